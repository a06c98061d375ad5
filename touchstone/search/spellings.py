"""The list of all words as they are written, from which a browser takes those that a mistyped word comes near to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import takewhile

MOST_SHARED = 25
MOST_COMMON = 9


def spellings(forms: Mapping[str, int], typed: Iterable[str]) -> list[str]:
    """The words, each followed by a digit that says how common it is; those that are only typed are the rarest."""
    known = [f"{form}{min(count.bit_length(), MOST_COMMON)}" for form, count in forms.items()]
    return known + [f"{word}1" for word in sorted(typed) if word not in forms]


def in_short(listed: Iterable[str]) -> str:
    """Words in their order, each as a capital for how many letters it shares with the one before, and the rest."""
    told, before = [], ""
    for word in listed:
        shared = _shared(before.rstrip("0123456789"), word)
        told.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(told)


def _shared(one: str, other: str) -> int:
    """With how many of the same letters two words begin."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one[:MOST_SHARED], other, strict=False))
    return sum(1 for _ in same)
