"""The pages of a framework: by cluster, its competencies side by side, and the list of all frameworks."""

from __future__ import annotations

from touchstone import addresses
from touchstone.catalogue import by_number
from touchstone.model.framework import Competency, Framework, RoleCompetency
from touchstone.model.role import Role
from touchstone.page import Heading, Link, Page
from touchstone.prose import plain
from touchstone.render import Site
from touchstone.wording import WORDING_OF_FRAMEWORK, counted

CHOOSING = "assets/touchstone/choosing.js"
"""The widget that sets two of several columns side by side."""


def framework_page(site: Site, framework: Framework) -> Page:
    """The page of one framework, by cluster."""
    here, asking = addresses.of_framework(framework), roles_asking(site, framework)
    trail = (Link("Frameworks", addresses.FRAMEWORKS),)
    body = site.render(
        "framework",
        here,
        framework=framework,
        asking=asking,
        trail=trail,
        comparable=len(framework.competencies) > 1,
        means=WORDING_OF_FRAMEWORK[framework.wording],
        taught=bool(site.catalogue.courses),
    )
    return Page(
        address=here,
        kind="framework",
        title=framework.title,
        description=plain(f"{framework.title} ({framework.owner}): {in_short(framework)}."),
        body=body,
        section=addresses.FRAMEWORKS,
        contents=tuple(_contents(framework, bool(asking))),
        trail=trail,
        sidebar=menu(site, framework, here),
        source=framework.file,
    )


def in_short(framework: Framework) -> str:
    """Such as `15 competencies in 3 clusters`."""
    competencies = counted(len(framework.competencies), "competency", "competencies")
    return f"{competencies} in {counted(len(framework.clusters), 'cluster')}"


def menu(site: Site, framework: Framework, here: str, current: Competency | None = None) -> str:
    """The HTML of the menu beside the pages of a framework."""
    return site.render("_framework_menu", here, framework=framework, current=current)


def roles_asking(site: Site, framework: Framework) -> list[tuple[Role, list[tuple[Competency, RoleCompetency]]]]:
    """The roles that ask for competencies of a framework, each with what it asks for."""
    found = []
    for role in sorted(site.catalogue.roles.values(), key=lambda role: role.title):
        asked = [
            (framework.competency(one.competency), one) for one in role.competencies if one.framework == framework.id
        ]
        held = [(competency, one) for competency, one in asked if competency]
        if held:
            found.append((role, held))
    return found


def _contents(framework: Framework, asked: bool) -> list[Heading]:
    headings = [
        Heading("About", "about"),
        *(Heading(cluster.title, f"cluster-{cluster.id}") for cluster in framework.clusters),
    ]
    if asked:
        headings.append(Heading("Roles that ask for them", "roles"))
    return [*headings, Heading("Notes on the source", "source")]


def comparison_page(site: Site, framework: Framework) -> Page:
    """The competencies of a framework side by side."""
    here = addresses.of_comparison(framework)
    trail = (Link("Frameworks", addresses.FRAMEWORKS), Link(framework.title, addresses.of_framework(framework)))
    numbers = sorted({level.number for one in framework.competencies for level in one.levels})
    return Page(
        address=here,
        kind="competencies-compared",
        title=f"{framework.title}: competencies side by side",
        description=plain(
            f"Definitions, features and levels of the competencies of {framework.title}, to compare any two."
        ),
        body=site.render("competencies_compared", here, framework=framework, numbers=numbers, trail=trail),
        section=addresses.FRAMEWORKS,
        trail=trail,
        sidebar=menu(site, framework, here),
        source=framework.file,
        head=widget(here),
    )


def widget(here: str) -> str:
    """The HTML that lets a page's columns be chosen and compared."""
    return f'<script src="{addresses.relative(CHOOSING, here)}" defer></script>'


def frameworks_page(site: Site) -> Page:
    """The list of all frameworks."""
    frameworks = sorted(site.catalogue.frameworks.values(), key=lambda one: (one.title.casefold(), by_number(one.id)))
    cards = [(framework, in_short(framework)) for framework in frameworks]
    return Page(
        address=addresses.FRAMEWORKS,
        kind="frameworks",
        title="Competency frameworks",
        description=f"{counted(len(cards), 'competency framework')}: what people must bring to a job, by level.",
        body=site.render("frameworks", addresses.FRAMEWORKS, cards=cards),
        section=addresses.FRAMEWORKS,
    )
