"""Columns of a drawn table that hold nothing but labels, and belong to the texts at their right.

A head of its own over the labels, as `Ref` beside `You must be able to`, makes them a column: later stages read that. A
head over both, or none, leaves each label a part of its text, as it is where no border is drawn.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line, in_rows
from touchstone.importers.reading.pages.rows import stands_alone

_TIME = re.compile(r"\d{1,2}[.:]\d\d")
"""A time of day, as in a timetable."""
_LEAST = 3
"""Labels that make a column of them."""


def with_labels_joined(table: Sequence[Line]) -> list[Line]:
    """The lines of a table in the order of its cells, with each such label as the mark of its text; out of the table,
    list by list, where no column is left beside such texts."""
    joined, lists = list(table), 0
    for column, beside in itertools.pairwise(sorted({line.column for line in table})):
        if _belong_together(joined, column, beside):
            joined = [line for row in in_rows(joined) for line in _joined(row, column, beside)]
            lists += 1
    if len(joined) == len(table):
        return joined
    left = sorted({line.column for line in joined})
    if len(left) == lists:
        return [line.out_of_table() for line in sorted(joined, key=lambda line: line.column)]
    return [replace(line, column=left.index(line.column) + 1) for line in joined]


def _belong_together(table: Sequence[Line], column: int, beside: int) -> bool:
    """Whether a column holds labels alone, each with a text beside it, and no head by itself."""
    rows = [[line for line in row if line.column in (column, beside)] for row in in_rows(table)]
    heads = {line.column: line.text for line in rows[0]} if rows else {}
    first = _are_labels([line.text for row in rows for line in row if line.column == column])
    if len(heads) == 2 and not first:
        return False
    body = rows[len(heads) < 2 :]
    labels = [[line.text for line in row if line.column == column] for row in body if _is_pair(row)]
    lone = [row for row in body if not _is_pair(row) and any(line.column == column for line in row)]
    alone = all(len(held) == 1 for held in labels) and not any(_are_labels([row[0].text]) for row in lone)
    return alone and len(labels) >= _LEAST and _are_labels([held[0] for held in labels])


def _is_pair(row: Sequence[Line]) -> bool:
    return len({line.column for line in row}) == 2


def _are_labels(texts: Sequence[str]) -> bool:
    """Whether texts are labels without words, or letters that count up."""
    letters = all(len(text) == 1 and text.isalpha() for text in texts)
    counted = letters and all(ord(later) - ord(text) == 1 for text, later in itertools.pairwise(texts))
    alone = all(stands_alone(text) and not _TIME.fullmatch(text) for text in texts)
    return alone or (counted and len(texts) > 1)


def _joined(row: Sequence[Line], column: int, beside: int) -> list[Line]:
    """A row with its label as the mark of the text beside it."""
    label = next((line for line in row if line.column == column), None)
    text = next((line for line in row if line.column == beside), None)
    out: list[Line] = []
    for line in row:
        if line is text and label:
            mark = label.text if stands_alone(label.text) else f"{label.text}."
            out.append(replace(line, column=column, x=label.x, mark=mark))
        elif line is not label or text is None:
            out.append(replace(line, column=column) if line.column == beside else line)
    return out
