"""Scope in tables: terms in the first column with their lists beside them, or terms over columns of lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import TABLE_HEAD, Accounts
from touchstone.importers.document.lines import SUB_HEADING, Line
from touchstone.importers.marking.run_in import entries_of
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.table_heads import heads_scope

_LONGEST_TERM = 60


def table_terms(lines: Sequence[Line], accounts: Accounts) -> list[Line] | None:
    """The lines with each term as a heading, and with lists inside a cell cut into their entries; None where they are
    no table of terms. The head of such a table is noted as dropped."""
    if any(mark_of(line).kind == "label" for line in lines):
        return None
    head = _head(lines)
    cells = [line for line in lines if line not in head]
    if _heads_columns(cells):
        return _by_column(cells)
    columns = sorted({line.column for line in cells if line.table})
    if len(columns) != 2 or not _has_terms(cells, columns[0]):
        return None
    accounts.drop(head, TABLE_HEAD)
    return _by_row(cells, accounts)


def _has_terms(cells: Sequence[Line], first: int) -> bool:
    """Whether something stands beside most of what the first column holds."""
    rows = {(line.table, line.row) for line in cells if line.table and line.column == first}
    beside = {(line.table, line.row) for line in cells if line.table and line.column != first}
    return 2 * len(rows & beside) >= len(rows)


def _head(lines: Sequence[Line]) -> list[Line]:
    """The cells of the first row, where they only say what the columns hold."""
    first = [line for line in lines if line.table and (line.table, line.row) == (lines[0].table, lines[0].row)]
    return first if heads_scope(first) else []


def _heads_columns(cells: Sequence[Line]) -> bool:
    """Whether the cells of the first row, set in bold or below nothing else, are terms over their columns."""
    first = [line for line in cells if line.row == cells[0].row] if cells and cells[0].table else []
    rest = [line for line in cells if line.row != cells[0].row]
    short = all(len(line.text) < _LONGEST_TERM and not set(line.text) & set(",;") for line in first)
    bold = all(line.bold for line in first) and not any(line.bold for line in rest)
    columns = {line.column for line in first}
    return len(columns) == len(first) > 1 and bold and short and {line.column for line in rest} == columns


def _by_column(cells: Sequence[Line]) -> list[Line]:
    """The cells column by column, the first of each as a heading."""
    row = cells[0].row
    ordered = sorted(cells, key=lambda line: line.column)
    return [replace(line, heading=SUB_HEADING, mark="") if line.row == row else line for line in ordered]


def _by_row(cells: Sequence[Line], accounts: Accounts) -> list[Line]:
    """Each first cell as a heading, and the lists beside them cut into their entries."""
    first = min(line.column for line in cells if line.table)
    lists: list[list[Line]] = []
    for line in cells:
        if line.column == first or not lists:
            lists.append([])
        if line.column != first:
            lists[-1].append(line)
    cut = iter(entries_of(lists, accounts))
    out: list[Line] = []
    for line in cells:
        if line.column == first:
            out.append(replace(line, heading=SUB_HEADING, mark=""))
        if line.column == first or not out:
            out += next(cut)
    return out
