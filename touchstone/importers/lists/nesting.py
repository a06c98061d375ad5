"""Numbered lists inside the entries of a numbered list, each of which counts from 1: their depth alone tells them
apart."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import Mark

Item = tuple[Line, Mark]
_FEWEST = 2
"""Entries that stand over lists, for one alone may be a bold item."""


def nested_heads(items: Sequence[Item]) -> frozenset[int]:
    """The ids of the entries that are sub-headings: every one of the outermost list is bold, and holds a list of its
    own, as `1. **Clear the plot**` over `1. cut …`. None where that is not so."""
    least = depth_of(items, frozenset())
    heads = [line.id for line, _ in items if _is_counted(line) and line.depth == least and line.bold]
    over = [
        one for (one, _), (below, _) in itertools.pairwise(items) if below.mark and below.depth > one.depth == least
    ]
    outer = sum(1 for line, _ in items if line.depth == least)
    return frozenset(heads) if _FEWEST <= outer == len(heads) == len(over) else frozenset()


def depth_of(items: Sequence[Item], heads: frozenset[int]) -> int:
    """How deep the items of a list stand, apart from its sub-headings."""
    return min((line.depth for line, _ in items if line.id not in heads), default=0)


def is_nested(line: Line, outer: Line, depth: int) -> bool:
    """Whether a line that the document itself counts stands deeper than an item that it counts, in a list whose items
    stand at a depth."""
    return _is_counted(line) and _is_counted(outer) and line.depth > depth == outer.depth


def _is_counted(line: Line) -> bool:
    """Whether the document itself numbers a line."""
    return line.mark[:1].isdigit() and line.depth > 0
