"""Sub-headings that stand between texts whose labels stand in a run before all of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.wrapping import ends, is_open

_MOST_WORDS = 8
"""Words of a sub-heading that only its capital tells."""
_FEWEST = 2
"""Such sub-headings in a run."""


def heads_of_texts(lines: Sequence[Line], knowledge: bool) -> list[int]:
    """The places of the sub-headings among lines that stand behind a run of labels up to the end of the list, the first
    of which is one: those that are marked as headings, or among criteria those that have a capital where no other line
    has one."""
    marked = [at for at, line in enumerate(lines) if line.heading > 0]
    heads = marked or ([] if knowledge else _with_capitals(lines))
    apart = all(later > earlier + 1 for earlier, later in itertools.pairwise([*heads, len(lines)]))
    return heads if heads[:1] == [0] and apart else []


def _with_capitals(lines: Sequence[Line]) -> list[int]:
    """The places of the short lines with a capital, where all others begin with a small letter and none of these ends
    where no item can; none where they are too few."""
    capitals = [at for at, line in enumerate(lines) if not line.text[:1].islower()]
    are_heads = all(_is_head(lines[at]) and not (at and is_open(lines[at - 1].text)) for at in capitals)
    return capitals if len(capitals) >= _FEWEST and are_heads else []


def _is_head(line: Line) -> bool:
    short = len(line.text.split()) <= _MOST_WORDS and not (ends(line.text) or is_open(line.text))
    return short and line.text[:1].isupper() and line.text[1:2].islower()
