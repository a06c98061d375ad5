"""Two lists side by side whose marks are of two makes, as `1` beside `1a` and `1b`: each row of a table pairs what is
done with what is known for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchstone.importers.reading.pages.headed_columns import SideBySide, ends_lists, is_far
from touchstone.importers.reading.pages.segments import SAME_LEFT, Row
from touchstone.importers.signs.labels import Mark, text_mark

_FEWEST = 1
"""Rows that hold marks in both columns, on a page on which a table goes on."""
_BEFORE = 3.0
"""Points before the beginning of the second column at which it is parted from the first."""
_MOST_HEADS = 3
"""Rows of the heads of the two columns."""
_COUNTED = ("label", "number", "weak", "decimal")


def paired_labels(rows: Sequence[Row]) -> Iterator[SideBySide]:
    """Every two such lists, with the heads over them."""
    place = 0
    while place < len(rows):
        at = _second_column(rows[place])
        end = _end(rows, place, at) if at else place + 1
        start = _with_heads(rows, place, at) if at else place
        if at and start < place and _pairs(rows[place:end], at) >= _FEWEST:
            yield SideBySide(start, end, at)
        place = end


def _second_column(row: Row) -> float:
    """Where the second column begins, in a row with counted marks of two makes that belong together; 0.0 where it has
    none."""
    if len(row) != 2:
        return 0.0
    left, right = (text_mark(one.text) for one in row)
    return row[1].left - _BEFORE if _belong_together(left, right) and left.rest and right.rest else 0.0


def _belong_together(left: Mark, right: Mark) -> bool:
    """Whether the number on the right is that on the left with something behind it, as `1a` beside `1`, or both are
    labels with letters of their own, as `K1` beside `P1`."""
    if left.kind not in _COUNTED or right.kind not in _COUNTED:
        return False
    inside = right.kind == "decimal" and right.sign == str(left.number)
    return inside or (left.kind == right.kind == "label" and left.sign != right.sign)


def _end(rows: Sequence[Row], start: int, at: float) -> int:
    """The row below both columns."""
    below = range(start + 1, len(rows))
    return next((one for one in below if _ends(rows, one, at)), len(rows))


def _ends(rows: Sequence[Row], place: int, at: float) -> bool:
    """Whether a row stands below both lists: a heading over the whole width does, too."""
    row = rows[place]
    headed = all(one.bold for one in row) and not any(one.left >= at for one in row)
    return headed or ends_lists(row, at) or is_far(rows[place - 1], row)


def _with_heads(rows: Sequence[Row], place: int, at: float) -> int:
    """The first of the bold rows right above that are the heads of both columns; the place itself where none is."""
    first = place
    while first and place - first < _MOST_HEADS and _are_heads(rows[first - 1], at):
        first -= 1
    heads = [one for row in rows[first:place] for one in row]
    both = {one.left >= at - SAME_LEFT for one in heads} == {True, False}
    return first if both else place


def _are_heads(row: Row, at: float) -> bool:
    return all(one.bold and not one.left < at < one.right for one in row)


def _pairs(rows: Sequence[Row], at: float) -> int:
    """How many rows hold marks in both columns."""
    return sum(abs(found - at) < SAME_LEFT for row in rows if (found := _second_column(row)))
