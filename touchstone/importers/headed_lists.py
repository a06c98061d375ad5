"""The lists of a document, each with the headings and the lead-in above it, gathered under the headings of parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from touchstone.importers.labels import mark_of
from touchstone.importers.lines import Line
from touchstone.importers.own_labels import OwnLabel
from touchstone.importers.vocabulary import named

_BETWEEN_SIGNS = re.compile(r"([*=~_#•-])\1*\s*\w.*\w\s*\1+")
_LONGEST = 60


@dataclass
class HeadedList:
    """A list of items by the places of their lines, with the places of the headings and of the lead-in above it."""

    headings: list[int]
    lead: int | None = None
    items: list[int] = field(default_factory=list)


@dataclass
class HeadedPart:
    """Lists that stand under one heading, or under its sub-headings."""

    heading: int
    lists: list[HeadedList]

    @property
    def items(self) -> list[int]:
        """The places of all items."""
        return [place for one in self.lists for place in one.items]

    @property
    def leads(self) -> list[int]:
        """The places of all lead-ins."""
        return [one.lead for one in self.lists if one.lead is not None]


def headed_parts(lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[HeadedPart]:
    """The lists of a document by the headings of the highest level that stand over them."""
    parts: list[HeadedPart] = []
    for one in _lists(lines, labels):
        top = lines[parts[-1].heading] if parts else None
        if top and all(_is_deeper(lines[place], top) for place in one.headings):
            parts[-1].lists.append(one)
        elif one.headings:
            parts.append(HeadedPart(_top(lines, one.headings), [one]))
    return parts


def _top(lines: Sequence[Line], headings: Sequence[int]) -> int:
    """The heading of a part among those right above its first list: the last, or the one over a sub-heading."""
    *others, last = headings
    return others[-1] if others and _is_deeper(lines[last], lines[others[-1]]) else last


def _is_deeper(line: Line, top: Line) -> bool:
    """Whether a heading looks like one of a lower level than another."""
    return _level(line) > _level(top)


def _level(line: Line) -> tuple[int, float, bool, bool, bool]:
    signs = bool(_BETWEEN_SIGNS.fullmatch(line.text))
    return (line.heading or 9, -round(line.size), not signs, not line.text.isupper(), not line.bold)


def _lists(lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[HeadedList]:
    """Every list with the headings since the list before; text of several lines parts a heading from a list."""
    found: list[HeadedList] = []
    above, fresh, is_open, prose = HeadedList([]), True, False, 0
    for place, line in enumerate(lines):
        if _is_heading(line):
            above = above if fresh and not prose else HeadedList([])
            above.headings.append(place)
            fresh, is_open, prose = True, False, 0
        elif place in labels or _is_item(line):
            if not is_open:
                found.append(above)
            found[-1].items.append(place)
            above, fresh, is_open, prose = HeadedList([]), False, True, 0
        elif fresh and line.text.endswith(":") and len(line.text) <= _LONGEST:
            above.lead = place
        elif not is_open or line.blank_before:
            is_open, prose = False, prose + 1
    return [one for one in found if one.items]


def _is_item(line: Line) -> bool:
    return bool(line.mark) or mark_of(line).kind != "none"


def _is_heading(line: Line) -> bool:
    """Whether a short line is set off as a heading."""
    if _BETWEEN_SIGNS.fullmatch(line.text):
        return True
    told = named(line.text)
    if told and not told.field and not line.table and (line.heading or line.bold or line.blank_before):
        return True
    short = len(line.text) <= _LONGEST and line.text[:1].isupper() and not line.text.endswith((".", ";", ",", ":"))
    return short and not line.table and not _is_item(line) and bool(line.heading or line.bold or line.blank_before)
