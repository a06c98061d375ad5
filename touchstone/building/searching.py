"""The search of a site in parts, so that an edit makes only those of its files anew that hold what was edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from touchstone.building.digests import digest
from touchstone.building.parts import Beside, Part
from touchstone.building.workers import cut, spread
from touchstone.catalogue import UnitKey
from touchstone.model.unit import Unit
from touchstone.render import Site
from touchstone.search.entry import Entry
from touchstone.search.files import index_files
from touchstone.search.gathering import Gathering, Listed
from touchstone.search.keywords import sought
from touchstone.search.offers import Offer, offer_of_unit
from touchstone.search.pages import search_pages

NAME = "search "
"""How the names of the parts of a search begin."""
UNITS_AT_ONCE = 64


@dataclass
class Searching:
    """The search of a site. `keys` gives for each unit a digest of everything that goes into its pages."""

    site: Site
    gathered: Gathering
    keys: Mapping[UnitKey, str]
    listed: tuple[Listed, Listed | None] | None = field(default=None, init=False)

    @cached_property
    def lacking(self) -> dict[UnitKey, Unit]:
        """The units of which is not known yet what they offer."""
        held = self.gathered.now.keys()
        return {place: unit for place, unit in self.site.catalogue.units.items() if self.keys[place] not in held}

    @cached_property
    def _everywhere(self) -> Mapping[str, str]:
        return sought(term.term for term in self.site.catalogue.glossary.terms)

    def beside(self, unit: Unit) -> Beside | None:
        """What is made for the search while the pages of a unit are made; None where it is known."""
        place = unit.suite, unit.code
        return Beside(partial(self._offer, unit), partial(self._take, place)) if place in self.lacking else None

    def _offer(self, unit: Unit) -> Offer:
        return offer_of_unit(self.site, unit, self._everywhere)

    def _take(self, place: UnitKey, offer: Offer) -> None:
        self.gathered.take(self.keys[place], offer)
        del self.lacking[place]

    def gather(self, entries: Iterable[Entry]) -> None:
        """Bring the index up to date, with these entries beside the units of today."""
        left = cut(list(self.lacking.items()), UNITS_AT_ONCE)
        for offers in spread(lambda units: [(place, self._offer_alone(unit)) for place, unit in units], left):
            for place, offer in offers:
                self._take(place, offer)
        units = (self.keys[place] for place in self.site.catalogue.units)
        self.listed = self.gathered.listed(units, entries)

    def _offer_alone(self, unit: Unit) -> Offer:
        offer = self._offer(unit)
        unit.let_go()
        return offer

    def parts(self, everywhere: str) -> Iterator[Part]:
        """The parts, once all is gathered; `everywhere` is a digest of what goes into every page."""
        assert self.listed
        for page in search_pages(self.site, *self.listed):
            yield Part(f"{NAME}{page.address}", digest(everywhere, page.key), lambda page=page: (page.made(),))  # type: ignore[misc]
        for file in index_files(*self.listed, self.site.catalogue.search_words.same_meaning):
            yield Part(f"{NAME}{file.name}", file.key, lambda file=file: (file.made(),))  # type: ignore[misc]
