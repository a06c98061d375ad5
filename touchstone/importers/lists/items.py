"""Lists of items: which lines begin an item, a sub-point or a sub-heading, and which go on with the one before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Line
from touchstone.importers.lists.counting import counted_lines
from touchstone.importers.lists.endings import Endings
from touchstone.importers.lists.leads import Spot, spots
from touchstone.importers.lists.nesting import is_nested
from touchstone.importers.lists.points import Point, PointGroup
from touchstone.importers.signs.labels import Mark, bare_labels, mark_of
from touchstone.importers.signs.line_starts import starts_new
from touchstone.importers.signs.wrapping import (
    EVERYDAY,
    KNOWS,
    VERBS,
    ends,
    first_word,
    is_open,
)

_NONE = Mark("none", "")
_SET_IN, _NEXT_COLUMN = 8.0, 80.0
"""Points by which the bullets of sub-points are set in, and by which they never are."""
_SAME_ROW = 3.0


def read_items(lines: Sequence[Line], letter: str, accounts: Accounts) -> tuple[list[PointGroup], list[Doubt]]:
    """The groups of items in the lines of one section, and what is in doubt; `letter` is that of the section's
    labels."""
    reader = _Reader(spots(counted_lines(lines, accounts), accounts), letter, accounts)
    reader.read()
    for group in reader.groups:
        _leave_empty(group, accounts, reader.doubts)
    return [group for group in reader.groups if group.points], reader.doubts


def _leave_empty(group: PointGroup, accounts: Accounts, doubts: list[Doubt]) -> None:
    """Take out items and sub-points that have a label and no words."""
    for point in [one for one in group.points if not one.text]:
        group.points.remove(point)
        lines = [*point.lines, *(line for part in point.parts for line in part.lines)]
        accounts.leave(lines, "a label without a text")
        what = f"the label {point.mark.sign}{point.mark.number or ''} has no text"
        doubts.append(Doubt(what, lines[0], weight=3))
    for point in group.points:
        accounts.leave([line for part in point.parts if not part.text for line in part.lines], "a mark without a text")
        point.parts = [part for part in point.parts if part.text]


class _Reader(Endings):
    """One walk over the lines of a section."""

    def __init__(self, listed: list[Spot], letter: str, accounts: Accounts) -> None:
        super().__init__(listed, letter, accounts)
        self.last = 0
        self.introduction: set[int] | None = None
        self.closed = False
        """Whether a heading that names no part stood after the last item."""
        self.inside = 0
        """The last number of a numbered list inside an item."""

    def read(self) -> None:
        """Take the lines one by one."""
        place = 0
        while place < len(self.spots):
            labels = bare_labels(self.spots[place].line.text) if not self.spots[place].line.mark else []
            if labels:
                place = self.detached(place)
            else:
                self._take(place)
                place += 1

    def _take(self, place: int) -> None:
        line, mark = self.spots[place].line, self.marks[place]
        if self.heads_marks(place, mark) or self.is_numbered_heading(line, mark):
            self.numbered_heading(line, mark)
        elif self._begins_item(line, mark):
            self._item(line, mark)
        elif self.closed and mark.kind != "none":
            self._behind(line)
        elif self._begins_part(line, mark) or (mark.kind == "bullet" and self.bullets_are_parts and self.point):
            self._part(line, mark)
        elif mark.kind == "bullet" and self.primary in ("bullet", "none"):
            self._item(line, mark)
        else:
            self._unmarked(place)

    def _begins_item(self, line: Line, mark: Mark) -> bool:
        if not self.is_primary(mark) or mark.kind == "none":
            return False
        if mark.kind == "decimal":
            return mark.sign.count(".") <= self.dots
        if mark.kind == "label":
            return True
        if mark.kind == "bullet":
            signs = {self.sign, self.groups[-1].points[0].mark.sign} if self.point else set()
            other = mark.sign not in signs and not line.mark
            return not (self.point and (line.depth > self.depth or other or self._is_set_in(line)))
        if self._is_inside(line, mark):
            return False
        first = mark.number == 1 and (not self.point or mark.kind == "number")
        follows = mark.number == self.last + 1 or not (self.point or self.last)
        return first or follows or (mark.kind in ("number", "letter") and self.last < mark.number <= self.last + 3)

    def _is_set_in(self, line: Line) -> bool:
        """Whether a bullet of a page stands further in than that of the item before, and not in another column."""
        assert self.point is not None
        first = self.point.lines[0]
        below = line.page == first.page and line.y > first.y + _SAME_ROW
        return line.size > 0 and below and _SET_IN < line.x - first.x < _NEXT_COLUMN

    def _is_inside(self, line: Line, mark: Mark) -> bool:
        """Whether a number belongs to a list inside an item."""
        if self.point and is_nested(line, self.point.lines[0], self.depth):
            return True
        if not self.point or mark.number == self.last + 1:
            return False
        opens = mark.number == 1 and (line.depth > self.depth or self.point.last_text().endswith(":"))
        return opens or (self.inside > 0 and mark.number == self.inside + 1)

    def _begins_part(self, line: Line, mark: Mark) -> bool:
        if not self.point or mark.kind == "none":
            return False
        if mark.kind in ("number", "weak"):
            return self._is_inside(line, mark) and mark.kind == "number"
        if mark.kind == "decimal":
            return mark.sign.count(".") > self.dots or (
                self.primary != "decimal" and mark.sign == str(self.point.mark.number)
            )
        return mark.kind in ("bullet", "letter") and self.primary != "none" and self._is_sub_letter(mark)

    def _is_sub_letter(self, mark: Mark) -> bool:
        if mark.kind != "letter" or not self.point:
            return True
        listed = [part for part in self.point.parts if part.mark.kind == "letter"]
        return mark.number == 1 or bool(listed) or mark.number == 9

    def _item(self, line: Line, mark: Mark) -> None:
        point = self.point
        if point and mark.kind in ("number", "weak") and self._is_swallowed(line, point):
            point.add(line, mark.rest)
            point.swallowed += 1
            what = f"the list number {mark.number} stands inside a sentence: it was joined to the item before"
            self.doubts.append(Doubt(what, line, weight=2))
            self.last = mark.number
            return
        self.closed = False
        self.groups[-1].points.append(Point(mark, [line], [mark.rest]))
        self.last, self.inside = (mark.number if mark.counted or mark.kind == "letter" else self.last), 0

    def _is_swallowed(self, line: Line, point: Point) -> bool:
        """Whether the number of a list stands inside the sentence of the item before."""
        return line.id in self.numbers_inside and not (point.parts or self.hangs(line))

    def _part(self, line: Line, mark: Mark) -> None:
        assert self.point is not None
        self.inside = mark.number if mark.kind == "number" else self.inside
        self.point.parts.append(Point(mark, [line], [mark.rest]))

    def _unmarked(self, place: int) -> None:
        line = self.spots[place].line
        if place == self.lost_first:
            self._item(line, Mark("none", line.text))
            self.last = 1
        elif self.is_heading(place):
            self.heading(line)
        elif self.point is None:
            self._first(line)
        elif self.closed or self.closes(line):
            self.closed = True
            self._behind(line)
        elif self._goes_on(line):
            self.point.add(line, line.text)
        else:
            self.groups[-1].points.append(Point(_NONE, [line], [line.text]))
            self.last += 1 if self.primary in ("label", "number", "decimal", "letter") else 0

    def _behind(self, line: Line) -> None:
        self.accounts.leave([line], "stands after the list under a heading that is not known")

    def _first(self, line: Line) -> None:
        """An unmarked line before the first item of a group."""
        heading = self.groups[-1].heading
        if line.id in self._introduction(line):
            self.accounts.leave([line], "introduces a list, and is no item of it")
            return
        whole = not heading or heading[-1].text.endswith(":")
        if not whole and self.primary != "none" and not line.blank_before and line.text[:1].islower():
            heading.append(line)
        elif self.primary in ("none", "bullet"):
            self.groups[-1].points.append(Point(_NONE, [line], [line.text]))
        else:
            self.accounts.leave([line], "stands before the first item and is no sub-heading")

    def _introduction(self, line: Line) -> set[int]:
        """The lines of the sentences that stand before a list of another make; found once, at the first line."""
        if self.introduction is None:
            ahead = [spot.line for spot in self.spots if spot.line.id >= line.id]
            first = next((at for at, one in enumerate(ahead) if mark_of(one).kind != "none"), 0)
            lead = ahead[:1] if self.primary == "none" else ahead[:first] if self.primary == "bullet" else []
            text = " ".join(one.text for one in lead)
            short = len(ahead) > 3 and all(len(one.text.split()) <= 8 for one in ahead[len(lead) :])
            is_one = text.endswith((".", ":")) and len(text.split()) > 14 and (short or self.primary != "none")
            self.introduction = {one.id for one in lead} if is_one else set()
        return self.introduction

    def _goes_on(self, line: Line) -> bool:
        assert self.point is not None
        if self.primary in ("label", "number", "decimal", "letter"):
            return not self._lost_its_mark(line)
        if self.bullets_are_parts and self.point.parts and not self.habits.width:
            return False
        before = self.point.last_line()
        if line.id in self.unmarked_beginnings:
            return False
        if self.primary == "bullet" and self.point.mark.kind == "bullet":
            if self.capital and line.text[:1].islower() and not ends(before.text):
                return True
            if not line.blank_before:
                return not (line.text[:1].isupper() and not self.habits.capital and ends(before.text))
        return not starts_new(before, line, self.habits, self.letter)

    def _lost_its_mark(self, line: Line) -> bool:
        """Whether a line begins an item whose label a scan lost: the labels jump ahead, and the line looks like a
        beginning."""
        assert self.point is not None
        following = bisect_right(self.marked, line.id, key=lambda one: one[0])
        ahead = self.marked[following][1] if following < len(self.marked) else _NONE
        jumps = ahead.counted and ahead.number > self.last + 1
        if not jumps or is_open(self.point.last_text()) or line.text[:1].isupper() != self.capital:
            return False
        return first_word(line.text) in (KNOWS if self.knowledge else VERBS | EVERYDAY)
