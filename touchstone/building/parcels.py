"""Units that are made on other machines: what is sent there, what a worker does with it, and what comes back.

A worker needs the program and nothing of this machine's disk. What all units share is sent once; a parcel brings what
belongs to its units alone.
"""

from __future__ import annotations

import os
import platform
import tempfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from touchstone.building.frame import Frame, NoShell, ShellKind
from touchstone.building.kept_units import Entry, KeptUnit, kept_unit
from touchstone.building.packed import packed, unpacked
from touchstone.building.parts import OfUnit, Part, reaches_items
from touchstone.building.places import BuildStopped
from touchstone.building.tree import Made, made
from touchstone.catalogue import Catalogue, UnitKey
from touchstone.model.unit import Unit
from touchstone.page import Page
from touchstone.render import Site

Versions = Mapping[str, str]
"""Of everything that shows in pages, what it is called and which version of it is there."""
QUICK = 1
"""How hard zlib tries: what is sent is sent once."""


class Sent(NamedTuple):
    """A unit of a parcel: the name and key of its part, and what is kept of its body."""

    name: str
    key: str
    unit: UnitKey
    body: bytes


class Parcel(NamedTuple):
    """Units to be made together, the files that are published with them, and the shells that are drawn so far."""

    units: tuple[Sent, ...]
    files: Mapping[str, bytes]
    set_in: Callable[[Page, tuple[str, ...]], str]
    shells: Mapping[ShellKind, tuple[str, ...]]
    compress: bool


class Delivered(NamedTuple):
    """What a worker made of a parcel."""

    parts: tuple[tuple[str, Made, tuple[tuple[str, bytes], ...]], ...]
    """For each part its name, what it holds, and its files."""
    left: tuple[str, ...]
    """The names of the parts that need a shell which is not drawn yet."""
    lacking: frozenset[ShellKind]


def parcel_of(parts: Sequence[Part], frame: Frame, compress: bool) -> Parcel:
    """The parcel of the parts of some units."""
    units: list[Sent] = []
    files: dict[str, bytes] = {}
    for part in parts:
        assert isinstance(part.make, OfUnit) and isinstance(part.make.unit, KeptUnit)
        unit, standards = part.make.unit, part.make.standards
        units.append(Sent(part.name, part.key, (unit.suite, unit.code), unit.packed_body))
        files |= {file: (standards / file).read_bytes() for file in _published(part.make.site.catalogue, unit)}
    return Parcel(tuple(units), files, frame.set_in, dict(frame.shells), compress)


def _published(catalogue: Catalogue, unit: Unit) -> list[str]:
    """The files below the standards that stand beside the pages of a unit."""
    welsh = catalogue.welsh.get((unit.suite, unit.code))
    return [unit.file, *([welsh.file] if welsh else [])]


def shared_content(site: Site, told: Callable[[], Versions]) -> bytes:
    """What all units of a site share, for `Workshop`; `told` gives the versions, here and where the units are made."""
    catalogue = site.catalogue
    units = [unit for unit in catalogue.units.values() if isinstance(unit, KeptUnit)]
    everywhere = reaches_items(catalogue) or catalogue.earlier or catalogue.dispositions
    shared = _Shared(
        replace(catalogue, units={}),
        [(unit.suite, unit.code, unit.entry._replace(findings=())) for unit in units],
        {(unit.suite, unit.code): unit.packed_body for unit in units} if everywhere else {},
        site.address,
    )
    return zlib.compress(packed((told, dict(told()), packed(shared))), QUICK)


@dataclass(frozen=True)
class _Shared:
    catalogue: Catalogue
    entries: Sequence[tuple[str, str, Entry]]
    bodies: Mapping[UnitKey, bytes]
    """What is kept of the bodies of all units, where the page of one may show the words of another's items."""
    address: str


class Workshop:
    """A site on a worker. It is opened when the first parcel comes, and it makes one parcel at a time.

    Where it is pickled, what is pickled is the content that it was made of.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._turn = Lock()
        self._site: Site | None = None
        self._shared_bodies: Mapping[UnitKey, bytes] = {}
        self._bodies: Mapping[UnitKey, bytes] = {}

    def __reduce__(self) -> tuple[type[Workshop], tuple[bytes]]:
        return Workshop, (self._content,)

    def __sizeof__(self) -> int:
        return len(self._content)

    def make(self, parcel: Parcel) -> Delivered:
        """The parts of a parcel. Raises BuildStopped where the program here is not the one that sent it."""
        with self._turn, tempfile.TemporaryDirectory(prefix="touchstone-") as folder:
            site = self._site = self._site or self._opened()
            self._bodies = {sent.unit: sent.body for sent in parcel.units}
            standards = Path(folder)
            _lay(standards, parcel.files)
            done = _Bench(parcel)
            for sent in parcel.units:
                of_unit = OfUnit(site, site.catalogue.units[sent.unit], standards)
                done.make(Part(sent.name, sent.key, of_unit))
                of_unit.let_go()
            return done.delivered()

    def _opened(self) -> Site:
        told, wanted, content = unpacked(zlib.decompress(self._content))
        refuse_unlike(told, wanted)
        shared: _Shared = unpacked(content)
        units = {
            (suite, code): kept_unit(entry, partial(self._body, (suite, code))) for suite, code, entry in shared.entries
        }
        self._shared_bodies = shared.bodies
        return Site(replace(shared.catalogue, units=units), address=shared.address)

    def _body(self, unit: UnitKey, _: Entry) -> bytes:
        return self._bodies.get(unit) or self._shared_bodies[unit]


@dataclass(frozen=True)
class _Bench:
    """The parts of a parcel as they are made."""

    parcel: Parcel
    parts: list[tuple[str, Made, tuple[tuple[str, bytes], ...]]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    lacking: set[ShellKind] = field(default_factory=set)

    def make(self, part: Part) -> None:
        files: list[tuple[str, bytes]] = []
        frame = Frame(self.parcel.set_in, dict(self.parcel.shells), draw=self._lacks)
        try:
            done = made(part, frame, lambda address, content: files.append((address, content)), self.parcel.compress)
        except NoShell:
            self.left.append(part.name)
        else:
            self.parts.append((part.name, done, tuple(files)))

    def _lacks(self, kind: ShellKind) -> tuple[str, ...]:
        self.lacking.add(kind)
        raise NoShell

    def delivered(self) -> Delivered:
        return Delivered(tuple(self.parts), tuple(self.left), frozenset(self.lacking))


def make_there(workshop: Workshop, parcel: Parcel) -> Delivered:
    """What a task does on a worker."""
    return workshop.make(parcel)


def refuse_unlike(told: Callable[[], Versions], wanted: Versions) -> None:
    """Raise BuildStopped where the program here is not the one that a build runs, by what `told` says of it."""
    found = told()
    other = [
        f"{name} {found.get(name) or 'missing'} instead of {version}"
        for name, version in wanted.items()
        if found.get(name) != version
    ]
    if other:
        raise BuildStopped(
            f"The worker on {platform.node()} that runs in {os.getcwd()} is not like this machine:"
            f" it has {'; '.join(other)}. Bring its copy of the project and"
            " its packages to the same state, start the worker anew, and build again."
        )


def _lay(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
