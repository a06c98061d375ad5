"""The index of one set of things, built anew or brought up to date in proportion to what changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from hashlib import blake2b
from typing import Any, NamedTuple

from touchstone.search.postings import in_shard, replaced
from touchstone.search.shards import Shard, digits_for
from touchstone.search.store import Store
from touchstone.search.words import STOP_WORDS, stem

FEWEST, MOST, TASKS = 32, 512, 8
"""A new index is read in about so many tasks; so many shards are one, since what they say is joined."""

Each = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
"""Gives what a function makes of each of several tasks, in their order: `map`, or what does so in other processes."""

Term = tuple[str, int, str]
"""A term, how many characters it takes in a piece, and the digest of its postings and of the forms in which it is
written: a plain tuple, since there are many, and all are looked at in each build."""


class _Read(NamedTuple):
    """What the blocks of a shard say together."""

    terms: dict[str, str]
    """For each term where in the shard it stands."""
    words: Set[str]


def bring_up_to_date(store: Store, shards: Sequence[Shard], first: dict[str, int], each: Each = map) -> None:
    """Make the index in a store that of these shards; `first` gives by key the number of an offer's first block.

    Nothing may be under way in the store: other processes read it. Raises OSError where the disk is full.
    """
    placed = [" ".join([str(first[block.key] + block.number) for block in shard.blocks]) for shard in shards]
    kept = [blocks for (blocks,) in store.run("SELECT blocks FROM shards ORDER BY place")]
    if len(kept) != len(shards):
        _Index(store, len(shards)).build(shards, placed, each)
    elif kept != placed:
        changed = [place for place, blocks in enumerate(placed) if blocks != kept[place]]
        with store.change():
            _Index(store, len(shards)).replace(shards, [(place, kept[place], placed[place]) for place in changed])


class _Index:
    """The tables of shards, terms and forms in a store."""

    def __init__(self, store: Store, shards: int) -> None:
        self.store = store
        self.width = digits_for(shards)

    def build(self, shards: Sequence[Shard], placed: Sequence[str], each: Each) -> None:
        """Make the whole index."""
        named = [(shard.name, blocks) for shard, blocks in zip(shards, placed, strict=True)]
        size = min(MOST, max(FEWEST, len(named) // TASKS))
        postings: defaultdict[str, list[str]] = defaultdict(list)
        words: Counter[str] = Counter()
        for segments, counted in each(self._read_all, [named[at : at + size] for at in range(0, len(named), size)]):
            for term, listed in segments.items():
                postings[term].append(listed)
            words.update(counted)
        with self.store.change():
            self._write_anew(placed, postings, words)

    def _read_all(self, named: Iterable[tuple[str, str]]) -> tuple[dict[str, str], Counter[str]]:
        """What shards say together, from the name and blocks of each: postings, and in how many each word stands."""
        segments: defaultdict[str, list[str]] = defaultdict(list)
        words: Counter[str] = Counter()
        for name, blocks in named:
            read = self._read(blocks)
            words.update(read.words)
            for term, signs in read.terms.items():
                segments[term].append(name + signs)
        return {term: "".join(listed) for term, listed in segments.items()}, words

    def _write_anew(self, placed: Iterable[str], postings: Mapping[str, Iterable[str]], words: Counter[str]) -> None:
        for table in ("shards", "terms", "postings", "forms"):
            self.store.run(f"DELETE FROM {table}")
        self.store.run_each("INSERT INTO shards VALUES (?, ?)", enumerate(placed))
        spelt = [(form, count, stem(form)) for form, count in sorted(words.items()) if _is_plain(form)]
        self.store.run_each("INSERT INTO forms VALUES (?, ?, ?)", spelt)
        terms = sorted(postings)
        forms = forms_of(self.store, terms) if terms else {}
        self._write([(term, "".join(postings[term])) for term in terms], forms)

    def replace(self, shards: Sequence[Shard], changed: Iterable[tuple[int, str, str]]) -> None:
        """Bring the index up to date where shards changed: for each its place, and its blocks before and after."""
        segments: defaultdict[str, list[str]] = defaultdict(list)
        forms: Counter[str] = Counter()
        for place, blocks, now in changed:
            before, after = self._read(blocks), self._read(now)
            for term, signs in _differences(before.terms, after.terms):
                segments[term].append(shards[place].name + signs)
            forms.update(filter(_is_plain, after.words - before.words))
            forms.subtract(filter(_is_plain, before.words - after.words))
            self.store.run("UPDATE shards SET blocks = ? WHERE place = ?", (now, place))
        terms = {*segments, *self._count(forms)}
        spelt = {term: forms for one in terms for term, forms in forms_of(self.store, [one]).items()}
        self._write([(one, replaced(self._postings(one), segments[one], self.width)) for one in sorted(terms)], spelt)

    def _read(self, blocks: str) -> _Read:
        said = self.store.said([int(block) for block in blocks.split()])
        words = set[str]().union(*[one.words.split("\n") for one in said])
        return _Read(in_shard([one.postings() for one in said]), words)

    def _count(self, more: Counter[str]) -> set[str]:
        """Count forms in more shards, or in fewer; gives the terms of forms that are new or gone."""
        terms = set()
        for form, change in more.items():
            row = self.store.run("SELECT count FROM forms WHERE form = ?", (form,)).fetchone()
            before = row[0] if row else 0
            if not before or before + change <= 0:
                terms.add(stem(form))
            self.store.run("INSERT OR REPLACE INTO forms VALUES (?, ?, ?)", (form, before + change, stem(form)))
        self.store.run("DELETE FROM forms WHERE count <= 0")
        return terms

    def _postings(self, term: str) -> str:
        row = self.store.run("SELECT postings FROM postings WHERE term = ?", (term,)).fetchone()
        return row[0] if row else ""

    def _write(self, terms: Sequence[tuple[str, str]], forms: Mapping[str, Sequence[str]]) -> None:
        told = [_told(term, postings, forms.get(term, ())) for term, postings in terms if postings]
        self.store.run_each("INSERT OR REPLACE INTO terms VALUES (?, ?, ?)", told)
        self.store.run_each("INSERT OR REPLACE INTO postings VALUES (?, ?)", [one for one in terms if one[1]])
        gone = [(term,) for term, postings in terms if not postings]
        self.store.run_each("DELETE FROM terms WHERE term = ?", gone)
        self.store.run_each("DELETE FROM postings WHERE term = ?", gone)


def _told(term: str, postings: str, forms: Sequence[str]) -> Term:
    told = f"{postings} {' '.join(forms)}".encode()
    return term, len(term) + len(postings) + 6, blake2b(told, digest_size=8).hexdigest()


def _is_plain(word: str) -> bool:
    """Whether a word is one whose spelling is told, and which a slip of the finger may have missed."""
    return len(word) > 1 and word.isalpha() and word not in STOP_WORDS


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """For each term that changed where it stands now; nowhere where it is gone."""
    yield from ((term, signs) for term, signs in after.items() if before.get(term) != signs)
    yield from ((term, "") for term in before if term not in after)


def all_terms(store: Store) -> list[Term]:
    """Every term, in order."""
    return list(store.run("SELECT term, size, print FROM terms ORDER BY term"))


def all_forms(store: Store) -> list[tuple[str, int]]:
    """Every word as it is written, with how many shards hold it."""
    return list(store.run("SELECT form, count FROM forms ORDER BY form"))


def forms_of(store: Store, terms: Sequence[str]) -> dict[str, list[str]]:
    """The forms in which the terms from the first of these to the last are written, where it is not as they are."""
    asked = "SELECT term, form FROM forms WHERE term BETWEEN ? AND ? ORDER BY term, form"
    found: dict[str, list[str]] = {}
    for term, form in store.run(asked, (terms[0], terms[-1])):
        found.setdefault(term, []).append(form)
    return {term: forms for term, forms in found.items() if forms != [term]}


def content(store: Store, terms: Sequence[str]) -> dict[str, str]:
    """Terms that follow each other in the index, each with its postings and the forms in which it is written."""
    if not terms:
        return {}
    forms = forms_of(store, terms)
    asked = "SELECT term, postings FROM postings WHERE term BETWEEN ? AND ? ORDER BY term"
    found = store.run(asked, (terms[0], terms[-1]))
    return {term: " ".join([postings, *forms.get(term, ())]) for term, postings in found}
