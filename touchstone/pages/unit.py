"""The page of a unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from touchstone import addresses
from touchstone.bundles import script_tags
from touchstone.cite_kit import cite_head
from touchstone.model.base import Wording
from touchstone.model.unit import Item, ItemGroup, ItemKind, ScopeTerm, Unit, anchor
from touchstone.page import Heading, Link, Page
from touchstone.pages.detail import details
from touchstone.pages.item import cite_link, item_html
from touchstone.pages.suite_menu import suite_menu
from touchstone.pages.taught import taught
from touchstone.pages.unit_changes import changes_address
from touchstone.permalinks.telling import told_at
from touchstone.prose import Terms, plain
from touchstone.references import Reference, Use, uses_of
from touchstone.render import Site, address_of, named
from touchstone.targets import ItemAddress
from touchstone.templating import escaped
from touchstone.wording import SECTIONS, WORDING, counted


class Section(NamedTuple):
    """A run of items with its heading; an element's sections stand one level deeper."""

    anchor: str
    title: str
    lead: str
    groups: tuple[tuple[str | None, str, Markup], ...]
    """For each sub-heading its words, its anchor and the HTML of its items."""


@dataclass(frozen=True)
class UnitView:
    """What the template of a unit's page shows."""

    unit: Unit
    site: Site

    @cached_property
    def named_by(self) -> tuple[Reference, ...]:
        """Everything that names this unit or one of its items."""
        return self.site.references.of(self.unit)

    @property
    def coverage(self) -> str | None:
        """The address of the page that says which courses reach the unit; None where none does."""
        return addresses.of_coverage(addresses.of_unit(self.unit)) if self.site.is_taught(self.unit) else None

    def uses(self) -> list[Use]:
        """The pages that name the unit, each once, with the items that it names."""
        return uses_of(self.named_by)

    def sections(self, *kinds: ItemKind) -> list[Section]:
        """The sections of the unit as a whole that hold any items."""
        held = {
            ItemKind.PERFORMANCE_CRITERION: self.unit.performance_criteria,
            ItemKind.KNOWLEDGE_ITEM: self.unit.knowledge,
            ItemKind.VALUE: self.unit.values,
            ItemKind.BEHAVIOUR: self.unit.behaviours,
            ItemKind.SKILL: self.unit.skills,
        }
        return [self._section(kind, held[kind], None) for kind in kinds if held[kind]]

    def elements(self) -> list[tuple[str, str, list[Section]]]:
        """For each element its anchor, its heading and its sections."""
        return [
            (
                f"e{addresses.slug(element.id)}",
                f"Element {element.id}: {element.title}",
                [
                    self._section(kind, groups, element.id)
                    for kind, groups in (
                        (ItemKind.PERFORMANCE_CRITERION, element.performance_criteria),
                        (ItemKind.KNOWLEDGE_ITEM, element.knowledge),
                    )
                    if groups
                ],
            )
            for element in self.unit.elements
        ]

    @cached_property
    def scope(self) -> list[tuple[str, ScopeTerm, Markup]]:
        """For each scope term its anchor, the term and the HTML of its items."""
        return [(scope_anchor(term), term, self._items(term.items, None, None)) for term in self.unit.scope]

    @cached_property
    def _made(self) -> dict[tuple[ItemKind, str | None], Section]:
        """The sections that were worked out; the body and the table of contents show the same."""
        return {}

    def _section(self, kind: ItemKind, groups: tuple[ItemGroup, ...], element: str | None) -> Section:
        if (kind, element) not in self._made:
            self._made[kind, element] = self._work_out(kind, groups, element)
        return self._made[kind, element]

    def _work_out(self, kind: ItemKind, groups: tuple[ItemGroup, ...], element: str | None) -> Section:
        start, title, lead = SECTIONS[kind]
        start = f"e{addresses.slug(element)}-{start}" if element else start
        terms = self._scoped_for(kind)
        shown = tuple(
            (group.heading, f"{start}-{number}", self._items(group.items, element, terms))
            for number, group in enumerate(groups, start=1)
        )
        return Section(start, title, lead, shown)

    def _scoped_for(self, kind: ItemKind) -> Terms | None:
        """The scope terms that are marked in items of a kind, with the anchors of their lists; None without any."""
        wanted = {ItemKind.PERFORMANCE_CRITERION: "performance", ItemKind.KNOWLEDGE_ITEM: "knowledge"}.get(kind)
        scoped = [term for term in self.unit.scope if term.relates_to == wanted]
        forms = {form: f"#{scope_anchor(term)}" for term in scoped for form in (term.term, *term.forms)}
        return Terms(forms) if forms else None

    def _items(self, items: Iterable[Item], element: str | None, terms: Terms | None) -> Markup:
        return Markup("".join(self._item(item, anchor(item.id, element), element, terms) for item in items))

    def _item(self, item: Item, place: str, element: str | None, terms: Terms | None) -> str:
        """The HTML of one item."""
        tools = self._frozen_link(item.id, place) + cite_link(item.id)
        return item_html(item, place, item.id, terms, below=self._below(place), tools=tools)

    def _frozen_link(self, label: str, place: str) -> str:
        """The link to an item in this version, at the address that stays with it."""
        name = f"v{self.unit.version}"
        return f'<a href="{name}/#{place}">{name}<i> {escaped(label)}</i></a>' if self.unit.version else ""

    def _below(self, place: str) -> str:
        """What stands below the words of an item: who teaches it, who names it, and what its label meant before."""
        if not self._tells_more:
            return ""
        teaching = taught(self.site, ItemAddress(self.unit.suite, self.unit.code, place)) if self._is_taught else ()
        naming = self._naming.get(place, ())
        before = told_at(self.site.history, f"{self._here}#{place}")
        if not (teaching or naming or before):
            return ""
        return self.site.render("_below_item", self._here, taught=teaching, named_by=naming, before=before)

    @cached_property
    def _tells_more(self) -> bool:
        """Whether there may be anything to tell below any item; of most units there is nothing."""
        return bool(self._is_taught or self._naming or self._here in self.site.history.pages_with_a_past)

    @cached_property
    def _here(self) -> str:
        return addresses.of_unit(self.unit)

    @cached_property
    def _is_taught(self) -> bool:
        return self.site.is_taught(self.unit)

    @cached_property
    def _naming(self) -> Mapping[str, list[Reference]]:
        """Who names each item, by its anchor; courses are told of by what they teach."""
        found: dict[str, list[Reference]] = {}
        for one in self.named_by:
            if one.anchor and one.kind != "course":
                found.setdefault(one.anchor, []).append(one)
        return found

    def neighbours(self) -> tuple[Link | None, Link | None]:
        """The units before and after this one in its grouping."""
        suite = self.site.catalogue.suite_of(self.unit)
        units = [member.unit for member in self.site.catalogue.in_grouping(suite, self.unit.grouping)]
        place = next(place for place, unit in enumerate(units) if unit is self.unit)
        before = units[place - 1] if place else None
        after = units[place + 1] if place + 1 < len(units) else None
        return _link(before), _link(after)


def scope_anchor(term: ScopeTerm) -> str:
    """The anchor of a scope term's list, such as `scope-stakeholders`; it differs where it is for knowledge."""
    kind = "" if term.relates_to == "performance" else f"{term.relates_to}-"
    return f"scope-{kind}{addresses.slug(term.term)}"


def _link(unit: Unit | None) -> Link | None:
    return Link(named(unit), address_of(unit)) if unit else None


def unit_page(site: Site, unit: Unit) -> Page:
    """The page of one unit."""
    here, view, description = addresses.of_unit(unit), UnitView(unit, site), _description(site, unit)
    suite, grouping = site.catalogue.suite_of(unit), site.catalogue.grouping_of(unit)
    before, after = view.neighbours()
    welsh = site.catalogue.welsh.get((unit.suite, unit.code))
    trail = [Link("Standards", addresses.SUITES), Link(suite.title, addresses.of_suite(suite))]
    if grouping:
        trail.append(Link(grouping.title, f"{addresses.of_suite(suite)}#{grouping.id}"))
    body = site.render(
        "unit",
        here,
        unit=unit,
        view=view,
        suite=suite,
        grouping=grouping,
        details=details(unit),
        past=None,
        before=before,
        after=after,
        trail=trail,
        late=site.reviewed_late(unit),
        changes=changes_address(site, here),
        welsh=welsh,
        held=welsh and welsh.held_of(unit),
    )
    return Page(
        address=here,
        kind="unit",
        title=named(unit),
        description=description,
        body=body,
        section=addresses.SUITES,
        contents=tuple(contents_of(view)),
        trail=tuple(trail),
        sidebar=suite_menu(site, unit),
        previous=before,
        following=after,
        source=unit.file,
        head=cite_head(site.catalogue, unit, site.address) + script_tags(here, "citing"),
    )


def _description(site: Site, unit: Unit) -> str:
    """One sentence for search engines and previews; it differs from that of every other unit."""
    suite = site.catalogue.suite_of(unit)
    if unit.wording is Wording.CATALOGUE_ONLY:
        return plain(f"Catalogue only: {unit.urn or unit.code}, {unit.title} ({suite.title})")
    items = counted(unit.number_of_items, "item")
    return plain(f"{unit.urn or unit.code}: {items}, {WORDING[unit.wording][0].lower()}. {unit.overview or unit.title}")


def contents_of(view: UnitView) -> Iterator[Heading]:
    """The headings of a unit's page."""
    unit = view.unit
    if unit.overview:
        yield Heading("Overview", "overview")
    if unit.target_group:
        yield Heading("Target group", "target-group")
    for section in view.sections(ItemKind.PERFORMANCE_CRITERION, ItemKind.KNOWLEDGE_ITEM):
        yield _heading(section)
    for start, title, sections in view.elements():
        yield Heading(title, start, tuple(Heading(one.title, one.anchor) for one in sections))
    if unit.scope:
        yield Heading(
            "Scope",
            "scope",
            tuple(Heading(term.term[:1].upper() + term.term[1:], start) for start, term, _ in view.scope),
        )
    for section in view.sections(ItemKind.VALUE, ItemKind.BEHAVIOUR, ItemKind.SKILL):
        yield _heading(section)
    for held, title, start in (
        (unit.glossary, "Terms in this unit", "terms"),
        (unit.resources, "Resources", "resources"),
        (unit.links, "Links to other units", "links"),
        (unit.external_links, "External links", "external-links"),
        (view.named_by, "Used by", "used-by"),
    ):
        if held:
            yield Heading(title, start)
    yield Heading("Details", "details")
    yield Heading("Cite this unit", "cite")
    yield Heading("Use in a job advert", "advert")


def _heading(section: Section) -> Heading:
    return Heading(
        section.title, section.anchor, tuple(Heading(title, start) for title, start, _ in section.groups if title)
    )
