"""Where a second column begins on a page, and whether the first holds headings and labels, or text as well."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.left_column import headings_joined
from touchstone.importers.reading.pages.segments import Row, joined
from touchstone.importers.words.vocabulary import lead_in_end, named, part_named

_LONG = 8
"""Lines of a column that may hold shorter entries than running text, where a part of the unit begins in it."""


def gutter_of(rows: Sequence[Row], width: float) -> float | None:
    """Where a second column begins: the place at which many segments start and that few segments cross."""
    starts: dict[int, int] = {}
    for segment in (one for row in rows for one in row):
        if segment.left > 0.18 * width:
            place = round(segment.left / 4)
            starts[place] = starts.get(place, 0) + 1
    likely = sorted(starts.items(), key=lambda entry: -entry[1])[:6]
    places = [at for at in (place * 4 - 3.0 for place, _ in likely) if _parts(rows, at, width)]
    return min(places, key=lambda at: _crossing(rows, at), default=None)


def _crossing(rows: Sequence[Row], at: float) -> int:
    """How many segments stand across a place."""
    return sum(1 for row in rows for one in row if one.left < at < one.right)


def _parts(rows: Sequence[Row], at: float, width: float) -> bool:
    """Whether a place parts the page into two columns that are both in use."""
    left = [[one for one in row if one.right <= at] for row in rows]
    right = [[one for one in row if one.left >= at] for row in rows]
    crossing = _crossing(rows, at)
    lefts, rights = [one for row in left for one in row], [one for row in right for one in row]
    if not lefts or len(rights) < 3 or crossing > 0.2 * (len(lefts) + len(rights)) + 2:
        return False
    first = next(place for place, row in enumerate(right) if row)
    below_heads = [joined(row) for row in left[first:] if row]
    return is_label_column(below_heads, at, width) or is_newspaper(lefts, rights, at, width)


def is_label_column(lefts: Sequence[Line], at: float, width: float) -> bool:
    """Whether the left column holds headings or field labels and not text."""
    groups = headings_joined(list(lefts))
    known = sum(1 for one in groups if named(one.text) or lead_in_end(one.text))
    return at < 0.5 * width and known >= 1 and known >= 0.3 * len(groups)


def is_newspaper(left: Row, right: Row, at: float, width: float) -> bool:
    """Whether both columns hold running text, or one does and the other goes on with further parts of the unit."""
    enough = len(left) >= 4 and len(right) >= 4 and 0.35 * width < at < 0.65 * width
    return enough and all(_is_text(side) for side in (left, right))


def _is_text(side: Row) -> bool:
    """Whether a column holds running text, or a part of the unit with shorter entries."""
    words = median(len(one.text.split()) for one in side)
    return words >= 4 or (words >= 3 and len(side) >= _LONG and any(part_named(one.text) for one in side[1:]))
