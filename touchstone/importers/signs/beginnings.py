"""Where items begin in a run of text: sentence ends, capitals, and the words at the borders of items."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence, Set
from typing import NamedTuple

from touchstone.importers.signs.borders import divided, known_words, likelihoods, weights
from touchstone.importers.signs.wrapping import OPEN_ENDS
from touchstone.importers.words.wordlists import words_in

NOUNS_TOO = words_in("verbs-and-nouns")
"""Verbs that are nouns as well: inside a run of text they prove little."""
_WORD = re.compile(r"\S+")
_CAPITAL = re.compile(r"(?<=\s)[A-Z][a-z]*(?=\s)")
"""A word with a capital inside a text: where these are as many as the items after the first, each begins one."""
ENOUGH = 0.3
"""The chance of the least sure border under which a text stays undivided."""
_STOP, _TURN, _SURELY = 6.0, 3.0, 100.0
"""What the end of a sentence weighs, a capital among items that begin with capitals, and a beginning that is known."""


class Cut(NamedTuple):
    """Where to cut each of several texts that follow one another, and the chance of the least sure of these places."""

    places: list[list[int]]
    sure: float


def cut_places(texts: Sequence[str], count: int, knowledge: bool, fixed: Collection[int] = ()) -> Cut | None:
    """For each of several following texts the places to cut it at, so that all give `count` items; None where that
    is not seen. The start of a text counts as a place like any other, but for those in `fixed`, with which an item
    begins."""
    whole = " ".join(texts)
    starts = itertools.accumulate((len(text) + 1 for text in texts), initial=0)
    begun = {start for at, start in enumerate(starts) if at in fixed}
    places, sure = _beginnings(whole, count, knowledge, begun)
    if sure < ENOUGH:
        return None
    out, start = [], 0
    for text in texts:
        out.append([place - start for place in places if start <= place < start + len(text)])
        start += len(text) + 1
    return Cut(out, sure)


def _beginnings(text: str, count: int, knowledge: bool, begun: Set[int]) -> tuple[list[int], float]:
    """The places before which to cut a text into `count` items, and how sure they are, from 0 to 1; items begin at
    those in `begun`."""
    capital = text[:1].isupper()
    capitals = [found.start() for found in _CAPITAL.finditer(text)]
    if capital and count > 1 and len(capitals) == count - 1 and begun <= set(capitals):
        return capitals, 1.0
    found = list(_WORD.finditer(text))
    words = [one[0] for one in found]
    likely = likelihoods(words, weights(knowledge), known_words())
    printed = [0.0, *(_printed(before, word, capital) for before, word in itertools.pairwise(words))]
    known = [_SURELY if word.start() in begun else 0.0 for word in found]
    division = divided([sum(told) for told in zip(likely, printed, known, strict=True)], count)
    return ([found[at].start() for at in division.starts], division.sure) if division else ([], 0.0)


def _printed(before: str, word: str, capital: bool) -> float:
    """What signs and capitals weigh where an item may begin; those of the items tell whether capitals do."""
    points = _STOP if _stops(before) else 0.0
    if capital:
        return points + (_TURN if word[0].isupper() and not word.isupper() else -_TURN)
    return points - _TURN if word[0].isupper() and not points else points


def _stops(before: str) -> bool:
    """Whether a word ends a sentence; an abbreviation such as `e.g.` does not."""
    return before.endswith((".", ";", "?", "!")) and "." not in before[:-1] and before.lower() not in OPEN_ENDS
