"""Which kind of mark begins the items of a list, and which are sub-points or titles over them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from touchstone.importers.lists.nesting import over_letters
from touchstone.importers.signs.labels import Mark


def primary_kind(marks: Sequence[Mark]) -> str:
    """The kind of mark that begins items in a list: the strongest that is there."""
    if any(mark.kind == "label" for mark in marks):
        return "label"
    if sum(1 for mark in marks if mark.kind == "decimal") > 1 and not _are_sub_points(marks):
        return next((kind for kind in ("letter", "bullet") if _head_lists(marks, kind)), "decimal")
    numbers = [mark.number for mark in marks if mark.kind in ("number", "weak")]
    if _counts_up(numbers):
        return "letter" if over_letters(marks) else "number"
    letters = [mark.number for mark in marks if mark.kind == "letter"]
    bullets = sum(1 for mark in marks if mark.kind == "bullet")
    if _counts_up(letters) and letters[0] == 1 and (not bullets or marks[0].kind == "letter"):
        return "letter"
    return "bullet" if bullets else "none"


def _are_sub_points(marks: Sequence[Mark]) -> bool:
    """Whether decimals stand under a few of the numbers only, as `2.1` and `2.2` in a list from 1 to 9."""
    numbers = [at for at, mark in enumerate(marks) if mark.kind == "number"]
    over = sum(1 for at in numbers if at + 1 < len(marks) and marks[at + 1].kind == "decimal")
    return len(numbers) > 2 and over < 0.5 * len(numbers) and _counts_up([marks[at].number for at in numbers])


def _head_lists(marks: Sequence[Mark], kind: str) -> bool:
    """Whether every decimal is a title, as `5.1 Prepare the dough`, over letters or bullets that begin small."""
    texts = [mark.rest for mark in marks if mark.kind == kind]
    marked = [mark for mark in marks if mark.kind != "none"]
    over = [(one, below) for one, below in zip(marked, [*marked[1:], marked[0]], strict=True) if one.kind == "decimal"]
    titles = all(one.rest[:1].isupper() and not one.rest.endswith((":", ".", ";")) for one, _ in over)
    return titles and all(below.kind == kind for _, below in over) and all(text[:1].islower() for text in texts)


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether numbers look like those of a list: from 1, or each one more than the last."""
    if not numbers:
        return False
    first = 1 in numbers and (len(numbers) == 1 or 2 in numbers)
    return first or any(later == earlier + 1 for earlier, later in itertools.pairwise(numbers))
