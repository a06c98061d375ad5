"""What units offer to the search: themselves and their items, as they are today and as they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from touchstone import addresses
from touchstone.catalogue import plain_code
from touchstone.model.unit import Item, ItemKind, Unit, WelshUnit, anchor
from touchstone.prose import plain
from touchstone.render import Site
from touchstone.resolver import without_zeros
from touchstone.search.entry import LONGEST, Entry, Facet, Part
from touchstone.unit_names import names_of, other_names_of
from touchstone.wording import WORDING

KIND_OF_ITEM = {
    ItemKind.PERFORMANCE_CRITERION: "performance-criterion",
    ItemKind.KNOWLEDGE_ITEM: "knowledge-item",
    ItemKind.SCOPE_ITEM: "scope-item",
    ItemKind.VALUE: "value",
    ItemKind.BEHAVIOUR: "behaviour",
    ItemKind.SKILL: "skill",
}


def unit_entry(site: Site, unit: Unit) -> Entry:
    """A unit as it is today."""
    former = [unit.original_urn] if unit.original_urn and unit.original_urn != unit.urn else []
    names = [name for name in names_of(site.catalogue, unit) if name not in former]
    return Entry(
        kind="unit",
        address=addresses.of_unit(unit),
        title=unit.title,
        label=unit.code,
        keywords=unit.keywords,
        words=plain(unit.overview or "", LONGEST),
        more="\n".join(_more(unit)),
        context=_context(site, unit),
        names=_plain_codes(names),
        other_names=_loosely(names, other_names_of(site.catalogue, unit)),
        former=_plain_codes(former),
        facets=tuple(_facets(site, unit)),
        parts=tuple(_items(unit)),
        version=unit.version or 0,
    )


def earlier_entry(site: Site, unit: Unit) -> Entry:
    """A unit as it was in an earlier version, which is found only when older versions are asked for."""
    here = addresses.of_version(unit)
    return unit_entry(site, unit)._replace(
        address=here,
        label=f"{unit.code} v{unit.version}",
        context=f"Version {unit.version}, {_context(site, unit)}",
        facets=(*_facets(site, unit), Facet("page", here, here)),
        older=True,
    )


def welsh_entry(site: Site, unit: Unit, welsh: WelshUnit) -> Entry:
    """The Welsh text of a unit, which is found by its words alone: a code leads to the English page."""
    return Entry(
        kind="unit",
        address=addresses.of_welsh(unit),
        title=welsh.title,
        label=unit.code,
        keywords=welsh.keywords,
        words=plain(welsh.overview or "", LONGEST),
        more="\n".join(_more(welsh)),
        context=f"In Welsh, {_context(site, unit)}",
        facets=tuple(_facets(site, unit)),
        parts=tuple(_items(welsh)),
    )


def _plain_codes(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain_code(name) for name in names))


def _loosely(names: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Other spellings of codes, without zeros before a number; those that are as printed are left out."""
    printed = _plain_codes(names)
    every = dict.fromkeys(without_zeros(name) for name in (*printed, *_plain_codes(others)))
    return tuple(name for name in every if name not in printed)


def _context(site: Site, unit: Unit) -> str:
    places = (site.catalogue.grouping_of(unit), site.catalogue.suite_of(unit))
    return ", ".join(place.title for place in places if place)


def _more(unit: Unit) -> Iterator[str]:
    """What is said of a unit beside its title and overview: by this it is found, too."""
    yield plain(unit.target_group or "", LONGEST)
    yield from (*unit.suites, *unit.occupations, *unit.recommended_for, *unit.applies_in)
    yield from (name for name in (unit.developed_by, unit.originating_organisation) if name)
    yield from (group.heading for _, _, groups in unit.sections() for group in groups if group.heading)
    yield from (element.title for element in unit.elements)
    yield from (term.term for term in unit.glossary)


def _facets(site: Site, unit: Unit) -> Iterator[Facet]:
    catalogue = site.catalogue
    suite, grouping = catalogue.suite_of(unit), catalogue.grouping_of(unit)
    yield Facet("suite", suite.id, suite.title)
    if grouping:
        yield Facet("grouping", grouping.id, grouping.title)
    for importer, line in catalogue.imported_by(unit):
        yield Facet("suite", importer.id, importer.title)
        yield from (Facet("grouping", one.id, one.title) for one in importer.groupings if one.id == line.grouping)
    yield from _roles(site, unit)
    yield Facet("wording", unit.wording, WORDING[unit.wording][0])
    if unit.validity:
        yield Facet("validity", unit.validity.lower(), unit.validity)


def _roles(site: Site, unit: Unit) -> Iterator[Facet]:
    for reference in site.references.of(unit):
        if reference.kind == "role":
            yield Facet("role", reference.address.removeprefix(addresses.ROLES).strip("/"), reference.title)


def _items(unit: Unit) -> Iterator[Part]:
    for kind, element, groups in unit.sections():
        called = KIND_OF_ITEM[kind]
        for group in groups:
            term = (group.heading or "") if kind is ItemKind.SCOPE_ITEM else ""
            yield from [_part(called, element, item, term) for item in group.items]


def _part(kind: str, element: str | None, item: Item, more: str) -> Part:
    label = f"{element} {item.id}" if element else item.id
    words = " ".join([item.text, *[f"{part.id}. {part.text}" for part in item.parts]]) if item.parts else item.text
    return Part(kind, label, anchor(item.id, element), words, "", more)
