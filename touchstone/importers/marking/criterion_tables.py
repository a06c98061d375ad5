"""Tables with a row for each criterion: columns that are no part of it are left out, such as boxes to tick, what an
assessor fills in, and the wording that a newer one stands beside."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import LARGER, SUB_HEADING, Line, in_rows
from touchstone.importers.signs.item_shapes import KNOWLEDGE, PERFORMANCE, shape_of
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.vocabulary import field_named

TO_FILL_IN = "a column to fill in beside the items of a table"
NOT_IN_FORCE = "wording that is no longer in force, beside the one that is"
_FILLED_IN = re.compile(
    r"\b(?:evidence|assess(?:or|ed|ment)|mentor|witness(?:ed)?|dates?|sign(?:ed|ature)?|initials|tick|met|achieved"
    r"|(?:seen|shown|observed) (?:by|on)|how (?:seen|shown)"
    r"|comments?|remarks)\b|[✓✔☐□]",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:old|previous(?:ly)?|former(?:ly)?|withdrawn|superseded|earlier|until|replaced)\b", re.IGNORECASE
)
_NEW = re.compile(r"\b(?:new|now|current|in force|revised|(?:from|since) (?:\w+ )?(?:19|20)\d\d)\b", re.IGNORECASE)
_NO_WORDING = re.compile(r"\(.*\)|[–—-]+")
"""What stands in a cell whose criterion was taken away."""
_NUMBER_HEAD = re.compile(r"(?:no|nr|number|ref|reference|label|#)\W*", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:statement|criteri(?:on|a)|description|text|item|details?|requirement|content)s?\W*", re.IGNORECASE
)
_BOXES = ("•", "☐", "□", "✓", "✔")
_LEAST = 3
"""Rows that make a list."""
_MOST_WORDS = 10
"""Words of the longest head of a column."""


@dataclass(frozen=True)
class _Table:
    """The heads of a table by their columns, and the lines below them."""

    heads: dict[int, Line]
    below: Sequence[Line]

    def column(self, column: int) -> list[Line]:
        """The lines below a head."""
        return self._by_column.get(column, [])

    @cached_property
    def _by_column(self) -> dict[int, list[Line]]:
        found: dict[int, list[Line]] = {}
        for line in self.below:
            found.setdefault(line.column, []).append(line)
        return found

    def by_row(self, column: int) -> list[tuple[str, ...]]:
        """What each row holds in a column."""
        return [tuple(line.text for line in row) for row in in_rows(self.column(column))]

    def rows_over(self) -> set[int]:
        """The rows with one cell that stands under no head: it heads the rows below."""
        return {
            row[0].row
            for row in in_rows(self.below)
            if len(row) == 1 and row[0].column not in self.heads and not row[0].mark
        }

    @cached_property
    def rows(self) -> int:
        """How many rows stand below the heads."""
        return len({line.row for line in self.below})


def with_criterion_tables(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines without such columns; they are noted as dropped. The head of the items becomes a heading."""
    out: list[Line] = []
    for number, run in itertools.groupby(lines, key=lambda line: line.table):
        held = list(run)
        out += _items_of(_without_boxes(held, accounts), out[-1:], accounts) if number else held
    return out


def _without_boxes(held: list[Line], accounts: Accounts) -> list[Line]:
    """The lines of a table without a column of boxes to tick, where its head is all that the first row holds."""
    head, *below = held
    boxes = [line for line in below if line.column == head.column]
    alone = len(in_rows(held)[0]) == 1 and any(line.column < head.column for line in below)
    if not alone or len(boxes) < _LEAST or any(line.text not in _BOXES for line in boxes):
        return held
    accounts.drop([head, *boxes], TO_FILL_IN)
    return [line for line in below if line.column != head.column]


def _items_of(held: Sequence[Line], above: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines of one table, without what is no part of its items; as they are where it is no table of criteria.
    Right below a heading the head of the items says no more and is dropped, as is one like `Statement`."""
    heads = [line for line in held if line.row == held[0].row]
    table = _Table({line.column: line for line in heads}, [line for line in held if line.row != held[0].row])
    if len(table.heads) != len(heads) or len(heads) < 2 or table.rows < _LEAST or not _is_headed(heads):
        return list(held)
    old, filled = _old_columns(table), _filled_columns(table)
    left = [column for column in table.heads if column not in old | filled]
    items = _item_column(table, left) if old or filled else 0
    if not items or not (old or len(left) > 1 or _holds_items(table, items)):
        return list(held)
    gone = _rows_without(table, items) if old else set()
    headed = any(line.heading or _is_set_off(line, held) for line in above) or bool(
        _SAYS_NOTHING.fullmatch(table.heads[items].text)
    )
    others = [line for column, line in table.heads.items() if column in left and (column != items or headed)]
    accounts.drop([*_in(held, filled - old), *others], TO_FILL_IN)
    accounts.drop([*_in(held, old), *(line for line in table.below if line.row in gone)], NOT_IN_FORCE)
    over = table.rows_over()
    kept = [line for line in table.below if (line.column in left or line.row in over) and line.row not in gone]
    heading = [] if headed else [_heading(table.heads[items])]
    return [*heading, *(kept if len(left) > 1 else _listed(kept, table))]


def _is_set_off(line: Line, table: Sequence[Line]) -> bool:
    """Whether a short line of a page is bold, or larger than the lines of the table below it."""
    larger = line.size > LARGER * max(one.size for one in table)
    return line.size > 0 and len(line.text.split()) <= _MOST_WORDS and (line.bold or larger)


def _is_headed(heads: Sequence[Line]) -> bool:
    """Whether the cells of the first row are short, as heads are."""
    return all(len(line.text.split()) <= _MOST_WORDS and not line.mark for line in heads)


def _old_columns(table: _Table) -> set[int]:
    """The columns whose heads say that they are not in force, where one says that it is."""
    old = {column for column, line in table.heads.items() if _OLD.search(line.text)}
    new = [column for column, line in table.heads.items() if column not in old and _NEW.search(line.text)]
    return old if len(new) == 1 else set()


def _filled_columns(table: _Table) -> set[int]:
    """The columns that hold nothing, or the same in each row, or whose heads say that somebody fills them in."""
    return {column for column, head in table.heads.items() if _is_filled(table.by_row(column), head, table.rows)}


def _is_filled(cells: Sequence[tuple[str, ...]], head: Line, rows: int) -> bool:
    alike = len(set(cells)) == 1 and len(cells) == rows
    return not cells or alike or bool(_FILLED_IN.search(head.text))


def _item_column(table: _Table, left: Sequence[int]) -> int:
    """The one column that is left beside labels, where it holds a list; 0 where there is none."""
    *labels, items = left or [0]
    if not items or len(labels) > 1 or any(not _is_label_column(table, column) for column in labels):
        return 0
    return items if len(table.column(items)) >= _LEAST and not field_named(table.heads[items].text) else 0


def _holds_items(table: _Table, column: int) -> bool:
    """Whether a column holds criteria or knowledge."""
    texts = [mark_of(line).rest for line in table.column(column)]
    return shape_of(texts, table.heads[column].text) in (PERFORMANCE, KNOWLEDGE)


def _is_label_column(table: _Table, column: int) -> bool:
    """Whether a column holds nothing but labels."""
    numbered = bool(_NUMBER_HEAD.fullmatch(table.heads[column].text))
    return numbered or all(len(line.text) <= _MOST_WORDS and " " not in line.text for line in table.column(column))


def _rows_without(table: _Table, items: int) -> set[int]:
    """The rows whose criterion was taken away."""
    worded = {line.row for line in table.column(items) if not _NO_WORDING.fullmatch(line.text)}
    return {line.row for line in table.below} - worded


def _in(lines: Iterable[Line], columns: set[int]) -> list[Line]:
    return [line for line in lines if line.column in columns]


def _heading(head: Line) -> Line:
    """The head of the items as a heading; a bold one of a page is told by its look, as those above the table are."""
    heading = 0 if head.size and head.bold else SUB_HEADING
    return replace(head.out_of_table(), heading=heading, blank_before=True)


def _listed(lines: Iterable[Line], table: _Table) -> Iterator[Line]:
    """The items of a column by themselves as those of a list, with the marks that their rows bear; a short text in a
    row without a label, where the others have one, heads those below."""
    marks = {line.row: line.mark for line in reversed(table.below) if line.mark}
    over = table.rows_over()
    labelled = {line.row for line in table.below if line.column not in table.heads or line.mark} - over
    for line in lines:
        without = len(labelled) >= _LEAST and line.row not in labelled and len(line.text.split()) <= _MOST_WORDS
        if without or line.row in over:
            yield _heading(line)
        else:
            yield replace(line.out_of_table(), mark=line.mark or marks.get(line.row, "•"))
