"""Marks on the lines of a document whose parts were guessed: what heads a part, introduces a list, or ends one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.lines import LEAD_PART, OTHER_PART, SUB_HEADING, Line
from touchstone.importers.marking.own_labels import OwnLabel, with_number
from touchstone.importers.own_headings.headed_lists import is_heading, level_of
from touchstone.importers.own_headings.list_kinds import ToldPart
from touchstone.importers.signs.item_shapes import KNOWLEDGE, PERFORMANCE, SCOPE, names_work
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.code_lines import code_and_title
from touchstone.importers.words.vocabulary import named

OVERVIEW, LINKS = "overview", "links"
_SIGNS = " *=~_#•-[]<>"
_TIE_IN = re.compile(r"\b(?:able to|can|must|should|know|understand)(?: that)?\s*:$")
_SMALLER = 0.9
"""How many times as large as items the letters are at the most that a foot is set in."""
_PROSE = 12
"""Words of the shortest line of prose under the heading of an overview."""


def marked(lines: Sequence[Line], told: Sequence[ToldPart], labels: dict[int, OwnLabel]) -> list[Line]:
    """The lines with the guessed headings and the lead-ins marked, and own labels as numbers."""
    guessed = [one for one in told if not one.known]
    numbered = {place for one in told for place in one.part.items if place in labels}
    out = [with_number(line, labels[at]) if at in numbered else line for at, line in enumerate(lines)]
    for kind in (PERFORMANCE, KNOWLEDGE, SCOPE):
        places = [one.part.heading for one in guessed if one.kind == kind]
        for place in places:
            out[place] = replace(_without_signs(lines[place]), heading=lines[place].heading or SUB_HEADING)
        first = {place for place in places if lines[place].text == lines[places[0]].text}
        for place in first:
            out[place] = replace(out[place], part=kind, group=len(places) > len(first))
    broken = (one.part.heading + 1 for one in guessed if _goes_on(lines, one.part.heading))
    for place in (*broken, *(place for one in told for place in _introductions(one, lines))):
        out[place] = replace(lines[place], part=LEAD_PART)
    for place in _ends(lines, told, labels):
        part = LINKS if _heads_links(lines, place) else OTHER_PART
        out[place] = replace(lines[place], heading=lines[place].heading or SUB_HEADING, part=part)
    for place in _overview(lines, told):
        out[place] = replace(lines[place], part=OVERVIEW)
    return out


def _goes_on(lines: Sequence[Line], heading: int) -> bool:
    """Whether a heading goes on in the next line, in bold and small letters like its own."""
    line, below = lines[heading], lines[heading + 1]
    return line.bold and below.bold and below.text[:1].islower() and round(line.size) == round(below.size) > 0


def _without_signs(heading: Line) -> Line:
    """A heading without its number, or without the signs on both sides of it."""
    mark = mark_of(heading)
    if mark.kind in ("number", "letter"):
        return heading.piece(len(heading.text) - len(mark.rest))
    start = len(heading.text) - len(heading.text.lstrip(_SIGNS))
    return heading.piece(start, len(heading.text.rstrip(_SIGNS))) if start else heading


def _introductions(one: ToldPart, lines: Sequence[Line]) -> list[int]:
    """The places of the lead-ins of a part: all are alike, or end in what somebody is able to do or knows, or else they
    are sub-headings; terms stand over scope."""
    leads = one.part.leads
    alike = len({lines[place].text for place in leads}) == 1 or all(_TIE_IN.search(lines[at].text) for at in leads)
    told = [at for at in leads if lines[at].text.endswith(".")]
    return leads if alike and (one.kind != SCOPE or len(one.part.lists) == 1) else told


def _ends(lines: Sequence[Line], told: Sequence[ToldPart], labels: dict[int, OwnLabel]) -> Iterator[int]:
    """The places of headings that end a guessed part: as high as its own, and of no part themselves."""
    own = {one.part.heading for one in told} | {place for one in told for place in one.part.headings}
    above: ToldPart | None = None
    for place, line in enumerate(lines):
        above = next((one for one in told if one.part.heading == place), above)
        if not above or above.known or place <= max(above.part.items):
            continue
        unknown = place not in own and place not in labels and not named(line.text) and is_heading(lines, place)
        ends = unknown and level_of(line) <= level_of(lines[above.part.heading])
        if ends or _is_small(line, lines[above.part.items[-1]]) or _is_remark(place, above, lines):
            yield place


def _is_small(line: Line, item: Line) -> bool:
    """Whether a line stands apart in smaller letters than an item, as the foot of a page does."""
    return line.blank_before and 0 < line.size < _SMALLER * item.size and mark_of(line).kind == "none"


def _is_remark(place: int, above: ToldPart, lines: Sequence[Line]) -> bool:
    """Whether a paragraph of its own behind a list is a sentence, while no item of the list ends as one."""
    line, items = lines[place], [lines[at] for at in above.part.items]
    apart = line.blank_before or line.whole or (items[-1].table > 0 and not line.table)
    if above.kind == SCOPE or not apart or mark_of(line).kind != "none" or not line.text[:1].isupper():
        return False
    end = next((at for at in range(place + 1, len(lines)) if lines[at].blank_before or lines[at].whole), len(lines))
    stopped = lines[end - 1].text.endswith(".")
    return stopped and not any(text.endswith(".") for text in (*above.texts, *(one.text for one in items)))


def _heads_links(lines: Sequence[Line], place: int) -> bool:
    """Whether nothing but codes with titles stands under a heading: other units, to which it leads."""
    end = next((at for at in range(place + 1, len(lines)) if is_heading(lines, at)), len(lines))
    told = [code_and_title(mark_of(line).rest) for line in lines[place + 1 : end]]
    return bool(told) and all(one.code and names_work(one.title) for one in told)


def _overview(lines: Sequence[Line], told: Sequence[ToldPart]) -> list[int]:
    """The place of the heading over the first prose before the parts, where it looks as their headings do and no other
    is known to be that of an overview."""
    first = min((one.part.heading for one in told), default=0)
    looks = {level_of(lines[one.part.heading]) for one in told if not one.known}
    known = any((name := named(line.text)) and name.name == OVERVIEW for line in lines[:first])
    heads = (at for at in range(1, first - 1) if level_of(lines[at]) in looks and is_heading(lines, at))
    over = (at for at in heads if _is_prose(lines[at + 1]) and not named(lines[at].text))
    return [] if known or all(one.kind == SCOPE for one in told) else list(over)[:1]


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) >= _PROSE and mark_of(line).kind == "none"
