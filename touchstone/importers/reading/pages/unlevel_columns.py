"""A column beside the text whose lines do not stand level with those of the text: both are read by themselves."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from statistics import median

from touchstone.importers.reading.pages.segments import Segment
from touchstone.importers.signs.labels import text_mark

_FEWEST = 8
"""Segments of the shortest column."""
_LEVEL = 1.0
"""Points by which the base lines of a row may differ."""
_MOST_LEVEL = 0.5
"""Share of the lines of a column that may stand level with lines of the other by chance."""
_GAP, _LIKELY = 4.0, 4
_LARGE = 1.5
_LEAST = 2
"""Entries of a list in the narrower column: a column of headings beside their texts holds none."""


def unlevel_column(segments: Sequence[Segment], width: float) -> list[Segment]:
    """The segments of the narrower of two such columns, from the top; none where a page has none."""
    starts = Counter(round(one.left) for one in segments if one.left > 0.2 * width)
    for at, _ in starts.most_common(_LIKELY):
        left, right = (_below_title(column) for column in _columns(segments, at - _GAP / 2))
        narrow = left if at < width / 2 else right
        listed = sum(_is_entry(one.text) for one in narrow) >= _LEAST
        if listed and min(len(left), len(right)) >= _FEWEST and not _are_level(left, right):
            return sorted(narrow, key=lambda one: one.base)
    return []


def _is_entry(text: str) -> bool:
    """Whether a text is an entry of a list, or the sign before one."""
    return text_mark(f"{text} entry").kind == "bullet"


def _below_title(column: Sequence[Segment]) -> list[Segment]:
    """The segments of a column below the last in large letters, which belong to the title over both columns."""
    usual = median(one.size for one in column) if column else 0.0
    last = max((one.base for one in column if one.size > _LARGE * usual), default=float("-inf"))
    return [one for one in column if one.base > last]


def _columns(segments: Sequence[Segment], at: float) -> tuple[list[Segment], list[Segment]]:
    """The segments on both sides of a place, in the tallest part of the page that nothing crosses there."""
    crossing = sorted(one.base for one in segments if one.left < at < one.right)
    parts = itertools.pairwise([float("-inf"), *crossing, float("inf")])
    held = [[one for one in segments if top < one.base < bottom] for top, bottom in parts]
    most = max(held, key=len)
    return [one for one in most if one.right <= at], [one for one in most if one.left >= at]


def _are_level(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether the lines of the shorter column stand level with lines of the other, as the cells of rows do."""
    shorter, longer = sorted((left, right), key=len)
    level = sum(any(abs(one.base - other.base) <= _LEVEL for other in longer) for one in shorter)
    return level > _MOST_LEVEL * len(shorter)
