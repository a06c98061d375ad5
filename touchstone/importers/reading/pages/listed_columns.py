"""One list that is set in two columns: a mark in each of them, row by row."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from touchstone.importers.reading.pages.headed_columns import SideBySide, ends_lists, is_far
from touchstone.importers.reading.pages.segments import SAME_LEFT, Row
from touchstone.importers.signs.labels import Mark, text_mark
from touchstone.importers.words.vocabulary import part_named

_FEWEST = 2
"""Rows with two marks in the shortest list."""
_BOX = re.compile(r"\[[ xX]?\]\s+\S")
_BEFORE = 3.0
"""Points before the beginning of the second column at which it is parted from the first."""


def listed_columns(rows: Sequence[Row]) -> Iterator[SideBySide]:
    """Every list in two columns, with the sub-headings over it."""
    place = 0
    while place < len(rows):
        if not _are_entries(rows[place]):
            place += 1
            continue
        at = rows[place][1].left - _BEFORE
        end = _end(rows, place, at)
        pairs = [row for row in rows[place:end] if _are_entries(row) and abs(row[1].left - _BEFORE - at) < SAME_LEFT]
        if len(pairs) >= _FEWEST and all(_goes_on(row, below) for row, below in itertools.pairwise(pairs)):
            yield SideBySide(_with_heads(rows, place, at), end, at)
        place = end


def _end(rows: Sequence[Row], start: int, at: float) -> int:
    """The row below both columns."""
    below = range(start + 1, len(rows))
    return next((one for one in below if ends_lists(rows[one], at) or is_far(rows[one - 1], rows[one])), len(rows))


def _are_entries(row: Row) -> bool:
    """Whether a row holds the first lines of two entries."""
    marks = _marks(row)
    return len(row) == 2 and marks[0].kind == marks[1].kind != "none" and marks[0].sign == marks[1].sign


def _goes_on(row: Row, below: Row) -> bool:
    """Whether each column goes on with the next number, as a list that is numbered across the page does not."""
    above, marks = _marks(row), _marks(below)
    follow = all(later.number == earlier.number + 1 for earlier, later in zip(above, marks, strict=True))
    return above[0].kind == "bullet" or follow


def _marks(row: Row) -> list[Mark]:
    """The marks of the segments of a row; bare numbers and letters count for none here, and boxes for bullets."""
    marks = [Mark("bullet", "", "•") if _BOX.match(one.text) else text_mark(one.text) for one in row]
    counting = ("label", "number")
    return [mark if mark.kind in counting or mark.sign in ("•", "-") else Mark("none", "") for mark in marks]


def _with_heads(rows: Sequence[Row], place: int, at: float) -> int:
    """The row of sub-headings over both columns of a list, or its first row."""
    above = rows[place - 1] if place else ()
    heads = len(above) == 2 and above[0].right <= at <= above[1].left and not is_far(above, rows[place])
    return place - 1 if heads and not any(part_named(one.text) for one in above) else place
