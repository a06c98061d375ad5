"""The files of the search: plain scripts that a page loads by script elements, which works from a shared drive too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from touchstone.model.search_words import SameMeaning
from touchstone.page import DataFile
from touchstone.search.blocks import compact
from touchstone.search.entry import KINDS, Entry
from touchstone.search.gathering import Listed, gathering, keyed
from touchstone.search.index import Term, all_forms, all_terms, content
from touchstone.search.offers import Card, unpacked
from touchstone.search.pieces import PIECE, Piece, cut, file_name, usual_size
from touchstone.search.shards import Shard
from touchstone.search.spellings import in_short, spellings
from touchstone.search.thesaurus import abbreviations, meanings, words_typed
from touchstone.search.words import STOP_WORDS, WEAK_WORDS, stem

SEARCH = "search/"
"""The address of the page of results, and of everything that it loads."""
OLDER = "older/"
"""Where below it the index of older versions stands."""
WORDS = 6_000
"""How many characters a piece of the word list holds, which is asked for when a word is not found."""


class SearchFile(NamedTuple):
    """A file of the search that is made when it is needed."""

    name: str
    """Its address below `SEARCH`, without its ending."""
    key: str
    """A digest of everything that goes into it."""
    content: Callable[[], str]
    """What the script hands over, as JSON."""

    def made(self) -> DataFile:
        """The file."""
        script = f'touchstoneSearch.piece("{self.name}",{self.content()})\n'
        return DataFile(f"{SEARCH}{self.name}.js", script.encode())


def index_files(now: Listed, older: Listed | None, same_meaning: Sequence[SameMeaning] = ()) -> Iterator[SearchFile]:
    """Every file of the index of what holds today, and of that of older versions where there is one."""
    both = [card for listed in (now, older) if listed for card in listed.cards.values()]
    typed = words_typed(same_meaning)
    other = meanings(same_meaning)
    pieces = cut({phrase: len(phrase) + len(others) + 6 for phrase, others in other.items()}, PIECE)
    start: dict[str, object] = {
        "stops": " ".join(sorted(STOP_WORDS)),
        "weak": " ".join(sorted({stem(word) for word in WEAK_WORDS})),
        "short": " ".join(sorted(_abbreviations(both, same_meaning))),
        "kinds": _kinds(both),
        "older": bool(older),
    }
    for piece in pieces:
        told = compact({one: other[one] for one in piece.terms})
        yield _whole(f"s-{file_name(piece.start)}", told)
    yield from _Index("", now, frozenset(typed)).files(start | {"same": [piece.start for piece in pieces]})
    if older:
        yield from _Index(OLDER, older, frozenset(typed)).files(start)


@dataclass(frozen=True)
class _Index:
    """One index in its folder."""

    folder: str
    listed: Listed
    typed: frozenset[str]
    """Words that lead on to others, which need not stand on any page."""

    def files(self, start: Mapping[str, object]) -> Iterator[SearchFile]:
        shards = self.listed.shards
        cards = self.listed.cards
        keys = [_digest(*[f"{block.number} {cards[block.key].print}" for block in shard.blocks]) for shard in shards]
        terms = all_terms(self.listed.store)
        pieces = _pieces(terms)
        lines = spellings(dict(all_forms(self.listed.store)), self.typed)
        words = cut({line: len(line) + 1 for line in lines}, WORDS)
        yield from map(self._terms, pieces)
        yield from (self._words(piece) for piece in words)
        yield from (self._shard(number, *of) for number, of in enumerate(zip(shards, keys, strict=True)))
        yield _whole(
            f"{self.folder}start",
            compact(
                {
                    **start,
                    "version": _digest(*keys),
                    "shards": len(shards),
                    "found": sum(card.things for card in cards.values()),
                    "terms": [piece.start for piece in pieces],
                    "sizes": [round(sum(size for _, size, _ in piece.held), -2) for piece in pieces],
                    "words": [piece.start for piece in words],
                }
            ),
        )

    def _terms(self, piece: _Terms) -> SearchFile:
        key = _digest(*[f"{term} {told}" for term, _, told in piece.held])
        terms = [term for term, _, _ in piece.held]
        name = f"{self.folder}t-{file_name(piece.start)}"
        return SearchFile(name, key, lambda: compact(content(self.listed.store, terms)))

    def _words(self, piece: Piece) -> SearchFile:
        name = f"{self.folder}w-{file_name(piece.start)}"
        return SearchFile(name, _digest(*piece.terms), lambda: compact(in_short(piece.terms)))

    def _shard(self, number: int, shard: Shard, key: str) -> SearchFile:
        def content() -> str:
            blocks = [self.listed.first[block.key] + block.number for block in shard.blocks]
            return f"[{','.join(self.listed.store.shown(blocks))}]"

        return SearchFile(f"{self.folder}d-{number:x}", key, content)


class _Terms(NamedTuple):
    """A piece of the terms."""

    start: str
    held: Sequence[Term]


def _pieces(terms: Sequence[Term]) -> list[_Terms]:
    """The terms, cut for a browser. It sees by the sizes what is worth loading."""
    sizes = {term: size for term, size, _ in terms}
    pieces = cut(sizes, usual_size(sum(sizes.values())))
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece.terms))
    return [_Terms(piece.start, terms[low:high]) for piece, (low, high) in zip(pieces, pairwise(ends), strict=True)]


def search_files(
    entries: Iterable[Entry], same_meaning: Sequence[SameMeaning] = (), cache: Path | None = None
) -> Iterator[DataFile]:
    """Yield every file of the index of `entries`. In the folder `cache` a build keeps what the next one needs."""
    with gathering(cache) as gathered:
        now, older = gathered.listed((), keyed(entries))
        yield from (file.made() for file in index_files(now, older, same_meaning))


def _abbreviations(cards: Iterable[Card], same_meaning: Iterable[SameMeaning]) -> set[str]:
    typed = (words for group in same_meaning for words in (*group.said_here, *group.people_say))
    also = unpacked(card.also for card in cards).values()
    return abbreviations((*typed, *(name for names in also for name in names)))


def _kinds(cards: Iterable[Card]) -> dict[str, tuple[str, str, int]]:
    """For each kind that there is how one and how many are called, and their number."""
    counts: Counter[str] = Counter()
    times = Counter(card.kinds for card in cards)
    for packed, kinds in unpacked(times).items():
        for kind, number in kinds.items():
            counts[kind] += number * times[packed]
    return {kind: (*KINDS.get(kind, (kind, kind)), counts[kind]) for kind in (*KINDS, *counts) if counts[kind]}


def _whole(name: str, content: str) -> SearchFile:
    """A file that is made already."""
    return SearchFile(name, _digest(content), lambda: content)


def _digest(*parts: str) -> str:
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
