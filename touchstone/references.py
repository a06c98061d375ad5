"""Who names a unit or one of its items: roles, guidance pages, other units, suites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from touchstone import addresses
from touchstone.catalogue import Catalogue, UnitKey
from touchstone.mentions import Mention
from touchstone.model.unit import LinkKind, Unit
from touchstone.naming import Names, NotNamed, labels

LINKED_FROM = {
    LinkKind.RELATED: "related unit",
    LinkKind.PREREQUISITE: "needs this unit first",
    LinkKind.PART_OF: "is part of this unit",
    LinkKind.DERIVED_FROM: "derived from this unit",
    LinkKind.REPLACES: "replaces this unit",
    LinkKind.REPLACED_BY: "replaced by this unit",
}



@dataclass(frozen=True)
class Reference:
    """One place that names a unit, or one item of it."""

    kind: str
    """role, guidance, unit or suite."""
    title: str
    address: str
    note: str = ""
    item: str | None = None
    """The label of the item that is named; None where it is the unit as a whole."""


def references(catalogue: Catalogue) -> dict[UnitKey, tuple[Reference, ...]]:
    """Every reference to each unit, in the order of roles, guidance, units and suites."""
    found: dict[UnitKey, dict[Reference, None]] = {}
    for key, reference in _all(catalogue):
        found.setdefault(key, {})[reference] = None
    return {key: tuple(listed) for key, listed in found.items()}


def _all(catalogue: Catalogue) -> Iterator[tuple[UnitKey, Reference]]:
    yield from _from_roles(catalogue)
    yield from _from_pages(catalogue)
    yield from _from_units(catalogue)
    yield from _from_suites(catalogue)


def _from_roles(catalogue: Catalogue) -> Iterator[tuple[UnitKey, Reference]]:
    for role in sorted(catalogue.roles.values(), key=lambda role: role.title):
        for line in role.units:
            unit = catalogue.unit(line.unit, line.suite or role.suite)
            if unit:
                yield _key(unit), Reference("role", role.title, addresses.of_role(role), line.how_sure)


def _from_pages(catalogue: Catalogue) -> Iterator[tuple[UnitKey, Reference]]:
    for mention in catalogue.mentions:
        for unit in _units_named(catalogue, mention):
            for item in labels(mention.items) or [None]:
                yield _key(unit), Reference("guidance", mention.title, mention.page, item=item)


def _units_named(catalogue: Catalogue, mention: Mention) -> Iterator[Unit]:
    for code in mention.units:
        try:
            yield Names(catalogue).unit(code, mention.suite)
        except NotNamed:  # a rule says so, with the page and line
            continue


def _from_units(catalogue: Catalogue) -> Iterator[tuple[UnitKey, Reference]]:
    for unit in catalogue.units.values():
        for link in unit.links:
            other = catalogue.unit(link.to, link.suite or unit.suite)
            if other:
                yield _key(other), Reference("unit", f"{unit.code} {unit.title}", addresses.of_unit(unit), LINKED_FROM[link.kind])


def _from_suites(catalogue: Catalogue) -> Iterator[tuple[UnitKey, Reference]]:
    for key, unit in catalogue.units.items():
        for suite, _ in catalogue.imported_by(unit):
            yield key, Reference("suite", suite.title, addresses.of_suite(suite), "takes in this unit")


def _key(unit: Unit) -> UnitKey:
    return unit.suite, unit.code
