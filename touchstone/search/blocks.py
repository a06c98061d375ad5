"""Entries cut into blocks, and what each block says: the words and signs by which it and its parts are found.

A block is put into a shard by the hash of its address, so that what is added or taken out moves nothing else. An entry
with more parts than a block holds goes on in further blocks; each repeats the title, so that words of the title and of
an item can be found together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from hashlib import blake2b
from typing import NamedTuple

import orjson

from touchstone.search.entry import KINDS, Entry, Part
from touchstone.search.postings import HALF, in_block
from touchstone.search.words import closed_up, stems, terms_of, words

TITLE, MORE, FIRST_PART = 0, 1, 2
"""Ordinals in a block: the title, the other words of the entry, and the first of its parts."""
CODE, OTHER_CODE, FORMER_CODE, WHOLE_TITLE, NARROWING = "=+~!:"
"""What begins a term that is no word: a code, another spelling, a code of old, a whole title, a facet or kind."""
LONG = f"{NARROWING}long"
"""The term of every long section of prose, which says so much that a word in it means less."""
PROSE = "guidance"
LAST = f"{NARROWING}last"
"""The term of whatever readers seldom seek, which goes below all that answers as well."""
AGAIN = f"{NARROWING}again"
"""The term of the title of every block that goes on with an entry: it is no hit of its own."""
SPOKEN = ("level",)
"""The kinds of part with a label that people type as words."""
LONG_TEXT = 240
"""From how many characters a section says much."""
LONGEST_TITLE = 5
"""Of how many terms a title is that is looked up as a whole."""
HASH = 8
PARTS_IN_BLOCK = HALF - FIRST_PART
LARGEST_BLOCK = 2_000
"""How many characters of parts a block takes as a rule."""


class Block(NamedTuple):
    """An entry with as many of its parts as one block holds."""

    entry: Entry
    number: int
    """0 for the first block of an entry; the others are no hits of their own."""
    parts: tuple[Part, ...]
    start: int = 0
    """The place of the first of them among those of the entry."""


class Heard(NamedTuple):
    """A text of an entry as it is looked for."""

    text: str
    words: Sequence[str]
    """Folded; those with hyphens without them, too."""
    terms: Set[str]


class Said(NamedTuple):
    """What a block says, each a text with one thing a line: words, codes and addresses have no line ends."""

    terms: str
    ordinals: str
    """For each of the terms where in the block it stands, as postings write it."""
    words: str

    def postings(self) -> Iterator[tuple[str, str]]:
        """Each term with its ordinals."""
        return zip(self.terms.split("\n"), self.ordinals.split("\n"), strict=True)


def blocks_of(entry: Entry) -> Iterator[Block]:
    """An entry in blocks, of which there is always one."""
    start = 0
    for place, parts in enumerate(_runs(entry.parts)):
        yield Block(entry, place, parts, start)
        start += len(parts)


def _runs(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    run: list[Part] = []
    size = 0
    for part in parts:
        if len(run) == PARTS_IN_BLOCK or (run and size + len(part.words) > LARGEST_BLOCK):
            yield tuple(run)
            run, size = [], 0
        run.append(part)
        size += len(part.words)
    yield tuple(run)


def hashed(address: str, blocks: int, before: int = 0) -> bytes:
    """By what the blocks of an entry are put into shards, HASH bytes of each.

    `before` tells entries with one address apart, which would fill one shard.
    """
    told = (f"{address}\n{number}\n{before}".encode() for number in range(blocks))
    return b"".join([blake2b(one, digest_size=HASH).digest() for one in told])


def size_of(block: Block) -> int:
    """About how many characters of a block a browser loads to show it."""
    return 100 + len(block.entry.words) + sum(len(part.words) + 40 for part in block.parts)


def heard_of(entry: Entry) -> list[Heard]:
    """What an entry says: its title, its other words, and each of its parts."""
    return [_heard(text) for text in (_title_text(entry), _more_text(entry), *map(_part_text, entry.parts))]


def _heard(text: str) -> Heard:
    said = words(text)
    said += closed_up(text)
    return Heard(text, said, set(terms_of(said)))


def said_by(block: Block, heard: Sequence[Heard]) -> Said:
    """What a block says, of all that its entry says."""
    first = FIRST_PART + block.start
    own = [*heard[:FIRST_PART], *heard[first : first + len(block.parts)]]
    terms = [(ordinal, one.terms) for ordinal, one in enumerate(own)]
    signs = [(ordinal, (sign,)) for ordinal, sign in _signs(block)]
    found = in_block([*terms, *signs])
    return Said("\n".join(found), "\n".join(found.values()), "\n".join(set().union(*[one.words for one in own])))


def shown(block: Block) -> str:
    """What a browser needs to show any hit of a block, as JSON."""
    entry = block.entry
    first = block.number == 0
    return compact(
        [
            *(entry.kind, entry.label, entry.title, entry.address, entry.context),
            *(entry.words if first else "", int(first)),
            [_shown_part(part) for part in block.parts],
            *([entry.also] if entry.also or entry.version else ()),
            *([entry.version] if entry.version else ()),
        ]
    )


def compact(value: object) -> str:
    """JSON without blanks."""
    return orjson.dumps(value, default=tuple).decode()


def _shown_part(part: Part) -> list[str]:
    return [part.kind, part.label, part.anchor, part.words, *([part.title] if part.title else ())]


def _title_text(entry: Entry) -> str:
    return "\n".join((entry.title, *entry.also, *entry.keywords))


def _more_text(entry: Entry) -> str:
    return f"{entry.words}\n{entry.more}\n{entry.context}\n{' '.join(KINDS.get(entry.kind, ()))}"


def _part_text(part: Part) -> str:
    if not (part.title or part.more or part.kind in SPOKEN):
        return part.words
    return "\n".join((_spoken(part), part.title, part.words, part.more))


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
    if block.number:
        yield TITLE, AGAIN
    else:
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
