"""Parts under headings of an owner's own, told by the shape of the lists under them.

Where a unit's headings are not known, its criteria, knowledge and scope are looked for among its lists. A guess needs
both criteria and knowledge, something that identifies a unit, and a sign that it describes what a person can do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from touchstone.importers.code_lines import code_and_title
from touchstone.importers.field_starts import field_start
from touchstone.importers.headed_lists import HeadedPart, headed_parts
from touchstone.importers.item_shapes import KNOWLEDGE, PERFORMANCE, SCOPE, in_third_person, names_work, shape_of
from touchstone.importers.kinds import may_hold_unit
from touchstone.importers.labels import mark_of
from touchstone.importers.lines import LEAD_PART, Line
from touchstone.importers.own_labels import OwnLabel, own_labels, with_number
from touchstone.importers.vocabulary import lead_in_end, named
from touchstone.importers.wordlists import listed_in
from touchstone.importers.wrapping import OPEN_ENDS, STARTS_INSIDE
from touchstone.importers.zones import zones_of

_LEAST = {PERFORMANCE: 4, KNOWLEDGE: 3, SCOPE: 1}
"""Items that a part has at the least, where it is guessed."""
_IDENTIFIES = re.compile(
    r"\b(?:issue|edition|version|ref(?:erence)?\.?|code|unit(?: no\.?)?)\b\W{0,3}(?:[A-Z]+\W?)*\d", re.IGNORECASE
)
_ADVERT = re.compile(
    r".*£\s?\d|(?:pension|annual leave|benefits|salary|closing date|how to apply|apply (?:by|online|now)|hours)\b",
    re.IGNORECASE,
)
_FIELDS = frozenset(["urn", "version", "approved", "review_due", "original_urn"])
_OF_UNITS = re.compile(
    r"\boccupational\b|\bthis (?:unit|standard) (?:is (?:about|for)|describes|covers)\b", re.IGNORECASE
)
_COMPETENT = re.compile(r"\bcompeten(?:t|ce|cy)\b", re.IGNORECASE)
"""What the heading or lead-in of criteria says; elsewhere notices say it, too, of those who may do something."""
_KNOWING = re.compile(r"\b(?:knows?|understands?|understood|understanding|knowledge|have learnt|can explain)\b", re.IGNORECASE)
"""What the heading or lead-in of knowledge says."""
_ITS_KIND = re.compile(r"\b(?:standards?|units?)\b", re.IGNORECASE)
"""What a document is called, in its first lines and its headings."""
_BARRED = re.compile("|".join(listed_in("vocabulary")["no_units"]), re.IGNORECASE)
_OF_US = re.compile(r"\b(?:we|us|our|my|me)\b|£", re.IGNORECASE)
"""What items of a unit do not say, and those of notices and adverts do."""
_DOING = re.compile(r"[A-Z][a-z]{2,}ing(?: [\w'’-]+){1,7}")
_ENOUGH = 2
"""Signs of a unit that are enough; labels in both lists that are the owner's own count as two."""
_FIRST_LINES = 4
_SUB_HEADING = 6
"""The level that a sub-heading gets which the document marks as none."""
_SIGNS = " *=~_#•-"
_STEM = 4
"""Letters of the beginnings by which words are compared."""


@dataclass
class _Told:
    """A part with the kind of its items; `known` where its heading or lead-in says so."""

    part: HeadedPart
    kind: str
    known: bool


def with_told_parts(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the headings of parts that only their lists tell marked as such, where the signs are enough."""
    if not _may_hold_unit(lines) or _is_known(lines):
        return list(lines)
    labels = own_labels(lines)
    parts = [_told(part, lines, labels) for part in headed_parts(lines, labels)]
    told = _chosen(parts, lines, labels)
    if not told or not _is_unit(told, lines, labels):
        return list(lines)
    out = _marked(lines, told, labels)
    for at in (one.part.heading for one in parts if one not in told and not one.known):
        out[at] = replace(out[at], heading=out[at].heading or _SUB_HEADING)
    return out


def _may_hold_unit(lines: Sequence[Line]) -> bool:
    """Whether nothing says that the document is something else."""
    heads = [line.text for line in [*lines[:_FIRST_LINES], *(line for line in lines if line.heading)]]
    advert = any(_ADVERT.match(line.text) for line in lines)
    return not advert and not any(_says_otherwise(text) for text in heads) and may_hold_unit(lines)


def _says_otherwise(text: str) -> bool:
    """Whether a heading names something that is no unit; `Report faults` names work."""
    found = _BARRED.search(text)
    return found is not None and not (found.start() == 0 and names_work(text))


def _is_known(lines: Sequence[Line]) -> bool:
    """Whether the headings of both criteria and knowledge are known."""
    return {zone.kind for zone in zones_of(lines) if zone.lines} >= {PERFORMANCE, KNOWLEDGE}


def _told(part: HeadedPart, lines: Sequence[Line], labels: dict[int, OwnLabel]) -> _Told:
    """A part with its kind: as the vocabulary knows it, or as its items tell."""
    above = [lines[part.heading].text, *(lines[place].text for place in part.leads)]
    name = named(above[0])
    if name:
        return _Told(part, name.name.partition("_")[0], True)
    if any(lead_in_end(text) == len(text) for text in above[1:]):
        return _Told(part, KNOWLEDGE if re.search("know|underst", " ".join(above[1:]), re.I) else PERFORMANCE, True)
    return _Told(part, shape_of(_texts(part, lines, labels), " ".join(above)), False)


def _texts(part: HeadedPart, lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[str]:
    """The words of the items of a part behind their marks."""
    places = part.items
    return [lines[at].text[labels[at].start :] if at in labels else mark_of(lines[at]).rest for at in places]


def _chosen(told: list[_Told], lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[_Told]:
    """The parts that make a unit, in its order: criteria and knowledge, whichever stands first, and scope beside."""
    acts = _run(told, PERFORMANCE)
    last = told.index(acts[-1]) + 1 if acts else 0
    knows = (_run(told[last:], KNOWLEDGE) or _run(told[:last], KNOWLEDGE)) if acts else []
    if not knows:
        return []
    listed = sorted([*acts, *knows], key=lambda one: one.part.heading)
    scope = [one for one in told if one.known and one.kind == SCOPE] or _scope_beside(listed, told, lines, labels)
    return [*listed, *scope] if not all(one.known for one in (*listed, *scope)) else []


def _scope_beside(
    listed: Sequence[_Told], told: list[_Told], lines: Sequence[Line], labels: dict[int, OwnLabel]
) -> list[_Told]:
    """The scope right behind the criteria and knowledge, or else right before them, if these speak of what it names."""
    said = " ".join(text for one in listed for text in _texts(one.part, lines, labels))
    first, last = told.index(listed[0]), told.index(listed[-1])
    beside = [*told[last + 1 : last + 2], *told[max(first - 1, 0) : first]]
    return [one for one in beside if one.kind == SCOPE and _is_spoken_of(one, said, lines, labels)][:1]


def _run(told: Sequence[_Told], kind: str) -> list[_Told]:
    """The parts of a kind: those that are known, or else the first that follow one another."""
    if known := [one for one in told if one.known and one.kind == kind]:
        return known
    first = next((at for at, one in enumerate(told) if one.kind == kind), len(told))
    end = next((at for at in range(first, len(told)) if told[at].kind != kind), len(told))
    return list(told[first:end])


def _is_spoken_of(one: _Told, said: str, lines: Sequence[Line], labels: dict[int, OwnLabel]) -> bool:
    """Whether the items of the other parts name something that a list of scope names."""
    listed = " ".join(_texts(one.part, lines, labels))
    return bool(_stems(said) & _stems(listed))


def _stems(text: str) -> set[str]:
    """The beginnings of the words of a text that mean something, whether they are one or many."""
    words = re.findall(r"[a-z]{3,}", text.lower())
    return {word.rstrip("s")[:_STEM] for word in words if word not in OPEN_ENDS | STARTS_INSIDE}


def _is_unit(told: Sequence[_Told], lines: Sequence[Line], labels: dict[int, OwnLabel]) -> bool:
    """Whether there are items enough, something that identifies a unit, and a sign of what a person can do."""
    for kind, least in _LEAST.items():
        parts = [one.part for one in told if one.kind == kind and not one.known]
        if parts and sum(len(part.items) for part in parts) < least:
            return False
    texts = [text for one in told for text in _texts(one.part, lines, labels)]
    signs = _signs(told, lines, labels)
    return sum(signs) >= _ENOUGH and _is_identified(lines) and not any(_OF_US.search(text) for text in texts)


def _signs(told: Sequence[_Told], lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[bool]:
    """The signs of a unit that a document shows, and those that it does not."""
    acts, knows = ([one for one in told if one.kind == kind] for kind in (PERFORMANCE, KNOWLEDGE))
    own = all(place in labels for one in (*acts, *knows) for place in one.part.items)
    third = in_third_person([text for one in acts for text in _texts(one.part, lines, labels)])
    titled = any(_is_title(line.text) for line in (*lines[:_FIRST_LINES], *(line for line in lines if line.heading == 1)))
    about = any(_OF_UNITS.search(line.text) for line in lines) or any(_COMPETENT.search(text) for text in _above(acts, lines))
    knowing = any(one.known or _KNOWING.search(" ".join(_above([one], lines))) for one in knows)
    heads = [*(line.text for line in lines if line.heading or line.bold), *(line.text for line in lines[:_FIRST_LINES])]
    return [own, own, third, titled, about, knowing, any(_ITS_KIND.search(text) for text in heads)]


def _above(told: Sequence[_Told], lines: Sequence[Line]) -> list[str]:
    """The headings and lead-ins of parts."""
    return [lines[place].text for one in told for place in (one.part.heading, *one.part.leads)]


def _is_title(text: str) -> bool:
    """Whether a line says what is done, behind a code or not: `HP-22 Mend nets`, `Mending nets`."""
    title = code_and_title(text).title
    return names_work(title) or bool(_DOING.fullmatch(title))


def _is_identified(lines: Sequence[Line]) -> bool:
    """Whether a document prints a code, a version or a date of its own."""
    fields = (start for line in lines if (start := field_start(line, sure=True)))
    return any(start.name in _FIELDS for start in fields) or any(_IDENTIFIES.search(line.text) for line in lines)


def _marked(lines: Sequence[Line], told: Sequence[_Told], labels: dict[int, OwnLabel]) -> list[Line]:
    """The lines with the guessed headings and the lead-ins marked, and own labels as numbers."""
    guessed = [one for one in told if not one.known]
    numbered = {place for one in told for place in one.part.items if place in labels}
    out = [with_number(line, labels[at]) if at in numbered else line for at, line in enumerate(lines)]
    for kind in _LEAST:
        places = [one.part.heading for one in guessed if one.kind == kind]
        for place in places:
            out[place] = replace(_without_signs(lines[place]), heading=lines[place].heading or _SUB_HEADING)
        for place in places[:1]:
            out[place] = replace(out[place], part=kind, group=len(places) > 1)
    for place in (place for one in told for place in _introductions(one, lines)):
        out[place] = replace(lines[place], part=LEAD_PART)
    return out


def _without_signs(heading: Line) -> Line:
    """A heading without its number, or without the signs on both sides of it."""
    mark = mark_of(heading)
    if mark.kind == "number":
        return heading.piece(len(heading.text) - len(mark.rest))
    start = len(heading.text) - len(heading.text.lstrip(_SIGNS))
    return heading.piece(start, len(heading.text.rstrip(_SIGNS))) if start else heading


def _introductions(one: _Told, lines: Sequence[Line]) -> list[int]:
    """The places of the lead-ins of a part: all are alike, or else they are sub-headings; terms stand over scope."""
    leads = one.part.leads
    alike = len({lines[place].text for place in leads}) == 1
    return leads if alike and (one.kind != SCOPE or len(one.part.lists) == 1) else []
