"""Labels of an owner's own with their values, where both stand on one line: `Ratified: May 2019`, `Paper no. PD/04`.

A label is taken for that of a field by the class of its words, and only where the value has the shape of one: a date, a
version, a code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.field_values import FORMS
from touchstone.importers.signs.item_shapes import names_work
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.shaped_fields import CODE, NAME
from touchstone.importers.words.dates import iso_date
from touchstone.importers.words.vocabulary import named
from touchstone.importers.words.wordlists import listed_in

_ROW = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z .'’/-]{1,34}?)\s*(?::|=|\||\s[–—-]|(?:\.\s?){3,}|_{3,})\s+(?P<value>\S.*)"
)
LONGEST_LABEL, LONGEST_VALUE = 36, 160
"""How many letters the label and the value of a row may have."""


def is_date(text: str) -> bool:
    """Whether a text is a date of more than a year."""
    return iso_date(text) is not None and not text.strip().isdigit()


def _is_listed(text: str) -> bool:
    return len(text) <= LONGEST_VALUE and not text.endswith((".", "?", "!"))


_SHAPES: dict[str, Callable[[str], bool]] = {
    "title": lambda text: _is_listed(text) and names_work(text),
    "code": lambda text: bool(CODE.fullmatch(text)),
    "version": lambda text: FORMS["version"](text) is not None,
    "approved": is_date,
    "review_due": is_date,
    "developed_by": lambda text: bool(NAME.fullmatch(text)),
    "occupations": _is_listed,
    "keywords": _is_listed,
}
"""The shape of the value that each field has."""


def _patterns(name: str) -> dict[str, re.Pattern[str]]:
    told = listed_in("vocabulary")[name]
    return {field: re.compile("|".join(patterns), re.IGNORECASE) for field, patterns in told.items()}


SURE, BESIDE = _patterns("own_fields"), _patterns("own_fields_beside_others")
"""The labels of each field: those that are sure, and those that are taken only beside fields that are known."""
WITHOUT_SIGN = {
    name: re.compile(rf"(?P<label>{SURE[name].pattern})\.?\s+(?P<value>\S.*)", re.IGNORECASE)
    for name in ("code", "version", "approved", "review_due")
}
"""Labels that need no sign behind them, since the value can be nothing else."""


def is_own_field(text: str) -> bool:
    """Whether a text is a label of such a kind, alone or with its value."""
    return is_own_row(text) or any(pattern.fullmatch(text.strip(" .:")) for pattern in SURE.values())


def is_own_row(text: str) -> bool:
    """Whether a text is a label of such a kind with a value of its shape."""
    row = row_on(Line(0, text, 0), 0)
    return row is not None and bool(row.field(SURE))


@dataclass(frozen=True)
class OwnRow:
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


def row_on(line: Line, place: int) -> OwnRow | None:
    """The label and value that one line holds."""
    if line.heading or len(line.text) > LONGEST_LABEL + LONGEST_VALUE:
        return None
    plain = (pattern.fullmatch(line.text) for pattern in WITHOUT_SIGN.values())
    rows = (OwnRow(found["label"], found["value"], place, place) for found in plain if found)
    if row := next((row for row in rows if not named(row.label) and row.field(SURE)), None):
        return row
    found = _ROW.fullmatch(mark_of(line).rest)
    return OwnRow(found["label"], found["value"], place, place) if found else None
