"""Lists in plain text only some of whose items bear their bullet: a line without one begins an item as well, where its
first word would have stood on the line before if it were the rest of that."""

from __future__ import annotations

import itertools
from collections.abc import Sequence, Set

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import Mark
from touchstone.importers.signs.wrapping import KNOWS, NO_END, VERBS, first_word
from touchstone.importers.words.vocabulary import is_group_heading

_FEWEST = 2
"""Lines without a mark that begin items, for one alone may be the rest of the item before."""
_ROOM, _SHARE = 12, 0.15
"""Letters that are left on a line which ends before it has to, at the least, and which share of the longest line."""


def unmarked_beginnings(lines: Sequence[Line], marks: Sequence[Mark], knowledge: bool) -> frozenset[int]:
    """The ids of the lines that begin items without a mark in a list of bullets: all without a mark, or else those for
    whose first word the line before had room. None where one of them may be the rest of that line all the same, or
    where no line shows that it ends before it has to."""
    typed = all(mark.kind in ("bullet", "none") for mark in marks) and not any(line.size or line.mark for line in lines)
    following = zip(itertools.pairwise(lines), marks[1:], strict=True)
    small = _begin_small(marks)
    unmarked = [pair for pair, mark in following if mark.kind == "none" and not _may_head(pair[1], small)]
    if not typed or len(unmarked) < _FEWEST:
        return frozenset()
    width, starts = max(len(line.text) for line in lines), KNOWS if knowledge else VERBS
    roomy = [pair for pair in unmarked if _room(*pair, width) >= 0 and (small or pair[1].text[:1].isupper())]
    begin = next((pairs for pairs in (unmarked, roomy) if _all_begin(pairs, width, starts)), [])
    return frozenset(line.id for _, line in begin)


def _all_begin(pairs: Sequence[tuple[Line, Line]], width: int, starts: Set[str]) -> bool:
    """Whether lines begin items, each given with the line before."""
    roomy = [_room(*pair, width) >= max(_ROOM, _SHARE * width) for pair in pairs]
    told = [room or first_word(line.text) in starts for (_, line), room in zip(pairs, roomy, strict=True)]
    return len(pairs) >= _FEWEST and any(roomy) and all(told) and all(_is_whole(before) for before, _ in pairs)


def _may_head(line: Line, small: bool) -> bool:
    """Whether an unmarked line is a sub-heading that is known, has a colon, or a capital that the items have not, which
    begin with a `small` letter."""
    return line.text.endswith(":") or (small and line.text[:1].isupper()) or is_group_heading(line.text)


def _begin_small(marks: Sequence[Mark]) -> bool:
    """Whether most items with a bullet begin with a small letter."""
    items = [mark.rest for mark in marks if mark.kind == "bullet"]
    return sum(text[:1].islower() for text in items) > 0.5 * len(items)


def _room(before: Line, line: Line, width: int) -> int:
    """How many letters of room the line before has left beside the first word of a line; below 0 where it has none."""
    return width - len(before.text) - 1 - len(first_word(line.text))


def _is_whole(line: Line) -> bool:
    """Whether a line ends as an item may."""
    last = line.text.rsplit(None, 1)[-1].lower()
    return last not in NO_END and not line.text.endswith((",", "(", "/", "–", "-", "&"))
