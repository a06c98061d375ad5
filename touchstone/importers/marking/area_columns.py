"""Tables with a column of areas between the labels and the items, as spreadsheets have: `P3 | Cabin | look for …`. An
area stands once, over its items, as a sub-heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import SUB_HEADING, Line, in_rows, with_tables
from touchstone.importers.signs.labels import bare_labels, mark_of

HEAD = "the head of a column of items"
AGAIN = "sub-heading that stands above already"
_LEAST = 3
"""Rows that make such a table."""
_LONGEST, _MOST_WORDS = 60, 6
"""Letters and words of the longest name of an area."""
_HEAD_WORDS = 3
"""Words of the longest head of a column."""


@dataclass(frozen=True)
class _Row:
    """A row that holds an item: what stands before its label, the label, its area if it names one, and its text."""

    before: Sequence[Line]
    label: Line
    area: Line | None
    text: Line


def with_area_columns(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with each area of such a table before the label of its first item, as a sub-heading; where it is
    printed again, and where heads stand over the columns, they are noted as dropped."""
    return with_tables(lines, lambda held: _ordered(held, accounts))


def _ordered(held: Sequence[Line], accounts: Accounts) -> Sequence[Line]:
    """The lines of one table; as they are where it has no column of areas."""
    rows = in_rows(held)
    items = {place: row for place, cells in enumerate(rows) if (row := _item(cells))}
    if not _has_areas(list(items.values())):
        return held
    out: list[Line] = []
    area, first = "", min(items)
    for place, cells in enumerate(rows):
        if place in items:
            out += _under_area(items[place], area, accounts)
            area = _name(items[place]) or area
        elif place + 1 == first and _are_heads(cells, items[first]):
            accounts.drop(cells, HEAD)
        else:
            out += cells
    return out


def _item(cells: Sequence[Line]) -> _Row | None:
    """The row that cells make: a label by itself, an area or none, and one text behind."""
    place = next((at for at, cell in enumerate(cells) if len(bare_labels(cell.text)) == 1), len(cells))
    behind = cells[place + 1 :]
    if len(behind) not in (1, 2):
        return None
    return _Row(cells[:place], cells[place], behind[0] if len(behind) == 2 else None, behind[-1])


def _has_areas(rows: Sequence[_Row]) -> bool:
    """Whether the cells between labels and texts are names, in one column, of which some hold for several rows."""
    areas = [row.area for row in rows if row.area]
    columns = {line.column for line in areas}
    if len(areas) < _LEAST - 1 or len(rows) < _LEAST or len(columns) != 1 or rows[0].area is None:
        return False
    apart = all(row.label.column < min(columns) < row.text.column for row in rows)
    return apart and all(map(_is_name, areas)) and len({line.text for line in areas}) < len(rows)


def _is_name(line: Line) -> bool:
    short = len(line.text) <= _LONGEST and len(line.text.split()) <= _MOST_WORDS
    return short and not line.mark and mark_of(line).kind == "none" and line.text[:1].isupper()


def _name(row: _Row) -> str:
    return row.area.text if row.area else ""


def _under_area(row: _Row, area: str, accounts: Accounts) -> Iterator[Line]:
    """The cells of a row in the order of reading, with its area in front where it is another than that of the row
    above."""
    yield from row.before
    if row.area and row.area.text != area:
        yield replace(row.area.out_of_table(), heading=SUB_HEADING, blank_before=True)
    elif row.area:
        accounts.drop([row.area], AGAIN)
    yield from (row.label, row.text)


def _are_heads(cells: Sequence[Line], below: _Row) -> bool:
    """Whether short cells stand over the label, the area and the text of a row."""
    columns = {cell.column for cell in cells}
    over = {line.column for line in (below.label, below.area, below.text) if line}
    return over <= columns and all(len(cell.text.split()) <= _HEAD_WORDS for cell in cells)
