"""What a list of items is read into: points with their labels, in groups under sub-headings."""

from __future__ import annotations

from dataclasses import dataclass, field

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import Mark
from touchstone.importers.words.characters import joined


@dataclass
class Point:
    """One item or sub-point while it is put together: its mark, and the lines of its text."""

    mark: Mark
    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    parts: list[Point] = field(default_factory=list)
    swallowed: int = 0
    """How many list numbers stood inside its sentence by mistake."""

    @property
    def text(self) -> str:
        """The text, joined over its lines."""
        return joined([text for text in self.texts if text])

    def add(self, line: Line, text: str) -> None:
        """Go on with a further line: that of the last sub-point, where there is one."""
        point = self.parts[-1] if self.parts else self
        point.lines.append(line)
        point.texts.append(text)

    def last_text(self) -> str:
        """The text of the last line so far."""
        point = self.parts[-1] if self.parts else self
        return next((text for text in reversed(point.texts) if text), "")

    def last_line(self) -> Line:
        """The last line so far."""
        return (self.parts[-1] if self.parts else self).lines[-1]


@dataclass
class PointGroup:
    """Points under one sub-heading, or under none."""

    heading: list[Line] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The sub-heading, joined over its lines, without its colon."""
        return joined([line.text for line in self.heading]).rstrip(" :")
