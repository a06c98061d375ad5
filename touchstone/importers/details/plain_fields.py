"""Details as entries of a list, `• Version number: 2`, or as a table with heads over its columns, `Field` and `Value`:
the bullets and the heads say nothing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import TABLE_HEAD, Accounts
from touchstone.importers.document.lines import Line, in_rows, with_tables
from touchstone.importers.signs.field_starts import SURE_LABELS, field_start
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.vocabulary import field_named, named

_MOST_WORDS = 2
"""Words of the head of a column."""
_FEWEST = 3
"""Fields that make a list of details."""


def with_plain_fields(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines without such bullets and heads; the heads are noted as dropped."""
    lines = with_tables(lines, lambda held: _without_heads(held, accounts))
    out: list[Line] = []
    for is_field, run in itertools.groupby(lines, key=_is_entry):
        held = list(run)
        out += _plain(held, accounts) if is_field and len(held) >= _FEWEST else held
    return out


def _is_entry(line: Line) -> bool:
    """Whether an entry of a list is a field with its value."""
    start = field_start(line, sure=True) if mark_of(line).kind == "bullet" and ":" in line.text else None
    return start is not None and bool(start.value)


def _plain(held: Sequence[Line], accounts: Accounts) -> Iterator[Line]:
    """Entries without their bullets, where one of them is a field that stands nowhere else in a unit."""
    told = {start.name for line in held if (start := field_start(line, sure=True))}
    for line in held:
        yield _without_bullet(line, accounts) if told & set(SURE_LABELS) else line


def _without_bullet(line: Line, accounts: Accounts) -> Line:
    if line.mark:
        return replace(line, mark="", depth=0)
    start = len(line.text) - len(mark_of(line).rest)
    accounts.use([line.piece(0, start)], "labels")
    return replace(line.piece(start), blank_before=line.blank_before)


def _without_heads(held: list[Line], accounts: Accounts) -> list[Line]:
    """The lines of a table without its heads, where most rows below have a field in the first of two cells."""
    head, *below = in_rows(held)
    cells = {line.column for line in held}
    fields = sum(bool(field_named(row[0].text)) for row in below)
    told = fields >= _FEWEST and fields * 2 > len(below)
    if len(head) != len(cells) or len(cells) != 2 or not told or not all(map(_is_head, head)):
        return held
    accounts.drop(head, TABLE_HEAD)
    return [line for row in below for line in row]


def _is_head(line: Line) -> bool:
    """Whether a cell holds a word or two that name neither a field nor a part, and bear no mark of a list."""
    return len(line.text.split()) <= _MOST_WORDS and mark_of(line).kind == "none" and not named(line.text)
