"""The cells of a table of a Word document, each once, with the columns and rows that it takes up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docx.table import Table as WordTable
from docx.table import _Cell

from touchstone.importers.document.tables import Cell
from touchstone.importers.reading.numbering import W


def cells_of(table: WordTable) -> list[tuple[Cell, _Cell]]:
    """Each cell with what it holds, in the order of the rows."""
    found: dict[Any, tuple[Cell, _Cell]] = {}
    for row, cells in enumerate(table.rows, start=1):
        head = _is_head(cells._tr)
        for column, held in enumerate(cells.cells, start=1):
            first = found[held._tc][0] if held._tc in found else Cell(row, column, head=head)
            widest, deepest = column - first.column + 1, row - first.row + 1
            cell = replace(first, columns=max(first.columns, widest), rows=max(first.rows, deepest))
            found[held._tc] = cell, found[held._tc][1] if held._tc in found else held
    return list(found.values())


def _is_head(row: Any) -> bool:
    """Whether Word repeats a row at the top of each page."""
    mark = row.find(f"{W}trPr/{W}tblHeader")
    return mark is not None and mark.get(f"{W}val") not in ("0", "false", "off")
