"""Documents that hold more than one unit: where each of them begins."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from touchstone.importers.dividing.surroundings import AROUND, without_sections, without_surroundings
from touchstone.importers.dividing.unit_starts import own_units, titled_units
from touchstone.importers.dividing.zones import zones_of
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import LARGER, Line
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.code_lines import code_and_title
from touchstone.importers.words.vocabulary import lead_in_end, named

_MOST_FIELDS = 40
"""Lines of the longest details list between a title and the first heading."""
_OUTCOME = re.compile(r"(?:outcome|stage|part|area|task|step|canlyniad) (?:\d{1,2}|[A-H])\b.*", re.IGNORECASE)
"""The heading of one outcome of a unit, over criteria and knowledge of its own."""


def units_in(lines: Sequence[Line], accounts: Accounts) -> list[list[Line]]:
    """The lines of each unit of a document, in order; those around several units are noted as dropped."""
    coded = own_units(lines) if any(line.part for line in lines) else []
    stretches = [list(lines[start:end]) for start, end in itertools.pairwise([*coded, len(lines)])]
    if coded and all(_holds_criteria(one) for one in stretches):
        accounts.drop(lines[: coded[0]], AROUND)
        return stretches
    places = [0, *(_beginnings(lines) or titled_units(lines)), len(lines)]
    units = [list(lines[start:end]) for start, end in itertools.pairwise(places) if end > start]
    return (
        without_surroundings(units, accounts) if len(units) > 1 else [without_sections(one, accounts) for one in units]
    )


def _holds_criteria(lines: Sequence[Line]) -> bool:
    """Whether a stretch of a document has criteria and knowledge of its own, with a heading each."""
    kinds = {zone.kind for zone in zones_of(lines) if zone.lines}
    return kinds >= {"performance", "knowledge"}


def _beginnings(lines: Sequence[Line]) -> list[int]:
    """Where a further unit begins: above an overview or criteria that stand after the knowledge of the unit before."""
    zones = zones_of(lines)
    found: list[int] = []
    seen: set[str] = set()
    places = {(line.id, line.start): at for at, line in enumerate(lines)}
    elements = any(zone.kind == "element" for zone in zones)
    for zone in zones[1:]:
        begins = zone.kind == "overview" or (zone.kind == "performance" and not elements)
        first = zone.heading[0]
        heading = places[first.id, first.start] if begins and seen >= {"knowledge", zone.kind} else None
        start = _head_above(lines, heading) if heading is not None and not _under_outcome(lines, heading) else None
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
    field = field_start(line, sure=False) and not field_start(line, sure=True)
    return len(line.text) < 160 and not line.text.endswith((".", ";")) and not field
