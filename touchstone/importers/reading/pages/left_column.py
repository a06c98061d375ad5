"""Headings and labels in a column of their own: made whole where they are broken, and set beside their text."""

from __future__ import annotations

import itertools
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.segments import SAME_BASE
from touchstone.importers.words.vocabulary import lead_in_end, named, part_named

_LABELS = ("Unit", "Standard", "NOS")
"""Labels of the code of a unit, where that of its title stands below."""
_FARTHEST = 3.0
"""How many letters high the step is at most between the lines of one heading; some templates set all lines apart."""


def headings_joined(lefts: list[Line]) -> list[Line]:
    """The left column with headings, lead-ins and field labels put together that are broken over lines."""
    out: list[Line] = []
    place = 0
    while place < len(lefts):
        count = next((count for count in (4, 3, 2) if _is_one(lefts[place : place + count], count)), 1)
        first = lefts[place]
        text = " ".join(line.text for line in lefts[place : place + count])
        out.append(replace(first, text=text, y=first.y, right=max(one.right for one in lefts[place : place + count])))
        place += count
    return out


def placed(groups: list[Line], rights: list[Line]) -> list[Line]:
    """The left column with each line at its height among the texts: a lead-in directly below its heading."""
    out: list[Line] = []
    for line in groups:
        if out and lead_in_end(line.text) and part_named(out[-1].text):
            out.append(replace(line, y=out[-1].y))
        else:
            out.append(_raised(line, rights))
    return out


def _is_one(lines: list[Line], count: int) -> bool:
    """Whether so many lines of the left column are one heading, lead-in or label broken over lines."""
    if len(lines) < count or any(
        later.y - earlier.y > _FARTHEST * earlier.size for earlier, later in itertools.pairwise(lines)
    ):
        return False
    text = " ".join(line.text for line in lines)
    told = named(text)
    if told and told.field and told == named(lines[-1].text) and lines[0].text in _LABELS:
        return False
    return bool(told) or lead_in_end(text) == len(text)


def _raised(line: Line, rights: list[Line]) -> Line:
    """A label of the left column, moved up to the first line of a value that is centred beside it."""
    near = [one.y for one in rights if 0 < line.y - one.y < 0.95 * line.size]
    return replace(line, y=min(near) - 0.1) if near else line


def beside(lefts: list[Line], rights: list[Line]) -> list[Line]:
    """Both columns by height; where a heading and a text stand at one height, the heading first."""
    return sorted(
        [*lefts, *rights],
        key=lambda line: round(line.y / SAME_BASE) if line.x < rights[0].x else round(line.y / SAME_BASE) + 0.5,
    )
