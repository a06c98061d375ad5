"""Headings and lead-ins of the margin that stand inside a list, since a converter wrote each where it was drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.ordering.headings import heading_at, lead_at
from touchstone.importers.ordering.signs_alone import Sign, first_sign, sign_of
from touchstone.importers.signs.item_shapes import KNOWLEDGE, PERFORMANCE, SCOPE
from touchstone.importers.words.vocabulary import field_named

_FARTHEST = 60
"""Lines above a lead-in in which the heading of its part is looked for."""
_HEAD = 4
"""Lines of the head of a page, at most."""
_LISTS = 2
"""Lists alike above the heading of the second of them."""


def with_leads_at_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each lead-in that stands inside the list of its part right below the heading of that part."""
    out = list(lines)
    at = 0
    while at < len(out):
        part, end = lead_at(out, at)
        place = _below_heading(out, at, part) if part and _is_inside(out, at, end) else at
        if place < at:
            held = [replace(line, blank_before=False) for line in out[at:end]]
            del out[at:end]
            out[place:place] = held
        at = max(end, at + 1)
    return out


def _is_inside(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether a lead-in stands between a label and its text, or between two entries of a list."""
    if not at or end >= len(lines):
        return False
    if sign_of(lines[at - 1].text) and not lines[at - 1].mark:
        return True
    after = _sign(lines[end])
    return after is not None and (after.number > 1 or after.above > 0) and _last_sign(lines, at) is not None


def _below_heading(lines: Sequence[Line], at: int, part: str) -> int:
    """The place below the heading of the part in whose list a place stands; that place where it is another part's."""
    for place in range(at - 1, max(at - _FARTHEST, 0) - 1, -1):
        found, end = heading_at(lines, place)
        if found:
            return end if found == part and end <= at else at
    return at


def with_headings_after_lists(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each heading of a part but criteria and knowledge that stands between two entries of a list right
    behind the list, where something follows that it may head."""
    out = list(lines)
    at = 0
    while at < len(out):
        part, end = heading_at(out, at)
        after = _sign(out[end]) if part and part not in (PERFORMANCE, KNOWLEDGE) and end < len(out) else None
        if after and after.number > 1 and _goes_on(out, at, after):
            last = _end_of_list(out, end, after)
            if last < len(out) and not heading_at(out, last)[0]:
                held = [replace(out[at], blank_before=True), *out[at + 1 : end]]
                out[at:last] = [*out[end:last], *held]
                end = last
        at = max(end, at + 1)
    return out


def with_headings_above_lists(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each heading of knowledge or scope under which nothing stands right above the second of two lists
    that are made alike and stand above it in one part."""
    out, moved = list(lines), False
    at = 0
    while at < len(out):
        part, end = heading_at(out, at)
        if part in (KNOWLEDGE, SCOPE):
            led, below = lead_at(out, end) if end < len(out) else ("", end)
            end = below if led == part else end
            place = _begun_anew(out, at) if _heads_nothing(out, end) else at
            if place < at:
                held = [replace(out[at], blank_before=True), *out[at + 1 : end]]
                del out[at:end]
                out[place:place] = held
                moved = True
        at = max(end, at + 1)
    return with_leads_at_heads(out) if moved else out


def _heads_nothing(lines: Sequence[Line], end: int) -> bool:
    """Whether a further heading, the details or the end of the document follows, or a further page begins with one."""
    page = lines[end - 1].page
    first = next((at for at in range(end, min(end + _HEAD, len(lines))) if _begins_part(lines, at)), None)
    return end == len(lines) or (first is not None and all(lines[at].page > page for at in range(end, first)))


def _begins_part(lines: Sequence[Line], at: int) -> bool:
    return bool(heading_at(lines, at)[0] or field_named(lines[at].text))


def _begun_anew(lines: Sequence[Line], at: int) -> int:
    """Where the last list begins above a heading, if one other list of its make stands above it in the same part; the
    place of the heading where that is not so."""
    signs: list[tuple[int, Sign]] = []
    for place in range(at - 1, max(at - _FARTHEST, 0) - 1, -1):
        if heading_at(lines, place)[0]:
            break
        if sign := _sign(lines[place]):
            signs.append((place, sign))
    firsts = [(place, sign.make) for place, sign in signs if sign.number == 1 and not sign.above]
    alike = [place for place, make in firsts if make == firsts[0][1]]
    entries = sum(sign.make == firsts[0][1] for _, sign in signs)
    return firsts[0][0] if len(alike) == _LISTS and entries > _LISTS else at


def _sign(line: Line) -> Sign | None:
    return first_sign(line.mark or line.text) if not line.table else None


def _goes_on(lines: Sequence[Line], at: int, after: Sign) -> bool:
    """Whether a sign follows the last of its make above a place, in the same part."""
    for place in range(at - 1, max(at - _FARTHEST, 0) - 1, -1):
        sign = _sign(lines[place])
        if heading_at(lines, place)[0] or (sign and sign.make == after.make):
            return sign is not None and after.follows(sign)
    return False


def _last_sign(lines: Sequence[Line], at: int) -> Sign | None:
    """The sign of the entry that a place stands behind, in the same part."""
    for place in range(at - 1, max(at - _FARTHEST, 0) - 1, -1):
        if heading_at(lines, place)[0]:
            return None
        if sign := _sign(lines[place]):
            return sign
    return None


def _end_of_list(lines: Sequence[Line], at: int, first: Sign) -> int:
    """Where the list ends whose entry with this sign stands here: behind the lines of its last one."""
    last, end = first, at + 1
    for place in range(at + 1, len(lines)):
        sign = _sign(lines[place])
        if heading_at(lines, place)[0]:
            break
        if sign and (sign.follows(last) or (sign.make != last.make and sign.above == last.number)):
            last, end = (sign if sign.follows(last) else last), place + 1
    while end < len(lines) and not lines[end].blank_before and not _sign(lines[end]):
        end += 1
    return end
