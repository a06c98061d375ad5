"""The columns of a table of a web page, whose cells may take up several rows and columns."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Cells:
    """The columns of a table while its rows are walked: those that cells of rows above still take up are left out."""

    last: int = 0
    taken: dict[int, int] = field(default_factory=dict)
    """For each column how many further rows a cell above takes up there."""

    def next_row(self) -> None:
        """Begin a row."""
        self.last = 0
        self.taken = {column: rows - 1 for column, rows in self.taken.items() if rows > 0}

    def take(self, columns: int, rows: int) -> int:
        """The column of the next cell of the row."""
        column = self.last + 1
        while self.taken.get(column, 0) > 0:
            column += 1
        self.last = column + columns - 1
        self.taken |= {at: rows for at in range(column, self.last + 1) if rows > 1}
        return column
