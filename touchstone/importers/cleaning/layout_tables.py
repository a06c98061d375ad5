"""Tables that are no tables: a page set in cells, with its headings and lists in one cell and a panel in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from touchstone.importers.document.lines import Line

_FEWEST = 2
"""Headings in one cell that show it to be a page, or a column of one."""


def without_layout_tables(lines: Iterable[Line]) -> list[Line]:
    """The lines, with the cells of such tables read one after the other as what they are: text."""
    held = list(lines)
    headings = Counter((line.table, line.row, line.column) for line in held if line.table and line.heading)
    tables = {cell[0] for cell, count in headings.items() if count >= _FEWEST}
    return list(_opened(held, tables)) if tables else held


def _opened(lines: list[Line], tables: set[int]) -> Iterator[Line]:
    """The lines, those of these tables without their places in cells; each cell stands apart."""
    before = (0, 0, 0)
    for line in lines:
        cell = (line.table, line.row, line.column)
        apart = line.table in tables and cell != before
        before = cell
        opened = line.out_of_table() if line.table in tables else line
        yield replace(opened, blank_before=line.blank_before or apart)
