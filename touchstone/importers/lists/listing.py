"""A list while it is read: what its lines have in common, and which of them look like sub-headings."""

from __future__ import annotations

import itertools
import re
from functools import cached_property

from touchstone.importers.document.lines import Line
from touchstone.importers.lists.broken_numbers import numbers_inside
from touchstone.importers.lists.leads import Spot
from touchstone.importers.lists.lost_firsts import lost_first
from touchstone.importers.lists.nesting import depth_of, nested_heads
from touchstone.importers.lists.partly_marked import unmarked_beginnings
from touchstone.importers.lists.points import Point, PointGroup
from touchstone.importers.lists.primary import primary_kind
from touchstone.importers.signs.field_values import URN
from touchstone.importers.signs.labels import Mark, bare_labels, marks_of
from touchstone.importers.signs.wrapping import VERBS, ends, first_word, habits_of, is_open
from touchstone.importers.words.vocabulary import is_group_heading

_LONGEST_HEADING = 140
MOST_WORDS = 8
"""Words of a sub-heading that only its capital tells."""
_ALONE = 2
"""So many times more lines without a mark than such with bullets below them are items, and no sub-headings."""
_ROOM = 20
"""Letters that are left on a line which ends before it has to."""
_PITCH, _OFF = 1.35, 1.3
"""How far apart the lines of one item are, in sizes of their letters, where nothing else tells; by how much farther a
line stands that is no rest of it."""


def _is_gerund(text: str) -> bool:
    """Whether a text begins as many sub-headings do, with a capital and a verb in -ing: `Ending tenancies`."""
    return bool(re.match(r"[A-Z][a-z]{2,}ing(?:\s+[a-z]|$)", text))


class Listing:
    """The lines of a section with their marks, and the groups that were read so far."""

    def __init__(self, listed: list[Spot], letter: str) -> None:
        self.spots = listed
        self.marks = marks_of([spot.line for spot in listed])
        self.lines = [(spot.line, mark) for spot, mark in zip(listed, self.marks, strict=True)]
        """The lines with their marks."""
        self.primary = "none" if self.bullets_are_parts else primary_kind(self._marks_of_items())
        self.letter = letter
        self.knowledge = letter != "P"
        marked = self.primary not in ("none", "bullet")
        self.habits = habits_of(
            [line for line, mark in self.lines if marked or (mark.kind == "none" and not line.heading)]
        )
        self.items = [(line, mark) for line, mark in self.lines if self.is_primary(mark)]
        """The lines that bear the mark of an item."""
        self.capital = self._capital_items()
        self.heads = nested_heads(self.items)
        """The ids of the numbered entries that are sub-headings."""
        self.depth = depth_of(self.items, self.heads)
        self.dots = min((mark.sign.count(".") for line, mark in self.items if not line.heading), default=0)
        """How many dots stand above the last number of an item, as one does in `2.1.3` where all items are so deep."""
        self.sign = next((mark.sign for mark in self.marks if mark.kind == "bullet"), "")
        self.groups = [PointGroup()]

    def _marks_of_items(self) -> list[Mark]:
        """The marks but for those of lines that the document marks as headings, where it marks the items as none."""
        items = [mark for line, mark in self.lines if not line.heading]
        return self.marks if self.headed_items or not any(mark.kind != "none" for mark in items) else items

    @cached_property
    def bullets_are_parts(self) -> bool:
        """Whether bullets are sub-points of lines without a mark: each run of them stands below one with a colon, and
        most of the lines without a mark have none below them."""
        kinds = [mark.kind for mark in self.marks]
        if set(kinds) != {"bullet", "none"} or kinds[0] == "bullet":
            return False
        over = [at for at, (one, other) in enumerate(itertools.pairwise(kinds)) if one == "none" and other == "bullet"]
        led_in = all(self.spots[at].line.text.endswith(":") for at in over)
        return led_in and kinds.count("none") > _ALONE * len(over)

    def _capital_items(self) -> bool:
        texts = [mark.rest for _, mark in self.items if mark.rest]
        return bool(texts) and sum(1 for text in texts if text[:1].isupper()) > 0.5 * len(texts)

    def is_primary(self, mark: Mark) -> bool:
        """Whether a mark is of the kind that begins items."""
        return mark.kind == self.primary or (self.primary == "number" and mark.kind == "weak")

    @cached_property
    def margin(self) -> float | None:
        """Where the marks of all items stand on a page whose other lines are set in; None where that is not so."""
        lefts = [line.x for line, _ in self.items if line.size]
        others = [line.x for line, mark in self.lines if mark.kind == "none" and not line.bold]
        hanging = lefts and others and max(lefts) - min(lefts) < 3 and min(others) > max(lefts) + 8
        return min(lefts) if hanging else None

    @cached_property
    def outer(self) -> float | None:
        """Where the marks of all items stand on a page on which lines that go on with an item are set in; None where
        that is not so. A line without a mark that stands no further in is a sub-heading."""
        lefts = [line.x for line, _ in self.items if line.size]
        told = [(line.x, self.is_primary(mark)) for line, mark in self.lines]
        after = [x for (_, above), (x, is_item) in itertools.pairwise(told) if above and not is_item]
        aligned = len(lefts) > 2 and max(lefts) - min(lefts) < 5
        return min(lefts) if aligned and self.primary != "none" and any(x > max(lefts) + 8 for x in after) else None

    def hangs(self, line: Line) -> bool:
        """Whether a mark stands in the margin of a list whose texts are set in: it is no number of a sentence."""
        return self.margin is not None and line.x < self.margin + 3

    @property
    def point(self) -> Point | None:
        """The item that is being put together."""
        return self.groups[-1].points[-1] if self.groups[-1].points else None

    def is_heading(self, place: int) -> bool:
        """Whether the unmarked line at a place is a sub-heading."""
        spot, line = self.spots[place], self.spots[place].line
        if URN.fullmatch(line.text):
            return False
        if is_group_heading(line.text) or (spot.before_lead and len(line.text) <= _LONGEST_HEADING):
            return True
        if self._heads_row(place):
            return True
        if len(line.text) > _LONGEST_HEADING or line.text.endswith((".", ";", ",")) or not self._item_next(place):
            return False
        before = self.point.last_text() if self.point else ""
        if is_open(line.text) and not self._capital_before_verb(place):
            return False
        if line.heading or (line.bold and not self.bold_items) or self._in_capitals(line) or self._is_outer(line):
            return True
        apart = line.blank_before and not line.size
        ended = apart or not is_open(before) or self._ends_early(before)
        return ended and self._looks_like_heading(line, before)

    def _ends_early(self, before: str) -> bool:
        """Whether the last line of an item leaves much room, in a list without marks whose lines are broken at a width:
        its sentence ends there, whatever the last word is."""
        return self.primary == "none" and self.habits.width - len(before) >= _ROOM

    def _is_outer(self, line: Line) -> bool:
        """Whether a line of a page stands no further in than the marks, where lines that go on with an item do."""
        return line.text[:1].isupper() and self.outer is not None and line.size > 0 and line.x < self.outer + 3

    def _heads_row(self, place: int) -> bool:
        """Whether a line stands in a table's cell beside that of an item, as the name of an area does."""
        line = self.spots[place].line
        if not line.table or place + 1 >= len(self.spots) or len(line.text) > _LONGEST_HEADING:
            return False
        beside, mark = self.spots[place + 1].line, self.marks[place + 1]
        same_row = (beside.table, beside.row) == (line.table, line.row) and beside.column > line.column
        return same_row and self.is_primary(mark) and mark.kind != "none" and bool(mark.rest)

    def _in_capitals(self, line: Line) -> bool:
        """Whether a line of capitals stands among items that are not."""
        return len(line.text) > 2 and line.text.isupper() and not self.shouts

    def _looks_like_heading(self, line: Line, before: str) -> bool:
        capital, colon = line.text[:1].isupper(), line.text.endswith(":")
        if self.primary == "none":
            return capital and (colon or not self.habits.capital) and not self._may_go_on(line, before)
        if not self.point and self.primary != "bullet":
            return capital or colon
        if colon and (capital or self.point is None):
            return True
        first = self.point is None and len(line.text.split()) <= MOST_WORDS
        if not capital or (self.capital and not (line.blank_before or colon or first)):
            return capital and self._break_was_meant(line, before)
        return line.blank_before or not self._may_go_on(line, before)

    def _break_was_meant(self, line: Line, before: str) -> bool:
        """Whether a short line stands apart though the line before had room for all of it: in a document whose
        paragraphs are not broken, or with a wide gap left; on a page behind the stop of a sentence."""
        short = bool(before) and len(line.text.split()) <= MOST_WORDS and (ends(before) or not line.size)
        unbroken = not self.habits.width and bool(self.groups[-1].heading)
        return short and (unbroken or self.longest - len(before) > len(line.text) + 1)

    def _may_go_on(self, line: Line, before: str) -> bool:
        """Whether the line before was full, so that this one may be the rest of it."""
        if line.size and self.point and not line.blank_before:
            below = abs(line.x - self.point.last_line().x) < 3 and not self._stands_off(line)
            return below and len(self.point.texts) > 1 and not self.point.parts
        if not self.habits.width or not before or ends(before):
            return False
        if self.primary not in ("none", "bullet") and (_is_gerund(line.text) or self._heads_as_before(line)):
            return False
        return len(before) + 1 + len(first_word(line.text)) > self.habits.width and first_word(line.text) not in VERBS

    def _heads_as_before(self, line: Line) -> bool:
        """Whether a short line with a capital stands in a list whose items begin with small letters, and which has a
        sub-heading already."""
        return bool(self.groups[-1].heading) and not self.capital and len(line.text.split()) <= MOST_WORDS

    def _stands_off(self, line: Line) -> bool:
        """Whether a line of a page is farther from the last line of an item than that one from the line before it."""
        assert self.point is not None
        *_, above, last = self.point.lines if len(self.point.lines) > 1 else [*self.point.lines, *self.point.lines]
        pitch = last.y - above.y if above.page == last.page and last.y > above.y else last.size * _PITCH
        return line.page == last.page and line.y - last.y > _OFF * pitch

    def _item_next(self, place: int) -> bool:
        """Whether the next line begins an item."""
        if place + 1 >= len(self.spots):
            return False
        line, mark = self.spots[place + 1].line, self.marks[place + 1]
        if self.primary == "none":
            return not is_group_heading(line.text)
        if place + 1 == self.lost_first or line.id in self.unmarked_beginnings:
            return True
        return self.is_primary(mark) or bool(bare_labels(line.text)) or (line.bold and self.spots[place].line.bold)

    def _capital_before_verb(self, place: int) -> bool:
        """A sub-heading that lost its last word still stands with a capital before a verb in small letters."""
        line, following = self.spots[place].line, self.spots[place + 1].line
        turns = line.text[:1].isupper() and following.text[:1].islower()
        return turns and self.primary == "none" and not self.habits.capital and first_word(following.text) in VERBS

    @cached_property
    def lost_first(self) -> int | None:
        """The place of the line that begins the first item, where its number was lost."""
        return lost_first(self.spots, self.marks, self.capital) if self.primary == "number" else None

    @cached_property
    def numbers_inside(self) -> frozenset[int]:
        """The ids of the lines whose numbers stand inside a sentence; entries of a scope are none."""
        return numbers_inside(self.lines, self.knowledge, self.capital) if self.letter in ("P", "K") else frozenset()

    @cached_property
    def unmarked_beginnings(self) -> frozenset[int]:
        """The ids of the lines that begin items as those with bullets do, though they have none."""
        return unmarked_beginnings([spot.line for spot in self.spots], self.marks, self.letter)

    @cached_property
    def marked(self) -> list[tuple[int, Mark]]:
        """The marks that begin items, with the places of their lines in the document."""
        return [(line.id, mark) for line, mark in self.items]

    @cached_property
    def longest(self) -> int:
        """How many letters the longest line has."""
        return max(len(line.text) for line, _ in self.lines)

    @cached_property
    def shouts(self) -> bool:
        """Whether an item is all in capitals."""
        return any(mark.rest.isupper() for _, mark in self.items)

    @cached_property
    def headed_items(self) -> bool:
        """Whether most items are marked as headings."""
        told = [line.heading > 0 for line, mark in self.lines if mark.kind != "none"]
        return sum(told) > 0.5 * len(told)

    @cached_property
    def bold_items(self) -> bool:
        """Whether most items are bold."""
        bold = [line.bold for line, _ in self.items]
        return sum(bold) > 0.5 * len(bold)
