"""The items of a unit in runs that are numbered together, each with the way to it in its file."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone.model.unit import Item, ItemGroup, ItemKind, Unit, anchor
from touchstone.source import Loc

ItemPlace = tuple[Loc, Item]


def item_runs(unit: Unit) -> Iterator[tuple[ItemKind, list[ItemPlace]]]:
    """The items of a unit in runs that are numbered together, each item with the way to it in the file."""
    yield ItemKind.PERFORMANCE_CRITERION, _places(("performance_criteria",), unit.performance_criteria)
    yield ItemKind.KNOWLEDGE_ITEM, _places(("knowledge",), unit.knowledge)
    for number, element in enumerate(unit.elements):
        here: Loc = ("elements", number)
        yield ItemKind.PERFORMANCE_CRITERION, _places((*here, "performance_criteria"), element.performance_criteria)
        yield ItemKind.KNOWLEDGE_ITEM, _places((*here, "knowledge"), element.knowledge)
    yield (
        ItemKind.SCOPE_ITEM,
        [place for number, term in enumerate(unit.scope) for place in _listed(("scope", number), term.items)],
    )
    yield ItemKind.VALUE, _places(("values",), unit.values)
    yield ItemKind.BEHAVIOUR, _places(("behaviours",), unit.behaviours)
    yield ItemKind.SKILL, _places(("skills",), unit.skills)


def _places(start: Loc, groups: tuple[ItemGroup, ...]) -> list[ItemPlace]:
    return [place for number, group in enumerate(groups) for place in _listed((*start, number), group.items)]


def _listed(start: Loc, items: tuple[Item, ...]) -> Iterator[ItemPlace]:
    return (((*start, "items", number), item) for number, item in enumerate(items))


def anchored(unit: Unit) -> Iterator[tuple[str, Loc]]:
    """The anchor of every item and sub-point, with the way to it in the file."""
    for _, places in item_runs(unit):
        for loc, item in places:
            element = unit.elements[int(loc[1])].id if loc[0] == "elements" else None
            yield anchor(item.id, element), loc
            for number, part in enumerate(item.parts):
                yield anchor(item.id, element, part.id), (*loc, "parts", number)


def has_a_label_twice(unit: Unit) -> bool:
    """Whether two items of a unit bear one label; until that is mended, the label that is due seems to be gone."""
    found = [where for where, _ in unit.items()]
    return len(set(found)) < len(found)
