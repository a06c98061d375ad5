"""Labels of an owner's own in cells by themselves, each beside its text: `Task 1 | Lines are looked over before …`; or
in paragraphs by themselves, each over its text."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.marking.own_labels import LEAST, OwnLabel, label_alone

_MOST_WORDS = 4
"""Words of the longest head of a column that says no more than the heading above."""
_TEXT = 2
"""The column in which the text beside a label stands."""

Column = tuple[int, int, str]
"""The number of a table, a column of it, and the sign of the labels there."""


def with_label_cells(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with the number of each such label as the mark of the text beside it. The labels are noted as used,
    and bare numbers in the cells behind, as those of pages, as dropped."""
    series = _series(lines)
    rows = {(lines[place].table, lines[place].row) for places in series.values() for place in places}
    lines = _without_heads(_without_numbers(lines, rows, accounts), rows, accounts)
    series = _series(lines)
    numbers = {place: number for places in series.values() for number, place in enumerate(places, start=1)}
    accounts.use([lines[place] for place in numbers], "labels")
    out: list[Line] = []
    for place, line in enumerate(lines):
        if place not in numbers:
            out.append(replace(line, mark=f"{numbers[place - 1]}.") if place - 1 in numbers else line)
    return out


def _series(lines: Sequence[Line]) -> dict[Column, list[int]]:
    """The places of labels that count up in a column, three at least, each with a text in the next cell."""
    found: dict[Column, dict[int, OwnLabel]] = {}
    for place, (line, beside) in enumerate(itertools.pairwise(lines)):
        label = _label(line) if _is_row(line, beside) or _is_over(line, beside) else None
        if label:
            before = found.setdefault((line.table if label.sign else 0, line.column, label.sign), {})
            before |= {place: label} if label.follows(list(before.values())) else {}
    return {column: list(labels) for column, labels in found.items() if len(labels) >= LEAST}


def _label(line: Line) -> OwnLabel | None:
    """The label that a cell is: one that bears a number, or a bare letter, which counts on from table to table."""
    if line.table and len(line.text) == 1 and "a" <= line.text <= "z":
        return OwnLabel("", ord(line.text) - ord("a") + 1, 0)
    return label_alone(line.text)


def _is_row(line: Line, beside: Line) -> bool:
    """Whether the next line is the next cell of a row."""
    same = (line.table, line.row) == (beside.table, beside.row)
    return line.table > 0 and same and beside.column > line.column and not beside.mark


def _is_over(line: Line, beside: Line) -> bool:
    """Whether a paragraph stands over the next one, outside tables."""
    whole = line.whole and beside.whole and not (line.table or beside.table)
    return whole and not (line.heading or beside.heading or line.mark or beside.mark) and not label_alone(beside.text)


def _without_numbers(lines: Sequence[Line], rows: set[tuple[int, int]], accounts: Accounts) -> list[Line]:
    """The lines without the columns of tables that hold nothing but bare numbers behind labels and their texts."""
    behind = [line for line in lines if line.table and line.column > _TEXT and (line.table, line.row) in rows]
    counted = {_column(line) for line in behind} - {_column(line) for line in behind if not line.text.isdigit()}
    accounts.drop(
        [line for line in lines if _column(line) in counted], "a column of numbers behind the items of a table"
    )
    return [line for line in lines if _column(line) not in counted]


def _without_heads(lines: Sequence[Line], rows: set[tuple[int, int]], accounts: Accounts) -> list[Line]:
    """The lines without the short head, in a row by itself, of the column of texts beside labels."""
    first = dict(sorted(rows, reverse=True))
    above = [line for line in lines if line.table in first and line.row < first[line.table]]
    counts = Counter(line.table for line in above)
    heads = {id(line): line for line in above if counts[line.table] == 1 and _is_head(line)}
    accounts.drop(heads.values(), "the head of a column of items")
    return [line for line in lines if id(line) not in heads]


def _is_head(line: Line) -> bool:
    return line.column == _TEXT and len(line.text.split()) <= _MOST_WORDS


def _column(line: Line) -> tuple[int, int]:
    return line.table, line.column
