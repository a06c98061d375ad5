"""The parts of a unit that hold items, read zone by zone: criteria, knowledge, elements, values, behaviours, skills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from touchstone.importers.cleaning.listed_titles import ELEMENTS_FOLLOW
from touchstone.importers.dividing.zones import ITEM_ZONES, Zone
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Line
from touchstone.importers.lists.items import read_items
from touchstone.importers.lists.labelling import Labelled, labelled, restarts
from touchstone.importers.lists.points import Point, PointGroup
from touchstone.importers.lists.subpoints import part_ids
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.characters import folded
from touchstone.importers.words.vocabulary import without_continued

FIELDS = {"P": "performance_criteria", "K": "knowledge", "V": "values", "B": "behaviours", "SK": "skills"}
"""The field of the unit that holds the items of each letter."""


@dataclass
class Part:
    """The groups of one letter, of the whole unit or of one element."""

    letter: str
    groups: list[PointGroup]
    zone: Zone


@dataclass
class ElementParts:
    """An element with the parts that stand under it."""

    id: str
    title: str
    parts: list[Part] = field(default_factory=list)


@dataclass
class Sections:
    """Everything of a unit that holds items."""

    parts: list[Part] = field(default_factory=list)
    elements: list[ElementParts] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def read_sections(zones: Sequence[Zone], accounts: Accounts) -> Sections:
    """Read every zone that holds items."""
    sections = Sections()
    element: ElementParts | None = None
    for zone in zones:
        if zone.kind == "element":
            element = _element_of(zone, sections.elements)
            accounts.use(zone.heading, f"element {zone.element}")
        if zone.kind in ITEM_ZONES or (zone.kind == "element" and zone.lines):
            _take(zone, element, sections, accounts)
    sections.elements = [one for one in sections.elements if one.parts]
    _lift_shared_knowledge(sections)
    return sections


def _element_of(zone: Zone, elements: list[ElementParts]) -> ElementParts:
    """The element that a zone begins, or goes on with where it was begun under the heading of another section."""
    held = next((one for one in elements if one.id == zone.element and folded(one.title) == folded(zone.title)), None)
    if held is None:
        held = ElementParts(zone.element, zone.title)
        elements.append(held)
    return held


def _take(zone: Zone, element: ElementParts | None, sections: Sections, accounts: Accounts) -> None:
    letter = ITEM_ZONES.get(zone.kind, "P")
    groups, doubts = read_items(zone.lines, letter, accounts)
    sections.doubts += [replace(doubt, where=doubt.where or FIELDS[letter]) for doubt in doubts]
    target = element.parts if element is not None and letter in "PK" else sections.parts
    for part in _by_letter(zone, letter, groups):
        held = next((one for one in target if one.letter == part.letter), None)
        if held:
            _go_on(held, part)
        else:
            target.append(part)


def _go_on(held: Part, part: Part) -> None:
    """Put further groups behind those of a part; the first belongs to the last one where its heading only says the
    heading of the part again, as at the top of a page."""
    texts = [" ".join(line.text for line in one.zone.heading) for one in (held, part)]
    again = without_continued(texts[1]) == without_continued(texts[0]) and not part.groups[0].heading
    if again and not restarts([*held.groups, *part.groups]):
        held.groups[-1].points += part.groups[0].points
        held.groups += part.groups[1:]
    else:
        held.groups += part.groups


def _by_letter(zone: Zone, letter: str, groups: list[PointGroup]) -> list[Part]:
    """The groups by the letter of their printed labels: a K1 among criteria is knowledge whose heading was lost."""
    parts: dict[str, Part] = {}
    for group in groups:
        for sign in sorted({_sign(point, letter) for point in group.points} | {letter}, reverse=True):
            points = [point for point in group.points if _sign(point, letter) == sign]
            if points:
                parts.setdefault(sign, Part(sign, [], zone)).groups.append(PointGroup(group.heading, points))
    return list(parts.values())


def _sign(point: Point, letter: str) -> str:
    told = point.mark.kind == "label" and point.mark.sign in ("P", "K") and letter in ("P", "K")
    return point.mark.sign if told else letter


def _lift_shared_knowledge(sections: Sections) -> None:
    """Knowledge that stands after the last element alone belongs to the whole unit."""
    if len(sections.elements) < 2:
        return
    *others, last = sections.elements
    shared = [part for part in last.parts if part.letter == "K"]
    if shared and not any(part.letter == "K" for one in others for part in one.parts):
        last.parts = [part for part in last.parts if part.letter != "K"]
        sections.parts += shared


def elements_of_groups(part: Part, listed: Sequence[tuple[str, str]]) -> list[ElementParts]:
    """The groups of a part as elements, where numbering begins anew in each and the overview lists them as elements."""
    if not restarts(part.groups) or len(part.groups) != len(listed):
        return []
    if not all(_alike(group.title, title) for group, (_, title) in zip(part.groups, listed, strict=True)):
        return []
    return [
        ElementParts(number, group.title, [Part(part.letter, [PointGroup([], group.points)], part.zone)])
        for group, (number, _) in zip(part.groups, listed, strict=True)
    ]


def _alike(one: str, other: str) -> bool:
    ours, theirs = folded(one).split(), folded(other).split()
    return ours == theirs or (len(ours) > 2 and ours[1:] == theirs[1:])


def listed_elements(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """The elements that an overview lists after `There are two elements`."""
    for place, line in enumerate(lines):
        if ELEMENTS_FOLLOW.search(line.text):
            following = [mark_of(one) for one in lines[place + 1 : place + 12]]
            return [(str(mark.number), mark.rest) for mark in following if mark.kind in ("number", "weak")]
    return []


def values_of(part: Part, before: int, accounts: Accounts, doubts: list[Doubt]) -> list[dict[str, Any]]:
    """The groups of a part as the unit's YAML takes them; `before` is the last number of the element before."""
    counted, told = labelled(part.groups, part.letter, before)
    doubts += [replace(doubt, where=doubt.where or FIELDS.get(part.letter, "")) for doubt in told]
    out = []
    for group, items in zip(part.groups, counted, strict=True):
        heading = {"heading": group.title} if group.title else {}
        out.append({**heading, "items": [item_values(item, accounts) for item in items]})
    return out


def last_number(part: Part) -> int:
    """The number that the last item of a part bears; 0 where it bears none."""
    mark = part.groups[-1].points[-1].mark
    return mark.number if mark.counted else 0


def item_values(item: Labelled, accounts: Accounts) -> dict[str, Any]:
    """An item as the unit's YAML takes it; its lines are noted as used."""
    accounts.use(item.point.lines, item.id)
    values: dict[str, Any] = {"id": item.id, "text": item.point.text}
    if item.point.parts:
        values["parts"] = [
            _part_values(item.id, sign, part, accounts)
            for sign, part in zip(part_ids(item.point.parts), item.point.parts, strict=True)
        ]
    if item.assigned:
        values["label_assigned"] = True
    return values


def _part_values(item: str, sign: str, part: Point, accounts: Accounts) -> dict[str, str]:
    accounts.use(part.lines, f"{item} {sign}")
    return {"id": sign, "text": part.text}
