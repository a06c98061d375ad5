"""Texts whose labels came loose: `P1 P2 P3` first and then all the texts, to be divided among them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from touchstone.importers.beginnings import cut_places
from touchstone.importers.lines import Line
from touchstone.importers.wrapping import Habits, points_of


def divided(lines: Sequence[Line], count: int, habits: Habits, knowledge: bool) -> list[list[Line]] | None:
    """The lines dealt out to `count` items, or None where no fair way is seen."""
    if len(lines) == count:
        return [[line] for line in lines]
    by_lines = _by_lines(lines, count, habits, knowledge) if len(lines) > count else None
    return by_lines or _by_beginnings(lines, count, knowledge)


def _by_lines(lines: Sequence[Line], count: int, habits: Habits, knowledge: bool) -> list[list[Line]] | None:
    """Begin an item at the line starts that look most like beginnings."""
    pairs = enumerate(itertools.pairwise(lines), start=1)
    scored = sorted(((points_of(*pair, habits, knowledge), place) for place, pair in pairs), reverse=True)
    chosen = sorted(place for _, place in scored[: count - 1])
    weakest = scored[count - 2][0] if count > 1 else 1.0
    if weakest < -1.5:
        return None
    bounds = [0, *chosen, len(lines)]
    return [list(lines[start:end]) for start, end in itertools.pairwise(bounds)]


def _by_beginnings(lines: Sequence[Line], count: int, knowledge: bool) -> list[list[Line]] | None:
    """Cut a run of text where its items begin, wherever on a line that is; None where that does not stand out."""
    cuts = cut_places([line.text for line in lines], count, knowledge)
    if cuts is None:
        return None
    dealt: list[list[Line]] = [[]]
    for line, places in zip(lines, cuts, strict=True):
        for at, piece in enumerate(line.cut(*places)):
            if dealt[-1] and (at or 0 in places):
                dealt.append([])
            dealt[-1].append(piece)
    return dealt if len(dealt) == count else None
