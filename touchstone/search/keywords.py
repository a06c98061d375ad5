"""Units and items by keyword: the index at the back of the book, for whoever has no JavaScript."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby, islice
from typing import NamedTuple

from touchstone.addresses import slug
from touchstone.search.blocks import FIRST_PART, TITLE, Heard
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


class Sought(NamedTuple):
    """A keyword as it is looked for."""

    first: str
    """Its first term; empty where it has none, and is found nowhere."""
    rest: str
    """The others, with a blank before each."""


Held = str
"""A keyword that stands in a unit: in how many places, a blank, and the keyword as it is written."""


class Keyword(NamedTuple):
    """A keyword, and in which units it stands."""

    name: str
    words: str
    keys: tuple[str, ...]
    """The keys of the first units in which it stands, as many as are needed to list SHOWN places."""
    places: int
    """In how many places it stands in all units."""

    @property
    def anchor(self) -> str:
        """Its anchor on the page."""
        return f"k-{slug(self.name) or 'other'}"


class Entered(NamedTuple):
    """A keyword as it is entered in the index at the back of the book."""

    anchor: str
    words: str
    shown: tuple[Place, ...]
    """The places that are listed."""
    left: int
    """How many more there are."""


def held_in(standing: Iterable[Standing]) -> tuple[Held, ...]:
    """The keywords that stand in one unit."""
    spelt: dict[str, str] = {}
    places: dict[str, set[Place]] = {}
    for keyword, place in standing:
        name = folded(keyword)
        spelt.setdefault(name, keyword)
        places.setdefault(name, set()).add(place)
    return tuple(f"{len(found)} {spelt[name]}" for name, found in places.items())


def keywords(units: Iterable[tuple[str, Iterable[Held]]]) -> list[Keyword]:
    """Every keyword in order, from those of units, each given with its key."""
    read = cache(_read)
    spelt: dict[str, str] = {}
    shown: defaultdict[str, list[str]] = defaultdict(list)
    counted: defaultdict[str, int] = defaultdict(int)
    for key, listed in units:
        for name, words, places in map(read, listed):
            if counted[name] < SHOWN:
                spelt.setdefault(name, words)
                shown[name].append(key)
            counted[name] += places
    return [Keyword(name, spelt[name], tuple(shown[name]), counted[name]) for name in sorted(spelt)]


def _read(held: Held) -> tuple[str, str, int]:
    """A keyword's name, the keyword as it is written, and its places."""
    places, _, words = held.partition(" ")
    return folded(words), words, int(places)


def entered(keyword: Keyword, standing: Callable[[str], Iterable[Standing]]) -> Entered:
    """A keyword with its places; `standing` gives for the key of a unit where keywords stand in it."""
    every = (place for key in keyword.keys for words, place in standing(key) if folded(words) == keyword.name)
    shown = tuple(islice(dict.fromkeys(every), SHOWN))
    return Entered(keyword.anchor, keyword.words, shown, keyword.places - len(shown))


def sought(listed: Iterable[str]) -> dict[str, Sought]:
    """Keywords as they are looked for."""
    return {keyword.strip(): _sought(keyword) for keyword in listed if keyword.strip()}


@lru_cache(maxsize=4096)
def _sought(keyword: str) -> Sought:
    terms = stems(keyword)
    return Sought("".join(terms[:1]), "".join(f" {term}" for term in terms[1:]))


def standing_in(
    entry: Entry, heard: Sequence[Heard], own: Mapping[str, Sought], everywhere: Mapping[str, Sought]
) -> Iterator[Standing]:
    """Where keywords stand in a unit: `own` are its authors', `everywhere` those that are looked for in all units."""
    unit = Place(entry.label, entry.title, entry.address)
    yield from ((keyword, unit) for keyword in own)
    yield from ((keyword, unit) for keyword in _held(entry.title, heard[TITLE], everywhere))
    sought = {**everywhere, **own}
    firsts = {one.first for one in sought.values()}
    for part, said in zip(entry.parts, heard[FIRST_PART:], strict=True):
        if firsts.isdisjoint(said.terms):
            continue
        if held := _held(part.words, said, sought):
            place = Place(f"{entry.label} {part.label}".strip(), part.words, f"{entry.address}#{part.anchor}")
            yield from ((keyword, place) for keyword in held)


def _held(text: str, heard: Heard, sought: Mapping[str, Sought]) -> list[str]:
    """The keywords that stand in a text, of which and of more is known what was heard: most need no second look."""
    near = [keyword for keyword, one in sought.items() if one.first in heard.terms]
    if not near or (heard.text == text and not any(sought[keyword].rest for keyword in near)):
        return near
    said = f" {' '.join(stems(text))} "
    return [keyword for keyword in near if " {}{} ".format(*sought[keyword]) in said]


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
    first = slug(keyword.name).replace("-", "")[:length]
    return first if first[:1].isalpha() else "0"
