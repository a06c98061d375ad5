"""The words in which pages say what a text is, how sure a fact is, and how units stand to each other."""

from __future__ import annotations

from touchstone.model.base import HowSure, Wording
from touchstone.model.course import Mode, Strength, Vat
from touchstone.model.framework import RelationKind
from touchstone.model.role import Responsibility
from touchstone.model.unit import ItemKind, LinkKind

WORDING = {
    Wording.OFFICIAL: ("Official wording", "The words are those of the published standard."),
    Wording.RESTATED: (
        "Restated wording",
        "Every item says in plain words of this edition what the published item asks for. "
        "The published wording is the standard.",
    ),
    Wording.CATALOGUE_ONLY: (
        "Catalogue only",
        "Code, title and details are known. The text of this unit is not held here; "
        "ask its owner for the published standard.",
    ),
}
"""For each wording its name, and what it means for the reader."""

SURENESS = {
    HowSure.CERTAIN: "printed in a source",
    HowSure.STRONG: "found in more than one place",
    HowSure.LIKELY: "worked out from context",
    HowSure.UNKNOWN: "not known",
}

KIND_OF_LINK = {
    LinkKind.RELATED: "Related",
    LinkKind.PREREQUISITE: "Needed first",
    LinkKind.PART_OF: "Part of",
    LinkKind.DERIVED_FROM: "Derived from",
    LinkKind.REPLACES: "Replaces",
    LinkKind.REPLACED_BY: "Replaced by",
}

SECTIONS = {
    ItemKind.PERFORMANCE_CRITERION: ("performance-criteria", "Performance criteria", "You must be able to:"),
    ItemKind.KNOWLEDGE_ITEM: ("knowledge", "Knowledge and understanding", "You must know and understand:"),
    ItemKind.SCOPE_ITEM: ("scope", "Scope", ""),
    ItemKind.VALUE: ("values", "Values", ""),
    ItemKind.BEHAVIOUR: ("behaviours", "Behaviours", ""),
    ItemKind.SKILL: ("skills", "Skills", ""),
}
"""For each kind of item the anchor of its section, its heading, and the words that lead into the items."""

WORDING_OF_FRAMEWORK = {
    Wording.OFFICIAL: "The words are those of the published framework.",
    Wording.RESTATED: (
        "Definitions, features and behaviours say in plain words of this edition what the published ones say."
        " The published framework is what counts."
    ),
    Wording.CATALOGUE_ONLY: "Only codes and titles are held here; ask the owner for the published framework.",
}
"""For each wording what it means for a framework."""

WORDING_OF_COURSE = {
    Wording.OFFICIAL: "The words are those of the provider.",
    Wording.RESTATED: (
        "The description and the learning outcomes say in plain words of this edition what the provider's say."
        " What the provider offers is what counts."
    ),
    Wording.CATALOGUE_ONLY: "Only the main facts are held here; ask the provider for the rest.",
}
"""For each wording what it means for a course."""

RELATION = {
    RelationKind.CLOSE: ("much the same", "much the same"),
    RelationKind.BROADER: ("broader than this", "narrower than this"),
    RelationKind.NARROWER: ("narrower than this", "broader than this"),
    RelationKind.RELATED: ("related", "related"),
}
"""For each kind of relation how the other stands to the competency, and how the competency stands to the other."""

STRENGTH = {
    Strength.INTRODUCES: "says something of it",
    Strength.COVERS: "teaches it",
    Strength.ASSESSES: "teaches it and tests whether it was learned",
}
"""For each strength of a mapping what it means."""

MODE = {Mode.ONLINE: "online", Mode.IN_PERSON: "in person", Mode.BLENDED: "partly online, partly in person"}

VAT = {Vat.EXCLUDED: "plus VAT", Vat.INCLUDED: "VAT included", Vat.NONE: "no VAT"}

RESPONSIBILITY = {
    Responsibility.CONTRIBUTES: "contributes to the work",
    Responsibility.PART: "answers for part of the work",
    Responsibility.FULL: "answers for the work as a whole",
}


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 unit`, `3 units`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
