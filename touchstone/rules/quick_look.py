"""A quick look at one unit, which most units pass: the rules that it stands for would find nothing there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from touchstone.model.base import Wording
from touchstone.model.unit import Item, ItemGroup, ItemKind, ScopeTerm, Unit
from touchstone.rules import units

STANDS_FOR = frozenset(
    (
        units.numbering_runs_on,
        units.items_say_something_once,
        units.sub_points_are_labelled_once,
        units.catalogue_only_holds_no_text,
        units.review_is_due_after_approval,
        units.days_are_in_the_calendar,
        units.text_is_clean,
        units.every_line_has_a_place,
    )
)
"""The rules that find nothing in a unit that passes. No two of its items or sub-points have one address either."""
MOST = 60
LABELS = {kind: [f"{kind.value}{number}" for number in range(1, MOST + 1)] for kind in ItemKind}
"""The first labels of each kind, as they run on."""
USUAL_DATE = re.compile(r"(?:199|20[0-9])[0-9](?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?)?")
"""A year, a month or a day that is in every calendar."""


def _class_of(byte: int) -> int:
    """Letters as `a`, digits as `0`, signs that may be damage as `!`, and all else as a blank."""
    if chr(byte) in "abcdefghijklmnopqrstuvwxyz":
        return ord("a")
    if chr(byte) in "0123456789":
        return ord("0")
    return ord("!") if chr(byte) == "|" or (byte >= 0xC0 and byte not in ORDINARY) else ord(" ")


ORDINARY = frozenset((0xC3, 0xC4, 0xC5, 0xE2))
"""The first bytes, in UTF-8, of letters with accents, dashes and quotation marks: no digit and no sign of damage."""
CLASSES = bytes(map(_class_of, range(256)))


def passes(unit: Unit) -> bool:
    """Whether a unit is as most are. Where it is not, the rules must look; they may still find nothing."""
    if unit.elements or unit.unplaced or not _dates_are_usual(unit):
        return False
    items: list[Item] = []
    for kind, groups in _runs(unit):
        run = [item for group in groups for item in group.items]
        if [item.id for item in run] != LABELS[kind][: len(run)]:
            return False
        items += run
    return bool(items) != (unit.wording is Wording.CATALOGUE_ONLY) and _texts_are_usual(items)


def _runs(unit: Unit) -> Iterator[tuple[ItemKind, Sequence[ItemGroup | ScopeTerm]]]:
    yield ItemKind.PERFORMANCE_CRITERION, unit.performance_criteria
    yield ItemKind.KNOWLEDGE_ITEM, unit.knowledge
    yield ItemKind.SCOPE_ITEM, unit.scope
    yield ItemKind.VALUE, unit.values
    yield ItemKind.BEHAVIOUR, unit.behaviours
    yield ItemKind.SKILL, unit.skills


def _texts_are_usual(items: list[Item]) -> bool:
    """Whether all texts are clean and differ, and the sub-points of each item do."""
    texts = "\n".join([item.text for item in items])
    signs = texts.encode().translate(CLASSES)
    return (
        b"!" not in signs
        and b"a0a" not in signs
        and len(set(texts.casefold().split("\n"))) == max(len(items), 1)
        and not any(_stands_twice(item) for item in items if item.parts)
    )


def _stands_twice(item: Item) -> bool:
    return len({part.id for part in item.parts}) < len(item.parts)


def _dates_are_usual(unit: Unit) -> bool:
    """Whether the dates of a unit are in the calendar, and that of its review is not before its approval."""
    approved, due = unit.approved, unit.review_due
    if not all(USUAL_DATE.fullmatch(told) for told in (approved, due) if told):
        return False
    return not (approved and due) or due >= approved[: len(due)]
