"""From the zones of a unit to a draft of its YAML file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from touchstone.importers.cleaning.running_heads import RUNNING_HEAD
from touchstone.importers.details.details_list import Details, details_begin, read_details
from touchstone.importers.details.pairs import dealt_out
from touchstone.importers.dividing.element_zones import under_sections
from touchstone.importers.dividing.zones import Zone, zones_of
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import LARGER, OTHER_PART, Line
from touchstone.importers.lists.scopes import read_scopes
from touchstone.importers.lists.sections import (
    FIELDS,
    Part,
    Sections,
    elements_of_groups,
    item_values,
    last_number,
    listed_elements,
    read_sections,
    values_of,
)
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.units.doubting import heading_doubt
from touchstone.importers.units.footnotes import footnotes, text_of, without_signs
from touchstone.importers.units.glossaries import read_glossary
from touchstone.importers.units.heads import (
    Head,
    above_title,
    read_head,
    take_code_of_heads,
    take_title_of_heads,
    title_below_suite,
    without_heads_between,
    without_kind,
    without_repeats,
)
from touchstone.importers.units.links import read_links
from touchstone.importers.units.origins import take_origin
from touchstone.importers.units.prose import prose_of
from touchstone.importers.units.running_fields import take_running_fields
from touchstone.importers.words.characters import joined
from touchstone.importers.words.vocabulary import is_welsh

_PROSE_ZONES = ("overview", "target_group", "resources")
_SCOPE_ZONES = ("scope", "scope_performance", "scope_knowledge")
_HEADING = "heading"
_EMPTY_HEADING = "heading with nothing under it"


class Assembler:
    """One unit while it is put together."""

    def __init__(self, lines: Sequence[Line], accounts: Accounts, owned: Sequence[Line]) -> None:
        self.accounts = accounts
        self.owned = owned
        """The lines of the document that the unit accounts for."""
        self.details = Details()
        self.doubts: list[Doubt] = []
        self.guessed: set[str] = set()
        self.values: dict[str, Any] = {}
        self.counted: dict[str, int] = {}
        """By letter the last number of the part that was set last."""
        self.notes: list[str] = []
        self.zones = _with_details(list(under_sections(zones_of(self._without_footnotes(lines)))))
        self.head = self._read_head()
        for zone in self.zones[1:]:
            if zone.kind != "details":
                zone.lines = without_repeats(zone.lines, self.head, accounts)

    def _without_footnotes(self, lines: Sequence[Line]) -> list[Line]:
        """The lines but for footnotes, which go to the notes."""
        found = footnotes(lines)
        self.notes += [f"Footnote: {text_of(note)}" for note in found]
        self.accounts.use([line for note in found for line in note], "notes")
        taken = {id(line) for note in found for line in note}
        return without_signs([line for line in lines if id(line) not in taken], found)

    def _read_head(self) -> Head:
        head_zone, *others = self.zones
        later = [line for zone in others for line in zone.lines]
        head = read_head(head_zone.lines, later, self.accounts, self.details)
        title = self._noted("title")
        for zone in others:
            zone.lines = [line for line in zone.lines if line not in title]
        running = self._noted(RUNNING_HEAD)
        if not head.code:
            take_code_of_heads(running, head)
        if not head.title and "title" not in self.details.values:
            take_title_of_heads(running, head, self.accounts)
        if head.guessed:
            self.doubts.append(Doubt(f"the title was taken from {head.guessed}", None, "title"))
        rest = without_kind(without_repeats(head.rest, head, self.accounts), self.accounts)
        head.rest = above_title(rest, head, title, self.accounts)
        return head

    def _noted(self, what: str) -> list[Line]:
        """The lines of the unit of which this was noted."""
        return [entry.line for entry in self.accounts.entries_of(self.owned) if entry.what == what]

    def unit(self) -> dict[str, Any]:
        """The values of the unit, in the order of its file."""
        for zone in self.zones:
            if zone.kind == "details":
                told = without_heads_between(dealt_out(zone.lines, self.accounts), self.head, self.accounts)
                rest = without_repeats(read_details(told, self.accounts, self.details), self.head, self.accounts)
                self._leave(rest, "stands in the details list and is no field")
        take_origin(self.head, self._noted("title"), self.details, self.accounts)
        take_running_fields(self._noted(RUNNING_HEAD), self.head, self.details, self.accounts)
        title_below_suite(self.head, self.details.values.get("suites"), self.accounts)
        sections = read_sections(self.zones, self.accounts)
        self.doubts += sections.doubts
        self._prose()
        self._items(sections)
        self._scopes()
        self._glossary()
        self._links()
        self._others()
        self._headings()
        self.doubts += self.details.doubts
        return self.values

    def _zones(self, *kinds: str) -> list[Zone]:
        return [zone for zone in self.zones if zone.kind in kinds and zone.lines]

    def _lines(self, *kinds: str) -> list[Line]:
        return [line for zone in self._zones(*kinds) for line in zone.lines]

    def _prose(self) -> None:
        """Overview, target group and resources; text of the head without a heading is overview where there is no
        other."""
        for kind in _PROSE_ZONES:
            lines = self._lines(kind)
            if kind == "overview" and self.head.rest and not lines:
                lines = self.head.rest
                self.guessed.add("overview")
            elif kind == "overview":
                self._leave(self.head.rest, "stands before the first heading")
            if lines:
                self.values[kind] = prose_of(lines)
                self.accounts.use(lines, kind)

    def _items(self, sections: Sections) -> None:
        listed = listed_elements(self._lines("overview", "elements") or self.head.rest)
        for part in list(sections.parts):
            found = elements_of_groups(part, listed) if part.letter in "PK" and not sections.elements else []
            if found:
                sections.elements = found
                sections.parts.remove(part)
        for part in sections.parts:
            self._set_part(self.values, part)
        if sections.elements:
            self.values["elements"] = [self._element(one.id, one.title, one.parts) for one in sections.elements]
        if sections.elements:
            self.accounts.drop(self._lines("elements"), "list of the elements that follow")
        else:
            self._leave(self._lines("elements"), "stands in a list of elements, and none follows")

    def _element(self, ident: str, title: str, parts: list[Part]) -> dict[str, Any]:
        values: dict[str, Any] = {"id": ident, "title": title or f"Element {ident}"}
        for part in parts:
            self._set_part(values, part)
        return values

    def _set_part(self, values: dict[str, Any], part: Part) -> None:
        name = FIELDS[part.letter]
        before = self.counted.get(part.letter, 0)
        values.setdefault(name, []).extend(values_of(part, before, self.accounts, self.doubts))
        self.counted[part.letter] = last_number(part)
        if part.zone.guessed:
            self.guessed.add(name)
            self.doubts.append(heading_doubt(part.zone, name, [group.title for group in part.groups]))

    def _scopes(self) -> None:
        zones = [(zone.kind, zone.heading, zone.lines) for zone in self._zones(*_SCOPE_ZONES)]
        lists, doubts = read_scopes(zones, self.accounts)
        self.doubts += [replace(doubt, where=doubt.where or "scope") for doubt in doubts]
        told = [zone for zone in self._zones(*_SCOPE_ZONES) if zone.guessed]
        self.doubts += [heading_doubt(zone, "scope", [one.term for one in lists]) for zone in told]
        for one in lists:
            relates = {"relates_to": "knowledge"} if one.relates_to == "knowledge" else {}
            items = [item_values(item, self.accounts) for item in one.items]
            self.values.setdefault("scope", []).append({"term": one.term, **relates, "items": items})

    def _glossary(self) -> None:
        terms, rest = read_glossary(self._lines("glossary"))
        for term in terms:
            self.accounts.use(term.lines, f"glossary: {term.term}")
        if terms:
            told = [{"term": term.term, "definition": term.definition} for term in terms if term.definition]
            self.values["glossary"] = told
        self._leave(rest, "stands in the glossary and explains no term")

    def _links(self) -> None:
        lines = self._lines("links")
        links, rest = read_links(lines)
        left = {id(line) for line in rest}
        self.accounts.use([line for line in lines if id(line) not in left], "links")
        self.doubts += [heading_doubt(zone, "links", []) for zone in self._zones("links") if zone.guessed]
        if links:
            self.values["links"] = [{"to": link.code, **({"note": link.title} if link.title else {})} for link in links]
        if rest:
            heading = joined([line.text for line in self._zones("links")[0].heading]).rstrip(" :")
            self.notes.append(f"{heading}: {joined([line.text for line in rest])}")
            self.accounts.use(rest, "notes")

    def _others(self) -> None:
        self._external(self._lines("external_links"))
        self.accounts.drop(self._lines("record"), "part of an assessment record, not of the standard")
        for zone in filter(_is_other, self.zones):
            self._leave([*zone.heading, *zone.lines], "stands under a heading that is not known")

    def _external(self, lines: list[Line]) -> None:
        for line in lines:
            title, sign, rest = line.text.rpartition("http")
            address = f"http{rest.strip()}"
            if sign and " " not in address:
                entry = {"title": title.strip(" :–—-") or address, "address": address}
                self.values.setdefault("external_links", []).append(entry)
                self.accounts.use([line], "external_links")
            else:
                self._leave([line], "holds no web address")

    def _headings(self) -> None:
        for zone in self.zones[1:]:
            if zone.kind == "element" or _is_other(zone):
                continue
            if zone.lines or zone.kind == "details":
                self.accounts.use(zone.heading, _HEADING)
            else:
                self.accounts.drop(zone.heading, _EMPTY_HEADING)

    def _leave(self, lines: Sequence[Line], why: str) -> None:
        self.accounts.leave([line for line in lines if not self.accounts.knows(line)], why)

    @property
    def language(self) -> str:
        """The language of the headings: cy or en."""
        headings = [line.text for zone in self.zones[1:] for line in zone.heading]
        return "cy" if sum(1 for text in headings if is_welsh(text)) > 0.5 * len(headings) > 0 else "en"


def _with_details(zones: list[Zone]) -> list[Zone]:
    """The zones, with a details list that follows another zone without a heading made a zone of its own."""
    out: list[Zone] = []
    for zone in zones:
        place = details_begin(zone.lines) if zone.kind not in ("head", "details") else None
        out.append(zone)
        if place is not None:
            head = place - 1 if place and _heads_details(*zone.lines[place - 1 : place + 1]) else place
            out.append(Zone("details", zone.lines[head:place], zone.lines[place:]))
            zone.lines = zone.lines[:head]
    return out


def _is_other(zone: Zone) -> bool:
    """Whether a zone belongs to no part: text under a heading that is not known, or a remark by itself."""
    return zone.kind == OTHER_PART and bool(zone.lines or zone.heading[-1].text.endswith("."))


def _heads_details(line: Line, first: Line) -> bool:
    """Whether the line above the first of a details list is its heading, though of a name that is not known."""
    stands_out = line.bold or line.heading > 0 or line.size > LARGER * first.size > 0
    mark = mark_of(line)
    return stands_out and not line.mark and mark.kind in ("none", "number", "weak") and mark.rest[:1].isupper()
