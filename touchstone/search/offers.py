"""What units offer to the search. It takes longer to make than to read again, so a build keeps it for the next."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from touchstone.catalogue import UnitKey
from touchstone.kept_pickles import DAMAGED, pickles_in
from touchstone.model.unit import Unit
from touchstone.render import Site
from touchstone.search.entry import Entry
from touchstone.search.keywords import Standing, sought, standing_in
from touchstone.search.unit_entries import unit_entry

REWRITTEN_FROM = 2
"""What is kept is written anew once so many times more is in it than is of use."""


class Offer(NamedTuple):
    """A unit as it is found, and where keywords stand in it."""

    entry: Entry
    standing: tuple[Standing, ...]


def offers_of(site: Site, keys: Mapping[UnitKey, str], file: Path | None) -> list[Offer]:
    """What each unit of today offers.

    `keys` gives for a unit a digest of everything that goes into its pages; what was made under the same is taken from
    `file`, where builds keep it.
    """
    kept = _Kept(file)
    everywhere = sought(term.term for term in site.catalogue.glossary.terms)
    made: dict[str, Offer] = {}
    listed = []
    for place, unit in site.catalogue.units.items():
        key = keys.get(place, "")
        offer = kept.offers.get(key) or _made(site, unit, everywhere)
        listed.append(offer)
        made |= {key: offer} if key and key not in kept.offers else {}
    kept.take(made, {keys[place] for place in site.catalogue.units if place in keys})
    return listed


def _made(site: Site, unit: Unit, everywhere: Mapping[str, str]) -> Offer:
    entry = unit_entry(site, unit)
    offer = Offer(entry, tuple(standing_in(entry, sought(unit.keywords), everywhere)))
    unit.let_go()
    return offer


@dataclass
class _Kept:
    """The offers in a file, by their keys: pickles one after the other, each with more of them."""

    file: Path | None
    offers: dict[str, Offer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the file; nothing where there is none, or where a build was cut off."""
        try:
            for more in pickles_in(self.file) if self.file else ():
                self.offers.update(more)
        except DAMAGED:
            self.offers = {}

    def take(self, made: Mapping[str, Offer], used: set[str]) -> None:
        """Add offers to the file; what is of no use is left out once that is most of it."""
        if not self.file or not made:
            return
        every = {**self.offers, **made}
        whole = not self.offers or len(every) >= REWRITTEN_FROM * len(used)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        target = self.file.with_suffix(".part") if whole else self.file
        with target.open("wb" if whole else "ab") as stream:
            told = {key: offer for key, offer in every.items() if key in used} if whole else dict(made)
            pickle.dump(told, stream, pickle.HIGHEST_PROTOCOL)
        if whole:
            target.replace(self.file)
