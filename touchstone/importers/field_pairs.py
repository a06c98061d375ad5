"""Labels and values in pairs, each label before its value.

The head of their table is left out, labels broken over lines are made whole, rows of labels over rows of values are
turned, and values that all follow behind all labels are dealt out to them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from touchstone.importers.accounts import Accounts
from touchstone.importers.field_starts import field_start
from touchstone.importers.field_values import FORMS
from touchstone.importers.lines import Line
from touchstone.importers.vocabulary import begins_a_name, named

_RUN = 3
"""Labels that follow one another without values."""
_HEADS = (("field", "name", "item", "detail"), ("value", "detail", "details", "entry"))


def in_pairs(lines: Sequence[Line], accounts: Accounts) -> Sequence[Line]:
    """The lines of a details list, with each label before its value."""
    return _uprighted(_with_whole_labels(_without_header(lines, accounts), accounts))


def _without_header(lines: Sequence[Line], accounts: Accounts) -> Sequence[Line]:
    """The lines without the head of a table of fields, such as `Field` and `Value`."""
    for place, (one, other) in enumerate(itertools.pairwise(lines)):
        beside = one.table == other.table and one.row == other.row
        if beside and one.text.lower() in _HEADS[0] and other.text.lower() in _HEADS[1]:
            accounts.drop([one, other], "head of the table of fields")
            return [*lines[:place], *lines[place + 2 :]]
    return lines


def _with_whole_labels(lines: Sequence[Line], accounts: Accounts) -> Sequence[Line]:
    """The lines, with each label that is broken over two of them made whole on the second."""
    out: list[Line] = []
    for line in lines:
        above = out[-1] if out else None
        if above and _is_rest_of_label(line, above, out[-2] if len(out) > 1 else None):
            accounts.use([out.pop()], "labels")
            out.append(replace(line, text=f"{above.text} {line.text}", blank_before=above.blank_before))
        else:
            out.append(line)
    return out


def _is_rest_of_label(line: Line, above: Line, before: Line | None) -> bool:
    """Whether a line is the rest of the label that begins on the line above, which is no value of another one."""
    told = named(f"{above.text} {line.text}") if line.text[:1].islower() and begins_a_name(above.text) else None
    value = before is not None and (label := named(before.text)) is not None and label.field
    return told is not None and told.field and not (value or line.blank_before or line.table)


def _uprighted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with each row of a table that holds labels alone, over a row of their values, as pairs."""
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        rows.setdefault((line.table, line.row) if line.table else (0, id(line)), []).append(line)
    out: list[Line] = []
    held = list(rows.values())
    for above, row in zip([[], *held], held, strict=False):
        if _heads_values(above, row):
            del out[-len(above) :]
            for label in above:
                values = [replace(line, row=label.row) for line in row if line.column == label.column]
                out += [replace(line, row=-label.column) for line in (label, *values)]
        else:
            out += row
    return out


def dealt_out(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with each value beside its label where all labels of a list stand before all of its values, as a
    column that was read by itself."""
    out: list[Line] = []
    rest = list(lines)
    while rest:
        labels = list(takewhile(_names_field, rest))
        behind = rest[len(labels) :]
        values = behind[:1] + list(takewhile(lambda line: not (line.blank_before or _names_field(line)), behind[1:]))
        if len(labels) >= _RUN and len(values) == len(labels) and all(map(_may_have, labels, values)):
            accounts.use(labels, "labels")
            told = zip(labels, values, strict=True)
            out += [replace(value, text=f"{label.text.rstrip(' :')}: {value.text}") for label, value in told]
            rest = behind[len(values) :]
        else:
            out.append(rest.pop(0))
    return out


def _names_field(line: Line) -> bool:
    told = named(line.text)
    return told is not None and told.field and not line.table


def _may_have(label: Line, value: Line) -> bool:
    """Whether a value is of the kind that a label asks for."""
    told = named(label.text)
    return told is not None and FORMS.get(told.name, str)(value.text) is not None


def _heads_values(above: Sequence[Line], row: Sequence[Line]) -> bool:
    """Whether a row holds labels, two at least, each with a value below it."""
    labels = [told for line in above if (told := named(line.text)) and told.field]
    starts = [start for line in row if (start := field_start(line, sure=True))]
    beside = {line.column for line in row} == {line.column for line in above}
    return (
        len(above) > 1
        and len(labels) == len(above)
        and row[0].table > 0
        and beside
        and all(start.value for start in starts)
    )
