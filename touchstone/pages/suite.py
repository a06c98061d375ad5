"""The overview of a suite by grouping, and the list of all suites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from touchstone import addresses
from touchstone.catalogue import Member
from touchstone.model.suite import Grouping, Suite
from touchstone.model.unit import Unit
from touchstone.page import Heading, Link, Page
from touchstone.prose import plain
from touchstone.render import Site
from touchstone.wording import counted


@dataclass(frozen=True)
class GroupingView:
    """A grouping with the units that are known to stand in it."""

    anchor: str
    title: str
    grouping: Grouping | None
    members: tuple[Member, ...]

    @property
    def counts(self) -> str:
        """Such as `3 units, 23 items held`; `3 units` where the text of none is held."""
        units, items = counted(len(self.members), "unit"), sum(items_in(one.unit) for one in self.members)
        return f"{units}, {counted(items, 'item')} held" if items else units


def items_in(unit: Unit) -> int:
    """How many items a unit holds."""
    return unit.number_of_items


def groupings_of(site: Site, suite: Suite) -> list[GroupingView]:
    """The groupings of a suite in their order; units without one come last."""
    views = [
        GroupingView(grouping.id, grouping.title, grouping, tuple(site.catalogue.in_grouping(suite, grouping.id)))
        for grouping in suite.groupings
    ]
    others = tuple(site.catalogue.in_grouping(suite, None))
    title = "Grouping not known" if suite.groupings else "Units"
    return [*views, GroupingView("suite--no-grouping", title, None, others)] if others else views


def unknown_units(site: Site, suite: Suite) -> int:
    """How many units of the suite are known to exist, but not by code and title."""
    return max(suite.counts.units - len(site.catalogue.members(suite)), 0) if suite.counts else 0


def suite_page(site: Site, suite: Suite) -> Page:
    """The overview of one suite."""
    here, views = addresses.of_suite(suite), groupings_of(site, suite)
    members = site.catalogue.members(suite)
    roles = site.catalogue.roles_of(suite)
    unknown = unknown_units(site, suite)
    trail = (Link("Standards", addresses.SUITES),)
    body = site.render(
        "suite",
        here,
        suite=suite,
        groupings=views,
        members=members,
        unknown=unknown,
        roles=roles,
        items_in=items_in,
        trail=trail,
    )
    return Page(
        address=here,
        kind="suite",
        title=f"{suite.title}: the suite by grouping",
        description=plain(
            f"{suite.title} ({suite.owner}): {counted(len(members), 'unit')} in "
            f"{counted(len(suite.groupings), 'grouping')}, each with its wording and items."
        ),
        body=body,
        section=addresses.SUITES,
        contents=tuple(_contents(views, suite, bool(roles))),
        trail=trail,
        sidebar=site.render("_suite_menu", here, suite=suite, open_grouping="" if suite.groupings else None),
        source=suite.file,
    )


def _contents(views: Sequence[GroupingView], suite: Suite, roles: bool) -> list[Heading]:
    headings = [Heading("At a glance", "suite--at-a-glance"), *(Heading(view.title, view.anchor) for view in views)]
    if suite.unknown:
        headings.append(Heading("What is not known", "suite--unknown"))
    if roles:
        headings.append(Heading("Roles", "suite--roles"))
    return [*headings, Heading("About the suite", "suite--about")]


def suites_page(site: Site) -> Page:
    """The list of all suites."""
    suites = sorted(site.catalogue.suites.values(), key=lambda suite: -len(site.catalogue.members(suite)))
    cards = [
        (
            suite,
            len(site.catalogue.members(suite)),
            sum(items_in(one.unit) for one in site.catalogue.members(suite)),
            unknown_units(site, suite),
        )
        for suite in suites
    ]
    return Page(
        address=addresses.SUITES,
        kind="suites",
        title="Standards by suite",
        description=f"{counted(len(suites), 'suite')} of occupational standards, with their units by grouping.",
        body=site.render("suites", addresses.SUITES, cards=cards),
        section=addresses.SUITES,
    )
