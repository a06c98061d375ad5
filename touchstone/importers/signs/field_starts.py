"""Lines that begin a field of the details: its label, and the value on the same line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.field_values import FORMS, URN
from touchstone.importers.words.dates import iso_date
from touchstone.importers.words.vocabulary import FIELDS, begins_a_name, field_named

SURE_LABELS = (
    *("version", "approved", "review_due", "validity", "urn", "original_urn"),
    *("developed_by", "originating_organisation", "occupations", "keywords", "soc_codes", "category"),
)
"""Fields whose labels stand nowhere else in a unit."""

_NAMES = sorted({label for labels in FIELDS.values() for label in labels}, key=len, reverse=True)
_LABEL = "|".join(re.escape(name) for name in _NAMES)
_LABELLED = re.compile(
    rf"(?P<label>(?:{_LABEL})(?:\s*/\s*(?:{_LABEL}))?)"
    r"(?P<colon>\s*[:=–—|]|\s-(?=\s)|\s*(?:\.\s?){3,}|\s*_{3,})?\s+(?P<value>\S.*)",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"(?:next )?review(?:\s*:|\s*(?:\.\s?){3,})?\s+(?P<value>\S.{4,})", re.IGNORECASE)
_SHORT_VERSION = re.compile(r"v(?:er(?:sion)?)?\.? ?\d{1,2}(?:\.\d)?", re.IGNORECASE)
"""A version as it stands between strokes, such as `v2`."""
_REFERENCE = re.compile(r"[Rr]ef\.?\s*:\s*(?P<value>[A-Z][A-Z0-9./-]*\d[A-Z0-9]*)")
_LIST_NUMBER = re.compile(r"^(?:(?:\d{1,2}[.)]|\d{1,2}\.\d{1,2})\s+|[•*–-]\s+(?=[^:]{3,40}:\s))")


@dataclass(frozen=True)
class Start:
    """A field, and its value as far as it stands on the same line."""

    name: str
    value: str


def field_start(line: Line, *, sure: bool) -> Start | None:
    """The field that a line begins with, and the value on the same line; with `sure`, only where a colon or the
    label alone tells it."""
    if name := field_named(line.text):
        return Start(name, "")
    if _SHORT_VERSION.fullmatch(line.text) and not line.break_before:
        return Start("version", line.text)
    if reference := _REFERENCE.fullmatch(line.text):
        return Start("urn" if URN.fullmatch(reference["value"]) else "code", reference["value"])
    if (review := _REVIEW.fullmatch(line.text)) and iso_date(review["value"]):
        return Start("review_due", review["value"].strip())
    found = _LABELLED.fullmatch(_LIST_NUMBER.sub("", line.text))
    label = field_named(found["label"]) if found else ""
    if not found or not label:
        return None
    start = Start(label, found["value"].strip())
    if is_plain_value(start) and (found["label"][:1].isupper() or not line.break_before):
        return start
    return start if found["label"][:1].isupper() and (found["colon"] or not sure) else None


def broken_label(line: Line, below: Line) -> str:
    """The label of a field that begins on one line and ends on the next, with the value behind, as in `Originating`,
    `organisation Housing Alliance`; empty where there is none."""
    if line.table or below.table or not begins_a_name(line.text) or not below.text[:1].islower():
        return ""
    found = _LABELLED.fullmatch(f"{line.text} {below.text}")
    label = found["label"] if found and len(found["label"]) > len(line.text) else ""
    return label if field_named(label) else ""


def is_plain_value(start: Start | None) -> bool:
    """Whether a field is a URN, a version or a date whose value can be nothing else, so that it needs no colon."""
    if start is None or start.name not in ("urn", "code", "version", "approved", "review_due"):
        return False
    if start.name in ("urn", "code"):
        return bool(URN.fullmatch(start.value))
    return FORMS[start.name](start.value) is not None
