"""What lines without a mark have in common, and how the text of a line begins and ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from touchstone.importers.document.lines import Line
from touchstone.importers.words.wordlists import words_in

OPEN_ENDS = words_in("open-ends")
"""Words after which a sentence goes on."""
STARTS_INSIDE = words_in("starts-inside")
"""Words that seldom begin a performance criterion, and begin many a line inside one."""
VERBS = words_in("verbs")
"""Verbs (and a few adverbs) that performance criteria begin with."""
EVERYDAY = words_in("everyday-verbs")
"""Verbs of everyday and manual work, beside those."""
KNOWS = words_in("knowledge-starts")
"""Words that knowledge items begin with."""


NO_END = words_in("no-ends")
"""Words that end no item, not even a careless one."""

_SEVERAL = 2
"""Full lines on which the next surely goes on, where few full lines show that lines are broken at a width."""
QUESTIONS = frozenset({"when", "where", "which", "who", "whom", "whose", "whether"})


@dataclass(frozen=True)
class Habits:
    """What the lines of a list have in common."""

    width: float
    """How many letters the widest lines have; 0 where lines are not broken at a width."""
    capital: bool
    """Whether items begin with a capital."""
    indent: float = 0.0
    """By how much lines that go on are indented; 0 where they are not."""
    left: float = 0.0
    semicolons: bool = False
    """Whether items end with semicolons."""


def habits_of(lines: Sequence[Line]) -> Habits:
    """What the unmarked lines of a list have in common."""
    lengths = sorted(len(line.text) for line in lines)
    capital = _begins_with_capitals(lines)
    widest = lengths[-1] if lengths else 0
    full = sum(1 for length in lengths if length >= 0.8 * widest)
    apart = all(line.blank_before and not line.size for line in lines[1:])
    over = _going_over(lines)
    enough = 0.25 if sum(1 for length in over if length >= 0.8 * widest) < _SEVERAL else 0.1
    broken = not apart and len(lines) > 3 and 35 <= widest <= 120 and full >= enough * len(lines) and bool(over)
    lefts = [line.x for line in lines]
    left = min(lefts) if lefts else 0.0
    deeper = [x for x in lefts if x > left + 8]
    semicolons = sum(1 for line in lines if line.text.endswith(";")) > 0.25 * len(lines)
    hanging = bool(deeper) and any(line.size for line in lines) and len(deeper) < len(lefts)
    width, indent = float(widest) if broken else 0.0, median(deeper) - left if hanging else 0.0
    return Habits(width, capital, indent, left, semicolons)


def _begins_with_capitals(lines: Sequence[Line]) -> bool:
    """Whether items begin with capitals: most lines do, or most of those that begin as items do."""
    capitals = sum(1 for line in lines if line.text[:1].isupper())
    starts = [line for line in lines if first_word(line.text) in VERBS | KNOWS | QUESTIONS]
    likely = sum(1 for line in starts if line.text[:1].isupper() and not line.text.endswith(":"))
    return capitals > 0.6 * len(lines) or (likely > 2 and likely > 0.5 * len(starts))


def _going_over(lines: Sequence[Line]) -> list[int]:
    """How many letters each line has on which the next surely goes on; none where all of them begin with capitals."""
    if not any(line.text[:1].islower() for line in lines):
        return []
    return [
        len(one.text)
        for one, other in itertools.pairwise(lines)
        if is_open(one.text) or (first_word(other.text) in STARTS_INSIDE and not ends(one.text))
    ]


def first_word(text: str) -> str:
    """The first word of a text in lower case, without signs."""
    found = re.match(r"[\W_]*([\w'’-]+)", text)
    return found[1].lower() if found else ""


def last_word(text: str) -> str:
    """The last word of a text in lower case, with the signs at its end."""
    return text.rsplit(None, 1)[-1].lower() if text.split() else ""


def is_open(text: str) -> bool:
    """Whether a text ends where no sentence can end; the `and` behind a semicolon joins entries of a list."""
    if re.search(r";\s+(?:and|or|a|neu)$", text):
        return False
    return (
        last_word(text) in OPEN_ENDS
        or text.endswith((",", "/", "(", "–", " -", "&"))
        or text.count("(") > text.count(")")
    )


def ends(text: str) -> bool:
    """Whether a text ends with the stop of a sentence or list entry."""
    return text.endswith((".", ";", ":", "?", "!"))


def breaks_off(before: str, after: str, capital: bool) -> bool:
    """Whether a list number stands inside a sentence: nothing can end as the text before does, and no capital tells
    otherwise."""
    return last_word(before) in NO_END and bool(after) and not (capital and after[:1].isupper())
