"""The files of the search: plain scripts that a page loads by script elements, which works from a shared drive too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from touchstone.model.search_words import SameMeaning
from touchstone.page import DataFile
from touchstone.search.entry import KINDS, Entry
from touchstone.search.index import Index, up_to_date
from touchstone.search.pieces import PIECE, Piece, cut, file_name
from touchstone.search.shards import Shard, compact, shards_of
from touchstone.search.spellings import in_short, spellings
from touchstone.search.thesaurus import abbreviations, meanings, words_typed
from touchstone.search.words import STOP_WORDS, WEAK_WORDS, stem

SEARCH = "search/"
"""The address of the page of results, and of everything that it loads."""
WORDS = 6_000
"""How many characters a piece of the word list holds, which is asked for when a word is not found."""


@dataclass(frozen=True)
class _Store:
    """One index in its folder: that of what holds today, or that of older versions."""

    folder: str
    shards: Sequence[Shard]
    index: Index
    typed: frozenset[str]
    """Words that lead on to others, which need not stand on any page."""

    def files(self, start: dict[str, object]) -> Iterator[DataFile]:
        pieces = self.index.pieces()
        listed = cut({line: len(line) + 1 for line in spellings(self.index.forms, self.typed)}, WORDS)
        yield from self._terms(pieces)
        yield from (self.file(f"w-{file_name(piece.start)}", in_short(piece.terms)) for piece in listed)
        yield from (self.file(f"d-{number:x}", shard.shown) for number, shard in enumerate(self.shards))
        yield self.file("start", start | self._start(pieces, listed))

    def _terms(self, pieces: Sequence[Piece]) -> Iterator[DataFile]:
        forms_of = self.index.forms_of()
        yield from (self.file(f"t-{file_name(piece.start)}", self.index.content(piece, forms_of)) for piece in pieces)

    def _start(self, pieces: Sequence[Piece], listed: Sequence[Piece]) -> dict[str, object]:
        return {
            "version": blake2b("".join(self.index.keys).encode(), digest_size=4).hexdigest(),
            "shards": len(self.shards),
            "found": sum(len(block.parts) + 1 for shard in self.shards for block in shard.blocks),
            "terms": [piece.start for piece in pieces],
            "sizes": [self.index.size_of(piece) for piece in pieces],
            "words": [piece.start for piece in listed],
        }

    def file(self, name: str, content: object) -> DataFile:
        """One file of the index."""
        told = content if isinstance(content, str) and content.startswith("[") else compact(content)
        script = f'touchstoneSearch.piece("{self.folder}{name}",{told})\n'
        return DataFile(f"{SEARCH}{self.folder}{name}.js", script.encode())


def search_files(
    entries: Iterable[Entry], same_meaning: Sequence[SameMeaning] = (), cache: Path | None = None
) -> Iterator[DataFile]:
    """Yield every file of the index of `entries`. In the folder `cache` a build keeps what the next one needs."""
    listed = list(entries)
    older = [entry for entry in listed if entry.older]
    start: dict[str, object] = {
        "stops": " ".join(sorted(STOP_WORDS)),
        "weak": " ".join(sorted({stem(word) for word in WEAK_WORDS})),
        "short": " ".join(sorted(_abbreviations(listed, same_meaning))),
        "kinds": _kinds(listed),
        "older": bool(older),
    }
    typed = words_typed(same_meaning)
    now = _store("", [entry for entry in listed if not entry.older], cache and cache / "now", typed)
    other = meanings(same_meaning)
    pieces = cut({phrase: len(phrase) + len(others) + 6 for phrase, others in other.items()}, PIECE)
    yield from (now.file(f"s-{file_name(piece.start)}", {one: other[one] for one in piece.terms}) for piece in pieces)
    yield from now.files(start | {"same": [piece.start for piece in pieces]})
    if older:
        yield from _store("older/", older, cache and cache / "older", typed).files(start)


def _abbreviations(entries: Iterable[Entry], same_meaning: Iterable[SameMeaning]) -> set[str]:
    typed = (words for group in same_meaning for words in (*group.said_here, *group.people_say))
    return abbreviations((*typed, *(name for entry in entries for name in entry.also)))


def _store(folder: str, entries: Iterable[Entry], cache: Path | None, typed: Iterable[str]) -> _Store:
    shards = shards_of(entries)
    return _Store(folder, shards, up_to_date(shards, cache), frozenset(typed))


def _kinds(entries: Iterable[Entry]) -> dict[str, tuple[str, str, int]]:
    """For each kind that there is how one and how many are called, and their number."""
    counts = Counter(kind for entry in entries for kind in (entry.kind, *(part.kind for part in entry.parts)))
    return {kind: (*KINDS.get(kind, (kind, kind)), counts[kind]) for kind in (*KINDS, *counts) if counts[kind]}
