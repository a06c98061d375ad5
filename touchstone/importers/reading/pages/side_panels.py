"""A details list in a panel beside the text: each label over its value, in a narrow column of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.field_grids import Grid, grids
from touchstone.importers.reading.pages.segments import Segment

_SAME_LEFT = 4.0
"""Points by which the beginnings of the lines of a panel may differ."""
_FEWEST_FIELDS = 4
_FEWEST_BESIDE = 3
"""Runs of text beside the shortest panel; a list with nothing beside it is no panel."""
_WITH_VALUES = 0.75
"""How many of the fields must have a value below them: in a column of labels the values stand beside them."""


@dataclass(frozen=True)
class SidePanel:
    """The lines of a panel as a table, its segments, and how far down the page it may begin to be read."""

    lines: tuple[Line, ...]
    segments: tuple[Segment, ...]
    top: float


def side_panels(segments: Sequence[Segment]) -> Iterator[SidePanel]:
    """Every panel of a page."""
    for column in _columns(segments):
        for grid in grids([[one] for one in column]):
            held = column[grid.start : grid.end]
            if _is_filled(grid) and _stands_apart(held, segments):
                yield SidePanel(grid.lines, tuple(held), held[0].base - 2 * held[0].size)


def _columns(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Segments that begin at one place, from the top."""
    column: list[Segment] = []
    for segment in sorted(segments, key=lambda one: one.left):
        if column and segment.left - column[0].left > _SAME_LEFT:
            yield sorted(column, key=lambda one: one.base)
            column = []
        column.append(segment)
    yield sorted(column, key=lambda one: one.base)


def _is_filled(grid: Grid) -> bool:
    """Whether there are fields enough, and most of them have values in the panel itself."""
    labels = [line.row for line in grid.lines if line.column == 1]
    values = {line.row for line in grid.lines if line.column == 2}
    return len(labels) >= _FEWEST_FIELDS and len(values) >= _WITH_VALUES * len(labels)


def _stands_apart(held: Sequence[Segment], segments: Sequence[Segment]) -> bool:
    """Whether text stands beside a panel, all of it on one side."""
    left, right = min(one.left for one in held), max(one.right for one in held)
    own = {id(one) for one in held}
    beside = [one for one in segments if held[0].base <= one.base <= held[-1].base and id(one) not in own]
    aside = all(one.left > right for one in beside) or all(one.right < left for one in beside)
    return len(beside) >= _FEWEST_BESIDE and aside
