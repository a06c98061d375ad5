"""Postings as text: which entries and parts hold a term, in signs that need no escape in a script.

A term's postings are segments, one a shard that holds the term, in the order of the shards. A segment is the shard's
number in a fixed number of digits, then for each block the block's place and the ordinals in it. The last place of a
segment and the last ordinal of a block stand in the upper half of the digits. So one shard's segment can be cut out
and replaced without reading the others, which is what makes a rebuild cheap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
"""In the order of their character codes, so that segments sort by shard."""
HALF = 32
"""Places in a shard, and ordinals in a block."""
LAST = DIGITS[HALF:]
"""The digit of each place and ordinal where it is the last."""


def number(value: int, width: int) -> str:
    """A number in `width` digits."""
    signs = ""
    for _ in range(width):
        value, digit = divmod(value, len(DIGITS))
        signs = DIGITS[digit] + signs
    return signs


def in_block(said: Sequence[tuple[int, Iterable[str]]]) -> dict[str, str]:
    """Where terms stand in one block, from the different terms at each ordinal; the ordinals of a term ascend."""
    found: dict[str, str] = {}
    for ordinal, terms in reversed(said):
        last, other = LAST[ordinal], DIGITS[ordinal]
        for term in terms:
            found[term] = other + found[term] if term in found else last
    return found


def in_shard(blocks: Sequence[Iterable[tuple[str, str]]]) -> dict[str, str]:
    """For each term of a shard where it stands, from where terms stand in each of its blocks.

    With the number of the shard before it, it is the shard's segment of the term's postings.
    """
    found: dict[str, str] = {}
    for place in reversed(range(len(blocks))):
        last, other = LAST[place], DIGITS[place]
        for term, ordinals in blocks[place]:
            found[term] = other + ordinals + found[term] if term in found else last + ordinals
    return found


@cache
def _segment_pattern(width: int) -> re.Pattern[str]:
    low, high = re.escape(DIGITS[:HALF]), re.escape(DIGITS[HALF:])
    ordinals = f"[{low}]*[{high}]"
    return re.compile(f"(.{{{width}}})((?:[{low}]{ordinals})*[{high}]{ordinals})")


def replaced(postings: str, segments: Iterable[str], width: int) -> str:
    """Postings with the segments of some shards replaced; a shard's number alone takes the shard out."""
    held = {found[1]: found[0] for found in _segment_pattern(width).finditer(postings)}
    held.update((one[:width], one) for one in segments)
    return "".join(one for _, one in sorted(held.items()) if len(one) > width)


def decoded(postings: str, width: int) -> list[tuple[str, int]]:
    """The shard and key of every posting, as a browser reads them."""
    return [(found[1], key) for found in _segment_pattern(width).finditer(postings) for key in _keys(found[2])]


def _keys(signs: str) -> list[int]:
    keys: list[int] = []
    place: int | None = None
    for sign in signs:
        digit = DIGITS.index(sign)
        if place is None:
            place = digit % HALF
        else:
            keys.append(place * HALF + digit % HALF)
            place = None if digit >= HALF else place
    return keys
