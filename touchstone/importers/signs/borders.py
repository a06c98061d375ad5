"""Where one item ends and the next begins in a run of text that shows it by nothing but its words.

Each word has a weight for each place that it can have beside a border: the last but one before it, the last, the first,
the second and the third behind it. So have the kinds of the first two of knowledge: one in -s before `of` begins more
knowledge than it stands inside. What the weights around a gap add up to says how likely a border is there; a run that
holds so many items is divided as is likeliest for the whole of it, for items are seldom very short or very long.
The weights were fitted to items by `scripts/weigh_borders.py`. The chance of a border is that of all divisions with it.
Source of the search: L. R. Rabiner, A Tutorial on Hidden Markov Models, Proceedings of the IEEE 77 (1989), III.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from touchstone.importers.signs.wrapping import EVERYDAY, KNOWS, OPEN_ENDS, STARTS_INSIDE, VERBS
from touchstone.importers.words.wordlists import columns_in

PLACES = (-2, -1, 0, 1, 2)
"""The places of words beside a gap; 0 is the first word behind it."""
ANY, AGAIN, AGAIN_TWICE, CAPITAL = "<any>", "<again>", "<again twice>", "<capital>"
"""What is told of every gap; of one whose next word, or next two, begin the whole run as well; of a capital there."""
_CLASSES = (("<verb>", VERBS, 0), ("<everyday>", EVERYDAY, 0), ("<knowing>", KNOWS, 0), ("<open>", OPEN_ENDS, -1))
LISTED = VERBS | EVERYDAY | KNOWS | STARTS_INSIDE | OPEN_ENDS
_JOINING = frozenset(
    {"of", "for", "that", "where", "which", "in", "on", "about", "to", "with", "and", "by", "who", "from"}
    | {"against", "when", "used", "between"}
)
"""Words that go on with a noun: a word in -s before one is a plural more often than a verb."""
_SIGNS = (",", ")")
_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ers", "er", "s")
_AROUND = ",;:()\"“”‘’'."
SHORTEST, _FEWEST = 2, 3
"""Words of the shortest item, and words an item of a run that has too few to be divided by them."""
IN_WORDS, IN_LINES = 0.3, 0.6
"""By how much the logarithms of the lengths of items differ from that of their average, where only words tell their
borders, and where the ends of lines do as well: then lengths say less that is not said already."""
_NEVER = -math.inf
_MOST, _MOST_WORDS = 40, 3000
"""Items and words of the longest run that is divided."""
_GAPS = 5
"""So many gaps for each item are looked at, the likeliest ones."""

Weights = Mapping[tuple[str, int], float]
"""What each word, ending or class weighs at each place."""


class Division(NamedTuple):
    """The words with which items begin, but for the first, and the chance that the least sure of them does."""

    starts: list[int]
    sure: float


@cache
def weights(knowledge: bool) -> Weights:
    """The weights for criteria or for knowledge."""
    first = len(PLACES) if knowledge else 0
    rows = columns_in("borders")
    return {
        (word, place): float(told)
        for word, *cells in rows
        for place, told in zip(PLACES, cells[first : first + len(PLACES)], strict=True)
        if told
    }


@cache
def known_words() -> frozenset[str]:
    """The words that count by themselves."""
    return frozenset(word for word, *_ in columns_in("borders")) | LISTED


def signs_at(words: Sequence[str], at: int, known: Container[str], knowledge: bool = True) -> Iterator[tuple[str, int]]:
    """What tells whether an item begins with the word at a place: each word around it, by itself if it is `known` and
    by its ending if not, and what it is beside that; in `knowledge` the kinds of the first two words as well."""
    yield ANY, 0
    for place in PLACES:
        inside = 0 <= at + place < len(words)
        yield _token(words[at + place], known) if inside else "<end>", place
    if knowledge and at + 1 < len(words):
        yield f"{_kind(words[at])} {_kind(words[at + 1])}", 0
    before, first = words[at - 1], plain(words[at])
    yield from ((sign, -1) for sign in _SIGNS if before.endswith(sign))
    yield from ((name, place) for name, held, place in _CLASSES if plain(words[at + place]) in held)
    if words[at][:1].isupper():
        yield CAPITAL, 0
    if first == plain(words[0]):
        yield AGAIN, 0
        if [plain(word) for word in words[at + 1 : at + 2]] == [plain(word) for word in words[1:2]]:
            yield AGAIN_TWICE, 0


@lru_cache(10_000)
def plain(word: str) -> str:
    """A word in small letters without the signs around it."""
    return word.strip(_AROUND).lower()


def _token(word: str, known: Container[str]) -> str:
    said = plain(word)
    return said if said in known else _ending(said)


@lru_cache(10_000)
def _kind(word: str) -> str:
    """What kind of word one is: a verb, a joining word by itself, another word that seldom begins or ends an item, or
    one of some ending."""
    said = plain(word)
    if said in VERBS:
        return "<verb>"
    if said in _JOINING:
        return said
    return "<inside>" if said in STARTS_INSIDE or said in OPEN_ENDS else _ending(said)


def _ending(said: str) -> str:
    return next((f"-{ending}" for ending in _ENDINGS if said.endswith(ending) and len(said) > len(ending) + 2), "-")


def likelihoods(words: Sequence[str], told: Weights, known: Container[str]) -> list[float]:
    """How likely an item begins with each word but the first, as a logarithm of odds; the first counts for nothing."""
    return [0.0, *(sum(told.get(sign, 0.0) for sign in signs_at(words, at, known)) for at in range(1, len(words)))]


def likelihood(before: str, behind: str, told: Weights) -> float:
    """How likely one item ends with these words and the next begins with those, as a logarithm of odds."""
    words = [*before.split(), *behind.split()]
    return sum(told.get(sign, 0.0) for sign in signs_at(words, len(before.split()), known_words()))


def divided(likely: Sequence[float], count: int, spread: float = IN_WORDS) -> Division | None:
    """The likeliest division into `count` items of words, an item of each of which is so likely to begin; None where
    there are too few words for that, or too many to look at."""
    if count < 2 or count > _MOST or not count * _FEWEST <= len(likely) <= _MOST_WORDS:
        return None
    gaps = range(SHORTEST, len(likely) - SHORTEST + 1)
    chosen = sorted(sorted(gaps, key=lambda at: -likely[at])[: _GAPS * count])
    return _Search([0, *chosen, len(likely)], [0.0, *(likely[at] for at in chosen), 0.0], count, spread).found()


@dataclass(frozen=True)
class _Search:
    """The places that may begin items, the first and the end of the run among them, and how likely each is to."""

    places: Sequence[int]
    likely: Sequence[float]
    count: int
    spread: float

    @cached_property
    def steps(self) -> list[list[float]]:
        """For each place, and each before it, how likely an item begun there ends here and the next begins."""
        return [
            [self.likely[end] + self._of_length(self.places[end] - self.places[start]) for start in range(end)]
            for end in range(len(self.places))
        ]

    def _of_length(self, words: int) -> float:
        """How likely an item of the run has so many words, as a logarithm."""
        average = self.places[-1] / self.count
        return -((math.log(words / average) / self.spread) ** 2) / 2 if words >= SHORTEST else _NEVER

    def found(self) -> Division | None:
        """The best division, with the chance of its borders among all divisions."""
        best, before = self._best()
        if best[-1] == _NEVER:
            return None
        chosen = [len(self.places) - 1]
        for row in reversed(before):
            chosen.append(row[chosen[-1]])
        borders = chosen[-2:0:-1]
        ways, rest = self._ways(), self._rest()
        chances = [_sum([one[at] + other[at] for one, other in zip(ways, rest, strict=True)]) for at in borders]
        return Division([self.places[at] for at in borders], math.exp(min(chances) - ways[-1][-1]))

    def _best(self) -> tuple[list[float], list[list[int]]]:
        """How likely the best way to end all items at each place is, and for each number of items before that and each
        place where the last of them begins."""
        best = [0.0, *[_NEVER] * (len(self.places) - 1)]
        before: list[list[int]] = []
        for _ in range(self.count):
            told = [
                max(((best[at] + step, at) for at, step in enumerate(row)), default=(_NEVER, 0)) for row in self.steps
            ]
            best = [likely for likely, _ in told]
            before.append([at for _, at in told])
        return best, before

    def _ways(self) -> list[list[float]]:
        """For each number of items and each place how likely all ways are to end so many items there."""
        ways = [[0.0, *[_NEVER] * (len(self.places) - 1)]]
        for _ in range(self.count):
            ways.append([_sum([ways[-1][at] + step for at, step in enumerate(row)]) for row in self.steps])
        return ways

    def _rest(self) -> list[list[float]]:
        """For each number of items before, and each place, how likely all ways are to go on from there to the end."""
        size = len(self.places)
        rest = [[*[_NEVER] * (size - 1), 0.0]]
        for _ in range(self.count):
            after = rest[-1]
            rest.append([_sum([self.steps[end][at] + after[end] for end in range(at + 1, size)]) for at in range(size)])
        return rest[::-1]


def _sum(logarithms: Sequence[float]) -> float:
    """The logarithm of the sum of what these are logarithms of."""
    most = max(logarithms, default=_NEVER)
    return most + math.log(sum(math.exp(one - most) for one in logarithms)) if most > _NEVER else _NEVER
