"""The page of a unit's Welsh text: the same labels, headings of the Welsh standards, and a way back to the English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from touchstone import addresses
from touchstone.model.unit import Item, ItemGroup, ItemKind, Unit, WelshUnit
from touchstone.page import Heading, Link, Page
from touchstone.pages.item import item_html
from touchstone.pages.unit import Section, UnitView
from touchstone.prose import Terms, plain
from touchstone.render import Site, named
from touchstone.wording import SECTIONS

WELSH_SECTIONS = {
    ItemKind.PERFORMANCE_CRITERION: ("Meini prawf perfformiad", "Rhaid i chi allu:"),
    ItemKind.KNOWLEDGE_ITEM: ("Gwybodaeth a dealltwriaeth", "Mae angen i chi wybod a deall:"),
    ItemKind.VALUE: ("Gwerthoedd", ""),
    ItemKind.BEHAVIOUR: ("Ymddygiadau", ""),
    ItemKind.SKILL: ("Sgiliau", ""),
}
"""For each kind of item its heading and lead-in as the national standards site prints them in Welsh."""


@dataclass(frozen=True)
class WelshView(UnitView):
    """What the template of a Welsh page shows."""

    def elements(self) -> list[tuple[str, str, list[Section]]]:
        """For each element its anchor, its Welsh heading and its sections."""
        return [
            (start, f"Elfen {element.id}: {element.title}", sections)
            for element, (start, _, sections) in zip(self.unit.elements, super().elements(), strict=True)
        ]

    def _work_out(self, kind: ItemKind, groups: tuple[ItemGroup, ...], element: str | None) -> Section:
        title, lead = WELSH_SECTIONS[kind]
        return super()._work_out(kind, groups, element)._replace(title=title, lead=lead)

    def _item(self, item: Item, place: str, element: str | None, terms: Terms | None) -> str:
        """The HTML of one item; it is cited from the English page."""
        return item_html(item, place, item.id, terms)


def welsh_pages(site: Site, unit: Unit) -> Iterator[Page]:
    """The page of a unit's Welsh text, where one is held."""
    welsh = site.catalogue.welsh.get((unit.suite, unit.code))
    if welsh:
        yield _welsh_page(site, unit, welsh)


def _welsh_page(site: Site, unit: Unit, welsh: WelshUnit) -> Page:
    here, latest = addresses.of_welsh(unit), addresses.of_unit(unit)
    suite, view = site.catalogue.suite_of(unit), WelshView(welsh, site)
    trail = (Link("Standards", addresses.SUITES), Link(suite.title, addresses.of_suite(suite)), Link(unit.code, latest))
    held = welsh.held_of(unit)
    body = site.render(
        "welsh", here, unit=unit, welsh=welsh, view=view, english=latest, trail=trail, suite=suite, held=held
    )
    return Page(
        address=here,
        kind="unit",
        title=f"{named(welsh)} (Cymraeg)",
        description=plain(f"The Welsh text of {named(unit)}, with the labels of the English text."),
        body=body,
        section=addresses.SUITES,
        contents=tuple(_contents(view)),
        trail=trail,
        sidebar=site.render("_suite_menu", here, suite=suite, open_grouping=unit.grouping),
        source=welsh.file,
    )


def _contents(view: WelshView) -> Iterator[Heading]:
    """The headings for the table of contents, which is in English as everything around the text is."""
    unit = view.unit
    if unit.overview:
        yield Heading("Overview", "overview")
    if unit.target_group:
        yield Heading("Target group", "target-group")
    for kind in (ItemKind.PERFORMANCE_CRITERION, ItemKind.KNOWLEDGE_ITEM):
        yield from (Heading(SECTIONS[kind][1], section.anchor) for section in view.sections(kind))
    for (start, _, _), element in zip(view.elements(), unit.elements, strict=True):
        yield Heading(f"Element {element.id}", start)
    if unit.scope:
        yield Heading("Scope", "scope")
    for kind in (ItemKind.VALUE, ItemKind.BEHAVIOUR, ItemKind.SKILL):
        yield from (Heading(SECTIONS[kind][1], section.anchor) for section in view.sections(kind))
    if unit.glossary:
        yield Heading("Terms in this unit", "terms")
