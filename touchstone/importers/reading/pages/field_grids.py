"""Grids of fields: one or more labels in a row with their values beside or below them, which go on in rows below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from touchstone.importers.document.lines import LARGER, Line
from touchstone.importers.reading.pages.segments import SAME_LEFT, Row, Segment, Stretch, joined
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.own_rows import is_own_field
from touchstone.importers.words.vocabulary import begins_a_name, is_part, named

_HIGHEST = 2.6
"""How many letters high the step to the next row of a grid may be."""


@dataclass
class _Field:
    """A field of a grid: its label (with the value, where one segment holds both) and the segments of its value."""

    label: Segment
    has_value: bool
    values: list[Segment] = field(default_factory=list)

    def takes(self, segment: Segment) -> bool:
        """Whether a segment in a row below stands where the value does, or would."""
        first = self.values[0].left if self.values else self.label.left
        heads = is_part(segment.text) and " " in segment.text  # `Skills` alone may end the name of a body
        return abs(segment.left - first) < SAME_LEFT and segment.size <= LARGER * self.label.size and not heads


@dataclass(frozen=True)
class Grid(Stretch):
    """The rows of a grid, and its lines in reading order."""

    lines: tuple[Line, ...]
    beside: bool
    """Whether a row holds more than one field."""

    @property
    def has_columns(self) -> bool:
        """Whether labels and values stand beside each other, and not only below."""
        rows = {(line.row, line.y) for line in self.lines if line.column == 1}
        return self.beside or any((line.row, line.y) in rows for line in self.lines if line.column == 2)


def grids(rows: Sequence[Row]) -> Iterator[Grid]:
    """Every grid of two fields at least."""
    place = 0
    while place < len(rows):
        reader = _Reader(rows, place)
        reader.read()
        if len(reader.fields) > 1:
            yield Grid(place, reader.place, tuple(_lines(reader.fields)), reader.beside)
        place = max(reader.place, place + 1)


class _Reader:
    """One grid while its rows are read."""

    def __init__(self, rows: Sequence[Row], place: int) -> None:
        self.rows = rows
        self.place = place
        self.fields: list[_Field] = []
        self.beside = False
        self.used: set[int] = set()
        """Segments that were taken out of the row below, as the rest of a broken label."""

    def read(self) -> None:
        """Take row after row, as long as each is one of the grid."""
        while self.place < len(self.rows) and self._is_near() and self._take(self.rows[self.place]):
            self.place += 1

    def _is_near(self) -> bool:
        if not self.fields:
            return True
        above, row = self.rows[self.place - 1], self.rows[self.place]
        return row[0].base - above[0].base <= _HIGHEST * max(above[0].size, row[0].size)

    def _take(self, row: Row) -> bool:
        found: list[_Field] = []
        below: list[tuple[_Field, Segment]] = []
        for segment in (one for one in row if id(one) not in self.used):
            opened = self._field(segment)
            if opened:
                found.append(opened)
            elif found and not found[-1].has_value and not found[-1].values:
                found[-1].values.append(segment)
            elif over := next((one for one in reversed(self.fields) if one.takes(segment)), None):
                below.append((over, segment))
            else:
                return False
        if not found and not below and not any(id(one) in self.used for one in row):
            return False
        self.fields += found
        self.beside = self.beside or len(found) > 1
        for over, segment in below:
            over.values.append(segment)
        return True

    def _field(self, segment: Segment) -> _Field | None:
        start = field_start(joined([segment]), sure=True)
        if start or is_own_field(segment.text):
            return _Field(segment, bool(start.value) if start else ":" in segment.text.rstrip(":"))
        return self._close(segment) or (self._broken(segment) if begins_a_name(segment.text) else None)

    def _close(self, segment: Segment) -> _Field | None:
        """A field whose label reaches so close to its value that both are one segment, below others whose values stand
        at one place."""
        values = [one.values[0].left for one in self.fields if one.values]
        start = field_start(joined([segment]), sure=False) if len(values) > 1 else None
        if not start or not start.value or not segment.left < values[-1] < segment.right:
            return None
        label = segment.text[: len(segment.text) - len(start.value)].rstrip()
        value = replace(segment, text=start.value, left=values[-1])
        return _Field(replace(segment, text=label, right=values[-1]), True, [value])

    def _broken(self, segment: Segment) -> _Field | None:
        """A field whose label goes on in the row below."""
        following = self.rows[self.place + 1] if self.place + 1 < len(self.rows) else ()
        for other in following:
            told = named(f"{segment.text} {other.text}") if abs(other.left - segment.left) < SAME_LEFT else None
            if told and told.field:
                self.used.add(id(other))
                return _Field(replace(segment, text=f"{segment.text} {other.text}"), False)
        return None


def _lines(fields: Sequence[_Field]) -> Iterator[Line]:
    for row, one in enumerate(fields, start=1):
        yield replace(joined([one.label]), table=1, row=row, column=1)
        for value in one.values:
            yield replace(joined([value]), table=1, row=row, column=2)
