"""Finding titles in a text, word for word or with their words inflected otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from touchstone.citations.known import SHORTEST_TITLE, WORD, Known, stem
from touchstone.model.unit import Unit

BETWEEN = frozenset(stem(word) for word in ("of", "the", "a", "an"))


@dataclass(frozen=True)
class TitleHit:
    """A title as it stands in a text."""

    start: int
    end: int
    units: tuple[Unit, ...]
    exact: bool
    """Whether every word stands as in the title."""


def title_hits(known: Known, text: str) -> Iterator[TitleHit]:
    """Every title in a text from left to right; of two that begin at one place the longer."""
    words = list(WORD.finditer(text))
    stems = [stem(word[0]) for word in words]
    place = 0
    while place < len(words):
        hit = _at(known, text, words, stems, place)
        if hit:
            yield hit
            place = next((later for later in range(place, len(words)) if words[later].start() >= hit.end), len(words))
        else:
            place += 1


def _at(known: Known, text: str, words: list[re.Match[str]], stems: list[str], place: int) -> TitleHit | None:
    for title, units in known.titles.get(stems[place], ()):
        last = _end_of(title, stems, place)
        if last is not None:
            start, end = words[place].start(), words[last].end()
            if len(title) >= SHORTEST_TITLE or _stands_alone(text, start, end):
                return TitleHit(start, end, units, _same(text[start:end], units[0].title))
    return None


def _end_of(title: tuple[str, ...], stems: list[str], place: int) -> int | None:
    """Where a title ends that begins at a place; "of" and articles may stand between: `development of a scheme`."""
    for wanted in title:
        while place < len(stems) and stems[place] != wanted and stems[place] in BETWEEN:
            place += 1
        if place >= len(stems) or stems[place] != wanted:
            return None
        place += 1
    return place - 1


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a short title is a line of its own, begins with a capital and has at most a code beside it."""
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    alone = re.fullmatch(r"[\s•·*\-–\d.)(\[\]:A-Z]{0,20}", before) and re.fullmatch(
        r"\s*[.;,]?\s*(?:[(\[–-][^()]{0,40}[)\]]?)?\s*", after
    )
    return bool(alone) and text[start].isupper()


def _same(text: str, title: str) -> bool:
    return [word.lower() for word in WORD.findall(text)] == [word.lower() for word in WORD.findall(title)]
