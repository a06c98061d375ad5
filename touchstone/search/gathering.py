"""What is to be found, gathered in stores that builds keep: one of what holds today, one of older versions."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from touchstone.search.entry import Entry
from touchstone.search.index import Each, bring_up_to_date
from touchstone.search.offers import Card, Offer, offer_of
from touchstone.search.shards import Shard, shards_of
from touchstone.search.store import Store

AT_ONCE = 256
"""So many entries are one task."""


@dataclass(frozen=True)
class Listed:
    """What one index holds, in its order: by key what the whole index needs to know of each thing."""

    store: Store
    cards: Mapping[str, Card]
    shards: Sequence[Shard]
    first: Mapping[str, int]
    """By key the number of the first block in the store."""


@dataclass(frozen=True)
class Gathering:
    """The two stores."""

    now: Store
    older: Store

    def take(self, key: str, offer: Offer) -> None:
        """Take what a thing of today offers."""
        self.now.take([(key, offer)])

    @contextmanager
    def changing(self) -> Iterator[None]:
        """All or nothing of what is gathered within. Raises OSError where the disk is full."""
        with self.now.change(), self.older.change():
            yield

    def listed(
        self, keys: Iterable[str], others: Iterable[tuple[str, Entry]], each: Each = map
    ) -> tuple[Listed, Listed | None]:
        """What holds today and, where there is any, what is older: the things with these keys, and other `keyed` ones.

        All else is forgotten, and the indexes are brought up to date. `each` gives what a function makes of each of
        several tasks, such as in other processes. Raises OSError where the disk is full.
        """
        others = list(others)
        today = {key: entry for key, entry in others if not entry.older}
        older = {key: entry for key, entry in others if entry.older}
        return (
            _listed(self.now, [*keys, *today], today, each),
            _listed(self.older, list(older), older, each) if older else None,
        )


@contextmanager
def gathering(folder: Path | None) -> Iterator[Gathering]:
    """The stores in a folder; in one that is thrown away afterwards where None."""
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="touchstone-") as own, gathering(Path(own)) as made:
            yield made
        return
    made = Gathering(Store(folder / "now.db"), Store(folder / "older.db"))
    try:
        yield made
    finally:
        made.now.close()
        made.older.close()


def keyed(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Entries, each with the digest of all that it holds; those that are the same are counted."""
    seen: Counter[str] = Counter()
    for entry in entries:
        told = repr(entry)
        seen[told] += 1
        yield blake2b(f"{told}{seen[told]}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest(), entry


def _listed(store: Store, keys: list[str], entries: Mapping[str, Entry], each: Each) -> Listed:
    """One index; what is offered is kept before the index is made, so that other processes can read it."""
    held = store.keys()
    new = [(key, entry) for key, entry in entries.items() if key not in held]
    with store.change():
        for offers in each(_offers, [new[start : start + AT_ONCE] for start in range(0, len(new), AT_ONCE)]):
            store.take(offers)
    kept = store.cards()
    cards = {key: kept[key][1] for key in keys}
    first = {key: number for key, (number, _) in kept.items()}
    shards = shards_of(cards.items())
    bring_up_to_date(store, shards, first, each)
    with store.change():
        store.forget(kept.keys() - cards.keys())
    return Listed(store, cards, shards, first)


def _offers(entries: Iterable[tuple[str, Entry]]) -> list[tuple[str, Offer]]:
    return [(key, offer_of(entry)) for key, entry in entries]
