"""Letters and Roman numbers that stand before the entries of a list without any sign, as `a Stones are …`, `ii repair`,
or glued to them where labels are too, as `aflags`, boxes to tick that are typed, as `[ ] flags`, and rarer signs that
several lines begin with, as `~ flags`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import ROMANS

_BARE = re.compile(r"(?P<sign>[ivx]{1,5}|[a-z])\s+(?P<rest>[^\W\d_]\S*.*)")
_GLUED = re.compile(r"(?P<sign>[a-z])(?P<rest>[a-z]{2}.*)")
_GLUED_LABEL = re.compile(r"[PK]\d{1,2}[a-z]")
_SIGN = re.compile(r"(?P<mark>[~»›→⇒➔➜➤✓✔☐☑☒■□●○◆◇▪▫◦‣▸►=^]|[=~>–-]{1,2}>|[~:+.]{2})\s+(?P<rest>\S.*)")
_LEAST = 3
"""Lines that a sign stands before where it is a bullet."""
_MANY = 5
"""Labels that are glued to their words, in a document in which letters are too."""
_BOX = re.compile(r"(?:\[ ?\]|\[[xX]\])\s+(?P<rest>\S.*)")


def with_bare_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines, with bare letters and Roman numbers that count up from the first, boxes and rarer signs as marks."""
    lines = _with_glued_letters(_with_signs(lines))
    counted = {at for signs in (ROMANS, _LETTERS) for at in _counting_up(lines, signs)}
    return [_marked(line, _BARE, "({})") if at in counted else _boxed(line) for at, line in enumerate(lines)]


def _with_glued_letters(lines: Sequence[Line]) -> list[Line]:
    """The lines, with letters that count up over at least three lines in a row as marks, where labels are glued as
    well: in other documents such lines are words in the order of the alphabet."""
    out = list(lines)
    if sum(1 for line in lines if _GLUED_LABEL.match(line.text)) < _MANY:
        return out
    for start in range(len(lines)):
        run = [*takewhile(lambda told: _begins_with(*told), zip(lines[start:], _LETTERS, strict=False))]
        if len(run) >= _LEAST:
            out[start : start + len(run)] = [_marked(line, _GLUED, "({})") for line, _ in run]
    return out


def _begins_with(line: Line, letter: str) -> bool:
    found = _GLUED.fullmatch(line.text) if not line.mark else None
    return found is not None and found["sign"] == letter


def _with_signs(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a sign that at least three of them begin with as a bullet."""
    found = [_SIGN.fullmatch(line.text) if not line.mark else None for line in lines]
    counts = Counter(one["mark"] for one in found if one)
    usual = {mark for mark, count in counts.items() if count >= _LEAST}
    told = zip(lines, found, strict=True)
    return [_marked(line, _SIGN, "•") if one and one["mark"] in usual else line for line, one in told]


_LETTERS = [chr(code) for code in range(ord("a"), ord("z") + 1)]


def _counting_up(lines: Sequence[Line], signs: Sequence[str]) -> Iterator[int]:
    """The places of lines whose bare signs follow one another from the first on, two at least."""
    run: list[int] = []
    for at, line in enumerate(lines):
        found = _BARE.fullmatch(line.text) if not line.mark else None
        sign = found["sign"] if found else ""
        if sign == signs[len(run) : len(run) + 1][0]:
            run.append(at)
        elif sign == signs[0] or (sign and sign in signs and not run):
            yield from run if len(run) > 1 else ()
            run = [at] if sign == signs[0] else []
    yield from run if len(run) > 1 else ()


def _boxed(line: Line) -> Line:
    return _marked(line, _BOX, "•") if not line.mark and _BOX.fullmatch(line.text) else line


def _marked(line: Line, pattern: re.Pattern[str], mark: str) -> Line:
    found = pattern.fullmatch(line.text)
    if not found:
        return line
    sign = mark.format(found["sign"]) if "sign" in found.groupdict() else mark
    return replace(line.piece(found.start("rest")), mark=sign, blank_before=line.blank_before)
