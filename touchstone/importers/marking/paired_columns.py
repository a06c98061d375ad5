"""Criteria and knowledge side by side in a table, under heads of an owner's own: told by what the columns hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.lines import SUB_HEADING, Line, in_rows, with_tables
from touchstone.importers.signs.item_shapes import KNOWLEDGE, PERFORMANCE, shape_of
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.vocabulary import named

_LONGEST = 60
_LEAST = 3
"""Entries that a column has at the least."""


def with_paired_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each such table read column by column, and the heads of its columns as headings."""
    return with_tables(lines, lambda held: _by_column(held) if _is_pair(held) else held)


def _is_pair(held: Sequence[Line]) -> bool:
    """Whether two short heads stand over a list of criteria and a list of knowledge; heads that name these parts do so
    where no labels tell what each item is."""
    heads = _heads(held)
    short = all(len(line.text) <= _LONGEST and mark_of(line).kind == "none" for line in heads)
    if len(heads) != 2 or not short or not (_name_nothing(heads) or _name_lists(heads, held)):
        return False
    lists = [_column(held[2:], side, heads) for side in (0, 1)]
    enough = all(len(one) >= _LEAST for one in lists)
    shapes = {shape_of([mark_of(line).rest for line in one], head.text) for one, head in zip(lists, heads, strict=True)}
    return enough and shapes == {PERFORMANCE, KNOWLEDGE}


def _name_nothing(heads: Sequence[Line]) -> bool:
    return not any(named(line.text) for line in heads)


def _name_lists(heads: Sequence[Line], held: Sequence[Line]) -> bool:
    """Whether heads name criteria and knowledge, over items of which none has a label with a letter."""
    names = {name.name for line in heads if (name := named(line.text))}
    return names == {PERFORMANCE, KNOWLEDGE} and not any(mark_of(line).kind == "label" for line in held)


def _heads(held: Sequence[Line]) -> list[Line]:
    """The cells of the first row."""
    return [line for line in held if line.row == held[0].row]


def _column(lines: Sequence[Line], side: int, heads: Sequence[Line]) -> list[Line]:
    """The lines below the left head or the right one; a row of one cell, which crosses both, belongs to neither."""
    crossing = _crossing(lines)
    return [line for line in lines if line.row not in crossing and (line.column >= heads[1].column) == bool(side)]


def _crossing(lines: Sequence[Line]) -> set[int]:
    """The rows of one bold cell in the first column, which stand over those below."""
    return {
        row[0].row for row in in_rows(lines) if len(row) == 1 and row[0].bold and row[0].column == 1 and not row[0].mark
    }


def _by_column(held: Sequence[Line]) -> Iterator[Line]:
    """One column after the other; what crosses both is a sub-heading in each, without words the second time."""
    heads, below = _heads(held), held[2:]
    crossing = _crossing(below)
    for side, head in enumerate(heads):
        yield replace(head.out_of_table(), heading=SUB_HEADING - 1, blank_before=True)
        mine = {id(line) for line in _column(below, side, heads)}
        for line in below:
            if line.row in crossing:
                yield replace(line.out_of_table(), heading=SUB_HEADING, start=-1 - side if side else line.start)
            elif id(line) in mine:
                yield replace(line.out_of_table(), mark=line.mark or "•")
