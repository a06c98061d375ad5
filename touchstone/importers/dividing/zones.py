"""The zones of a document: what stands under each heading that names a part of a unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from touchstone.importers.dividing.label_zones import headings_at_end, told_by_label
from touchstone.importers.document.lines import LEAD_PART, Line
from touchstone.importers.signs.field_starts import SURE_LABELS, field_start
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.table_heads import heads_scope
from touchstone.importers.words.vocabulary import (
    Named,
    begins_a_name,
    field_named,
    is_group_heading,
    is_part,
    is_scope_lead,
    lead_in_end,
    named,
    part_named,
    stands_between_signs,
    without_continued,
)

ITEM_ZONES = {"performance": "P", "knowledge": "K", "values": "V", "behaviours": "B", "skills": "SK"}
"""Zones that hold items, with the letter of their labels."""

_ELEMENT = re.compile(
    r"(?:element|elfen)\s+(?:[A-Z][A-Z0-9]*\.)?(?P<id>\d{1,4}(?:\.\d{1,3})?)\b\s*[—–:.-]?\s*(?P<title>.*)",
    re.IGNORECASE,
)
_CODED_ELEMENT = re.compile(
    r"(?:[A-Z]{2,}\s?\d{1,4}(?P<letter>[a-f])|[A-Z]{1,4}\d{1,4}\.(?P<number>\d{1,2})(?=\s))"
    r"\s*[—–:.-]?\s*(?P<title>[A-Z].{5,})"
)
"""An element with the code of its unit and a letter or number, as `HSC31a Find out how people wish to talk`."""
_INLINE = re.compile(
    r"(?P<name>[A-Z][A-Za-z/ ]{4,40}?)(?:\s*(?::|\s[–—-])\s+|(?<=verview) (?=This (?:unit|standard|NOS)\b))"
    r"(?P<rest>\S.*)"
)
_NEVER_INLINE = ("details", "record", "links")
_COMMON = re.compile("values|skills|behaviours|resources|range|scope|knowledge|performance|outcomes|glossary")
"""Headings that are common words, and so may be entries of a list."""
_EXPLAINS = re.compile(r"[A-Z][^:.;]{1,50}(?::| [–—-])\s+\S")
_MOST_LINES_OF_HEADING = 5
"""Over so many lines a narrow column breaks a heading such as `Scope/range related to knowledge and understanding`."""
_BEFORE_LISTS = ("head", "overview", "target_group")


@dataclass
class Zone:
    """A heading and the lines under it, up to the next heading."""

    kind: str
    """head, one of the sections of the vocabulary, or element."""
    heading: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    guessed: bool = False
    element: str = ""
    title: str = ""


def zones_of(lines: Sequence[Line]) -> list[Zone]:
    """The zones of a document, the first of which is its head."""
    zones = [Zone("head")]
    place = 0
    while place < len(lines):
        count, zone = _opening(lines, place, zones[-1])
        if zone and _goes_on_over_page(zones[-1], zone):
            zones[-1].heading += zone.heading
        elif zone:
            zones.append(zone)
        else:
            zones[-1].lines.append(lines[place])
        place += max(count, 1)
    return zones


def _goes_on_over_page(current: Zone, zone: Zone) -> bool:
    """Whether a heading only stands again over the rest of the same list, at the top of a further page."""
    if zone.kind != current.kind or zone.kind not in ITEM_ZONES or not current.lines or zone.lines:
        return False
    told = [without_continued(" ".join(line.text for line in one.heading)) for one in (current, zone)]
    return told[0] == told[1] and zone.heading[0].page > current.heading[0].page


def _opening(lines: Sequence[Line], place: int, current: Zone) -> tuple[int, Zone | None]:
    """The zone that begins at a place, and how many lines its heading takes; (0, None) where none does."""
    line = lines[place]
    if line.part:
        return 1, _told(line)
    if element := _element(lines, place, current):
        return element
    if _is_marked(line):
        return 0, _by_labels(lines, place, current)
    if (lead := _lead_in_as_heading(line, current)) and lead != current.kind:
        return 1, Zone(lead, [*_unknown_heading(current), line])
    if _covers(lines, place, current):
        return 1, _covered(line, current)
    for count in range(_MOST_LINES_OF_HEADING, 1, -1):
        told = _broken_heading(lines[place : place + count], count)
        if told:
            return count, Zone(told.name, list(lines[place : place + count]), guessed=told.guessed)
    told = named(line.text)
    names_form = told and told.name == "record" and current.kind == "head" and not current.lines
    if told and not (told.field or names_form) and not _is_inside(told, lines, place, current):
        kind = "details" if told.name == "overview" and _heads_fields(lines, place) else told.name
        return 1, Zone(kind, [line], guessed=told.guessed)
    return _inline(line)


def _told(line: Line) -> Zone | None:
    """The zone under a heading that only its list tells."""
    within = [replace(line, part="")] if line.group else []
    return Zone(line.part, [line], within, guessed=True) if line.part != LEAD_PART else None


def _by_labels(lines: Sequence[Line], place: int, current: Zone) -> Zone | None:
    """The zone that the first label of its kind begins under a heading that is not known; the line itself belongs to
    it, and so does a sub-heading above."""
    kind = told_by_label(lines, place)
    before = (*_BEFORE_LISTS, "performance") if kind == "knowledge" else _BEFORE_LISTS
    heading, under = headings_at_end(current.lines) if kind and current.kind in before else ([], [])
    if not heading:
        return None
    del current.lines[-len(heading) - len(under) :]
    return Zone(kind, heading, [*under, lines[place]], guessed=True)


def _lead_in_as_heading(line: Line, current: Zone) -> str:
    """The part that a lead-in begins, as `You must be able to`: where the document marks it as a heading, before any
    list, or where knowledge follows the criteria."""
    if lead_in_end(line.text) < len(line.text):
        return ""
    knows = re.search(r"\b(?:know|understand|wybod|deall)", line.text, re.IGNORECASE)
    begins = line.heading or current.kind in _BEFORE_LISTS or (knows and current.kind == "performance")
    return ("knowledge" if knows else "performance") if begins else ""


def _covers(lines: Sequence[Line], place: int, current: Zone) -> bool:
    """Whether a line such as `The candidate must cover one of the following:` begins a scope within a list of
    criteria."""
    within = current.kind in ("performance", "element") and bool(current.lines)
    follows = place + 1 < len(lines) and mark_of(lines[place + 1]).kind != "label"
    return within and follows and lines[place].text.endswith(":") and is_scope_lead(lines[place].text)


def _covered(line: Line, current: Zone) -> Zone:
    """The scope that a line leads in; in an element it bears the element's title, which is accounted for there."""
    if current.kind != "element":
        return Zone("scope", [line])
    return Zone("scope", [replace(current.heading[0], text=current.title, start=-1)], [line])


def _unknown_heading(current: Zone) -> list[Line]:
    """The last line of a zone, taken out of it, where it is the heading of what a lead-in begins."""
    last = current.lines[-1] if current.kind != "head" and len(current.lines) > 1 else None
    if not last or not (last.heading or last.bold or last.blank_before) or mark_of(last).kind != "none":
        return []
    if len(last.text) > 60 or last.text.endswith((".", ":", ";", ",")) or not last.text[:1].isupper():
        return []
    return [current.lines.pop()]


def _is_marked(line: Line) -> bool:
    """Whether a line bears the mark of a list, so that it is no heading; a heading may be numbered."""
    if stands_between_signs(line.text) and named(line.text):
        return False
    mark = mark_of(line)
    if mark.kind == "letter" and line.text[:1].isupper() and not line.mark and is_part(mark.rest):
        return False
    return mark.kind in ("label", "bullet", "letter") or bool(line.mark and not line.heading)


def _broken_heading(lines: Sequence[Line], count: int) -> Named | None:
    """The part that so many lines name together, where each one but the last leaves it open."""
    if len(lines) < count or not begins_a_name(lines[0].text) or any(_is_marked(line) for line in lines):
        return None
    opens = all(begins_a_name(" ".join(line.text for line in lines[:number])) for number in range(1, count))
    told = named(" ".join(line.text for line in lines)) if opens else None
    single = named(lines[0].text)
    if not told or told.field or (single and lines[1].blank_before and single.name != told.name):
        return None
    return told


def _is_inside(told: Named, lines: Sequence[Line], place: int, current: Zone) -> bool:
    """Whether a word that may be a heading is a cell of a table, an entry of the list it stands in, or a sub-heading
    of that list."""
    line = lines[place]
    if _is_cell(told, lines, place, current):
        return True
    if current.kind == "knowledge" and current.lines and is_group_heading(line.text):
        return True
    if current.kind.startswith("scope") and not current.lines and is_scope_lead(line.text):
        return True
    if _COMMON.fullmatch(told.name) and _is_led_in(current):
        return True
    if line.heading or line.bold or line.blank_before:
        return False
    if line.text[:1].islower():
        return True
    if told.name in ("performance", "knowledge", "overview") and len(line.text) > 12:
        return False
    if not re.match(r"(?:\d{1,2}[.)]? )?[A-Z]", line.text) or line.text.endswith((",", ";", ".")):
        return True
    listed = current.kind in ("skills", "behaviours", "values") and _COMMON.fullmatch(line.text.lower())
    return bool(listed) and place + 1 < len(lines) and not _begins_a_part(lines[place + 1], told)


def _is_led_in(zone: Zone) -> bool:
    """Whether a lead-in is the last that stands in a zone of items: what follows belongs to it."""
    return zone.kind in ITEM_ZONES and bool(zone.lines) and lead_in_end(zone.lines[-1].text) > 0


def _is_cell(told: Named, lines: Sequence[Line], place: int, current: Zone) -> bool:
    """Whether a line stands in a table as the value of a field, the head of a table of scope or a cell of it."""
    line = lines[place]
    if line.table and _is_value(lines, place):
        return True
    if line.table and current.kind.startswith("scope") and heads_scope(_row_of(lines, place)):
        return True
    return line.column > 1 and current.kind == told.name.partition("_")[0] == "scope"


def _begins_a_part(line: Line, told: Named) -> bool:
    """Whether a line is what stands right below the heading of a part, in a glossary a term with what it means."""
    if told.name == "glossary" and _EXPLAINS.match(line.text):
        return True
    begun = lead_in_end(line.text) or named(line.text) or mark_of(line).kind != "none"
    return bool(begun) or line.blank_before


def _heads_fields(lines: Sequence[Line], place: int) -> bool:
    """Whether a field of the details follows, as under `About this standard` at the end of some units."""
    start = field_start(lines[place + 1], sure=True) if place + 1 < len(lines) else None
    return start is not None and start.name in SURE_LABELS


def _is_value(lines: Sequence[Line], place: int) -> bool:
    """Whether a cell stands in the row of a field of the details, as the word `Skills` of a name that is broken."""
    first = _row_of(lines, place)[0]
    return first is not lines[place] and bool(field_named(first.text))


def _row_of(lines: Sequence[Line], place: int) -> list[Line]:
    """The cells of the row that a line stands in."""
    row = (lines[place].table, lines[place].row)
    return [line for line in lines[max(place - 6, 0) : place + 7] if (line.table, line.row) == row]


def _element(lines: Sequence[Line], place: int, current: Zone) -> tuple[int, Zone] | None:
    coded = _CODED_ELEMENT.fullmatch(lines[place].text)
    found = coded or _ELEMENT.fullmatch(lines[place].text)
    surely = not coded and current.kind not in ("overview", "details")
    if not found or _is_marked(lines[place]) or not (surely or _starts_element(lines, place)):
        return None
    title, count = found["title"].strip(), 1
    if not title and place + 1 < len(lines) and not named(lines[place + 1].text):
        title, count = lines[place + 1].text, 2
    ident = _number_of(coded) if coded else found["id"]
    return count, Zone("element", list(lines[place : place + count]), element=ident, title=title)


def _number_of(coded: re.Match[str]) -> str:
    """The number of an element, which a letter may stand for."""
    return coded["number"] or str(ord(coded["letter"]) - ord("a") + 1)


def _starts_element(lines: Sequence[Line], place: int) -> bool:
    """Whether criteria follow, so that this is an element and not an entry of the list of them."""
    following = [*takewhile(lambda line: not _ELEMENT.fullmatch(line.text), lines[place + 1 : place + 4])]
    labelled = any(mark_of(line).kind == "label" or lead_in_end(line.text) for line in following)
    return labelled or any(part_named(line.text) == "performance" for line in following)


def _inline(line: Line) -> tuple[int, Zone | None]:
    """A heading with its text on the same line, such as `Overview: This unit …`."""
    found = _INLINE.fullmatch(line.text)
    told = named(found["name"]) if found else None
    if not found or not told or told.field or told.guessed or told.name in _NEVER_INLINE:
        return 0, None
    heading, *rest = line.cut(found.start("rest"))
    return 1, Zone(told.name, [heading], list(rest))
