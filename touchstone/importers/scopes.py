"""Scope in its forms: a term and its list, a list under the heading alone, and lists for criteria and for knowledge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from touchstone.importers.accounts import Accounts
from touchstone.importers.characters import joined
from touchstone.importers.items import read_items
from touchstone.importers.labelling import Labelled, labelled
from touchstone.importers.lines import Line
from touchstone.importers.points import Doubt, PointGroup
from touchstone.importers.vocabulary import named

_TERM_END = re.compile(
    r"\s+(?:(?:will|may|could|should|must|can|might|would)\s+)?(?:include|includes|including|cover|covers|are"
    r"|is|refers? to|means?)"
    r"(?:\s+(?:the following|any of the following|at least one of the following|but (?:is|are) not limited "
    r"to))?\s*:?\s*$|\s*:\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ScopeList:
    """One term of a scope with its items."""

    term: str
    relates_to: str
    items: tuple[Labelled, ...]


def read_scopes(
    zones: Sequence[tuple[str, Sequence[Line], Sequence[Line]]], accounts: Accounts
) -> tuple[list[ScopeList], list[Doubt]]:
    """The terms of all scope zones, given as (kind, heading lines, lines); items count on from zone to zone."""
    found: list[tuple[str, PointGroup]] = []
    doubts: list[Doubt] = []
    for kind, heading, lines in zones:
        groups, told = read_items([_as_heading(line) for line in lines], "S", accounts)
        doubts += told
        for group in groups:
            group.heading = group.heading or list(heading)
            found.append(("knowledge" if kind == "scope_knowledge" else "performance", group))
    counted, told = labelled([group for _, group in found], "S")
    lists = [
        ScopeList(term_of(group), relates, tuple(items)) for (relates, group), items in zip(found, counted, strict=True)
    ]
    return lists, [*doubts, *told]


def _as_heading(line: Line) -> Line:
    """A line such as `Stakeholders will include:` is a term, whatever follows."""
    is_term = (
        not line.mark
        and line.text[:1].isupper()
        and len(line.text) < 90
        and _TERM_END.search(line.text)
        and line.text.endswith(":")
    )
    return replace(line, heading=6) if is_term else line


def term_of(group: PointGroup) -> str:
    """The term of a scope heading: `Stakeholders will include:` is about stakeholders."""
    text = joined([line.text for line in group.heading]).strip(" :") or "Scope"
    return text if named(text) else _TERM_END.sub("", text).strip(" :") or text
