"""Labels of an owner's own in cells by themselves, each beside its text: `Task 1 | Lines are looked over before …`."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.accounts import Accounts
from touchstone.importers.lines import Line
from touchstone.importers.own_labels import LEAST, OwnLabel, label_alone

Column = tuple[int, int, str]
"""The number of a table, a column of it, and the sign of the labels there."""


def with_label_cells(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with the number of each such label as the mark of the text beside it. The labels are noted as used."""
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
        label = label_alone(line.text) if line.table and _is_row(line, beside) else None
        if label:
            before = found.setdefault((line.table, line.column, label.sign), {})
            before |= {place: label} if label.follows(list(before.values())) else {}
    return {column: list(labels) for column, labels in found.items() if len(labels) >= LEAST}


def _is_row(line: Line, beside: Line) -> bool:
    """Whether the next line is the next cell of a row."""
    same = (line.table, line.row) == (beside.table, beside.row)
    return same and beside.column > line.column and not beside.mark
