"""Marks on lines of their own before their texts, as viewers copy them: a bullet, or the bare number of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.accounts import Accounts
from touchstone.importers.lines import Line

_BULLET = "•"
_FEWEST = 3
"""Numbers that make a list."""
_DIGITS = 2
_FARTHEST = 8
"""Lines between two numbers of a list, at most; the numbers of pages stand farther apart."""


def with_lone_marks(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with such marks on their texts. The lines of the marks themselves are noted as used."""
    marks = {at: f"{number}." for run in _runs(lines) for number, at in enumerate(run, start=1)}
    marks |= {at: _BULLET for at, line in enumerate(lines) if line.text == _BULLET and _is_lone(lines, at)}
    accounts.use([lines[at] for at in marks], "labels")
    return [
        replace(line, mark=marks[at - 1], blank_before=lines[at - 1].blank_before) if at - 1 in marks else line
        for at, line in enumerate(lines)
        if at not in marks
    ]


def _is_lone(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a mark, for it stands before a line of words on its page."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if below is None or line.mark or line.table or line.size or below.mark or below.table:
        return False
    return line.page == below.page and below.text != _BULLET and not below.text.isdecimal()


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The places of lone numbers that count up from 1, three at least, each not far from the last."""
    run: list[int] = []
    for at, line in enumerate(lines):
        if not (line.text.isdecimal() and len(line.text) <= _DIGITS and _is_lone(lines, at)):
            continue
        goes_on = run and at - run[-1] <= _FARTHEST
        if int(line.text) == len(run) + 1 and (goes_on or not run):
            run.append(at)
        else:
            yield from [run] if len(run) >= _FEWEST else []
            run = [at] if int(line.text) == 1 else []
    yield from [run] if len(run) >= _FEWEST else []
