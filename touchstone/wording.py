"""The words in which pages say what a text is, how sure a fact is, and how units stand to each other."""

from __future__ import annotations

from touchstone.model.base import HowSure, Wording
from touchstone.model.role import Responsibility
from touchstone.model.unit import ItemKind, LinkKind

WORDING = {
    Wording.OFFICIAL: ("Official wording", "The words are those of the published standard."),
    Wording.RESTATED: (
        "Restated wording",
        "Every item says in plain words of this edition what the published item asks for. The published wording is the standard.",
    ),
    Wording.CATALOGUE_ONLY: (
        "Catalogue entry",
        "Code, title and details are known. The text of this unit is not held here; ask its owner for the published standard.",
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
    ItemKind.KNOWLEDGE_ITEM: ("knowledge", "Knowledge and understanding", "You need to know and understand:"),
    ItemKind.SCOPE_ITEM: ("scope", "Scope", ""),
    ItemKind.VALUE: ("values", "Values", ""),
    ItemKind.BEHAVIOUR: ("behaviours", "Behaviours", ""),
    ItemKind.SKILL: ("skills", "Skills", ""),
}
"""For each kind of item the anchor of its section, its heading, and the words that lead into the items."""

RESPONSIBILITY = {
    Responsibility.CONTRIBUTES: "contributes to the work",
    Responsibility.PART: "answers for part of the work",
    Responsibility.FULL: "answers for the work as a whole",
}


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 unit`, `3 units`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
