"""The search of a site in parts, so that an edit makes only those of its files anew that hold what was edited."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial

from touchstone.building.digests import digest
from touchstone.building.parts import Beside, OfUnit, Part
from touchstone.building.workers import begun, cut, meanwhile, spread
from touchstone.catalogue import UnitKey
from touchstone.model.unit import Unit
from touchstone.page import SiteFile
from touchstone.render import Site
from touchstone.search.entry import Entry
from touchstone.search.files import index_files
from touchstone.search.gathering import Gathering, Listed
from touchstone.search.keywords import Sought, sought
from touchstone.search.offers import Offer, offer_of_unit
from touchstone.search.pages import search_pages

NAME = "search "
"""How the names of the parts of a search begin."""
UNITS_AT_ONCE = 64
UNITS_MEANWHILE = 4
"""So few, that the last of them are not waited for long."""
FEWEST_TASKS = 16
"""For fewer such tasks no process is begun."""


@dataclass
class Searching:
    """The search of a site. `keys` gives for each unit a digest of everything that goes into its pages."""

    site: Site
    gathered: Gathering
    keys: Mapping[UnitKey, str]
    listed: tuple[Listed, Listed | None] | None = field(default=None, init=False)
    early: list[bytes] = field(default_factory=list, init=False)
    """What some units offer, known before there is time to keep it: packed lists of `_offers`."""

    @cached_property
    def lacking(self) -> dict[UnitKey, Unit]:
        """The units of which is not known yet what they offer."""
        held = self.gathered.now.keys()
        return {place: unit for place, unit in self.site.catalogue.units.items() if self.keys[place] not in held}

    @cached_property
    def _everywhere(self) -> Mapping[str, Sought]:
        return sought(term.term for term in self.site.catalogue.glossary.terms)

    @contextmanager
    def meanwhile(self) -> Iterator[None]:
        """Work out in other processes what units offer, for as long as this one is busy with something else."""
        tasks = cut(list(self.lacking.values()), UNITS_MEANWHILE)
        with meanwhile(self._packed_offers, tasks, least=FEWEST_TASKS) as made:
            yield
        for places, packed in made:
            self.early.append(packed)
            for place in places:
                del self.lacking[place]

    def _packed_offers(self, units: Iterable[Unit]) -> tuple[list[UnitKey], bytes]:
        offers = self._offers(units)
        return [place for place, _ in offers], pickle.dumps(offers, pickle.HIGHEST_PROTOCOL)

    def take_early(self) -> None:
        """Keep what was worked out meanwhile."""
        while self.early:
            for place, offer in pickle.loads(self.early.pop()):
                self.gathered.take(self.keys[place], offer)

    def with_offer(self, part: Part) -> Part:
        """A part; where it is of a unit, what the unit offers is made beside its pages if that is not known yet."""
        if not isinstance(part.make, OfUnit) or part.make.place not in self.lacking:
            return part
        place, unit = part.make.place, part.make.unit
        return part._replace(beside=Beside(partial(self._offer, unit), partial(self._take, place)))

    def _offer(self, unit: Unit) -> Offer:
        return offer_of_unit(self.site, unit, self._everywhere)

    def _take(self, place: UnitKey, offer: Offer) -> None:
        self.gathered.take(self.keys[place], offer)
        del self.lacking[place]

    @contextmanager
    def ahead(self) -> Iterator[None]:
        """Work out in other processes what units offer, while this one waits for a cluster to make their pages."""
        with begun(self._offers, self._in_tasks()) as results:
            yield
            for result in results:
                self._take_all(result())

    def gather(self, others: Iterable[tuple[str, Entry]]) -> None:
        """Bring the index up to date, with these `keyed` entries beside the units of today."""
        with self.gathered.changing():
            for offers in spread(self._offers, self._in_tasks()):
                self._take_all(offers)
        units = (self.keys[place] for place in self.site.catalogue.units)
        self.listed = self.gathered.listed(units, others, spread)

    def _in_tasks(self) -> list[Sequence[Unit]]:
        return cut(list(self.lacking.values()), UNITS_AT_ONCE)

    def _offers(self, units: Iterable[Unit]) -> list[tuple[UnitKey, Offer]]:
        made = []
        for unit in units:
            made.append(((unit.suite, unit.code), self._offer(unit)))
            unit.let_go()
        return made

    def _take_all(self, offers: Iterable[tuple[UnitKey, Offer]]) -> None:
        for place, offer in offers:
            self._take(place, offer)

    def parts(self, everywhere: str, way: str) -> Iterator[Part]:
        """The parts, once all is gathered.

        `everywhere` is a digest of what goes into every page, `way` one of how files are made, whatever of: the files
        of the index hold nothing else that is not in their own keys.
        """
        assert self.listed
        for page in search_pages(self.site, *self.listed):
            yield Part(f"{NAME}{page.address}", digest(everywhere, page.key), partial(_alone, page.made))
        for file in index_files(*self.listed, self.site.catalogue.search_words.same_meaning):
            yield Part(f"{NAME}{file.name}", digest(way, file.key), partial(_alone, file.made))


def _alone(make: Callable[[], SiteFile]) -> tuple[SiteFile]:
    """The one file of a part."""
    return (make(),)
