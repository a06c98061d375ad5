"""Blocks dealt to shards, each of which a browser loads as one file to show its hits."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from touchstone.search.blocks import HASH, hashed
from touchstone.search.offers import Card
from touchstone.search.postings import DIGITS, HALF, number

MOST_SHARDS = len(DIGITS) ** 3
SMALL, LARGE = 2_000, 32_000
"""How many characters a shard shows as a rule: less makes more files, more makes a query load more in vain."""
FEW = 256
"""Up to so many shards they are SMALL; only when there are more of them do they grow to LARGE."""


class Dealt(NamedTuple):
    """A block in its shard; blocks stand there in this order."""

    address: str
    number: int
    key: str
    """The key of the offer that the block is of."""


class Shard(NamedTuple):
    """The blocks that are loaded together."""

    name: str
    """Its number in digits of postings."""
    blocks: tuple[Dealt, ...]


def shards_of(cards: Iterable[tuple[str, Card]]) -> list[Shard]:
    """Every shard of an index, also those that hold nothing, from what is offered, each with its key."""
    seen: Counter[str] = Counter()
    dealt: list[Dealt] = []
    hashes: list[bytes] = []
    size = 0
    for key, card in cards:
        before = seen[card.address]
        seen[card.address] = before + 1
        size += card.size
        blocks = range(len(card.hashes) // HASH)
        hashes.append(hashed(card.address, len(blocks), before) if before else card.hashes)
        dealt += [Dealt(card.address, at, key) for at in blocks]
    places = struct.unpack(f">{len(dealt)}Q", b"".join(hashes))
    count = _shard_count(places, size)
    held: list[list[Dealt]] = [[] for _ in range(count)]
    for place, block in zip(places, dealt, strict=True):
        held[place % count].append(block)
    width = digits_for(count)
    return [Shard(number(place, width), tuple(sorted(blocks))) for place, blocks in enumerate(held)]


def digits_for(shards: int) -> int:
    """How many digits the number of a shard takes."""
    return next(width for width in (1, 2, 3) if shards <= len(DIGITS) ** width)


def _shard_count(places: Sequence[int], size: int) -> int:
    count = 1
    while _too_large(count, size) or _fullest(places, count) > HALF:
        count *= 2
        if count > MOST_SHARDS:
            raise ValueError(f"{len(places):,} entries are more than an index holds, or too many are the same")
    return count


def _too_large(shards: int, size: int) -> bool:
    return shards * SMALL < size and (shards < FEW or shards * LARGE < size)


def _fullest(places: Sequence[int], count: int) -> int:
    return max(Counter([place % count for place in places]).values(), default=0)
