"""Tables in plain text with strokes below the heads of their columns, `----- -----`, which tell where each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from touchstone.importers.reading.typed_cells import MOST_COLUMNS, TypedCell, TypedTable

_STROKES = re.compile(r" *-{2,}(?: +-{2,})+ *")
"""Strokes over or under columns."""
_BAR = re.compile(r" *-{10,} *")
"""A stroke over or under a whole table."""
_STROKE = re.compile(r"-+")
_MOST_HEADS = 12
"""Rows over which the heads of the columns are wrapped, at the most."""


def ruled_tables(rows: Sequence[str]) -> Iterator[TypedTable]:
    """The tables of a text given row by row."""
    after = 0
    for place, row in enumerate(rows):
        if place >= after and _STROKES.fullmatch(row) and (found := _table(rows, place, after)):
            after = found.last
            yield found


def _table(rows: Sequence[str], place: int, after: int) -> TypedTable | None:
    """The table to which the strokes at a place belong; None where they are none of a table. What stands before
    `after` belongs to another one."""
    heads, bar = _heads(rows, place, after)
    end, closed = _end(rows, place, bar)
    body = list(range(place + 1, end))
    apart = bool(bar) or (closed and any(not rows[at].strip() for at in body))
    held = _in_rows(rows, body) if apart else [[at] for at in body if rows[at].strip()]
    starts = [found.span() for found in _STROKE.finditer(rows[place])]
    blocks = [block for block in [heads, *held] if block]
    if (
        not held
        or len(starts) > MOST_COLUMNS
        or (not heads and not closed)
        or any(_crosses(rows[at], starts) for block in blocks for at in block)
    ):
        return None
    first = place - len(heads) - bool(bar)
    rules = [at for at in ([first] if bar else []) + [place] + ([end] if closed else [])]
    cells = tuple(cell for block in blocks for cell in _cells(rows, block, starts))
    return TypedTable(first + 1, end + closed, cells, tuple((at + 1, rows[at]) for at in rules))


def _heads(rows: Sequence[str], place: int, after: int) -> tuple[list[int], str]:
    """The rows of the heads above strokes, and the stroke over the whole table; "" where there is none."""
    top = place
    while top > max(after, place - _MOST_HEADS) and rows[top - 1].strip() and not _is_drawn(rows[top - 1]):
        top -= 1
    above = rows[top - 1] if top > after else ""
    if top < place and _BAR.fullmatch(above):
        return list(range(top, place)), above
    return (list(range(top, place)) if place - top == 1 and not above.strip() else []), ""


def _end(rows: Sequence[str], place: int, bar: str) -> tuple[int, bool]:
    """Where the rows of a table end, and whether a stroke like the one that opens it does so."""
    closing = (bar or rows[place]).rstrip()
    for at in range(place + 1, len(rows)):
        if rows[at].rstrip() == closing:
            return at, True
        if _is_drawn(rows[at]):
            break
    end = place + 1
    while not bar and end < len(rows) and rows[end].strip():
        end += 1
    return end, False


def _is_drawn(row: str) -> bool:
    return bool(_STROKES.fullmatch(row) or _BAR.fullmatch(row))


def _in_rows(rows: Sequence[str], places: Sequence[int]) -> list[list[int]]:
    """The places of rows, those together that no blank one parts."""
    out: list[list[int]] = [[]]
    for at in places:
        if rows[at].strip():
            out[-1].append(at)
        elif out[-1]:
            out.append([])
    return [block for block in out if block]


def _crosses(row: str, starts: Sequence[tuple[int, int]]) -> bool:
    """Whether a word of a row stands across the beginning of a column, or before the first one."""
    return bool(row[: starts[0][0]].strip()) or any(row[left - 1 : left].strip() for left, _ in starts[1:])


def _cells(rows: Sequence[str], block: Sequence[int], starts: Sequence[tuple[int, int]]) -> Iterator[TypedCell]:
    ends = [left for left, _ in starts[1:]]
    for column, ((left, right), end) in enumerate(zip(starts, [*ends, None], strict=True), start=1):
        typed = tuple((at + 1, rows[at][left:end].rstrip()) for at in block)
        yield TypedCell(block[0] + 1, column, right - left, typed)
