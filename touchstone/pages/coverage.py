"""Coverage: which courses reach which items of a unit, a suite, a role or a framework."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from touchstone import addresses
from touchstone.catalogue import by_number
from touchstone.coverage import Coverage, Selection, coverage, fewest_courses, requirement_needs, unit_needs
from touchstone.held_items import HeldItem
from touchstone.model.course import Course, Strength
from touchstone.model.framework import Framework, Target
from touchstone.model.role import Role
from touchstone.model.suite import Suite
from touchstone.model.unit import Unit
from touchstone.page import Heading, Link, Page
from touchstone.pages.taught import Taught, taught
from touchstone.prose import plain
from touchstone.render import Site, address_of, named, past
from touchstone.targets import ItemAddress, contents
from touchstone.wording import STRENGTH, counted


@dataclass(frozen=True)
class Subject:
    """A unit, suite, role or framework of which it is asked what courses cover."""

    kind: str
    title: str
    address: str
    """The address of its own page."""
    needs: tuple[ItemAddress, ...]
    silent: int = 0
    """How many of its units hold no items, so that nothing can be said of them."""

    @property
    def called(self) -> tuple[str, str]:
        """What one of its needs is called, and what several are: items of units, behaviours of levels, or both."""
        among = {not one.anchor or one.anchor.startswith("level-") for one in self.needs}
        if len(among) > 1:
            return "item or behaviour", "items and behaviours"
        return ("behaviour", "behaviours") if among == {True} else ("item", "items")

    @property
    def page(self) -> Link:
        """The way to its coverage."""
        return Link(self.title, addresses.of_coverage(self.address))


@dataclass(frozen=True)
class CoveredItem:
    """An item with the furthest that any course reaches it, and the mappings of each course to it."""

    item: HeldItem
    best: Strength | None
    cells: tuple[tuple[Taught, ...], ...]

    @property
    def covered(self) -> bool:
        """Whether a course covers or assesses it."""
        return self.best is not None and self.best.reaches(Strength.COVERS)


@dataclass(frozen=True)
class Counts:
    """How many items are covered, introduced only, and not reached."""

    covered: int
    introduced: int
    total: int

    @property
    def missed(self) -> int:
        """How many items no course reaches at all."""
        return self.total - self.covered - self.introduced


@dataclass(frozen=True)
class CoverageView:
    """What the template of a coverage page shows."""

    subject: Subject
    site: Site
    coverage: Coverage

    @property
    def courses(self) -> list[Course]:
        """The courses that reach anything of the subject."""
        courses = (self.site.catalogue.courses[one] for one, reached in self.coverage.strengths.items() if reached)
        return sorted(courses, key=lambda course: (course.title.casefold(), course.id))

    def is_past(self, course: Course) -> bool:
        """Whether a course was over before the day of the edition."""
        return past(course, self.site.catalogue.edition.dated)

    @property
    def counts(self) -> Counts:
        """How much of the subject is covered."""
        covered, reached = len(self.coverage.covered()), len(self.coverage.covered(Strength.INTRODUCES))
        return Counts(covered, reached - covered, len(self.coverage.needed))

    def groups(self) -> list[tuple[Link, list[CoveredItem]]]:
        """The items by the unit or competency that holds them."""
        columns = {course.id: place for place, course in enumerate(self.courses)}
        shown = [self._item(address, columns) for address in self.coverage.needed]
        return [(holder, list(listed)) for holder, listed in groupby(shown, lambda one: one.item.holder)]

    def _item(self, address: ItemAddress, columns: dict[str, int]) -> CoveredItem:
        reaching = self.site.taught_by.get(address, ())
        cells: list[list[Taught]] = [[] for _ in columns]
        for teaching, one in zip(reaching, taught(self.site, address), strict=True):
            cells[columns[teaching.course.id]].append(one)
        return CoveredItem(self.site.held_items[address], self.coverage.best(address), tuple(map(tuple, cells)))

    @property
    def fewest(self) -> Selection:
        """A small set of courses that covers what can be covered."""
        return fewest_courses(self.coverage)

    def cited(self, address: ItemAddress) -> Link:
        """An item as people cite it, such as `ES19 K11`."""
        item = self.site.held_items[address]
        return Link(f"{address.code} {item.label}" if address.anchor else address.code, item.address)


def subjects(site: Site) -> Iterator[Subject]:
    """What has a coverage page: suites, frameworks and roles that hold items, and the units that are reached."""
    catalogue = site.catalogue
    if not catalogue.courses:
        return
    found = [_of_suite(site, suite) for suite in catalogue.suites.values()]
    found += [_of_framework(site, framework) for framework in catalogue.frameworks.values()]
    found += [_of_role(site, role) for role in sorted(catalogue.roles.values(), key=lambda role: role.title)]
    units = sorted(catalogue.units.values(), key=lambda unit: (unit.suite, by_number(unit.code)))
    found += [
        Subject("unit", named(unit), address_of(unit), unit_needs(unit)) for unit in units if site.is_taught(unit)
    ]
    yield from (one for one in found if one.needs)


def _of_suite(site: Site, suite: Suite) -> Subject:
    units = [member.unit for member in site.catalogue.members(suite)]
    return Subject("suite", suite.title, address_of(suite), *_needs(units))


def _needs(units: list[Unit]) -> tuple[tuple[ItemAddress, ...], int]:
    needs = [unit_needs(unit) for unit in units]
    return tuple(item for listed in needs for item in listed), sum(not listed for listed in needs)


def _of_framework(site: Site, framework: Framework) -> Subject:
    targets = [Target(framework=framework.id, competency=one.code) for one in framework.competencies]
    needs = tuple(item for target in targets for item in contents(target, site.holdings))
    return Subject("framework", framework.title, address_of(framework), needs)


def _of_role(site: Site, role: Role) -> Subject:
    required = [site.catalogue.required(role, line) for line in role.units]
    needs, silent = _needs([unit for unit in required if isinstance(unit, Unit)])
    asked = [item for one in role.competencies for item in requirement_needs(one, site.holdings)]
    elsewhere = sum(not isinstance(unit, Unit) for unit in required)
    return Subject("role", role.title, address_of(role), (*needs, *asked), silent + elsewhere)


def _view(site: Site, subject: Subject) -> CoverageView:
    return CoverageView(subject, site, coverage(subject.needs, site.catalogue.courses.values(), site.holdings))


def coverage_page(site: Site, subject: Subject) -> Page:
    """What courses cover of one unit, suite, role or framework."""
    here, view = subject.page.address, _view(site, subject)
    trail = (Link("Coverage", addresses.COVERAGE), Link(subject.title, subject.address))
    covered = f"{view.counts.covered} of {counted(view.counts.total, *subject.called)}"
    headings = [Heading("At a glance", "at-a-glance"), Heading("Course by course", "by-course")]
    headings += [Heading("The fewest courses", "fewest"), Heading("What no course covers", "uncovered")]
    return Page(
        address=here,
        kind="coverage",
        title=f"Coverage of {subject.title}" + (" (role)" if subject.kind == "role" else ""),
        description=plain(f"{covered} of the {subject.kind} {subject.title} are covered by courses."),
        body=site.render("coverage", here, view=view, subject=subject, trail=trail, STRENGTH=STRENGTH),
        section=addresses.COVERAGE,
        contents=tuple(headings),
        trail=trail,
    )


def coverages_page(site: Site, listed: list[Subject]) -> Page:
    """The way to all coverage pages, with their counts."""
    by_kind = [(kind, list(group)) for kind, group in groupby(listed, lambda one: one.kind)]
    tables = [(kind, _called(group), [(one, _view(site, one).counts) for one in group]) for kind, group in by_kind]
    return Page(
        address=addresses.COVERAGE,
        kind="coverages",
        title="Coverage by courses",
        description="Items and behaviours that courses cover, by suite, framework, role and unit, and what is left.",
        body=site.render("coverages", addresses.COVERAGE, tables=tables),
        section=addresses.COVERAGE,
        contents=tuple(Heading(f"By {kind}", f"by-{kind}") for kind, _ in by_kind),
    )


def _called(listed: list[Subject]) -> str:
    """What the needs of all these are called."""
    names = {one.called[1] for one in listed}
    return names.pop() if len(names) == 1 else "items and behaviours"
