"""Text of several units without bold letters or levels of headings: what stands over each unit, and what they all have
over their parts, is a heading again."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.lines import SUB_HEADING, Line
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.wrapping import ends
from touchstone.importers.words.code_lines import code_and_title
from touchstone.importers.words.vocabulary import named

_SHORTEST = 10
"""Lines of the shortest unit: a list of contents or links has one line for each."""
_SHARED = 2
"""Lines that all units have, at least."""
_LONGEST = 10
"""Words of the longest heading that all units have."""


def with_lost_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the codes that each begin a unit, and the headings that all of these units have, as headings; as
    they are where the document shows headings or holds no such units."""
    units = [] if any(_is_set_off(line) for line in lines) else _units(lines)
    shared = set.intersection(*map(_once, units)) if units else set()
    if len(units) < 2 or len(shared) < _SHARED:
        return list(lines)
    heads = {unit[0].id for unit in units}
    levels = {text: 2 for text in shared if _may_head(text)}
    return [
        replace(line, heading=1 if line.id in heads else line.heading or levels.get(line.text, 0)) for line in lines
    ]


def _is_set_off(line: Line) -> bool:
    """Whether the document itself shows that a line is a heading."""
    return line.bold or 0 < line.heading < SUB_HEADING


def _units(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines from each that names a unit with its code to the next, where they are many enough; of those with one
    code the last, since a list of contents stands before the units."""
    starts = [at for at, line in enumerate(lines) if len(line.text) < 100 and code_and_title(line.text).unit]
    bounds = itertools.pairwise([*starts, len(lines)])
    long = [lines[start:end] for start, end in bounds if end - start >= _SHORTEST]
    return list({code_and_title(unit[0].text).code: unit for unit in long}.values())


def _once(unit: Sequence[Line]) -> set[str]:
    """What the short lines of a unit say that stand in it once and bear no mark."""
    said = Counter(line.text for line in unit)
    return {
        line.text
        for line in unit
        if said[line.text] == 1 and len(line.text.split()) <= _LONGEST and mark_of(line).kind == "none"
        if not field_start(line, sure=False)
    }


def _may_head(text: str) -> bool:
    """Whether a line may be a heading that the vocabulary does not know."""
    return text[:1].isupper() and not ends(text) and not named(text)
