"""The rows of a page: runs of letters on one base line, put together to lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.levelling import levelled
from touchstone.importers.reading.pages.segments import SAME_BASE, Row, Segment, joined
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.labels import text_mark
from touchstone.importers.words.vocabulary import begins_a_name, is_part, lead_in_end, named

_BULLET = re.compile(r"[•*§]\s")
_TITLE = 1.5
"""How many times as large as those beside it letters are that a title is set in."""
_FEWEST_WORDS = 3
"""Words of the shortest text beside the heading of a part; shorter ones are page numbers and heads of columns."""


def level_rows(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Segments by base line, each row from left to right, with labels set level with the first lines of their texts."""
    held = list(segments)
    labels = [one for one in held if stands_alone(one.text)]
    level = levelled(labels, [one for one in held if not stands_alone(one.text)])
    rows: list[list[Segment]] = []
    for segment in sorted(level, key=lambda one: (one.base, one.left)):
        if rows and abs(rows[-1][0].base - segment.base) <= SAME_BASE:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def labels_joined(row: Row) -> list[Segment]:
    """A row in which a label or bullet that stands alone is one segment with the text after it."""
    out: list[Segment] = []
    for segment in row:
        if out and stands_alone(out[-1].text):
            out[-1] = _merged(out[-1], segment)
        else:
            out.append(segment)
    return out


def stands_alone(text: str) -> bool:
    mark = text_mark(text + " x")
    return mark.kind != "none" and mark.rest == "x"


def _merged(one: Segment, other: Segment) -> Segment:
    text, bold = f"{one.text} {other.text}", one.bold and other.bold
    return replace(other, text=text, left=one.left, top=min(one.top, other.top), bold=bold)


def as_lines(row: Row) -> list[Line]:
    """A row as one line, or as one for each of its segments where these are no sentence together."""
    apart = [joined([one]) for one in row]
    one_by_one = _are_fields(apart) or _are_entries(row) or _is_headed(row) or _is_beside_title(row)
    return apart if one_by_one else [joined(row)]


def _is_beside_title(row: Row) -> bool:
    """Whether small letters stand beside the large ones of a title."""
    return len(row) == 2 and row[0].bold and row[0].size > _TITLE * row[1].size


def _are_fields(apart: Sequence[Line]) -> bool:
    """Whether each segment is a field with its value."""
    starts = [field_start(line, sure=False) for line in apart]
    return all(start and start.value for start in starts)


def _are_entries(row: Row) -> bool:
    """Whether the entries of a list stand beside each other, or beside their term."""
    plain = text_mark(row[0].text).kind in ("none", "bullet")
    return len(row) > 1 and plain and all(_BULLET.match(one.text) for one in row[1:])


def _is_headed(row: Row) -> bool:
    """Whether the heading of a part of the unit stands beside the first line of its text, or the first line of such a
    heading beside a lead-in."""
    if len(row) == 2 and begins_a_name(row[0].text) and lead_in_end(row[1].text) == len(row[1].text):
        return True
    told = len(row) == 2 and is_part(row[0].text)
    return told and len(row[1].text.split()) >= _FEWEST_WORDS and not named(row[1].text)
