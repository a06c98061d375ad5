"""A unit: what a person must be able to do and know in one part of a job."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from touchstone.model.base import (
    Code,
    ExternalLink,
    HowSure,
    PartialDate,
    Prose,
    Record,
    Slug,
    Source,
    Text,
    Texts,
    Wording,
)

ItemId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}[1-9][0-9]*$")]
PartId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,4}$")]


class ItemKind(StrEnum):
    """The kinds of item; the value is the letter of its label."""

    PERFORMANCE_CRITERION = "P"
    KNOWLEDGE_ITEM = "K"
    SCOPE_ITEM = "S"
    VALUE = "V"
    BEHAVIOUR = "B"
    SKILL = "SK"


class LinkKind(StrEnum):
    """How one unit stands to another."""

    RELATED = "related"
    PREREQUISITE = "prerequisite"
    PART_OF = "part-of"
    DERIVED_FROM = "derived-from"
    REPLACES = "replaces"
    REPLACED_BY = "replaced-by"


class Validity(StrEnum):
    """Whether the owner says that a unit is in force."""

    CURRENT = "Current"
    LEGACY = "Legacy"


class Status(StrEnum):
    """Whether a unit was written for its suite or taken from another."""

    ORIGINAL = "Original"
    TAILORED = "Tailored"
    IMPORTED = "Imported"


class Nation(StrEnum):
    """The nations of the United Kingdom that a unit can be limited to."""

    ENGLAND = "England"
    NORTHERN_IRELAND = "Northern Ireland"
    SCOTLAND = "Scotland"
    WALES = "Wales"


class Part(Record):
    """A sub-point of an item (a., b.)."""

    id: PartId
    text: Text


class Item(Record):
    """A performance criterion, knowledge item or scope item: the thing that people cite."""

    id: ItemId
    """The label as printed, such as P1, K5 or S3."""
    text: Text
    parts: tuple[Part, ...] = ()
    """Sub-points, each with its letter."""
    label_assigned: bool = False
    """True where the published document prints no label and this edition counted one out."""


class ItemGroup(Record):
    """Items under one sub-heading."""

    heading: Text | None = None
    """The sub-heading; left out where the document prints none."""
    items: tuple[Item, ...] = Field(min_length=1)


class Element(Record):
    """A part of a unit whose numbering starts anew."""

    id: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}(\.[0-9]{1,3})?$")]
    """The element's number as printed, such as 1 or 501.1."""
    title: Text
    performance_criteria: tuple[ItemGroup, ...] = ()
    knowledge: tuple[ItemGroup, ...] = ()


class ScopeTerm(Record):
    """A term whose range the unit spells out; it is marked wherever it stands in the criteria."""

    term: Text
    forms: Texts = ()
    """Other forms of the term to mark, such as its singular."""
    relates_to: Annotated[str, StringConstraints(pattern="^(performance|knowledge)$")] = "performance"
    """Which items the term is scoped for: performance or knowledge."""
    items: tuple[Item, ...] = Field(min_length=1)


class UnitLink(Record):
    """A link from a unit to another, held here or elsewhere."""

    to: Code
    """The code of the other unit."""
    suite: Slug | None = None
    """The suite in which the code is looked up; the unit's own where left out."""
    kind: LinkKind = LinkKind.RELATED
    note: Text | None = None


class UnitTerm(Record):
    """A term that the unit itself explains."""

    term: Text
    definition: Prose


class Unit(Record):
    """One standard, as its file holds it."""

    SET_BY_LOADER = frozenset({"file", "suite"})

    suite: Slug
    """The folder name of the unit's suite."""
    file: str
    """The unit's file below the standards folder."""

    code: Code
    """The code as printed, such as ES19."""
    urn: Code | None = None
    """The unit's Unique Reference Number in the national register."""
    title: Text
    grouping: Slug | None = None
    """The id of the grouping in suite.yaml."""
    grouping_how_sure: HowSure = HowSure.CERTAIN
    grouping_note: Text | None = None
    """Why the grouping is in doubt."""
    wording: Wording
    """official, restated or catalogue-only."""
    overview: Prose | None = None
    target_group: Prose | None = None

    performance_criteria: tuple[ItemGroup, ...] = ()
    knowledge: tuple[ItemGroup, ...] = ()
    elements: tuple[Element, ...] = ()
    scope: tuple[ScopeTerm, ...] = ()
    values: tuple[ItemGroup, ...] = ()
    behaviours: tuple[ItemGroup, ...] = ()
    skills: tuple[ItemGroup, ...] = ()
    glossary: tuple[UnitTerm, ...] = ()
    links: tuple[UnitLink, ...] = ()
    external_links: tuple[ExternalLink, ...] = ()
    resources: Prose | None = None

    version: Annotated[int, Field(ge=1)] | None = None
    approved: PartialDate | None = None
    review_due: PartialDate | None = None
    validity: Validity | None = None
    status: Status | None = None
    developed_by: Text | None = None
    originating_organisation: Text | None = None
    original_urn: Code | None = None
    occupations: Texts = ()
    suites: Texts = ()
    """The suites that the document prints."""
    keywords: Texts = ()
    soc_codes: Texts = ()
    """Standard Occupational Classification codes."""
    category: Text | None = None
    recommended_for: Texts = ()
    applies_in: tuple[Nation, ...] = ()
    """The nations that the unit is limited to; all where left out."""
    source: Source | None = None
    notes: Texts = ()
    """What a reader should know of this unit's record."""
    unplaced: Texts = ()
    """Lines that an import could not place; the owner finds them a home or deletes them."""

    def sections(self) -> Iterator[tuple[ItemKind, str | None, tuple[ItemGroup, ...]]]:
        """Every run of items with its kind and the id of its element, in the order of the page."""
        yield ItemKind.PERFORMANCE_CRITERION, None, self.performance_criteria
        yield ItemKind.KNOWLEDGE_ITEM, None, self.knowledge
        for element in self.elements:
            yield ItemKind.PERFORMANCE_CRITERION, element.id, element.performance_criteria
            yield ItemKind.KNOWLEDGE_ITEM, element.id, element.knowledge
        for term in self.scope:
            yield ItemKind.SCOPE_ITEM, None, (ItemGroup(heading=term.term, items=term.items),)
        yield ItemKind.VALUE, None, self.values
        yield ItemKind.BEHAVIOUR, None, self.behaviours
        yield ItemKind.SKILL, None, self.skills

    @property
    def number_of_items(self) -> int:
        """How many items the unit holds."""
        return sum(len(group.items) for _, _, groups in self.sections() for group in groups)

    def let_go(self) -> None:
        """Forget what can be read again; a unit that was read as a whole keeps all."""

    def items(self) -> Iterator[tuple[str, Item]]:
        """Every item with its anchor, in the order of the page."""
        for _, element, groups in self.sections():
            for group in groups:
                for item in group.items:
                    yield anchor(item.id, element), item


class EarlierUnit(Unit):
    """A unit as it read in an earlier version: a file in the folder `earlier` beside those of today."""


class WelshUnit(Unit):
    """The Welsh text of a unit: a file in the folder `welsh` beside those of today, with the labels of the English."""

    def held_of(self, english: Unit) -> tuple[int, int] | None:
        """How many items of the English text are held in Welsh, and how many it has; None where none is missing."""
        held, wanted = ({place for place, _ in one.items()} for one in (self, english))
        return (len(wanted & held), len(wanted)) if wanted - held else None


def anchor(item_id: str, element: str | None = None, part: str | None = None) -> str:
    """The fragment of an item's address: `k5`, `e2-p1` in an element, `p7-a` for a sub-point."""
    start = f"e{element.replace('.', '-')}-" if element else ""
    end = f"-{part}" if part else ""
    return f"{start}{item_id.lower()}{end}"
