"""The signs by which a document under headings of its owner's own is known as a unit, and those that it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.code_lines import code_and_title
from touchstone.importers.field_starts import field_start
from touchstone.importers.item_shapes import (
    KNOWLEDGE,
    PERFORMANCE,
    SCOPE,
    begins_with_verb,
    in_third_person,
    names_work,
)
from touchstone.importers.kinds import may_hold_unit
from touchstone.importers.labels import mark_of
from touchstone.importers.lines import Line
from touchstone.importers.own_labels import OwnLabel
from touchstone.importers.told_kinds import ToldPart
from touchstone.importers.wordlists import listed_in

_LEAST = {PERFORMANCE: 4, KNOWLEDGE: 3, SCOPE: 1}
"""Items that a part has at the least, where it is guessed."""
_IDENTIFIES = re.compile(
    r"\b(?:issue|edition|version|revision|release|ref(?:erence)?\.?|code|(?:unit|standard)(?: no\.?)?)"
    r"\b\W{0,3}(?:[A-Z]+\W)*[A-Z]*\d",
    re.IGNORECASE,
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
_KNOWING = re.compile(r"\b(?:know|underst|learn|aware|familiar|explain)", re.IGNORECASE)
"""What the heading or lead-in of knowledge says."""
_ITS_KIND = re.compile(r"\b(?:standards?|units?)\b", re.IGNORECASE)
"""What a document is called, in its first lines and its headings."""
_BARRED = re.compile("|".join(listed_in("vocabulary")["no_units"]), re.IGNORECASE)
_COMMANDS = re.compile(r"[A-Z][a-z]+ (?:an?|the|any|each|all|your|their) ")
"""How a title begins whose first word is surely a verb."""
_OF_US = re.compile(r"\b(?:we|us|our|my|me)\b|£", re.IGNORECASE)
"""What items of a unit do not say, and those of notices and adverts do."""
_DOING = re.compile(r"[A-Z][a-z]{2,}ing(?: [\w'’-]+){1,7}")
_ENOUGH, _ENOUGH_SENTENCES = 2, 3
"""Signs of a unit that are enough; and where criteria are sentences that do not say what somebody does, as those of
notices and rules are."""
_LABELLED = ("label", "decimal")
_FIRST_LINES, _SHORT = 4, 60


def nothing_else(lines: Sequence[Line]) -> bool:
    """Whether nothing says that the document is something else than a unit."""
    heads = [line.text for line in [*lines[:_FIRST_LINES], *(line for line in lines if line.heading)]]
    advert = any(_ADVERT.match(line.text) for line in lines)
    return not advert and not any(_says_otherwise(text) for text in heads) and may_hold_unit(lines)


def _says_otherwise(text: str) -> bool:
    """Whether a heading names something that is no unit; `Report faults` and `Issue a notice` name work."""
    found = _BARRED.search(text)
    return found is not None and not (names_work(text) and (found.start() == 0 or bool(_COMMANDS.match(text))))


def is_unit(told: Sequence[ToldPart], lines: Sequence[Line], labels: dict[int, OwnLabel]) -> bool:
    """Whether there are items enough, something that identifies a unit, and signs of what a person can do."""
    for kind, least in _LEAST.items():
        guessed = [one for one in told if one.kind == kind and not one.known]
        if guessed and sum(len(one.texts) for one in guessed) < least:
            return False
    ours = not any(_OF_US.search(text) for one in told for text in one.texts)
    texts = [text for one in told if one.kind == PERFORMANCE for text in one.texts]
    commands = sum(begins_with_verb(text) for text in texts) >= len(texts) / 2
    enough = _ENOUGH if commands else _ENOUGH_SENTENCES
    return ours and _is_identified(lines) and sum(_signs(told, lines, labels)) >= enough


def _signs(told: Sequence[ToldPart], lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[bool]:
    """The signs of a unit that a document shows, and those that it does not."""
    acts, knows = ([one for one in told if one.kind == kind] for kind in (PERFORMANCE, KNOWLEDGE))
    labelled = [all(_is_labelled(lines, at, labels) for one in kind for at in one.part.items) for kind in (acts, knows)]
    third = in_third_person([text for one in acts for text in one.texts])
    first = [line.text for line in lines[:_FIRST_LINES]]
    coded = [line.text for line in lines if (named := code_and_title(line.text)).unit and named.title]
    titled = any(_is_title(text) for text in (*first, *coded, *(line.text for line in lines if line.heading == 1)))
    competent = any(_COMPETENT.search(text) for one in acts for text in one.above)
    about = competent or any(_OF_UNITS.search(line.text) for line in lines)
    knowing = any(one.known or _KNOWING.search(" ".join(one.above)) for one in knows)
    start = min(one.part.heading for one in told)
    short = [line.text for line in lines[:start] if len(line.text) <= _SHORT]
    heads = (*short, *coded, *(line.text for line in lines if line.heading or line.bold))
    return [*labelled, third, titled, about, knowing, any(_ITS_KIND.search(text) for text in heads)]


def _is_labelled(lines: Sequence[Line], place: int, labels: dict[int, OwnLabel]) -> bool:
    """Whether an item bears a label, and no mere number or bullet; one of a cell of its own has become a number."""
    line, kind = lines[place], mark_of(lines[place]).kind
    return place in labels or kind in _LABELLED or (line.table > 0 and bool(line.mark) and kind == "number")


def _is_title(text: str) -> bool:
    """Whether a line says what is done, behind a code or not: `HP-22 Mend nets`, `Mending nets`."""
    title = code_and_title(text).title
    return names_work(title) or bool(_DOING.fullmatch(title))


def _is_identified(lines: Sequence[Line]) -> bool:
    """Whether a document prints a code, a version or a date of its own."""
    fields = (start for line in lines if (start := field_start(line, sure=True)))
    return any(start.name in _FIELDS for start in fields) or any(_IDENTIFIES.search(line.text) for line in lines)
