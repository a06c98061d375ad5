"""What stands around the units of a handbook: cover, contents and introduction before the first, and pages behind the
last.

Only a document of several units shows what belongs to none of them: each unit begins with a heading of one look, which
nothing inside a unit has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from touchstone.importers.dividing.zones import zones_of
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import LARGER, Line
from touchstone.importers.words.code_lines import code_and_title

AROUND = "text of the longer document around the unit"
_SECTION = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\s+[A-Z][^.;]{2,80}")
"""The heading of a numbered section of a longer document."""
_APPENDIX = re.compile(r"(?:appendix|annex) ?(?:[A-Z0-9]\b|:).*", re.IGNORECASE)
_FEWEST = 2
"""Numbered sections before a unit that one of them holds."""

Look = tuple[int, int, bool]
"""The level of a heading, or the size of its letters in tenths of a point and whether they are bold."""


def without_surroundings(units: list[list[Line]], accounts: Accounts) -> list[list[Line]]:
    """The lines of each unit without those of the longer document, which are noted as dropped."""
    first, last = units[0], units[-1]
    look = _common_look(units)
    start = _head(first, look) if look else _head_by_code(units)
    end = _end(last, look) if look else len(last)
    accounts.drop([*first[:start], *last[end:]], AROUND)
    return [first[start:], *units[1:-1], last[:end]]


def without_sections(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines of the one unit that a section of a longer document holds, from the line that names it with its code
    to the next section; all others are noted as dropped. All lines where that is not seen."""
    criteria = _criteria(lines)
    start = next((at for at in range(criteria, 0, -1) if lines[at].blank_before and _names_unit(lines[at])), 0)
    sections = [found["number"] for line in lines[:start] if (found := _SECTION.fullmatch(line.text))]
    if len(sections) < _FEWEST:
        return lines
    wanted = _next_sections(sections[-1])
    end = next((at for at in range(criteria, len(lines)) if _begins_section(lines, at, wanted)), len(lines))
    accounts.drop([*lines[:start], *lines[end:]], AROUND)
    return lines[start:end]


def _next_sections(number: str) -> set[str]:
    """The numbers that a section may bear which follows one, such as `3.3` and `4` after `3.2`."""
    parts = number.split(".")
    return {".".join([*parts[:depth], str(int(parts[depth]) + 1)]) for depth in range(len(parts))}


def _begins_section(lines: Sequence[Line], place: int, wanted: set[str]) -> bool:
    """Whether a line that stands apart is the heading of one of the next sections, and no item that follows another."""
    line = lines[place]
    found = _SECTION.fullmatch(line.text)
    before = _SECTION.match(lines[place - 1].text)
    follows = bool(found and found["number"] in wanted and not before)
    return line.blank_before and not line.mark and (follows or _APPENDIX.fullmatch(line.text) is not None)


def _common_look(units: Sequence[Sequence[Line]]) -> Look | None:
    """The look of the headings that all units but the first surely begin with; None where other lines in them have it
    too."""
    looks = {_look(unit[0]) for unit in units[1:]}
    look = looks.pop() if len(looks) == 1 else None
    sizes = [line.size for unit in units for line in unit]
    if look is None or not (look[0] or look[2] or look[1] > LARGER * 10 * median(sizes)):
        return None
    inside = any(_end(unit, look) < len(unit) for unit in units[:-1])
    sections = any(_look(zone.heading[0]) == look for unit in units[1:] for zone in zones_of(unit)[1:])
    return None if inside or sections or not _criteria(units[-1]) else look


def _head_by_code(units: Sequence[Sequence[Line]]) -> int:
    """Where the first unit begins with the word `Unit`, a code and a title, as all others do; 0 where it does not."""
    if not all(_names_unit(unit[0]) for unit in units[1:]):
        return 0
    return next((at for at in range(_criteria(units[0]), 0, -1) if _names_unit(units[0][at])), 0)


def _names_unit(line: Line) -> bool:
    told = code_and_title(line.text)
    return told.unit and bool(told.code and told.title)


def _look(line: Line) -> Look | None:
    if not (line.heading or line.size):
        return None
    return (line.heading, 0, False) if line.heading else (0, round(10 * line.size), line.bold)


def _criteria(unit: Sequence[Line]) -> int:
    """The place of the heading over the first list of a unit; 0 where it has none."""
    lists = ("performance", "knowledge", "element")
    first = next((one.heading[0] for one in zones_of(unit)[1:] if one.kind in lists), unit[0])
    return next(at for at, line in enumerate(unit) if (line.id, line.start) == (first.id, first.start))


def _head(unit: Sequence[Line], look: Look) -> int:
    """Where the head of a unit begins: the last lines of the look above its first list."""
    start = next((at for at in range(_criteria(unit), -1, -1) if _look(unit[at]) == look), 0)
    while start and _look(unit[start - 1]) == look:
        start -= 1
    return start


def _end(unit: Sequence[Line], look: Look) -> int:
    """Where a unit ends: at the first line of the look, or larger, below the heading of its first list."""
    return next((at for at in range(_criteria(unit), len(unit)) if _is_above(_look(unit[at]), look)), len(unit))


def _is_above(found: Look | None, look: Look) -> bool:
    """Whether a line has the look of a heading of units, or of one above these in letters of the same weight."""
    return found == look or (found is not None and not found[0] and not look[0] and found[1:] > look[1:] and found[2])
