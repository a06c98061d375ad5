"""The files of an import: given one by one, in folders, or in zips, each read only when its turn comes."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from touchstone.importers.document.limits import LARGEST_FILE, LARGEST_UNPACKED, MOST_MEMBERS, STEEPEST_PACKING
from touchstone.importers.document.lines import Refused

_LEFT_OUT = ("__MACOSX/", ".DS_Store", "Thumbs.db", "~$")


@dataclass(frozen=True)
class Input:
    """A file to import: its name for people, and how to get its bytes (which may raise Refused)."""

    name: str
    content: Callable[[], bytes]


def inputs_of(paths: Iterable[Path]) -> Iterator[Input]:
    """Every file that the paths lead to, in order; a folder or zip gives all that it holds."""
    for path in paths:
        if path.is_dir():
            for inner in sorted(one for one in path.rglob("*") if one.is_file() and not _is_left_out(one.name)):
                yield from _of_file(inner, inner.relative_to(path.parent).as_posix())
        else:
            yield from _of_file(path, path.name)


def _is_left_out(name: str) -> bool:
    return name.startswith(".") or any(part in name for part in _LEFT_OUT)


def _of_file(path: Path, name: str) -> Iterator[Input]:
    if _is_plain_zip(path):
        yield from _of_zip(path, name)
    else:
        yield Input(name, lambda: _bytes_of(path))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refused(
                f"the file is larger than {LARGEST_FILE // 1024 // 1024} MB: give the pages of the standard only"
            )
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"the file cannot be read ({(error.strerror or 'unknown reason').lower()})") from None


def _is_plain_zip(path: Path) -> bool:
    """Whether a file is a zip of documents, and not a Word document."""
    try:
        with path.open("rb") as stream:
            if stream.read(4) != b"PK\x03\x04":
                return False
        with zipfile.ZipFile(path) as package:
            return "[Content_Types].xml" not in package.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _of_zip(path: Path, name: str) -> Iterator[Input]:
    with zipfile.ZipFile(path) as package:
        members = [one for one in package.infolist() if not one.is_dir() and not _is_left_out(one.filename)]
    reason = _refusal(members)
    if reason:
        yield Input(name, _refusing(reason))
        return
    for member in members:
        yield Input(f"{name}/{member.filename}", _member(path, member.filename))


def _refusal(members: list[zipfile.ZipInfo]) -> str:
    """Why a zip must not be unpacked, judged by what it says of itself; the bytes are counted again while they are
    read."""
    if len(members) > MOST_MEMBERS:
        return f"the zip holds {len(members):,} files, more than the {MOST_MEMBERS:,} that are taken at once"
    total = sum(one.file_size for one in members)
    packed = sum(one.compress_size for one in members)
    if total > LARGEST_UNPACKED or total > STEEPEST_PACKING * max(packed, 1):
        return f"the zip would unpack to {total // 1024 // 1024:,} MB: it may be an attack (zip bomb)"
    return ""


def _refusing(reason: str) -> Callable[[], bytes]:
    def content() -> bytes:
        raise Refused(reason)

    return content


def _member(path: Path, member: str) -> Callable[[], bytes]:
    def content() -> bytes:
        try:
            with zipfile.ZipFile(path) as package, package.open(member) as stream:
                held = stream.read(LARGEST_FILE + 1)
        except (EOFError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error):
            raise Refused(
                "the file cannot be unpacked from its zip: it is damaged or protected with a password"
            ) from None
        if len(held) > LARGEST_FILE:
            raise Refused(f"the file is larger than {LARGEST_FILE // 1024 // 1024} MB unpacked")
        return held

    return content


def content_by_name(paths: Sequence[Path]) -> Callable[[str], bytes | None]:
    """A look-up of the files of an import by the last part of their names; each is read when it is asked for."""
    files = {file.name.rsplit("/", 1)[-1]: file for file in inputs_of(paths)}

    def content(name: str) -> bytes | None:
        try:
            return files[name].content() if name in files else None
        except Refused:
            return None

    return content
