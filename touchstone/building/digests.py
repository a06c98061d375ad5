"""Digests: short hashes by which one build knows what another has read or made."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from touchstone.listing import entries_below

LENGTH = 16


def digest(*parts: bytes | str) -> str:
    """A digest of several parts; where one ends and the next begins counts."""
    told = blake2b(digest_size=LENGTH)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        told.update(len(content).to_bytes(8))
        told.update(content)
    return told.hexdigest()


def of_folders(*places: Path, only: str = "", but: str = "none") -> str:
    """A digest of files, and of all files in folders, by their paths and contents.

    `only` is how the names of those end that are taken, and `but` of those that are left out.
    """
    found = [(place, path) for place in places for path in files_below(place)]
    listed = [
        (str(path.relative_to(place)), path)
        for place, path in found
        if path.name.endswith(only) and not path.name.endswith(but)
    ]
    return digest(*(part for name, path in listed for part in (name, path.read_bytes())))


def files_below(place: Path) -> list[Path]:
    """The files of a folder in the order of their paths, or the file itself; what Python leaves behind is left out."""
    if not place.is_dir():
        return [place] if place.is_file() else []
    return sorted(Path(entry.path) for entry in entries_below(str(place)) if entry.is_file())


def of_packages(names: Iterable[str]) -> str:
    """A digest of this Python and the versions of packages that a build runs on."""
    return digest(sys.version, *(f"{name} {_version(name)}" for name in names))


@cache
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
