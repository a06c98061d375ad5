"""What stands in a folder, looked through once for all who ask."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

LEFT_OUT = {"__pycache__", ".DS_Store"}
"""What Python and the Finder leave behind."""


class Traits(NamedTuple):
    """What is seen of a file from outside, and by what it shows that it was changed."""

    time: int
    """In nanoseconds."""
    size: int


@dataclass(frozen=True)
class Listing:
    """A folder's files, as they were at one moment."""

    folder: Path
    held: Mapping[str, Mapping[str, Traits | None]]
    """For each folder, by its path below this one, all that stands in it; no traits of what is no file that is there,
    such as a folder or a link that leads nowhere."""

    def traits(self, file: str) -> Traits | None:
        """The traits of the file with this path below the folder."""
        folder, _, name = file.rpartition("/")
        return self.held.get(folder, {}).get(name)

    def files(self) -> Iterator[tuple[str, Traits]]:
        """Every file that is there by its path below the folder, folder by folder."""
        for folder, held in self.held.items():
            yield from ((f"{folder}/{name}" if folder else name, traits) for name, traits in held.items() if traits)


def listing_of(folder: Path) -> Listing:
    """What stands in a folder, in the order of names. Of a folder that is not there, or may not be read, nothing."""
    start = len(str(folder)) + 1
    found: dict[str, dict[str, Traits | None]] = {}
    for below, files, folders in _folders(str(folder), ()):
        held = {entry.name: _traits(entry) for entry in files} | dict.fromkeys(entry.name for entry in folders)
        found[below[start:].replace(os.sep, "/")] = dict(sorted(held.items()))
    return Listing(folder, dict(sorted(found.items(), key=lambda one: one[0].split("/"))))


def entries_below(folder: str) -> Iterator[os.DirEntry[str]]:
    """Everything in a folder and in those below that is no folder itself."""
    for _, files, _ in _folders(folder, ()):
        yield from files


_Entries = list[os.DirEntry[str]]


def _folders(folder: str, through: tuple[str, ...]) -> Iterator[tuple[str, _Entries, _Entries]]:
    """A folder and those below, each with what in it is no folder, and the folders; `through` are links on the way."""
    files: _Entries = []
    folders: _Entries = []
    with suppress(PermissionError, FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name not in LEFT_OUT:
                (folders if _is_folder(entry) else files).append(entry)
        yield folder, files, folders
    for entry in folders:
        if not entry.is_symlink():
            yield from _folders(entry.path, through)
        elif (real := os.path.realpath(entry.path)) not in through and not _stands_in(folder, real):
            yield from _folders(entry.path, (*through, real))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _stands_in(folder: str, real: str) -> bool:
    """Whether a folder stands in another, so that a link from the one to the other goes round in a circle."""
    return f"{os.path.realpath(folder)}{os.sep}".startswith(f"{real}{os.sep}")


def _traits(entry: os.DirEntry[str]) -> Traits | None:
    try:
        found = entry.stat()
    except OSError:
        return None
    return Traits(found.st_mtime_ns, found.st_size)
