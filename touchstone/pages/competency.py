"""The page of a competency: its levels side by side, and what each takes in."""

from __future__ import annotations

from dataclasses import dataclass

from touchstone import addresses
from touchstone.competency_references import related_from
from touchstone.held_items import competency_link, target_link
from touchstone.levels import included
from touchstone.model.framework import Behaviour, Cluster, Competency, Framework, Level, Relation, level_anchor
from touchstone.page import Heading, Link, Page
from touchstone.pages.framework import menu, widget
from touchstone.pages.taught import Taught, taught
from touchstone.prose import plain
from touchstone.references import Reference, Use, uses_of
from touchstone.render import Site
from touchstone.targets import ItemAddress, Words, words_at
from touchstone.wording import RELATION, WORDING_OF_FRAMEWORK, counted


@dataclass(frozen=True)
class ShownBehaviour:
    """A behaviour as the page shows it."""

    behaviour: Behaviour
    anchor: str
    taught: tuple[Taught, ...]


@dataclass(frozen=True)
class ShownLevel:
    """A level as the page shows it."""

    level: Level
    anchor: str
    behaviours: tuple[ShownBehaviour, ...]
    below: tuple[Level, ...]
    """The levels that it takes in, the lowest first."""

    @property
    def columns(self) -> str:
        """The numbers of the levels that hold at this one, as the widget reads them."""
        return " ".join(str(one.number) for one in (*self.below, self.level))


@dataclass(frozen=True)
class ShownRelation:
    """A relation as the competency's page shows it, whichever side states it."""

    how: str
    other: Link
    words: Words
    reason: str


@dataclass(frozen=True)
class CompetencyView:
    """What the template of a competency's page shows."""

    framework: Framework
    competency: Competency
    site: Site

    @property
    def cluster(self) -> Cluster:
        """The cluster that the competency belongs to."""
        return next(one for one in self.framework.clusters if one.id == self.competency.cluster)

    def levels(self) -> list[ShownLevel]:
        """The levels from the lowest up."""
        return [self._shown(level) for level in sorted(self.competency.levels, key=lambda level: level.number)]

    def _shown(self, level: Level) -> ShownLevel:
        below = included(self.competency, level.number, cumulative=self.framework.cumulative)[:-1]
        behaviours = tuple(self._behaviour(level, one) for one in level.behaviours)
        return ShownLevel(level, level_anchor(level.number), behaviours, below)

    def _behaviour(self, level: Level, behaviour: Behaviour) -> ShownBehaviour:
        anchor = level_anchor(level.number, behaviour.id)
        return ShownBehaviour(behaviour, anchor, taught(self.site, self._address(anchor)))

    def _address(self, anchor: str) -> ItemAddress:
        return ItemAddress(self.framework.id, self.competency.code, anchor)

    def taught_as_a_whole(self) -> tuple[Taught, ...]:
        """The mappings that reach a competency without levels."""
        return taught(self.site, self._address(""))

    def relations(self) -> list[ShownRelation]:
        """The relations of this competency, then those of others that lead to it."""
        stated = [self._stated(relation) for relation in self.competency.relations]
        found = related_from(self.site.catalogue, self.framework, self.competency.code)
        return stated + [self._turned(RELATION[kind][1], reference) for kind, reference in found]

    def _turned(self, how: str, reference: Reference) -> ShownRelation:
        return ShownRelation(how, Link(reference.title, reference.address), (), reference.note)

    def _stated(self, relation: Relation) -> ShownRelation:
        to, holdings = relation.to, self.site.holdings
        words = words_at(to, holdings) if to.item or to.behaviour else ()
        return ShownRelation(RELATION[relation.kind][0], target_link(to, holdings), words, relation.reason)

    @property
    def named_by(self) -> tuple[Reference, ...]:
        """Everything that names this competency or one of its levels."""
        return self.site.competency_references.get((self.framework.id, self.competency.code), ())

    @property
    def coverage(self) -> str | None:
        """The address of the page that says which courses reach the framework; None where there is no course."""
        held = self.site.catalogue.courses
        return addresses.of_coverage(addresses.of_framework(self.framework)) if held else None

    def uses(self) -> list[Use]:
        """The pages that name the competency, each once, with the levels that it names."""
        return uses_of(self.named_by)

    def neighbours(self) -> tuple[Link | None, Link | None]:
        """The competencies before and after this one in its framework."""
        listed = self.framework.competencies
        place = listed.index(self.competency)
        before, after = listed[place - 1] if place else None, listed[place + 1] if place + 1 < len(listed) else None
        return self._link(before), self._link(after)

    def _link(self, competency: Competency | None) -> Link | None:
        return competency_link(self.framework, competency) if competency else None


def competency_page(site: Site, framework: Framework, competency: Competency) -> Page:
    """The page of one competency."""
    page, view = competency_link(framework, competency), CompetencyView(framework, competency, site)
    here, (before, after) = page.address, view.neighbours()
    of_framework = addresses.of_framework(framework)
    trail = (
        Link("Frameworks", addresses.FRAMEWORKS),
        Link(framework.title, of_framework),
        Link(view.cluster.title, f"{of_framework}#cluster-{competency.cluster}"),
    )
    means = WORDING_OF_FRAMEWORK[framework.wording]
    body = site.render("competency", here, view=view, before=before, after=after, trail=trail, means=means)
    return Page(
        address=here,
        kind="competency",
        title=f"{page.title} ({framework.title})",
        description=_description(framework, competency),
        body=body,
        section=addresses.FRAMEWORKS,
        contents=tuple(_contents(view)),
        trail=trail,
        sidebar=menu(site, framework, here, competency),
        previous=before,
        following=after,
        source=framework.file,
        head=widget(here) if len(competency.levels) > 1 else "",
    )


def _description(framework: Framework, competency: Competency) -> str:
    levels = f"{counted(len(competency.levels), 'level')}. " if competency.levels else ""
    return plain(f"{competency.code} {competency.title}: {levels}{competency.definition} {framework.title}")


def _contents(view: CompetencyView) -> list[Heading]:
    levels = tuple(Heading(f"Level {one.level.number}", one.anchor) for one in view.levels())
    headings = [
        (True, Heading("Definition", "definition")),
        (view.competency.features, Heading("How it shows", "features")),
        (levels, Heading("Levels", "levels", levels)),
        (view.relations(), Heading("Relations", "relations")),
        (view.named_by, Heading("Used by", "used-by")),
        (True, Heading("Notes on the source", "source")),
    ]
    return [heading for held, heading in headings if held]
