"""Documents whose expectations were written down before the importer was run on them: how far a draft meets them.

An expectation there is laid out otherwise than a draft: its items are a flat list, each with the heading or term over
it. `README.md` in each folder says how to compare.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from tests.importers.expecting import Score
from touchstone.importers.document.draft import Draft

BLIND = Path(__file__).parent / "blind"
FURTHER = Path(__file__).parent / "further"
THIRD = Path(__file__).parent / "third"
FOURTH = Path(__file__).parent / "fourth"
FIFTH = Path(__file__).parent / "fifth"
SIXTH = Path(__file__).parent / "sixth"
SEVENTH = Path(__file__).parent / "seventh"
EIGHTH = Path(__file__).parent / "eighth"
NINTH = Path(__file__).parent / "ninth"
TENTH = Path(__file__).parent / "tenth"
ELEVENTH = Path(__file__).parent / "eleventh"
TWELFTH = Path(__file__).parent / "twelfth"
THIRTEENTH = Path(__file__).parent / "thirteenth"
FOURTEENTH = Path(__file__).parent / "fourteenth"
FIFTEENTH = Path(__file__).parent / "fifteenth"
SIXTEENTH = Path(__file__).parent / "sixteenth"
SEVENTEENTH = Path(__file__).parent / "seventeenth"
EIGHTEENTH = Path(__file__).parent / "eighteenth"
NINETEENTH = Path(__file__).parent / "nineteenth"
TWENTIETH = Path(__file__).parent / "twentieth"
TWENTYFIRST = Path(__file__).parent / "twentyfirst"
TWENTYSECOND = Path(__file__).parent / "twentysecond"
TWENTYTHIRD = Path(__file__).parent / "twentythird"
TWENTYFOURTH = Path(__file__).parent / "twentyfourth"
TWENTYFIFTH = Path(__file__).parent / "twentyfifth"
TWENTYSIXTH = Path(__file__).parent / "twentysixth"
TWENTYSEVENTH = Path(__file__).parent / "twentyseventh"
KINDS = ("performance_criteria", "knowledge", "scope")
FIELDS = (
    "code",
    "urn",
    "title",
    "version",
    "approved",
    "review_due",
    "validity",
    "status",
    "developed_by",
    "originating_organisation",
    "original_urn",
    "occupations",
    "keywords",
)
_NUMBER = re.compile(r"^(?:(?:Element|Outcome) )?[A-Z]*\d[\d.]*\s+(?:[—–-]\s+)?")
"""The number of an element before its title, which the expectations say may stand or fall away."""
_OTHER_BODY = {"developed_by": "originating_organisation", "originating_organisation": "developed_by"}
"""Where a document names one body only, as `Owner`, the expectations say that it may stand in either field."""


def blind_documents(folder: Path) -> list[tuple[Path, Path]]:
    """Each document of a folder with its expectation, in the order of their names."""
    return [(_source(path), path) for path in sorted(folder.glob("*.expected.yaml"))]


def _source(path: Path) -> Path:
    name = path.name.removesuffix(".expected.yaml")
    return next(one for one in sorted(path.parent.glob(f"{name}.*")) if one != path)


def wanted_of(path: Path) -> list[dict[str, Any]]:
    """The units that a document holds; none where it is to be refused."""
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    if isinstance(held, list):
        return held
    return [] if held.get("refused") or held.get("kind") == "form" else held.get("units", [held])


def is_form(path: Path) -> bool:
    """Whether what is expected is a form, and no unit."""
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    return isinstance(held, dict) and held.get("kind") == "form"


def form_of(draft: Draft) -> dict[str, Any]:
    """What is compared of a form: its title, the heads of its columns and the first cell of each row below."""
    tables = [part["rows"] for part in draft.values["parts"] if "rows" in part]
    heads, *rows = max(tables, key=lambda one: (len(one), len(one[0])))
    title = plain(draft.values["title"].removeprefix("Form: "))
    return {"title": title, "columns": [cell["text"] for cell in heads], "rows": [row[0]["text"] for row in rows]}


def blind_score(drafts: list[Draft], wanted: list[dict[str, Any]]) -> tuple[Score, list[str]]:
    """Items, labels and fields that are right, and what is missed in words."""
    scored, missed = Score(), []
    for place, one in enumerate(wanted):
        values = drafts[place].values if place < len(drafts) else {}
        for kind in KINDS:
            missed += list(_items(kind, values, one, scored))
        missed += list(_fields(values, one, scored))
    return scored, missed


def _items(kind: str, values: dict[str, Any], wanted: dict[str, Any], scored: Score) -> Iterator[str]:
    """Count the items of one kind; gives those that are missed, those too many, and those with another label."""
    ours = list(_whole_lines(_found(values, kind), wanted.get(kind, ())))
    texts = Counter(text for _, _, text in ours)
    for item in wanted.get(kind, ()):
        points = item.get("points", item.get("parts", ()))
        text = plain(" ".join([item["text"], *map(_said, points)]))
        scored.items += 1
        scored.labels += 1
        if not texts[text]:
            yield f"{kind} {item['id']}: {item['text']}"
            continue
        texts[text] -= 1
        scored.items_right += 1
        label, above = next((label, above) for label, above, said in ours if said == text)
        scored.labels_right += label == item["id"]
        if label != item["id"]:
            yield f"{kind} {item['id']} is called {label}"
        over = item.get("heading", item.get("term", ""))
        if above not in (plain(over), plain(_NUMBER.sub("", over))) and not (kind == "scope" and not over):
            yield f"{kind} {item['id']} stands under “{above}” instead of “{over}”"
    yield from (f"{kind}: too much: {text}" for text in texts.elements())


def _whole_lines(
    ours: Iterable[tuple[str, str, str]], wanted: Sequence[dict[str, Any]]
) -> Iterator[tuple[str, str, str]]:
    """Our items, with those joined again that one line of the document holds behind a term: the expectations say that
    such a line may be one item or several. Items of scope are counted anew where some were joined."""
    lines = {_without_joints(item["text"]): item for item in wanted if item.get("term")}
    joined, count = False, 0
    for _, run in groupby(ours, key=lambda one: one[1]):
        held = list(run)
        line = lines.get(_without_joints(" ".join(text for _, _, text in held))) if len(held) > 1 else None
        for label, above, text in [("", held[0][1], plain(line["text"]))] if line else held:
            joined, count = joined or bool(line), count + 1
            yield f"S{count}" if joined else label, above, text


def _without_joints(text: str) -> str:
    """The letters of a text without those of `and` and `or`, which fall away between the entries of a line."""
    return re.sub(r"and|or", "", plain(text))


def _said(point: object) -> str:
    return str(point["text"]) if isinstance(point, dict) else str(point)


def _found(values: dict[str, Any], kind: str) -> Iterator[tuple[str, str, str]]:
    """Every item of a draft: its label, the plain heading over it, and its plain text with its sub-points."""
    for unit in (values, *values.get("elements", ())):
        for group in unit.get(kind, ()):
            over = group.get("heading", group.get("term", unit["title"] if unit is not values else ""))
            for item in group["items"]:
                parts = [part["text"] for part in item.get("parts", ())]
                yield item["id"], plain(over), plain(" ".join([item["text"], *parts]))


def _fields(values: dict[str, Any], wanted: dict[str, Any], scored: Score) -> Iterator[str]:
    for name in FIELDS:
        if wanted.get(name) in (None, []):
            continue
        scored.fields += 1
        other = _OTHER_BODY.get(name, name)
        ours = values.get(name) or ("" if wanted.get(other) else values.get(other, ""))
        theirs = wanted[name]
        right = plain(ours) == plain(theirs)
        scored.fields_right += right
        if not right:
            yield f"{name}: “{ours}” instead of “{theirs}”"
    if begins := wanted.get("overview_begins"):
        scored.fields += 1
        right = plain(values.get("overview", "")).startswith(plain(begins))
        scored.fields_right += right
        if not right:
            yield f"overview does not begin “{begins}”"


def plain(value: object) -> str:
    """Letters and digits only, in small letters, of a text or of all entries of a list."""
    text = " ".join(str(one) for one in value) if isinstance(value, list) else str(value)
    return re.sub(r"[\W_]+", "", text).lower()
