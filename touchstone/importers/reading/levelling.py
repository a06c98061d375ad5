"""Labels that stand at half the height of their text, as in tables whose cells are centred: set level with its first
line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.reading.segments import SAME_BASE, Segment

_BESIDE = 90.0
"""How far to the right of its label a text may begin."""


def levelled(labels: Sequence[Segment], others: Sequence[Segment]) -> list[Segment]:
    """All segments, with each label that stands at the middle of a block of lines moved to its first line."""
    blocks = _blocks(others) if labels else []
    return [*(_level(label, labels, blocks) for label in labels), *others]


def _blocks(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Lines below one another that begin at one place, without a gap between them."""
    columns: dict[int, list[Segment]] = {}
    for segment in segments:
        columns.setdefault(round(segment.left / 4), []).append(segment)
    blocks = [block for column in columns.values() for block in _without_gaps(column)]
    return [block for block in blocks if len(block) > 1]


def _without_gaps(column: Sequence[Segment]) -> list[list[Segment]]:
    """The segments of a column, those of each block together."""
    blocks: list[list[Segment]] = []
    for segment in sorted(column, key=lambda one: one.base):
        if blocks and segment.base - blocks[-1][-1].base <= 1.6 * segment.size:
            blocks[-1].append(segment)
        else:
            blocks.append([segment])
    return blocks


def _level(label: Segment, labels: Sequence[Segment], blocks: Sequence[Sequence[Segment]]) -> Segment:
    for block in blocks:
        first, last = block[0], block[-1]
        beside = 0 < first.left - label.right < _BESIDE and first.base + SAME_BASE < label.base < last.base
        if beside and abs(label.base - (first.base + last.base) / 2) <= SAME_BASE:
            alone = sum(1 for one in labels if first.base - SAME_BASE <= one.base <= last.base + SAME_BASE) == 1
            return replace(label, base=first.base, top=first.top) if alone else label
    return label
