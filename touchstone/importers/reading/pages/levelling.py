"""Labels that stand at half the height of their text, as in tables whose cells are centred: set level with its first
line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.reading.pages.segments import SAME_BASE, Segment
from touchstone.importers.signs.labels import text_mark

_BESIDE = 90.0
"""How far to the right of its label a text may begin."""
_SAME_LEFT = 1.5
"""Points by which lines may be out of line that begin at one place: letters have white space of their own."""
_SEVERAL = 2
_HALF = 2.0
"""Points by which a label may miss the middle of its lines: less than half of what parts two of them."""


def levelled(labels: Sequence[Segment], others: Sequence[Segment]) -> list[Segment]:
    """All segments, with each label that stands at the middle of a block of lines moved to its first line."""
    blocks = _blocks(_without_heads(labels, others)) if labels else []
    dealt = {id(label): first for block in blocks for label, first in _dealt(block, labels)}
    told = [_moved(one, dealt[id(one)]) if id(one) in dealt else _level(one, labels, blocks) for one in labels]
    return [*told, *others]


def _without_heads(labels: Sequence[Segment], others: Sequence[Segment]) -> list[Segment]:
    """The segments that have no word beside them where the labels begin, as the heads of a table have."""
    begins = {round(one.left) for one in labels}
    heads = {round(one.base) for one in others if round(one.left) in begins}
    return [one for one in others if round(one.base) not in heads]


def _dealt(block: Sequence[Segment], labels: Sequence[Segment]) -> list[tuple[Segment, Segment]]:
    """Several labels beside one block, where each stands at the middle of lines that follow those of the label above:
    each with its first line. None where all may be level with their first lines already."""
    beside = sorted((one for one in labels if _is_beside(one, block)), key=lambda one: one.base)
    if len(beside) < _SEVERAL:
        return []
    dealt: list[tuple[Segment, Segment]] = []
    start = 0
    for label in beside:
        ends = range(start, len(block))
        end = next((at for at in ends if abs(label.base - (block[start].base + block[at].base) / 2) <= _HALF), None)
        if end is None:
            return []
        dealt.append((label, block[start]))
        start = end + 1
    level = all(any(abs(label.base - line.base) <= _HALF for line in block) for label in beside)
    at_top = level and abs(beside[0].base - block[0].base) <= _HALF
    return dealt if start == len(block) and not at_top else []


def _is_beside(label: Segment, block: Sequence[Segment]) -> bool:
    """Whether a label stands to the left of a block, at the height of its lines."""
    first, last = block[0], block[-1]
    level = first.base - SAME_BASE <= label.base <= last.base + SAME_BASE
    return level and 0 < first.left - label.right < _BESIDE


def _moved(label: Segment, line: Segment) -> Segment:
    return replace(label, base=line.base, top=line.top)


def _blocks(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Lines below one another that begin at one place, without a gap between them."""
    columns: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda one: one.left):
        if columns and segment.left - columns[-1][-1].left <= _SAME_LEFT:
            columns[-1].append(segment)
        else:
            columns.append([segment])
    blocks = [block for column in columns for block in _without_gaps(column)]
    return [block for block in blocks if len(block) > 1]


def _without_gaps(column: Sequence[Segment]) -> list[list[Segment]]:
    """The segments of a column, those of each block together; a line with a label of its own begins one."""
    blocks: list[list[Segment]] = []
    for segment in sorted(column, key=lambda one: one.base):
        own = text_mark(segment.text).kind in ("letter", "label")
        if blocks and segment.base - blocks[-1][-1].base <= 1.6 * segment.size and not own:
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
            return _moved(label, first) if alone else label
    return label
