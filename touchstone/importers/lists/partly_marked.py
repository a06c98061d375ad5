"""Lists in plain text only some of whose items bear their bullet: a line without one begins an item as well, where it
looks like the beginning of one as a line does in a list without any bullets."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import Mark
from touchstone.importers.signs.line_starts import points_of
from touchstone.importers.signs.wrapping import first_word, habits_of
from touchstone.importers.words.vocabulary import is_group_heading

_FEWEST = 2
"""Lines without a mark that begin items, for one alone may be the rest of the item before."""
_SURE, _LIKELY, _ROOMY = 4.0, -0.6, 3.0
"""Points of a line that surely begins an item, as one of them has to; of one that may, since some do; and for the room
that the line before has left."""
_ROOM, _SHARE = 12, 0.15
"""Letters of that room at the least, and which share of the longest line."""


def unmarked_beginnings(lines: Sequence[Line], marks: Sequence[Mark], letter: str) -> frozenset[int]:
    """The ids of the lines that begin items without a mark in a list of bullets; none where few of them surely do.
    `letter` is that of the labels in the list."""
    kinds = {mark.kind for mark in marks}
    typed = kinds == {"bullet", "none"} and not any(line.size or line.mark for line in lines)
    if not typed or letter not in ("P", "K"):
        return frozenset()
    habits = replace(habits_of(lines), width=float(max(len(line.text) for line in lines)))
    following = zip(itertools.pairwise(lines), marks[1:], strict=True)
    small = _begin_small(marks)
    unmarked = [pair for pair, mark in following if mark.kind == "none" and not _may_head(pair[1], small)]
    told = [(points_of(*pair, habits, letter) + _room_points(*pair, habits.width), pair[1].id) for pair in unmarked]
    begin = [(points, ident) for points, ident in told if points > _LIKELY]
    sure = len(begin) >= _FEWEST and max(begin)[0] >= _SURE
    return frozenset(ident for _, ident in begin) if sure else frozenset()


def _room_points(before: Line, line: Line, width: float) -> float:
    """Points for a line before that ends long before it has to: some lines here are known to begin items."""
    return _ROOMY if width - len(before.text) - 1 - len(first_word(line.text)) > max(_ROOM, _SHARE * width) else 0.0


def _may_head(line: Line, small: bool) -> bool:
    """Whether an unmarked line is a sub-heading that is known, has a colon, or a capital that the items have not, which
    begin with a `small` letter."""
    return line.text.endswith(":") or (small and line.text[:1].isupper()) or is_group_heading(line.text)


def _begin_small(marks: Sequence[Mark]) -> bool:
    """Whether most items with a bullet begin with a small letter."""
    items = [mark.rest for mark in marks if mark.kind == "bullet"]
    return sum(text[:1].islower() for text in items) > 0.5 * len(items)
