"""What is expected of an import, and how far a draft meets it: items, labels, fields and lines, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from touchstone.importers.document.draft import Draft
from touchstone.importers.signs.labels import bare_labels
from touchstone.importers.units.doubting import items_of

CASES = Path(__file__).parent / "cases"
EXPECTED = Path(__file__).parent / "expected"
SHARED = Path(__file__).resolve().parents[3] / "shared"
LEFT_OUT = ("source",)
"""What differs with the place and name of a file."""


@dataclass
class Score:
    """How much of what is expected was found."""

    items: int = 0
    items_right: int = 0
    labels: int = 0
    labels_right: int = 0
    fields: int = 0
    fields_right: int = 0
    lines: int = 0
    accounted: int = 0
    unrecognised: int = 0
    undivided: int = 0
    """Labels whose texts were left undivided: they count among the items, and are missed."""

    def __iadd__(self, other: Score) -> Score:
        for name, number in vars(other).items():
            setattr(self, name, getattr(self, name) + number)
        return self


def fingerprint(text: object) -> str:
    """What stands for a text in an expectation that must not hold its words."""
    return "sha256:" + sha256(str(text).encode()).hexdigest()[:24]


def hidden(value: Any, key: str = "") -> Any:
    """A value with each of its texts replaced by a fingerprint; labels, codes and dates stay as they are."""
    if isinstance(value, dict):
        return {name: hidden(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [hidden(inner, key) for inner in value]
    open_keys = (
        "id",
        "code",
        "urn",
        "original_urn",
        "to",
        "version",
        "approved",
        "review_due",
        "validity",
        "status",
        "wording",
        "day",
        "number",
    )
    return value if not isinstance(value, str) or key in open_keys else fingerprint(value)


def values_of(draft: Draft) -> dict[str, Any]:
    """What is compared of a draft."""
    return {name: value for name, value in draft.values.items() if name not in LEFT_OUT}


def expected_of(path: Path) -> list[dict[str, Any]]:
    """The expectation in a file: one mapping for each draft. A mapping `extends: FILE` takes over that file's."""
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    return held if isinstance(held, list) else [held]


def score(drafts: list[Draft], expected: list[dict[str, Any]]) -> Score:
    """Set drafts beside what is expected of them."""
    total = Score()
    for place, wanted in enumerate(expected):
        found = values_of(drafts[place]) if place < len(drafts) else {}
        conceal = "sha256:" in str(wanted)
        total += _scored(hidden(found) if conceal else found, wanted)
    total.undivided = _undivided(drafts, expected)
    total.items += total.undivided
    total.labels += total.undivided
    for draft in drafts:
        fates = [fate.fate for fate in draft.fates]
        total.lines += len(fates)
        total.accounted += sum(fates.count(fate) for fate in ("used", "dropped", "unrecognised"))
        total.unrecognised += fates.count("unrecognised")
    return total


def _undivided(drafts: list[Draft], expected: list[dict[str, Any]]) -> int:
    """How many labels a draft leaves in a run without their texts, of those that no expectation holds as items."""
    wanted = {label for one in expected for label, _ in entries_of(one)}
    left = [str(text) for draft in drafts for text in draft.values.get("unplaced", ())]
    return sum(1 for text in left for mark in bare_labels(text) if f"{mark.sign}{mark.number}" not in wanted)


def _scored(found: dict[str, Any], wanted: dict[str, Any]) -> Score:
    ours, theirs = dict(entries_of(found)), dict(entries_of(wanted))
    texts = list(ours.values())
    scored = Score(items=len(theirs), labels=len(theirs))
    for label, text in theirs.items():
        scored.labels_right += label in ours
        scored.items_right += ours.get(label) == text or (text in texts and label not in ours)
    fields = {name: value for name, value in wanted.items() if name not in ITEM_FIELDS}
    scored.fields = len(fields)
    scored.fields_right = sum(found.get(name) == value for name, value in fields.items())
    return scored


ITEM_FIELDS = (
    "performance_criteria",
    "knowledge",
    "elements",
    "scope",
    "values",
    "behaviours",
    "skills",
    "competencies",
    "outcomes",
    "items",
)


def entries_of(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every item of a unit, behaviour of a framework or outcome of a course, with its label."""
    yield from items_of(values)
    for one in values.get("competencies", ()):
        yield one["code"], one["definition"]
        for feature in one.get("features", ()):
            yield f"{one['code']} {feature['id']}", feature["text"]
        for level in one["levels"]:
            for behaviour in level["behaviours"]:
                yield f"{one['code']} level {level['number']} {behaviour['id']}", behaviour["text"]
    for place, text in enumerate(values.get("items", ()), start=1):
        yield f"{values['id']} {place}", text
    for outcome in values.get("outcomes", ()):
        yield outcome["id"], outcome["text"]
