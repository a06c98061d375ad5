"""Parts under headings of an owner's own, told by the shape of the lists under them.

Where a unit's headings are not known, its criteria, knowledge and scope are looked for among its lists. A guess needs
both criteria and knowledge, something that identifies a unit, and a sign that it describes what a person can do.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from touchstone.importers.dividing.unit_starts import own_units
from touchstone.importers.dividing.zones import Zone, zones_of
from touchstone.importers.document.lines import Line
from touchstone.importers.marking.own_labels import OwnLabel, own_labels, with_number
from touchstone.importers.own_headings.cues import cue_of
from touchstone.importers.own_headings.list_kinds import ToldPart, told_parts_of
from touchstone.importers.own_headings.marks import marked
from touchstone.importers.own_headings.unit_bars import is_manual
from touchstone.importers.own_headings.unit_signs import is_unit, signs_of
from touchstone.importers.signs.item_shapes import KNOWLEDGE, PERFORMANCE, SCOPE, names_work
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.wrapping import OPEN_ENDS, STARTS_INSIDE
from touchstone.importers.words.code_lines import code_and_title

_TERM = re.compile(r"[A-Z][^:;,.]{1,40}(?::| [–—-]) \S.*[,;]")
"""How an entry begins whose term stands before its list."""
_LISTED = (PERFORMANCE, KNOWLEDGE, SCOPE)
_NAME = 2
"""Words of a heading that is a name and no more."""
_OF_OTHERS = re.compile(
    r"\b(?:tools?|equipment|kit|bag|materials?|links?|contacts?|notes?|references?|reading|forms?|words?|people)\b",
    re.IGNORECASE,
)
_FIRST = 3
"""Lines among which the title stands where no heading is one."""
_STEM = 4
"""Letters of the beginnings by which words are compared."""


def with_told_parts(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the headings of parts that only their lists tell marked as such, where the signs are enough; of
    several units each is read for itself."""
    above, units = _units(lines)
    return [line for unit in units for line in _told_in(unit, above)]


def _units(lines: Sequence[Line]) -> tuple[Sequence[Line], list[Sequence[Line]]]:
    """What stands above all units under headings of an owner's own, and the lines in a stretch for each."""
    units = own_units(lines)
    places = [0, *units, len(lines)]
    return lines[: min(units, default=0)], [lines[start:end] for start, end in itertools.pairwise(places)]


def _told_in(lines: Sequence[Line], above: Sequence[Line]) -> list[Line]:
    """The lines of one unit, with the headings of such parts marked; what stands above all units may say what it is."""
    zones, labels = zones_of(lines), own_labels(lines)
    kinds = _kinds(zones)
    if kinds >= {PERFORMANCE, KNOWLEDGE, SCOPE}:
        return _with_numbers(lines, zones, labels)
    if kinds >= {PERFORMANCE, KNOWLEDGE}:
        scope = _scope_inside(told_parts_of(lines, labels), zones, lines)
        return marked(_with_numbers(lines, zones, labels), scope, {})
    told = _chosen(told_parts_of(lines, labels), lines) if not is_manual(lines) else []
    if not told or not is_unit(told, lines, labels, above):
        return list(lines)
    return marked(lines, [one for one in told if one.known or one.kind != SCOPE or SCOPE not in kinds], labels)


def _kinds(zones: Sequence[Zone]) -> set[str]:
    """The parts whose headings are known."""
    return {zone.kind.partition("_")[0] for zone in zones if zone.lines}


def _guessed(lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[ToldPart]:
    """The parts of a unit, told by its lists; none where the headings of criteria and knowledge are known."""
    known = _kinds(zones_of(lines)) >= {PERFORMANCE, KNOWLEDGE}
    return [] if known else _chosen(told_parts_of(lines, labels), lines)


def weighed_signs(lines: Sequence[Line]) -> list[Mapping[str, float]]:
    """For each stretch of a document in which the parts of a unit were guessed, the signs that tell if it is one."""
    above, units = _units(lines)
    labels = [own_labels(unit) for unit in units]
    guessed = [_guessed(*one) for one in zip(units, labels, strict=True)]
    return [signs_of(told, unit, own, above) for told, unit, own in zip(guessed, units, labels, strict=True) if told]


def _with_numbers(lines: Sequence[Line], zones: Sequence[Zone], labels: dict[int, OwnLabel]) -> list[Line]:
    """The lines, with own labels as numbers in parts whose headings are known. A heading that counts is none, and one
    alone in its part is the code of the unit that follows."""
    listed = {id(line): zone for zone in zones if zone.kind.partition("_")[0] in _LISTED for line in zone.lines}
    series = {at: (id(listed[id(lines[at])]), label.sign) for at, label in labels.items() if id(lines[at]) in listed}
    counts = Counter(series.values())
    numbered = {at for at, one in series.items() if counts[one] > 1 and not lines[at].heading}
    return [with_number(line, labels[at]) if at in numbered else line for at, line in enumerate(lines)]


def _scope_inside(parts: Sequence[ToldPart], zones: Sequence[Zone], lines: Sequence[Line]) -> list[ToldPart]:
    """The scope that stands behind the last list of known criteria or knowledge, under a heading that is not known."""
    held = [zone.lines for zone in zones if zone.kind in (PERFORMANCE, KNOWLEDGE) and zone.lines]
    inside = {id(line): zone for zone in held for line in zone}
    for one in parts:
        zone = inside.get(id(lines[one.part.heading])) if one.kind == SCOPE and not one.known else None
        behind = [line for line in zone or () if line.id > lines[one.part.items[-1]].id]
        listed = any(mark_of(line).kind not in ("none", "weak") for line in behind)
        if zone and not listed and _is_spoken_of(one, _said_before(lines[one.part.heading], held)):
            return [one]
    return []


def _said_before(heading: Line, held: Sequence[Sequence[Line]]) -> str:
    """The text of criteria and knowledge above a heading."""
    return " ".join(line.text for zone in held for line in zone if line.id < heading.id)


def _chosen(told: list[ToldPart], lines: Sequence[Line]) -> list[ToldPart]:
    """The parts that make a unit, in its order: criteria and knowledge, whichever stands first, and scope beside."""
    acts = _run(told, PERFORMANCE)
    last = told.index(acts[-1]) + 1 if acts else 0
    knows = max(_run(told[last:], KNOWLEDGE), _run(told[:last], KNOWLEDGE), key=_weight) if acts else []
    if not knows:
        return []
    listed = sorted([*_with_more(acts, told), *_with_more(knows, told)], key=lambda one: one.part.heading)
    scope = [one for one in told if one.known and one.kind == SCOPE] or _scope_beside(listed, told, lines)
    return [*listed, *scope] if not all(one.known for one in (*listed, *scope)) else []


def _weight(run: Sequence[ToldPart]) -> tuple[bool, int]:
    """How much says that parts are those of their kind: that they are known, or the number of their items."""
    return any(one.known for one in run), sum(len(one.texts) for one in run)


def _scope_beside(listed: Sequence[ToldPart], told: list[ToldPart], lines: Sequence[Line]) -> list[ToldPart]:
    """The scope right behind the criteria and knowledge, or else between or right before them, if these, or what stands
    before them, speak of what it names; none right below the title."""
    head = (line.text for line in lines[: listed[0].part.heading])
    said = " ".join([*head, *(text for one in listed for text in one.texts)])
    headings = [one.part.heading for one in told]
    first, last = (headings.index(one.part.heading) for one in (listed[0], listed[-1]))
    inside = [one for one in told[first : last + 1] if one.kind == SCOPE]
    beside = [*told[last + 1 : last + 2], *inside, *told[max(first - 1, 0) : first]]
    below = [one for one in beside if not names_work(code_and_title(lines[one.part.heading].text).title)]
    named = [one for one in below if _is_spoken_of(one, said) or _names_title(one, lines) or _is_named_in(one, said)]
    return [one for one in named if one.kind == SCOPE][:1]


def _is_named_in(one: ToldPart, said: str) -> bool:
    """Whether a heading of a word or two, other than that of tools or notes, is what the other parts speak of."""
    short = len(one.above[0].split()) <= _NAME and not _OF_OTHERS.search(one.above[0])
    return short and bool(_stems(said) & _stems(one.above[0]))


def _names_title(one: ToldPart, lines: Sequence[Line]) -> bool:
    """Whether the heading of a list names what the title of the document does."""
    titles = [line.text for line in lines if line.heading == 1] or [line.text for line in lines[:_FIRST]]
    return bool(_stems(" ".join(titles)) & _stems(one.above[0]))


def _run(told: Sequence[ToldPart], kind: str) -> list[ToldPart]:
    """The parts of a kind: those that are known, or else the first that follow one another."""
    if known := [one for one in told if one.known and one.kind == kind]:
        return known
    first = next((at for at, one in enumerate(told) if one.kind == kind), len(told))
    end = next((at for at in range(first, len(told)) if told[at].kind != kind), len(told))
    return list(told[first:end])


def _with_more(run: Sequence[ToldPart], told: Sequence[ToldPart]) -> list[ToldPart]:
    """Parts, and those that bear the heading of one of them again, as at the top of a further page."""
    heads, taken = {one.above[0] for one in run}, {id(one) for one in run}
    more = [one for one in told if one.above[0] in heads and id(one) not in taken]
    return [*run, *(replace(one, kind=run[0].kind) for one in more)]


def _is_spoken_of(one: ToldPart, said: str) -> bool:
    """Whether the items of the other parts name something that a list of scope names, or its heading says that it is
    one, or terms stand in that list."""
    terms = len(one.texts) > 1 and all(_TERM.match(text) for text in one.texts)
    return terms or cue_of(one.above) == SCOPE or bool(_stems(said) & _stems(" ".join(one.texts)))


def _stems(text: str) -> set[str]:
    """The beginnings of the words of a text that mean something, whether they are one or many."""
    words = re.findall(r"[a-z]{3,}", text.lower())
    return {re.sub(r"(?<=[^s])s$", "", word)[:_STEM] for word in words if word not in OPEN_ENDS | STARTS_INSIDE}
