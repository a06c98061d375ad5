"""Entries dealt out to shards: what a browser loads to show a hit, and the terms that lead to it.

An entry goes to a shard by the hash of its address, so that what is added or taken out moves nothing else. An entry
with more parts than a block holds goes on in further blocks; each repeats the title, so that words of the title and of
an item can be found together.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from touchstone.search.entry import KINDS, Entry, Part
from touchstone.search.postings import DIGITS, HALF, number, segment
from touchstone.search.words import STOP_WORDS, closed_up, stem, stems, words

TITLE, MORE, FIRST_PART = 0, 1, 2
"""Ordinals in a block: the title, the other words of the entry, and the first of its parts."""
CODE, OTHER_CODE, FORMER_CODE, WHOLE_TITLE, NARROWING = "=+~!:"
"""What begins a term that is no word: a code, another spelling, a code of old, a whole title, a facet or kind."""
LONG = f"{NARROWING}long"
"""The term of every long section of prose, which says so much that a word in it means less."""
PROSE = "guidance"
LAST = f"{NARROWING}last"
"""The term of whatever readers seldom seek, which goes below all that answers as well."""
SPOKEN = ("level",)
"""The kinds of part with a label that people type as words."""
LONG_TEXT = 240
"""From how many characters a section says much."""
LONGEST_TITLE = 5
"""Of how many terms a title is that is looked up as a whole."""
PARTS_IN_BLOCK = HALF - FIRST_PART
MOST_SHARDS = len(DIGITS) ** 3
SMALL, LARGE = 2_000, 32_000
"""How many characters a shard shows as a rule: less makes more files, more makes a query load more in vain."""
FEW = 256
"""Up to so many shards they are SMALL; only when there are more of them do they grow to LARGE."""


class Block(NamedTuple):
    """An entry with as many of its parts as one block holds."""

    entry: Entry
    number: int
    """0 for the first block of an entry; the others are no hits of their own."""
    parts: tuple[Part, ...]


class Read(NamedTuple):
    """What was read from a shard."""

    terms: dict[str, str]
    """For each term the segment of its postings."""
    forms: list[str]
    """The words as they are written; stop words and what is no plain word are left out."""


@dataclass(frozen=True)
class Shard:
    """The blocks that are loaded together."""

    name: str
    """Its number in digits of postings."""
    blocks: tuple[Block, ...]

    @cached_property
    def shown(self) -> str:
        """What a browser needs to show any of the shard's hits, as JSON."""
        return compact([_shown(block) for block in self.blocks])

    @cached_property
    def key(self) -> str:
        """The hash of everything that goes into the shard."""
        hidden = [(*_hidden(block.entry), [part.more for part in block.parts]) for block in self.blocks]
        return blake2b(f"{self.shown}\n{compact(hidden)}".encode(), digest_size=12).hexdigest()

    def read(self) -> Read:
        """The words of the shard, as terms and as they are written."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        spelt: set[str] = set()
        for place, block in enumerate(self.blocks):
            for ordinal, text in _texts(block):
                said = {*words(text), *closed_up(text)} - STOP_WORDS
                spelt |= said
                for term in set(map(stem, said)):
                    found[term].append(place * HALF + ordinal)
            for ordinal, term in _signs(block):
                found[term].append(place * HALF + ordinal)
        forms = sorted(word for word in spelt if len(word) > 1 and word.isalpha())
        return Read({term: segment(self.name, keys) for term, keys in found.items()}, forms)


def shards_of(entries: Iterable[Entry]) -> list[Shard]:
    """Every shard of an index, also those that hold nothing."""
    seen: Counter[str] = Counter()
    dealt = []
    for entry in entries:
        dealt += [(_hash(block, seen[entry.address]), block) for block in _blocks(entry)]
        seen[entry.address] += 1
    count = _shard_count([place for place, _ in dealt], sum(_size(block) for _, block in dealt))
    width = digits_for(count)
    held: list[list[Block]] = [[] for _ in range(count)]
    for place, block in dealt:
        held[place % count].append(block)
    return [Shard(number(place, width), tuple(sorted(blocks, key=_order))) for place, blocks in enumerate(held)]


def digits_for(shards: int) -> int:
    """How many digits the number of a shard takes."""
    return next(width for width in (1, 2, 3) if shards <= len(DIGITS) ** width)


def compact(value: object) -> str:
    """JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _order(block: Block) -> tuple[str, int, Entry]:
    return block.entry.address, block.number, block.entry


def _blocks(entry: Entry) -> Iterator[Block]:
    for place, parts in enumerate(_runs(entry.parts)):
        yield Block(entry, place, parts)


def _runs(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """Parts in runs that fit into a block, of which there is always one."""
    run: list[Part] = []
    size = 0
    for part in parts:
        if len(run) == PARTS_IN_BLOCK or (run and size + len(part.words) > SMALL):
            yield tuple(run)
            run, size = [], 0
        run.append(part)
        size += len(part.words)
    yield tuple(run)


def _hash(block: Block, before: int) -> int:
    """Where a block goes; `before` tells entries with one address apart, so that they do not all go to one shard."""
    named = f"{block.entry.address}\n{block.number}\n{before}"
    return int.from_bytes(blake2b(named.encode(), digest_size=8).digest())


def _size(block: Block) -> int:
    return 100 + len(block.entry.words) + sum(len(part.words) + 40 for part in block.parts)


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
    return max(Counter(place % count for place in places).values(), default=0)


def _hidden(entry: Entry) -> tuple[object, ...]:
    return entry.keywords, entry.more, entry.names, entry.other_names, entry.former, entry.facets, entry.last


def _shown(block: Block) -> list[object]:
    entry = block.entry
    first = block.number == 0
    return [
        *(entry.kind, entry.label, entry.title, entry.address, entry.context, entry.words if first else "", int(first)),
        [_shown_part(part) for part in block.parts],
        *([entry.also] if entry.also else ()),
    ]


def _shown_part(part: Part) -> list[str]:
    return [part.kind, part.label, part.anchor, part.words, *([part.title] if part.title else ())]


def _texts(block: Block) -> Iterator[tuple[int, str]]:
    entry = block.entry
    yield TITLE, "\n".join((entry.title, *entry.also, *entry.keywords))
    yield MORE, f"{entry.words}\n{entry.more}\n{entry.context}\n{' '.join(KINDS.get(entry.kind, ()))}"
    for ordinal, part in enumerate(block.parts, start=FIRST_PART):
        yield ordinal, "\n".join(text for text in (_spoken(part), part.title, part.words, part.more) if text)


def _spoken(part: Part) -> str:
    """A label that people type as words, such as "level 3"; a label such as K5 is looked for as a code."""
    return part.label if part.kind in SPOKEN else ""


def _signs(block: Block) -> Iterator[tuple[int, str]]:
    """Terms that are no words; the first sign says what they are."""
    entry = block.entry
    yield from ((TITLE, CODE + name) for name in dict.fromkeys(entry.names))
    yield from ((TITLE, FORMER_CODE + name) for name in dict.fromkeys(entry.former) if name not in entry.names)
    yield from ((TITLE, OTHER_CODE + name) for name in dict.fromkeys(entry.other_names) if name not in entry.names)
    yield from ((TITLE, f"{NARROWING}{facet.name}:{facet.value}") for facet in dict.fromkeys(entry.facets))
    if entry.last:
        yield from ((ordinal, LAST) for ordinal in range(len(block.parts) + FIRST_PART) if ordinal != MORE)
    if block.number == 0:
        yield TITLE, f"{NARROWING}kind:{entry.kind}"
        yield from ((TITLE, WHOLE_TITLE + whole) for whole in _whole_titles(entry))
    for ordinal, part in enumerate(block.parts, start=FIRST_PART):
        yield ordinal, f"{NARROWING}kind:{part.kind}"
        if entry.kind == PROSE and len(part.words) >= LONG_TEXT:
            yield ordinal, LONG


def _whole_titles(entry: Entry) -> Iterator[str]:
    """The titles that are short enough to be typed whole, each as its terms."""
    told = dict.fromkeys(tuple(stems(title)) for title in (entry.title, *entry.also))
    yield from (" ".join(terms) for terms in told if 0 < len(terms) <= LONGEST_TITLE)
