"""Tables that were turned into text with a stroke for the border of a cell: `Version / 1`, or `/ Element 2` where the
first cell is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.accounts import Accounts
from touchstone.importers.lines import Line
from touchstone.importers.vocabulary import field_named, is_scope_lead, lead_in_end, part_named

BORDER = "sign for the border of a cell"
STROKE = "/ "
FEWEST = 2
"""Lines that begin with a stroke, where strokes are borders."""


def without_strokes(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines with a cell each, without the strokes, in a document where strokes are borders of cells."""
    if sum(line.text.startswith(STROKE) for line in lines) < FEWEST:
        return list(lines)
    return [cell for line in lines for cell in _cells(line, accounts)]


def _cells(line: Line, accounts: Accounts) -> list[Line]:
    """The cells of a row: the label of a field with its value, or the heading or lead-in of a part and what follows."""
    first, stroke, rest = line.text.partition(f" {STROKE}")
    if stroke and field_named(first):
        return [replace(line, text=f"{first}: {rest}")]
    parted = (stroke and part_named(first)) or lead_in_end(first) == len(first) > 0 or is_scope_lead(first)
    return [_behind_stroke(piece, accounts) for piece in (line.cut(len(first)) if parted else [line])]


def _behind_stroke(piece: Line, accounts: Accounts) -> Line:
    if not piece.text.startswith(STROKE):
        return piece
    accounts.drop([piece.piece(0, 1)], BORDER)
    return piece.piece(len(STROKE))
