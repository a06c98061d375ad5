"""Two lists side by side that go on over a page: the left one of all pages, and then the right one."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.segments import SAME_LEFT
from touchstone.importers.words.vocabulary import part_named

_BETWEEN = 4
"""Lines of running heads and feet that may stand between the columns of two pages."""


def in_one_run(pages: Iterable[Sequence[Line]], apart: float = SAME_LEFT) -> Iterator[Line]:
    """The lines of all pages, each marked in `column` with the newspaper column it stands in, in reading order; the
    columns of two pages may begin so far `apart`.

    A column is read on to its end where both columns begin with a part of the unit each, and the next page goes on with
    columns at the same places that begin with none, or with the same heads again.
    """
    out: list[Line] = []
    before: tuple[range, range] | None = None
    for page in pages:
        lines = list(page)
        first = next((at for at, line in enumerate(lines) if _column_of(line)), len(lines))
        left, right = _columns(lines, first)
        if before and left and right and first <= _BETWEEN and _go_on(out, before, lines, (left, right), apart):
            out[before[1].stop : before[1].stop] = [lines[at] for at in right]
            out[before[1].start : before[1].start] = [lines[at] for at in left]
            out += [*lines[:first], *lines[right.stop :]]
            stop = before[1].start + len(left)
            going_on = (range(before[0].start, stop), range(stop, before[1].stop + len(left) + len(right)))
            before = going_on if len(lines) - right.stop <= _BETWEEN else None
        else:
            out += lines
            before = _last_columns(out)
    yield from (line if line.table else replace(line, column=0) for line in out)


def _column_of(line: Line) -> int:
    """The newspaper column that a line stands in; 0 for none, and in a table."""
    return 0 if line.table else line.column


def _columns(lines: Sequence[Line], first: int) -> tuple[range, range]:
    """The places of the left and the right column that begin at a place."""
    middle = next((at for at in range(first, len(lines)) if _column_of(lines[at]) != 1), len(lines))
    end = next((at for at in range(middle, len(lines)) if _column_of(lines[at]) != 2), len(lines))
    return range(first, middle), range(middle, end)


def _last_columns(lines: Sequence[Line]) -> tuple[range, range] | None:
    """The columns that stand at the end of the lines so far, but for a running foot."""
    end = len(lines)
    while end and not _column_of(lines[end - 1]) and len(lines) - end < _BETWEEN:
        end -= 1
    right = end
    while right and _column_of(lines[right - 1]) == 2:
        right -= 1
    left = right
    while left and _column_of(lines[left - 1]) == 1:
        left -= 1
    return (range(left, right), range(right, end)) if left < right < end else None


def _go_on(
    out: Sequence[Line], before: tuple[range, range], lines: Sequence[Line], columns: tuple[range, range], apart: float
) -> bool:
    """Whether the columns of a page go on with those of the page before."""
    above = [[out[at] for at in column] for column in before]
    below = [[lines[at] for at in column] for column in columns]
    begun, again = [_section(column) for column in above], [_section(column) for column in below]
    sections = all(begun) and begun[0] != begun[1] and not any(again)
    heads, same = [_heads(column) for column in above], [_heads(column) for column in below]
    headed = all(heads) and not any(begun) and heads == same
    lefts = [min(line.x for line in column[1]) for column in (above, below)]
    return (sections or headed) and abs(lefts[0] - lefts[1]) < apart


def _heads(column: Sequence[Line]) -> str:
    """The bold lines that a column begins with, as the head of a table that is printed again on each page."""
    return " ".join(line.text for line in itertools.takewhile(lambda line: line.bold, column))


def _section(column: Sequence[Line]) -> str:
    """The part of the unit that a column begins with, if any; its heading may be broken over two lines."""
    texts = [line.text for line in column[:3]]
    told = map(part_named, (*texts[:2], " ".join(texts[:2]), " ".join(texts)))
    return next(filter(None, told), "")
