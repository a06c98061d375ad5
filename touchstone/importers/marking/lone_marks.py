"""Marks on lines of their own before their texts, as viewers copy them: a bullet, or the number or letter of a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from touchstone.importers.document.accounts import TABLE_HEAD, TICK, Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import text_mark

_BULLET = "•"
_OTHER_BULLETS = ("-", "–", "*", "o")
"""Signs that are bullets where several stand alone."""
_COUNTS = re.compile(r"\(?(?:(?P<digits>[1-9]\d?)[.)]?|(?P<letter>[a-z])[.)])\)?")
"""A number, or a letter with a sign behind it, and nothing else."""
_FEWEST = 3
"""Numbers that make a list."""
_FARTHEST = 8
"""Lines between two numbers of a list, at most; the numbers of pages stand farther apart."""


def with_lone_marks(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with such marks on their texts. The lines of the marks themselves are noted as used; the boxes of a
    record, and the numbers at the heads of their columns, are noted as dropped."""
    lines = _without_numbered_heads(_without_boxes(lines, accounts), accounts)
    marks = {at: _printed(lines[at].text) for run in _runs(lines) for at in run}
    counts = Counter(line.text for line in lines)
    signs = {_BULLET, *(sign for sign in _OTHER_BULLETS if counts[sign] >= _FEWEST)}
    marks |= {at: _BULLET for at, line in enumerate(lines) if line.text in signs and _is_lone(lines, at)}
    accounts.use([lines[at] for at in marks], "labels")
    return [
        replace(line, mark=marks[at - 1], blank_before=lines[at - 1].blank_before) if at - 1 in marks else line
        for at, line in enumerate(lines)
        if at not in marks
    ]


def _without_boxes(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines without bullets that stand alone below one another: the boxes of a record's columns."""
    alone = [line.text == _BULLET and not (line.mark or line.table or line.size) for line in lines]
    boxes = {at for at, (one, other) in enumerate(pairwise(alone)) if one and other}
    boxes |= {at + 1 for at in boxes}
    accounts.drop([lines[at] for at in sorted(boxes)], TICK)
    return [line for at, line in enumerate(lines) if at not in boxes]


def _without_numbered_heads(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines without numbers that stand alone below one another, from 1, over an item that has a label: the heads of
    a record's columns."""
    heads: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines):
        alone = line.text.isdecimal() and not (line.mark or line.table or line.size)
        if alone and int(line.text) == len(run) + 1:
            run.append(at)
            continue
        if len(run) > 1 and text_mark(line.text).kind == "label":
            heads.update(run)
        run = [at] if alone and line.text == "1" else []
    accounts.drop([lines[at] for at in sorted(heads)], TABLE_HEAD)
    return [line for at, line in enumerate(lines) if at not in heads]


def _printed(text: str) -> str:
    """A number as a list bears it, with a stop where it has no sign of its own."""
    return f"{text}." if text.isdecimal() else text


def _number(text: str) -> tuple[bool, int]:
    """Whether a text is a number and no letter, and what it counts, from 1; 0 where it counts nothing."""
    found = _COUNTS.fullmatch(text)
    if not found:
        return False, 0
    sign = found["digits"] or found["letter"]
    return sign.isdecimal(), int(sign) if sign.isdecimal() else ord(sign) - ord("a") + 1


def _is_lone(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a mark, for it stands before a line of words on its page."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if below is None or line.mark or line.table or line.size or below.mark or below.table:
        return False
    return line.page == below.page and len(below.text) > 1 and not _number(below.text)[1]


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The places of lone numbers, or letters, that count up from the first, three at least, each not far from the
    last."""
    run: list[int] = []
    for at, line in enumerate(lines):
        digits, number = _number(line.text)
        if not number or not _is_lone(lines, at):
            continue
        alike = bool(run) and _number(lines[run[0]].text)[0] == digits and at - run[-1] <= _FARTHEST
        if number == len(run) + 1 and (alike or not run):
            run.append(at)
        else:
            yield from [run] if len(run) >= _FEWEST else []
            run = [at] if number == 1 else []
    yield from [run] if len(run) >= _FEWEST else []
