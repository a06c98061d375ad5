"""Labels and values in pairs, each label before its value.

Labels broken over lines are made whole, rows of labels over rows of values are turned, and values that all follow
behind all labels are dealt out to them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.field_starts import broken_label, field_start
from touchstone.importers.signs.field_values import FORMS
from touchstone.importers.words.vocabulary import begins_a_name, field_named

_RUN = 3
"""Labels that follow one another without values."""


def in_pairs(lines: Sequence[Line], accounts: Accounts) -> Sequence[Line]:
    """The lines of a details list, with each label before its value."""
    whole = _with_whole_labels(lines, accounts)
    return _with_labels_before_values(_uprighted(whole), accounts)


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


def _with_labels_before_values(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with each label that is broken over two of them on the line of its value."""
    out: list[Line] = []
    for line in lines:
        label = broken_label(out[-1], line) if out else ""
        if label:
            rest, value = line.cut(len(label) - len(out[-1].text))
            accounts.use([out.pop(), rest], "labels")
            out.append(replace(value, text=f"{label}: {value.text}"))
        else:
            out.append(line)
    return out


def _is_rest_of_label(line: Line, above: Line, before: Line | None) -> bool:
    """Whether a line is the rest of the label that begins on the line above, which is no value of another one."""
    begun = line.text[:1].islower() and begins_a_name(above.text) and not (line.blank_before or line.table)
    value = before is not None and field_named(before.text)
    return begun and not value and bool(field_named(f"{above.text} {line.text}"))


def _uprighted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with each row of a table that holds labels alone, over a row of their values, as pairs."""
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        rows.setdefault((line.table, line.row) if line.table else (0, id(line)), []).append(line)
    out: list[Line] = []
    held = list(rows.values())
    for above, row in itertools.pairwise([[], *held]):
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
    place = 0
    while place < len(lines):
        labels = _labels_at(lines, place)
        end = place + sum(map(len, labels))
        apart = all(label[0].blank_before for label in labels[1:])
        values = _values_at(lines, end, len(labels), apart=apart)
        if len(labels) >= _RUN and len(values) == len(labels) and all(map(_may_have, labels, values)):
            accounts.use(lines[place:end], "labels")
            for label, (first, *rest) in zip(labels, values, strict=True):
                out += [replace(first, text=f"{_joined(label).rstrip(' :')}: {first.text}"), *rest]
            place = end + sum(map(len, values))
        else:
            out += lines[place : end + 1]
            place = end + 1
    return out


def _labels_at(lines: Sequence[Line], place: int) -> list[Sequence[Line]]:
    """The labels that follow one another from a place on, each with its lines: one, or two where it is broken."""
    labels: list[Sequence[Line]] = []
    while place < len(lines):
        broken = lines[place : place + 2]
        if len(broken) == 2 and not broken[1].blank_before and _names_field(broken):
            labels.append(broken)
        elif _names_field(broken[:1]):
            labels.append(broken[:1])
        else:
            break
        place += len(labels[-1])
    return labels


def _values_at(lines: Sequence[Line], place: int, most: int, *, apart: bool) -> list[Sequence[Line]]:
    """The values from a place on, up to the next line that names a field, or is one too many: paragraphs where they
    are `apart`, and else the lines of one."""
    values: list[list[Line]] = []
    for line in lines[place:]:
        first = not values
        if _names_field([line]) or (not apart and line.blank_before and not first):
            break
        if apart and not first and not line.blank_before:
            values[-1].append(line)
        elif len(values) > most or (apart and len(values) == most):
            break
        else:
            values.append([line])
    return [*values]


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _names_field(lines: Sequence[Line]) -> bool:
    return bool(field_named(_joined(lines))) and not any(line.table for line in lines)


def _may_have(label: Sequence[Line], value: Sequence[Line]) -> bool:
    """Whether a value is of the kind that a label asks for."""
    return FORMS.get(field_named(_joined(label)), str)(_joined(value)) is not None


def _heads_values(above: Sequence[Line], row: Sequence[Line]) -> bool:
    """Whether a row holds labels, two at least, each with a value below it."""
    labels = len(above) > 1 and all(field_named(line.text) for line in above)
    starts = [start for line in row if (start := field_start(line, sure=True))]
    beside = {line.column for line in row} == {line.column for line in above}
    return labels and row[0].table > 0 and beside and all(start.value for start in starts)
