"""What belongs to a code in a text: its version, title, element, items and section, after it or before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.citations import grammar
from touchstone.citations.found import Form, Found, Hit
from touchstone.citations.known import Known
from touchstone.citations.titles import TitleHit
from touchstone.model.unit import Unit, anchor

_AFTER = re.compile(r"[\s:.,\u2010-\u2015\-()\[\]\u201c\u2018\"'*]*")
_BEFORE = re.compile(r"[\s:,\u2010-\u2015\-(\[\u201d\u2019\"'*]*(?:NOS |unit )?")
"""What may stand between a code and the title after or before it."""


def labels_of(unit: Unit) -> dict[str, str]:
    """The labels of a unit's items, each with its anchor; an item of an element is labelled `2/P1`."""
    found: dict[str, str] = {}
    for _, element, groups in unit.sections():
        for item in (item for group in groups for item in group.items):
            found[f"{element}/{item.id}" if element else item.id] = anchor(item.id, element)
    return found


def with_version(text: str, one: Found) -> Found:
    found = grammar.VERSION.match(text, one.end) if one.version is None else None
    return replace(one, version=int(found[1]), end=_closed(text, found)) if found else one


def _closed(text: str, found: re.Match[str]) -> int:
    """The end of a match without a bracket that was opened before it."""
    opened = "(" in found[0] or "[" in found[0]
    return found.end() if opened or found[0][-1:] not in (")", "]") else found.end() - 1


def with_title(text: str, one: Found, titles: Sequence[TitleHit], free: Sequence[TitleHit]) -> Found:
    """A code with the title after it, else with the one before it; where they are of two units, both are told."""
    after = next((hit for hit in titles if hit.start >= one.end and _AFTER.fullmatch(text[one.end : hit.start])), None)
    before = next((hit for hit in free if hit.end <= one.start and _BEFORE.fullmatch(text[hit.end : one.start])), None)
    hit = after or before
    if hit is None:
        return one
    end = max(one.end, hit.end)
    end += 1 if before and not after and text[end : end + 1] in (")", "]") else 0
    named = replace(one, form=Form.TITLE, start=min(one.start, hit.start), end=end)
    both = tuple(unit for unit in one.units if unit in hit.units)
    begun = tuple(unit for unit in one.units if unit.title.lower().startswith(text[hit.start : hit.end].lower()))
    if both or begun:
        return replace(named, units=both or begun)
    note = (
        "code and title name different units"
        if one.units
        else f"the code is not known, the title is that of {hit.units[0].code}"
    )
    return replace(named, units=(*one.units, *hit.units), note=note)


def free_titles(text: str, titles: Sequence[TitleHit], hits: Sequence[Hit]) -> list[TitleHit]:
    """The titles that do not follow a code, and so may belong to the one after them."""
    return [
        one
        for one in titles
        if not any(hit.end <= one.start and _AFTER.fullmatch(text[hit.end : one.start]) for hit in hits)
    ]


def with_element(text: str, one: Found) -> Found:
    """A unit with the number of its element after it, where it has such an element."""
    found = grammar.ELEMENT.match(text, one.end)
    held = found and any(element.id == found[1] for unit in one.units for element in unit.elements)
    return replace(one, element=found[1], end=found.end()) if found and held else one


def with_items(known: Known, text: str, one: Found, since: int = 0) -> Found:
    """A reference with the items that stand after it or before it; none before `since` are its own."""
    after = grammar.ITEMS_AFTER.match(text, one.end)
    if after and _taken_as_items(known, one, after[1]):
        return replace(one, items=grammar.labels(after[1]), end=_closed(text, after))
    written = grammar.WRITTEN_AFTER.match(text, one.end) if one.units else None
    if written:
        return replace(one, items=grammar.written_labels(written[1]), end=_closed(text, written))
    small = grammar.LOWER.match(text, one.end) if one.code == one.code.lower() else None
    if small and all(any(label in labels_of(unit) for unit in one.units) for label in grammar.labels(small[1].upper())):
        return replace(one, items=grammar.labels(small[1].upper()), end=small.end())
    return _with_items_before(text, one, max(since, one.start - 200, 0)) if one.form is Form.CODE else one


def _with_items_before(text: str, one: Found, since: int) -> Found:
    lead = text[since : one.start]
    before, written = grammar.ITEMS_BEFORE.search(lead), grammar.WRITTEN_BEFORE.search(lead)
    if before:
        items, start = grammar.labels(before[1]), before.start()
    elif written and one.units:
        items, start = grammar.written_labels(written[1]), written.start()
    else:
        return one
    closing = 1 if text[one.end : one.end + 1] in (")", "]") else 0
    return replace(one, items=items, start=since + start, end=one.end + closing)


def _taken_as_items(known: Known, one: Found, listed: str) -> bool:
    """Whether labels after a code are items of its unit, and not codes themselves."""
    first = grammar.labels(listed)[0]
    holds = any(first in labels_of(unit) or f"{one.element}/{first}" in labels_of(unit) for unit in one.units)
    return holds or (first[0] in "PK" and bool(one.units)) or (bool(one.units) and not known.by_code.get(first.lower()))


def with_section(text: str, one: Found) -> Found:
    found = grammar.SECTION_AFTER.match(text, one.end) if not one.items else None
    return replace(one, section=grammar.section(found[1]), end=found.end()) if found and one.form is Form.CODE else one
