"""A text whose tables are drawn with strokes and frames, or written cell below cell, as a converter types them: they
are read as tables, and what stands around them as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from touchstone.importers.document.limits import MOST_LINES
from touchstone.importers.document.lines import Line
from touchstone.importers.reading.grid_tables import grid_tables
from touchstone.importers.reading.ruled_tables import ruled_tables
from touchstone.importers.reading.stacked_cells import stacked_cells
from touchstone.importers.words.code_lines import code_and_title

_FIRST = 10_000
"""The number of the first such table; others of the text bear smaller ones."""
_LONGEST, _LEVEL = 100, 2
"""Letters of the longest title above a table, and its level."""


def with_typed_tables(text: str, read: Callable[[str], Iterable[Line]]) -> list[Line] | None:
    """The lines of a text: its tables, and what `read` makes of the rest, in their order; None where it has no such
    table."""
    rows = text.split("\n")
    found = list(grid_tables(rows))
    taken = {at for table in found for at in range(table.first, table.last + 1)}
    found += list(ruled_tables(["" if at in taken else row for at, row in enumerate(rows, start=1)]))
    taken |= {at for table in found for at in range(table.first, table.last + 1)}
    found += list(stacked_cells(["" if at in taken else row for at, row in enumerate(rows, start=1)]))
    if not found:
        return None
    taken |= {at for table in found for at in range(table.first, table.last + 1)}
    rest = "\n".join("" if at in taken else row for at, row in enumerate(rows, start=1))
    tables = {table.first: list(table.lines(number)) for number, table in enumerate(found, start=_FIRST)}
    held = [(line.number, line) for line in _titles(list(read(rest)) if rest.strip() else [], tables)]
    held += [(first, line) for first, lines in tables.items() for line in lines]
    return [replace(line, id=ident) for ident, (_, line) in enumerate(sorted(held, key=lambda one: one[0]))]


def _titles(lines: Sequence[Line], tables: Mapping[int, Sequence[Line]]) -> Iterator[Line]:
    """The lines around tables, with each one right above a table as a heading that begins with a code, and a cell of
    the table with the same."""
    for at, line in enumerate(lines):
        code = code_and_title(line.text).code if line.blank_before and len(line.text) <= _LONGEST else ""
        next_one = lines[at + 1].number if at + 1 < len(lines) else MOST_LINES
        first = next((row for row in range(line.number + 1, line.number + 4) if row in tables), None) if code else None
        repeated = first is not None and first < next_one and any(cell.text == code for cell in tables[first])
        yield replace(line, heading=line.heading or _LEVEL) if repeated else line
