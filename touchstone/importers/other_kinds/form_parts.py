"""The parts of a form that structure shows: tables with blank cells, labelled blanks, and rows between strokes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from touchstone.importers.document.lines import Line
from touchstone.importers.document.tables import Cell, Table, in_rows

Row = list[dict[str, Any]]

_LEADER = r"(?:_{2,}(?: ?/ ?_{2,})+|_{3,}|(?:\. ?){4,}|…{2,}|\[ *\])"
_BLANK = re.compile(rf"(?P<label>[^\W_][^_…\[\]:]{{0,78}}?)\s*:?\s*{_LEADER}\s*")
_LABELS = re.compile(r"(?:[A-Z][^:.;?!]{0,38}:\s*){2,4}")
_LABEL = re.compile(r"[^:]+:\s*")
_LONGEST = 400
"""Letters of the longest line of labels with blanks."""
_MOST_LINES = 2000
"""Lines of the longest table that is read as a form."""
_STROKE = re.compile(r"\s*\|\s*")
_DRAWN = re.compile(r"[+|][+|=: -]*[-=][+|=: -]*")
"""A line that is drawn between the rows of a table: `+-----+-----+`."""


@dataclass
class Part:
    """A part of a form: its rows, the lines they were read in, and what is in doubt about them."""

    rows: list[Row]
    lines: list[Line]
    doubts: list[str] = field(default_factory=list)

    @property
    def values(self) -> dict[str, Any]:
        """The part as a draft holds it."""
        return {"rows": self.rows}

    @property
    def blanks(self) -> int:
        """How many cells are left to fill in."""
        return sum(not cell["text"] for row in self.rows for cell in row)


def part_at(lines: Sequence[Line], place: int, tables: Mapping[tuple[int, int], Table]) -> Part | None:
    """The part of a form that begins with a line; None where it is plain text."""
    line = lines[place]
    if line.table > 0:
        return _table(lines, place, tables.get((line.table, line.row)))
    held = list(itertools.takewhile(blanks_in, _from(lines, place)))
    if held:
        return Part([blanks_in(one) for one in held], held)
    held = list(itertools.takewhile(_has_strokes, _from(lines, place)))
    return _stroked(held) if sum(not _DRAWN.fullmatch(line.text) for line in held) > 1 else None


def _from(lines: Sequence[Line], place: int) -> Iterator[Line]:
    return (lines[at] for at in range(place, len(lines)))


def blanks_in(line: Line) -> Row:
    """The labels of a line with a blank after each, such as `Name: ______ Date: ______`; none where it holds others."""
    if line.table or line.mark or len(line.text) > _LONGEST:
        return []
    text = line.text.replace("__ ", "__")
    if re.fullmatch(rf"(?:{_BLANK.pattern.replace('?P<label>', '')})+", text):
        labels = [found["label"].strip() for found in _BLANK.finditer(text)]
    elif _LABELS.fullmatch(line.text):
        labels = [found[0].strip() for found in _LABEL.finditer(line.text)]
    else:
        return []
    return [cell for label in labels for cell in ({"text": label, "head": "row"}, {"text": ""})]


def _has_strokes(line: Line) -> bool:
    return not line.table and bool(re.search(r"\S \| \S", line.text) or _DRAWN.fullmatch(line.text))


def _stroked(lines: list[Line]) -> Part:
    printed = [_STROKE.split(line.text.strip("| ")) for line in lines if not _DRAWN.fullmatch(line.text)]
    places = {(row, column): cell for row, cells in enumerate(printed) for column, cell in enumerate(cells)}
    texts = {place: [cell] for place, cell in places.items() if cell and not is_leader(cell)}
    rows = [[Cell(row, column) for column, _ in enumerate(cells)] for row, cells in enumerate(printed)]
    heads = _heads(rows, texts)
    read = [[_cell(cell, texts, heads) for cell in row] for row in rows]
    return Part(read, lines, _uneven([len(row) for row in rows]))


def _uneven(lengths: Sequence[int]) -> list[str]:
    """What is said of rows that do not all have as many cells."""
    what = "rows of the form have unequal numbers of cells: see which cell belongs to which column"
    return [what] if len(set(lengths)) > 1 else []


def _table(lines: Sequence[Line], place: int, table: Table | None) -> Part:
    near = itertools.islice(_from(lines, place), _MOST_LINES)
    following = list(itertools.takewhile(lambda line: line.table > 0, near))
    if table is None:
        held = following[: _printed_end(following)]
        return _read(held, tuple(_printed_cells(held)), known=False)
    rows = {cell.row for cell in table.cells}
    own = [at for at, line in enumerate(following) if line.table == table.number and line.row in rows]
    return _read(following[: own[-1] + 1], table.cells, known=True)


def _printed_end(lines: Sequence[Line]) -> int:
    """Where a table ends of which only the lines are known: before a row that is not the next one."""
    pairs = enumerate(itertools.pairwise(lines), start=1)
    return next((at for at, (one, other) in pairs if not 0 <= other.row - one.row < 2), len(lines))


def _printed_cells(lines: Sequence[Line]) -> Iterator[Cell]:
    """The cells that hold something, of a table of which nothing else is known."""
    for row, column in dict.fromkeys((line.row, line.column) for line in lines):
        yield Cell(row, column)


def _read(lines: list[Line], cells: Sequence[Cell], *, known: bool) -> Part:
    texts: dict[tuple[int, int], list[str]] = {}
    place, number = (0, 0), lines[0].table
    for line in lines:
        place = (line.row, line.column) if line.table == number else place
        texts.setdefault(place, []).append(f"{line.mark} {line.text}".strip())
    rows = list(in_rows(cells))
    heads = _heads(rows, texts)
    read = [[_cell(cell, texts, heads) for cell in row] for row in rows]
    doubts = [] if known else _uneven([len(row) for row in rows])
    if any(line.table != number for line in lines):
        doubts.append("a table stands inside a cell of the form: its words stand in the cell, one line each")
    return Part(read, lines, doubts)


def _cell(cell: Cell, texts: Mapping[tuple[int, int], list[str]], heads: Mapping[Cell, str]) -> dict[str, Any]:
    spans = {"columns": cell.columns, "rows": cell.rows}
    text = "\n".join(texts.get((cell.row, cell.column), ()))
    head = {"head": heads[cell]} if cell in heads and text else {}
    return {"text": "" if is_leader(text) else text, **head, **{name: n for name, n in spans.items() if n > 1}}


def is_leader(text: str) -> bool:
    """Whether a text is nothing but the signs of a blank, as `______`."""
    return bool(re.fullmatch(_LEADER, text))


def _heads(rows: Sequence[Sequence[Cell]], texts: Mapping[tuple[int, int], list[str]]) -> dict[Cell, str]:
    """The cells that head a column or a row: those that the document says are heads, or that stand over blanks or
    beside them."""
    told = {cell: "column" if cell.row == rows[0][0].row else "row" for row in rows for cell in row if cell.head}
    if told:
        return told
    filled = [[(cell.row, cell.column) in texts for cell in row] for row in rows]
    top = len(rows) > 1 and len(rows[0]) > 1 and all(filled[0]) and any(not all(row[1:]) for row in filled[1:])
    wide = len({len(row) for row in rows[1:]}) == 1 and all(len(row) == len(rows[0]) for row in rows)
    if top and wide and len(rows[0]) > 2:
        return dict.fromkeys(rows[0], "column")
    beside = [row[0] for row, full in zip(rows, filled, strict=True) if len(row) > 1 and full[0]]
    blank = sum(not any(full[1:]) for full in filled if len(full) > 1)
    return dict.fromkeys(beside, "row") if blank > 0.5 * len(rows) else {}
