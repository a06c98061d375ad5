"""Tables whose cells a program wrote one below another, with a blank row for each cell that is empty: known by labels
that count up at equal steps, below as many heads of columns, the first of which is that of labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from touchstone.importers.reading.typed_cells import TypedCell, TypedTable
from touchstone.importers.signs.table_heads import heads_labels

_LABEL = re.compile(r"\s*(?P<sign>(?:[A-Za-z]{1,12}[ .\-/]?)?)(?P<number>\d{1,3})[.):]?\s*")
_LEAST = 3
"""Labels that make a table."""
_FEWEST, _MOST = 3, 8
"""Cells of a row; of labels that stand over their texts, two to a row, other modules know."""
_LONGEST_HEAD = 60


def stacked_cells(rows: Sequence[str]) -> Iterator[TypedTable]:
    """The tables of a text given row by row."""
    labels = [(at, found) for at, row in enumerate(rows) if (found := _LABEL.fullmatch(row))]
    after = place = 0
    while place < len(labels):
        run = _run(labels, place)
        place += max(len(run) - 1, 1)
        if len(run) >= _LEAST and run[0] >= after and (table := _table(rows, run, after)):
            after = table.last
            yield table


def _run(labels: Sequence[tuple[int, re.Match[str]]], place: int) -> list[int]:
    """The rows of the labels that count up from a place on, at equal steps."""
    run = [labels[place][0]]
    before = labels[place][1]
    for at, label in labels[place + 1 :]:
        step = at - run[-1]
        if len(run) > 1 and step > run[1] - run[0]:
            break
        same = label["sign"] == before["sign"] and int(label["number"]) == int(before["number"]) + 1
        if not same or (len(run) > 1 and step != run[1] - run[0]) or not _FEWEST <= step <= _MOST:
            break
        run.append(at)
        before = label
    return run


def _table(rows: Sequence[str], run: Sequence[int], after: int) -> TypedTable | None:
    """The table of labels in these rows, with the heads of its columns above; None where it has no such heads, or where
    a label has no text."""
    step = run[1] - run[0]
    first = run[0] - step
    heads = rows[first : run[0]] if first >= after else []
    headed = bool(heads) and heads_labels(heads[0]) and all(row.strip() and len(row) <= _LONGEST_HEAD for row in heads)
    if not headed or not all(at + 1 < len(rows) and rows[at + 1].strip() for at in run):
        return None
    starts = [first, *run]
    end = min(run[-1] + step, len(rows))
    width = max(len(row) for row in rows[starts[0] : end])
    cells = tuple(
        TypedCell(start + 1, at - start + 1, width, ((at + 1, rows[at]),))
        for start in starts
        for at in range(start, min(start + step, end))
        if rows[at].strip()
    )
    return TypedTable(starts[0] + 1, end, cells, ())
