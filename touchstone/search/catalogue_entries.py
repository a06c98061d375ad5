"""What the catalogue offers to the search: suites, units with their items, roles, glossary terms."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone import addresses
from touchstone.catalogue import by_number, plain_code
from touchstone.model.glossary import GlossaryTerm
from touchstone.model.role import Role
from touchstone.model.suite import Suite
from touchstone.model.unit import Item, ItemKind, Unit, anchor
from touchstone.prose import plain
from touchstone.render import Site
from touchstone.resolver import names_of
from touchstone.search.entry import Entry, Facet, Part
from touchstone.wording import WORDING

LONGEST = 20_000
"""How many characters of one text are searched."""

KIND_OF_ITEM = {
    ItemKind.PERFORMANCE_CRITERION: "performance-criterion",
    ItemKind.KNOWLEDGE_ITEM: "knowledge-item",
    ItemKind.SCOPE_ITEM: "scope-item",
    ItemKind.VALUE: "value",
    ItemKind.BEHAVIOUR: "behaviour",
    ItemKind.SKILL: "skill",
}


def entries_of(site: Site) -> Iterator[Entry]:
    """Everything in the catalogue that can be found."""
    catalogue = site.catalogue
    yield from (_suite(suite) for suite in catalogue.suites.values())
    yield from (_unit(site, unit) for unit in catalogue.units.values())
    yield from (_role(site, role) for role in catalogue.roles.values())
    yield from (_term(term) for term in catalogue.glossary.terms)


def _suite(suite: Suite) -> Entry:
    titles = " ".join(f"{grouping.title} {plain(grouping.about or '', LONGEST)}" for grouping in suite.groupings)
    return Entry(
        kind="suite",
        address=addresses.of_suite(suite),
        title=suite.title,
        words=plain(suite.about or "", LONGEST),
        also=suite.aliases,
        more=titles,
        context=suite.owner,
        facets=(Facet("suite", suite.id, suite.title),),
    )


def _unit(site: Site, unit: Unit) -> Entry:
    catalogue = site.catalogue
    grouping, suite = catalogue.grouping_of(unit), catalogue.suite_of(unit)
    return Entry(
        kind="unit",
        address=addresses.of_unit(unit),
        title=unit.title,
        label=unit.code,
        words=plain(unit.overview or "", LONGEST),
        more="\n".join(_more(unit)),
        context=", ".join(one.title for one in (grouping, suite) if one),
        names=tuple(dict.fromkeys(plain_code(name) for name in names_of(catalogue, unit))),
        facets=tuple(_unit_facets(site, unit)),
        parts=tuple(_items(unit)),
    )


def _more(unit: Unit) -> Iterator[str]:
    """What is said of a unit beside its title and overview: by this it is found, too."""
    yield plain(unit.target_group or "", LONGEST)
    yield from (*unit.keywords, *unit.suites, *unit.occupations, *unit.recommended_for, *unit.applies_in)
    yield from (name for name in (unit.developed_by, unit.originating_organisation) if name)
    yield from (group.heading for _, _, groups in unit.sections() for group in groups if group.heading)
    yield from (element.title for element in unit.elements)
    yield from (term.term for term in unit.glossary)


def _unit_facets(site: Site, unit: Unit) -> Iterator[Facet]:
    catalogue = site.catalogue
    suite, grouping = catalogue.suite_of(unit), catalogue.grouping_of(unit)
    yield Facet("suite", suite.id, suite.title)
    if grouping:
        yield Facet("grouping", grouping.id, grouping.title)
    for importer, line in catalogue.imported_by(unit):
        yield Facet("suite", importer.id, importer.title)
        yield from (Facet("grouping", one.id, one.title) for one in importer.groupings if one.id == line.grouping)
    for reference in site.references.get((unit.suite, unit.code), ()):
        if reference.kind == "role":
            yield Facet("role", addresses.slug(reference.title), reference.title)
    yield Facet("wording", unit.wording, WORDING[unit.wording][0])
    if unit.validity:
        yield Facet("validity", unit.validity.lower(), unit.validity)


def _items(unit: Unit) -> Iterator[Part]:
    for kind, element, groups in unit.sections():
        for group in groups:
            scoped = group.heading or "" if kind is ItemKind.SCOPE_ITEM else ""
            yield from (Part(KIND_OF_ITEM[kind], _label(item, element), anchor(item.id, element), _words(item), more=scoped) for item in group.items)


def _label(item: Item, element: str | None) -> str:
    return f"{element} {item.id}" if element else item.id


def _words(item: Item) -> str:
    """An item with its sub-points, as one text."""
    return " ".join([item.text, *(f"{part.id}. {part.text}" for part in item.parts)])


def _role(site: Site, role: Role) -> Entry:
    suite = site.catalogue.suites[role.suite]
    units = sorted((line.unit for line in role.units), key=by_number)
    return Entry(
        kind="role",
        address=addresses.of_role(role),
        title=role.title,
        words=plain(role.about, LONGEST),
        also=role.other_titles,
        more=" ".join(units),
        context=suite.title,
        facets=(Facet("suite", suite.id, suite.title), Facet("role", role.id, role.title)),
    )


def _term(term: GlossaryTerm) -> Entry:
    return Entry(
        kind="term",
        address=f"{addresses.GLOSSARY}#{term.id}",
        title=term.term,
        also=term.forms,
        words=plain(term.definition, LONGEST),
        context="Glossary",
    )
