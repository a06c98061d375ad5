"""The cells of a table in plain text, each wrapped at the width of its column: what stands in them, paragraph by
paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from touchstone.importers.document.lines import Line
from touchstone.importers.words.characters import cleaned

_ENTRY = re.compile(r"(?:[-*+•○▪◦]|\d{1,3}[.)]|\(?[a-zA-Z]{1,4}\)|[a-z]\.)\s+(?=\S)")
MOST_COLUMNS = 60
"""Columns of the widest table that is read."""
_STEP = 2
"""Blanks that set an entry in by one level."""


@dataclass(frozen=True)
class TypedCell:
    """A cell: where it stands, how many letters its column has room for, and its rows as they were typed."""

    row: int
    column: int
    width: int
    typed: tuple[tuple[int, str], ...]
    """The number of each row in the file, and what the cell holds in it."""


@dataclass(frozen=True)
class TypedTable:
    """A table: the numbers of its first and last row in the file, its cells, and the rows that are drawn."""

    first: int
    last: int
    cells: tuple[TypedCell, ...]
    rules: tuple[tuple[int, str], ...]

    def lines(self, number: int) -> Iterator[Line]:
        """A line for each paragraph of each cell, and for each row that is drawn; they bear the number of the table."""
        drawn = [Line(0, cleaned(rule), at) for at, rule in self.rules if cleaned(rule)]
        held = [replace(line, table=number) for cell in self.cells for line in _paragraphs(cell)]
        yield from sorted([*drawn, *held], key=lambda line: line.row or line.number)


def _paragraphs(cell: TypedCell) -> Iterator[Line]:
    held: list[str] = []
    first, indent, apart, begins = 0, 0, False, False
    for number, raw in [*cell.typed, (0, "")]:
        text = cleaned(raw)
        if held and (not text or _is_next(held[-1], raw, cell.width)):
            said = " ".join(cleaned(one) for one in held)
            yield Line(
                0,
                said,
                first,
                row=cell.row,
                column=cell.column,
                x=float(indent),
                depth=indent // _STEP,
                blank_before=begins,
                whole=True,
            )
            held, apart = [], not text
        if text and not held:
            first, indent, begins = number, len(raw) - len(raw.lstrip()), apart
        held += [raw] * bool(text)


def _is_next(above: str, raw: str, width: int) -> bool:
    """Whether a row begins a paragraph of its own: as an entry of a list, or since its first word had room above."""
    word = raw.split(None, 1)[0]
    return bool(_ENTRY.match(raw.lstrip())) or len(above.rstrip()) + 1 + len(word) <= width
