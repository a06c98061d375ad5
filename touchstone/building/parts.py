"""A site in parts: what belongs together is made together, and only where anything that goes into it has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from touchstone.building.digests import digest
from touchstone.building.kept_units import KeptUnit
from touchstone.catalogue import Catalogue, UnitKey
from touchstone.model.unit import Unit
from touchstone.page import SiteFile
from touchstone.render import Site
from touchstone.site_files import other_files, unit_files


class Part(NamedTuple):
    """Pages and files that are made together; the key is a digest of everything that goes into them."""

    name: str
    key: str
    make: Callable[[], Iterable[SiteFile]]
    beside: Beside | None = None


@dataclass(frozen=True)
class Beside:
    """What is made of the same thing while it is at hand: `make` is called where a part is made, `take` here."""

    make: Callable[[], Any]
    take: Callable[[Any], None]


@dataclass(frozen=True)
class Keys:
    """The keys of the parts of a site, from digests of what goes into each.

    A unit's part takes in its own file; of each unit that it links to, is linked from or stands beside, what other
    pages show of it, as a sum of such digests, for which order does not matter; and everything that is no unit, as a
    whole. All other pages take in what is shown of all units, and the words of their items too where courses,
    frameworks or the ledger reach them.
    """

    site: Site
    others: str
    """The digest of everything but units: the program, the configuration, roles, courses, the ledger."""

    def of_units(self) -> Iterator[tuple[Unit, str]]:
        """Each unit with the key of its part."""
        shown = {key: int(head_print(unit), 16) for key, unit in self.site.catalogue.units.items()}
        beside, linking = self._suites(shown), self._linking(shown)
        for key, unit in self.site.catalogue.units.items():
            near = linking.get(key, 0)
            yield unit, digest(f"{self.others}{content_print(unit)}{beside[unit.suite]} {near} {unit.file}")

    def of_all_others(self) -> str:
        """The key of everything that is not part of one unit."""
        catalogue = self.site.catalogue
        of = content_print if reaches_items(catalogue) else head_print
        return digest(self.others, repr(catalogue.guidance), print_of_units(catalogue, of))

    def _suites(self, shown: Mapping[UnitKey, int]) -> dict[str, int]:
        """For each suite the sum of the digests of its units, which say in which order menus show them."""
        found: defaultdict[str, int] = defaultdict(int)
        for (suite, _), there in shown.items():
            found[suite] += there
        for one in self.site.catalogue.suites.values():
            found[one.id] += sum(shown.get((line.suite, line.unit), 0) for line in one.imports)
        return found

    def _linking(self, shown: Mapping[UnitKey, int]) -> dict[UnitKey, int]:
        """For each unit the sum of the digests of those in other suites that it links to or that link to it."""
        found: defaultdict[UnitKey, int] = defaultdict(int)
        for key, linking in self.site.catalogue.linking.items():
            suite, there = key[0], shown[key]
            for unit, _ in linking:
                if unit.suite != suite:
                    place = (unit.suite, unit.code)
                    found[key] += shown[place]
                    found[place] += there
        return found


def reaches_items(catalogue: Catalogue) -> bool:
    """Whether pages other than a unit's own may show the words of its items."""
    return bool(catalogue.courses or catalogue.frameworks or catalogue.ledger.lines or catalogue.mentions)


def print_of_units(catalogue: Catalogue, of: Callable[[Unit], str]) -> str:
    """The digest of all units, of each by what `of` tells."""
    return digest(*(part for unit in catalogue.units.values() for part in (unit.file, of(unit))))


def content_print(unit: Unit) -> str:
    """The digest of a unit's file."""
    return unit.entry.print if isinstance(unit, KeptUnit) else digest(repr(unit))


def head_print(unit: Unit) -> str:
    """The digest of what other pages show of a unit."""
    return unit.entry.head_print if isinstance(unit, KeptUnit) else digest(repr(unit))


def parts_of(site: Site, standards: Path, others: str) -> list[Part]:
    """The parts of a site but for its search; the part of all others comes first."""
    keys = Keys(site, others)
    parts = [Part("others", keys.of_all_others(), _Once(lambda: other_files(site)))]
    parts += [
        Part(f"unit {unit.suite} {unit.code}", key, OfUnit(site, unit, standards)) for unit, key in keys.of_units()
    ]
    return parts


class _Once:
    """Makes files at the first call and gives the same ones at every other."""

    def __init__(self, make: Callable[[], Iterable[SiteFile]]) -> None:
        self.make = make
        self.made: tuple[SiteFile, ...] | None = None

    def __call__(self) -> tuple[SiteFile, ...]:
        if self.made is None:
            self.made = tuple(self.make())
        return self.made


@dataclass(frozen=True)
class OfUnit:
    """Makes the files of one unit."""

    site: Site
    unit: Unit
    standards: Path

    @property
    def place(self) -> UnitKey:
        """Suite and code of the unit."""
        return self.unit.suite, self.unit.code

    def __call__(self) -> Iterator[SiteFile]:
        yield from unit_files(self.site, self.unit, self.standards)

    def let_go(self) -> None:
        """Forget the items of the unit until they are asked for again."""
        self.unit.let_go()
