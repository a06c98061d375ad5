"""Lists whose first number was lost, as when a page is turned into text: what stands before `2.` is the first item."""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.importers.lists.leads import Spot
from touchstone.importers.signs.labels import Mark
from touchstone.importers.words.vocabulary import is_group_heading


def lost_first(listed: Sequence[Spot], marks: Sequence[Mark], capital: bool) -> int | None:
    """The place of the line that begins the first item, where the numbers of a list count from 2; None where no such
    item stands before them. `capital` tells whether items begin with capitals."""
    counted = [(at, mark.number) for at, mark in enumerate(marks) if mark.kind == "number"]
    if [number for _, number in counted[:2]] != [2, 3]:
        return None
    second = counted[0][0]
    if any(number == 1 for _, number in counted) or any(mark.kind != "none" for mark in marks[:second]):
        return None
    places = [at for at in range(second) if listed[at].line.text[:1].isupper()]
    first = (places or [-1])[-1] + (0 if capital else 1)
    return first if 0 <= first < second and _is_item(listed[first]) else None


def _is_item(spot: Spot) -> bool:
    """Whether nothing tells that a line is a sub-heading."""
    line = spot.line
    told = line.heading or line.bold or spot.before_lead
    return not (told or line.text.endswith(":") or is_group_heading(line.text))
