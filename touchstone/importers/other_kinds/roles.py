"""Role profiles that a longer document gives as examples: a title, what the role is, and the units that it draws on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.draft import Draft, source_of
from touchstone.importers.document.lines import Line, Reading
from touchstone.importers.units.prose import prose_of
from touchstone.importers.words.characters import folded
from touchstone.importers.words.naming import slug

_PROFILE = re.compile(r"(?:example )?role profile\s*[:–—-]\s*(?P<name>\S.{2,80})", re.IGNORECASE)
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})*\s+(?P<title>[A-Z].{2,90})")
_UNIT = re.compile(r"(?:[•*-]\s*)?(?:Unit\s+)?(?P<code>[A-Z]{1,4}\d{1,3})\b[\s:–—.-]+(?P<title>[A-Z][a-z].{5,})")
_NEXT = re.compile(r"\d{1,2}(?:\.\d|\s+[A-Z][a-z]+ [A-Za-z])")
"""How the next section of a longer document begins."""
_LONGEST = 60
"""Lines after which a list of units has surely ended."""


def role_drafts(reading: Reading, lines: Sequence[Line], accounts: Accounts) -> list[Draft]:
    """A draft for each role profile in the lines; what they hold is noted as used."""
    places = [place for place, line in enumerate(lines) if is_profile(line.text)]
    return [_role(reading, lines, place, accounts) for place in places]


def is_profile(text: str) -> bool:
    """Whether a line is the heading of a role profile."""
    return bool(_PROFILE.fullmatch(text))


def _role(reading: Reading, lines: Sequence[Line], place: int, accounts: Accounts) -> Draft:
    heading, about = _before(lines, place)
    listed = list(_after(lines, place))
    name = _PROFILE.fullmatch(lines[place].text)
    told = _SECTION.fullmatch(heading.text) if heading else None
    title = told["title"] if told else name["name"].strip() if name else "Untitled role"
    values: dict[str, Any] = {"id": slug(title), "title": title, "about": prose_of(about) or title}
    values |= _responsibility(about)
    units = [found for line in listed if (found := _UNIT.fullmatch(line.text))]
    unread = [line for line in listed if not _UNIT.fullmatch(line.text)]
    if units:
        values["units"] = [{"unit": one["code"], "how_sure": "certain", "named_in": ["profile"]} for one in units]
    doubts = []
    if unread or not units:
        values |= {"incomplete": True, "unknown": _unknown(unread)}
        doubts.append(Doubt("lines of the profile's list could not be read as units", lines[place], "units", 3))
    used = [*([heading] if heading else []), *about, lines[place], *listed]
    accounts.use(used, f"role {values['id']}")
    values["source"] = source_of(reading, used)
    return Draft("role", values, reading, accounts.fates(used), doubts, confidence={"units": 0.9 if units else 0.1})


def _unknown(unread: Sequence[Line]) -> str:
    """What is said of the lines of a list that name no unit that can be read."""
    if not unread:
        return "The document lists no unit that can be read."
    return prose_of(
        [replace(unread[0], text="These lines of the document's list could not be read as units:", mark=""), *unread]
    )


def _before(lines: Sequence[Line], place: int) -> tuple[Line | None, list[Line]]:
    """The heading of the profile's section, where it says the same name, and the paragraphs under it."""
    name = folded(lines[place].text)
    for start in range(place - 1, max(place - 16, -1), -1):
        found = _SECTION.fullmatch(lines[start].text)
        if found and folded(found["title"]) in name:
            return lines[start], list(lines[start + 1 : place])
    return None, []


def _after(lines: Sequence[Line], place: int) -> Iterator[Line]:
    """The lines of the list, up to the next section or profile."""
    for line in lines[place + 1 : place + 1 + _LONGEST]:
        if is_profile(line.text) or (_NEXT.match(line.text) and not _UNIT.fullmatch(line.text)):
            return
        yield line


def _responsibility(about: Sequence[Line]) -> dict[str, list[str]]:
    """How far the holder answers for the work, where the text says so."""
    text = folded(" ".join(line.text for line in about))
    told = {
        "contributes": r"contribut\w+ to .*rather than|contribute to the achievement",
        "part": r"part[- ]\s?responsib|part or full|full or part",
        "full": r"(?<!than take )full (?:or part-?)?\s?-?\s?responsib|full or part",
    }
    found = [name for name, pattern in told.items() if re.search(pattern, text)]
    return {"responsibility": found} if found else {}
