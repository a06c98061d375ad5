"""The marks that stand before items: `P1`, `K12.`, `1.`, `1Confirm`, `(a)`, `iv)`, a bullet."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from touchstone.importers.document.limits import MOST_LINES
from touchstone.importers.document.lines import Line

_LETTERS = {
    **{"P": "P", "PC": "P", "K": "K", "KU": "K", "K&U": "K", "KN": "K"},
    **{"S": "S", "SC": "S", "V": "V", "B": "B", "SK": "SK"},
}
"""The letters of labels as documents print them, and the letter that Touchstone gives the kind of item."""

_LABEL = re.compile(
    r"[(\[]?(?P<sign>PC|KU|K&U|K[Nn]|SC|SK|[PKSVB]|(?:pc|ku|[pk])(?=\d))(?:[ ]?|(?<=[PKCUNn])[.-] ?)(?P<number>\d{1,3})"
    r"(?![\d–-]|\.\d)(?P<stop>[.):\]]{0,2})"
    r"(?P<gap>\s*)(?:[-–—:]\s+)?(?P<rest>.*)",
    re.DOTALL,
)
_DECIMAL = re.compile(
    r"[(\[]?(?:(?:PC|KU|[PKS])[ ]?)?(?P<above>\d{1,2}(?:\.\d{1,2})?)\.(?P<number>\d{1,2})[.):\]]?"
    r"\s+(?P<rest>[^\d\s].*)",
    re.DOTALL,
)
"""A number such as `1.2` or, for a sub-point, `1.2.3`."""
_NUMBER_AND_LETTER = re.compile(r"(?P<above>\d{1,2})\.?\(?(?P<letter>[a-l])[.):]?\s+(?P<rest>[^\d\s].*)", re.DOTALL)
"""A number with a letter, such as `1a`, `1.a` or `1(a)`."""
_NUMBER = re.compile(r"[(\[]?(?P<number>\d{1,3})(?P<stop>[.)\]](?!\d))(?P<gap>\s*)(?P<rest>.*)", re.DOTALL)
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,2})(?P<gap>\s+|(?=[A-Z][a-z]))(?P<rest>[^\d\s].*)", re.DOTALL)
_LETTER = re.compile(
    r"(?:\((?P<in>[a-z]|[A-J])\)|(?P<out>[a-z]|[A-J](?=[.)]\s))[.)])(?P<gap>\s*)(?P<rest>(?!\w[.)]).*)", re.DOTALL
)
_ROMAN = re.compile(
    r"(?:\((?P<in>[ivx]{1,5}|[IVX]{1,5})\)|(?P<out>[ivx]{1,5}|[IVX]{1,5}(?=[.)]\s))[.)])\s*(?P<rest>.*)", re.DOTALL
)
_BULLET = re.compile(r"(?P<sign>[•*§]|[-–—o®¢+](?=\s)|-(?=[A-Za-z]))\s*(?P<rest>.*)", re.DOTALL)
ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
_LIKE_ONE = ("l", "i")
"""Letters that scans take the number 1 for."""


@dataclass(frozen=True)
class Mark:
    """A mark and the text after it.

    `kind` is label (P1), number (1.), decimal (1.2; `sign` is the number above it), weak (a number that nothing sets
    off: `1 Confirm`), letter, bullet or none.
    """

    kind: str
    rest: str
    sign: str = ""
    number: int = 0
    glued: bool = False

    @property
    def counted(self) -> bool:
        """Whether the mark carries a number of its own."""
        return self.kind in ("label", "number", "weak")


def mark_of(line: Line) -> Mark:
    """The mark of a line: the one that the document makes itself, or else the one in its text."""
    if line.mark:
        made = text_mark(f"{line.mark} {line.text}")
        return made if made.kind != "none" else Mark("bullet", line.text, line.mark)
    return text_mark(line.text)


@lru_cache(MOST_LINES)
def text_mark(text: str) -> Mark:
    """The mark at the beginning of a text. A bullet before a label counts for nothing: `- P1 …` is P1."""
    bullet = _BULLET.fullmatch(text)
    if bullet and bullet["rest"]:
        inner = _counted_mark(bullet["rest"]) if bullet["sign"] != "§" else None
        return inner if inner and inner.kind != "letter" else Mark("bullet", bullet["rest"], bullet["sign"])
    return _counted_mark(text) or Mark("none", text)


def _counted_mark(text: str) -> Mark | None:
    if found := _LABEL.fullmatch(text):
        glued = not found["gap"] and not found["stop"] and bool(found["rest"])
        return Mark("label", found["rest"], _LETTERS[found["sign"].upper()], int(found["number"]), glued)
    if found := _DECIMAL.fullmatch(text):
        return Mark("decimal", found["rest"], found["above"], int(found["number"]))
    if found := _NUMBER_AND_LETTER.fullmatch(text):
        return Mark("decimal", found["rest"], found["above"], ord(found["letter"]) - 96)
    if found := _NUMBER.fullmatch(text):
        return Mark("number", found["rest"], "", int(found["number"]), not found["gap"])
    if found := _BARE_NUMBER.fullmatch(text):
        return Mark("weak", found["rest"], "", int(found["number"]), not found["gap"])
    return _letter_mark(text)


def _letter_mark(text: str) -> Mark | None:
    found = _LETTER.fullmatch(text)
    if found and (letter := found["in"] or found["out"]):
        return Mark("letter", found["rest"], letter.lower(), ord(letter.lower()) - 96, not found["gap"])
    roman = _ROMAN.fullmatch(text)
    if roman and (sign := (roman["in"] or roman["out"]).lower()) in ROMANS:
        return Mark("letter", roman["rest"], sign, ROMANS.index(sign) + 1)
    return None


def bare_labels(text: str) -> list[Mark]:
    """The labels of a text that holds nothing but labels, such as `P1 P2 P3`; none where it holds more."""
    marks = [text_mark(part) for part in text.split()]
    whole = marks and all(mark.kind == "label" and not mark.rest for mark in marks)
    return marks if whole else []


def marks_of(lines: Sequence[Line]) -> list[Mark]:
    """The marks of the lines of one list: a single `o` among them is a word, as in the Welsh `o dan 5 oed`."""
    marks = [mark_of(line) for line in lines]
    drawn = sum(1 for line, mark in zip(lines, marks, strict=True) if _is_letter_o(line, mark))
    if drawn == 1:
        read = zip(lines, marks, strict=True)
        marks = [Mark("none", line.text) if _is_letter_o(line, mark) else mark for line, mark in read]
    return _in_romans(_with_first(_behind_bullets(lines, marks)))


def _behind_bullets(lines: Sequence[Line], marks: list[Mark]) -> list[Mark]:
    """The marks, with a bullet for each bare number behind one, where these do not count up: `• 5 to 11 years`."""
    numbers = [mark.number for mark in marks if mark.kind == "weak"]
    steps = itertools.pairwise(numbers)
    if numbers[:1] == [1] or (len(numbers) > 1 and all(later in (earlier + 1, 1) for earlier, later in steps)):
        return marks
    return [_bullet(line) or mark if mark.kind == "weak" else mark for line, mark in zip(lines, marks, strict=True)]


def _with_first(marks: list[Mark]) -> list[Mark]:
    """The marks, with `l.` or `I.` before `2.` as the number 1, which scans take it for."""
    listed = [at for at, mark in enumerate(marks) if mark.kind in ("number", "letter")]
    first, *others = listed or [0]
    counted = [marks[at].number for at in others if marks[at].kind == "number"]
    if counted[:2] != [2, 3] or marks[first].sign not in _LIKE_ONE:
        return marks
    return [*marks[:first], replace(marks[first], kind="number", sign="", number=1), *marks[first + 1 :]]


def _bullet(line: Line) -> Mark | None:
    """The bullet of a line, whatever stands behind it."""
    found = _BULLET.fullmatch(f"{line.mark} {line.text}" if line.mark else line.text)
    return Mark("bullet", found["rest"], found["sign"]) if found else None


def _is_letter_o(line: Line, mark: Mark) -> bool:
    return mark.kind == "bullet" and mark.sign == "o" and not line.mark


def _in_romans(marks: list[Mark]) -> list[Mark]:
    """The marks, with the letters i, v and x read as Roman numbers where the list begins `i, ii`."""
    letters = [mark.sign for mark in marks if mark.kind == "letter"]
    if letters[:2] != ROMANS[:2]:
        return marks
    return [
        replace(mark, number=ROMANS.index(mark.sign) + 1) if mark.kind == "letter" and mark.sign in ROMANS else mark
        for mark in marks
    ]
