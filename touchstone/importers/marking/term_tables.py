"""Tables of terms, each beside several entries, as lists of definitions on a page: the terms become sub-headings.
In a sheet that is one table the left cells of such rows head the parts of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.lines import SUB_HEADING, Line, in_rows, with_tables
from touchstone.importers.marking.own_labels import label_alone
from touchstone.importers.signs.item_shapes import KNOWLEDGE, PERFORMANCE, shape_of
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.vocabulary import named

_LONGEST = 60
_PROSE = 12
"""Words of the longest value of a field."""
_LEAST = 3
"""Entries that such a table holds at the least."""


def with_term_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the terms of each such table of criteria or knowledge as headings over their entries."""
    return with_tables(lines, lambda held: _listed(held) if _holds_terms(held) else _with_parts(held))


def _with_parts(held: Sequence[Line]) -> Sequence[Line]:
    """The lines of a table of two columns, with each row that holds a list, or prose, as a heading over it, where both
    criteria and knowledge are among these lists."""
    rows = in_rows(held) if {line.column for line in held} == {1, 2} else []
    lists = [row for row in rows if len(row) > _LEAST and _heads_row(row)]
    shapes = {shape_of([mark_of(line).rest for line in row[1:]], row[0].text) for row in lists}
    if not shapes >= {PERFORMANCE, KNOWLEDGE}:
        return held
    prose = [row for row in rows if len(row) == 2 and len(row[1].text.split()) > _PROSE]
    return [line for row in rows for line in (_listed(row) if row in lists else _over(row) if row in prose else row)]


def _heads_row(row: Sequence[Line]) -> bool:
    """Whether one short cell stands at the left of a row."""
    return _is_term(row[0]) and row[0].column == 1 and all(line.column == 2 for line in row[1:])


def _over(row: Sequence[Line]) -> list[Line]:
    """A row of two cells as a heading and the text under it."""
    heading, text = (line.out_of_table() for line in row)
    return [_heading(heading), text]


def _holds_terms(held: Sequence[Line]) -> bool:
    """Whether short terms stand before entries that are criteria or knowledge, several beside one term at least."""
    terms, entries = ([line for line in held if line.column == column] for column in (1, 2))
    rows = {line.row for line in held}
    apart = len(terms) == len(rows) == len({line.row for line in entries}) and len(terms) + len(entries) == len(held)
    if not apart or len(entries) < max(_LEAST, len(terms) + 1) or not all(_is_term(term) for term in terms):
        return False
    return shape_of([mark_of(line).rest for line in entries]) in (PERFORMANCE, KNOWLEDGE)


def _is_term(line: Line) -> bool:
    marked = line.mark or mark_of(line).kind != "none" or label_alone(line.text)
    return len(line.text) <= _LONGEST and not marked and not named(line.text)


def _listed(held: Sequence[Line]) -> Iterator[Line]:
    for line in held:
        if line.column == 1:
            yield _heading(line.out_of_table())
        else:
            yield replace(line.out_of_table(), mark=line.mark or "•")


def _heading(line: Line) -> Line:
    return replace(line, heading=SUB_HEADING, blank_before=True)
