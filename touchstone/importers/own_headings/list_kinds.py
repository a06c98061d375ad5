"""What the lists of a document hold: each part under a heading, with the kind of its items and how that is told."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchstone.importers.document.lines import Line
from touchstone.importers.marking.own_labels import OwnLabel
from touchstone.importers.own_headings.cues import cue_of
from touchstone.importers.own_headings.headed_lists import HeadedList, HeadedPart, headed_parts, headed_parts_in
from touchstone.importers.signs.item_shapes import KNOWLEDGE, PERFORMANCE, SCOPE, shape_of, surely_begins_with_verb
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.vocabulary import lead_in_end, named

_FIGURE = re.compile(r"\d")
_NAME = 2
"""Words of a heading that is a name, with its number."""
_SHORT = 5
"""Words of the longest detail."""
_PARTS = 2
"""Parts that a unit has at the least."""
_LEAST = 3
"""Items of a list that is told apart from others under one heading."""
_MOST_WORDS = 8
"""Words that the entries of a scope have on average, at the most, under a heading that speaks of one."""


@dataclass
class ToldPart:
    """A part with the kind of its items; `known` where its heading or lead-in says so."""

    part: HeadedPart
    kind: str
    known: bool
    texts: list[str]
    """The words of its items behind their marks."""
    above: list[str]
    """Its heading and the lead-ins of its lists."""


def told_parts_of(lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[ToldPart]:
    """The parts of a document in its order."""
    whole = (one for part in headed_parts(lines, labels) for one in _below_title(part, lines, labels))
    parts = (one for part in whole for one in _without_scope(part, lines))
    return [_told(one, lines, labels) for part in parts for one in _by_kind(part, lines, labels)]


def _below_title(part: HeadedPart, lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[HeadedPart]:
    """A part, or those below its heading where this is a title: its lists are no one kind, and the first of them stands
    right under it, such as links."""
    first, *others = part.lists
    parts = headed_parts_in(others, lines)
    shapes = {shape_of(_texts(one.items, lines, labels)) for one in parts}
    one_kind = not shapes >= {PERFORMANCE, KNOWLEDGE} and shape_of(_texts(part.items, lines, labels))
    if len(parts) < _PARTS or named(lines[part.heading].text) or one_kind:
        return [part]
    return [HeadedPart(part.heading, [first]), *parts]


def _without_scope(part: HeadedPart, lines: Sequence[Line]) -> list[HeadedPart]:
    """A part, and its last list by itself where this has a heading that speaks of a scope, as in a panel in small
    letters beside it."""
    *others, last = part.lists
    own = last.headings[-1] if others and last.headings else None
    if own is None or named(lines[part.heading].text) or cue_of([lines[own].text]) != SCOPE:
        return [part]
    return [HeadedPart(part.heading, others), HeadedPart(own, [last])]


def _by_kind(part: HeadedPart, lines: Sequence[Line], labels: dict[int, OwnLabel]) -> Iterator[HeadedPart]:
    """A part, or several where criteria and knowledge stand under sub-headings of one heading that is not known."""
    kinds = [shape_of(_texts(one.items, lines, labels)) for one in part.lists]
    apart = all(one.headings and len(one.items) >= _LEAST for one in part.lists)
    if named(lines[part.heading].text) or not apart or set(kinds) != {PERFORMANCE, KNOWLEDGE}:
        yield part
        return
    for _, run in itertools.groupby(zip(kinds, part.lists, strict=True), key=lambda one: one[0]):
        lists: list[HeadedList] = [one for _, one in run]
        yield HeadedPart(lists[0].headings[-1], lists)


def _told(part: HeadedPart, lines: Sequence[Line], labels: dict[int, OwnLabel]) -> ToldPart:
    """A part with its kind: as the vocabulary knows it, or as its items tell."""
    above = [lines[part.heading].text, *(lines[place].text for place in part.leads)]
    texts = _texts(part.items, lines, labels)
    name = named(above[0])
    if name:
        return ToldPart(part, name.name.partition("_")[0], True, texts, above)
    if any(lead_in_end(text) == len(text) for text in above[1:]):
        knows = re.search("know|underst", " ".join(above[1:]), re.IGNORECASE)
        return ToldPart(part, KNOWLEDGE if knows else PERFORMANCE, True, texts, above)
    return ToldPart(part, _guessed(texts, above), False, texts, above)


def _guessed(texts: list[str], above: list[str]) -> str:
    """The kind that the shape of items tells, or where it tells none the words above them; over short entries that may
    be read either way, as `requests by phone`, these words count more."""
    if _are_details(texts):
        return ""
    shape, cue = shape_of(texts, " ".join(above)), cue_of(above)
    short = sum(len(text.split()) for text in texts) <= _MOST_WORDS * len(texts)
    if cue == SCOPE and short and shape == PERFORMANCE and not any(surely_begins_with_verb(text) for text in texts):
        return SCOPE
    if shape == PERFORMANCE and short and _repeat_heading(texts, above[0]):
        return SCOPE
    return shape or (cue if cue != SCOPE or short else "")


def _repeat_heading(texts: list[str], heading: str) -> bool:
    """Whether an entry begins with the word that its heading is, and so with a name: `Runs indoors` under `4. Runs`."""
    name = heading.rsplit(maxsplit=1)[-1].lower()
    return len(heading.split()) <= _NAME and any(text.split()[0].lower() == name for text in texts if text.split())


def _are_details(texts: list[str]) -> bool:
    """Whether half of a list's entries are short and bear figures, as the details of a document do."""
    return sum(bool(_FIGURE.search(text)) and len(text.split()) <= _SHORT for text in texts) * 2 >= len(texts)


def _texts(places: Sequence[int], lines: Sequence[Line], labels: dict[int, OwnLabel]) -> list[str]:
    """The words of items behind their marks, without those of points that stand further in."""
    least = min((lines[at].depth for at in places), default=0)
    upper = [at for at in places if lines[at].depth == least]
    places = upper if len(upper) > 1 else places
    return [lines[at].text[labels[at].start :] if at in labels else mark_of(lines[at]).rest for at in places]
