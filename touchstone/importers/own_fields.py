"""Details under labels of an owner's own: `Ratified: May 2019`, `To be read again: 2024`, `Paper no. | PD/04`.

A label is taken for that of a field by the class of its words, and only where the value has the shape of one: a date, a
version, a code. Labels of lists and names are taken only beside fields that are known. Every guess is told.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from touchstone.importers.dates import iso_date
from touchstone.importers.field_starts import field_start
from touchstone.importers.field_values import FORMS
from touchstone.importers.item_shapes import names_work
from touchstone.importers.labels import mark_of
from touchstone.importers.lines import Line
from touchstone.importers.points import Doubt
from touchstone.importers.shaped_fields import CODE, NAME, shaped_fields
from touchstone.importers.vocabulary import PRINTED, named
from touchstone.importers.wordlists import listed_in

_ROW = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z .'’/-]{1,34}?)\s*(?::|=|\||\s[–—-]|(?:\.\s?){3,}|_{3,})\s+(?P<value>\S.*)"
)
_LONGEST_LABEL, _LONGEST_VALUE = 36, 160
_OF_COPIES = re.compile(
    r"print|publi|updat|edit|download|sav|replac|amend|creat|draft|made|writ|supersed|modif|sent|from|copy",
    re.IGNORECASE,
)
_LEAST = 2
"""Fields that are known among rows that follow one another, so that the others are taken for fields as well."""


def _is_date(text: str) -> bool:
    return iso_date(text) is not None and not text.strip().isdigit()


def _is_listed(text: str) -> bool:
    return len(text) <= _LONGEST_VALUE and not text.endswith((".", "?", "!"))


_SHAPES: dict[str, Callable[[str], bool]] = {
    "title": lambda text: _is_listed(text) and names_work(text),
    "code": lambda text: bool(CODE.fullmatch(text)),
    "version": lambda text: FORMS["version"](text) is not None,
    "approved": _is_date,
    "review_due": _is_date,
    "developed_by": lambda text: bool(NAME.fullmatch(text)),
    "occupations": _is_listed,
    "keywords": _is_listed,
}
"""The shape of the value that each field has."""


def _patterns(name: str) -> dict[str, re.Pattern[str]]:
    told = listed_in("vocabulary")[name]
    return {field: re.compile("|".join(patterns), re.IGNORECASE) for field, patterns in told.items()}


_SURE, _BESIDE = _patterns("own_fields"), _patterns("own_fields_beside_others")
_WITHOUT_SIGN = {
    name: re.compile(rf"(?P<label>{_SURE[name].pattern})\.?\s+(?P<value>\S.*)", re.IGNORECASE)
    for name in ("code", "version", "approved", "review_due")
}
"""Labels that need no sign behind them, since the value can be nothing else."""


def is_own_field(text: str) -> bool:
    """Whether a text is a label of such a kind, alone or with its value."""
    return is_own_row(text) or any(pattern.fullmatch(text.strip(" .:")) for pattern in _SURE.values())


def is_own_row(text: str) -> bool:
    """Whether a text is a label of such a kind with a value of its shape."""
    row = _row_on(Line(0, text, 0), 0)
    return row is not None and bool(row.field(_SURE))


@dataclass(frozen=True)
class _Row:
    """A label with its value: the places of both, the same where one line holds them."""

    label: str
    value: str
    at: int
    value_at: int

    def field(self, patterns: dict[str, re.Pattern[str]]) -> str:
        """The field that the label is one of by these patterns, where the value has its shape; "" where none is."""
        plain = re.sub(r"\s+", " ", self.label).strip(" .:")
        found = (name for name, pattern in patterns.items() if pattern.fullmatch(plain))
        return next((name for name in found if _SHAPES[name](self.value.strip(" ."))), "")


def with_own_fields(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    """The lines, with each label that was guessed as one that is known; and what was guessed."""
    rows = list(_rows(lines))
    known = {row.at: name for row in rows if (name := _known_name(lines, row))}
    guessed = {row.at: (row, name) for row in rows if row.at not in known and (name := row.field(_SURE))}
    for run in _runs(rows):
        told = {name: row for row in run if (name := known.get(row.at) or guessed.get(row.at, (row, ""))[1])}
        others = [row for row in run if row not in told.values()]
        if len(run) - len(others) >= _LEAST:
            guessed |= {row.at: (row, name) for row in others if (name := row.field(_BESIDE) or _by_order(row, told))}
        if sum(row.at in known for row in run) < len(run) / 2:
            guessed |= _by_shape(run, known | {at: name for at, (_, name) in guessed.items()})
    out = list(lines)
    for at, (row, name) in guessed.items():
        out[at] = _renamed(lines[at], row, name)
    return out, [_doubt(lines[at], row, name) for at, (row, name) in sorted(guessed.items())]


def _by_order(row: _Row, told: dict[str, _Row]) -> str:
    """The field that a date is by its order beside another: it is reviewed after it was approved. Labels of dates that
    belong to the copy, as `Printed`, tell neither."""
    date = iso_date(row.value) if _is_date(row.value) and not _OF_COPIES.search(row.label) else None
    dates = {name: iso_date(told[name].value) for name in ("approved", "review_due") if name in told}
    if not date or len(dates) != 1:
        return ""
    ((name, other),) = dates.items()
    if not other or (date > other) != (name == "approved") or date == other:
        return ""
    return "review_due" if name == "approved" else "approved"


def _by_shape(run: Sequence[_Row], told: dict[int, str]) -> dict[int, tuple[_Row, str]]:
    """The fields that rows are by the shapes of their values alone, where these are those of details together."""
    rows = [(row.label.strip(" .:"), row.value.strip(" .")) for row in run]
    names = shaped_fields(rows, [told.get(row.at, "") for row in run])
    return {row.at: (row, name) for row, name in zip(run, names, strict=True) if name}


def _renamed(line: Line, row: _Row, name: str) -> Line:
    """A line with the known label in place of its own."""
    value = row.value.rstrip(" .") if name in _WITHOUT_SIGN else row.value
    return replace(line, text=PRINTED[name] if row.value_at != row.at else f"{PRINTED[name]}: {value}", mark="")


def _doubt(line: Line, row: _Row, name: str) -> Doubt:
    what = f"the label “{row.label.strip(' :')}” was taken for that of the field ‘{name}’"
    return Doubt(what, line, name)


def _known_name(lines: Sequence[Line], row: _Row) -> str:
    """The field that a row is whose label is known; "" where it is not."""
    start = field_start(lines[row.at], sure=True)
    return start.name if start is not None and (start.value or row.value_at != row.at) else ""


def _runs(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows that follow one another; one line may stand between, as the title."""
    run: list[_Row] = []
    for row in rows:
        if run and row.at > run[-1].value_at + 2:
            yield run
            run = []
        run.append(row)
    yield run


def _rows(lines: Sequence[Line]) -> Iterator[_Row]:
    """Every label with its value, in the order of the document."""
    place = 0
    while place < len(lines):
        row = _row_on(lines[place], place) or _row_over(lines, place)
        if row:
            yield row
        place = row.value_at + 1 if row else place + 1


def _row_on(line: Line, place: int) -> _Row | None:
    """The label and value that one line holds."""
    if line.heading or len(line.text) > _LONGEST_LABEL + _LONGEST_VALUE:
        return None
    plain = (pattern.fullmatch(line.text) for pattern in _WITHOUT_SIGN.values())
    rows = (_Row(found["label"], found["value"], place, place) for found in plain if found)
    if row := next((row for row in rows if not named(row.label) and row.field(_SURE)), None):
        return row
    found = _ROW.fullmatch(mark_of(line).rest)
    return _Row(found["label"], found["value"], place, place) if found else None


def _row_over(lines: Sequence[Line], place: int) -> _Row | None:
    """A label with its value in the next cell of the row, or on the next line in another weight."""
    pair = list(itertools.islice(lines, place, place + 2))
    if len(pair) < 2 or len(pair[0].text) > _LONGEST_LABEL or len(pair[1].text) > _LONGEST_VALUE or pair[0].mark:
        return None
    label, value = pair
    beside = label.table and (label.table, label.row) == (value.table, value.row) and value.column > label.column
    over = label.bold and not value.bold and label.column == value.column
    return _Row(label.text, value.text, place, place + 1) if beside or (over and not label.heading) else None
