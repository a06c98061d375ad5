"""Terms cut into pieces by their beginnings, each small enough to be loaded while somebody types."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

PIECE = 2_000
"""How many characters a piece of a small index holds; one that holds a single term may be larger."""
MOST_PIECES = 512
"""The size of a piece is doubled as long as there would be more of them, up to LARGEST."""
LARGEST = 8_000
LAST_SIGN = "\U0010ffff"
"""No text holds it, and it sorts behind all others."""
LONGEST_START = 30
"""By how many signs pieces are told apart at most, because the start is the name of a file."""


class Piece(NamedTuple):
    """A run of terms; it holds every term from its start up to the start of the next piece."""

    start: str
    terms: tuple[str, ...]


def usual_size(total: int) -> int:
    """How many characters a piece holds where all terms together have `total`. It changes seldom as an index grows."""
    size = PIECE
    while size < LARGEST and total > size * MOST_PIECES:
        size *= 2
    return size


def cut(sizes: Mapping[str, int], limit: int) -> list[Piece]:
    """Cut terms, given with their sizes, into pieces.

    What begins alike is kept together as far as the limit allows. So a term that grows or is new changes its own piece,
    or splits it, and leaves the others as they were.
    """
    terms = sorted(sizes)
    runs = _Terms(terms, [0, *accumulate(sizes[term] for term in terms)], limit).cut("", 0, len(terms))
    starts = ["", *(start for start, _, _ in runs[1:])]
    return [Piece(start, tuple(terms[low:high])) for start, (_, low, high) in zip(starts, runs, strict=True)]


_Run = tuple[str, int, int]
"""Terms in their order: how all of them begin, the place of the first, and the place behind the last."""


class _Terms(NamedTuple):
    listed: Sequence[str]
    up_to: Sequence[int]
    """For each place how large all terms before it are together."""
    limit: int

    def cut(self, start: str, low: int, high: int) -> list[_Run]:
        if high - low <= 1 or len(start) >= LONGEST_START or self.up_to[high] - self.up_to[low] <= self.limit:
            return [(start, low, high)]
        depth = len(start)
        whole = low
        while whole < high and len(self.listed[whole]) == depth:
            whole += 1
        runs = [(start, low, whole)] if whole > low else []
        while whole < high:
            beginning = self.listed[whole][: depth + 1]
            end = bisect_left(self.listed, beginning + LAST_SIGN, whole, high)
            runs += self.cut(beginning, whole, end)
            whole = end
        return self._merged(runs)

    def _merged(self, runs: Sequence[_Run]) -> list[_Run]:
        """Neighbours that are small enough together, as one run."""
        made = [runs[0]]
        for start, low, high in runs[1:]:
            held, first, _ = made[-1]
            if self.up_to[high] - self.up_to[first] <= self.limit:
                made[-1] = held, first, high
            else:
                made.append((start, low, high))
        return made


def file_name(start: str) -> str:
    """The start of a piece as a file name that every system takes, also where letters differ by case alone."""
    return "".join(sign if sign.isascii() and sign.isalnum() else f"_{ord(sign):x}_" for sign in start)
