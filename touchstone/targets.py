"""What relations, mappings and requirements lead to: the items that a target takes in, with their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from touchstone.model.framework import Behaviour, Competency, Framework, Target, level_anchor
from touchstone.model.unit import Item, ItemKind, Unit, anchor
from touchstone.validating import nearest

Words = tuple[str, ...]
"""The words of an item in lines: its text, then its sub-points. Labels are left out, so renumbering changes nothing."""


class ItemAddress(NamedTuple):
    """What can be taught: an item of a unit, a behaviour of a level, or a competency that has no levels."""

    home: str
    """The suite or the framework."""
    code: str
    """The unit's or the competency's code."""
    anchor: str
    """The fragment of its address, such as `k5` or `level-3-b2`; empty for a competency without levels."""


@dataclass(frozen=True)
class Holdings:
    """The units and frameworks that mappings can lead to."""

    units: Mapping[tuple[str, str], Unit]
    """By suite and code."""
    frameworks: Mapping[str, Framework]

    @classmethod
    def of(cls, units: Iterable[Unit], frameworks: Iterable[Framework]) -> Holdings:
        """Holdings of these units and frameworks."""
        return cls({(unit.suite, unit.code): unit for unit in units}, {one.id: one for one in frameworks})

    def unit(self, target: Target) -> Unit | None:
        """The unit that a target names."""
        return self.units.get((target.suite or "", target.unit or ""))

    def competency(self, target: Target) -> Competency | None:
        """The competency that a target names."""
        framework = self.frameworks.get(target.framework or "")
        return framework.competency(target.competency or "") if framework else None


def item_words(item: Item) -> Words:
    """The words of an item of a unit."""
    return (item.text, *(part.text for part in item.parts))


def behaviour_words(behaviour: Behaviour) -> Words:
    """The words of a behaviour."""
    return (behaviour.text,)


def competency_words(competency: Competency) -> Words:
    """The words of a competency that has no levels: its definition, then its features."""
    return (competency.definition, *(feature.text for feature in competency.features))


def contents(target: Target, holdings: Holdings) -> dict[ItemAddress, Words]:
    """The items that a target takes in, in order and with their words; none where it leads to nothing."""
    unit, competency = holdings.unit(target), holdings.competency(target)
    if unit:
        return dict(_of_unit(unit, target))
    return dict(_of_competency(competency, target)) if competency else {}


def _of_unit(unit: Unit, target: Target) -> Iterator[tuple[ItemAddress, Words]]:
    for kind, element, groups in unit.sections():
        if _in_section(target, kind, element):
            for item in (item for group in groups for item in group.items):
                if target.item in (None, item.id):
                    yield ItemAddress(unit.suite, unit.code, anchor(item.id, element)), item_words(item)


def _in_section(target: Target, kind: ItemKind, element: str | None) -> bool:
    if target.element is None and target.item:
        return element is None
    return target.element in (None, element) and (target.section is None or target.section.kind is kind)


def _of_competency(competency: Competency, target: Target) -> Iterator[tuple[ItemAddress, Words]]:
    home = target.framework or ""
    if not competency.levels and target.level is None:
        yield ItemAddress(home, competency.code, ""), competency_words(competency)
    for level in competency.levels:
        if target.level in (None, level.number):
            for behaviour in level.behaviours:
                if target.behaviour in (None, behaviour.id):
                    where = level_anchor(level.number, behaviour.id)
                    yield ItemAddress(home, competency.code, where), behaviour_words(behaviour)


def words_at(target: Target, holdings: Holdings) -> Words:
    """The words that a target leads to today: those of all its items in order; none where it leads to nothing."""
    return tuple(line for words in contents(target, holdings).values() for line in words)


def is_held(target: Target, holdings: Holdings) -> bool:
    """Whether a target leads to anything; a unit counts also where none of its text is held."""
    whole_unit = target.unit and not (target.element or target.section or target.item)
    return holdings.unit(target) is not None if whole_unit else bool(contents(target, holdings))


def instead(target: Target, holdings: Holdings, otherwise: str) -> str:
    """What to do about a target that leads to nothing: the name most like the one that is not known, if any is."""
    word, known = _unknown_name(target, holdings)
    near = nearest(word, known)
    return f"did you mean {near}?" if near and near != word else otherwise


def _unknown_name(target: Target, holdings: Holdings) -> tuple[str, list[str]]:
    """The first name in a target that is not known, with those that are."""
    unit, competency = holdings.unit(target), holdings.competency(target)
    suites = {suite for suite, _ in holdings.units}
    if unit:
        return target.item or "", [item.id for _, item in unit.items()]
    if target.suite:
        known = [code for suite, code in holdings.units if suite == target.suite]
        return (target.unit or "", known) if target.suite in suites else (target.suite, sorted(suites))
    framework = holdings.frameworks.get(target.framework or "")
    if framework is None:
        return target.framework or "", list(holdings.frameworks)
    return ("", []) if competency else (target.competency or "", [one.code for one in framework.competencies])
