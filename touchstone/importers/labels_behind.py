"""Labels behind the sub-heading of their list, on one line: `Set up P1 bring the van …`, as tables are read whose first
cell goes over several rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.labels import Mark, mark_of, text_mark
from touchstone.importers.lines import Line

_BEHIND = re.compile(r"(?P<heading>[A-Z][^.:;,]{1,38}?:?)\s(?=(?P<sign>[PK])(?P<number>\d{1,3})[.)]?\s+\S)")
_FEWEST = 0.3
"""The part of the labels that begin lines, at least."""


def with_labels_behind(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each one cut between a sub-heading and its label, where that goes on with the labels around it
    and many of these begin their lines."""
    found = [None if line.heading or line.mark else _BEHIND.match(line.text) for line in lines]
    told = [text_mark(line.text[one.end() :]) if one else mark_of(line) for line, one in zip(lines, found, strict=True)]
    out: list[Line] = []
    for place, (line, one) in enumerate(zip(lines, found, strict=True)):
        if one and _goes_on(place, told, found):
            heading, item = line.cut(one.end())
            out += [replace(heading, blank_before=True), item]
        else:
            out.append(line)
    return out


def _goes_on(place: int, told: Sequence[Mark], found: Sequence[object]) -> bool:
    """Whether the label of a line is one more than the last of its letter, or the first, and the next is one more."""
    sign, number = told[place].sign, told[place].number
    same = [at for at, mark in enumerate(told) if mark.kind == "label" and mark.sign == sign]
    at = same.index(place)
    before = told[same[at - 1]].number if at else 0
    behind = told[same[at + 1]].number if at + 1 < len(same) else number + 1
    labels = [at for at, mark in enumerate(told) if mark.kind == "label"]
    at_starts = sum(1 for one in labels if not found[one])
    return number in (before + 1, 1) and behind in (number + 1, 1) and at_starts > _FEWEST * len(labels)
