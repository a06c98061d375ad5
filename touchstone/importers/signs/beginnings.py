"""Where items begin in a run of text: sentence ends, capitals, and the words that criteria and knowledge begin with.

Each place between two words gets points. The places for `count` items are taken only where they stand out: where the
next best one is as good, nobody can say where the items begin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.importers.signs.wrapping import KNOWS, OPEN_ENDS, STARTS_INSIDE, VERBS, first_word, is_open
from touchstone.importers.words.wordlists import words_in

NOUNS_TOO = words_in("verbs-and-nouns")
"""Verbs that are nouns as well: inside a run of text they prove little."""
_OBJECT_STARTS = words_in("object-starts")
_WORD = re.compile(r"\S+")
_CAPITAL = re.compile(r"(?<=\s)[A-Z][a-z]*(?=\s)")
"""A word with a capital inside a text: where these are as many as the items after the first, each begins one."""
_BINDERS = frozenset({"not", "to", "own", "key", "team", "on"})
_MAY_END = frozenset({"them", "others", "necessary"})
"""Words that begin no item and may well end one."""
_PREPOSITIONS = words_in("prepositions")
_PARTICLES = frozenset({"out", "up", "down", "off", "over", "away", "back"})
_QUESTIONS = frozenset({"how", "what", "why"})
_ASKS = frozenset({"must", "should", "is", "are", "can", "may", "needs", "has", "have", "will", "you", "and"})
_CLEAR = 0.5
"""By how many points the last place that is taken must stand out from the first that is not."""
_LEAST = 1.0
_SHORTEST = 2
"""Words of the shortest item."""


@dataclass(frozen=True)
class _Spot:
    """A place before a word, with the words around it."""

    place: int
    earlier: str
    before: str
    word: str
    after: str

    @property
    def plain(self) -> str:
        return self.word.strip(",;.:").lower()


def beginnings(text: str, count: int, knowledge: bool) -> list[int] | None:
    """The places before which to cut a text into `count` items; None where they do not stand out."""
    capital = text[:1].isupper()
    capitals = [found.start() for found in _CAPITAL.finditer(text)]
    if capital and count > 1 and len(capitals) == count - 1:
        return capitals
    scored = sorted(((_points(spot, knowledge, capital), spot.place) for spot in _spots(text)), reverse=True)
    likely = [(points, place) for points, place in scored if points >= _LEAST]
    wanted = count - 1
    if len(likely) < wanted or (len(likely) > wanted and likely[wanted - 1][0] - likely[wanted][0] < _CLEAR):
        return None
    places = sorted(place for _, place in likely[:wanted])
    pieces = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    return places if all(len(piece.split()) >= _SHORTEST for piece in pieces) else None


def _spots(text: str) -> list[_Spot]:
    """The places between words at which an item may begin."""
    found = list(_WORD.finditer(text))
    words = ["", *(word[0] for word in found), ""]
    around = zip(found[1:], words, words[1:], words[2:], words[3:], strict=False)
    spots = [
        _Spot(one.start(), earlier.lower(), before, word, after.strip(",;.").lower())
        for one, earlier, before, word, after in around
    ]
    return [spot for spot in spots if spot.word[:1].isalpha() and (_stops(spot.before) or not _binds(spot))]


def _points(spot: _Spot, knowledge: bool, capital: bool) -> float:
    points = 4.0 if _stops(spot.before) else 0.0
    if capital:
        points += 3.0 if spot.word[0].isupper() and not spot.word.isupper() else -3.0
    elif spot.word[0].isupper() and not _stops(spot.before):
        return 0.0
    return points + (_knowing(spot) if knowledge else _doing(spot))


def _doing(spot: _Spot) -> float:
    """Points for a word that a criterion begins with: a verb, the surer with an object after it."""
    object_follows = spot.after in _OBJECT_STARTS
    if spot.plain in STARTS_INSIDE | OPEN_ENDS | _PARTICLES | _PREPOSITIONS:
        return -2.0
    if spot.plain not in VERBS:
        return 0.0 if spot.after == "to" or not spot.before.isalpha() else 1.0 if object_follows else 0.0
    if spot.plain in NOUNS_TOO:
        return 0.0 if spot.word.endswith(",") else 2.0 if object_follows else 1.0
    return 3.5 if object_follows else 3.0


def _knowing(spot: _Spot) -> float:
    """Points for a word that knowledge begins with; after a verb, `how` and `what` go on with it."""
    if first_word(spot.before) in VERBS - NOUNS_TOO:
        return -1.0
    if spot.plain in _QUESTIONS:
        return 3.0
    if spot.plain in ("when", "where", "who", "which"):
        return 2.0 if spot.after == "to" else 1.5 if spot.after in _ASKS and not _is_relative(spot) else 0.0
    return 2.0 if spot.plain in KNOWS else 0.0


def _is_relative(spot: _Spot) -> bool:
    """Whether `who` or `which` goes on with the word before: `people who must`, `risks, which are`."""
    person = spot.before.lower().rstrip("s").endswith(("person", "people", "individual", "colleague", "er", "or"))
    return spot.before.endswith(",") or spot.plain == "which" or (spot.plain == "who" and person)


def _stops(before: str) -> bool:
    """Whether a word ends a sentence; an abbreviation such as `e.g.` does not."""
    return before.endswith((".", ";", "?", "!")) and "." not in before[:-1] and before.lower() not in OPEN_ENDS


def _binds(spot: _Spot) -> bool:
    """Whether the word before holds the next one to itself, so that no item begins between them: `to further improve`
    is as close as `to improve`."""
    word = spot.before.lower()
    told = word in (OPEN_ENDS | STARTS_INSIDE) - _MAY_END or first_word(word) in _BINDERS
    return told or is_open(word) or (spot.earlier == "to" and word not in VERBS)


def cut_places(texts: Sequence[str], count: int, knowledge: bool) -> list[list[int]] | None:
    """For each of several following texts the places to cut it at, so that all give `count` items; None where that
    is not seen. The start of a text counts as a place like any other."""
    whole = " ".join(texts)
    places = beginnings(whole, count, knowledge)
    if places is None:
        return None
    out, start = [], 0
    for text in texts:
        out.append([place - start for place in places if start <= place < start + len(text)])
        start += len(text) + 1
    return out
