"""Details that only the shapes of their values tell: among rows of labels and values that follow one another a code, a
small number and dates are those of a document, whatever words stand before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.signs.item_shapes import names_work
from touchstone.importers.words.dates import iso_date

CODE = re.compile(r"(?=.*\d)[A-Z][A-Za-z]{0,5}\d{0,4}[A-Za-z]?(?:[ /._-]{0,2}[A-Z0-9]{1,5}){0,3}")
NAME = re.compile(r"(?:[A-Z][\w'’.,-]*|of|the|and|for|&)(?: (?:[A-Z][\w'’.,-]*|of|the|and|for|in|&)){1,11}")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}|st|nd|rd|th)?")
_DOING = re.compile(r"[A-Z][a-z]{2,}ing (?:[\w'’-]+ ?){1,8}")
_OF_COPIES = re.compile(r"print|edit|download|sav|replac|creat|sent|supersed|modif|copied", re.IGNORECASE)
"""Words of labels of dates that belong to the copy."""
_OF_NONE = re.compile(r"\b(?:pages?|phone|tel|fax|room|level|credits?|hours|weeks?|price|cost|age)\b", re.IGNORECASE)
"""Words of labels that belong to no field."""
_OF_TITLES = re.compile(
    r"\b(?:name|call(?:s|ed)|title|about|of|tells|covers|subject|sheet|heading|topic|work|task)\b", re.IGNORECASE
)
_MOST_WORDS = 3
"""Words of the longest label of a code: more are the title of a document whose code stands behind it."""
_LEAST = 3
"""Fields of these shapes that are details together."""


def shaped_fields(rows: Sequence[tuple[str, str]], told: Sequence[str]) -> list[str]:
    """The field that each row of a label and a value is by the shape of its value, "" where it is none or told already;
    none at all where too few of the rows have such shapes, or none a date."""
    shapes = [_shape(label, value) for label, value in rows]
    found = [name or shape for name, shape in zip(told, shapes, strict=True)]
    dates = sum(name in ("date", "approved", "review_due") for name in found)
    kinds = {"date" if name in ("approved", "review_due") else name for name in found if name}
    if not dates or len(kinds & {"date", "code", "version"}) < 2 or sum(map(bool, found)) < _LEAST:
        return [""] * len(rows)
    dated = _dated(rows, found)
    taken = set(told)
    return [
        _taken(name, dated.get(at, shape), taken) for at, (name, shape) in enumerate(zip(told, shapes, strict=True))
    ]


def _taken(name: str, shape: str, taken: set[str]) -> str:
    """The field of a row that no label told, once for each field."""
    if name or shape in ("", "date") or shape in taken:
        return ""
    taken.add(shape)
    return shape


def _shape(label: str, value: str) -> str:
    """What the shape of a value may be; a title is told by what it says, and a body by its name at the end."""
    if _OF_NONE.search(label):
        return ""
    if iso_date(value) is not None and not value.isdigit():
        return "" if _OF_COPIES.search(label) else "date"
    if _NUMBER.fullmatch(value):
        return "version"
    if CODE.fullmatch(value):
        return "code" if len(label.split()) <= _MOST_WORDS else ""
    if NAME.fullmatch(value) and label.lower().endswith((" by", " to", " of", " with", "whose", "after")):
        return "developed_by"
    work = names_work(value) or bool(_DOING.fullmatch(value))
    return "title" if work and _OF_TITLES.search(label) else ""


def _dated(rows: Sequence[tuple[str, str]], found: Sequence[str]) -> dict[int, str]:
    """The first of two dates as that of the approval and the later one as that of the review; one alone is told by
    nothing."""
    dates = sorted((iso_date(rows[at][1]) or "", at) for at, name in enumerate(found) if name == "date")
    if len(dates) != 2 or "approved" in found or "review_due" in found or dates[0][0] == dates[1][0]:
        return {}
    return {dates[0][1]: "approved", dates[1][1]: "review_due"}
