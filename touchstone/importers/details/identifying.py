"""What identifies a document as one that somebody keeps: a code, an edition, the date on which it was agreed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.field_starts import field_start

IDENTIFIES = re.compile(
    r"\b(?:issue|edition|version|revision|release|printing|ref(?:erence)?\.?|code|(?:unit|standard)(?: no\.?)?)"
    r"\b\W{0,3}(?:[A-Z]{1,12}\W){0,3}[A-Z]{0,12}\d"
    r"|\b(?:agreed|adopted|approved|ratified|endorsed|signed off|passed|settled|in force)\b"
    r"[^.;]{0,50}\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b[A-Z]{1,5}[-/.]?\d{1,4}\b"
    r"|\b(?:sheet|card|paper|leaf|no\.?|number|turn|run|copy) (?:no\.? )?[A-Z]{0,4}[-/]?\d{1,3}\b"
    r"|(?:^|[–—•|/,;·])\W?[A-Za-z]+ (?:no\.? )?\d{1,3}(?=$| ?[–—•|/,;·])",
    re.MULTILINE | re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6} (?:19|20)\d\d\b|\b(?:19|20)\d\d-[01]\d\b"
    r"|\b(?:\d{1,2}/|(?:spring|summer|autumn|winter|easter|michaelmas) )(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_EDGE = 8
"""Lines at the beginning and at the end in which a number and a date identify a document, whatever they are called."""
_FIELDS = frozenset(["urn", "version", "approved", "review_due", "original_urn"])


def is_identified(lines: Sequence[Line]) -> bool:
    """Whether a document prints a code, a version or a date of its own."""
    sure = bool(printed_fields(lines) & _FIELDS) or any(IDENTIFIES.search(line.text) for line in lines)
    edges = "\n".join(line.text for line in (*lines[:_EDGE], *lines[-_EDGE:]))
    return sure or bool(_NUMBERED.search(edges) and _DATED.search(edges))


def printed_fields(lines: Sequence[Line]) -> set[str]:
    """The fields of the details that a document prints."""
    return {start.name for line in lines if (start := field_start(line, sure=True))}
