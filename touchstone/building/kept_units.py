"""Units that an earlier build read: kept in a folder, each known by its file's time, size and content.

What every build looks at in all units (code, title, grouping, links) is read at once for all. Details stay packed
until they are asked for, and items stay in the store until the unit's own page is made. So a build in which one of
23,000 units was edited reads the items of one.
"""

from __future__ import annotations

import mmap
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from touchstone.building.digests import digest
from touchstone.building.flat import layout_of
from touchstone.kept_pickles import DAMAGED, pickles_in
from touchstone.model.unit import Unit
from touchstone.rules.rule import Finding

IN_BODY = (
    "performance_criteria",
    "knowledge",
    "elements",
    "scope",
    "values",
    "behaviours",
    "skills",
    "glossary",
    "external_links",
    "resources",
    "unplaced",
)
"""The fields that no page shows but the unit's own, and those of courses and frameworks that reach its items."""
IN_DETAILS = (
    "overview",
    "target_group",
    "status",
    "developed_by",
    "originating_organisation",
    "occupations",
    "suites",
    "keywords",
    "soc_codes",
    "category",
    "recommended_for",
    "source",
    "notes",
)
"""The fields that few other pages show, and that no build asks for as long as those pages stay as they are."""
IN_HEAD = tuple(name for name in Unit.model_fields if name not in (*IN_BODY, *IN_DETAILS))
BODY = layout_of(Unit, IN_BODY)
DETAILS = layout_of(Unit, IN_DETAILS)
HEAD = layout_of(Unit, IN_HEAD)
COMPACT_FROM = 4
"""The store is written anew once it holds so many times what is in use."""
_set = object.__setattr__


class Stamp(NamedTuple):
    """By what a file is known again."""

    time: int
    """When it was changed, in nanoseconds."""
    size: int
    read: int
    """When it was read."""
    print: str
    """The digest of its content."""


class Entry(NamedTuple):
    """What is kept of one unit's file: its stamp, and what it holds."""

    time: int
    size: int
    read: int
    print: str
    head_print: str
    """The digest of everything that is not in the body, and of how many items there are."""
    start: int
    length: int
    items: int
    head: tuple[Any, ...]
    """The values of IN_HEAD, laid flat."""
    details: bytes
    """The values of IN_DETAILS, laid flat and packed."""
    given: frozenset[str]
    findings: tuple[tuple[str, Finding], ...]
    """What the rules about one unit find, each with the rule's code."""


class KeptUnit(Unit):
    """A unit whose details are unpacked, and whose items are fetched from the store, when they are asked for."""

    STANDS_FOR: ClassVar[type[Unit]] = Unit

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """A value of the details or the body, with all others; pydantic asks here for what is not in `__dict__`."""
            if name in IN_DETAILS:
                self.__dict__.update(DETAILS.values(pickle.loads(self.entry.details)))
            elif name in IN_BODY:
                self.__dict__.update(BODY.values(pickle.loads(self.packed_body)))
            else:
                return super().__getattr__(name)
            return self.__dict__[name]

    @property
    def entry(self) -> Entry:
        """What the store keeps of the unit."""
        private: Any = self.__pydantic_private__
        return private["kept"][1]  # type: ignore[no-any-return]

    @property
    def packed_body(self) -> bytes:
        """What the store keeps of the body."""
        private: Any = self.__pydantic_private__
        body, entry = private["kept"]
        return body(entry)  # type: ignore[no-any-return]

    @property
    def number_of_items(self) -> int:
        """How many items the unit holds; the store knows without fetching them."""
        return self.entry.items

    def let_go(self) -> None:
        """Forget details and body until they are asked for again."""
        for name in (*IN_DETAILS, *IN_BODY):
            self.__dict__.pop(name, None)


def kept_unit(entry: Entry, body: Callable[[Entry], bytes]) -> KeptUnit:
    """The unit of an entry; `body` gives what is kept of its body."""
    made = object.__new__(KeptUnit)
    _set(made, "__dict__", HEAD.values(entry.head))
    _set(made, "__pydantic_fields_set__", entry.given)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", {"kept": (body, entry)})
    return made


def entry_of(unit: Unit, stamp: Stamp, findings: Iterable[tuple[str, Finding]]) -> tuple[Entry, bytes]:
    """The entry of a unit that was just read, and its body; `start` is set when the store takes it."""
    head, details, items = HEAD.flat(unit.__dict__), DETAILS.flat(unit.__dict__), unit.number_of_items
    told, body = _pickled(details), _pickled(BODY.flat(unit.__dict__))
    given, shown = _the_same(frozenset(unit.model_fields_set)), digest(repr((head, details, items)))
    return Entry(*stamp, shown, 0, len(body), items, head, told, given, tuple(findings)), body


def _pickled(laid: tuple[Any, ...]) -> bytes:
    return pickle.dumps(laid, pickle.HIGHEST_PROTOCOL)


@lru_cache(maxsize=1024)
def _the_same(names: frozenset[str]) -> frozenset[str]:
    """One of the sets that are equal: most units give the same fields, and a set is large."""
    return names


@dataclass
class KeptUnits:
    """The store in a folder: `index`, entries by file, and `bodies`, one after the other. Only one build writes it."""

    folder: Path
    program: str
    """The digest of the program; what another program kept is of no use."""
    entries: dict[str, Entry] = field(default_factory=dict)
    end: int = 0
    _mapped: mmap.mmap | None = None

    @property
    def index(self) -> Path:
        """The file of entries: pickles one after the other, each bringing those before it up to date."""
        return self.folder / "index"

    @property
    def bodies(self) -> Path:
        """The file of bodies."""
        return self.folder / "bodies"

    @property
    def passed(self) -> str:
        """The digest of all that the rules about all records last looked at, if they found nothing; else empty."""
        try:
            program, _, seen = (self.folder / "passed").read_text(encoding="ascii").partition(" ")
        except (OSError, UnicodeDecodeError):
            return ""
        return seen if program == self.program else ""

    def note_passed(self, seen: str) -> None:
        """Keep such a digest."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "passed").write_text(f"{self.program} {seen}", encoding="ascii")

    def open(self) -> None:
        """Read what is kept; nothing where it is another program's, or was cut off."""
        try:
            for program, end, entries in pickles_in(self.index):
                if program != self.program or self.bodies.stat().st_size < end:
                    raise ValueError
                self.entries.update(entries)
                self.end = end
        except DAMAGED:
            self.entries, self.end = {}, 0

    def take(self, new: dict[str, tuple[Entry, bytes]]) -> None:
        """Add entries with their bodies."""
        if not new:
            return
        self._shut()
        placed = {}
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.bodies.open("r+b" if self.end else "wb") as stream:
            stream.seek(self.end)
            stream.truncate()
            for file, (entry, body) in new.items():
                placed[file] = entry._replace(start=self.end)
                stream.write(body)
                self.end += len(body)
        self._write_index(placed)
        self.entries.update(placed)

    def _write_index(self, placed: dict[str, Entry]) -> None:
        """Append what is new, or write all where much is."""
        whole = len(placed) * COMPACT_FROM >= len(self.entries)
        entries = self.entries | placed if whole else placed
        target = self.index.with_suffix(".part") if whole else self.index
        with target.open("wb" if whole else "ab") as stream:
            pickle.dump((self.program, self.end, entries), stream, pickle.HIGHEST_PROTOCOL)
        if whole:
            target.replace(self.index)

    def keep_only(self, files: Iterable[str]) -> None:
        """Forget the units of files that are gone; write the store anew where most of it is of no use."""
        wanted = set(files)
        self.entries = {file: entry for file, entry in self.entries.items() if file in wanted}
        used = sum(entry.length for entry in self.entries.values())
        if self.end > COMPACT_FROM * used + 1_000_000:
            bodies = {file: (entry, self.body(entry)) for file, entry in self.entries.items()}
            self._shut()
            self.entries, self.end = {}, 0
            self.take({file: (entry._replace(length=len(body)), body) for file, (entry, body) in bodies.items()})

    def units(self, files: Iterable[str]) -> Iterator[KeptUnit]:
        """The units of files, in their order."""
        return (kept_unit(self.entries[file], self.body) for file in files if file in self.entries)

    def body(self, entry: Entry) -> bytes:
        """The body of a unit, packed."""
        if self._mapped is None:
            with self.bodies.open("rb") as stream:
                self._mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        return self._mapped[entry.start : entry.start + entry.length]

    def _shut(self) -> None:
        if self._mapped is not None:
            self._mapped.close()
            self._mapped = None
