"""The signs by which a document under headings of its owner's own is known as a unit, and those that it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.code_lines import code_and_title
from touchstone.importers.field_starts import field_start
from touchstone.importers.heading_cues import ABLE, KNOWING, WELL
from touchstone.importers.identifying import IDENTIFIES, is_identified, printed_fields
from touchstone.importers.item_shapes import (
    KNOWLEDGE,
    PERFORMANCE,
    SCOPE,
    begins_with_verb,
    describes,
    names_somebody,
    names_work,
)
from touchstone.importers.kinds import may_hold_unit
from touchstone.importers.labels import mark_of
from touchstone.importers.lines import Line
from touchstone.importers.own_labels import OwnLabel
from touchstone.importers.shaped_fields import CODE
from touchstone.importers.told_kinds import ToldPart
from touchstone.importers.unit_bars import speaks_against
from touchstone.importers.wordlists import listed_in

_RICH = {PERFORMANCE: 5, KNOWLEDGE: 4}
_LEAST = {PERFORMANCE: 4, KNOWLEDGE: 3, SCOPE: 1}
"""Items that a part has at the least, where it is guessed."""
_CAPITALS = re.compile(r"(?:[A-Z’'-]+ ){2,}[A-Z’'-]{2,}(?![a-z])")
_ADVERT = re.compile(
    r"^(?:pension|annual leave|benefits|salary|closing date|how to apply|apply (?:by|online|now)|hours)\b"
    r"|£\s?\d[\d,.]*(?:k\b)? ?(?:an?|per|each|pro rata|to £)|\b(?:cost|price|fee|pay|paid|wage)s?\b[^.£]{0,40}£",
    re.IGNORECASE,
)
"""What is said of pay and of prices."""
_DETAILS = frozenset(["urn", "code", "version", "approved", "review_due", "developed_by"])
_MANY = 4
"""Fields of the details that few other documents have together."""
_OF_STANDARDS = frozenset(["occupations", "keywords", "suites", "originating_organisation", "original_urn", "urn"])
"""Fields that notices and policies do not have."""
_OF_UNITS = re.compile(
    r"\boccupational\b|\bthis (?:unit|standard) (?:is (?:about|for)|describes|covers)\b", re.IGNORECASE
)
_ITS_KIND = re.compile(r"\b(?:standards?|units?|competenc(?:e|y|ies))\b", re.IGNORECASE)
"""What a document is called, in its first lines and its headings."""
_BARRED = re.compile("|".join(listed_in("vocabulary")["no_units"]), re.IGNORECASE)
_STRONGLY = re.compile(r"\b(?:polic(?:y|ies)|procedure|job|post|vacancy|course|module|recruitment)\b", re.IGNORECASE)
"""What the label of a code says of no unit, while a guide or leaflet may hold one."""
_COMMANDS = re.compile(r"[A-Z][a-z]+ (?:an?|the|any|each|all|your|their) ")
"""How a title begins whose first word is surely a verb."""
_OF_US = re.compile(r"\b(?:we|us|our|my|me)\b|£", re.IGNORECASE)
"""What items of a unit do not say, and those of notices and adverts do."""
_OWN_LABEL = re.compile(r"[A-Z]{1,3}[ .-]?\d{1,2}[.):]?")
"""A label with a letter that the document itself counts."""
_OF_READER = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_OF_NO_WORK = (
    "Evening|Morning|During|Nothing|Anything|Everything|Being|Becoming|Having|Living|Joining|Voting|Claiming|Understanding"
    "|Learning"
)
"""Words that begin a title as work does and name none, or what is done by those who are served."""
_DOING = re.compile(rf"(?!(?:{_OF_NO_WORK})\b)[A-Z][a-z]{{2,}}ing(?: [\w'’-]+){{1,7}}")
_ENOUGH, _ENOUGH_MORE, _ENOUGH_UNIDENTIFIED = 2, 3, 4
"""Signs of a unit that are enough."""
_THIRD = 2
"""The place of the sign that criteria say what somebody does, as agreements do, too, but for a title or details."""
_TITLE, _KNOWING, _DETAILED = 0, 2, 3
"""The places of the signs that a title names work, a heading speaks of knowing, and most details are there."""
_MOST_OF_US = 0.1
"""Share of the items that may speak of us or of money."""
_FIRST_LINES, _SHORT = 4, 60


def nothing_else(lines: Sequence[Line]) -> bool:
    """Whether nothing says that the document is something else than a unit."""
    heads = [line.text for line in [*lines[:_FIRST_LINES], *(line for line in lines if line.heading)]]
    advert = any(_ADVERT.search(line.text) for line in lines)
    return not advert and not any(_says_otherwise(text) for text in heads) and may_hold_unit(lines)


def _says_otherwise(text: str) -> bool:
    """Whether a heading, or a field with its value, names something that is no unit."""
    label, _, value = text.partition(": ")
    is_code = bool(CODE.fullmatch(value)) and not _STRONGLY.search(label)
    return (_bars(label) and not is_code) or _bars(value)


def _bars(text: str) -> bool:
    """Whether a text names something that is no unit; `Report faults` and `Issue a notice` name work."""
    found = _BARRED.search(text)
    return found is not None and not (names_work(text) and (found.start() == 0 or bool(_COMMANDS.match(text))))


def is_unit(
    told: Sequence[ToldPart], lines: Sequence[Line], labels: dict[int, OwnLabel], above: Sequence[Line] = ()
) -> bool:
    """Whether there are items enough, something that identifies a unit, and signs of what a person can do: one at the
    least that instructions and notices do not show."""
    for kind, least in _LEAST.items():
        guessed = [one for one in told if one.kind == kind and not one.known]
        if guessed and sum(len(one.texts) for one in guessed) < least:
            return False
    own, common = _own_signs(told, lines, labels), _common_signs(told, lines, labels)
    said = _said_signs(told, [*_heads(told, lines), *(line.text for line in above)])
    acts = [text for one in told if one.kind == PERFORMANCE for text in one.texts]
    described = not any(own) and common[_TITLE] and describes(acts) and not _speaks_to_reader(acts)
    signs = sum([*own, *said, *common, described, described and _is_rich(told)])
    other = _is_of_us(told) or speaks_against(told, lines)
    named = common[_TITLE] or (_is_rich(told) and (common[_KNOWING] or common[_DETAILED]))
    sure = any([*own[:2], *own[3:], *said, described]) or (own[_THIRD] and named)
    return not other and sure and signs >= _enough(told, lines, any(own))


def _is_rich(told: Sequence[ToldPart]) -> bool:
    """Whether criteria and knowledge are as many as those of a unit are, which few notices have."""
    counts = (sum(len(one.texts) for one in told if one.kind == kind) for kind in _RICH)
    return all(count >= least for count, least in zip(counts, _RICH.values(), strict=True))


def _is_of_us(told: Sequence[ToldPart]) -> bool:
    """Whether more than a few items speak of us or of money."""
    items = [text for one in told if one.kind != SCOPE for text in one.texts]
    return sum(bool(_OF_US.search(text)) for text in items) > _MOST_OF_US * len(items)


def _enough(told: Sequence[ToldPart], lines: Sequence[Line], is_own: bool) -> int:
    """How many signs are enough: more where criteria are sentences that do not say what somebody does, or where only
    words of headings say that it is a unit, and more again where nothing identifies the document."""
    texts = [text for one in told if one.kind == PERFORMANCE for text in one.texts]
    commands = sum(begins_with_verb(text) for text in texts) >= len(texts) / 2 or names_somebody(texts)
    enough = _ENOUGH if commands and is_own else _ENOUGH_MORE
    return enough if is_identified(lines) else max(enough, _ENOUGH_UNIDENTIFIED)


def _own_signs(told: Sequence[ToldPart], lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[bool]:
    """The signs that only a unit shows, and those that it does not: labels with letters for criteria and for knowledge,
    what somebody does, what a unit says of itself, and fields of its own."""
    acts, knows = ([one for one in told if one.kind == kind] for kind in (PERFORMANCE, KNOWLEDGE))
    labelled = [_are_labelled(kind, lines, labels, "label") for kind in (acts, knows)]
    third = _says_what_somebody_does([text for one in acts for text in one.texts])
    about = any(_OF_UNITS.search(line.text) for line in lines)
    return [*labelled, third, about, bool(printed_fields(lines) & _OF_STANDARDS)]


def _says_what_somebody_does(texts: Sequence[str]) -> bool:
    """Whether criteria say what somebody does who is not the reader, to whom a promise would speak."""
    return names_somebody(texts) and not _speaks_to_reader(texts)


def _speaks_to_reader(texts: Sequence[str]) -> bool:
    """Whether items that do not say what the reader does speak to somebody all the same, as promises do."""
    return any(_OF_READER.search(text) and not _OF_READER.match(text) for text in texts)


def _said_signs(told: Sequence[ToldPart], heads: Sequence[str]) -> list[bool]:
    """What headings say: that somebody is able to do what stands below, or does it well, and that the document is a
    standard or unit."""
    over = [text for one in told if one.kind == PERFORMANCE for text in one.above]
    well = describes([text for one in told if one.kind == PERFORMANCE for text in one.texts])
    able = any(ABLE.search(text) or (well and WELL.search(text)) for text in over)
    return [able, any(_ITS_KIND.search(text) for text in heads)]


def _heads(told: Sequence[ToldPart], lines: Sequence[Line]) -> list[str]:
    """What may say what a document is called: its short lines above the parts, and its headings."""
    start = min(one.part.heading for one in told)
    short = [line.text for line in lines[:start] if len(line.text) <= _SHORT]
    return [*short, *_coded(lines), *(line.text for line in lines if line.heading or line.bold)]


def _common_signs(told: Sequence[ToldPart], lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[bool]:
    """The signs that other documents show as well: a title that says what is done, numbers in two parts, a heading that
    speaks of knowing, and nearly all details that a standard has."""
    kinds = [[one for one in told if one.kind == kind] for kind in (PERFORMANCE, KNOWLEDGE)]
    first = [line.text for line in lines[:_FIRST_LINES]]
    titles = (*first, *_titles(lines), *_coded(lines), *(line.text for line in lines if line.heading == 1))
    knowing = any(one.known or KNOWING.search(" ".join(one.above)) for one in kinds[1])
    counted = all(_are_labelled(kind, lines, labels, "decimal") for kind in kinds)
    detailed = len(printed_fields(lines) & _DETAILS) >= _MANY
    return [any(_is_title(text) for text in titles), counted, knowing, detailed]


def _titles(lines: Sequence[Line]) -> list[str]:
    """What stands as the value of a field that is called the title."""
    starts = [field_start(line, sure=True) for line in lines]
    told = [(at, start) for at, start in enumerate(starts) if start and start.name == "title"]
    below = ((start.value or lines[min(at + 1, len(lines) - 1)].text) for at, start in told)
    return list(below)


def _coded(lines: Sequence[Line]) -> list[str]:
    """The lines that name a unit by its code and title."""
    return [line.text for line in lines if (named := code_and_title(line.text)).unit and named.title]


def _are_labelled(told: Sequence[ToldPart], lines: Sequence[Line], labels: dict[int, OwnLabel], kind: str) -> bool:
    """Whether each item bears a mark of this kind; a label of a cell of its own has become a number."""
    return all(_mark_kind(lines, at, labels) == kind for one in told for at in one.part.items)


def _mark_kind(lines: Sequence[Line], place: int, labels: dict[int, OwnLabel]) -> str:
    line, kind = lines[place], mark_of(lines[place]).kind
    if _OWN_LABEL.fullmatch(line.mark):
        return "label"
    in_cell = line.table > 0 and bool(line.mark) and kind == "number"
    before = lines[place - 1] if place else line
    beside = line.table > 0 and (before.table, before.row) == (line.table, line.row) and mark_of(before).kind == "label"
    return "label" if place in labels or in_cell or beside else kind


def _is_title(text: str) -> bool:
    """Whether a line says what is done, behind a code or not: `HP-22 Mend nets`, `Mending nets`; `Issue 3` does not."""
    title = _in_small(code_and_title(text).title)
    return not IDENTIFIES.search(title) and (names_work(title) or bool(_DOING.fullmatch(title)))


def _in_small(text: str) -> str:
    """A title that is printed in capitals, as others are: it ends where small letters follow."""
    found = _CAPITALS.match(text)
    return found[0].strip().capitalize() if found else text
