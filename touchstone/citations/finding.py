"""Finding every reference to a unit or an item in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from touchstone.citations import grammar
from touchstone.citations.addresses import address_found
from touchstone.citations.codes import Codes
from touchstone.citations.found import Form, Found, Hit
from touchstone.citations.known import Known
from touchstone.citations.titles import TitleHit, title_hits
from touchstone.citations.word_groups import Group, groups_of, two_codes_joined
from touchstone.model.unit import Unit, anchor

LONGEST_PASSAGE = 20_000
"""Signs of one passage that are looked at; nothing that people write as one paragraph is longer."""


@dataclass(frozen=True)
class Finder:
    """Reads texts with the eyes of one catalogue."""

    known: Known

    def passages(self, texts: Iterable[str]) -> Iterator[list[Found]]:
        """What is found in each passage of a document in turn; items alone belong to the unit that was named last."""
        unit: tuple[Unit, ...] = ()
        for text in texts:
            found = self.found(text, unit)
            named = [one.units for one in found if one.units and one.form is not Form.LOOK_ALIKE and not one.until]
            unit = named[-1] if named else unit
            yield found

    def found(self, text: str, unit: tuple[Unit, ...] = ()) -> list[Found]:
        """What is found in one text; `unit` is the one that was named last before it."""
        text = text[:LONGEST_PASSAGE]
        addresses = [one for match in grammar.WEB.finditer(text) if (one := address_found(self.known, match[0].rstrip(".,;:)]"), match.start()))]
        rest = _blanked(text, [(match.start(), match.end()) for match in grammar.WEB.finditer(text)])
        found = [*addresses, *self._named(rest)]
        found += self._items_alone(_blanked(rest, [(one.start, one.end) for one in found]), found, unit)
        found += _look_alikes(_blanked(rest, [(one.start, one.end) for one in found]))
        return sorted(found, key=lambda one: (one.start, one.end))

    def _named(self, text: str) -> list[Found]:
        """References by code and by title."""
        titles = list(title_hits(self.known, text))
        hits = [hit for hit in Codes(self.known).hits(text) if not any(one.start <= hit.start < one.end for one in titles)]
        found = [one for group in groups_of(text, two_codes_joined(text, hits)) for one in self._of_group(text, group, titles)]
        left = [one for one in titles if not any(other.start <= one.start and one.end <= other.end for other in found)]
        return [*found, *(self._by_title(text, one) for one in left)]

    def _by_title(self, text: str, hit: TitleHit) -> Found:
        note = "" if hit.exact else "the title with its words inflected otherwise"
        return Found(Form.TITLE, hit.start, hit.end, text[hit.start : hit.end], units=hit.units, note=note, linkable=(hit.start, hit.end))

    def _of_group(self, text: str, group: Group, titles: list[TitleHit]) -> Iterator[Found]:
        """The references of codes that are joined by commas, "and" or dashes."""
        first, last = group.hits[0], group.hits[-1]
        suite = self._suite_beside(text, first.start, last.end)
        section = grammar.SECTION_BEFORE.search(text[: first.start])
        led = bool(suite or section or grammar.LEAD.search(text[: first.start]))
        strong = {hit.text for hit in group.hits if hit.units and not hit.weak}
        end = first.start
        for place, hit in enumerate(group.hits):
            if hit.start < end:
                continue  # a label that was read as an item of the unit before it
            one = self._one(text, hit, suite, titles, limit=group.hits[place + 1].start if place + 1 < len(group.hits) else len(text))
            one = self._weighed(one, hit, led, strong, bool(suite))
            if one is None:
                continue
            if section and one.form is Form.CODE and not one.items:
                one = replace(one, section=grammar.section(section[1]))
            if place in group.runs:
                one = replace(one, until=group.hits[place + 1].units, end=group.hits[place + 1].end, text=text[one.start : group.hits[place + 1].end])
                one = replace(one, linkable=(one.start, one.end))
            end = one.end
            yield one

    def _weighed(self, one: Found, hit: Hit, led: bool, strong: set[str], suite: bool) -> Found | None:
        """A reference, a warning in its place, or nothing where what stands there says too little."""
        sure = suite or one.form is Form.TITLE or len(one.text) > len(hit.text) + 3
        twin = self.known.twin(hit.text) if hit.weak else None
        if hit.mistaken:
            return _warned(one, hit.mistaken) if not hit.weak or strong or led else None
        if twin and not sure and (strong or led):
            return _warned(one, twin)
        if hit.weak and not (sure or led or strong and hit.units):
            return None
        return replace(one, form=Form.CODE)

    def _one(self, text: str, hit: Hit, suite: str | None, titles: list[TitleHit], limit: int) -> Found:
        """The reference that begins with one code, with what belongs to it after and before."""
        units = self.known.in_suite(hit.units, suite) or hit.units if suite else hit.units
        one = Found(Form.CODE, hit.start, hit.end, hit.text, hit.text, units, element=hit.element)
        one = _with_version(text, one)
        one = _with_title(text, one, titles)
        one = _with_version(text, one)
        one = self._with_suite(text, one)
        one = _with_items(self.known, text, one, limit)
        one = _with_section(text, one)
        linkable = (one.start, one.end) if one.form is Form.CODE else (hit.start, hit.end)
        return replace(one, text=text[one.start : one.end], linkable=linkable)

    def _with_suite(self, text: str, one: Found) -> Found:
        after = re.compile(rf"\s*[,(\[–-]?\s*(?:from|of|in)?\s*(?:the\s+)?({self.known.suite_names})(?:\s*\(?\d{{4}}\)?)?\s*[\])]?", re.IGNORECASE)
        found = after.match(text, one.end)
        if not found:
            return one
        suite = self.known.suites[re.sub(r"\s+", " ", found[1].lower())]
        return replace(one, end=found.end(), units=self.known.in_suite(one.units, suite))

    def _suite_beside(self, text: str, start: int, end: int) -> str | None:
        """The suite that a text names just before or just after some codes."""
        names, window = self.known.suite_names, text[max(start - 120, 0) : start]
        before = re.search(rf"({names})(?:\s*\(?\d{{4}}\)?)?\s*(?:suite|standards|NOS)?\s*[:,–-]?\s*(?:units?\s+)?$", window, re.IGNORECASE)
        after = re.match(rf"\s*[,(\[–-]?\s*(?:from|of|in)?\s*(?:the\s+)?({names})", text[end : end + 160], re.IGNORECASE)
        found = after or before
        return self.known.suites[re.sub(r"\s+", " ", found[1].lower())] if found else None

    def _items_alone(self, text: str, found: list[Found], unit: tuple[Unit, ...]) -> Iterator[Found]:
        """Items without a unit beside them, where a unit was named before."""
        for match in grammar.ITEMS.finditer(text):
            before = [one.units for one in found if one.units and one.end <= match.start() and one.form is not Form.LOOK_ALIKE]
            units = before[-1] if before else unit
            items = grammar.labels(match[0])
            if len(units) == 1 and _is_label_place(text, match) and any(item in labels_of(units[0]) for item in items):
                yield Found(Form.ITEMS, match.start(), match.end(), match[0], units=units, items=items, linkable=match.span())


def labels_of(unit: Unit) -> dict[str, str]:
    """The labels of a unit's items, each with its anchor; an item of an element is labelled `2/P1`."""
    found: dict[str, str] = {}
    for _, element, groups in unit.sections():
        for item in (item for group in groups for item in group.items):
            found[f"{element}/{item.id}" if element else item.id] = anchor(item.id, element)
    return found


def _is_label_place(text: str, match: re.Match[str]) -> bool:
    """Whether no letter, digit or sign of money stands directly before, and no letter after."""
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    return not (before.isalnum() or before in "£#@.") and not after.isalnum()


def _warned(one: Found, meant: str) -> Found:
    return replace(one, form=Form.LOOK_ALIKE, hint=meant, units=(), items=(), note=f"could be {meant} misread")


def _with_version(text: str, one: Found) -> Found:
    found = grammar.VERSION.match(text, one.end) if one.version is None else None
    return replace(one, version=int(found[1]), end=_closed(text, found)) if found else one


def _closed(text: str, found: re.Match[str]) -> int:
    """The end of a match without a bracket that was opened before it."""
    opened = "(" in found[0] or "[" in found[0]
    return found.end() if opened or found[0][-1:] not in (")", "]") else found.end() - 1


def _with_title(text: str, one: Found, titles: list[TitleHit]) -> Found:
    """A code with the title after or before it; where they are of two units, both are told."""
    for hit in titles:
        after = hit.start >= one.end and re.fullmatch(r"[\s:.,\u2010-\u2015\-(\[\u201c\"'*]*", text[one.end : hit.start])
        before = hit.end <= one.start and re.fullmatch(r"[\s:,\u2010-\u2015\-(\[\u201d\"'*]*(?:NOS |unit )?", text[hit.end : one.start])
        if after or before:
            both = tuple(unit for unit in one.units if unit in hit.units)
            note = "" if both else "code and title name different units" if one.units else f"the code is not known, the title is that of {hit.units[0].code}"
            end = max(one.end, hit.end)
            end += 1 if before and text[end : end + 1] in (")", "]") else 0
            return replace(one, form=Form.TITLE, start=min(one.start, hit.start), end=end, units=both or (*one.units, *hit.units), note=note)
    return one


def _with_items(known: Known, text: str, one: Found, limit: int) -> Found:
    """A reference with the items that stand after or before it."""
    after = grammar.ITEMS_AFTER.match(text, one.end)
    if after and _taken_as_items(known, one, after[1]):
        return replace(one, items=grammar.labels(after[1]), end=_closed(text, after))
    before = grammar.ITEMS_BEFORE.search(text[max(one.start - 200, 0) : one.start])
    if before and one.form is Form.CODE:
        start = max(one.start - 200, 0) + before.start()
        closing = 1 if text[one.end : one.end + 1] in (")", "]") else 0
        return replace(one, items=grammar.labels(before[1]), start=start, end=one.end + closing)
    return one


def _taken_as_items(known: Known, one: Found, listed: str) -> bool:
    """Whether labels after a code are items of its unit: not where the unit has none such and they are codes themselves."""
    first = grammar.labels(listed)[0]
    holds = any(first in labels_of(unit) or f"{one.element}/{first}" in labels_of(unit) for unit in one.units)
    return holds or (first[0] in "PK" and bool(one.units)) or (bool(one.units) and not known.by_code.get(first.lower()))


def _with_section(text: str, one: Found) -> Found:
    found = grammar.SECTION_AFTER.match(text, one.end) if not one.items else None
    return replace(one, section=grammar.section(found[1]), end=found.end()) if found and one.form is Form.CODE else one


def _look_alikes(text: str) -> Iterator[Found]:
    """What looks like an item and is a page or a kind of evidence."""
    for pattern, note in ((grammar.PAGE, "a page, not an item"), (grammar.EVIDENCE, "a kind of evidence, not an item")):
        for match in pattern.finditer(text):
            yield Found(Form.LOOK_ALIKE, match.start(), match.end(), match[0], note=note)


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with blanks in the place of some of its parts."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
