"""Labels of an owner's own in cells by themselves, each beside its text: `Task 1 | Lines are looked over before …`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.accounts import Accounts
from touchstone.importers.labels import text_mark
from touchstone.importers.lines import Line

_LABEL = re.compile(r"[<(\[{]?(?P<sign>[A-Za-z]{1,12})[ .\-/]?(?P<number>\d{1,2})[>)\]}.:]{0,2}")
_LEAST = 3
"""Labels that make a series."""

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
    """The places of labels that count up from 1 in a column, three at least, each with a text in the next cell."""
    found: dict[Column, list[int]] = {}
    for place, (line, beside) in enumerate(itertools.pairwise(lines)):
        label = _LABEL.fullmatch(line.text) if line.table and _is_row(line, beside) else None
        if not label or text_mark(f"{line.text} x").kind == "label":
            continue
        places = found.setdefault((line.table, line.column, label["sign"]), [])
        if int(label["number"]) == len(places) + 1:
            places.append(place)
    return {column: places for column, places in found.items() if len(places) >= _LEAST}


def _is_row(line: Line, beside: Line) -> bool:
    """Whether the next line is the next cell of a row."""
    same = (line.table, line.row) == (beside.table, beside.row)
    return same and beside.column > line.column and not beside.mark
