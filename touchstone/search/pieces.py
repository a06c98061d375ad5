"""Terms cut into pieces by their beginnings, each small enough to be loaded while somebody types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

PIECE = 2_000
"""How many characters a piece of a small index holds; one that holds a single term may be larger."""
MOST_PIECES = 512
"""The size of a piece is doubled as long as there would be more of them, up to LARGEST."""
LARGEST = 8_000
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
    pieces = list(_cut("", sorted(sizes), sizes, limit))
    return [piece._replace(start="" if number == 0 else piece.start) for number, piece in enumerate(pieces)]


def _cut(start: str, terms: Sequence[str], sizes: Mapping[str, int], limit: int) -> Iterator[Piece]:
    if len(terms) <= 1 or len(start) >= LONGEST_START or sum(sizes[term] for term in terms) <= limit:
        yield Piece(start, tuple(terms))
        return
    depth = len(start)
    whole = [term for term in terms if len(term) == depth]
    longer = groupby((term for term in terms if len(term) > depth), lambda term: term[: depth + 1])
    cuts = [Piece(start, tuple(whole))] if whole else []
    for beginning, listed in longer:
        cuts += _cut(beginning, list(listed), sizes, limit)
    yield from _merged(cuts, sizes, limit)


def _merged(pieces: Sequence[Piece], sizes: Mapping[str, int], limit: int) -> Iterator[Piece]:
    """Neighbours that are small enough together, as one piece."""
    held = pieces[0]
    weight = sum(sizes[term] for term in held.terms)
    for piece in pieces[1:]:
        more = sum(sizes[term] for term in piece.terms)
        if weight + more <= limit:
            held, weight = Piece(held.start, held.terms + piece.terms), weight + more
        else:
            yield held
            held, weight = piece, more
    yield held


def file_name(start: str) -> str:
    """The start of a piece as a file name that every system takes, also where letters differ by case alone."""
    return "".join(sign if sign.isascii() and sign.isalnum() else f"_{ord(sign):x}_" for sign in start)
