"""The tables that strokes draw on a page: which places they part, and which of these are one cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from touchstone.importers.reading.pages.strokes import NEAR, Stroke, Strokes

_MOST_PLACES = 1_500
"""Places of the largest grid."""

_Place = tuple[int, int]


@dataclass(frozen=True)
class RuledCell:
    """A cell with its row and column from 1, the last of those that it takes up, and its box."""

    row: int
    column: int
    left: float
    right: float
    top: float
    base: float


@dataclass(frozen=True)
class RuledGrid:
    """The strokes of a table: where its columns and rows are parted, and its cells."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[RuledCell, ...]


def ruled_grids(strokes: Strokes) -> Iterator[RuledGrid]:
    """Every grid of a page with two columns at the least, from the top downwards."""
    found = [_grid(level, upright) for level, upright in _connected(strokes)]
    yield from sorted((one for one in found if one), key=lambda one: one.rows[0])


def _connected(strokes: Strokes) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """The strokes that cross or touch one another, group by group."""
    left = set(range(len(strokes.upright)))
    beside = [[at for at, one in enumerate(strokes.upright) if _touch(level, one)] for level in strokes.level]
    across: list[list[int]] = [[] for _ in strokes.upright]
    for level, places in enumerate(beside):
        for at in places:
            across[at].append(level)
    while left:
        uprights, levels, open_ = set[int](), set[int](), [left.pop()]
        while open_:
            at = open_.pop()
            uprights.add(at)
            for level in set(across[at]) - levels:
                levels.add(level)
                open_ += [one for one in beside[level] if one in left]
                left.difference_update(beside[level])
        yield [strokes.level[at] for at in sorted(levels)], [strokes.upright[at] for at in sorted(uprights)]


def _touch(level: Stroke, upright: Stroke) -> bool:
    return (
        upright.start - NEAR <= level.at <= upright.end + NEAR and level.start - NEAR <= upright.at <= level.end + NEAR
    )


def _grid(level: Sequence[Stroke], upright: Sequence[Stroke]) -> RuledGrid | None:
    """The grid that strokes form; None where they are no table."""
    columns, rows = _places(one.at for one in upright), _places(one.at for one in level)
    if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > _MOST_PLACES:
        return None
    walls = {(nearest, at) for one in upright for nearest, at in _covered(one, columns, rows)}
    floors = {(nearest, at) for one in level for nearest, at in _covered(one, rows, columns)}
    cells = tuple(_cells(columns, rows, walls, floors))
    return RuledGrid(columns, rows, cells) if len({cell.column for cell in cells}) > 1 else None


def _places(found: Iterable[float]) -> tuple[float, ...]:
    """The places at which strokes stand, those near each other once."""
    out: list[float] = []
    last = float("-inf")
    for at in sorted(found):
        if at - last > NEAR:
            out.append(at)
        last = at
    return tuple(out)


def _covered(stroke: Stroke, own: Sequence[float], others: Sequence[float]) -> Iterator[_Place]:
    """The number of a stroke among its own places, with each space between the other places that it runs along."""
    nearest = min(range(len(own)), key=lambda at: abs(own[at] - stroke.at))
    for at in range(max(bisect_left(others, stroke.start) - 1, 0), len(others) - 1):
        middle = (others[at] + others[at + 1]) / 2
        if middle > stroke.end:
            return
        if middle >= stroke.start:
            yield nearest, at


def _cells(
    columns: Sequence[float], rows: Sequence[float], walls: set[_Place], floors: set[_Place]
) -> Iterator[RuledCell]:
    """The cells of a grid: the spaces between which no stroke stands are one."""
    left = [(row, column) for row in range(len(rows) - 1) for column in range(len(columns) - 1)]
    taken = set[_Place]()
    for first in left:
        if first in taken:
            continue
        held, open_ = set[_Place](), [first]
        while open_:
            row, column = open_.pop()
            if (row, column) in held:
                continue
            held.add((row, column))
            open_ += [(row, column + 1)] if column + 2 < len(columns) and (column + 1, row) not in walls else []
            open_ += [(row, column - 1)] if column and (column, row) not in walls else []
            open_ += [(row + 1, column)] if row + 2 < len(rows) and (row + 1, column) not in floors else []
            open_ += [(row - 1, column)] if row and (row, column) not in floors else []
        taken |= held
        yield _cell(held, columns, rows)


def _cell(held: set[_Place], columns: Sequence[float], rows: Sequence[float]) -> RuledCell:
    down, across = sorted(row for row, _ in held), sorted(column for _, column in held)
    box = columns[across[0]], columns[across[-1] + 1], rows[down[0]], rows[down[-1] + 1]
    return RuledCell(down[0] + 1, across[0] + 1, *box)
