"""Elements under the headings of sections: criteria of each element under one heading, then knowledge of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchstone.importers.dividing.zones import ITEM_ZONES, Zone
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.vocabulary import is_scope_lead, lead_in_end


def under_sections(zones: Sequence[Zone]) -> Iterator[Zone]:
    """The zones, where each element right under the heading of a section holds what that section is about."""
    section: Zone | None = None
    for zone in zones:
        if zone.kind != "element":
            section = zone if _is_open(zone) else None
            yield zone
        elif section and zone.lines and not (_is_scope(section) and _is_labelled(zone)):
            yield from _of_section(zone, section)
        else:
            yield zone


def _is_open(zone: Zone) -> bool:
    """Whether nothing but a lead-in stands under the heading of a section, so that what it is about is below."""
    leads = all(lead_in_end(line.text) == len(line.text) or is_scope_lead(line.text) for line in zone.lines)
    return leads and bool(zone.heading) and (zone.kind in ITEM_ZONES or _is_scope(zone))


def _is_scope(zone: Zone) -> bool:
    return zone.kind.startswith("scope")


def _is_labelled(zone: Zone) -> bool:
    """Whether the lines bear labels such as P1, which say what they are."""
    return any(mark_of(line).kind == "label" for line in zone.lines)


def _of_section(zone: Zone, section: Zone) -> Iterator[Zone]:
    """An element with its lines as criteria or knowledge of its own, or as the entries of a term of scope."""
    if _is_scope(section):
        section.heading, section.lines = [*section.heading, *section.lines], []
        yield Zone(section.kind, zone.heading, zone.lines)
        return
    yield Zone("element", zone.heading, element=zone.element, title=zone.title)
    yield Zone(section.kind, lines=zone.lines)
