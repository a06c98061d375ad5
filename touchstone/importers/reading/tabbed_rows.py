"""Rows of plain text whose cells are parted by tabs: a code beside its title is one text, and what a candidate's record
has beside and below a list, to be filled in, stands apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.reading.pages.record_columns import is_record_head
from touchstone.importers.words.code_lines import code_and_title
from touchstone.importers.words.vocabulary import part_named

_STANDS_ALONE = re.compile(r"[A-Z]{0,2} ?\d{0,3}(?:\.\d{1,2})*[.):]?|\(?(?:[a-z]\)?\.?|[ivxIVX]{1,6}[.)])|\W")
_SIGNATURE = re.compile(
    r"(?:candidate|learner|assessor|(?:(?:in|ex)ternal )?verifier|(?:print )?name|signed|signature|date|initials)\W*",
    re.IGNORECASE,
)
_FEWEST = 3
"""Cells of a row to be signed, and of one that a number begins, where the row above has as many."""
Cell = tuple[int, str]
"""The column of a cell, from 1, and what it holds."""


def cells_of(row: str, above: int) -> list[Cell]:
    """The cells of a row that hold anything; none where it is one text. `above` is how many the row above it has."""
    held = [(column, cell.strip()) for column, cell in enumerate(row.strip().split("\t"), start=1) if cell.strip()]
    if len(held) < 2 or (_is_mark(held[0][1]) and not len(held) == above >= _FEWEST):
        return []
    told = code_and_title(held[0][1])
    return [] if len(held) == 2 and told.code and not told.title else held


def _is_mark(text: str) -> bool:
    return _STANDS_ALONE.fullmatch(text) is not None


def of_record(cells: Sequence[Cell]) -> set[int]:
    """The columns of a row that belong to a candidate's record: the heads beside that of a part, or all of a row to be
    signed."""
    if len(cells) >= _FEWEST and all(_SIGNATURE.fullmatch(text) for _, text in cells):
        return {column for column, _ in cells}
    (_, first), *others = cells
    heads = bool(part_named(first)) and all(is_record_head(text) for _, text in others)
    return {column for column, _ in others} if heads else set()
