"""The letters of sub-points: as printed where each stands once, and counted on where one stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from touchstone.importers.document.doubts import Doubt
from touchstone.importers.lists.points import Point

_ROMANS = ("i", "v", "x")


def part_ids(parts: Sequence[Point]) -> list[str]:
    """The letters of an item's sub-points, each once: an (i) under a second letter b becomes `bi`, any other letter
    that stands twice the next free one."""
    ids: dict[str, None] = {}
    above = ""
    for place, part in enumerate(parts, start=1):
        printed = _printed(part)
        roman = printed.startswith(_ROMANS) and len(ids) > 0 and printed.strip("ivx") == ""
        above = printed if printed and not roman else above
        wanted = printed or _letter(place)
        nested = f"{above}{wanted}"
        free = wanted if wanted not in ids else nested if roman and _is_free(nested, ids) else _next_free(ids, place)
        ids[free] = None
    return list(ids)


def doubts_of_parts(points: Sequence[Point], letter: str) -> Iterator[Doubt]:
    """A doubt for each item with two sub-points under one letter."""
    for point in points:
        printed = Counter(sign for part in point.parts if (sign := _printed(part)))
        twice = next((sign for sign, count in printed.items() if count > 1), "")
        if twice:
            yield Doubt(f"the sub-point {twice} stands twice: its letter was counted on", point.lines[0], letter, 2)


def _printed(part: Point) -> str:
    """The letter or number that the document prints; "" for a bullet."""
    if part.mark.kind == "letter":
        return part.mark.sign
    return str(part.mark.number) if part.mark.kind in ("number", "decimal") else ""


def _is_free(sign: str, ids: Collection[str]) -> bool:
    return len(sign) <= 4 and sign not in ids


def _next_free(ids: Collection[str], place: int) -> str:
    return next(sign for at in range(place, place + len(ids) + 1) if (sign := _letter(at)) not in ids)


def _letter(place: int) -> str:
    return chr(96 + place) if place <= 26 else f"z{place - 26}"
