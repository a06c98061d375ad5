"""Headings of parts and lead-ins, on one line or several, and the part that each stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.item_shapes import KNOWLEDGE, PERFORMANCE, SCOPE
from touchstone.importers.words.vocabulary import begins_a_name, is_part, is_scope_lead, lead_in_end, part_named

LISTED = (PERFORMANCE, KNOWLEDGE, SCOPE)
"""The parts that hold lists."""
_MOST_LINES = 4
"""Lines over which a heading or a lead-in is broken, at most."""
_KNOWS = re.compile(r"\b(?:know|knowledge|understand|understanding|wybod|gwybod|deall)\b", re.IGNORECASE)


def is_plain(line: Line) -> bool:
    """Whether a line tells nothing of its place, as those of a plain text."""
    return not (line.table or line.mark or line.size or line.heading)


def heading_at(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """The part whose heading begins here, and where that ends; no part where none begins."""
    if not is_plain(lines[at]):
        return "", at
    longest = min(at + _MOST_LINES, len(lines)) if begins_a_name(lines[at].text) else at
    for end in range(longest, at + 1, -1):
        said = _together(lines, at, end)
        if said and (is_part(said) or (end == at + 2 and part_named(said))):
            return part_named(said), end
    part = part_named(lines[at].text)
    return part, at + 1 if part else at


def lead_at(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """The part whose lead-in begins here, and where that ends; no part where none begins."""
    if not is_plain(lines[at]) or not lines[at].text[:1].isupper():
        return "", at
    for end in range(at + 1, min(at + _MOST_LINES, len(lines)) + 1):
        said = _together(lines, at, end)
        if not said:
            break
        if lead_in_end(said) == len(said) or is_scope_lead(said):
            return _part_of(said), end
    return "", at


def _together(lines: Sequence[Line], at: int, end: int) -> str:
    """The text of several lines without a blank one between them; "" where there is one."""
    held = lines[at:end]
    return (
        ""
        if any(line.blank_before or not is_plain(line) for line in held[1:])
        else " ".join(line.text for line in held)
    )


def _part_of(said: str) -> str:
    return KNOWLEDGE if _KNOWS.search(said) else SCOPE if is_scope_lead(said) else PERFORMANCE
