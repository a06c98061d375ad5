"""The lines of a document: what every reader gives, and what every later stage works on."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from touchstone.importers.document.tables import Table

LARGER = 1.15
"""How many times as large as those around it letters are that set a line off as a heading."""

SUB_HEADING = 6
"""The level of a heading that the document itself marks as none: what stands around it tells."""

LEAD_PART = "lead-in"
"""What stands in place of a part at a line that introduces a list under a guessed heading."""

OTHER_PART = "other"
"""What stands in place of a part at a heading of no part that ends a guessed one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document, or a piece of one, with what the document shows of its place and look.

    `id` is the line's place in the document from 0; pieces of one line share it and differ in `start`.
    """

    id: int
    text: str
    number: int
    """The line's number for people: in the file, or on its page."""
    page: int = 0
    """0 where the document has no pages."""
    start: int = 0
    """Where a piece begins in the text of its line."""
    x: float = 0.0
    y: float = 0.0
    right: float = 0.0
    size: float = 0.0
    bold: bool = False
    heading: int = 0
    """The level of a heading that the document itself marks as one; 0 where it does not."""
    mark: str = ""
    """A list mark that is not in the text: Word's automatic number, an HTML list's."""
    depth: int = 0
    """How deep in lists the line stands."""
    table: int = 0
    """Which table the line stands in, from 1; 0 where it stands in none."""
    row: int = 0
    column: int = 0
    blank_before: bool = False
    """True where a blank line, or the space of one, stands before."""
    whole: bool = False
    """True where the file itself says that the line is a paragraph, which no line below goes on with."""
    break_before: bool = True
    """False for a piece that was cut out of a longer line."""
    part: str = ""
    """The part of a unit that the line heads, where only the list under it tells; `lead-in` for one above that list."""
    group: bool = False
    """Whether the line that heads such a part is a sub-heading in it, too: others of its look stand over more lists."""

    @property
    def place(self) -> str:
        """The place for people."""
        return f"page {self.page}, line {self.number}" if self.page else f"line {self.number}"

    def piece(self, start: int, end: int | None = None) -> Line:
        """The piece of this line from `start` to `end`, without blanks around it."""
        raw = self.text[start:end]
        lead = len(raw) - len(raw.lstrip())
        first = start == 0
        return replace(
            self,
            text=raw.strip(),
            start=self.start + start + lead,
            mark=self.mark if first else "",
            blank_before=self.blank_before and first,
            break_before=self.break_before and first,
        )

    def out_of_table(self) -> Line:
        """This line as one that stands in no table."""
        return replace(self, table=0, row=0, column=0)

    def cut(self, *places: int) -> list[Line]:
        """The pieces between the places, in order; pieces without text are left out."""
        bounds = [0, *sorted(place for place in set(places) if 0 < place < len(self.text)), len(self.text)]
        pieces = [self.piece(start, end) for start, end in itertools.pairwise(bounds)]
        return [piece for piece in pieces if piece.text]


def with_tables(lines: Iterable[Line], read: Callable[[list[Line]], Iterable[Line]]) -> list[Line]:
    """The lines, with those of each table as `read` gives them."""
    out: list[Line] = []
    for number, run in itertools.groupby(lines, key=lambda line: line.table):
        held = list(run)
        out += read(held) if number else held
    return out


def in_rows(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines of a table, those of each row together."""
    return [list(row) for _, row in itertools.groupby(lines, key=lambda line: line.row)]


@dataclass(frozen=True)
class Reading:
    """A document as it was read."""

    name: str
    """The file's name for people."""
    kind: str
    """pdf, word, html, text or markdown."""
    fingerprint: str
    """SHA-256 of the file, in hexadecimal."""
    lines: tuple[Line, ...]
    pages: int = 0
    address: str = ""
    """Where the document says that it came from."""
    language: str = ""
    title: str = ""
    """What the file itself says that it is called."""
    tables: tuple[Table, ...] = ()
    """Its tables as they are drawn, where the file itself says so."""


class Refused(Exception):
    """Raised where a file cannot or must not be imported; its text is the reason, in one line."""
