"""Everything that a course can teach, as pages show it: label, words and address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from touchstone import addresses
from touchstone.model.framework import Competency, Framework, Target, level_anchor
from touchstone.model.unit import Unit, anchor
from touchstone.page import Link
from touchstone.targets import Holdings, ItemAddress, Words, behaviour_words, competency_words, item_words
from touchstone.wording import SECTIONS


@dataclass(frozen=True)
class HeldItem:
    """An item of a unit, a behaviour of a level, or a competency that has no levels."""

    holder: Link
    """The unit or the competency."""
    label: str
    """The label inside the holder, such as K5 or `level 3 b2`."""
    anchor: str
    words: Words

    @property
    def address(self) -> str:
        """The address of the item itself."""
        return self.holder.address + (f"#{self.anchor}" if self.anchor else "")


def held_items(holdings: Holdings) -> dict[ItemAddress, HeldItem]:
    """Every item that is held, by its address."""
    found: dict[ItemAddress, HeldItem] = {}
    for unit in holdings.units.values():
        found.update(_of_unit(unit))
    for framework in holdings.frameworks.values():
        for competency in framework.competencies:
            found.update(_of_competency(framework, competency))
    return found


def _of_unit(unit: Unit) -> Iterator[tuple[ItemAddress, HeldItem]]:
    holder = Link(f"{unit.code} {unit.title}", addresses.of_unit(unit))
    for _, element, groups in unit.sections():
        for item in (item for group in groups for item in group.items):
            label, where = f"{element}/{item.id}" if element else item.id, anchor(item.id, element)
            yield ItemAddress(unit.suite, unit.code, where), HeldItem(holder, label, where, item_words(item))


def _of_competency(framework: Framework, competency: Competency) -> Iterator[tuple[ItemAddress, HeldItem]]:
    holder = competency_link(framework, competency)
    if not competency.levels:
        words = competency_words(competency)
        yield ItemAddress(framework.id, competency.code, ""), HeldItem(holder, competency.code, "", words)
    for level in competency.levels:
        for behaviour in level.behaviours:
            where, label = level_anchor(level.number, behaviour.id), f"level {level.number} {behaviour.id}"
            item = HeldItem(holder, label, where, behaviour_words(behaviour))
            yield ItemAddress(framework.id, competency.code, where), item


def competency_link(framework: Framework, competency: Competency) -> Link:
    """The way to a competency's page, named by code and title."""
    return Link(f"{competency.code} {competency.title}", addresses.of_competency(framework.id, competency.code))


def target_link(target: Target, holdings: Holdings) -> Link:
    """The way to what a target leads to, named as people cite it; a unit as a whole bears its title too."""
    unit, competency = holdings.unit(target), holdings.competency(target)
    title = str(target)
    if unit:
        fragment = _unit_fragment(target, unit)
        return Link(title if fragment else f"{title} {unit.title}", addresses.of_unit(unit) + fragment)
    fragment = f"#{level_anchor(target.level, target.behaviour)}" if target.level is not None else ""
    address = addresses.of_competency(target.framework or "", target.competency or "")
    return Link(f"{title} {competency.title}" if competency and not fragment else title, address + fragment)


def _unit_fragment(target: Target, unit: Unit) -> str:
    element = f"e{addresses.slug(target.element)}" if target.element else ""
    if target.item:
        return f"#{anchor(target.item, target.element)}"
    if target.section:
        kind = target.section.kind
        stands = any(groups and (one, where) == (kind, target.element) for one, where, groups in unit.sections())
        return "#" + "-".join(part for part in (element, SECTIONS[kind][0]) if part) if stands else ""
    return f"#{element}" if element else ""
