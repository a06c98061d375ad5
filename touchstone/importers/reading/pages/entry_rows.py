"""Entries of a list that stand beside one another in one row under a heading, each in a cell of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.rows import as_lines
from touchstone.importers.reading.pages.segments import SAME_LEFT, Row, Segment, joined
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.labels import text_mark

_LEAST = 3
"""Cells of a row that are a list."""
_MOST_WORDS = 5
_HIGHEST = 2.0
"""How many letters high the step to the next line of a cell may be."""


def lines_of(rows: Sequence[Row]) -> Iterator[Line]:
    """The lines of rows, one below the other; such entries one by one."""
    place = 0
    while place < len(rows):
        if place and _is_heading(rows[place - 1]) and _are_cells(rows[place]):
            end = next((at for at in range(place + 1, len(rows)) if not _goes_on(rows, at, rows[place])), len(rows))
            yield from _entries(rows[place:end])
            place = end
        else:
            yield from as_lines(rows[place])
            place += 1


def _is_heading(row: Row) -> bool:
    return len(row) == 1 and row[0].bold


def _are_cells(row: Row) -> bool:
    """Whether a row holds several short texts that are no fields and bear no marks."""
    plain = all(text_mark(one.text).kind == "none" and not one.bold for one in row)
    short = all(len(one.text.split()) <= _MOST_WORDS and not one.text.endswith((":", ".")) for one in row)
    return len(row) >= _LEAST and plain and short and not any(field_start(joined([one]), sure=True) for one in row)


def _goes_on(rows: Sequence[Row], at: int, cells: Row) -> bool:
    """Whether each segment of a row stands right below a cell."""
    near = rows[at][0].base - rows[at - 1][0].base <= _HIGHEST * rows[at - 1][0].size
    return near and all(_cell_above(one, cells) is not None and not one.bold for one in rows[at])


def _cell_above(segment: Segment, cells: Row) -> Segment | None:
    return next((cell for cell in cells if abs(cell.left - segment.left) < SAME_LEFT), None)


def _entries(rows: Sequence[Row]) -> Iterator[Line]:
    """Each cell of the first row as a line, with what stands below it."""
    for cell in rows[0]:
        held = [one for row in rows for one in row if _cell_above(one, [cell]) is not None]
        line = joined(held)
        yield replace(line, x=cell.left, y=cell.base, mark="•")
