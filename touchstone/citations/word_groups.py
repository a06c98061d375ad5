"""Codes that a text joins into a list or a run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from touchstone.citations import grammar
from touchstone.citations.found import Hit


@dataclass(frozen=True)
class Group:
    """Codes with nothing between them but commas, dashes and words such as "and"."""

    hits: tuple[Hit, ...]
    runs: frozenset[int] = frozenset()
    """The places of codes that a dash joins to the next one: a run of units."""


def groups_of(text: str, hits: Iterable[Hit]) -> Iterator[Group]:
    """Codes by the lists that they stand in."""
    group: list[Hit] = []
    for hit in hits:
        if group and not (_joined(text[group[-1].end : hit.start]) or _joined_over_items(text, group[-1], hit)):
            yield _group(text, group)
            group = []
        group.append(hit)
    if group:
        yield _group(text, group)


def two_codes_joined(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Codes, with two for one unit, such as `FM52 04 (CFAMLD5)`, as one."""
    before: Hit | None = None
    for hit in hits:
        if before and _is_bracketed(text, before, hit) and (both := _both(text, before, hit)):
            before = both
            continue
        if before:
            yield before
        before = hit
    if before:
        yield before


def _is_bracketed(text: str, one: Hit, other: Hit) -> bool:
    return bool(re.fullmatch(r"\s*[(\[]\s*", text[one.end : other.start])) and text[other.end : other.end + 1] in (
        ")",
        "]",
    )


def _both(text: str, one: Hit, other: Hit) -> Hit | None:
    """Two codes as one, where they name one unit or at most one of them is known."""
    if min(len(one.text), len(other.text)) <= grammar.SHORTEST:
        return None
    shared = tuple(unit for unit in one.units if unit in other.units)
    if one.units and other.units and not shared:
        return None
    end = other.end + 1
    return Hit(
        one.start,
        end,
        text[one.start : end],
        shared or one.units or other.units,
        weak=one.weak and other.weak and bool(one.units),
    )


def _joined(between: str) -> bool:
    return bool(between.strip() or "\n" not in between) and bool(between) and bool(grammar.JOIN.fullmatch(between))


def _joined_over_items(text: str, one: Hit, other: Hit) -> bool:
    """Whether a list goes on to another code after items of the one before, such as `ES19 K1 and K5, D1`."""
    version = grammar.VERSION.match(text, one.end)
    end = version.end() if version else one.end
    items = grammar.ITEMS_AFTER.match(text, end) or grammar.WRITTEN_AFTER.match(text, end)
    if not items or not items.end() < other.start:
        return False
    rest = text[items.end() : other.start]
    return bool(rest.strip()) and _joined(rest)


def _group(text: str, hits: list[Hit]) -> Group:
    runs = {
        place
        for place, (one, other) in enumerate(pairwise(hits))
        if grammar.RANGE.fullmatch(text[one.end : other.start]) and _counts_up(one, other)
    }
    return Group(tuple(hits), frozenset(runs))


def _counts_up(one: Hit, other: Hit) -> bool:
    """Whether two codes differ in their number only, and the second is the higher."""
    first, second = (re.fullmatch(r"(.*?)(\d+)", hit.text.replace(" ", "").upper()) for hit in (one, other))
    return bool(
        first and second and first[1] == second[1] and int(first[2]) < int(second[2]) and one.units and other.units
    )
