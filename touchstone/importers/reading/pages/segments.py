"""The runs of letters on a page, and the rows that those on one base line make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.importers.document.lines import Line

SAME_BASE = 3.0
"""Points by which base lines of one row may differ."""
SAME_LEFT = 8.0
"""Points by which the beginnings of one column may differ."""


@dataclass(frozen=True)
class Segment:
    """A run of letters on a page; `top` and `base` count downwards from the top of the page."""

    text: str
    left: float
    right: float
    top: float
    base: float
    size: float
    bold: bool


Row = Sequence[Segment]


@dataclass(frozen=True)
class Stretch:
    """Rows that belong together, from the first to the one after the last."""

    start: int
    end: int

    def overlaps(self, other: Stretch) -> bool:
        """Whether both hold a row."""
        return self.start < other.end and other.start < self.end


def joined(row: Row) -> Line:
    """A row as one line."""
    return Line(
        0,
        " ".join(one.text for one in row),
        0,
        x=row[0].left,
        y=max(one.base for one in row),
        right=max(one.right for one in row),
        size=max(one.size for one in row),
        bold=all(one.bold for one in row),
    )
