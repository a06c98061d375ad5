"""The lists of a document, each with the headings and the lead-in above it, gathered under the headings of parts."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from touchstone.importers.document.lines import Line
from touchstone.importers.marking.own_labels import OwnLabel, bears_label
from touchstone.importers.marking.run_in import is_run_in
from touchstone.importers.own_headings.unmarked_lists import holds_entries, unmarked_items
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.item_shapes import names_work
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.code_lines import code_and_title
from touchstone.importers.words.vocabulary import field_named, named, part_named, stands_between_signs

_LONGEST = 60
_SAME = 1.5
"""By how much lines may be out of line that stand one below the other."""
_LEAST = 3
"""Lines that stand apart like headings and are a list."""


@dataclass
class HeadedList:
    """A list of items by the places of their lines, with the places of the headings and of the lead-in above it."""

    headings: list[int]
    lead: int | None = None
    items: list[int] = field(default_factory=list)


@dataclass
class HeadedPart:
    """Lists that stand under one heading, or under its sub-headings."""

    heading: int
    lists: list[HeadedList]

    @property
    def items(self) -> list[int]:
        """The places of all items."""
        return [place for one in self.lists for place in one.items]

    @property
    def headings(self) -> list[int]:
        """The places of all headings over its lists."""
        return [place for one in self.lists for place in one.headings]

    @property
    def leads(self) -> list[int]:
        """The places of all lead-ins."""
        return [one.lead for one in self.lists if one.lead is not None]


def headed_parts(lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[HeadedPart]:
    """The lists of a document by the headings of the highest level that stand over them."""
    return headed_parts_in(_lists(lines, labels), lines)


def headed_parts_in(lists: Sequence[HeadedList], lines: Sequence[Line]) -> list[HeadedPart]:
    """Lists by the headings of the highest level that stand over them."""
    parts: list[HeadedPart] = []
    for one in lists:
        top = lines[parts[-1].heading] if parts else None
        if top and all(_is_deeper(lines[place], top) for place in one.headings):
            parts[-1].lists.append(one)
        elif one.headings:
            parts.append(HeadedPart(_top(lines, one.headings), [one]))
    return parts


def _top(lines: Sequence[Line], headings: Sequence[int]) -> int:
    """The heading of a part among those right above its first list: the last, or the one over a sub-heading, where that
    is not the title of the unit."""
    *others, last = headings
    over = others[-1] if others and _is_deeper(lines[last], lines[others[-1]]) else last
    return last if names_work(code_and_title(lines[over].text).title) else over


def _is_deeper(line: Line, top: Line) -> bool:
    """Whether a heading looks like one of a lower level than another."""
    return level_of(line) > level_of(top)


def level_of(line: Line) -> tuple[int, float, bool, bool, bool]:
    """How a heading looks; the lesser of two is that of the higher level."""
    plain = not stands_between_signs(line.text)
    return (line.heading or 9, -round(line.size), plain, not line.text.isupper(), not line.bold)


def _lists(lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[HeadedList]:
    """Every list with the headings since the list before; text parts the headings above it from a list below."""
    found: list[HeadedList] = []
    beside = _beside_terms(lines) | _alone_in_rows(lines)
    above, is_open, plain = HeadedList([]), False, list[int]()
    for place, line in enumerate(lines):
        if place not in labels and is_heading(lines, place):
            found += _unmarked(above, plain, lines)
            above = HeadedList([]) if plain else above
            above.headings.append(place)
            is_open, plain = False, []
        elif place in labels or place in beside or _is_item(line):
            if not is_open:
                found.append(above)
            found[-1].items.append(place)
            above, is_open, plain = HeadedList([]), True, []
        elif not plain and _is_lead(lines, place, found[-1] if is_open else None):
            above.lead, is_open = place, False
        elif not is_open or line.blank_before:
            is_open = False
            plain.append(place)
    last = _entries_at_end(above, lines) if found and not plain else []
    return [one for one in [*found, *_unmarked(above, plain, lines), *last] if one.items and not _is_value(one, lines)]


def _entries_at_end(above: HeadedList, lines: Sequence[Line]) -> list[HeadedList]:
    """The list that the last lines of a document are which stand apart like headings, with nothing below them: the
    first of them heads the others."""
    plain = [place for place in above.headings if not (lines[place].heading or lines[place].bold)]
    head, entries = plain[:1], plain[1:]
    return [HeadedList(head, None, entries)] if len(entries) >= _LEAST and len(plain) == len(above.headings) else []


def _is_value(one: HeadedList, lines: Sequence[Line]) -> bool:
    """Whether what stands under a heading is the value of a field, as a date below `Date approved`."""
    return bool(one.headings and field_named(lines[one.headings[-1]].text))


def _is_lead(lines: Sequence[Line], place: int, last: HeadedList | None) -> bool:
    """Whether a short line with a colon introduces a list; in the middle of the last one it stands apart, or where the
    line does that introduces that one."""
    line = lines[place]
    if not line.text.endswith(":") or len(line.text) > _LONGEST:
        return False
    before = lines[last.lead] if last and last.lead is not None else None
    alike = before is not None and abs(before.x - line.x) < _SAME and line.x < lines[place - 1].x - _SAME
    return last is None or line.blank_before or alike


def _tables(lines: Sequence[Line]) -> list[list[int]]:
    """The places of the lines of each table."""
    tables: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        if line.table:
            tables.setdefault(line.table, []).append(place)
    return list(tables.values())


def _beside_terms(lines: Sequence[Line]) -> set[int]:
    """The places of entries beside short terms, in tables of two columns that hold no fields."""
    pairs = [places for places in _tables(lines) if {lines[at].column for at in places} == {1, 2}]
    terms = [[lines[at] for at in places if lines[at].column == 1] for places in pairs]
    told = (all(len(term.text) <= _LONGEST and not term.mark and not named(term.text) for term in own) for own in terms)
    tables = (places for places, is_told in zip(pairs, told, strict=True) if is_told)
    return {at for places in tables for at in places if lines[at].column == 2}


def _alone_in_rows(lines: Sequence[Line]) -> set[int]:
    """The places of texts that stand by themselves in the rows of a table of one column, three at least."""
    single = [places for places in _tables(lines) if {lines[at].column for at in places} == {1}]
    return {at for places in single if len(places) == len({lines[at].row for at in places}) >= _LEAST for at in places}


def _unmarked(above: HeadedList, places: Sequence[int], lines: Sequence[Line]) -> list[HeadedList]:
    """The list that paragraphs without marks are, or lines that hold terms with their entries, right under a
    heading."""
    before_fields = itertools.takewhile(lambda place: not _is_field(lines[place]), places)
    lead, items = unmarked_items(list(before_fields), lines) if above.headings and places else (None, [])
    return [HeadedList(above.headings, above.lead if lead is None else lead, items)] if items else []


def _is_item(line: Line) -> bool:
    """Whether a line bears the mark of an item; a label in a cell by itself is none."""
    mark = mark_of(line)
    return bool(line.mark) or (bool(mark.rest) and mark.kind != "none" and not (mark.kind == "weak" and line.table))


def is_heading(lines: Sequence[Line], place: int) -> bool:
    """Whether a short line is set off as a heading."""
    line = lines[place]
    if stands_between_signs(line.text) or _is_numbered(lines, place):
        return True
    if part_named(line.text) and not line.table and (line.heading or line.bold or line.blank_before):
        return True
    if line.heading and not (line.table or line.mark or _is_field(line)):
        return True
    text = line.text.replace("...", "…")
    goes_on = line.bold and text.startswith("…")
    begins = text[:1].isupper() or goes_on
    short = len(text) <= _LONGEST and begins and not text.endswith((".", ";", ",", ":"))
    stands_out = bool(line.heading or line.bold or (line.blank_before and not _begins_lines(lines, place)))
    item = _is_item(line) and not (line.heading and not line.mark)
    return short and stands_out and not (line.table or item or is_run_in(line) or _is_field(line))


def _begins_lines(lines: Sequence[Line], place: int) -> bool:
    """Whether a plain line holds the entries of a list, or stands below a heading between blank lines as the first of
    several lines."""
    line, above, below = lines[place], lines[place - 1] if place else None, lines[place + 1 : place + 2]
    apart = above is not None and above.blank_before and mark_of(above).kind == "none" and len(above.text) <= _LONGEST
    goes_on = bool(below) and not below[0].blank_before and below[0].text[:1].isupper() and not line.size
    plain = mark_of(line).kind == "none" and not named(line.text)
    return plain and (holds_entries(line.text) or (apart and goes_on and not _is_item(below[0])))


def _is_field(line: Line) -> bool:
    """Whether a line is a field of the details with its value."""
    start = field_start(line, sure=True)
    return start is not None and bool(start.value)


def _is_numbered(lines: Sequence[Line], place: int) -> bool:
    """Whether a short numbered line stands apart over a list of another make, as `2. On deck` over `2.1`, or is bold
    over lines that are not; one whose number stands before those of the list below need not stand apart."""
    line, below = lines[place], lines[place + 1 : place + 2]
    mark = mark_of(line)
    name = mark.rest[:1].isupper() and len(mark.rest) <= _LONGEST and not mark.rest.endswith((".", ";", ",", ":"))
    counts = mark.kind in ("number", "weak") or (mark.kind == "letter" and line.text[:1].isupper())
    if not counts or not name or line.mark or not below:
        return False
    item = mark_of(below[0])
    other = "own" if bears_label(below[0]) else item.kind
    if other == "decimal" and item.sign == str(mark.number):
        return True
    apart = mark.kind in ("number", "letter") and line.blank_before and below[0].blank_before
    apart = apart and other not in (mark.kind, "number", "none")
    return apart or (line.bold and not below[0].bold and other != mark.kind)
