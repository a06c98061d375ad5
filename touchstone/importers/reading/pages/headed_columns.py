"""Two lists side by side, each under the heading of a part of the unit, as in the elements of an older standard."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchstone.importers.document.lines import LARGER
from touchstone.importers.reading.pages.segments import Row, Stretch
from touchstone.importers.words.vocabulary import part_named

_ELEMENT = re.compile(r"(?:element|elfen|unit|uned)\s+[A-Z0-9].*", re.IGNORECASE)
_FEWEST = 2
"""Rows of the shortest list in the left column; the others may be shorter."""

_FARTHEST = 5.0
"""How many letters high the step from one row to the next may be."""


@dataclass(frozen=True)
class SideBySide(Stretch):
    """The rows of lists, and where the second column begins."""

    at: float
    more: tuple[float, ...] = ()
    """Where further columns begin."""

    @property
    def places(self) -> tuple[float, ...]:
        """Where each column but the first begins."""
        return (self.at, *self.more)


def headed_columns(rows: Sequence[Row]) -> Iterator[SideBySide]:
    """The lists under two headings, or more, of different parts of the unit in one row."""
    starts = [at for at, row in enumerate(rows) if _are_headings(row)]
    for start, following in itertools.pairwise([*starts, len(rows)]):
        at, *more = (segment.left - 3.0 for segment in rows[start][1:])
        largest = LARGER * max(segment.size for segment in rows[start])
        inside = range(start + 1, following)
        end = next((one for one in inside if rows[one][0].size > largest or _ends(rows, one, (at, *more))), following)
        below = rows[start + 1 : end]
        lefts = sum(1 for row in below if row[0].right <= at)
        rights = [sum(1 for row in below if any(one.left >= left for one in row)) for left in (at, *more)]
        if lefts >= _FEWEST and min(rights) >= 1:
            yield SideBySide(start, end, at, tuple(more))


def _ends(rows: Sequence[Row], place: int, columns: Sequence[float]) -> bool:
    return is_far(rows[place - 1], rows[place]) or any(ends_lists(rows[place], at) for at in columns)


def _are_headings(row: Row) -> bool:
    parts = [part_named(segment.text) for segment in row]
    return len(parts) > 1 and all(parts) and len(set(parts)) == len(parts)


def ends_lists(row: Row, at: float) -> bool:
    """Whether a row stands below both lists: it crosses their gap, or begins another part or element."""
    text = " ".join(segment.text for segment in row)
    headed = row[-1].right <= at and (part_named(text) or _ELEMENT.fullmatch(text))
    return bool(headed) or any(one.left < at < one.right for one in row)


def is_far(above: Row, row: Row) -> bool:
    """Whether a row stands far below the one before, as a running foot does."""
    return row[0].base - above[0].base > _FARTHEST * max(above[0].size, row[0].size)
