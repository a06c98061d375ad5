"""Plain text that keeps the columns of a page: headings in the left margin, or two lists side by side.

Such texts come out of PDFs with their layout kept. Runs of letters with wide gaps between them are set on a page of
letters and rows, and read as those of a PDF.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.columns import has_text_columns, in_order, is_parted
from touchstone.importers.reading.pages.field_grids import grids
from touchstone.importers.reading.pages.segments import Segment
from touchstone.importers.reading.pages.side_by_side import in_one_run
from touchstone.importers.reading.tabbed_fields import without_tabbed_fields
from touchstone.importers.words.characters import cleaned
from touchstone.importers.words.vocabulary import begins_a_name, lead_in_end, part_named

_LETTER, _ROW = 5.0, 12.0
"""Points by which a letter is wide and a row is high."""
_RUN = re.compile(r"\S+(?: {1,2}\S+)*")
_LABEL = re.compile(r"(?:PC|KU|[PKS])?\d{1,3}[.)]?|\(?[a-z]\)|[•*-]")
_CELL = re.compile(r"\S+(?: \S+)*")
_GAP = 3
_PAGE_GAP = " " * _GAP
"""What a form feed within a line is read as."""
_EDGE = 2
"""Rows at the foot of a page that a running foot may take up."""
_APART = 12
"""Letters by which columns that go on may begin apart: each page is set to the width of its own lines."""
_MOST_ROWS = 4000
"""Rows of the longest text that is looked at for columns."""


def laid_out_lines(text: str) -> tuple[Line, ...] | None:
    """The lines of a text with columns in reading order; None where it has none."""
    if text.count("\n") > _MOST_ROWS or len(text) > _MOST_ROWS * 100:
        return None
    pages = [page.split("\n") for page in text.split("\f")]
    width = _LETTER * max((len(row.rstrip()) for page in pages for row in page), default=0)
    held = [list(_segments(page)) for page in pages]
    blank_parted = [page for page, rows in zip(held, pages, strict=True) if not any("\t" in row for row in rows)]
    if not any(has_text_columns(page, width) for page in blank_parted) and not _has_margin(held, width):
        return None
    starts = [sum(len(page) for page in pages[:at]) for at in range(len(pages))]
    read = [
        [replace(line, number=start + round(line.y / _ROW), page=at) for line in in_order(segments, width)]
        for at, (segments, start) in enumerate(zip(held, starts, strict=True), start=int(len(pages) > 1))
    ]
    edged = in_one_run(_with_edges_level(read), _APART * _LETTER)
    return tuple(replace(line, id=ident) for ident, line in enumerate(edged))


def _with_edges_level(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The lines of pages of unlike length, with the first and the last rows of each at the heights of the others', as
    running heads and feet are on paper."""
    heights = [sorted({line.y for line in page}) for page in pages]
    lowest = max((rows[-1] - rows[0] for rows in heights if rows), default=0.0)
    for page, rows in zip(pages, heights, strict=True):
        foot = set(rows[-_EDGE:]) if len(rows) > 2 * _EDGE else set()
        up = rows[0] - _ROW if rows else 0.0
        down = lowest - (rows[-1] - rows[0]) if rows else 0.0
        yield [replace(line, y=line.y - up + (down if line.y in foot else 0.0)) for line in page]


def with_field_grids(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a text, with its grids of fields, whose columns are parted by blanks, as tables."""
    typed = without_tabbed_fields(text.replace("\f", _PAGE_GAP).split("\n"))
    rows = [list(_runs(row, number, _CELL)) for number, row in enumerate(typed, start=1)]
    held = [row for row in rows if row] if text.count("\n") < _MOST_ROWS else []
    found = {round(held[grid.start][0].base / _ROW): grid for grid in grids(held)}
    skip, ident = 0, 0
    for line in lines:
        grid = found.get(line.number) if line.number > skip else None
        if grid and grid.has_columns:
            skip = round(held[grid.end - 1][0].base / _ROW)
            for place, one in enumerate(grid.lines):
                blank, number = line.blank_before and not place, round(one.y / _ROW)
                x = one.x / _LETTER
                yield replace(one, id=ident, number=number, page=line.page, y=0.0, x=x, blank_before=blank)
                ident += 1
        elif line.number > skip:
            yield replace(line, id=ident)
            ident += 1


def _segments(rows: Sequence[str]) -> Iterator[Segment]:
    for number, row in enumerate(rows, start=1):
        yield from _runs(row, number, _RUN)


def _runs(row: str, number: int, pattern: re.Pattern[str]) -> Iterator[Segment]:
    base = number * _ROW
    for run in pattern.finditer(row.expandtabs(8)):
        if text := cleaned(run[0]):
            yield Segment(text, run.start() * _LETTER, run.end() * _LETTER, base - _ROW, base, _ROW, False)


def _has_margin(pages: Sequence[Sequence[Segment]], width: float) -> bool:
    """Whether headings or lead-ins stand beside text, twice at least."""
    beside = sum(_headings_beside(page, width) for page in pages)
    return beside > 1 and any(is_parted(page, width) for page in pages)


def _headings_beside(segments: Sequence[Segment], width: float) -> int:
    """How many headings and lead-ins in the left margin of a page stand beside text."""
    return sum(
        _is_heading(one.text) and not _LABEL.fullmatch(one.text)
        for one, other in itertools.pairwise(segments)
        if one.base == other.base and one.left < 0.3 * width and other.left - one.right >= _GAP * _LETTER
    )


def _is_heading(text: str) -> bool:
    return bool(part_named(text)) or begins_a_name(text) or lead_in_end(text) == len(text)
