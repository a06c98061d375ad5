"""Tables that are drawn with signs in plain text: `| Sheet | LX-9 |` between lines such as `+------+-----+`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line

_FRAME = re.compile(r"[+.'`┌├└╔╠╚╟╭╰┏┣┗┼|][-=+─━═┬┴┼┤├╦╩╬╣┐┘╗╝╢╤╧╪╫┳┻╋┫┓┛╮╯|.'`]{4,}")
_BARS = "|│║┃"
_BETWEEN = re.compile(rf"\s*[{_BARS}]\s*")
_WORD = re.compile(r"[^\W_]")
_LEAST = 2
"""Rows that make a table."""
_FIRST = 2
"""The number of the first such table; cells that tabs part make the first one."""


def is_frame(text: str) -> bool:
    """Whether a line is drawn as a part of the frame of a table."""
    return bool(_FRAME.fullmatch(text))


def with_drawn_tables(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, numbered anew, with the rows of each framed table as cells; a cell without words is left out."""
    held = list(lines)
    tables = _numbers(held)
    out = (one for place, line in enumerate(held) for one in _cells(line, held, place, tables))
    return (replace(one, id=ident) for ident, one in enumerate(out))


def _numbers(lines: Sequence[Line]) -> dict[int, int]:
    """The number of the table that each row belongs to: rows stand between lines of a frame, with nothing else."""
    found: dict[int, int] = {}
    run: list[int] = []
    number, framed = _FIRST, False
    for place, line in enumerate(lines):
        if is_frame(line.text):
            framed = True
        elif _is_row(line) and not line.blank_before:
            run.append(place)
        else:
            found |= dict.fromkeys(run, number) if framed and _is_filled(run, lines) else {}
            number, run, framed = number + 1, [], False
    return found | (dict.fromkeys(run, number) if framed and _is_filled(run, lines) else {})


def _is_filled(run: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether rows enough hold words in each of their cells, as those of a form to fill in do not; what goes on with a
    row above has none in the first one."""
    rows = [texts for texts in (_texts(lines[place]) for place in run) if texts[0]]
    return len(rows) >= _LEAST and all(_WORD.search(text) for texts in rows for text in texts)


def _texts(line: Line) -> list[str]:
    """The words of the cells of a row."""
    return _BETWEEN.split(line.text.strip())[1:-1]


def _is_row(line: Line) -> bool:
    """Whether a line stands between bars, with another inside."""
    bars = line.text[:1] in _BARS and line.text[-1:] in _BARS
    return bars and sum(line.text.count(bar) for bar in _BARS) > _LEAST


def _cells(line: Line, lines: Sequence[Line], place: int, tables: dict[int, int]) -> Iterator[Line]:
    if place not in tables:
        yield line
        return
    row = _first_of_row(lines, place, tables)
    for column, text in enumerate(_texts(line), start=1):
        if text:
            yield replace(line, text=text, table=tables[place], row=lines[row].number, column=column, heading=0)


def _first_of_row(lines: Sequence[Line], place: int, tables: dict[int, int]) -> int:
    """The first line of a row: a line without words in its first cell goes on with the one above."""
    while place - 1 in tables and not _texts(lines[place])[0]:
        place -= 1
    return place
