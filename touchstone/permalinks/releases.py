"""The releases of the site, from the ledger: what each added, reworded and ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from touchstone.permalinks.comparing import is_version_page
from touchstone.permalinks.history import History
from touchstone.permalinks.ledger import Run, Standing, anchor_of, in_order, page_of
from touchstone.permalinks.telling import Told, name_of, told


@dataclass(frozen=True)
class Addition:
    """A page that a release published, with how many addresses on it; or one address on a page that was there."""

    name: str
    address: str
    within: int
    words: str
    again: bool = False
    """True where it had ended in an earlier release."""


@dataclass(frozen=True)
class Rewording:
    """Words that a release changed."""

    name: str
    address: str
    before: str
    after: str


@dataclass(frozen=True)
class Farewell:
    """An address that a release ended."""

    name: str
    address: str
    told: Told


@dataclass(frozen=True)
class Release:
    """One release of the site."""

    day: str
    added: tuple[Addition, ...]
    reworded: tuple[Rewording, ...]
    ended: tuple[Farewell, ...]

    def on(self, page: str) -> Release:
        """What it changed on one page."""
        return self._by_page.get(page) or Release(self.day, (), (), ())

    @cached_property
    def _by_page(self) -> dict[str, Release]:
        added, reworded, ended = _grouped(self.added), _grouped(self.reworded), _grouped(self.ended)
        pages = {*added, *reworded, *ended}
        return {
            page: Release(self.day, added.get(page, ()), reworded.get(page, ()), ended.get(page, ())) for page in pages
        }

    @property
    def anchor(self) -> str:
        """The fragment of its address, such as `release-2026-11-22`."""
        return f"release-{self.day}"

    @property
    def count(self) -> int:
        """How many changes it has."""
        return len(self.added) + len(self.reworded) + len(self.ended)


T = TypeVar("T", Addition, Rewording, Farewell)


def _grouped(changes: Iterable[T]) -> dict[str, tuple[T, ...]]:
    """Changes by the page on which they are."""
    found: dict[str, list[T]] = {}
    for one in changes:
        found.setdefault(page_of(one.address), []).append(one)
    return {page: tuple(listed) for page, listed in found.items()}


def releases(history: History) -> list[Release]:
    """Every release, the newest first."""
    days = sorted({line.day for line in history.ledger.lines}, reverse=True)
    return [_release(history, day) for day in days]


def _release(history: History, day: str) -> Release:
    ordered = sorted(history.ledger.runs, key=in_order)
    runs = [(address, number, run) for address in ordered for number, run in enumerate(history.ledger.runs[address])]
    begun = [(address, number, run) for address, number, run in runs if run.standings[0].day == day]
    ended = [(address, number) for address, number, run in runs if run.ending and run.ending.day == day]
    return Release(
        day, tuple(_added(history, begun)), tuple(_reworded(history, runs, day)), tuple(_farewells(history, ended))
    )


def _added(history: History, begun: list[tuple[str, int, Run]]) -> Iterator[Addition]:
    pages = {address for address, _, _ in begun if not anchor_of(address)}
    within: dict[str, int] = {}
    for address, _, _ in begun:
        within[page_of(address)] = within.get(page_of(address), 0) + bool(anchor_of(address))
    for address, number, run in begun:
        if address in pages or page_of(address) not in pages:
            inside = within[address] if address in pages else 0
            words = "" if address in pages else " ".join(run.standings[0].words)
            yield Addition(name_of(history, address), address, inside, words, number > 0)


def _reworded(history: History, runs: list[tuple[str, int, Run]], day: str) -> Iterator[Rewording]:
    for address, _, run in runs:
        for before, after in zip(run.standings, run.standings[1:], strict=False):
            if after.day == day and not is_version_page(address):
                yield Rewording(name_of(history, address), address, _said(before), _said(after))


def _said(standing: Standing) -> str:
    return " ".join(standing.words)


def _farewells(history: History, ended: list[tuple[str, int]]) -> Iterator[Farewell]:
    gone = {address for address, _ in ended if not anchor_of(address)}
    for place in ended:
        said = told(history, place)
        if said and (place[0] in gone or page_of(place[0]) not in gone):
            yield Farewell(name_of(history, place[0]), place[0], said)
