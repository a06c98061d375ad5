"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

How = Literal["same", "removed", "added"]

_TOKENS = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


class Stretch(NamedTuple):
    """A run of words that stayed, went or came."""

    how: How
    text: str


def word_diff(before: str, after: str) -> list[Stretch]:
    """The stretches of both texts: without those `added` they are the old one, without those `removed` the new one.

    Blanks belong to the word before them. What went stands before what came in its place.
    """
    old, new = _words(before), _words(after)
    found: list[Stretch] = []
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    for how, start, end, from_, to in matcher.get_opcodes():
        found += _stretches(how, "".join(old[start:end]), "".join(new[from_:to]))
    return found


def _stretches(how: str, old: str, new: str) -> Iterator[Stretch]:
    if how == "equal":
        yield Stretch("same", new)
        return
    if old:
        yield Stretch("removed", old)
    if new:
        yield Stretch("added", new)


def _words(text: str) -> list[str]:
    """Words and signs, each with the blanks after it."""
    places = [found.start() for found in _TOKENS.finditer(text)][1:]
    return [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)] if text else []
