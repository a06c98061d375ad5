"""Units and items by keyword: the index at the back of the book, for whoever has no JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from touchstone.addresses import slug
from touchstone.search.entry import Entry
from touchstone.search.words import folded, stems

SHOWN = 40
"""How many places one keyword lists."""
MOST_ON_PAGE = 400
"""How many keywords one page takes; a letter with more is cut by the second letter."""


class Place(NamedTuple):
    """A unit or item in which a keyword stands."""

    label: str
    words: str
    address: str


Standing = tuple[str, Place]
"""A keyword, and a place where it stands."""


@dataclass(frozen=True)
class Keyword:
    """A keyword with the places where it stands."""

    words: str
    places: tuple[Place, ...]

    @property
    def anchor(self) -> str:
        """Its anchor on the page."""
        return f"k-{slug(folded(self.words)) or 'other'}"

    @property
    def shown(self) -> tuple[Place, ...]:
        """The places that are listed."""
        return self.places[:SHOWN]

    @property
    def left(self) -> int:
        """How many more there are."""
        return len(self.places) - len(self.shown)


def keywords(standing: Iterable[Standing]) -> list[Keyword]:
    """Every keyword in order, with all places where it stands."""
    found: dict[str, dict[Place, None]] = {}
    spelt: dict[str, str] = {}
    for keyword, place in standing:
        name = folded(keyword)
        spelt.setdefault(name, keyword)
        found.setdefault(name, {})[place] = None
    return [Keyword(spelt[name], tuple(found[name])) for name in sorted(found)]


def sought(listed: Iterable[str]) -> dict[str, str]:
    """Keywords with their terms, by which they are looked for."""
    return {keyword.strip(): " ".join(stems(keyword)) for keyword in listed if keyword.strip()}


def standing_in(entry: Entry, own: Mapping[str, str], everywhere: Mapping[str, str]) -> Iterator[Standing]:
    """Where keywords stand in a unit: `own` are its authors', `everywhere` those that are looked for in all units."""
    unit = Place(entry.label, entry.title, entry.address)
    yield from ((keyword, unit) for keyword in own)
    yield from ((term, unit) for term in _held(entry.title, everywhere))
    for part in entry.parts:
        place = Place(f"{entry.label} {part.label}".strip(), part.words, f"{entry.address}#{part.anchor}")
        yield from ((keyword, place) for keyword in _held(part.words, {**everywhere, **own}))


def _held(text: str, sought: Mapping[str, str]) -> Iterator[str]:
    said = f" {' '.join(stems(text))} "
    return (keyword for keyword, terms in sought.items() if terms and f" {terms} " in said)


def by_beginning(listed: Iterable[Keyword]) -> dict[str, list[Keyword]]:
    """Keywords by their first letter, or by their first two where one letter has too many for a page."""
    pages: dict[str, list[Keyword]] = {}
    for letter, those in groupby(listed, lambda keyword: _beginning(keyword, 1)):
        group = list(those)
        length = 1 if len(group) <= MOST_ON_PAGE else 2
        for keyword in group:
            pages.setdefault(letter if length == 1 else _beginning(keyword, 2), []).append(keyword)
    return pages


def _beginning(keyword: Keyword, length: int) -> str:
    first = slug(folded(keyword.words)).replace("-", "")[:length]
    return first if first[:1].isalpha() else "0"
