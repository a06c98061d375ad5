"""What a thing offers to the search: what it says block by block, and what the whole index needs to know of it.

It takes longer to make than to read again, so it is packed, and a build keeps it for the next.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from touchstone.model.unit import Unit
from touchstone.render import Site
from touchstone.search.blocks import Heard, blocks_of, hashed, heard_of, said_by, shown, size_of
from touchstone.search.entry import Entry
from touchstone.search.keywords import Held, Sought, Standing, held_in, sought, standing_in
from touchstone.search.unit_entries import unit_entry


class Card(NamedTuple):
    """What the whole index needs to know of a thing, in plain tuples alone, which are read several times faster."""

    address: str
    hashes: tuple[int, ...]
    """For each of its blocks by what it is put into a shard, where no other thing has the same address."""
    size: int
    """About how many characters a browser loads to show it."""
    things: int
    """How many things can be found: its parts, and once for each block the thing itself."""
    kinds: tuple[tuple[str, int], ...]
    facets: tuple[tuple[str, str, str], ...]
    """The name, value and title of each `Facet`."""
    also: tuple[str, ...]
    keywords: tuple[Held, ...]
    older: bool
    print: str
    """A digest of the entry that it is made of."""


class Offer(NamedTuple):
    """A thing as it is found, packed: only what is needed is unpacked."""

    card: bytes
    blocks: tuple[tuple[str, bytes], ...]
    """For each block what a browser is shown, and a `Said`."""
    standing: bytes
    """Where keywords stand in the thing: a tuple of `Standing`."""


def offer_of(entry: Entry) -> Offer:
    """What an entry offers."""
    return _offer(entry, heard_of(entry), ())


def _offer(entry: Entry, heard: Sequence[Heard], standing: Iterable[Standing]) -> Offer:
    blocks, places = list(blocks_of(entry)), tuple(dict.fromkeys(standing))
    kinds = Counter([entry.kind, *(part.kind for part in entry.parts)])
    said = tuple((shown(block), _packed(tuple(said_by(block, heard)))) for block in blocks)
    card = Card(
        entry.address,
        tuple(hashed(entry.address, block.number, 0) for block in blocks),
        sum(size_of(block) for block in blocks),
        len(entry.parts) + len(blocks),
        tuple(kinds.items()),
        tuple((facet.name, facet.value, facet.title) for facet in entry.facets),
        entry.also,
        held_in(places),
        entry.older,
        blake2b(repr((_hidden(entry), [one for one, _ in said])).encode(), digest_size=12).hexdigest(),
    )
    return Offer(_packed(tuple(card)), said, _packed(places))


def _hidden(entry: Entry) -> tuple[object, ...]:
    """What is searched of an entry and not shown."""
    own = entry.keywords, entry.more, entry.names, entry.other_names, entry.former, entry.facets, entry.last
    return *own, [part.more for part in entry.parts]


def offer_of_unit(site: Site, unit: Unit, everywhere: Mapping[str, Sought]) -> Offer:
    """What a unit of today offers; `everywhere` are the keywords that are looked for in all units."""
    entry = unit_entry(site, unit)
    heard = heard_of(entry)
    return _offer(entry, heard, standing_in(entry, heard, sought(unit.keywords), everywhere))


def _packed(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
