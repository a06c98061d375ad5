"""What a document is: a standard, a framework, a course, or something that must not be imported, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.importers.dividing.about_standards import asks, is_prose
from touchstone.importers.dividing.zones import zones_of
from touchstone.importers.document.lines import Line, Refused
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.vocabulary import lead_in_end
from touchstone.importers.words.wordlists import listed_in

UNIT, FRAMEWORK, COURSE = "unit", "framework", "course"
NOTHING = (
    "nothing in it reads like a standard: no performance criteria, no knowledge, no details of one; if it is a "
    "standard, say which of its headings stand over criteria and knowledge: --headings FILE "
    "(see docs/authoring/importing.md)"
)

ASKED = "under the headings of a standard it asks questions about one, and holds none itself"


@dataclass(frozen=True)
class Foreign:
    """A kind of document that is no National Occupational Standard: the signs it shows, how many of them prove it, and
    how many prove it though it has the lead-ins or labels of a standard (0 where none do)."""

    reason: str
    signs: tuple[re.Pattern[str], ...]
    enough: int = 2
    surely: int = 0


def _sign(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


_FOREIGN = tuple(
    Foreign(one["reason"], tuple(_sign(sign) for sign in one["signs"]), one["enough"], one.get("surely", 0))
    for one in listed_in("not-standards")
)

_LEVEL = re.compile(r"(?:level|lefel)\s+\d{1,2}\b.{0,60}", re.IGNORECASE)
_COMPETENCY = re.compile(
    r"[A-Z]{1,3}\d{1,2}(?:\.\d)?\s*[–—:-]\s*\S.*|(?:competency|competence)\s+\d+\b.*", re.IGNORECASE
)
_OF_STANDARDS = re.compile(
    r"\b(?:performance (?:criteri|outcome|statement|requirement)|national occupational|nos\b"
    r"|knowledge (?:and|&) understanding|(?:be able|gallu)\b|know and understand|gwybod a deall|gwybodaeth a deall"
    r"|meini prawf|this (?:standard|unit)\b|safon hon|uned hon|range statement|scope/range)",
    re.IGNORECASE,
)
_CRITERIA = re.compile(r"\bperform|\bcriteri|perfformiad", re.IGNORECASE)
"""What the heading over criteria says where it says what they are."""
_FIELDS_OF_STANDARDS = frozenset(["urn", "suites", "developed_by", "originating_organisation", "original_urn"])
_DETAILS = frozenset(["urn", "suites", "developed_by", "approved", "version"])
_LISTS = frozenset(["performance", "knowledge", "element", "skills", "behaviours"])
_LEAD = re.compile(r"you (?:must|need)|rhaid i|mae angen", re.IGNORECASE)
_ABOUT = re.compile(r"this (?:standard|unit) is (?:about|for)\b|mae'?r safon hon", re.IGNORECASE)
_COURSE_SIGNS: list[str] = listed_in("vocabulary")["course_signs"]
"""Signs of a course; the second, learning outcomes, must be among those shown."""


def kind_of(lines: Sequence[Line]) -> str:
    """What the lines hold: unit, framework or course. Raises Refused, with the reason, where it is none of them."""
    if _is_framework(lines):
        return FRAMEWORK
    has_criteria = _has_criteria(lines)
    text = [line.text for line in lines]
    foreign, is_sure = _foreign(text)
    if foreign and (is_sure or not (has_criteria and _is_ours(lines))):
        raise Refused(foreign)
    if asks(zones_of(lines)):
        raise Refused(ASKED)
    if _is_course(text) and not has_criteria:
        return COURSE
    if (_bears_a_sign(lines) or any(line.part for line in lines)) and (has_criteria or _is_unit(lines)):
        return UNIT
    raise Refused(NOTHING)


def may_hold_unit(lines: Sequence[Line]) -> bool:
    """Whether no sign says that the lines hold something other than a unit."""
    text = [line.text for line in lines]
    return not (_is_framework(lines) or _foreign(text)[0] or _is_course(text))


def _has_criteria(lines: Sequence[Line]) -> bool:
    """Whether a heading stands over criteria, and something beside them says that it is one of a standard: guidance has
    lists of what people should be able to do as well."""
    zones = [zone for zone in zones_of(lines) if len(zone.lines) > 1]
    kinds = {zone.kind for zone in zones}
    if all(is_prose(zone.lines) for zone in zones if zone.kind in _LISTS):
        return False
    called = any(_CRITERIA.search(line.text) for zone in zones if zone.kind == "performance" for line in zone.heading)
    beside = called or bool(kinds & {"knowledge", "element", "scope"}) or any(line.part for line in lines)
    fields = {start.name for line in lines if (start := field_start(line, sure=True)) and start.value}
    return "performance" in kinds and (beside or _is_ours(lines) or bool(fields & _FIELDS_OF_STANDARDS))


def _foreign(texts: Sequence[str]) -> tuple[str, bool]:
    """Why a document is no standard, and whether that is sure whatever else it holds; "" where nothing says so."""
    whole = "\n".join(texts)
    shown = ((kind, sum(1 for sign in kind.signs if sign.search(whole))) for kind in _FOREIGN)
    told = [(kind.reason, 0 < kind.surely <= count) for kind, count in shown if count >= kind.enough]
    return max(told, key=lambda one: one[1], default=("", False))


def _is_ours(lines: Sequence[Line]) -> bool:
    """Whether a document bears the marks of a British standard, so that words of other systems in it are by the way."""
    return _labels(lines) > 2 or any(_LEAD.match(line.text) and lead_in_end(line.text) for line in lines)


def _labels(lines: Sequence[Line], *signs: str) -> int:
    """How many lines bear labels, of these signs alone where some are given."""
    marks = [mark for line in lines if (mark := mark_of(line)).kind == "label"]
    return sum(not signs or mark.sign in signs for mark in marks)


def _bears_a_sign(lines: Sequence[Line]) -> bool:
    """Whether anything in a document is said of standards alone: `You must:` over a list is said in many a notice."""
    fields = {start.name for line in lines if (start := field_start(line, sure=True))}
    told = bool(fields & _FIELDS_OF_STANDARDS) or _labels(lines) > 2
    return told or any(_OF_STANDARDS.search(line.text) for line in lines)


def _is_unit(lines: Sequence[Line]) -> bool:
    zones = [zone for zone in zones_of(lines) if zone.lines]
    kinds = {zone.kind for zone in zones}
    listed = [zone for zone in zones if zone.kind in _LISTS]
    headed = len(kinds) > 2 and not all(is_prose(zone.lines) for zone in listed)
    if kinds & _LISTS - {"performance"} and (headed or any(lead_in_end(line.text) for line in lines)):
        return True
    fields = {start.name for line in lines[:400] if (start := field_start(line, sure=True)) and start.value}
    about = any(_ABOUT.match(line.text) for line in lines)
    detailed = len(fields & _DETAILS) > 2 and bool(fields & _FIELDS_OF_STANDARDS)
    return _labels(lines, "P", "K") > 3 or detailed or (about and len(fields) > 1)


def _is_framework(lines: Sequence[Line]) -> bool:
    """Whether competencies with levels follow one another."""
    levels = [line.text for line in lines if _LEVEL.fullmatch(line.text)]
    competencies = {line.text.split()[0] for line in lines if _COMPETENCY.fullmatch(line.text)}
    return len(levels) > 3 and len(competencies) > 1 and len(levels) >= len(competencies)


def _is_course(texts: Sequence[str]) -> bool:
    shown = [any(re.search(sign, text, re.IGNORECASE) for text in texts) for sign in _COURSE_SIGNS]
    return shown[1] and sum(shown) > 3
