"""The ledger: every address ever published, with the words that it led to and the release in which they first stood.

It only ever grows. A line says that an address leads to these words from a release on (a standing), or that what stood
there has ended (an ending) and what became of it. The lines of one address stand in the order in which they were
recorded; addresses stand in the order of their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from touchstone.fingerprint import fingerprint

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """From a release on, an address leads to these words."""

    address: str
    day: str
    """The day of the edition in which it first stood."""
    version: int | None
    """The version of the unit, where the address belongs to one whose version is known."""
    words: Words
    print: str
    """The fingerprint of the words."""


@dataclass(frozen=True, slots=True)
class Ending:
    """From a release on, an address no longer leads to what bore this fingerprint."""

    address: str
    day: str
    version: int | None
    print: str
    became: str
    """What became of it: a kind of disposition."""


Line = Standing | Ending


def standing(address: str, day: str, version: int | None, words: Words) -> Standing:
    """A standing with the fingerprint of its words."""
    return Standing(address, day, version, words, fingerprint(*words))


@dataclass(frozen=True)
class Run:
    """What an address meant for a time: one thing, perhaps reworded, and how that ended."""

    standings: tuple[Standing, ...]
    ending: Ending | None = None

    @property
    def last(self) -> Standing:
        """The words as they were last published."""
        return self.standings[-1]

    @property
    def address(self) -> str:
        """The address."""
        return self.last.address

    @property
    def prints(self) -> set[str]:
        """The fingerprints of all words that it ever had."""
        return {one.print for one in self.standings}


@dataclass(frozen=True)
class Ledger:
    """All lines of the ledger."""

    lines: tuple[Line, ...] = ()

    def with_lines(self, more: Iterable[Line]) -> Ledger:
        """The ledger with more lines; those of an address come after the ones that it has."""
        added = tuple(more)
        return Ledger((*self.lines, *added)) if added else self

    @cached_property
    def runs(self) -> Mapping[str, tuple[Run, ...]]:
        """The runs of each address, oldest first."""
        by_address: dict[str, list[Line]] = {}
        for line in self.lines:
            by_address.setdefault(line.address, []).append(line)
        return {address: tuple(_runs(lines)) for address, lines in by_address.items()}

    def last_run(self, address: str) -> Run | None:
        """What an address meant last, whether that has ended or not."""
        runs = self.runs.get(address)
        return runs[-1] if runs else None

    @cached_property
    def by_page(self) -> Mapping[str, tuple[str, ...]]:
        """The addresses of each page that was ever published, in order."""
        found: dict[str, list[str]] = {}
        for address in self.runs:
            found.setdefault(page_of(address), []).append(address)
        return {page: tuple(sorted(listed, key=in_order)) for page, listed in found.items()}


def _runs(lines: list[Line]) -> Iterator[Run]:
    open_run: list[Standing] = []
    for line in lines:
        if isinstance(line, Standing):
            if not open_run or open_run[-1].print != line.print:
                open_run.append(line)
        elif open_run:
            yield Run(tuple(open_run), line)
            open_run = []
    if open_run:
        yield Run(tuple(open_run))


def page_of(address: str) -> str:
    """The address of the page on which an address lies."""
    return address.partition("#")[0]


def anchor_of(address: str) -> str:
    """The fragment of an address; empty for a page."""
    return address.partition("#")[2]


def in_order(address: str) -> tuple[str, ...]:
    """A sort key that puts `#k2` before `#k10`, and a page before its anchors.

    Each run of digits gets its length before it, so that numbers compare as numbers and all parts are text.
    """
    page, _, anchor = address.partition("#")
    return (_numbered(page), _numbered(anchor))


def _numbered(text: str) -> str:
    return re.sub(r"[0-9]+", lambda digits: f"{len(digits[0]):02d}{digits[0]}", text)
