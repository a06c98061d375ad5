"""Labels behind the sub-heading of their list, on one line: `Set up P1 bring the van …`, as tables are read whose first
cell goes over several rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import Mark, mark_of, text_mark

_BEHIND = re.compile(r"(?P<heading>[A-Z][^.:;,]{1,38}?:?)\s(?=(?P<sign>[PK])(?P<number>\d{1,3})[.)]?\s+\S)")
_FEWEST = 0.3
"""The part of the labels that begin lines, at least."""


def with_labels_behind(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each one cut between a sub-heading and its label, where that goes on with the labels around it
    and many of these begin their lines."""
    found = [None if line.heading or line.mark else _BEHIND.match(line.text) for line in lines]
    told = [text_mark(line.text[one.end() :]) if one else mark_of(line) for line, one in zip(lines, found, strict=True)]
    labels = [at for at, mark in enumerate(told) if mark.kind == "label"]
    if sum(1 for at in labels if not found[at]) <= _FEWEST * len(labels):
        return list(lines)
    parted = {at for sign in "PK" for at in _that_count_on([at for at in labels if told[at].sign == sign], told)}
    out: list[Line] = []
    for place, (line, one) in enumerate(zip(lines, found, strict=True)):
        if one and place in parted:
            heading, item = line.cut(one.end())
            out += [replace(heading, blank_before=True), item]
        else:
            out.append(line)
    return out


def _that_count_on(places: Sequence[int], told: Sequence[Mark]) -> Iterator[int]:
    """The places of the labels of one letter that are one more than the last, or the first, and before one more."""
    numbers = [told[at].number for at in places]
    around = zip(places, [0, *numbers], numbers, [*numbers[1:], None], strict=False)
    for at, before, number, behind in around:
        if number in (before + 1, 1) and behind in (number + 1, 1, None):
            yield at
