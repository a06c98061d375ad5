"""Lists in plain text only some of whose items bear their bullet: a line without one begins an item as well, where no
such line can be the rest of the one before."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import Mark
from touchstone.importers.signs.wrapping import KNOWS, NO_END, VERBS, first_word

_FEWEST = 2
"""Lines without a mark that begin items, for one alone may be the rest of the item before."""
_ROOM, _SHARE = 12, 0.15
"""Letters that are left on a line which ends before it has to, at the least, and which share of the longest line."""


def unmarked_beginnings(lines: Sequence[Line], marks: Sequence[Mark], knowledge: bool) -> frozenset[int]:
    """The ids of the lines that begin items without a mark in a list of bullets; none where one may be the rest of the
    line before, or where no line shows that it ends before it has to."""
    typed = all(mark.kind in ("bullet", "none") for mark in marks) and not any(line.size or line.mark for line in lines)
    following = zip(itertools.pairwise(lines), marks[1:], strict=True)
    pairs = [pair for pair, mark in following if mark.kind == "none" and not _may_head(pair[1], marks)]
    if not typed or len(pairs) < _FEWEST:
        return frozenset()
    width, starts = max(len(line.text) for line in lines), KNOWS if knowledge else VERBS
    roomy = [_has_room(*pair, width) for pair in pairs]
    told = [room or first_word(line.text) in starts for (_, line), room in zip(pairs, roomy, strict=True)]
    begin = any(roomy) and all(told) and all(_is_whole(before) for before, _ in pairs)
    return frozenset(line.id for _, line in pairs) if begin else frozenset()


def _may_head(line: Line, marks: Sequence[Mark]) -> bool:
    """Whether an unmarked line has a colon, or a capital that the items have not, as a sub-heading has."""
    items = [mark.rest for mark in marks if mark.kind == "bullet"]
    small = sum(text[:1].islower() for text in items) > 0.5 * len(items)
    return line.text.endswith(":") or (small and line.text[:1].isupper())


def _has_room(before: Line, line: Line, width: int) -> bool:
    """Whether the first word of a line could have stood on the line before, with room to spare."""
    room = width - len(before.text) - 1 - len(first_word(line.text))
    return room >= max(_ROOM, _SHARE * width)


def _is_whole(line: Line) -> bool:
    """Whether a line ends as an item may."""
    last = line.text.rsplit(None, 1)[-1].lower()
    return last not in NO_END and not line.text.endswith((",", "(", "/", "–", "-", "&"))
