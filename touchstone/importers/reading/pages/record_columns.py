"""The columns of a candidate's record beside the items of a unit: evidence, initials and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.segments import Row, Segment, joined
from touchstone.importers.signs.table_heads import heads_labels
from touchstone.importers.words.vocabulary import part_named

RECORD_TABLE = -1
"""The number of the table that a line of such columns, or of their head, is given."""
_RECORD = re.compile(
    r"(?:(?:portfolio |type of |assessor(?:'s|’s)? |candidate(?:'s|’s)? )?(?:evidence|initials?|signatures?|dates?|met"
    r"|achieved|shown by|how shown|assessed|assessment method|method|page(?: no\.?)?|comments?|yes|no|tick))\b.{0,25}",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"(?:performance )?criteri(?:a|on)|knowledge(?: and understanding)?|statement|standard", re.IGNORECASE
)
_BEFORE = 3.0


def without_record_columns(rows: Sequence[Row]) -> tuple[list[list[Segment]], list[Line]]:
    """The rows without the columns of a record, and what stood in these, with the heads of such tables, as lines."""
    kept: list[list[Segment]] = []
    aside: list[Line] = []
    at = 0.0
    for row in rows:
        found = _record_begins(row)
        if found:
            at = found
            kept += [[row[0]]] if _heads_part(row) else []
            aside += _aside(row[1:] if _heads_part(row) else row)
            continue
        at = 0.0 if _ends(row, at) else at
        inside = [segment for segment in row if not at or segment.left < at]
        aside += _aside([segment for segment in row if at and segment.left >= at])
        if inside:
            kept.append(inside)
    return kept, aside


def is_record_head(text: str) -> bool:
    """Whether a text heads a column of a record."""
    return _RECORD.fullmatch(text) is not None


def heads_record(row: Row) -> bool:
    """Whether a row is the head of a table of items with the columns of a record."""
    return _record_begins(row) > 0


def _heads_part(row: Row) -> bool:
    """Whether a row is the heading of a part of the unit with the head of a record's only column beside it."""
    return len(row) == 2 and bool(part_named(row[0].text)) and is_record_head(row[1].text)


def _record_begins(row: Row) -> float:
    """Where the first column of a record begins in the head of a table of items; 0 where a row is no such head."""
    if _heads_part(row):
        return row[1].left - _BEFORE
    if len(row) < 3 or not (heads_labels(row[0].text) or _is_content(row[0].text)):
        return 0.0
    records = [segment for segment in row[1:] if is_record_head(segment.text) and not _is_content(segment.text)]
    content = any(_is_content(segment.text) for segment in row)
    return records[0].left - _BEFORE if content and records and row[-1] is records[-1] else 0.0


def _is_content(text: str) -> bool:
    return bool(_CONTENT.fullmatch(text) or part_named(text))


def _ends(row: Row, at: float) -> bool:
    """Whether a row stands below the table: it crosses the line before the record, or begins a part of the unit."""
    return any(segment.left < at < segment.right for segment in row) or (len(row) == 1 and _is_content(row[0].text))


def _aside(row: Row) -> list[Line]:
    """What stands in a record, a line for each segment."""
    return [replace(joined([segment]), table=RECORD_TABLE) for segment in row]
