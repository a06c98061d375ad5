"""Details that sentences tell: `Developed by the … Council. Version 2, approved June 2005, for review June 2010.`

On a page such a paragraph is broken over lines: they are put together first.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from touchstone.importers.cleaning.flattened import holds_fields
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.dates import iso_date
from touchstone.importers.words.vocabulary import field_named

_DATE = r"(?P<value>(?:\d{1,2} )?[A-Z]\w+ \d{4}|\d{1,2}[./]\d{4}|\d{4}(?:-\d\d){0,2})"
_NAME = r"(?P<value>[A-Z][^.,;()]*?)(?=\s*(?:[.,;(]|$)| and (?:is|was|approved|agreed|adopted|belongs|has)\b)"
_FACTS = (
    ("Version", re.compile(r"\b(?:version|edition|issue) (?P<value>\d{1,3}(?:\.\d{1,2})?)\b", re.IGNORECASE)),
    (
        "Date approved",
        re.compile(rf"\b(?:[Aa]pproved|[Aa]greed|[Aa]dopted|[Ee]ndorsed|[Ss]igned off)\b[^.;:]{{0,50}}?\b{_DATE}"),
    ),
    (
        "Indicative review date",
        re.compile(rf"\b(?:[Rr]eview(?:ed)?|[Rr]evision|looked at again) (?:(?:is )?due )?(?:(?:in|on|by) )?{_DATE}"),
    ),
    ("Developed by", re.compile(rf"\b(?:[Dd]eveloped|[Ww]ritten|[Dd]rawn up|[Pp]repared) by (?:the )?{_NAME}")),
    (
        "URN",
        re.compile(r"\b(?:URN|reference number|reference)(?: is|:)? (?P<value>[A-Z]{3,}[A-Z0-9]*\d+)\b"),
    ),
    (
        "Code",
        re.compile(
            r"\b(?:[Ss]tandard|[Uu]nit|NOS) (?P<value>[A-Z]{1,5}[/-](?:\d{1,3}|[A-Z]{1,4}\d{0,3})|[A-Z]{3,8}\d{1,3})\b"
        ),
    ),
    (
        "Suite",
        re.compile(r"\b(?:suite(?: is|:|,)?|(?:part of|belongs to) the suite) (?P<value>[A-Z][^.,;()]*)(?=[.,;()]|$)"),
    ),
    ("Suite", re.compile(r"\b(?:part of|belongs to|in) the (?P<value>[A-Z][^.,;()]*?) suite\b")),
    ("Validity", re.compile(r"\bis (?P<value>current|legacy)\b")),
)
_BETWEEN = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_BARS = re.compile(r"\s[|•·¦]\s")
"""What stands between the pieces of a line, which are no sentences; with a label of an owner's own among them they are
read as such all the same."""
_LABELLED = re.compile(r"[A-Z][\w ]{1,30}: ")
_LISTED = ("keywords", "occupations", "suites")
"""Fields whose label may stand among the sentences."""
_LONGEST = 800
"""Letters of the longest paragraph of details."""
_MOST_LINES = 8
"""Lines of the longest paragraph of details on a page."""
_ALIGNED, _PITCH = 3.0, 2.0
"""How far in the lines of a paragraph stand, in points, and how far below one another, in sizes of their letters."""
TOLD = "details in a sentence"
_FEWEST = 3
"""Facts that a sentence tells before it is taken for the details of a unit."""


def with_told_details(lines: Iterable[Line], accounts: Accounts) -> list[Line]:
    """The lines, with each one that tells several details in sentences cut into a line for each of them."""
    out: list[Line] = []
    for paragraph in _paragraphs(lines):
        whole = replace(paragraph[0], text=" ".join(line.text for line in paragraph))
        told = _told_in(whole, accounts)
        if len(paragraph) > 1 and told == [whole]:
            out += [piece for line in paragraph for piece in _told_in(line, accounts)]
        else:
            accounts.use(paragraph[1:], TOLD)
            out += told
    return out


def _paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines one by one, but for those of a page that go on with the one above: they stand below it, as far in and
    in letters of its size, and make no more than a paragraph."""
    held: list[Line] = []
    for line in lines:
        if held and not (_goes_on(held[-1], line) and len(held) < _MOST_LINES):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _goes_on(above: Line, line: Line) -> bool:
    alike = line.page == above.page and line.size > 0 and abs(line.size - above.size) < 1 and line.bold == above.bold
    aligned = abs(line.x - above.x) < _ALIGNED and 0 < line.y - above.y < _PITCH * line.size
    unmarked = not (line.mark or line.table or above.table or line.blank_before) and mark_of(line).kind == "none"
    apart = line.id == above.id or _BARS.search(above.text) or _BARS.search(line.text) or field_start(line, sure=True)
    return alike and aligned and unmarked and not apart


def _told_in(line: Line, accounts: Accounts) -> list[Line]:
    """The details that a line tells in sentences, as lines of a list, and the sentences that tell none; the line itself
    where it tells too few."""
    if line.table or line.mark or len(line.text) > _LONGEST or mark_of(line).kind in ("label", "letter"):
        return [line]
    if holds_fields(line.text) or (_BARS.search(line.text) and not _LABELLED.search(line.text)):
        return [line]
    found = sorted(_facts(line.text))
    bounds = [0, *(one.end() for one in _BETWEEN.finditer(line.text)), len(line.text)]
    sentences = itertools.pairwise(bounds) if len(found) >= _FEWEST else ()
    return [piece for start, end in sentences for piece in _in_sentence(line, start, end, found, accounts)] or [line]


def _in_sentence(
    line: Line, start: int, end: int, found: Sequence[tuple[int, int, str]], accounts: Accounts
) -> Iterator[Line]:
    """The details of one sentence, the first of them with the beginning of it; the sentence where it has none. A label
    of an owner's own, as `Owner: the keeper`, would say too much of what the document is, and is left."""
    place = start
    for _, stop, text in (one for one in found if start <= one[0] < end):
        yield replace(line.piece(place, stop), text=text)
        place = stop
    labelled = _LABELLED.match(line.text, start)
    if place == start and labelled and field_named(labelled[0].rstrip(": ")) not in _LISTED:
        accounts.leave([line.piece(start, end)], "a label of an owner's own among sentences of details")
    elif place == start:
        yield line.piece(start, end)


def _facts(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each detail begins and ends, and how it stands in a list."""
    given: set[str] = set()
    for label, pattern in _FACTS:
        found = pattern.search(text)
        dated = "date" not in label or bool(found and iso_date(found["value"]))
        if found and dated and label not in given:
            given.add(label)
            yield found.start(), found.end(), f"{label}: {found['value'].strip()}"
