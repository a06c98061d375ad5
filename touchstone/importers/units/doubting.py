"""What a person should look at in a draft: items that look like two, scan damage, fields that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from touchstone.importers.dividing.zones import Zone
from touchstone.importers.document.accounts import USED
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.draft import Draft
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.beginnings import NOUNS_TOO
from touchstone.importers.signs.wrapping import NO_END, VERBS, is_open
from touchstone.importers.words.characters import joined

_DAMAGE = (
    (re.compile(r"£[A-Z]|[A-Za-z]£"), "a pound sign where a letter may have stood"),
    (re.compile(r"(?<=\s)\|(?=\s)|[A-Za-z]\|[a-z]"), "an upright stroke where a letter may have stood"),
    (re.compile(r"\ufffd|[¢§¬®](?=\w)"), "a sign that scans make of letters"),
    (re.compile(r"[a-z][‘“”][a-z]|\s[‘“”]\w{1,3}\s[a-z]"), "a quotation mark inside words"),
    (re.compile(r"\b[a-z]+[A-Z]{2,}[a-z]*\b|\b[a-z]+\d[a-z]+\b"), "letters or digits that do not go together"),
)
_TWO = re.compile(r";\s+(?:and\s+)?\w")


def doubts_of(draft: Draft) -> list[Doubt]:
    """Doubts about the items of a draft and about what it lacks."""
    told = (doubt for label, text in items_of(draft.values) for doubt in _item_doubts(label, text))
    return [*told, *_lacks(draft)]


def items_of(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every item of a unit's values with its label; that of an element's item names the element."""
    for name in ("performance_criteria", "knowledge", "values", "behaviours", "skills"):
        for group in values.get(name, ()):
            yield from _listed(group["items"])
    for element in values.get("elements", ()):
        for label, text in items_of({name: element.get(name, ()) for name in ("performance_criteria", "knowledge")}):
            yield f"element {element['id']} {label}", text
    for term in values.get("scope", ()):
        yield from _listed(term["items"])


def _listed(items: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for item in items:
        yield item["id"], item["text"]
        for part in item.get("parts", ()):
            yield f"{item['id']} {part['id']}", part["text"]


def _item_doubts(label: str, text: str) -> Iterator[Doubt]:
    for pattern, what in _DAMAGE:
        if pattern.search(text):
            yield Doubt(f"{label} holds {what}", None, label, 2)
    if _TWO.search(text) or _two_verbs(text):
        yield Doubt(f"{label} reads like two items", None, label, 1)
    if text.rsplit(None, 1)[-1].lower() in NO_END or text.endswith((",", "(")):
        yield Doubt(f"{label} ends in the middle of a sentence: something may be missing", None, label, 2)
    if len(text.split()) > 70:
        yield Doubt(f"{label} is very long ({len(text.split())} words): items may have run together", None, label, 2)


def _two_verbs(text: str) -> bool:
    """Whether ` and ` joins two commands, each with an object: `check the list and send the letter`."""
    first, _, second = (part.split() for part in text.partition(" and "))
    commands = first[0].lower() in VERBS and second[:1] and second[0] in VERBS - NOUNS_TOO if first else False
    return bool(commands) and len(first) > 4 and len(second) > 3


def _lacks(draft: Draft) -> Iterator[Doubt]:
    for name in ("performance_criteria", "knowledge"):
        if not any(name in one for one in (draft.values, *draft.values.get("elements", ()))):
            yield Doubt(f"no {name.replace('_', ' ')} found: is the document complete?", None, name, 2)
    last = next((fate.line for fate in reversed(draft.fates) if fate.fate == USED), None)
    if last is not None and draft.reading.pages == 0 and _is_cut(last):
        yield Doubt("the document stops in the middle of a sentence", last, "", 2)


def _is_cut(line: Line) -> bool:
    return is_open(line.text) and len(line.text.split()) > 3


def heading_doubt(zone: Zone, name: str, titles: Sequence[str]) -> Doubt:
    """The doubt that the part of a heading was guessed; of all headings of one look, where these divide the part."""
    first = zone.heading[0]
    texts = titles if first.group else [joined([line.text for line in zone.heading])]
    heads = "the headings {} were" if len(texts) > 1 else "the heading {} was"
    said = heads.format(", ".join(f"“{text}”" for text in texts))
    return Doubt(f"{said} taken for {name.replace('_', ' ')}", first, name)
