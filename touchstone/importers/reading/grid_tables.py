"""Tables in plain text with a frame around every cell: `+-----+-----+` between the rows, and bars between the cells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from touchstone.importers.reading.typed_cells import MOST_COLUMNS, TypedCell, TypedTable

_FRAME = re.compile(r"\+(?:[-=:]+\+)+")
_PART = re.compile(r"\+[-=]{2,}[+|]")
"""A piece of a frame within a row, beside a cell that takes up several rows."""
_WORD = re.compile(r"[^\W_]")
_DRAWN = "┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝─═│║┏┳┓┣╋┫┗┻┛━┃╞╪╡╭╮╰╯"
_PLAIN = str.maketrans(_DRAWN, "+++++++++" + "+++++++++" + "-=||" + "+++++++++" + "-|" + "+++" + "++++")
"""The signs of drawn frames, as those of typed ones."""
_FEWEST = 3
"""Rows between frames, where nothing else shows that a row is wrapped over lines."""
_SPARE = 2
"""Blanks beside the text of a cell."""


def grid_tables(rows: Sequence[str]) -> Iterator[TypedTable]:
    """The tables whose rows are all framed, in a text given row by row."""
    place = 0
    while place < len(rows):
        end = place
        while end < len(rows) and _belongs(rows[end].strip()):
            end += 1
        if end - place >= _FEWEST and (found := _table(place, rows[place:end])):
            yield found
        place = max(end, place + 1)


def _belongs(row: str) -> bool:
    row = row.translate(_PLAIN) if row[:1] in _DRAWN else row
    return bool(_FRAME.fullmatch(row)) or (len(row) > 2 and row[0] == row[-1] == "|")


def _table(above: int, rows: Sequence[str]) -> TypedTable | None:
    """The table that rows make, with so many others above; None where they are none whose every row is framed."""
    shift = len(rows[0]) - len(rows[0].lstrip())
    held = [row[shift:].rstrip().translate(_PLAIN) for row in rows]
    frames = [at for at, row in enumerate(held) if _FRAME.fullmatch(row)]
    blocks = [(one + 1, other) for one, other in itertools.pairwise(frames) if other > one + 1]
    if (
        not frames
        or not blocks
        or frames[0] != 0
        or frames[-1] != len(held) - 1
        or any(map(_PART.search, _texts(held)))
    ):
        return None
    inner = [held[at] for start, end in blocks for at in range(start, end)]
    wrapped = any(not row.strip("| ") for row in inner) or any("=" in held[at] for at in frames)
    if not (wrapped or len(blocks) >= _FEWEST):
        return None
    bounds = sorted({at for frame in frames for at, sign in enumerate(held[frame]) if sign == "+"})
    if len(bounds) > MOST_COLUMNS:
        return None
    cells = [cell for start, end in blocks for cell in _cells(held[start:end], above + start + 1, bounds)]
    if sum(_is_to_fill_in(cell) for cell in cells) > 1:
        return None
    rules = tuple((above + at + 1, rows[at]) for at in frames)
    return TypedTable(above + 1, above + len(rows), tuple(cells), rules)


def _texts(rows: Sequence[str]) -> Iterator[str]:
    return (row for row in rows if row.startswith("|"))


def _is_to_fill_in(cell: TypedCell) -> bool:
    """Whether a cell holds signs and no word, as `________`: such a table is a form, and stays as it is."""
    text = "".join(row for _, row in cell.typed)
    return bool(text.strip()) and not _WORD.search(text)


def _cells(block: Sequence[str], first: int, bounds: Sequence[int]) -> Iterator[TypedCell]:
    """The cells of one row, wrapped over lines: bars that stand in all of them part it."""
    bars = [at for at in bounds if all(row[at : at + 1] == "|" for row in block)]
    for left, right in itertools.pairwise(bars):
        held = [row[left + 1 : right].rstrip() for row in block]
        padded = not any(row[:1].strip() for row in held)
        typed = tuple((first + at, row[padded:]) for at, row in enumerate(held))
        yield TypedCell(first, bounds.index(left) + 1, right - left - 1 - _SPARE * padded, typed)
