"""What a thing offers to the search: what it says block by block, and what the whole index needs to know of it.

It takes longer to make than to read again, so a build keeps it for the next.
"""

from __future__ import annotations

import json
import pickle
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from touchstone.model.unit import Unit
from touchstone.render import Site
from touchstone.search.blocks import Heard, blocks_of, compact, hashed, heard_of, said_by, shown, size_of
from touchstone.search.entry import Entry
from touchstone.search.keywords import Place, Sought, Standing, held_in, sought, standing_in
from touchstone.search.unit_entries import unit_entry


class Card(NamedTuple):
    """What the whole index needs to know of a thing. What many things have alike is packed, to be unpacked once."""

    address: str
    hashes: bytes
    """By what its blocks are put into shards, where no other thing has the same address."""
    size: int
    """About how many characters a browser loads to show it."""
    things: int
    """How many things can be found: its parts, and once for each block the thing itself."""
    kinds: str
    """Packed, for each kind how many of its things are of it."""
    facets: str
    """Packed, the name, value and title of each `Facet`."""
    also: str
    """Packed, its other titles."""
    keywords: str
    """Packed, the keywords that are `Held` in it."""
    print: str
    """A digest of the entry that it is made of."""


class Offer(NamedTuple):
    """A thing as it is found."""

    card: Card
    blocks: tuple[tuple[str, ...], ...]
    """For each block what it has `Said`, and what a browser is shown."""
    standing: bytes
    """Where keywords stand in the thing, packed."""


def standing_from(packed: bytes) -> list[Standing]:
    """Where keywords stand in a thing, unpacked."""
    return [(keyword, Place._make(place)) for keyword, *place in pickle.loads(packed)]


def unpacked(packed: Iterable[str]) -> dict[str, Any]:
    """What is packed in cards, each of it once, in the order in which it comes first."""
    each = list(dict.fromkeys(packed))
    return dict(zip(each, json.loads(f"[{','.join(each)}]"), strict=True))


def offer_of(entry: Entry) -> Offer:
    """What an entry offers."""
    return _offer(entry, heard_of(entry), ())


def _offer(entry: Entry, heard: Sequence[Heard], found: Iterable[Standing]) -> Offer:
    blocks, places = list(blocks_of(entry)), tuple(dict.fromkeys(found))
    shows = [shown(block) for block in blocks]
    card = Card(
        entry.address,
        hashed(entry.address, len(blocks)),
        sum(size_of(block) for block in blocks),
        len(entry.parts) + len(blocks),
        compact(Counter([entry.kind, *[part.kind for part in entry.parts]])),
        compact(entry.facets),
        compact(entry.also),
        compact(held_in(places)),
        blake2b("\n".join([repr(_hidden(entry)), *shows]).encode(), digest_size=12).hexdigest(),
    )
    said = tuple((*said_by(block, heard), show) for block, show in zip(blocks, shows, strict=True))
    return Offer(card, said, pickle.dumps([(keyword, *place) for keyword, place in places], pickle.HIGHEST_PROTOCOL))


def _hidden(entry: Entry) -> tuple[object, ...]:
    """What is searched of an entry and not shown."""
    own = entry.keywords, entry.more, entry.names, entry.other_names, entry.former, entry.facets, entry.last
    return *own, [part.more for part in entry.parts]


def offer_of_unit(site: Site, unit: Unit, everywhere: Mapping[str, Sought]) -> Offer:
    """What a unit of today offers; `everywhere` are the keywords that are looked for in all units."""
    entry = unit_entry(site, unit)
    heard = heard_of(entry)
    return _offer(entry, heard, standing_in(entry, heard, sought(unit.keywords), everywhere))
