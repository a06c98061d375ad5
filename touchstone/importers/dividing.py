"""Texts whose labels came loose: `P1 P2 P3` first and then all the texts, to be divided among them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from touchstone.importers.lines import Line
from touchstone.importers.wordlists import words_in
from touchstone.importers.wrapping import OPEN_ENDS, STARTS_INSIDE, VERBS, Habits, ends, first_word, is_open, points_of

_OBJECT_STARTS = words_in("object-starts")
_WORD = re.compile(r"\S+")
NOUNS_TOO = words_in("verbs-and-nouns")
"""Verbs that are nouns as well: inside a run of text they prove nothing."""


def divided(lines: Sequence[Line], count: int, habits: Habits, knowledge: bool) -> list[list[Line]] | None:
    """The lines dealt out to `count` items, or None where no fair way is seen."""
    if len(lines) == count:
        return [[line] for line in lines]
    if len(lines) > count:
        return _by_lines(lines, count, habits, knowledge)
    return _by_verbs(lines, count) if not knowledge else None


def _by_lines(lines: Sequence[Line], count: int, habits: Habits, knowledge: bool) -> list[list[Line]] | None:
    """Begin an item at the line starts that look most like beginnings."""
    scored = sorted(
        (
            (points_of(one, other, habits, knowledge), place)
            for place, (one, other) in enumerate(itertools.pairwise(lines), start=1)
        ),
        reverse=True,
    )
    chosen = sorted(place for _, place in scored[: count - 1])
    weakest = scored[count - 2][0] if count > 1 else 1.0
    if weakest < -1.5:
        return None
    bounds = [0, *chosen, len(lines)]
    return [list(lines[start:end]) for start, end in itertools.pairwise(bounds)]


def _by_verbs(lines: Sequence[Line], count: int) -> list[list[Line]] | None:
    """Cut a run of text before the verbs that criteria begin with, where there are just so many of them.

    Verbs that are nouns as well count only where the surer ones are too few, and a word follows that an object
    begins with.
    """
    if len(lines) != 1:
        return None
    found = [(place, sure) for place, sure in _beginnings(lines[0].text) if place]
    for chosen in ([place for place, sure in found if sure], [place for place, _ in found]):
        if len(chosen) == count - 1:
            return [[piece] for piece in lines[0].cut(*chosen)]
    return None


def _beginnings(text: str) -> list[tuple[int, bool]]:
    """Where a verb in its plain form follows a word that a sentence may end with, and whether it is nothing but a
    verb."""
    found, before = [], ""
    signs = list(_WORD.finditer(text))
    for place, word in enumerate(signs):
        plain = word[0].strip(",;.").lower()
        after_stop = ends(before) and word[0][:1].isupper()
        following = signs[place + 1][0].lower() if place + 1 < len(signs) else ""
        begins = (
            plain in VERBS
            and word[0].isalpha()
            and not _binds(before)
            and (word[0].islower() or after_stop or not before)
        )
        if begins and (after_stop or plain not in NOUNS_TOO or following in _OBJECT_STARTS):
            found.append((word.start(), after_stop or plain not in NOUNS_TOO))
        before = word[0]
    return found


def _binds(before: str) -> bool:
    """Whether a word holds the next one to itself, so that no item begins between them."""
    word = before.lower()
    return (
        is_open(before)
        or word in OPEN_ENDS | STARTS_INSIDE
        or first_word(word) in {"not", "to", "own", "key", "team", "on"}
    )
