"""Lists in plain text only some of whose items bear their bullet: a line without one begins an item as well, where it
looks like the beginning of one as a line does in a list without any bullets."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import Mark
from touchstone.importers.signs.line_starts import points_of
from touchstone.importers.signs.wrapping import first_word, habits_of

_FEWEST = 2
"""Lines without a mark that surely begin items, for one alone may be the rest of the item before."""
_SURE, _ROOMY = 2.0, 3.0
"""Points of a line that surely begins an item, and for the room that the line before has left."""
_ROOM, _SHARE = 12, 0.15
"""Letters of that room at the least, and which share of the longest line."""


def unmarked_beginnings(lines: Sequence[Line], marks: Sequence[Mark], letter: str) -> frozenset[int]:
    """The ids of the lines that begin items without a mark in a list of bullets; none where few of them surely do.
    `letter` is that of the labels in the list."""
    typed = all(mark.kind in ("bullet", "none") for mark in marks) and not any(line.size or line.mark for line in lines)
    if not typed or letter not in ("P", "K"):
        return frozenset()
    habits = habits_of(lines)
    following = zip(itertools.pairwise(lines), marks[1:], strict=True)
    unmarked = [pair for pair, mark in following if mark.kind == "none" and not _may_head(pair[1], marks)]
    told = [(points_of(*pair, habits, letter) + _room_points(*pair, habits.width), pair[1].id) for pair in unmarked]
    sure = sum(points >= _SURE for points, _ in told) >= _FEWEST
    return frozenset(ident for points, ident in told if points > 0) if sure else frozenset()


def _room_points(before: Line, line: Line, width: float) -> float:
    """Points for a line before that ends long before it has to: some lines here are known to begin items."""
    return _ROOMY if width - len(before.text) - 1 - len(first_word(line.text)) > max(_ROOM, _SHARE * width) else 0.0


def _may_head(line: Line, marks: Sequence[Mark]) -> bool:
    """Whether an unmarked line has a colon, or a capital that the items have not, as a sub-heading has."""
    items = [mark.rest for mark in marks if mark.kind == "bullet"]
    small = sum(text[:1].islower() for text in items) > 0.5 * len(items)
    return line.text.endswith(":") or (small and line.text[:1].isupper())
