"""Checklists of a longer document: the questions under the heading `Checklist`, as a page of guidance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from touchstone.importers.dividing.embedded import is_damage
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.draft import Draft, source_of
from touchstone.importers.document.lines import Line, Reading
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.characters import joined
from touchstone.importers.words.naming import slug

_HEADING = re.compile(r"(?:\W{0,2}\s*)?(?:check ?list|rhestr wirio)\s*:?", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}(?= {2})|(?i:section|appendix|chapter|annex) [0-9A-Z]{1,3}\s*[:.–—-]?)"
    r"\s+(?P<title>[A-Z].{2,90})"
)
_BULLET = re.compile(r"(?:[•*§☐□-]|[eo]«?|o)\s+(?=[A-Z])")
"""A bullet, or what scans make of one: `e Do you …`."""
_FAR = 2_000
"""Lines above a checklist among which the heading of its section is looked for."""
_MOST = 100
"""Checklists of one document."""
_LONGEST = 80
"""Lines after which a checklist has surely ended."""


def checklist_drafts(reading: Reading, lines: Sequence[Line], accounts: Accounts) -> Iterator[Draft]:
    """A draft for each checklist that holds questions; its lines are noted as used."""
    given: list[str] = []
    for place, line in enumerate(lines):
        if is_checklist_heading(line.text) and not accounts.knows(line):
            entries = _entries(lines[place + 1 : place + 1 + _LONGEST])
            asks = sum(_text(one).endswith("?") for one in entries) > 0.5 * len(entries)
            if asks and len(entries) > 1 and len(given) < _MOST:
                given.append(_section_above(lines, place))
                yield _draft(reading, counted_name(given), line, entries, accounts)


def counted_name(given: Sequence[str]) -> str:
    """The last of the names that were given, with its number where it was given before."""
    count = given.count(given[-1])
    return f"{given[-1]} ({count})" if count > 1 else given[-1]


def is_checklist_heading(text: str) -> bool:
    """Whether a line is the heading of a checklist."""
    return bool(_HEADING.fullmatch(text))


def is_section(text: str) -> bool:
    """Whether a line is the numbered heading of a section."""
    return bool(_SECTION.fullmatch(text))


def _section_above(lines: Sequence[Line], place: int) -> str:
    """The title of the section in which a checklist stands."""
    found = (_SECTION.fullmatch(line.text) for line in reversed(lines[max(place - _FAR, 0) : place]))
    return next((one["title"].strip() for one in found if one), "Untitled")


def _entries(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each entry, up to the next section; an entry goes on until its sentence ends."""
    entries: list[list[Line]] = []
    for line in lines:
        if is_section(line.text) or is_checklist_heading(line.text) or is_damage(line.text):
            break
        if not entries or (_ends(entries[-1]) and _begins(line, entries[-1][-1])):
            entries.append([line])
        else:
            entries[-1].append(line)
    while entries and not _text(entries[-1]).endswith("?"):
        entries.pop()
    return entries


def _begins(line: Line, before: Line) -> bool:
    marked = bool(_BULLET.match(line.text)) or mark_of(line).kind in ("bullet", "number")
    return line.blank_before or marked or (before.text.endswith("?") and line.text[:1].isupper())


def _ends(entry: Sequence[Line]) -> bool:
    """Whether an entry is whole: it asks or says something, and opens no list that is still to come."""
    return entry[-1].text.endswith(("?", "."))


def _text(entry: Sequence[Line]) -> str:
    """The words of an entry, without its bullet."""
    whole = joined([line.text for line in entry])
    bullet = _BULLET.match(whole)
    return whole[bullet.end() :] if bullet else whole


def _draft(
    reading: Reading, section: str, heading: Line, entries: Sequence[Sequence[Line]], accounts: Accounts
) -> Draft:
    used = [heading, *(line for entry in entries for line in entry)]
    ident = slug(f"checklist {section}")
    accounts.use(used, f"checklist {ident}")
    values: dict[str, Any] = {"id": ident, "title": f"Checklist: {section}", "items": [_text(one) for one in entries]}
    values["source"] = source_of(reading, used)
    doubt = Doubt("a checklist is written as a page: look at its lines, then move it into your docs folder", heading)
    return Draft("checklist", values, reading, accounts.fates(used), [doubt], confidence={"items": 0.8})
