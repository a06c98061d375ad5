"""Role pages, and the table of all roles side by side."""

from __future__ import annotations

from dataclasses import dataclass

from touchstone import addresses
from touchstone.bundles import script_tags
from touchstone.catalogue import by_number
from touchstone.levels import required
from touchstone.model.framework import Competency, Framework, Level, RoleCompetency, level_anchor
from touchstone.model.role import Role, RoleLine
from touchstone.model.suite import HeldElsewhere
from touchstone.model.unit import Unit
from touchstone.page import Heading, Link, Page
from touchstone.pages.suite import items_in
from touchstone.prose import plain
from touchstone.render import Site
from touchstone.wording import RESPONSIBILITY, counted


@dataclass(frozen=True)
class RequiredUnit:
    """A line of a role with the unit that it names."""

    line: RoleLine
    unit: Unit | HeldElsewhere
    grouping: str

    @property
    def held(self) -> bool:
        """Whether the unit has a page here."""
        return isinstance(self.unit, Unit)


@dataclass(frozen=True)
class Comparison:
    """Two roles side by side: what they share, and what each adds."""

    other: Role
    shared: tuple[Unit | HeldElsewhere, ...]
    only_here: tuple[Unit | HeldElsewhere, ...]
    only_there: tuple[Unit | HeldElsewhere, ...]


@dataclass(frozen=True)
class RequiredCompetency:
    """A competency that a role asks for, with the levels that hold."""

    asked: RoleCompetency
    framework: Framework
    competency: Competency
    levels: tuple[Level, ...]
    """From the lowest up; the level that is asked for comes last."""

    @property
    def address(self) -> str:
        """The address of the level that is asked for."""
        page = addresses.of_competency(self.framework.id, self.competency.code)
        return page if self.asked.level is None else f"{page}#{level_anchor(self.asked.level)}"


def required_competencies(site: Site, role: Role) -> list[RequiredCompetency]:
    """What a role asks for in frameworks, in the order of its file."""
    found = []
    for asked in role.competencies:
        framework, competency = site.catalogue.frameworks[asked.framework], site.holdings.competency(asked.target)
        if competency:
            found.append(RequiredCompetency(asked, framework, competency, required(framework, asked)))
    return found


def required_units(site: Site, role: Role) -> list[RequiredUnit]:
    """The units of a role, by the groupings of its suite, each grouping in the order of the role's lines."""
    found = []
    for line in role.units:
        unit = site.catalogue.required(role, line)
        if unit is not None:
            found.append(RequiredUnit(line, unit, _grouping(site, role, unit)))
    order = [grouping.title for grouping in site.catalogue.suites[role.suite].groupings]
    return sorted(found, key=lambda one: order.index(one.grouping) if one.grouping in order else len(order))


def _grouping(site: Site, role: Role, unit: Unit | HeldElsewhere) -> str:
    """The title of the grouping in which the role's suite lists the unit."""
    suite = site.catalogue.suites[role.suite]
    for grouping in suite.groupings:
        if any(member.unit is unit for member in site.catalogue.in_grouping(suite, grouping.id)):
            return grouping.title
    return "Grouping not known"


def compared(site: Site, role: Role, other: Role) -> Comparison:
    """What two roles share and what each adds."""
    here = [one.unit for one in required_units(site, role)]
    there = [one.unit for one in required_units(site, other)]
    return Comparison(
        other,
        tuple(unit for unit in here if unit in there),
        tuple(unit for unit in here if unit not in there),
        tuple(unit for unit in there if unit not in here),
    )


def role_page(site: Site, role: Role) -> Page:
    """The page of one role."""
    here, suite = addresses.of_role(role), site.catalogue.suites[role.suite]
    units = required_units(site, role)
    items = sum(items_in(one.unit) for one in units if isinstance(one.unit, Unit))
    competencies = required_competencies(site, role)
    comparisons = [compared(site, role, other) for other in site.catalogue.roles_of(suite) if other is not role]
    trail = (Link("Roles", addresses.ROLES), Link(suite.title, addresses.of_suite(suite)))
    coverage = addresses.of_coverage(here) if site.catalogue.courses and (items or competencies) else None
    body = site.render(
        "role",
        here,
        role=role,
        suite=suite,
        units=units,
        items=items,
        competencies=competencies,
        basket="items=" + ",".join(_name_in_a_basket(one.unit) for one in units if isinstance(one.unit, Unit)),
        coverage=coverage,
        comparisons=comparisons,
        trail=trail,
        RESPONSIBILITY=RESPONSIBILITY,
    )
    return Page(
        address=here,
        kind="role",
        title=f"{role.title}: role profile",
        description=plain(
            f"Role profile {role.title} ({suite.title}): {counted(len(units), 'unit')}, with how sure each line is."
        ),
        body=body,
        section=addresses.ROLES,
        contents=tuple(_contents(role, units, comparisons)),
        trail=trail,
        sidebar=site.render("_role_menu", here, suite=suite, role=role),
        source=role.file,
        head=script_tags(here, "citing"),
    )


def _name_in_a_basket(unit: Unit) -> str:
    """The name of a unit in a link to a basket: the last part of its address; the latest version is meant."""
    return addresses.of_unit(unit).rstrip("/").rpartition("/")[2]


def _contents(role: Role, units: list[RequiredUnit], comparisons: list[Comparison]) -> list[Heading]:
    groupings = dict.fromkeys(one.grouping for one in units)
    headings = [Heading("What the role is", "about")]
    if units:
        headings.append(
            Heading("Units", "units", tuple(Heading(title, f"units-{addresses.slug(title)}") for title in groupings))
        )
    if role.competencies:
        headings.append(Heading("Competencies", "competencies"))
    if role.unknown:
        headings.append(Heading("What is not known", "unknown"))
    if comparisons:
        headings.append(
            Heading(
                "Compared with",
                "compare",
                tuple(Heading(one.other.title, f"compare-{one.other.id}") for one in comparisons),
            )
        )
    return [*headings, Heading("Source", "source"), Heading("Use in a job advert", "advert")]


def roles_page(site: Site) -> Page:
    """All roles, and for each suite a table of units by role."""
    suites = [suite for suite in site.catalogue.suites.values() if site.catalogue.roles_of(suite)]
    tables = []
    for suite in suites:
        roles = site.catalogue.roles_of(suite)
        lines = {role.id: {one.unit: one.line for one in required_units(site, role)} for role in roles}
        units = list(dict.fromkeys(unit for role in roles for unit in lines[role.id]))
        units.sort(key=lambda unit: by_number(unit.code))
        tables.append((suite, roles, units, lines))
    return Page(
        address=addresses.ROLES,
        kind="roles",
        title="Roles side by side",
        description=f"{counted(len(site.catalogue.roles), 'role profile')} side by side, with the units of each.",
        body=site.render("roles", addresses.ROLES, tables=tables),
        section=addresses.ROLES,
        contents=tuple(Heading(f"Side by side: {suite.title}", f"side-by-side-{suite.id}") for suite in suites),
    )
