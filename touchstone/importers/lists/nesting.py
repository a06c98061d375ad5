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

_MOST_WORDS = 6
"""Words of a title over letters."""


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


def over_letters(marks: Sequence[Mark]) -> bool:
    """Whether every number is a title, as `1. Prepare the dough`, over a list of letters whose items begin large."""
    marked = [mark for mark in marks if mark.kind != "none"]
    numbers = [at for at, mark in enumerate(marked) if mark.kind in ("number", "weak")]
    ends = [*numbers[1:], len(marked)]
    inside = [marked[at + 1 : end] for at, end in zip(numbers, ends, strict=True)]
    listed = all(one and one[0].kind == "letter" and one[0].number == 1 and len(one) >= _FEWEST for one in inside)
    return len(numbers) >= _FEWEST and numbers[0] == 0 and listed and all(_is_title(marked[at].rest) for at in numbers)


def _is_title(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) <= _MOST_WORDS and not text.endswith((":", ".", ";", ","))


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
