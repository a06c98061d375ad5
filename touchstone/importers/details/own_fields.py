"""Details under labels of an owner's own: `Ratified: May 2019`, `To be read again: 2024`, `Paper no. | PD/04`.

A label is sure by the class of its words, where the value has the shape that its field has. Others, those of lists and
names, are taken only beside fields that are known. Every guess is told.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.own_rows import (
    BESIDE,
    LONGEST_LABEL,
    LONGEST_VALUE,
    SURE,
    WITHOUT_SIGN,
    OwnRow,
    is_date,
    row_on,
)
from touchstone.importers.signs.shaped_fields import shaped_fields
from touchstone.importers.words.dates import iso_date
from touchstone.importers.words.vocabulary import PRINTED

_OF_COPIES = re.compile(
    r"print|publi|updat|edit|download|sav|replac|amend|creat|draft|made|writ|supersed|modif|sent|from|copy",
    re.IGNORECASE,
)
_LEAST = 2
"""Fields that are known among rows that follow one another, so that the others are taken for fields as well."""


def with_own_fields(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    """The lines, with each label that was guessed as one that is known; and what was guessed."""
    rows = list(_rows(lines))
    known = {row.at: name for row in rows if (name := _known_name(lines, row))}
    guessed = {row.at: (row, name) for row in rows if row.at not in known and (name := row.field(SURE))}
    for run in _runs(rows):
        told = {name: row for row in run if (name := known.get(row.at) or guessed.get(row.at, (row, ""))[1])}
        others = [row for row in run if row not in told.values()]
        if len(run) - len(others) >= _LEAST:
            guessed |= {row.at: (row, name) for row in others if (name := row.field(BESIDE) or _by_order(row, told))}
        if sum(row.at in known for row in run) < len(run) / 2:
            guessed |= _by_shape(run, known | {at: name for at, (_, name) in guessed.items()})
    out = list(lines)
    for at, (row, name) in guessed.items():
        out[at] = _renamed(lines[at], row, name)
    return out, [_doubt(lines[at], row, name) for at, (row, name) in sorted(guessed.items())]


def _by_order(row: OwnRow, told: dict[str, OwnRow]) -> str:
    """The field that a date is by its order beside another: it is reviewed after it was approved. Labels of dates that
    belong to the copy, as `Printed`, tell neither."""
    date = iso_date(row.value) if is_date(row.value) and not _OF_COPIES.search(row.label) else None
    dates = {name: iso_date(told[name].value) for name in ("approved", "review_due") if name in told}
    if not date or len(dates) != 1:
        return ""
    ((name, other),) = dates.items()
    if not other or (date > other) != (name == "approved") or date == other:
        return ""
    return "review_due" if name == "approved" else "approved"


def _by_shape(run: Sequence[OwnRow], told: dict[int, str]) -> dict[int, tuple[OwnRow, str]]:
    """The fields that rows are by the shapes of their values alone, where these are those of details together."""
    rows = [(row.label.strip(" .:"), row.value.strip(" .")) for row in run]
    names = shaped_fields(rows, [told.get(row.at, "") for row in run])
    return {row.at: (row, name) for row, name in zip(run, names, strict=True) if name}


def _renamed(line: Line, row: OwnRow, name: str) -> Line:
    """A line with the known label in place of its own."""
    value = row.value.rstrip(" .") if name in WITHOUT_SIGN else row.value
    return replace(line, text=PRINTED[name] if row.value_at != row.at else f"{PRINTED[name]}: {value}", mark="")


def _doubt(line: Line, row: OwnRow, name: str) -> Doubt:
    what = f"the label “{row.label.strip(' :')}” was taken for that of the field ‘{name}’"
    return Doubt(what, line, name)


def _known_name(lines: Sequence[Line], row: OwnRow) -> str:
    """The field that a row is whose label is known; "" where it is not."""
    start = field_start(lines[row.at], sure=True)
    return start.name if start is not None and (start.value or row.value_at != row.at) else ""


def _runs(rows: Sequence[OwnRow]) -> Iterator[list[OwnRow]]:
    """Rows that follow one another; one line may stand between, as the title."""
    run: list[OwnRow] = []
    for row in rows:
        if run and row.at > run[-1].value_at + 2:
            yield run
            run = []
        run.append(row)
    yield run


def _rows(lines: Sequence[Line]) -> Iterator[OwnRow]:
    """Every label with its value, in the order of the document."""
    place = 0
    while place < len(lines):
        row = row_on(lines[place], place) or _row_over(lines, place)
        if row:
            yield row
        place = row.value_at + 1 if row else place + 1


def _row_over(lines: Sequence[Line], place: int) -> OwnRow | None:
    """A label with its value in the next cell of the row, or on the next line in another weight."""
    pair = list(itertools.islice(lines, place, place + 2))
    if len(pair) < 2 or len(pair[0].text) > LONGEST_LABEL or len(pair[1].text) > LONGEST_VALUE or pair[0].mark:
        return None
    label, value = pair
    beside = label.table and (label.table, label.row) == (value.table, value.row) and value.column > label.column
    over = label.bold and not value.bold and label.column == value.column
    return OwnRow(label.text, value.text, place, place + 1) if beside or (over and not label.heading) else None
