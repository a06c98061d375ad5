"""From any spelling of a code, or a title, to the unit that is meant, or to all that it could be. It never guesses.

It reads what people write: `ES19`, `SfJ ES 19`, `es19k5`, `SFJES19 v2 K5`, `Unit D1 (from Management and Leadership)`,
`ES19: Establish, maintain …`, `P1-P4 of ES19`. What names there are comes from the data alone: codes, URNs, URNs of
old, prefixes and aliases of suites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from touchstone.catalogue import plain_code

T = TypeVar("T")

LEADS = re.compile(
    r"^(?:(?:ref|reference|unit|units|item|items|code|standard|standards|nos|urn)\b[.:]?\s*)+", re.IGNORECASE
)
LABEL = r"(pc|ku|sk|p|k|s|v|b)\.?\s?0{0,2}([1-9]\d{0,2})"
LABELS = re.compile(
    rf"{LABEL}(?:\s?[-–—]\s?(?:pc|ku|sk|p|k|s|v|b)?\.?\s?0{{0,2}}([1-9]\d{{0,2}}))?(?!\w)", re.IGNORECASE
)
VERSION = re.compile(r"\s*[(,]?\s*\bv(?:ersion)?[. ]?([1-9]\d?)\b\)?", re.IGNORECASE)
VERSIONED = re.compile(rf"^(.*\d[a-z]?)\.?v([1-9]\d?)(?:\.?{LABEL})?$", re.IGNORECASE)
GLUED = re.compile(r"^(.*\d[a-z]?)(pc|ku|sk|p|k|s|b)0{0,2}([1-9]\d{0,2})$", re.IGNORECASE)
SPOKEN = {"PC": "P", "KU": "K"}
WORD = re.compile(r"[^\s:;,()\[\]–—#]+")
MOST_WORDS = 6
"""How many words of a text may belong to one code."""
LONGEST = 400
LOOKS_LIKE = {"o": "0", "0": "o", "i": "1", "l": "1", "1": "il", "5": "s", "s": "5", "£": "e", "8": "b"}


Reading = tuple[str, tuple[str, ...], int | None, str]
"""A way to read a text: code, labels, version, and what is left."""


@dataclass(frozen=True)
class Named(Generic[T]):
    """A thing with its names."""

    thing: T
    names: tuple[str, ...]
    """Codes that it bears today, as printed."""
    title: str
    former: tuple[str, ...] = ()
    """Codes that it bore once."""
    also: tuple[str, ...] = ()
    """Other ways to write its codes, such as with its suite's initials; they count where no code is so printed."""
    homes: tuple[str, ...] = ()
    """Titles and other names of the suites that hold it."""


@dataclass(frozen=True)
class Resolution(Generic[T]):
    """What a text may mean."""

    asked: str
    found: tuple[T, ...] = ()
    """All that bear the code or title; the spelling that fits to the letter goes first."""
    former: tuple[T, ...] = ()
    """Those that bore the code once."""
    labels: tuple[str, ...] = ()
    """The items that are named with it, such as K5; a range is written out."""
    version: int | None = None
    look_alikes: tuple[tuple[str, T], ...] = ()
    """Where nothing is found: names that differ by one sign that scans confuse, such as O and 0. Warn, never guess."""

    @property
    def only(self) -> T | None:
        """The one thing that is meant; None where there are none or several."""
        every = self.found or self.former
        return every[0] if len(every) == 1 else None


class Resolver(Generic[T]):
    """Finds things by any spelling of their names."""

    def __init__(self, known: Iterable[Named[T]]) -> None:
        self._today: dict[str, list[Named[T]]] = {}
        self._once: dict[str, list[Named[T]]] = {}
        self._loosely: dict[str, list[Named[T]]] = {}
        self._titles: dict[str, list[Named[T]]] = {}
        for one in known:
            for name in dict.fromkeys(plain_code(name) for name in one.names):
                self._today.setdefault(name, []).append(one)
            for name in dict.fromkeys(plain_code(name) for name in one.former):
                self._once.setdefault(name, []).append(one)
            for name in dict.fromkeys(without_zeros(plain_code(name)) for name in (*one.names, *one.also)):
                self._loosely.setdefault(name, []).append(one)
            self._titles.setdefault(plain_code(one.title), []).append(one)

    def resolve(self, text: str) -> Resolution[T]:
        """What `text` may mean: a code in any spelling, with or without version, items and suite, or a title."""
        asked = " ".join(text[:LONGEST].split())
        bare = LEADS.sub("", asked)
        whole: list[Reading] = [(asked, (), None, ""), (bare, (), None, "")]
        for reading in (*whole, *_readings(bare)):
            resolution = self._named(asked, reading)
            if resolution:
                return resolution
        titled = self._titles.get(plain_code(bare), []) if len(plain_code(bare)) > 1 else []
        if titled:
            return Resolution(asked, _things(titled))
        for reading in _readings(bare):
            resolution = self._loosely_named(asked, reading)
            if resolution:
                return resolution
        return Resolution(asked, look_alikes=tuple(self._look_alikes(bare)))

    def _named(self, asked: str, reading: Reading) -> Resolution[T] | None:
        code, labels, version, rest = reading
        name = plain_code(code)
        today, once = self._today.get(name, []), self._once.get(name, [])
        if not name or not (today or once):
            return None
        exactly = sorted(
            _of_home(today, rest), key=lambda one: code.strip() not in (name.strip() for name in one.names)
        )
        former = [one for one in _of_home(once, rest) if one not in today]
        return Resolution(asked, _things(exactly), _things(former), labels, version)

    def _loosely_named(self, asked: str, reading: Reading) -> Resolution[T] | None:
        """What a reading names where zeros before a number, and a suite's initials before a code, do not count."""
        code, labels, version, rest = reading
        named = self._loosely.get(without_zeros(plain_code(code)), []) if re.search(r"\d", code) else []
        return Resolution(asked, _things(_of_home(named, rest)), (), labels, version) if named else None

    def _look_alikes(self, text: str) -> Iterator[tuple[str, T]]:
        """Names that `text` becomes when one sign of it is taken for another; only where it has a figure in it."""
        signs = re.sub(r"[^a-z0-9£]+", "", text.lower())[:40]
        if not re.search(r"[\d£]", signs):
            return
        for place, sign in enumerate(signs):
            for other in LOOKS_LIKE.get(sign, ""):
                changed = plain_code(signs[:place] + other + signs[place + 1 :])
                yield from ((changed.upper(), one.thing) for one in self._today.get(changed, []))


def without_zeros(name: str) -> str:
    """A code without the zeros that people put before a number: `es08` gives `es8`."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", name)


def _things(named: Iterable[Named[T]]) -> tuple[T, ...]:
    return tuple(one.thing for one in named)


def _of_home(named: list[Named[T]], rest: str) -> list[Named[T]]:
    """Those whose suite is named in `rest`; all of them where none is."""
    said = plain_code(rest)
    fitting = [one for one in named if any(_home_name(home) in said for home in one.homes if _home_name(home))]
    return fitting or named


def _home_name(home: str) -> str:
    """A suite's name without the year in brackets, which people leave out."""
    return plain_code(re.sub(r"\s*\(\d{4}\)", "", home))


def _readings(text: str) -> Iterator[Reading]:
    """The ways to read a text as code, labels, version and rest; the longest code goes first."""
    words = list(WORD.finditer(text))
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        code, rest = text[: words[count - 1].end()], text[words[count - 1].end() :]
        yield from _with_glued(code, rest)
    front = LABELS.match(text)
    if front:
        labels = tuple(_written_out(front))
        rest = re.sub(r"^[\s,]*(?:of|in)\b", "", text[front.end() :]).strip(" ,")
        for code, more, version, left in _readings(rest) if rest and not LABELS.match(rest) else ():
            yield code, labels + more, version, left


def _with_glued(code: str, rest: str) -> Iterator[Reading]:
    labels, version, left = _ending(rest)
    yield code, labels, version, left
    *before, last = code.split()
    glued = GLUED.match(last)
    if glued:
        start = " ".join([*before, glued[1]])
        yield start, (_label(glued[2], int(glued[3])), *labels), version, left
    versioned = VERSIONED.match(last)
    if versioned:
        item = (_label(versioned[3], int(versioned[4])),) if versioned[3] else ()
        yield " ".join([*before, versioned[1]]), item + labels, int(versioned[2]), left


def _ending(rest: str) -> tuple[tuple[str, ...], int | None, str]:
    """What stands behind a code: version, labels, and what is left."""
    version = VERSION.match(rest)
    left = rest[version.end() :] if version else rest
    labels: list[str] = []
    while True:
        left = re.sub(r"^(?:[\s,;:#(]+|and\b|&)+", "", left, flags=re.IGNORECASE) if left else left
        found = LABELS.match(left)
        if not found:
            return tuple(labels), int(version[1]) if version else None, left
        labels += _written_out(found)
        left = left[found.end() :]


def _written_out(found: re.Match[str]) -> list[str]:
    """The labels of a range such as P1-P4, or the one label."""
    first, last = int(found[2]), int(found[3] or found[2])
    return [_label(found[1], number) for number in range(first, max(first, last) + 1)]


def _label(letters: str, number: int) -> str:
    return f"{SPOKEN.get(letters.upper(), letters.upper())}{number}"
