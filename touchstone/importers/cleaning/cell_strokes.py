"""Tables that were turned into text with a stroke for the border of a cell: `Version / 1`, or `/ Element 2` where the
first cell is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import TABLE_HEAD, Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.record_columns import is_record_head
from touchstone.importers.signs.labels import text_mark
from touchstone.importers.words.vocabulary import field_named, is_scope_lead, lead_in_end, named, part_named

_BORDER = "sign for the border of a cell"
_STROKE, _LAST = "/ ", " /"
_FEWEST = 2
"""Lines that begin with a stroke, or end with one, where strokes are borders."""


def without_strokes(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines with a cell each, without the strokes, in a document where strokes are borders of cells; elsewhere only
    headings and lead-ins are parted from what stands behind a stroke."""
    begun, ended = (sum(of(line.text) for line in lines) for of in (_begins, _ends))
    if max(begun, ended) < _FEWEST:
        return [piece for line in lines for piece in _headed(line)]
    return [cell for line in lines for cell in _cells(line, accounts)]


def _begins(text: str) -> bool:
    return text.startswith(_STROKE)


def _ends(text: str) -> bool:
    return text.endswith(_LAST) and text_mark(text).kind != "none"


def _headed(line: Line) -> list[Line]:
    """Cut a line at the ` / ` that an export wrote for the border between two cells, where a heading or lead-in
    stands before it."""
    if line.text.startswith("/ "):
        return [line.piece(1)]
    before, sign, _ = line.text.partition(" / ")
    if (sign and not named(line.text) and part_named(before)) or (sign and lead_in_end(before) == len(before)):
        first, second = line.cut(len(before))
        return [first, second.piece(1)]
    return [line]


def _cells(line: Line, accounts: Accounts) -> list[Line]:
    """The cells of a row: the label of a field with its value, or the heading or lead-in of a part and what follows."""
    first, stroke, rest = line.text.partition(f" {_STROKE}")
    if stroke and field_named(first):
        return [replace(line, text=f"{first}: {rest}")]
    parted = (stroke and part_named(first)) or lead_in_end(first) == len(first) > 0 or is_scope_lead(first)
    head, *others = line.cut(len(first)) if parted else [line]
    if part_named(first) and is_record_head(rest):
        accounts.drop(others, TABLE_HEAD)
        others = []
    return [_behind_stroke(piece, accounts) for piece in (head, *others)]


def _behind_stroke(piece: Line, accounts: Accounts) -> Line:
    """A piece without the strokes around it; one behind a stroke stands apart from what is above it."""
    if piece.text.endswith(_LAST):
        accounts.drop([piece.piece(len(piece.text) - 1)], _BORDER)
        piece = piece.piece(0, len(piece.text) - len(_LAST))
    if not piece.text.startswith(_STROKE):
        return piece
    accounts.drop([piece.piece(0, 1)], _BORDER)
    return replace(piece.piece(len(_STROKE)), blank_before=True)
