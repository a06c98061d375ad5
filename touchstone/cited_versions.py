"""How a unit and its items are cited from one of its versions: at the address that stays, with what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from touchstone import addresses
from touchstone.citing import Citation, citation, citations_of
from touchstone.model.unit import EarlierUnit, Unit
from touchstone.page import Link
from touchstone.permalinks.history import History
from touchstone.permalinks.telling import link_to
from touchstone.permalinks.versions import Change, changes
from touchstone.prose import joined


@dataclass(frozen=True)
class Since:
    """What became of a version, or of one item of it."""

    latest: str
    """Where it is today, or where it is told what became of it; below the site's root."""
    told: str
    """The same as a sentence that stays true; empty where this is the version of today."""


@dataclass(frozen=True)
class CitedVersion:
    """One version of a unit among all that are held, oldest first."""

    history: History
    unit: Unit
    versions: tuple[Unit, ...]

    @property
    def page(self) -> str:
        """The address that leads, or led, to the latest version."""
        return addresses.of_unit(self.versions[-1])

    @property
    def is_of_today(self) -> bool:
        """Whether this is the latest version of a unit that is held today."""
        return self.unit is self.versions[-1] and not isinstance(self.unit, EarlierUnit)

    @cached_property
    def fates(self) -> Mapping[str, Change]:
        """What became of each item since, by its anchor."""
        later = self.versions[self.versions.index(self.unit) :]
        return {where: fate for fate in changes(later, self.history.catalogue.dispositions) for where in fate.before}

    def places(self, start: str) -> tuple[Link, ...]:
        """Where an item of this version is today; several where it was split."""
        fate = self.fates.get(start)
        found = (*(f"{self.page}#{place}" for place in fate.after), *fate.elsewhere) if fate else ()
        return tuple(link_to(self.history, place, f"{self.page}#{start}") for place in found)

    def since(self, start: str = "") -> Since:
        """What became of the item at an anchor; of the whole unit without one."""
        if isinstance(self.versions[-1], EarlierUnit):
            return Since(self._left_behind(start), "No longer current.")
        if self.is_of_today:
            return Since(self.page + (f"#{start}" if start else ""), "")
        newest = self.versions[-1].version
        by = f"Superseded by {f'version {newest}' if newest else 'a later version'}"
        if not start:
            return Since(self.page, f"{by}.")
        places = self.places(start)
        where = places[0].address if len(places) == 1 else self._left_behind(start)
        return Since(where, f"{by}{became(self.fates[start], start, [one.title for one in places])}.")

    def _left_behind(self, start: str) -> str:
        """The address at which readers are told what became of an item, as far as the ledger knows it."""
        address = f"{self.page}#{start}"
        return address if start and address in self.history.ledger.runs else self.page

    def whole(self, root: str = "") -> Citation:
        """The citation of the version; without `root`, the site's own address, addresses are those below it."""
        since = self.since()
        cited = citation(self.history.catalogue, self.unit, root)
        return cited._replace(latest=root + since.latest, since=since.told)

    def items(self, root: str = "") -> list[tuple[str, Citation]]:
        """The citation of each item with its anchor, in the order of the page."""
        cited = citations_of(self.history.catalogue, self.unit, root)
        found = ((start, one, self.since(start)) for start, one in cited)
        return [(start, one._replace(latest=root + since.latest, since=since.told)) for start, one, since in found]


def became(fate: Change, start: str, names: list[str]) -> str:
    """What became of an item in the version that superseded its own, as the end of a sentence."""
    words = "with other words" if fate.reworded else "with the same words"
    there = joined(names)
    if fate.elsewhere:
        return f"; it went to {there}"
    ends = {
        "split": f", where it is split into {there}",
        "merged": f", where it is part of {there}",
        "replaced": f", where {there} took its place",
        "withdrawn": ", which no longer has it",
    }
    return ends.get(fate.kind) or (f", {words}" if fate.after == (start,) else f", where it is {there} {words}")
