"""Tables whose borders are drawn on a page: in come the segments of the page, out come tables of lines, cell by cell,
and the segments that stand in none."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.cell_paragraphs import cell_paragraphs, cell_rows
from touchstone.importers.reading.pages.columns import in_order, usual_step
from touchstone.importers.reading.pages.field_grids import grids
from touchstone.importers.reading.pages.rows import level_rows
from touchstone.importers.reading.pages.ruled_grids import RuledCell, RuledGrid, ruled_grids
from touchstone.importers.reading.pages.segments import Segment, joined
from touchstone.importers.reading.pages.strokes import NEAR, Strokes

_WIDEST_MARGIN = 12.0
"""Points that a cell may leave free at its left."""


@dataclass(frozen=True)
class BorderedTable:
    """A table on a page: the places of its columns, its upper and lower edge, what stands in it, and the lines of this
    with row and column."""

    columns: tuple[float, ...]
    top: float
    base: float
    segments: tuple[Segment, ...]
    lines: tuple[Line, ...]

    @property
    def rows(self) -> int:
        """The number of its last row that holds anything."""
        return max(line.row for line in self.lines)


def bordered_tables(segments: Iterable[Segment], strokes: Strokes) -> tuple[list[BorderedTable], list[Segment]]:
    """The tables of a page from the top downwards, and what stands in none. A grid that something stands beside is
    left to the reading of columns."""
    left = list(segments)
    tables: list[BorderedTable] = []
    for grid in ruled_grids(strokes):
        inside = [one for one in left if _is_in(one, grid)]
        beside = any(grid.rows[0] < one.base - 0.3 * one.size < grid.rows[-1] for one in left if not _is_in(one, grid))
        lines = () if beside else _fields(inside) or tuple(_lines(grid, inside))
        if lines:
            tables.append(BorderedTable(grid.columns, grid.rows[0], grid.rows[-1], tuple(inside), lines))
            taken = {id(one) for one in inside}
            left = [one for one in left if id(one) not in taken]
    return tables, left


def in_order_with(tables: Sequence[BorderedTable], segments: Iterable[Segment], width: float) -> Iterator[Line]:
    """The lines of a page in reading order: those of its tables, and what stands between them."""
    left = list(segments)
    rows = [joined(row) for row in level_rows([*left, *(one for table in tables for one in table.segments)])]
    usual = usual_step(rows) if tables else 0.0
    for table in tables:
        yield from in_order([one for one in left if one.base < table.top + NEAR], width, usual)
        left = [one for one in left if one.base >= table.top + NEAR]
        yield from table.lines
    yield from in_order(left, width, usual)


def _fields(segments: Sequence[Segment]) -> tuple[Line, ...]:
    """The lines of a table that holds nothing but details, which are told by their places; none of any other."""
    rows = level_rows(segments)
    return next((grid.lines for grid in grids(rows) if grid.start == 0 and grid.end == len(rows)), ())


def _is_in(segment: Segment, grid: RuledGrid) -> bool:
    level = grid.rows[0] < segment.base - 0.3 * segment.size < grid.rows[-1]
    return level and grid.columns[0] - NEAR < segment.left + 1 < grid.columns[-1]


def _lines(grid: RuledGrid, segments: Iterable[Segment]) -> Iterator[Line]:
    """The lines of a grid, cell by cell."""
    held: dict[RuledCell, list[Segment]] = defaultdict(list)
    for segment in segments:
        held[_cell_of(segment, grid)].append(segment)
    margin = min((one.left - cell.left for cell, inside in held.items() for one in inside), default=0.0)
    margin = min(max(margin, 0.0), _WIDEST_MARGIN)
    step = _step(held.values())
    for cell, inside in sorted(held.items(), key=lambda one: (one[0].row, one[0].column)):
        for line in cell_paragraphs(inside, cell.right - margin, step):
            yield replace(line, table=1, row=cell.row, column=cell.column)


def _step(cells: Iterable[Sequence[Segment]]) -> float:
    """The least step between two lines of a cell."""
    rows = [list(cell_rows(inside)) for inside in cells]
    steps = (below.y - above.y for held in rows for above, below in itertools.pairwise(held))
    return min(steps, default=0.0)


def _cell_of(segment: Segment, grid: RuledGrid) -> RuledCell:
    """The cell in which a segment begins, or the one that is nearest to it."""
    x, y = segment.left + 1, segment.base - 0.3 * segment.size
    return min(grid.cells, key=lambda cell: max(cell.left - x, x - cell.right, 0) + max(cell.top - y, y - cell.base, 0))
