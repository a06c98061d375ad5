"""Labels and bullets that the recognition of a scan took for other signs: `KS` between `K4` and `K6`, `Pil` behind
`P10`, `e` before each entry of a list. Known by the series in which they stand, and told as doubts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Line

_LABEL = re.compile(r"(?P<sign>[PK])(?P<number>\d{1,2})[.):]?(?=\s|$)")
_MISREAD = re.compile(r"(?P<sign>[PK])(?P<number>[\dOoQDlIi|!ZzASsGbTBgq]{1,2})[.):]?\s+(?=\S)")
_DIGITS = str.maketrans("OoDlIi|!ZzASsGbTBgqQ", "00011111224556678999")
"""What digits are taken for."""
_BULLET = re.compile(r"[e¢©®«]\s+(?:[—–-]\s+)?(?=\w\w)")
"""What a bullet is taken for; none of it begins a sentence by itself."""
_FEWEST = 2
"""Entries below one another that make a list."""


def with_misread_marks(lines: Sequence[Line], accounts: Accounts) -> tuple[list[Line], list[Doubt]]:
    """The lines, with such signs as the marks that they were, and what is in doubt of them."""
    doubts: list[Doubt] = []
    bullets = _bullets(lines)
    out: list[Line] = []
    for place, line in enumerate(lines):
        label = _misread(lines, place)
        if not label and place not in bullets:
            out.append(line)
            continue
        found = (_MISREAD if label else _BULLET).match(line.text)
        assert found is not None
        sign, rest = line.cut(found.end())
        accounts.use([sign], "labels")
        out.append(replace(rest, mark=label or "•", blank_before=line.blank_before, break_before=line.break_before))
        doubts.append(Doubt(f"“{sign.text}” was taken for {label or 'a bullet'}, which a scan misread", line))
    return out, doubts


def _bullets(lines: Sequence[Line]) -> set[int]:
    """The places of lines below one another that all begin with the same sign which a bullet is taken for."""
    found: set[int] = set()
    run: list[int] = []
    for place, line in enumerate(lines):
        begins = not line.mark and _BULLET.match(line.text) is not None
        if run and (not begins or lines[run[0]].text[0] != line.text[0]):
            found |= set(run) if len(run) >= _FEWEST else set()
            run = []
        run += [place] if begins else []
    return found | (set(run) if len(run) >= _FEWEST else set())


def _misread(lines: Sequence[Line], place: int) -> str:
    """The label that a line begins with, where its number was misread: the next one of those above, or the one before
    the next below."""
    found = _MISREAD.match(lines[place].text) if not lines[place].mark else None
    if not found or _LABEL.match(lines[place].text):
        return ""
    number = int(found["number"].translate(_DIGITS))
    above = next(_numbers(found["sign"], (lines[at] for at in range(place - 1, -1, -1))), 0)
    below = next(_numbers(found["sign"], (lines[at] for at in range(place + 1, len(lines)))), 0)
    return f"{found['sign']}{number}" if number and (above == number - 1 > 0 or below == number + 1) else ""


def _numbers(sign: str, lines: Iterable[Line]) -> Iterator[int]:
    """The numbers of labels with a letter, sure ones and those that may be misread."""
    for line in lines:
        found = _MISREAD.match(line.text) or _LABEL.match(line.text)
        if found and found["sign"] == sign and not line.mark:
            yield int(found["number"].translate(_DIGITS))
