"""Headings of several lists that stand together above all of these, as those of columns side by side or of a margin do:
each list is set below its own heading.

The lists are told from each other by their signs: each counts up for itself. Where there are not as many lists as
headings, all lines stay where they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from touchstone.importers.document.lines import Line
from touchstone.importers.ordering.headings import LISTED, heading_at, lead_at
from touchstone.importers.ordering.signs_alone import Sign, first_sign
from touchstone.importers.signs.item_shapes import SCOPE
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.vocabulary import field_named

_GLOSSARY = "glossary"
_FEWEST = 2
"""Headings that stand together, and entries of the first list."""


@dataclass
class _Listed:
    """A list: how its entries are made, the last of them, and its lines."""

    make: tuple[str, ...]
    last: Sign | None
    lines: list[Line]
    entries: int = 1


@dataclass
class _Heads:
    """Headings that stand together: the part and the lines of each, and where the text below them begins."""

    parts: list[str] = field(default_factory=list)
    lines: dict[str, list[Line]] = field(default_factory=dict)
    leads: dict[str, list[Line]] = field(default_factory=dict)
    end: int = 0


def with_lists_under_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each list of several right below its own heading."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        heads = _heads_at(lines, at)
        end = _body_end(lines, heads.end) if len(heads.parts) >= _FEWEST else at
        parted = _parted(heads, lines[heads.end : end]) if end > at else None
        out += parted or [lines[at]]
        at = end if parted else at + 1
    return out


def _heads_at(lines: Sequence[Line], at: int) -> _Heads:
    heads = _Heads(end=at)
    while heads.end < len(lines):
        part, end = heading_at(lines, heads.end)
        if part in (*LISTED, _GLOSSARY) and part not in heads.parts:
            heads.parts.append(part)
            heads.lines[part] = list(lines[heads.end : end])
        else:
            part, end = lead_at(lines, heads.end) if heads.parts else ("", 0)
            if part not in heads.parts or part in heads.leads:
                break
            heads.leads[part] = list(lines[heads.end : end])
        heads.end = end
    return heads


def _body_end(lines: Sequence[Line], start: int) -> int:
    """Where the next heading of a part begins, the details, or a table."""
    return next((at for at in range(start, len(lines)) if _ends_body(lines, at)), len(lines))


def _ends_body(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    return bool(line.table or line.size or field_named(line.text) or heading_at(lines, at)[0])


def _parted(heads: _Heads, body: Sequence[Line]) -> list[Line] | None:
    """The headings, each with its list, and what follows the last of these; None where it is not sure."""
    body, leads = _without_leads(body, heads)
    listed, behind = _lists(body)
    if len(listed) > len(heads.parts):
        listed = _with_scope_whole(heads, listed)
    elif len(listed) < len(heads.parts):
        listed, behind = _with_rest(heads, listed, behind)
    if len(listed) != len(heads.parts) or listed[0].entries < _FEWEST:
        return None
    out: list[Line] = []
    for part, one in zip(heads.parts, listed, strict=True):
        first, *others = [*heads.lines[part], *leads.get(part, [])]
        out += [replace(first, blank_before=True), *others, *one.lines]
    return [*out, *behind]


def _without_leads(body: Sequence[Line], heads: _Heads) -> tuple[list[Line], dict[str, list[Line]]]:
    """The lines without the lead-ins of the parts that have none above them, and all lead-ins."""
    kept: list[Line] = []
    leads = dict(heads.leads)
    at = 0
    while at < len(body):
        part, end = lead_at(body, at)
        if part in heads.parts and part not in leads:
            leads[part] = list(body[at:end])
            at = end
        else:
            kept.append(body[at])
            at += 1
    return kept, leads


def _lists(body: Sequence[Line]) -> tuple[list[_Listed], list[Line]]:
    """The lists of a body, in the order of their beginnings, and the lines behind them."""
    found: list[_Listed] = []
    current: _Listed | None = None
    waiting: list[Line] = []
    for line in body:
        bears = mark_of(line).kind != "none" or first_sign(line.mark or line.text) is not None
        if bears and not (current and waiting == [] and _is_inside(current, line)):
            current = _list_of(found, line)
            current.lines += [*waiting, line]
            waiting = []
        elif current and not waiting and (bears or not line.blank_before or line.text[:1].islower()):
            current.lines.append(line)
        else:
            waiting.append(line)
    return found, waiting


def _is_inside(current: _Listed, line: Line) -> bool:
    """Whether an entry of another make belongs to the last one, which ends with a colon or has such already."""
    sign = first_sign(line.mark or line.text)
    if (sign.make if sign else (mark_of(line).sign,)) == current.make:
        return False
    last = current.lines[-1]
    before = first_sign(last.mark or last.text)
    beside = (before.make if before else (mark_of(last).sign,)) != current.make and mark_of(last).kind != "none"
    return last.text.endswith(":") or (beside and len(current.lines) > 1)


def _list_of(found: list[_Listed], line: Line) -> _Listed:
    """The list that an entry goes on with, or a new one."""
    sign = first_sign(line.mark or line.text)
    for one in reversed(found):
        if (sign and one.last and sign.follows(one.last)) or (not sign and one.make == (mark_of(line).sign,)):
            one.last, one.entries = sign, one.entries + 1
            return one
    found.append(_Listed(sign.make if sign else (mark_of(line).sign,), sign, []))
    return found[-1]


def _with_scope_whole(heads: _Heads, listed: list[_Listed]) -> list[_Listed]:
    """The lists, with those of the terms of a scope as one, where they are made alike and the lists above otherwise."""
    above, scope = listed[: len(heads.parts) - 1], listed[len(heads.parts) - 1 :]
    makes = {one.make for one in scope}
    if heads.parts[-1] != SCOPE or len(makes) > 1 or any(one.make in makes for one in above):
        return listed
    return [*above, replace(scope[0], lines=[line for one in scope for line in one.lines])]


def _with_rest(heads: _Heads, listed: list[_Listed], behind: list[Line]) -> tuple[list[_Listed], list[Line]]:
    """One list and what stands behind it, where the second of two headings is that of the scope or a glossary."""
    two = len(heads.parts) == _FEWEST and heads.parts[-1] in (SCOPE, _GLOSSARY)
    if two and len(listed) == 1 and behind:
        return [*listed, _Listed((), None, behind)], []
    return listed, behind
