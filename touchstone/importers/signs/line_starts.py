"""Whether a line without a mark begins something new or goes on with the line before.

What counts: whether its first word would have stood on the line before; how likely one item ends and the next begins
with the words around the line end; then capitals, indentation and the space between lines. Each sign gives or takes
points, those of the words as logarithms of odds.
"""

from __future__ import annotations

import re

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.borders import likelihood, weights
from touchstone.importers.signs.wrapping import (
    EVERYDAY,
    KNOWS,
    QUESTIONS,
    STARTS_INSIDE,
    VERBS,
    Habits,
    ends,
    first_word,
    is_open,
    last_word,
)

_AT_LINE_END = 2.1
"""How much likelier items end at the end of a line than between any two words, as a logarithm of odds."""
_GOES_ON = re.compile(
    r"(?:relevant|relating|related|appropriate|in relation|with regard|according) to\b|(?:when|where) [a-z]+ing\b"
    r"|(?:who|which) (?:are|have)\b"
)
"""How the rest of an item begins, but seldom an item."""
_PLURAL = re.compile(r"[a-z]{3,}[^s\W]s\b")
_BINDS, _OPEN, _THINGS = 2.5, -1.0, 1.5
"""Points that a line loses for such a beginning, or for an end above it where no sentence ends, and that a criterion
loses which begins with a word in the plural."""
_SHORT = ((3, 2.0), (5, 1.0))
"""Points that a line of so few words loses: seldom is that a whole item."""
_ROOM = ((20, 0.22, 5.0), (20, 0.0, 3.0), (8, 0.0, 1.5), (2, 0.0, 0.5))
"""Points for so many letters, and such a share of a line, that were left beside the first word of the next."""
_LEAST, _MOST = -6.0, 4.0
"""Points that the words around a line end give at the least and at the most."""


def starts_new(before: Line, line: Line, habits: Habits, letter: str) -> bool:
    """Whether an unmarked line begins a new item after the line before; `letter` is that of the labels in the list."""
    if not habits.width and not habits.indent:
        return line.blank_before or not (is_open(before.text) and line.text[:1].islower())
    return points_of(before, line, habits, letter) > 0


def points_of(before: Line, line: Line, habits: Habits, letter: str) -> float:
    """How much a line looks like a beginning; above 0 it is taken for one."""
    points = _border_points(before.text, line.text, letter) if letter in ("P", "K") else _entry_points(line.text)
    points += _end_points(before.text, habits) + _width_points(before, first_word(line.text), habits)
    if habits.capital:
        points += 2.0 if line.text[:1].isupper() else -3.0
    elif line.text[:1].isupper():
        points += 1.0
    if habits.indent:
        points += -4.0 if line.x > habits.left + 0.6 * habits.indent else 3.0
    return points + (2.5 if line.blank_before else 0.0)


def _border_points(before: str, text: str, letter: str) -> float:
    """Points for the words around the end of a line in a list of criteria or knowledge."""
    points = max(_LEAST, min(_MOST, likelihood(before, text, weights(letter == "K")) + _AT_LINE_END))
    if letter == "P" and _PLURAL.match(text) and first_word(text) not in VERBS | EVERYDAY:
        points -= _THINGS
    short = next((less for most, less in _SHORT if len(text.split()) <= most), 0.0)
    return points - short - (_BINDS if _GOES_ON.match(text) else 0.0)


def _entry_points(text: str) -> float:
    """Points for the first word of a line in a list of another kind, such as scope."""
    word, short = first_word(text), 1.0 if len(text.split()) < 3 and text[:1].islower() else 0.0
    if word in QUESTIONS or text.startswith("relevant to"):
        following = text.split()[1:2]
        return (1.5 if following in (["to"], ["and"]) and not text.startswith("relevant") else -1.0) - short
    sure = 3.0 if word in ("how", "what", "why") else 1.5 if word in ("the", "your") else 1.0
    return (sure if word in KNOWS else -1.5 if word in STARTS_INSIDE else -0.5) - short


def _end_points(before: str, habits: Habits) -> float:
    """Points for how the line before ends: a semicolon inside items tells nothing."""
    if is_open(before):
        return -1.0 if last_word(before) == "you" else _OPEN
    if before.endswith(";") and not habits.semicolons:
        return -1.0
    return 3.0 if ends(before) else 0.0


def _width_points(before: Line, word: str, habits: Habits) -> float:
    """Points for the room that was left on the line before: with room for the word, the break was meant."""
    if not habits.width:
        return 0.0
    room = habits.width - len(before.text) - 1 - len(word)
    return next((points for least, share, points in _ROOM if room >= max(least, share * habits.width)), -0.5)
