"""Fields that stand in running heads and feet alone: `© Stores Lead Body 1996`, `Version 1, March 2004`.

They are taken where the document prints them nowhere else, and each is told as a guess.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from touchstone.importers.details.details_list import Details
from touchstone.importers.details.one_line import AGAIN, VERSION
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.field_values import FORMS
from touchstone.importers.signs.shaped_fields import NAME
from touchstone.importers.units.heads import Head
from touchstone.importers.words.dates import iso_date

_DATE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8} (?:19|20)\d\d\b|\b\d{1,2}[/.](?:\d{1,2}[/.])?(?:19|20)\d\d\b"
)
_SAID_BEFORE = re.compile(
    r"\b(?:approved|agreed|adopted|issued?|published|final|version|edition|revised|standards?)\b", re.IGNORECASE
)
"""What is said before the date of a standard; other dates in heads are those of a print."""
_NEAR = 40
"""Letters before a date among which it is said what the date is."""
_RIGHTS = re.compile(r"(?:©|\(c\)|\bcopyright\b)[\s:]*(?:(?:19|20)\d\d\s+)?", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_OTHERS = re.compile(
    r"\b(?:(?:log|work|hand)book|candidate|learner|award|diploma|certificate|qualification|course|toolkit|printed"
    r"|download|accessed|copies|pack)",
    re.IGNORECASE,
)
"""Words of heads of what the standard is printed in, whose version and dates are not its own."""
_BODY = re.compile(
    r"\b(?:Council|Forum|Group|Board|Alliance|Body|Partnership|Trust|Network|Organisation|Association|Agency|Institute"
    r"|Federation|Society|Consortium|Guild|Authority|Panel|Foundation|Training|Confederation|NTO|SSC)$|^Skills for "
)
_PARTS = re.compile(
    r"\s*[|•·:;,©–—]\s*|\s+-\s+|\s{2,}|\b(?:unit|page|tudalen)\b|\b\d{1,3}(?: of \d{1,3})?$", re.IGNORECASE
)
"""Where one part of a head ends and the next begins."""


class _Found(NamedTuple):
    name: str
    start: int
    end: int


def take_running_fields(lines: Sequence[Line], head: Head, details: Details, accounts: Accounts) -> None:
    """Take the version, the date and the body from these running heads and feet for fields that nothing else prints."""
    for line in lines:
        if _OF_OTHERS.search(line.text):
            continue
        for found in sorted({*_dates(line.text), *_versions(line.text), *_bodies(line.text, head)}):
            said = line.text[found.start : found.end]
            value = FORMS.get(found.name, str)(said)
            if value is None or found.name in details.values or _is_told(found.name, details):
                continue
            details.values[found.name] = value
            details.printed[found.name] = said
            details.doubts.append(
                Doubt(f"“{said}” in a running head or foot was taken for the field ‘{found.name}’", line, found.name)
            )
            accounts.use([line.piece(found.start, found.end)], found.name)


def _is_told(name: str, details: Details) -> bool:
    """Whether another field says as much: a body that a unit came from is its only one where no other is named."""
    return name == "developed_by" and "originating_organisation" in details.values


def _dates(text: str) -> Iterator[_Found]:
    """The dates that are said to be those of the standard; where rights are held, the year of these."""
    dates = _printed_dates(text)
    for found in dates:
        before = text[max(found.start() - _NEAR, 0) : found.start()]
        if _SAID_BEFORE.search(before) or _RIGHTS.search(text):
            yield _Found("review_due" if AGAIN.search(before) else "approved", *found.span())
    if not dates and _RIGHTS.search(text) and (year := _YEAR.search(text)):
        yield _Found("approved", *year.span())


def _printed_dates(text: str) -> list[re.Match[str]]:
    """The dates of a head; the number of a version before a month, as in `Version 1 May 2001`, is no day."""
    numbers = [found.end("number") for found in VERSION.finditer(text) if found["number"]]
    behind = (_DATE.match(text, end + 1) for end in numbers)
    dates = [*_DATE.finditer(text), *(found for found in behind if found)]
    return [one for one in dates if iso_date(one[0]) and not any(one.start() < end < one.end() for end in numbers)]


def _versions(text: str) -> Iterator[_Found]:
    """The numbers of versions or editions."""
    for found in VERSION.finditer(text):
        if not text[: found.start()][-1:].isalnum():
            yield _Found("version", *found.span("number" if found["number"] else "ordinal"))


def _bodies(text: str, head: Head) -> Iterator[_Found]:
    """The body that holds the rights, or whose name stands beside the code, a version or a date."""
    rights = _RIGHTS.search(text)
    codes = [re.compile(re.escape(said)) for said in (head.code, head.urn) if said]
    told = [found.span() for pattern in (VERSION, _YEAR, *codes) for found in pattern.finditer(text)]
    told += [found.span() for found in _printed_dates(text)]
    if not rights and not told:
        return
    parts = [found.span() for found in _PARTS.finditer(text)]
    start = rights.end() if rights else 0
    places = sorted({start, len(text), *(place for span in (*told, *parts) for place in span if place > start)})
    for begin, end in itertools.pairwise(places):
        said = text[begin:end].strip()
        if NAME.fullmatch(said) and (_BODY.search(said) or (rights and begin == start)):
            yield _Found("developed_by", (at := text.index(said, begin)), at + len(said))
