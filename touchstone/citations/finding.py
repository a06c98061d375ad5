"""Finding every reference to a unit or an item in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from touchstone.citations import grammar
from touchstone.citations.addresses import address_found
from touchstone.citations.beside import (
    free_titles,
    with_element,
    with_items,
    with_section,
    with_title,
    with_version,
)
from touchstone.citations.codes import Codes
from touchstone.citations.found import Form, Found, Hit, Named
from touchstone.citations.items_alone import items_alone, named_by
from touchstone.citations.known import Known
from touchstone.citations.titles import TitleHit, title_hits
from touchstone.citations.word_groups import Group, groups_of, two_codes_joined

LONGEST_PASSAGE = 20_000
"""Signs that are looked at together; nothing that people write as one paragraph is longer."""
LONGEST_LEAD = 120
"""Signs before a code that can say what it is."""
LONGEST_MEMORY, MOST_REMEMBERED = 40, 4
"""For how many passages without any reference, and how many units, items alone may belong to units named before."""


@dataclass(frozen=True)
class Finder:
    """Reads texts with the eyes of one catalogue."""

    known: Known

    def passages(self, texts: Iterable[str]) -> Iterator[list[Found]]:
        """What is found in each passage of a document in turn; items alone belong to the unit that was named last."""
        named: list[Named] = []
        age = 0
        for text in texts:
            found = self.found(text, named)
            new = [
                named_by(one)
                for one in found
                if len(one.units) == 1 and one.form is not Form.LOOK_ALIKE and not one.until
            ]
            age = 0 if new else age + 1
            named = [] if age > LONGEST_MEMORY else [*named, *new][-MOST_REMEMBERED:]
            yield found

    def found(self, text: str, before: Sequence[Named] = ()) -> list[Found]:
        """What is found in one text; `before` are the units that were named before it, the last one last."""
        return [_moved(one, start) for start, piece in pieces(text) for one in self._in_piece(piece, before)]

    def _in_piece(self, text: str, before: Sequence[Named]) -> list[Found]:
        addresses = [
            one
            for match in grammar.WEB.finditer(text)
            if (one := address_found(self.known, match[0].rstrip(".,;:)]"), match.start()))
        ]
        rest = _blanked(text, [(match.start(), match.end()) for match in grammar.WEB.finditer(text)])
        found = [*addresses, *self._named(rest)]
        found += items_alone(_blanked(rest, [(one.start, one.end) for one in found]), found, before)
        found += _look_alikes(_blanked(rest, [(one.start, one.end) for one in found]))
        return sorted(found, key=lambda one: (one.start, one.end))

    def _named(self, text: str) -> list[Found]:
        """References by code and by title."""
        titles = list(title_hits(self.known, text))
        hits = [
            hit for hit in Codes(self.known).hits(text) if not any(one.start <= hit.start < one.end for one in titles)
        ]
        free = free_titles(text, titles, hits)
        found: list[Found] = []
        for group in groups_of(text, two_codes_joined(text, hits)):
            found += self._of_group(text, group, titles, free, found[-1].end if found else 0)
        left = [one for one in titles if not any(other.start <= one.start and one.end <= other.end for other in found)]
        return [*found, *(self._by_title(text, one) for one in left)]

    def _by_title(self, text: str, hit: TitleHit) -> Found:
        note = "" if hit.exact else "the title with its words inflected otherwise"
        return Found(
            Form.TITLE,
            hit.start,
            hit.end,
            text[hit.start : hit.end],
            units=hit.units,
            note=note,
            linkable=(hit.start, hit.end),
        )

    def _of_group(
        self, text: str, group: Group, titles: list[TitleHit], free: list[TitleHit], since: int
    ) -> Iterator[Found]:
        """The references of codes that are joined by commas, "and" or dashes; those before end at `since`."""
        first, last = group.hits[0], group.hits[-1]
        suite = self._suite_beside(text, first.start, last.end)
        lead = text[max(first.start - LONGEST_LEAD, 0) : first.start]
        section = grammar.SECTION_BEFORE.search(lead)
        led = bool(suite or section or grammar.LEAD.search(lead))
        strong = {hit.text for hit in group.hits if hit.units and not hit.weak}
        end = since
        for place, hit in enumerate(group.hits):
            if hit.start < end:
                continue  # a label that was read as an item of the unit before it
            read = self._one(text, hit, suite, titles, free, end)
            one = self._weighed(read, hit, led, strong, bool(suite))
            if one is None:
                continue
            if section and one.form is Form.CODE and not one.items:
                one = replace(one, section=grammar.section(section[1]))
            if place in group.runs:
                one = replace(
                    one,
                    until=group.hits[place + 1].units,
                    end=group.hits[place + 1].end,
                    text=text[one.start : group.hits[place + 1].end],
                )
                one = replace(one, linkable=(one.start, one.end))
            end = one.end
            yield one

    def _weighed(self, one: Found, hit: Hit, led: bool, strong: set[str], suite: bool) -> Found | None:
        """A reference, a warning in its place, or nothing where what stands there says too little."""
        sure = (
            suite
            or one.form is Form.TITLE
            or (len(one.text) > len(hit.text) + 3 and (bool(one.units) or one.version is not None))
        )
        twin = self.known.twin(hit.text) if hit.weak else None
        if hit.mistaken:
            return _warned(one, hit.mistaken) if not hit.weak or strong or led else None
        if twin and not sure and (strong or led):
            return _warned(one, twin)
        short = len(hit.text) <= grammar.SHORTEST and not hit.units
        if hit.weak and not (sure or (led and not short) or (strong and hit.units)):
            return None
        return replace(one, form=Form.CODE)

    def _one(
        self, text: str, hit: Hit, suite: str | None, titles: list[TitleHit], free: list[TitleHit], since: int
    ) -> Found:
        """The reference that begins with one code, with what belongs to it after, and before it from `since` on."""
        units = self.known.in_suite(hit.units, suite) or hit.units if suite else hit.units
        one = Found(Form.CODE, hit.start, hit.end, hit.text, hit.text, units, element=hit.element)
        one = with_version(text, one)
        one = with_title(text, one, titles, free)
        one = with_version(text, one)
        one = self._with_suite(text, one)
        one = with_element(text, one)
        one = with_items(self.known, text, one, since)
        one = with_section(text, one)
        linkable = (one.start, one.end) if one.form is Form.CODE else (hit.start, hit.end)
        return replace(one, text=text[one.start : one.end], linkable=linkable)

    def _with_suite(self, text: str, one: Found) -> Found:
        after = re.compile(
            rf"\s*[,(\[–-]?\s*(?:from|of|in)?\s*(?:the\s+)?({self.known.suite_names})(?:\s*\(?\d{{4}}\)?)?\s*[\])]?",
            re.IGNORECASE,
        )
        found = after.match(text, one.end)
        if not found:
            return one
        suite = self.known.suites[re.sub(r"\s+", " ", found[1].lower())]
        return replace(one, end=found.end(), units=self.known.in_suite(one.units, suite))

    def _suite_beside(self, text: str, start: int, end: int) -> str | None:
        """The suite that a text names just before or just after some codes."""
        names, window = self.known.suite_names, text[max(start - 120, 0) : start]
        before = re.search(
            rf"({names})(?:\s*\(?\d{{4}}\)?)?\s*(?:suite|standards|NOS)?\s*[:,–-]?\s*(?:units?\s+)?$",
            window,
            re.IGNORECASE,
        )
        after = re.match(
            rf"\s*[,(\[–-]?\s*(?:from|of|in)?\s*(?:the\s+)?({names})", text[end : end + 160], re.IGNORECASE
        )
        found = after or before
        return self.known.suites[re.sub(r"\s+", " ", found[1].lower())] if found else None


def _warned(one: Found, meant: str) -> Found:
    return replace(one, form=Form.LOOK_ALIKE, hint=meant, units=(), items=(), note=f"could be {meant} misread")


def _look_alikes(text: str) -> Iterator[Found]:
    """What looks like an item and is a page or a kind of evidence."""
    for pattern, note in ((grammar.PAGE, "a page, not an item"), (grammar.EVIDENCE, "a kind of evidence, not an item")):
        for match in pattern.finditer(text):
            yield Found(Form.LOOK_ALIKE, match.start(), match.end(), match[0], note=note)


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """A text, cut at blanks into pieces where it is longer than any paragraph, each with where it begins."""
    start = 0
    while len(text) - start > LONGEST_PASSAGE:
        end = text.rfind(" ", start, start + LONGEST_PASSAGE) + 1 or start + LONGEST_PASSAGE
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _moved(one: Found, by: int) -> Found:
    first, last = one.linkable
    linkable = (first + by, last + by) if last else (0, 0)
    return replace(one, start=one.start + by, end=one.end + by, linkable=linkable) if by else one


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with blanks in the place of some of its parts."""
    out, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            out += [text[at : max(start, at)], " " * (end - max(start, at))]
            at = end
    return "".join([*out, text[at:]])
