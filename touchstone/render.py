"""Templates, and what every template may call: links, dates, prose, marked terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from touchstone import addresses, dates
from touchstone.advert import Advert
from touchstone.catalogue import Catalogue, UnitKey
from touchstone.cite_kit import CiteKit, advert_of, cite_kit
from touchstone.competency_references import competency_references
from touchstone.coverage import Changed, Teaching, changed, taught_by
from touchstone.explaining import explained_forms, uses_of_terms
from touchstone.held_items import HeldItem, held_items
from touchstone.model.course import Course, CourseMapping
from touchstone.model.framework import Framework
from touchstone.model.role import Role
from touchstone.model.suite import HeldElsewhere, Suite
from touchstone.model.unit import Unit
from touchstone.page import Link
from touchstone.permalinks.history import History
from touchstone.permalinks.releases import Release, releases
from touchstone.permalinks.telling import Told, told_at
from touchstone.prose import Terms, joined, plain, prose
from touchstone.references import Reference, References
from touchstone.targets import Holdings, ItemAddress
from touchstone.templating import Templates, WholeTemplates, between_tags
from touchstone.wording import KIND_OF_LINK, SURENESS, WORDING, counted

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Site:
    """A catalogue with what its pages share: templates and references."""

    catalogue: Catalogue
    compiled: jinja2.BytecodeCache | None = None
    """Where compiled templates are kept from build to build."""
    address: str = ""
    """The address at which the site is published, with a stroke at its end; empty where it is not known."""
    pictures: Path | None = None
    """Where the pictures for link previews are kept from build to build."""

    def cite_kit(self, unit: Unit) -> CiteKit:
        """What the page of a unit offers to those who cite it."""
        return cite_kit(self.catalogue, unit, self.address)

    def advert_of(self, thing: Unit | Role) -> Advert:
        """What an employer copies of a unit or role."""
        return advert_of(self.catalogue, thing, self.address)

    @cached_property
    def history(self) -> History:
        """Every address that was ever published, and what became of it."""
        return History(self.catalogue)

    def told_at(self, page: str, anchor: str) -> tuple[Told, ...]:
        """What else an anchor of a page led to in earlier releases."""
        return told_at(self.history, f"{page}#{anchor}")

    @cached_property
    def releases(self) -> list[Release]:
        """What each release of the site changed, the newest first."""
        return releases(self.history)

    @cached_property
    def references(self) -> References:
        """Who names each unit."""
        return References(self.catalogue)

    @cached_property
    def competency_references(self) -> dict[tuple[str, str], tuple[Reference, ...]]:
        """Who names each competency, by its framework and code."""
        return competency_references(self.catalogue)

    @cached_property
    def holdings(self) -> Holdings:
        """What relations and mappings can lead to."""
        return Holdings(self.catalogue.units, self.catalogue.frameworks)

    @cached_property
    def held_items(self) -> dict[ItemAddress, HeldItem]:
        """Everything that a course can teach."""
        return held_items(self.holdings)

    @cached_property
    def taught_by(self) -> dict[ItemAddress, tuple[Teaching, ...]]:
        """The mappings that reach each item."""
        return taught_by(self.catalogue.courses.values(), self.holdings)

    @cached_property
    def _taught_units(self) -> set[UnitKey]:
        return {(item.home, item.code) for item in self.taught_by}

    def is_taught(self, unit: Unit) -> bool:
        """Whether a course reaches any item of a unit, so that the unit has a coverage page."""
        return (unit.suite, unit.code) in self._taught_units

    @cached_property
    def changed(self) -> dict[tuple[str, CourseMapping], Changed]:
        """The mappings to check again, by course and mapping."""
        found = changed(self.catalogue.courses.values(), self.holdings)
        return {(one.course.id, one.mapping): one for one in found}

    @cached_property
    def suite_menus(self) -> dict[tuple[str, str | None], str]:
        """The menus beside the pages of units that were drawn so far, by suite and grouping."""
        return {}

    @cached_property
    def uses_of_terms(self) -> dict[str, tuple[Link, ...]]:
        """The pages that use each glossary term."""
        return uses_of_terms(self.catalogue)

    @cached_property
    def explained_terms(self) -> Terms | None:
        """The terms that prose explains in place; None where there are none."""
        forms = explained_forms(self.catalogue)
        return Terms(forms) if forms else None

    def explain(self, text: str, here: str) -> Markup:
        """Prose with the first use of each glossary term leading to the glossary."""
        terms = self.explained_terms
        return terms.explained(prose(text), "ts-term", link_from(here)) if terms else prose(text)

    @cached_property
    def templates(self) -> jinja2.Environment:
        """The environment of all templates: everything that is set into HTML is escaped."""
        environment = Templates(WholeTemplates(TEMPLATES), self.compiled)
        environment.filters.update(
            prose=prose,
            date=dates.in_words,
            plain=plain,
            joined=joined,
            between_tags=between_tags,
            counted=counted,
        )
        environment.tests["held_elsewhere"] = lambda thing: isinstance(thing, HeldElsewhere)
        environment.globals.update(
            catalogue=self.catalogue,
            edition=self.catalogue.edition,
            explain=self.explain,
            addresses=addresses,
            WORDING=WORDING,
            SURENESS=SURENESS,
            KIND_OF_LINK=KIND_OF_LINK,
            cite_kit=self.cite_kit,
            advert_of=self.advert_of,
            told_at=self.told_at,
        )
        return environment

    def render(self, template: str, here: str, **values: Any) -> str:
        """The HTML of a template for the page at the address `here`."""
        return self.templates.get_template(f"{template}.html.jinja").render(here=here, link=link_from(here), **values)

    def reviewed_late(self, unit: Unit) -> bool:
        """Whether the unit's review was due before the day of the edition."""
        day = self.catalogue.edition.dated
        return bool(day and unit.review_due and dates.is_past(unit.review_due, day))


def past(course: Course, day: str | None) -> bool:
    """Whether a course was over before a day; never where its dates, or the day, are not known."""
    last = course.last_day()
    return bool(day and last and dates.is_past(last, day))


def link_from(here: str) -> Callable[..., str]:
    """A function from a thing, or an address below the root, to the link that leads there from `here`."""

    def link(target: Unit | Suite | Role | Framework | Course | Link | Reference | str, anchor: str = "") -> str:
        return addresses.relative(address_of(target) + (f"#{anchor}" if anchor else ""), here)

    return link


def address_of(thing: Unit | Suite | Role | Framework | Course | Link | Reference | str) -> str:
    """The address of a thing's page, below the site's root."""
    match thing:
        case str():
            return thing
        case Unit():
            return addresses.of_unit(thing)
        case Suite():
            return addresses.of_suite(thing)
        case Role():
            return addresses.of_role(thing)
        case Framework():
            return addresses.of_framework(thing)
        case Course():
            return addresses.of_course(thing)
    return thing.address


def named(unit: Unit | HeldElsewhere) -> str:
    """Code and title, as one line."""
    return f"{unit.code} {unit.title}"
