"""What became of every address: from an old address and its words to where readers are led today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from touchstone import addresses
from touchstone.catalogue import Catalogue
from touchstone.model.disposition import Disposition
from touchstone.model.unit import Unit
from touchstone.permalinks.comparing import assigned, by_address
from touchstone.permalinks.ledger import Ledger, Run, anchor_of, page_of
from touchstone.permalinks.pending import with_pending
from touchstone.permalinks.published import Published, published
from touchstone.permalinks.similarity import is_same_thing, similarity

Place = tuple[str, int]
"""An address, and which of its runs."""


class Circle(Exception):
    """Raised where dispositions lead from one to the next and back; carries the addresses."""

    def __init__(self, way: list[str]) -> None:
        self.way = way
        super().__init__(" → ".join(way))


@dataclass(frozen=True)
class Fate:
    """What became of one run of an address."""

    run: Run
    became: str
    """A kind of disposition."""
    targets: tuple[str, ...]
    """Where it says that readers go on."""
    why: str


@dataclass(frozen=True, eq=False)
class History:
    """The ledger with what this catalogue adds to it, and every disposition."""

    catalogue: Catalogue

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger as it will be once this catalogue is published."""
        return with_pending(self.catalogue)

    @cached_property
    def now(self) -> Mapping[str, Published]:
        """What each address leads to today."""
        return published(self.catalogue)

    @cached_property
    def lineages(self) -> tuple[tuple[Unit, ...], ...]:
        """Every version that is held of each unit, oldest first, that of today last."""
        units, earlier = self.catalogue.units, self.catalogue.earlier
        return tuple(
            (*earlier.get(key, ()), *([units[key]] if key in units else []))
            for key in dict.fromkeys([*units, *earlier])
        )

    @cached_property
    def versions(self) -> Mapping[str, tuple[Unit, ...]]:
        """The versions of a unit by every address that the unit has or had."""
        return {addresses.of_unit(unit): lineage for lineage in self.lineages for unit in lineage}

    @cached_property
    def _told(self) -> dict[str, list[Disposition]]:
        return by_address(self.catalogue.dispositions)

    def _disposition(self, place: Place) -> Disposition | None:
        address, number = place
        told = self._told.get(address)
        return assigned(self.ledger.runs[address], told)[number] if told else None

    def fate(self, place: Place) -> Fate | None:
        """What became of a run that has ended; None where it stands."""
        address, number = place
        run = self.ledger.runs[address][number]
        if run.ending is None:
            return None
        own = self._disposition(place)
        if own:
            return Fate(run, own.kind, own.targets, own.why)
        return self._with_its_page(run, run.ending.day, run.ending.became)

    def _with_its_page(self, run: Run, day: str, became: str) -> Fate:
        """The fate of an address that ended because its page did: the same words on the pages that came after."""
        page = page_of(run.address)
        number = self._run_until(page, day)
        told = self._disposition((page, number)) if number is not None else None
        if told is None:
            return Fate(run, became, (), "")
        pages = tuple(dict.fromkeys(page_of(target) for target in told.targets))
        if not anchor_of(run.address):
            return Fate(run, told.kind, told.targets, told.why)
        there = self._on_pages(run, pages, day)
        return Fate(run, told.kind, (there,) if there else told.targets, told.why)

    def _run_until(self, address: str, day: str) -> int | None:
        """Which run of an address ended on a day."""
        runs = self.ledger.runs.get(address, ())
        return next((number for number, run in enumerate(runs) if run.ending and run.ending.day == day), None)

    def _on_pages(self, run: Run, pages: tuple[str, ...], day: str) -> str | None:
        """Where the words of a run stood on these pages on a day: the same, else under its label, else most alike."""
        held = [
            one
            for page in pages
            for address in self.ledger.by_page.get(page, ())
            for one in [self._standing_on(address, day)]
            if one
        ]
        same = next((one for one in held if one.prints & {run.last.print}), None)
        if same:
            return same.address
        label = anchor_of(run.address)
        alike = [one for one in held if is_same_thing(run.last.words, one.last.words)]
        best = max(
            alike,
            key=lambda one: (anchor_of(one.address) == label, similarity(run.last.words, one.last.words)),
            default=None,
        )
        return best.address if best else None

    def _standing_on(self, address: str, day: str) -> Run | None:
        """What an address of an item led to on a day."""
        number = self.at(address, day) if anchor_of(address) else None
        return self.ledger.runs[address][number] if number is not None else None

    def at(self, address: str, day: str, print_: str = "") -> int | None:
        """Which run of an address stood at the end of a day; first the one with these words."""
        runs = self.ledger.runs.get(address, ())
        begun = [number for number, run in enumerate(runs) if run.standings[0].day <= day]
        worded = [number for number in begun if print_ in runs[number].prints]
        return (worded or begun)[-1] if begun else (0 if runs else None)

    def today(self, place: Place) -> tuple[str, ...]:
        """The addresses that answer today for a run: its own while it stands, else those that it led on to.

        Empty where it was withdrawn. Raises Circle.
        """
        return tuple(dict.fromkeys(self._today(place, [])))

    def _today(self, place: Place, way: list[Place]) -> Iterator[str]:
        if place in way:
            raise Circle([address for address, _ in [*way[way.index(place) :], place]])
        fate = self.fate(place)
        if fate is None:
            yield place[0]
            return
        if not fate.targets and (again := self._back(place)) is not None:
            yield from self._today(again, [*way, place])
        day = fate.run.ending.day if fate.run.ending else ""
        for target in fate.targets:
            number = self.at(target, day, fate.run.last.print if target != place[0] else "")
            if number is not None:
                yield from self._today((target, number), [*way, place])
            elif target in self.now:
                yield target

    def gone_pages(self) -> list[str]:
        """The pages that were published once and have nothing at their address today."""
        return [page for page in self.ledger.by_page if page in self.ledger.runs and page not in self.now]

    @cached_property
    def moved_here(self) -> Mapping[str, tuple[str, ...]]:
        """For each page the pages of old that lead on to it and to nothing else."""
        found: dict[str, list[str]] = {}
        for page in self.gone_pages():
            today = self.today((page, len(self.ledger.runs[page]) - 1))
            if len(today) == 1:
                found.setdefault(today[0], []).append(page)
        return {page: tuple(pages) for page, pages in found.items()}

    @cached_property
    def pages_with_a_past(self) -> frozenset[str]:
        """The pages at whose addresses, or anchors, something was once that is there no longer, or that moved there."""
        runs = self.ledger.runs.items()
        ended = {page_of(address) for address, listed in runs if any(run.ending for run in listed)}
        return frozenset(ended | {page_of(address) for address in self.moved_here})

    def ended_at(self, address: str) -> list[Place]:
        """The runs of an address that have ended, oldest first, but for those that came back."""
        runs = self.ledger.runs.get(address, ())
        return [
            (address, number) for number, run in enumerate(runs) if run.ending and self._back((address, number)) is None
        ]

    def _back(self, place: Place) -> Place | None:
        """The later run of an address in which what was withdrawn stands again."""
        address, number = place
        runs = self.ledger.runs[address]
        fate = self.fate(place)
        if fate is None or fate.targets:
            return None
        later = ((address, other) for other in range(number + 1, len(runs)))
        return next((one for one in later if _same(runs[number], runs[one[1]])), None)


def _same(first: Run, second: Run) -> bool:
    """Whether a run takes up what another one left."""
    return bool(first.prints & second.prints) or is_same_thing(first.last.words, second.standings[0].words)
