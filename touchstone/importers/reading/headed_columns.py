"""Two lists side by side, each under the heading of a part of the unit, as in the elements of an older standard."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchstone.importers.reading.levelling import Segment
from touchstone.importers.vocabulary import named

_ELEMENT = re.compile(r"(?:element|elfen|unit|uned)\s+[A-Z0-9].*", re.IGNORECASE)
_FEWEST = 2
"""Rows of the shortest list under its heading."""

_FARTHEST = 5.0
"""How many letters high the step from one row to the next may be."""


@dataclass(frozen=True)
class SideBySide:
    """The rows of two lists, from the first to the one after the last, and where the second column begins."""

    start: int
    end: int
    at: float


def headed_columns(rows: Sequence[Sequence[Segment]]) -> Iterator[SideBySide]:
    """Every pair of lists under two headings of different parts of the unit."""
    starts = [at for at, row in enumerate(rows) if _are_headings(row)]
    for start, following in itertools.pairwise([*starts, len(rows)]):
        at = rows[start][1].left - 3.0
        inside = range(start + 1, following)
        end = next((one for one in inside if ends_lists(rows[one], at) or is_far(rows[one - 1], rows[one])), following)
        below = rows[start + 1 : end]
        lefts = sum(1 for row in below if row[0].right <= at)
        rights = sum(1 for row in below if row[-1].left >= at)
        if lefts >= _FEWEST and rights >= _FEWEST:
            yield SideBySide(start, end, at)


def _are_headings(row: Sequence[Segment]) -> bool:
    parts = [part_named(segment.text) for segment in row]
    return len(parts) == 2 and all(parts) and parts[0] != parts[1]


def ends_lists(row: Sequence[Segment], at: float) -> bool:
    """Whether a row stands below both lists: it crosses their gap, or begins another part or element."""
    text = " ".join(segment.text for segment in row)
    headed = row[-1].right <= at and (part_named(text) or _ELEMENT.fullmatch(text))
    return bool(headed) or any(one.left < at < one.right for one in row)


def is_far(above: Sequence[Segment], row: Sequence[Segment]) -> bool:
    """Whether a row stands far below the one before, as a running foot does."""
    return row[0].base - above[0].base > _FARTHEST * max(above[0].size, row[0].size)


def part_named(text: str) -> str:
    """The part of the unit that a text is the heading of; "" where it is none."""
    told = named(text)
    return told.name if told and not told.field else ""
