"""The tables of a document as they are drawn: their cells, with those that hold nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where it begins, how many columns and rows it takes up, and whether the document makes it a head."""

    row: int
    column: int
    columns: int = 1
    rows: int = 1
    head: bool = False


@dataclass(frozen=True)
class Table:
    """A table: the number that its lines bear, and its cells from the first row to the last."""

    number: int
    cells: tuple[Cell, ...]


@dataclass
class Tables:
    """The tables of a document while it is read."""

    _cells: dict[int, list[Cell]] = field(default_factory=dict)

    def note(self, number: int, cells: Iterable[Cell]) -> None:
        """Take note of cells of a table."""
        self._cells.setdefault(number, []).extend(cells)

    def all(self) -> tuple[Table, ...]:
        """Every table, in the order in which they began."""
        return tuple(Table(number, tuple(cells)) for number, cells in sorted(self._cells.items()))


def in_rows(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """The cells of each row, from left to right."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for _, row in sorted(rows.items()):
        yield sorted(row, key=lambda one: one.column)
