"""The outcomes of a unit: headings that count them, and tables with criteria and knowledge side by side under one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.lines import SUB_HEADING, Line, in_rows, with_tables
from touchstone.importers.words.vocabulary import part_named

_COUNTED = re.compile(r"(?:outcome|canlyniad) \d{1,2}\s*[:.–—-]?\s+[A-Z][^.;:]{2,80}", re.IGNORECASE)
_PARTS = {"performance", "knowledge"}


def with_outcome_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each such table read column by column, and the name of its outcome under both headings."""
    return with_tables(lines, lambda held: _columns(held) if _has_parts(held) else held)


def with_outcome_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each one that counts an outcome, two at least, as a heading: `Outcome 2: Lay the units`."""
    found = {id(line) for line in lines if _counts_outcome(line)}
    if len(found) < 2:
        return list(lines)
    return [replace(line, heading=line.heading or SUB_HEADING) if id(line) in found else line for line in lines]


def _counts_outcome(line: Line) -> bool:
    apart = line.blank_before or line.bold or line.size == 0 or bool(line.heading)
    return apart and not line.mark and bool(_COUNTED.fullmatch(line.text))


def _has_parts(lines: Sequence[Line]) -> bool:
    return {part_named(line.text) for line in lines} >= _PARTS


def _columns(lines: list[Line]) -> Iterator[Line]:
    rows = in_rows(lines)
    heads = [at for at, row in enumerate(rows) if _heads_parts(row)]
    named_rows = [at - 1 for at in heads if at and len({line.column for line in rows[at - 1]}) == 1]
    if not heads or len(named_rows) < len(heads):
        yield from lines
        return
    yield from itertools.chain.from_iterable(rows[: named_rows[0]])
    for start, end in itertools.pairwise([*named_rows, len(rows)]):
        yield from _outcome(rows[start], rows[start + 1 : end])


def _heads_parts(row: Sequence[Line]) -> bool:
    """Whether the cells of a row begin with the headings of criteria and of knowledge."""
    firsts = {line.column: line for line in reversed(row)}
    return len(firsts) == 2 and {part_named(line.text) for line in firsts.values()} == _PARTS


def _outcome(name: Sequence[Line], rows: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The cells of one column after the other, each with the name of the outcome below its heading; the second time the
    name has no words to account for."""
    head, *below = rows
    for turn, column in enumerate(sorted({line.column for line in head})):
        yield from (line for line in head if line.column == column)
        yield from (replace(line, heading=SUB_HEADING, start=-1 - turn if turn else line.start) for line in name)
        yield from (line for row in below for line in row if line.column == column)
