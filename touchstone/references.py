"""Who names a unit or one of its items: roles, guidance pages, courses, competencies, other units, suites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from touchstone import addresses
from touchstone.catalogue import Catalogue, UnitKey
from touchstone.held_items import competency_link
from touchstone.mentions import Mention
from touchstone.model.framework import Relation, Target
from touchstone.model.unit import LinkKind, Unit, UnitLink, anchor
from touchstone.naming import Names, NotNamed, labels, runs
from touchstone.wording import RELATION, SURENESS

LINKED_FROM = {
    LinkKind.RELATED: "related unit",
    LinkKind.PREREQUISITE: "needs this unit first",
    LinkKind.PART_OF: "is part of this unit",
    LinkKind.DERIVED_FROM: "derived from this unit",
    LinkKind.REPLACES: "replaces this unit",
    LinkKind.REPLACED_BY: "replaced by this unit",
}


class Reference(NamedTuple):
    """One place that names a unit, or one item of it."""

    kind: str
    """role, course, competency, guidance, unit or suite."""
    title: str
    address: str
    note: str = ""
    item: str | None = None
    """The label of the item that is named; None where it is the unit as a whole."""
    anchor: str = ""
    """The fragment of the item's address."""


@dataclass(frozen=True)
class Use:
    """A page that names something, and which of its items."""

    kind: str
    title: str
    address: str
    note: str
    items: tuple[Reference, ...]

    @property
    def verb(self) -> str:
        """What the page does with the items."""
        return {"course": "teaches", "competency": "about", "role": "asks for"}.get(self.kind, "names")

    @property
    def ranges(self) -> list[tuple[Reference, Reference]]:
        """The first and last item of each run of neighbours."""
        by_label = {one.item or "": one for one in self.items}
        return [(by_label[first], by_label[last]) for first, last in runs(by_label)]


def uses_of(references: Iterable[Reference]) -> list[Use]:
    """The pages that name something, each once; a competency once for each reason that it gives."""
    found: dict[tuple[str, str, str], list[Reference]] = {}
    for reference in references:
        reason = reference.note if reference.kind == "competency" else ""
        found.setdefault((reference.kind, reference.address, reason), []).append(reference)
    return [_use(listed) for listed in found.values()]


def _use(references: list[Reference]) -> Use:
    first = references[0]
    items = tuple(dict.fromkeys(one for one in references if one.item))
    return Use(first.kind, first.title, first.address, first.note or ("" if items else "names the unit"), items)


@dataclass(frozen=True)
class References:
    """Who names the units of a catalogue."""

    catalogue: Catalogue

    def of(self, unit: Unit) -> tuple[Reference, ...]:
        """Every reference to a unit, in the order of roles, courses, competencies, guidance, units and suites."""
        linking = (_from_unit(*one) for one in self.catalogue.linking.get(_key(unit), ()))
        return tuple(dict.fromkeys((*self._from_others.get(_key(unit), ()), *linking, *self._from_suites(unit))))

    @cached_property
    def _from_others(self) -> Mapping[UnitKey, Sequence[Reference]]:
        found: dict[UnitKey, list[Reference]] = {}
        for makes in (_from_roles, _from_courses, _from_competencies, _from_pages):
            for key, reference in makes(self.catalogue):
                found.setdefault(key, []).append(reference)
        return found

    def _from_suites(self, unit: Unit) -> Iterator[Reference]:
        if _key(unit) in self.catalogue.units:
            for suite, _ in self.catalogue.imported_by(unit):
                yield Reference("suite", suite.title, addresses.of_suite(suite), "takes in this unit")


def _from_roles(catalogue: Catalogue) -> Iterator[tuple[UnitKey, Reference]]:
    for role in sorted(catalogue.roles.values(), key=lambda role: role.title):
        for line in role.units:
            unit = catalogue.unit(line.unit, line.suite or role.suite)
            if unit:
                yield _key(unit), Reference("role", role.title, addresses.of_role(role), SURENESS[line.how_sure])


def _from_pages(catalogue: Catalogue) -> Iterator[tuple[UnitKey, Reference]]:
    for mention in catalogue.uses:
        for unit in _units_named(catalogue, mention):
            named: list[str | None] = [*labels(mention.items)]
            for item in named or [None]:
                start = anchor_of(item) if item else ""
                yield _key(unit), Reference("guidance", mention.title, mention.page, item=item, anchor=start)


def _units_named(catalogue: Catalogue, mention: Mention) -> Iterator[Unit]:
    for code in mention.units:
        try:
            yield Names(catalogue).unit(code, mention.suite)
        except NotNamed:  # a rule says so, with the page and line
            continue


def anchor_of(label: str) -> str:
    """The anchor of an item from its label: `k5`, and `e2-p1` for `2/P1`."""
    element, _, item = label.rpartition("/")
    return anchor(item, element or None)


def _from_courses(catalogue: Catalogue) -> Iterator[tuple[UnitKey, Reference]]:
    for course in sorted(catalogue.courses.values(), key=lambda course: course.title):
        for mapping in course.mappings:
            if mapping.to.suite and mapping.to.unit:
                yield _part(mapping.to, "course", course.title, addresses.of_course(course), "")


def _from_competencies(catalogue: Catalogue) -> Iterator[tuple[UnitKey, Reference]]:
    for framework in catalogue.frameworks.values():
        for competency in framework.competencies:
            page = competency_link(framework, competency)
            for relation in competency.relations:
                if relation.to.suite and relation.to.unit:
                    yield _part(relation.to, "competency", page.title, page.address, seen_from_there(relation))


def seen_from_there(relation: Relation) -> str:
    """How the competency of a relation stands to what the relation leads to, and why."""
    return f"{RELATION[relation.kind][1].capitalize()}. {relation.reason}"


def _part(to: Target, kind: str, title: str, address: str, note: str) -> tuple[UnitKey, Reference]:
    """A reference to a unit, or to the item of it that a target names; a section is named in the note."""
    part = f"to {to.section}" if to.section else f"to element {to.element}" if to.element and not to.item else ""
    label = (f"{to.element}/{to.item}" if to.element else to.item) if to.item else None
    told = ". ".join(one for one in (part, note) if one)
    start = anchor_of(label) if label else ""
    return (to.suite or "", to.unit or ""), Reference(kind, title, address, told, label, start)


def _from_unit(unit: Unit, link: UnitLink) -> Reference:
    return Reference("unit", f"{unit.code} {unit.title}", addresses.of_unit(unit), LINKED_FROM[link.kind])


def _key(unit: Unit) -> UnitKey:
    return unit.suite, unit.code
