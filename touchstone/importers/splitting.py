"""Documents that hold more than one unit, and units that are described inside a longer document."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from touchstone.importers.accounts import Accounts
from touchstone.importers.characters import folded
from touchstone.importers.code_lines import code_and_title
from touchstone.importers.field_starts import field_start
from touchstone.importers.labels import mark_of
from touchstone.importers.lines import LARGER, Line
from touchstone.importers.surroundings import AROUND, without_surroundings
from touchstone.importers.unit_starts import own_units, titled_units
from touchstone.importers.vocabulary import lead_in_end, named
from touchstone.importers.zones import Zone, zones_of

DAMAGE = "signs without a word, as scans make of pictures"
_LONG = 200
_MOST_FIELDS = 40
"""Lines of the longest details list between a title and the first heading."""
_EXAMPLE = re.compile(r".*\b(?:an )?example\b.*\b(?:is )?(?:given|provided|shown|below|follows)\b.*", re.IGNORECASE)
_SECTION = re.compile(
    r"\d{1,2}(?:\.\d{1,2})+\s+[A-Z].*|(?:appendix|chapter|section|annex) [0-9A-Z]+\b.*", re.IGNORECASE
)
_TARGET = re.compile(
    r"this (?:unit|standard) is (?:appropriate|recommended|intended|suitable|relevant|aimed)\b.*", re.IGNORECASE
)
_OUTCOME = re.compile(r"(?:outcome|stage|part|area|task|step|canlyniad) (?:\d{1,2}|[A-H])\b.*", re.IGNORECASE)
"""The heading of one outcome of a unit, over criteria and knowledge of its own."""
_ABOUT = re.compile(r"this (?:unit|standard) (?:is about|covers|describes)\b", re.IGNORECASE)
_LINKED = re.compile(r"this (?:unit|standard) (?:links|is linked|is related) (?:with|to)\b.*:?", re.IGNORECASE)
_SCOPED = re.compile(r"[A-Z][\w ]{2,50} (?:will|may|must|could|should) include:")


def units_in(lines: Sequence[Line], accounts: Accounts) -> list[list[Line]]:
    """The lines of each unit of a document, in order; those around several units are noted as dropped."""
    coded = own_units(lines) if any(line.part for line in lines) else []
    stretches = [list(lines[start:end]) for start, end in itertools.pairwise([*coded, len(lines)])]
    if coded and all(_holds_criteria(one) for one in stretches):
        accounts.drop(lines[: coded[0]], AROUND)
        return stretches
    places = [0, *(_beginnings(lines) or titled_units(lines)), len(lines)]
    units = [list(lines[start:end]) for start, end in itertools.pairwise(places) if end > start]
    return without_surroundings(units, accounts) if len(units) > 1 else units


def _holds_criteria(lines: Sequence[Line]) -> bool:
    """Whether a stretch of a document has criteria and knowledge of its own, with a heading each."""
    kinds = {zone.kind for zone in zones_of(lines) if zone.lines}
    return kinds >= {"performance", "knowledge"}


def _beginnings(lines: Sequence[Line]) -> list[int]:
    """Where a further unit begins: above an overview or criteria that stand after the knowledge of the unit before."""
    zones = zones_of(lines)
    found: list[int] = []
    seen: set[str] = set()
    place = {id(line): at for at, line in enumerate(lines)}
    elements = any(zone.kind == "element" for zone in zones)
    for zone in zones[1:]:
        again = "knowledge" in seen and zone.kind in ("overview", "performance") and zone.kind in seen
        if (
            again
            and not (elements and zone.kind == "performance")
            and not _under_outcome(lines, place[id(zone.heading[0])])
        ):
            start = _head_above(lines, place[id(zone.heading[0])])
            if start is not None:
                found.append(start)
                seen = set()
        seen |= {zone.kind} if zone.lines else set()
    return found


def _under_outcome(lines: Sequence[Line], heading: int) -> bool:
    """Whether a line beside a heading names a further outcome of the same unit."""
    near = lines[max(heading - 1, 0) : heading + 4]
    return any(_OUTCOME.fullmatch(line.text) for line in near)


def _head_above(lines: Sequence[Line], heading: int) -> int | None:
    """Where the head of a unit begins above its first heading: at its code, its title, or the line before."""
    headed = _document_heading(lines, heading)
    if headed is not None:
        return headed
    start = heading = _above_fields(lines, heading)
    while start > 0 and heading - start < 10 and _may_be_head(lines[start - 1]):
        start -= 1
        told = code_and_title(lines[start].text)
        if told.code and not (start > 0 and code_and_title(lines[start - 1].text).code):
            return start
    top = next((at for at in range(start, heading) if lines[at].heading in (1, 2) or lines[at].blank_before), None)
    return top if top is not None else (start if start < heading else None)


def _above_fields(lines: Sequence[Line], heading: int) -> int:
    """Where the fields begin that stand between the title of a unit and its first heading; the heading where there
    are none."""
    at = heading
    while at > 0 and heading - at < _MOST_FIELDS and _is_of_fields(lines, at - 1):
        at -= 1
    above = lines[at - 1] if 0 < at < heading - 1 else None
    if above is None or not _may_be_head(above):
        return heading
    larger = above.size > LARGER * lines[heading].size > 0
    return at if larger or above.heading or code_and_title(above.text).code else heading


def _is_of_fields(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a field, or the value of the label above it."""
    above = field_start(lines[place - 1], sure=True) if place else None
    beside = bool(place and lines[place].table and lines[place].row == lines[place - 1].row)
    label = above is not None and not above.value
    return field_start(lines[place], sure=False) is not None or label or beside


def _document_heading(lines: Sequence[Line], heading: int) -> int | None:
    """The line near above that the document itself marks as a heading, and that names no part of a unit; with a line
    that holds nothing but a code above it."""
    for at in range(heading - 1, max(heading - 10, -1), -1):
        if mark_of(lines[at]).kind in ("label", "bullet") or lines[at].mark:
            return None
        if lines[at].heading in (1, 2) and not named(lines[at].text) and not lead_in_end(lines[at].text):
            above = code_and_title(lines[at - 1].text) if at else None
            return at - 1 if above and above.code and not above.title else at
    return None


def _may_be_head(line: Line) -> bool:
    if mark_of(line).kind in ("label", "bullet", "number") or lead_in_end(line.text):
        return False
    return (
        len(line.text) < 160
        and not line.text.endswith((".", ";"))
        and not (field_start(line, sure=False) and not field_start(line, sure=True))
    )


def is_embedded(lines: Sequence[Line]) -> bool:
    """Whether a unit is one part of a much longer document."""
    if len(lines) < _LONG:
        return False
    marks = sum(1 for line in lines if mark_of(line).kind == "label")
    sections = sum(1 for line in lines if _SECTION.fullmatch(line.text) and not named(line.text))
    return sections > 3 and marks < 0.2 * len(lines)


def described_unit(lines: Sequence[Line]) -> list[Line]:
    """The lines of a unit that a longer document describes, in the order of a unit."""
    kept = [line for zone in _best_run(zones_of(lines)) for line in (*zone.heading, *_own_lines(zone))]
    return [line for line in kept if not is_damage(line.text)]


def embedded_unit(kept: Sequence[Line], lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines of a described unit under headings; all other lines of the document are noted as dropped."""
    ids = {(line.id, line.start) for line in kept}
    others = [line for line in lines if (line.id, line.start) not in ids and not accounts.knows(line)]
    accounts.drop([line for line in others if is_damage(line.text)], DAMAGE)
    accounts.drop([line for line in others if not is_damage(line.text)], AROUND)
    return _with_headings(kept, accounts)


def is_damage(text: str) -> bool:
    """Whether a line holds no word and no number that could be a label or a value."""
    found = re.findall(r"\w+", text)
    if text.isdigit() or mark_of(Line(0, text, 0)).kind in ("label", "number", "letter"):
        return False
    return all(len(word) < 3 for word in found) and (len(found) < 2 or bool(re.search(r"[^\w\s.,]", text)))


def _best_run(zones: list[Zone]) -> list[Zone]:
    """The overview, criteria and knowledge that follow one another and hold a lead-in or labels."""
    run: list[Zone] = []
    for place, zone in enumerate(zones):
        if zone.kind == "performance" and _has_list(zone.lines):
            before = [other for other in zones[:place] if other.kind == "overview" and _is_overview(other.lines)]
            run = [
                *before[-1:],
                zone,
                *[
                    other
                    for other in zones[place + 1 : place + 3]
                    if other.kind == "knowledge" and _has_list(other.lines)
                ][:1],
            ]
            if len(run) > 1:
                return run
    return run


def _is_overview(lines: Sequence[Line]) -> bool:
    """Whether lines are more than a heading that is mentioned: several of them, or a sentence about the unit."""
    return len(lines) > 4 or any(_ABOUT.match(line.text) for line in lines)


def _has_list(lines: Sequence[Line]) -> bool:
    return (
        any(lead_in_end(line.text) for line in lines)
        and sum(1 for line in lines if mark_of(line).kind in ("label", "number")) > 1
    )


def _own_lines(zone: Zone) -> list[Line]:
    """The lines of a zone from its lead-in or example on, up to the next section of the longer document."""
    end = next((place for place, line in enumerate(zone.lines) if _SECTION.fullmatch(line.text)), len(zone.lines))
    lines = zone.lines[:end]
    lead = next((place for place, line in enumerate(lines) if lead_in_end(line.text)), None)
    if lead is not None and zone.kind != "overview":
        heading = (
            lead > 0
            and len(lines[lead - 1].text) < 60
            and not lines[lead - 1].text.endswith(".")
            and not is_damage(lines[lead - 1].text)
        )
        return lines[lead - 1 if heading else lead :]
    example = next((place for place, line in reversed(list(enumerate(lines))) if _EXAMPLE.fullmatch(line.text)), None)
    example = example if example is not None else _broken_example(lines)
    return lines[example + 1 :] if example is not None else lines


def _broken_example(lines: Sequence[Line]) -> int | None:
    """The end of a sentence about an example that is broken over two lines."""
    for place in range(len(lines) - 1):
        if _EXAMPLE.fullmatch(f"{lines[place].text} {lines[place + 1].text}") and "example" in folded(
            lines[place].text
        ):
            return place + 1
    return None


def _with_headings(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines with the parts of an unheaded summary under headings of their own; a heading that was put in has no
    words to account for."""
    out: list[Line] = []
    for line in lines:
        for pattern, heading in (
            (_TARGET, "Target group"),
            (_LINKED, "Links to other units"),
            (_SCOPED, "Scope/range"),
        ):
            if pattern.fullmatch(line.text) and mark_of(line).kind != "label":
                out.append(Line(line.id, heading, line.number, line.page, start=-1, heading=3))
                if heading.startswith("Links"):
                    accounts.drop([line], "sentence that stands before the links")
                break
        if not accounts.knows(line):
            out.append(line)
    return out
