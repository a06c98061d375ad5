"""The index of one set of entries, built anew or brought up to date in proportion to what changed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from touchstone.search.pieces import Piece, cut, usual_size
from touchstone.search.postings import replaced
from touchstone.search.shards import Read, Shard, compact, digits_for
from touchstone.search.words import stem

FORMAT = 6
"""Raised whenever what is kept between builds means something else than before."""


@dataclass
class Index:
    """Postings by term and forms by how many shards hold them; the keys say of which shards."""

    width: int
    keys: list[str] = field(default_factory=list)
    postings: dict[str, str] = field(default_factory=dict)
    forms: Counter[str] = field(default_factory=Counter)

    def pieces(self) -> list[Piece]:
        """The terms, cut for a browser."""
        sizes = {term: self._size(term) for term in self.postings}
        return cut(sizes, usual_size(sum(sizes.values())))

    def size_of(self, piece: Piece) -> int:
        """How many characters a piece has, to the next hundred; a browser sees by it what is worth loading."""
        return round(sum(self._size(term) for term in piece.terms), -2)

    def _size(self, term: str) -> int:
        return len(term) + len(self.postings[term]) + 6

    def content(self, piece: Piece, forms_of: dict[str, list[str]]) -> dict[str, str]:
        """A piece's terms, each with its postings and the forms in which it is written."""
        return {term: " ".join([self.postings[term], *forms_of.get(term, ())]) for term in piece.terms}

    def forms_of(self) -> dict[str, list[str]]:
        """For each term the forms in which it is written; it is left out where there is only the term itself."""
        found: dict[str, list[str]] = {}
        for form in sorted(self.forms):
            found.setdefault(stem(form), []).append(form)
        return {term: forms for term, forms in found.items() if forms != [term]}


def up_to_date(shards: Sequence[Shard], cache: Path | None) -> Index:
    """The index of these shards, made from the one that is kept in `cache` where that is of use."""
    if cache:
        try:
            return _brought_up(_kept(cache, len(shards)), shards, cache)
        except (OSError, ValueError, TypeError):
            pass  # there is none, or it is damaged, or a build was cut off: it is made anew
    return _brought_up(Index(digits_for(len(shards)), [""] * len(shards)), shards, cache)


def _brought_up(index: Index, shards: Sequence[Shard], cache: Path | None) -> Index:
    keys = [shard.key for shard in shards]
    changed = [place for place, key in enumerate(keys) if key != index.keys[place]]
    _apply(index, _changes(index, shards, changed, cache))
    index.keys = keys
    if cache and changed:
        _write(cache / "index.json", [FORMAT, index.keys, index.postings, index.forms])
    return index


def _changes(index: Index, shards: Sequence[Shard], changed: Iterable[int], cache: Path | None) -> dict[str, list[str]]:
    """For each term that changed the new segments; what the changed shards hold is noted for the next build."""
    found: dict[str, list[str]] = {}
    for place in changed:
        shard = shards[place]
        before = _noted(cache, place, index.keys[place])
        after = shard.read()
        for term, segment in _differences(before.terms, after.terms, shard.name):
            found.setdefault(term, []).append(segment)
        index.forms.subtract(before.forms)
        index.forms.update(after.forms)
        if cache:
            _write(cache / f"{place:x}.json", [shard.key, *after])
    return found


def _noted(cache: Path | None, place: int, key: str) -> Read:
    """What a shard held when the index was made. Raises ValueError where the note is of another time."""
    if not cache or not key:
        return Read({}, [])
    noted, terms, forms = json.loads((cache / f"{place:x}.json").read_bytes())
    if noted != key:
        raise ValueError("a build was cut off")
    return Read(terms, forms)


def _differences(before: Mapping[str, str], after: Mapping[str, str], shard: str) -> Iterator[tuple[str, str]]:
    if not before:
        yield from after.items()
        return
    yield from ((term, segment) for term, segment in after.items() if before.get(term) != segment)
    yield from ((term, shard) for term in before if term not in after)


def _apply(index: Index, changes: Mapping[str, list[str]]) -> None:
    for term, segments in changes.items():
        before = index.postings.get(term)
        after = replaced(before, segments, index.width) if before else "".join(segments)
        if after:
            index.postings[term] = after
        else:
            del index.postings[term]
    index.forms = +index.forms


def _kept(cache: Path, shards: int) -> Index:
    """What an earlier build kept. Raises where there is nothing, or it is for another number of shards."""
    form, keys, postings, forms = json.loads((cache / "index.json").read_bytes())
    if form != FORMAT or len(keys) != shards:
        raise ValueError("the index that is kept is another one")
    return Index(digits_for(shards), keys, dict(postings), Counter(forms))


def _write(path: Path, value: object) -> None:
    """Write whole or not at all, so that a build that is cut off leaves nothing halfway."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_text(compact(value), encoding="utf-8")
    unfinished.replace(path)
