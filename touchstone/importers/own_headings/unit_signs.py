"""The signs by which a document under headings of its owner's own is known as a unit, and those that it is none.

No sign decides by itself. Each has a weight, in `words/unit-signs.yaml`, and their sum tells. The weights are fitted by
`scripts/weigh_signs.py` to the documents of the tests, standards and others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from touchstone.importers.details.identifying import IDENTIFIES, is_identified, printed_fields
from touchstone.importers.dividing.kinds import may_hold_unit
from touchstone.importers.document.lines import Line
from touchstone.importers.marking.own_labels import OwnLabel
from touchstone.importers.own_headings.cues import ABLE, WELL
from touchstone.importers.own_headings.list_kinds import ToldPart
from touchstone.importers.own_headings.unit_bars import said_against
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.item_shapes import (
    KNOWLEDGE,
    PERFORMANCE,
    SCOPE,
    describes,
    names_somebody,
    names_work,
    share,
)
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.shaped_fields import CODE
from touchstone.importers.words.code_lines import code_and_title
from touchstone.importers.words.wordlists import listed_in

START = "start"
"""The key of what the weights of the signs are added to."""
ENOUGH, UNIDENTIFIED = 0.25, 2.0
"""What the weights must add up to: a little more than makes either as likely, since a refusal says how to go on, and
much more where nothing identifies the document."""
_LEAST = {PERFORMANCE: 4, KNOWLEDGE: 3, SCOPE: 1}
"""Items that a part has at the least, where it is guessed."""
_MOST = 60
"""Items that no part of a unit has; lists of release notes and manuals are longer."""
_MANY = {PERFORMANCE: 10, KNOWLEDGE: 8, SCOPE: 4}
"""So many items say all that their number can say."""
_CAPITALS = re.compile(r"(?:[A-Z’'-]+ ){2,}[A-Z’'-]{2,}(?![a-z])")
_ADVERT = re.compile(
    r"^(?:pension|annual leave|benefits|salary|closing date|how to apply|apply (?:by|online|now)|hours)\b"
    r"|£\s?\d[\d,.]*(?:k\b)? ?(?:an?|per|each|pro rata|to £)|\b(?:cost|price|fee|pay|paid|wage)s?\b[^.£]{0,40}£",
    re.IGNORECASE,
)
"""What is said of pay and of prices."""
_DETAILS = frozenset(["urn", "code", "version", "approved", "review_due", "developed_by"])
_MOST_DETAILS = 4
"""Fields of the details that few other documents have together."""
_ITS_KIND = re.compile(r"\b(?:standards?|units?|competenc(?:e|y|ies))\b", re.IGNORECASE)
"""What a document is called, in its first lines and its headings."""
_BARRED = re.compile("|".join(listed_in("vocabulary")["no_units"]), re.IGNORECASE)
_STRONGLY = re.compile(r"\b(?:polic(?:y|ies)|procedure|job|post|vacancy|course|module|recruitment)\b", re.IGNORECASE)
"""What the label of a code says of no unit, while a guide or leaflet may hold one."""
_COMMANDS = re.compile(r"[A-Z][a-z]+ (?:an?|the|any|each|all|your|their) ")
"""How a title begins whose first word is surely a verb."""
_OF_US = re.compile(r"\b(?:we|us|our)\b|£", re.IGNORECASE)
_HOW_TO = re.compile(r"how to\b", re.IGNORECASE)
_OWN_LABEL = re.compile(r"[A-Z]{1,3}[ .-]?\d{1,2}[.):]?")
"""A label with a letter that the document itself counts."""
_OF_READER = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_OF_NO_WORK = (
    "Evening|Morning|During|Nothing|Anything|Everything|Being|Becoming|Having|Living|Joining|Voting|Claiming|Understanding"
    "|Learning"
)
"""Words that begin a title as work does and name none, or what is done by those who are served."""
_DOING = re.compile(rf"(?!(?:{_OF_NO_WORK})\b)[A-Z][a-z]{{2,}}ing(?: [\w'’-]+){{1,7}}")
_FIRST_LINES, _SHORT = 4, 60


def is_unit(
    told: Sequence[ToldPart], lines: Sequence[Line], labels: dict[int, OwnLabel], above: Sequence[Line] = ()
) -> bool:
    """Whether there are items enough, and the signs together say that it is a unit."""
    for kind, least in _LEAST.items():
        guessed = [one for one in told if one.kind == kind and not one.known]
        if guessed and not least <= sum(len(one.texts) for one in guessed) <= _MOST:
            return False
    enough = ENOUGH if is_identified(lines) else UNIDENTIFIED
    return weighed(listed_in("unit-signs"), signs_of(told, lines, labels, above)) > enough


def weighed(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    """What the signs add up to."""
    return weights[START] + sum(weights[sign] * value for sign, value in signs.items())


def signs_of(
    told: Sequence[ToldPart], lines: Sequence[Line], labels: dict[int, OwnLabel], above: Sequence[Line] = ()
) -> dict[str, float]:
    """How much there is of each sign, from 0 to 1; `above` are lines that stand over all units of a document."""
    kinds = {kind: [one for one in told if one.kind == kind] for kind in _MANY}
    texts = {kind: [text for one in parts for text in one.texts] for kind, parts in kinds.items()}
    items = [*texts[PERFORMANCE], *texts[KNOWLEDGE]]
    heads = [*_heads(told, lines), *(line.text for line in above)]
    titles = [*(line.text for line in lines[:_FIRST_LINES]), *_titles(lines), *_coded(lines)]
    titles += [line.text for line in lines if line.heading == 1]
    return {
        "criteria": min(len(texts[PERFORMANCE]) / _MANY[PERFORMANCE], 1),
        "knowledge": min(len(texts[KNOWLEDGE]) / _MANY[KNOWLEDGE], 1),
        "scope": min(len(texts[SCOPE]) / _MANY[SCOPE], 1),
        "labelled": share(_are_labelled(kinds[kind], lines, labels, "label") for kind in (PERFORMANCE, KNOWLEDGE)),
        "counted": float(
            all(_are_labelled(kinds[kind], lines, labels, "decimal") for kind in (PERFORMANCE, KNOWLEDGE))
        ),
        "somebody": float(_says_what_somebody_does(texts[PERFORMANCE])),
        "described": float(describes(texts[PERFORMANCE])),
        "titled": float(any(map(_is_title, titles))),
        "detailed": float(len(printed_fields(lines) & _DETAILS) >= _MOST_DETAILS),
        "able": float(_is_of_ability(kinds[PERFORMANCE])),
        "called": float(any(_ITS_KIND.search(text) for text in heads)),
        "how_to": share(bool(_HOW_TO.match(text)) for text in texts[KNOWLEDGE]),
        "of_us": share(bool(_OF_US.search(text)) for text in items),
        "against": said_against(told, lines),
        "otherwise": float(not _nothing_else(lines)),
    }


def _nothing_else(lines: Sequence[Line]) -> bool:
    """Whether nothing says that the document is something else than a unit."""
    heads = [
        line.text for line in [*lines[:_FIRST_LINES], *(line for line in lines if line.heading or _is_set_off(line))]
    ]
    advert = any(_ADVERT.search(line.text) for line in lines)
    return not advert and not any(_says_otherwise(text) for text in heads) and may_hold_unit(lines)


def _is_set_off(line: Line) -> bool:
    """Whether a line of a page stands apart in bold, as headings do there."""
    return line.size > 0 and line.bold and line.blank_before and not line.table and len(line.text) < _SHORT


def _says_otherwise(text: str) -> bool:
    """Whether a heading, or a field with its value, names something that is no unit."""
    label, _, value = text.partition(": ")
    is_code = bool(CODE.fullmatch(value)) and not _STRONGLY.search(label)
    return (_bars(label) and not is_code) or _bars(value)


def _bars(text: str) -> bool:
    """Whether a text names something that is no unit; `Report faults` and `Issue a notice` name work."""
    found = _BARRED.search(text)
    return found is not None and not (names_work(text) and (found.start() == 0 or bool(_COMMANDS.match(text))))


def _says_what_somebody_does(texts: Sequence[str]) -> bool:
    """Whether criteria say what somebody does who is not the reader, to whom a promise would speak."""
    return names_somebody(texts) and not _speaks_to_reader(texts)


def _speaks_to_reader(texts: Sequence[str]) -> bool:
    """Whether items that do not say what the reader does speak to somebody all the same, as promises do."""
    return any(_OF_READER.search(text) and not _OF_READER.match(text) for text in texts)


def _is_of_ability(acts: Sequence[ToldPart]) -> bool:
    """Whether headings over criteria say that somebody is able to do what stands below, or does it well."""
    well = describes([text for one in acts for text in one.texts])
    return any(ABLE.search(text) or (well and WELL.search(text)) for one in acts for text in one.above)


def _heads(told: Sequence[ToldPart], lines: Sequence[Line]) -> list[str]:
    """What may say what a document is called: its short lines above the parts, and its headings."""
    start = min(one.part.heading for one in told)
    short = [line.text for line in lines[:start] if len(line.text) <= _SHORT]
    return [*short, *_coded(lines), *(line.text for line in lines if line.heading or line.bold)]


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
