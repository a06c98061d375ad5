"""A folder that holds a whole site, part by part, with what is known of each file in it."""

from __future__ import annotations

import gzip
import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from touchstone.building.frame import Frame, ShellKind, kind_of
from touchstone.kept_pickles import DAMAGED
from touchstone.page import DataFile, Page, SiteFile

if TYPE_CHECKING:
    from touchstone.building.parts import Part

MANIFEST = "manifest.sha256"
"""The list of all files with their SHA-256, as `sha256sum` writes and reads it."""
MARK = ".touchstone-site"
"""The file that marks a folder as a site that a build may replace; it names the state of the site."""
COMPRESSED = frozenset((".html", ".css", ".js", ".json", ".svg", ".xml", ".yaml", ".txt"))
SMALLEST_COMPRESSED = 512
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


Listed = tuple[str, bool]
"""A page as the rest of the site needs to know it: its address, and whether search engines are asked to leave it out.
A plain tuple, since there are many, and all are looked at in each build."""


class Made(NamedTuple):
    """A part as it stands in a site: its key, the shells that it uses, its pages, and its lines of the manifest."""

    key: str
    shells: tuple[tuple[ShellKind, str], ...]
    pages: tuple[Listed, ...]
    lines: str
    folders: tuple[str, ...]
    """The folders in which its files stand."""

    def addresses(self) -> list[str]:
        """The addresses of its files."""
        return [line[66:] for line in self.lines.splitlines()]

    def is_like(self, key: str, frame: Frame) -> bool:
        """Whether the part would be made the same again."""
        return self.key == key and all(frame.shell_print(kind) == told for kind, told in self.shells)


@dataclass(frozen=True)
class Tree:
    """A site in a folder, with the parts that it is known to hold."""

    folder: Path
    parts: Mapping[str, Made] = field(default_factory=dict)
    name: str = ""
    """By what the note of its parts is known."""

    times: Mapping[str, int] = field(default_factory=dict)
    """When the content of each folder last changed, as it was noted."""

    @cached_property
    def is_as_noted(self) -> bool:
        """Whether no file was added or deleted since, seen once; `scripts/verify.py` looks into every file too."""
        return all(_changed(f"{self.folder}/{folder}") == noted for folder, noted in self.times.items())

    def times_now(self) -> dict[str, int]:
        """When the content of each folder last changed."""
        return {folder: _changed(f"{self.folder}/{folder}") for folder in self._folders()}

    def times_since(self, before: Tree, touched: Iterable[str]) -> dict[str, int]:
        """The same, where only these folders were touched since another look at the same place."""
        if not before.is_as_noted:
            return self.times_now()
        fresh = with_parents(touched)
        return {
            folder: before.times[folder]
            if folder in before.times and folder not in fresh
            else _changed(f"{self.folder}/{folder}")
            for folder in self._folders()
        }

    def _folders(self) -> set[str]:
        return with_parents({folder for made in self.parts.values() for folder in made.folders})

    def clear_of_strangers(self) -> None:
        """Remove files that no part has."""
        if self.is_as_noted:
            return
        known = {address for made in self.parts.values() for address in made.addresses()} | {MANIFEST}
        for folder, _, names in os.walk(self.folder, topdown=False):
            below = os.path.relpath(folder, self.folder).replace(os.sep, "/")
            for name in names:
                address = name if below == "." else f"{below}/{name}"
                if address not in known:
                    self.remove(address)

    def has(self, made: Made) -> bool:
        """Whether every file of a part is there."""
        return all(os.path.isfile(f"{self.folder}/{address}") for address in made.addresses())

    def write(self, address: str, content: bytes) -> None:
        """Write a file anew; one that shares its content with another site is not written into."""
        path = f"{self.folder}/{address}"
        try:
            descriptor = os.open(path, NEW_FILE, 0o666)
        except FileExistsError:
            os.unlink(path)
            descriptor = os.open(path, NEW_FILE, 0o666)
        except FileNotFoundError:
            _see_to(os.path.dirname(path))
            descriptor = os.open(path, NEW_FILE, 0o666)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)

    def take_all(self, parts: Iterable[Made], other: Tree) -> None:
        """Take the files of parts from another site."""
        for made in parts:
            for folder in made.folders:
                _see_to(f"{self.folder}/{folder}")
            for address in made.addresses():
                _share(f"{other.folder}/{address}", f"{self.folder}/{address}")

    def remove(self, address: str) -> None:
        """Remove a file, and folders that are empty without it."""
        path = self.folder / address
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.folder:
                return
            try:
                folder.rmdir()
            except OSError:
                return

    def made(self, part: Part, frame: Frame, compress: bool = False) -> Made:
        """Make a part and write its files."""
        return made(part, frame, self.write, compress)


def made(part: Part, frame: Frame, write: Callable[[str, bytes], None], compress: bool) -> Made:
    """Make a part; `write` takes each of its files."""
    shells: dict[ShellKind, str] = {}
    pages, lines = [], []
    for file in part.make():
        address, content = file.address, _content(file, frame)
        if isinstance(file, Page):
            shells[kind_of(file)] = frame.shell_print(kind_of(file))
            pages.append((file.address, "noindex" in file.head))
            address += "index.html"
        for name, written in _with_compressed(address, content) if compress else ((address, content),):
            write(name, written)
            lines.append(f"{sha256(written).hexdigest()}  {name}\n")
    folders = {line[66:-1].rpartition("/")[0] or "." for line in lines}
    return Made(part.key, tuple(sorted(shells.items())), tuple(pages), "".join(lines), tuple(sorted(folders)))


def _content(file: SiteFile, frame: Frame) -> bytes:
    return file.content if isinstance(file, DataFile) else frame.html(file).encode()


def _with_compressed(address: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and beside it the same compressed where a browser would ask for that."""
    yield address, content
    if os.path.splitext(address)[1] in COMPRESSED and len(content) >= SMALLEST_COMPRESSED:
        yield address + ".gz", gzip.compress(content, mtime=0)


def _see_to(folder: str) -> None:
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)


def _share(file: str, path: str) -> None:
    """Let a file stand at a second path too; where the file system knows no links, a copy of it."""
    try:
        os.link(file, path)
    except FileExistsError:
        os.unlink(path)
        _share(file, path)
    except OSError:
        shutil.copyfile(file, path)


def with_parents(folders: Iterable[str]) -> set[str]:
    """Folders of a site with all folders that they stand in, up to the site's own."""
    found = set(folders) | {"."}
    above = found
    while above := {folder.rpartition("/")[0] for folder in above} - found - {""}:
        found |= above
    return found


def _changed(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0


def read_state(file: Path, folder: Path) -> Tree | None:
    """The site in a folder as a build noted it in a file; None where nothing fitting is there."""
    try:
        with file.open("rb") as stream:
            told, times = pickle.load(stream)
        parts = {name: Made._make(made) for name, made in told.items()}
    except DAMAGED:
        return None
    return Tree(folder, parts, file.stem, times)


def write_state(file: Path, tree: Tree) -> None:
    """Note a site, as plain tuples, which are read and written several times faster; what is alike is noted once."""
    alike: dict[tuple[tuple[ShellKind, str], ...], tuple[tuple[ShellKind, str], ...]] = {}
    told = {
        name: (key, alike.setdefault(used, used), pages, lines, folders)
        for name, (key, used, pages, lines, folders) in tree.parts.items()
    }
    with file.open("wb") as stream:
        pickle.dump((told, dict(tree.times)), stream, pickle.HIGHEST_PROTOCOL)
