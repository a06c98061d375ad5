"""Scope in its forms: a term and its list, a list under the heading alone, and lists for criteria and for knowledge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import SUB_HEADING, Line
from touchstone.importers.lists.counting import counted_lines
from touchstone.importers.lists.items import read_items
from touchstone.importers.lists.labelling import Labelled, labelled
from touchstone.importers.lists.leads import LEAD_IN
from touchstone.importers.lists.points import PointGroup
from touchstone.importers.lists.scope_tables import table_terms
from touchstone.importers.lists.terms import with_terms
from touchstone.importers.marking.run_in import is_run_in, with_entries
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.characters import joined
from touchstone.importers.words.vocabulary import is_scope_lead, named

_LONGEST_TERM = 60
_TERM_END = re.compile(
    r"\s+(?:(?:will|may|could|should|must|can|might|would|to)\s+)?(?:include|includes|including|cover|covers|are|be"
    r"|is|refers? to|means?|such as|namely|for example|e\.g\.|i\.e\.)"
    r"(?:\s+(?:the following|(?:at least )?(?:any|all|each|some|one|two|three|four|five)"
    r"(?: or more)? of the following|but (?:is|are) not limited "
    r"to))?\s*:?\s*$|\s*:\s*$",
    re.IGNORECASE,
)

_ASIDE = re.compile(
    r"\s*\((?:(?:at least|any|all|one|two|three|four|minimum|cover|see|criteri(?:a|on)|for|tick|PC|P ?\d|K ?\d)\b"
    r"[^()]{0,60}|[PK]\d[^()]{0,40})\)\s*:?$",
    re.IGNORECASE,
)
"""What a term says of itself in brackets, such as `(at least two of the following)`."""


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
        groups, told = read_items(_marked_terms(_own_lines(lines, accounts), accounts), "S", accounts)
        doubts += told
        for group in groups:
            group.heading = group.heading or list(heading)
            found.append(("knowledge" if kind == "scope_knowledge" else "performance", group))
    counted, told = labelled([group for _, group in found], "S")
    lists = [
        ScopeList(_term_of(group), relates, tuple(items))
        for (relates, group), items in zip(found, counted, strict=True)
    ]
    return lists, [*doubts, *told]


def _own_lines(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines without what stands before the first term or entry, below a term, and behind the list."""
    lines = _without_introduction(_without_lead(lines, accounts), accounts)
    lines = _without_closing_sentence(lines, accounts)
    return with_entries(_without_tail(_without_inner_leads(lines, accounts), accounts))


def _without_closing_sentence(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without a sentence in a paragraph of its own behind terms with their entries run in."""
    terms = [at for at, line in enumerate(lines) if is_run_in(line)]
    end = next((at for at in range(terms[-1] + 1, len(lines)) if lines[at].blank_before), 0) if len(terms) > 1 else 0
    behind = lines[end:] if end else []
    if not behind or not behind[0].text[:1].isupper() or not behind[-1].text.endswith("."):
        return lines
    if any(lines[at].text.endswith(".") for at in terms) or any(line.blank_before for line in behind[1:]):
        return lines
    accounts.leave(behind, "a sentence behind the list of the scope")
    return lines[:end]


def _without_tail(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without those behind a list or table of a web page, where all that stands before them is that one."""
    end = max((at for at, line in enumerate(lines, start=1) if line.table), default=0)
    end = end or max((at for at, line in enumerate(lines, start=1) if line.mark), default=len(lines))
    listed, tail = lines[:end], lines[end:]
    whole = all(line.table for line in listed) or all(line.mark for line in listed)
    if not tail:
        listed, tail = _typed_list(lines)
        whole = True
    if not tail or not whole or not tail[0].blank_before or tail[0].table:
        return lines
    accounts.leave(tail, "stands behind the list of the scope")
    return listed


def _typed_list(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """A list of bullets of a text whose lines are set in where they go on, and what stands behind it at the margin."""
    bullets = [at for at, line in enumerate(lines) if mark_of(line).kind == "bullet" and not line.size]
    behind = range(bullets[-1] + 1, len(lines)) if bullets else range(0)
    end = next((at for at in behind if lines[at].blank_before), len(lines))
    listed, tail = lines[:end], lines[end:]
    typed = len(bullets) > 2 and bullets[0] == 0 and all(mark_of(line).kind == "bullet" or line.x for line in listed)
    outside = all(not line.text[:1].islower() and line.x <= lines[0].x and not line.size for line in tail[:1])
    return (listed, tail) if typed and outside else (lines, [])


def _without_lead(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines without a first one that only says that the scope follows."""
    lead = [line for line in lines[:1] if is_scope_lead(line.text) and len(lines) > 1]
    accounts.drop(lead, LEAD_IN)
    return list(lines[len(lead) :])


def _without_inner_leads(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with each one as a term that stands above `These include:` or another such line, and without these."""
    out: list[Line] = []
    for line in lines:
        above = out[-1] if out else None
        if above and is_scope_lead(line.text) and mark_of(above).kind == "none" and len(above.text) < _LONGEST_TERM:
            accounts.drop([line], LEAD_IN)
            out[-1] = replace(above, heading=above.heading or SUB_HEADING)
        else:
            out.append(line)
    return out


def _without_introduction(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines without the sentences that stand before the first term or entry, which are noted as left over."""
    end = next((at for at, line in enumerate(lines, start=1) if line.text.endswith(".")), 0)
    lead, rest = list(lines[:end]), list(lines[end:])
    plain = all(mark_of(line).kind == "none" and not (line.bold or line.heading or line.table) for line in lead)
    more = rest and rest[0].text[:1].isupper() and not rest[0].text.endswith(".")
    said = len(" ".join(line.text for line in lead).split()) > 7
    listed = len(rest) > 1 and sum(1 for line in rest if line.text.endswith(".")) < 0.5 * len(rest)
    if not (lead and plain and said and listed and (more or mark_of(rest[0]).kind != "none")):
        return list(lines)
    accounts.leave(lead, "introduces the scope, and is no item of it")
    return rest


def _marked_terms(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines with each term as a heading: one that says that it includes something, or the first cell of a row
    whose other cells are its range."""
    rows = table_terms(lines, accounts)
    if rows is not None:
        return rows
    return [_as_heading(line) for line in with_terms(counted_lines(lines, accounts), accounts)]


def _as_heading(line: Line) -> Line:
    """A line such as `Stakeholders will include:` is a term, whatever follows."""
    name = line.text[:1].isupper() and line.text.endswith(":") and len(line.text) < 90 and not line.mark
    return replace(line, heading=SUB_HEADING) if name and _TERM_END.search(line.text) else line


def _term_of(group: PointGroup) -> str:
    """The term of a scope heading: `Stakeholders will include:` is about stakeholders."""
    text = joined([line.text for line in group.heading]).strip(" :") or "Scope"
    text = _ASIDE.sub("", text) or text
    return text if named(text) else _TERM_END.sub("", text).strip(" :") or text
