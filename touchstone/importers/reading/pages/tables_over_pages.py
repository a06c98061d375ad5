"""Tables that go on over a page: one run of rows with one number, as the file of an office program holds them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.bordered_tables import BorderedTable
from touchstone.importers.reading.pages.label_columns import with_labels_joined
from touchstone.importers.reading.pages.segments import Segment
from touchstone.importers.reading.pages.strokes import NEAR
from touchstone.importers.signs.labels import text_mark
from touchstone.importers.words.characters import folded

REPEATED_HEAD = -3
"""The number of the table that stands for heads of columns which are printed again on the next page."""
_EDGE = 0.065
"""How much of a page, above and below, is its edge."""
_FIRST = 100
"""The number before that of the first table; lower ones stand for what other ways of reading take for a table."""
_LIST = 3
"""Paragraphs of two cells that make them lists."""
_PAGE = 8
"""Paragraphs of one cell that make it a page, or a column of one."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Page:
    """A page: its size, its tables from the top downwards, and what stands in none."""

    width: float
    height: float
    tables: tuple[BorderedTable, ...]
    others: tuple[Segment, ...]


def with_numbers(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages with their tables numbered through the document. A table that begins a page where one with the same
    columns ends the page before goes on with it; running heads and feet may stand between."""
    counts = Counter(key for page in pages for key in {_key(one) for one in page.others})
    number, before = _FIRST, None
    for page in pages:
        body = [one for one in page.others if _is_body(one, page, counts)]
        out: list[BorderedTable] = []
        others = list(page.others)
        for table in page.tables:
            first = len(others) == len(page.others) and not out and not any(one.base < table.top for one in body)
            goes_on = before is not None and first and _alike(before, table)
            if not goes_on and _is_row(table, body):
                others += table.segments
                continue
            number += not goes_on
            whole = _going_on(before, table) if goes_on and before else table
            lines = tuple(_with_number(whole.lines, number))
            out.append(replace(whole, lines=lines))
            before = replace(whole, lines=(*before.lines, *lines)) if goes_on and before else out[-1]
        if not out or any(one.base > out[-1].base for one in body):
            before = None
        yield replace(page, tables=tuple(out), others=tuple(others))


def _is_row(table: BorderedTable, body: Sequence[Segment]) -> bool:
    """Whether a table is but one column, or one row that cannot go on over the page."""
    alone = len({line.row for line in table.lines}) < 2 and any(one.base > table.base for one in body)
    return alone or len({line.column for line in table.lines}) < 2


def _is_body(segment: Segment, page: Page, counts: Counter[str]) -> bool:
    """Whether a run of letters is neither at the edge of its page nor printed on another one."""
    inside = _EDGE * page.height < segment.base < (1 - _EDGE) * page.height
    return inside and bool(_key(segment)) and counts[_key(segment)] < 2


def _key(segment: Segment) -> str:
    """What a running head has in common on all pages."""
    return _DIGITS.sub("", folded(segment.text)).strip()


def _with_number(lines: Iterable[Line], number: int) -> Iterator[Line]:
    yield from (line if line.table == REPEATED_HEAD else replace(line, table=number) for line in lines)


def _alike(one: BorderedTable, other: BorderedTable) -> bool:
    """Whether the columns of two tables stand at the same places."""
    return len(one.columns) == len(other.columns) and all(
        abs(left - right) <= NEAR for left, right in zip(one.columns, other.columns, strict=True)
    )


def _going_on(before: BorderedTable, table: BorderedTable) -> BorderedTable:
    """A table with its rows counted on from those before. Heads that are printed again are marked as such, and a row
    without the first cell that each row before has is the rest of the last one."""
    first = min(line.row for line in table.lines)
    again = _texts(table.lines, first) == _texts(before.lines, min(line.row for line in before.lines))
    below = sorted({line.row for line in table.lines} - ({first} if again else set()))
    held = {line.column for line in table.lines if below and line.row == below[0]}
    rest = bool(below) and bool(_always(before.lines)) and min(_always(before.lines)) not in held
    shift = before.rows + 1 - rest - (below[0] if below else 0)
    lines = (
        replace(line, table=REPEATED_HEAD) if again and line.row == first else replace(line, row=line.row + shift)
        for line in table.lines
    )
    return replace(table, lines=tuple(lines))


def _texts(lines: Iterable[Line], row: int) -> list[tuple[int, str]]:
    return [(line.column, line.text) for line in lines if line.row == row]


def _always(lines: Sequence[Line]) -> set[int]:
    """The columns that hold something in each row below the first, but for rows of one cell, which head others."""
    rows: dict[int, set[int]] = {}
    for line in lines:
        if line.table != REPEATED_HEAD:
            rows.setdefault(line.row, set()).add(line.column)
    wide = [columns for row, columns in rows.items() if len(columns) > 1 and (row > min(rows) or len(rows) == 1)]
    return set.intersection(*wide) if wide else set()


def in_one_run_of_rows(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a document, with those of a table that goes on behind its lines on the page before, and the rest of
    a cell joined to what it goes on with."""
    blocks: list[list[Line]] = []
    tables: dict[int, list[Line]] = {}
    for line in lines:
        if line.table not in tables:
            blocks.append([])
            if line.table > _FIRST:
                tables[line.table] = blocks[-1]
        tables.get(line.table, blocks[-1]).append(line)
    for block in blocks:
        yield from _read(with_labels_joined(_whole(block))) if block[0].table > _FIRST else block


def _whole(table: Iterable[Line]) -> list[Line]:
    out: list[Line] = []
    for line in sorted(table, key=lambda one: (one.row, one.column)):
        above = out[-1] if out else None
        if above and above.page != line.page and _is_rest(line, above):
            out[-1] = replace(above, text=f"{above.text} {line.text}", whole=line.whole)
        else:
            out.append(line)
    return out


def _is_rest(line: Line, above: Line) -> bool:
    """Whether a line goes on with the last one of its cell, which stands on the page before."""
    same = (line.row, line.column) == (above.row, above.column)
    return same and not line.text[0].isupper() and text_mark(line.text).kind in ("none", "weak")


def _read(table: list[Line]) -> list[Line]:
    """The lines of a table; where it is but a frame around lists that stand side by side, of one after the other."""
    rows = {line.row for line in table}
    if not table[0].table or len(rows) < 2:
        return [replace(line.out_of_table(), blank_before=True) for line in table]
    last = Counter(line.column for line in table if line.row == max(rows))
    lists = sum(count >= _LIST for count in last.values())
    if len(rows) > 2 or not (lists > 1 or max(last.values()) >= _PAGE):
        return table
    columns = sorted(last)
    by_column = sorted(table, key=lambda line: bisect_right(columns, line.column))
    return [replace(line.out_of_table(), whole=False) for line in by_column]
