"""Tables that were turned into text with a stroke for the border of a cell: `Version / 1`, or `/ Element 2` where the
first cell is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.accounts import Accounts
from touchstone.importers.lines import Line
from touchstone.importers.vocabulary import is_scope_lead, lead_in_end, named

BORDER = "sign for the border of a cell"
STROKE, LAST = "/ ", " /"
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
    told = named(first) if stroke else None
    if told and told.field:
        return [replace(line, text=f"{first}: {rest}")]
    parted = told or lead_in_end(first) == len(first) > 0 or is_scope_lead(first)
    return [_behind_stroke(piece, accounts) for piece in (line.cut(len(first)) if parted else [line])]


def _behind_stroke(piece: Line, accounts: Accounts) -> Line:
    """A piece without the strokes around it; one behind a stroke stands apart from what is above it."""
    if piece.text.endswith(LAST):
        accounts.drop([piece.piece(len(piece.text) - 1)], BORDER)
        piece = piece.piece(0, len(piece.text) - len(LAST))
    if not piece.text.startswith(STROKE):
        return piece
    accounts.drop([piece.piece(0, 1)], BORDER)
    return replace(piece.piece(len(STROKE)), blank_before=True)
