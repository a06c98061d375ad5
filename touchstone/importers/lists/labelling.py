"""The labels of items: those that are printed, and those that are counted out where none is printed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from touchstone.importers.document.doubts import Doubt
from touchstone.importers.lists.points import Point, PointGroup
from touchstone.importers.lists.subpoints import doubts_of_parts


@dataclass(frozen=True)
class Labelled:
    """A point with its label, such as P3; `assigned` where the document prints another, or none."""

    id: str
    point: Point
    assigned: bool


def labelled(groups: list[PointGroup], letter: str, before: int = 0) -> tuple[list[list[Labelled]], list[Doubt]]:
    """The points of each group with labels that are unique in the section, and what is in doubt.

    `before` is the last number of the element before, on which labels may count on.
    """
    points = [point for group in groups for point in group.points]
    numbers, doubts = _numbers(points, letter, before)
    flat = iter(
        Labelled(f"{letter}{number}", point, assigned)
        for point, (number, assigned) in zip(points, numbers, strict=True)
    )
    return [[next(flat) for _ in group.points] for group in groups], [*doubts, *doubts_of_parts(points, letter)]


def restarts(groups: list[PointGroup]) -> bool:
    """Whether numbering begins at 1 again in each of several groups."""
    firsts = [group.points[0].mark for group in groups if group.points]
    return len(firsts) > 1 and all(mark.counted and mark.number == 1 for mark in firsts)


def _numbers(points: list[Point], letter: str, before: int) -> tuple[list[tuple[int, bool]], list[Doubt]]:
    if not any(point.mark.counted for point in points):
        return [(place, True) for place in range(1, len(points) + 1)], []
    if any(point.swallowed for point in points):
        return [(place, point.mark.number != place) for place, point in enumerate(points, start=1)], []
    printed = [point.mark.number if point.mark.counted else 0 for point in points]
    if _begins_again(printed):
        what = "the numbering begins again under a sub-heading: the labels were counted on"
        doubt = Doubt(what, points[0].lines[0], letter, 2)
        return [(place, number != place) for place, number in enumerate(printed, start=1)], [doubt]
    goes_on = before if printed[0] == before + 1 else 0
    return _filled(points, printed, letter, goes_on)


def _begins_again(printed: list[int]) -> bool:
    """Whether the numbers fall back to 1 after having counted up."""
    counted = [number for number in printed if number]
    return any(later == 1 and earlier > 1 for earlier, later in itertools.pairwise(counted))


def _filled(
    points: list[Point], printed: list[int], letter: str, before: int
) -> tuple[list[tuple[int, bool]], list[Doubt]]:
    """The printed numbers, with free ones for points that have none or a number that stands twice."""
    doubts = list(_gaps(points, printed, letter, before))
    if 0 in printed:
        what = "some items print no label among others that do: theirs were counted out"
        doubts.append(Doubt(what, points[printed.index(0)].lines[0], letter, 2))
    used, given = set(printed), set[int]()
    numbers: list[tuple[int, bool]] = []
    for point, number in zip(points, printed, strict=True):
        if number and number not in given:
            given.add(number)
            numbers.append((number, False))
            continue
        last = numbers[-1][0] if numbers else 0
        free = next(one for one in itertools.count(last + 1) if one not in used)
        used.add(free)
        numbers.append((free, True))
        if number:
            what = f"the label {letter}{number} stands twice: the second one became {letter}{free}"
            doubts.append(Doubt(what, point.lines[0], f"{letter}{free}", 2))
    return numbers, doubts


def _gaps(points: list[Point], printed: list[int], letter: str, last: int) -> Iterator[Doubt]:
    """A doubt for each break in the printed numbers, which follow on `last`."""
    for point, number in zip(points, printed, strict=True):
        last += 0 if number else 1
        what = ""
        if number == last + 2:
            what = f"the labels jump: {letter}{last + 1} is not there"
        elif number > last + 2:
            what = f"the labels jump: {letter}{last + 1} to {letter}{number - 1} are not there"
        elif 0 < number < last:
            what = f"the label {letter}{number} stands after {letter}{last}"
        if what:
            yield Doubt(what, point.lines[0], f"{letter}{number}", 2)
        last = max(number, last)
