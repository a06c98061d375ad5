"""A framework: competencies in clusters, most of them with levels, as an employer asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from touchstone.model.base import Code, HowSure, PartialDate, Prose, Record, Slug, Source, Text, Texts, Wording
from touchstone.model.unit import ItemId, ItemKind

CompetencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([.\-][A-Za-z0-9]+)*$", max_length=30)]
"""A competency's code as printed, such as L9."""

FeatureId = Annotated[str, StringConstraints(pattern=r"^f[1-9][0-9]*$")]
BehaviourId = Annotated[str, StringConstraints(pattern=r"^b[1-9][0-9]*$")]
LevelNumber = Annotated[int, Field(ge=0, le=99)]


class Section(StrEnum):
    """A run of items of one kind in a unit."""

    PERFORMANCE = "performance"
    KNOWLEDGE = "knowledge"
    SCOPE = "scope"
    VALUES = "values"
    BEHAVIOURS = "behaviours"
    SKILLS = "skills"

    @property
    def kind(self) -> ItemKind:
        """The kind of item that stands in the section."""
        return _KIND_OF_SECTION[self]


_KIND_OF_SECTION = {
    Section.PERFORMANCE: ItemKind.PERFORMANCE_CRITERION,
    Section.KNOWLEDGE: ItemKind.KNOWLEDGE_ITEM,
    Section.SCOPE: ItemKind.SCOPE_ITEM,
    Section.VALUES: ItemKind.VALUE,
    Section.BEHAVIOURS: ItemKind.BEHAVIOUR,
    Section.SKILLS: ItemKind.SKILL,
}


class Target(Record):
    """What a relation or a mapping leads to: a unit or a part of one, or a competency or a part of one."""

    suite: Slug | None = None
    """The suite of the unit."""
    unit: Code | None = None
    """The unit's code."""
    element: Text | None = None
    """The element, where the unit has elements."""
    section: Section | None = None
    """A whole section of the unit, such as knowledge."""
    item: ItemId | None = None
    """One item of the unit, such as K5."""
    framework: Slug | None = None
    """The framework of the competency."""
    competency: CompetencyCode | None = None
    """The competency's code."""
    level: LevelNumber | None = None
    """One level of the competency."""
    behaviour: BehaviourId | None = None
    """One behaviour of that level, such as b2."""

    @model_validator(mode="after")
    def _leads_to_one_thing(self) -> Self:
        wrong = next((message for broken, message in self._mistakes() if broken), None)
        if wrong:
            raise ValueError(wrong)
        return self

    def _mistakes(self) -> Iterator[tuple[bool, str]]:
        of_unit = any((self.suite, self.unit, self.element, self.section, self.item))
        of_competency = any((self.framework, self.competency, self.level is not None, self.behaviour))
        yield of_unit == of_competency, "name either a unit or a competency"
        yield of_unit and not (self.suite and self.unit), "name the unit and its suite"
        yield bool(self.item and self.section), "name an item or a section, not both"
        yield of_competency and not (self.framework and self.competency), "name the competency and its framework"
        yield self.behaviour is not None and self.level is None, "name the level of the behaviour"

    def __str__(self) -> str:
        """The target as people cite it, such as `ES19 K5` or `L9 level 3 b2`."""
        level = f"level {self.level}" if self.level is not None else None
        part = f"element {self.element}" if self.element else None
        named = (self.unit, part, self.section, self.item, self.competency, level, self.behaviour)
        return " ".join(str(one) for one in named if one)


class RelationKind(StrEnum):
    """How what a relation leads to stands to the competency; the words are those of SKOS."""

    CLOSE = "close"
    BROADER = "broader"
    NARROWER = "narrower"
    RELATED = "related"


class Relation(Record):
    """A tie from a competency to a unit, a part of one, or another competency."""

    kind: RelationKind
    """close: much the same; broader: the other takes in more; narrower: the other takes in less; related: it helps."""
    to: Target
    reason: Text
    """Why, in a few words."""


class Feature(Record):
    """A mark by which a competency is known, at whatever level."""

    id: FeatureId
    """f1, f2 and so on."""
    text: Text


class Behaviour(Record):
    """What a person at a level does: the thing that people cite."""

    id: BehaviourId
    """b1, b2 and so on; the count starts anew in each level."""
    text: Text
    note: Text | None = None
    """What a reader should know of the source at this place."""


class Level(Record):
    """One step of a competency's scale."""

    number: LevelNumber
    title: Text | None = None
    behaviours: tuple[Behaviour, ...] = Field(min_length=1)
    notes: Texts = ()

    def behaviour(self, behaviour_id: str) -> Behaviour | None:
        """The behaviour with this id."""
        return next((one for one in self.behaviours if one.id == behaviour_id), None)


class PrintedTitle(Record):
    """A title that differs from the one that this edition uses."""

    title: Text
    """The title as printed."""
    where: Text
    """Where the source prints it, such as its table."""


class Competency(Record):
    """What a person must be able to bring to a job."""

    code: CompetencyCode
    title: Text
    cluster: Slug
    """The id of the cluster that it belongs to."""
    definition: Text
    features: tuple[Feature, ...] = ()
    levels: tuple[Level, ...] = ()
    """From the lowest up; left out where the competency has none."""
    relations: tuple[Relation, ...] = ()
    title_differences: tuple[PrintedTitle, ...] = ()
    """Other titles that the source prints for the same competency."""
    notes: Texts = ()

    def level(self, number: int) -> Level | None:
        """The level with this number."""
        return next((one for one in self.levels if one.number == number), None)


class Cluster(Record):
    """A heading under which a framework lists its competencies."""

    id: Slug
    title: Text
    about: Prose | None = None
    notes: Texts = ()


class Framework(Record):
    """One file in the frameworks folder."""

    SET_BY_LOADER = frozenset({"file", "id"})

    id: Slug
    """The file name."""
    file: str
    """The file below the standards folder."""

    title: Text
    owner: Text
    about: Prose
    """What the framework is for and to whom it applies."""
    wording: Wording
    """official, restated or catalogue-only."""
    cumulative: bool
    """Whether a level takes in the levels below it."""
    dated: PartialDate | None = None
    """When the owner last changed it."""
    clusters: tuple[Cluster, ...] = Field(min_length=1)
    competencies: tuple[Competency, ...] = Field(min_length=1)
    source: Source | None = None
    notes: Texts = ()

    def competency(self, code: str) -> Competency | None:
        """The competency with this code."""
        return next((one for one in self.competencies if one.code == code), None)

    def in_cluster(self, cluster: str) -> list[Competency]:
        """The competencies of a cluster, in the order of the file."""
        return [one for one in self.competencies if one.cluster == cluster]


class RoleCompetency(Record):
    """A competency that a role asks for."""

    framework: Slug
    competency: CompetencyCode
    level: LevelNumber | None = None
    """Left out only where the competency has no levels."""
    reason: Text
    """Why the role needs it, or where the source says so."""
    how_sure: HowSure

    @property
    def target(self) -> Target:
        """What the requirement leads to."""
        return Target(framework=self.framework, competency=self.competency, level=self.level)


def level_anchor(level: int, behaviour: str | None = None) -> str:
    """The fragment of a level's address, or of a behaviour's: `level-3`, `level-3-b2`."""
    return f"level-{level}" + (f"-{behaviour}" if behaviour else "")
