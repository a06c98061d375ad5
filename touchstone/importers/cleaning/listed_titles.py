"""Titles of elements inside a text that lost its line ends: the overview lists them, and they stand there once more,
word for word, each over the criteria of its element."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.vocabulary import part_named

ELEMENTS_FOLLOW = re.compile(
    r"\b(?:there are|contains?|has|comprises?|consists? of|made up of)\b.{0,25}\belements?\b", re.IGNORECASE
)
"""What an overview says before it lists the elements of a unit."""
_FEWEST, _SHORTEST, _LONGEST, _MOST = 2, 2, 25, 12
"""Titles of a list, words of the shortest and of the longest, and lines on which they are looked for."""
_LEVEL = 3
"""The level of heading that such a title is given."""


def with_listed_titles(lines: list[Line]) -> list[Line]:
    """The lines, with each title that the overview lists cut out of the text in which it stands, as a heading; all
    lines as they are where one of the titles stands there never or twice, or not in the order of the list."""
    told = next((at for at, line in enumerate(lines) if ELEMENTS_FOLLOW.search(line.text)), len(lines))
    start = next((at for at in range(told + 1, len(lines)) if part_named(lines[at].text) == "performance"), len(lines))
    if start == len(lines):
        return lines
    entries = _entries(lines[told:start])
    places = _places(entries, lines, start) if len(entries) >= _FEWEST else []
    if not any(length < len(lines[at].text) for at, _, length in places):
        return lines
    out = list(lines)
    for at, begin, length in reversed(places):
        pieces = out[at].cut(begin, begin + length)
        out[at : at + 1] = [_as_heading(piece) if piece.start == lines[at].start + begin else piece for piece in pieces]
    return out


def _as_heading(piece: Line) -> Line:
    return replace(piece, heading=piece.heading or _LEVEL, blank_before=True)


def _entries(lines: Sequence[Line]) -> list[str]:
    """The entries of the list of elements, on the line that leads it in or on those below it; what follows the last
    one may stand behind it."""
    found = ELEMENTS_FOLLOW.search(lines[0].text)
    text = lines[0].text[found.end() :] if found else ""
    entries: list[str] = []
    begin = re.compile(r"(?<!\S)1[.)]? (?=[A-Z])").search(text)
    while begin:
        following = re.compile(rf"(?<!\S){len(entries) + 2}[.)]? (?=[A-Z])").search(text, begin.end())
        entries.append(text[begin.end() : following.start() if following else None].strip())
        begin = following
    marks = [mark_of(line) for line in lines[1:_MOST]]
    return entries or [mark.rest for mark in marks if mark.kind in ("number", "weak")]


def _places(entries: Sequence[str], lines: Sequence[Line], start: int) -> list[tuple[int, int, int]]:
    """For each entry the line behind `start` in which it stands, where it begins there, and its length; nothing where
    that is not so."""
    places: list[tuple[int, int, int]] = []
    for entry in entries:
        words = entry.rstrip(" .;").split()[:_LONGEST]
        fewest = _SHORTEST if entry is entries[-1] else len(words)
        tries = (" ".join(words[:count]) for count in range(len(words), max(fewest, _SHORTEST) - 1, -1))
        found = next((told for title in tries if (told := _standing(title, lines[start + 1 :]))), [])
        if len(found) != 1:
            return []
        at, begin, length = found[0]
        places.append((start + 1 + at, begin, length))
    return places if places == sorted(places) else []


def _standing(title: str, lines: Sequence[Line]) -> list[tuple[int, int, int]]:
    """Each line in which a title stands, where it begins there, and its length."""
    exact = re.compile(rf"(?<!\S){re.escape(title)}(?!\S)")
    return [
        (at, found.start(), len(title))
        for at, line in enumerate(lines)
        if title in line.text
        for found in exact.finditer(line.text)
    ]
