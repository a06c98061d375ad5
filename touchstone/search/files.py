"""The files of the search: plain scripts that a page loads by script elements, which works from a shared drive too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from touchstone.page import DataFile
from touchstone.search.entry import KINDS, Entry
from touchstone.search.index import Index, up_to_date
from touchstone.search.pieces import Piece, cut, file_name
from touchstone.search.shards import Shard, compact, shards_of
from touchstone.search.words import STOP_WORDS, stems

SEARCH = "search/"
"""The address of the page of results, and of everything that it loads."""
WORDS = 60_000
"""How many characters a piece of the word list holds, which is asked for when a word is not found."""


@dataclass(frozen=True)
class _Store:
    """One index in its folder: that of what holds today, or that of older versions."""

    folder: str
    shards: Sequence[Shard]
    index: Index

    def files(self, start: dict[str, object]) -> Iterator[DataFile]:
        pieces, spellings = self.index.pieces(), _spellings(self.index)
        listed = cut({line: len(line) + 1 for line in spellings}, WORDS)
        yield from self._terms(pieces)
        yield from (self._file(f"w-{file_name(piece.start)}", " ".join(piece.terms)) for piece in listed)
        yield from (self._file(f"d-{number:x}", shard.shown) for number, shard in enumerate(self.shards))
        yield self._file("start", start | self._start(pieces, listed))

    def _terms(self, pieces: Sequence[Piece]) -> Iterator[DataFile]:
        forms_of = self.index.forms_of()
        yield from (self._file(f"t-{file_name(piece.start)}", self.index.content(piece, forms_of)) for piece in pieces)

    def _start(self, pieces: Sequence[Piece], listed: Sequence[Piece]) -> dict[str, object]:
        return {
            "version": blake2b("".join(self.index.keys).encode(), digest_size=4).hexdigest(),
            "shards": len(self.shards),
            "found": sum(len(block.parts) + 1 for shard in self.shards for block in shard.blocks),
            "terms": [piece.start for piece in pieces],
            "words": [piece.start for piece in listed],
        }

    def _file(self, name: str, content: object) -> DataFile:
        told = content if isinstance(content, str) and content.startswith("[") else compact(content)
        script = f'touchstoneSearch.piece("{self.folder}{name}",{told})\n'
        return DataFile(f"{SEARCH}{self.folder}{name}.js", script.encode())


def _spellings(index: Index) -> list[str]:
    """The words as they are written, each followed by a digit that says how common it is."""
    return [f"{form}{min(count.bit_length(), 9)}" for form, count in index.forms.items()]


def search_files(
    entries: Iterable[Entry], same_meaning: Iterable[Sequence[str]] = (), cache: Path | None = None
) -> Iterator[DataFile]:
    """Yield every file of the index of `entries`. In the folder `cache` a build keeps what the next one needs."""
    listed = list(entries)
    older = [entry for entry in listed if entry.older]
    start: dict[str, object] = {
        "stops": " ".join(sorted(STOP_WORDS)),
        "kinds": _kinds(listed),
        "same": _same(same_meaning),
        "older": bool(older),
    }
    yield from _store("", [entry for entry in listed if not entry.older], cache and cache / "now").files(start)
    if older:
        yield from _store("older/", older, cache and cache / "older").files(start)


def _store(folder: str, entries: Iterable[Entry], cache: Path | None) -> _Store:
    shards = shards_of(entries)
    return _Store(folder, shards, up_to_date(shards, cache))


def _kinds(entries: Iterable[Entry]) -> dict[str, tuple[str, str, int]]:
    """For each kind that there is how one and how many are called, and their number."""
    counts = Counter(kind for entry in entries for kind in (entry.kind, *(part.kind for part in entry.parts)))
    return {kind: (*KINDS.get(kind, (kind, kind)), counts[kind]) for kind in (*KINDS, *counts) if counts[kind]}


def _same(groups: Iterable[Sequence[str]]) -> list[list[str]]:
    """Groups of words with one meaning, each as terms; those that come to the same terms stand once."""
    found = [list(dict.fromkeys(" ".join(stems(words)) for words in group)) for group in groups]
    return [[words for words in group if words] for group in found]
