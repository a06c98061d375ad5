"""A standards folder in which every free text of every kind of file holds hostile words.

The files are made from the JSON Schemas, so that a field that is added to the model is covered from then on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml
from strings import STRINGS

from touchstone.loading import FILE_KINDS
from touchstone.schemas import schema_of

SCHEMAS = {kind.name: schema_of(kind) for kind in FILE_KINDS}
AT_ONCE = 4
"""How many hostile strings one text holds; lists of texts hold one in each entry."""

VALID = {
    "2024-12-02": "2024-12-02",
    "13:00": "13:00",
    "https://example.org/": "https://example.org/",
    "performance": "performance",
    "187.50": "187.50",
    "0123456789abcdef": "0123456789abcdef",
    "3f0c9a52-6d0e-4a57-9f43-0f6c1d1c9d11": "3f0c9a52-6d0e-4a57-9f43-0f6c1d1c9d11",
    "GBP": "GBP",
    "units/x/#p1": "units/x/#p1",
    "o1": "o1",
    "f1": "f1",
    "b1": "b1",
    "P1": "P1",
    "a": "a",
    "1": "1",
    "L1": "L1",
    "x1": "x1",
}
"""Valid values, the narrowest form first, for texts that must have a form."""


@dataclass
class Written:
    """A file that was made: its values, and where each hostile text stands in them."""

    path: str
    values: dict[str, Any]
    texts: dict[str, str] = field(default_factory=dict)
    """The hostile texts by the way to them, such as `scope.0.term`."""


def valid_for(pattern: str) -> str:
    return next(value for value in VALID if re.search(pattern, value))


class Filling:
    """One walk through a schema, with a value for everything that may stand there."""

    def __init__(self, schema: dict[str, Any], strings: list[str], keep: dict[str, Any]) -> None:
        self.schema = schema
        self.strings = cycle(strings)
        self.words = " ".join(strings)
        self.keep = keep
        self.texts: dict[str, str] = {}

    def of(self, part: dict[str, Any], way: str = "") -> Any:
        """A value for a part of the schema."""
        if way in self.keep:
            return self.keep[way]
        if "$ref" in part:
            part = self.schema["$defs"][part["$ref"].rpartition("/")[2]]
        if "anyOf" in part:
            part = next(one for one in part["anyOf"] if one.get("type") != "null")
            return self.of(part, way)
        if "enum" in part or "const" in part:
            return part.get("const") or part["enum"][0]
        kind = part.get("type")
        if kind == "object":
            return self._record(part, way)
        if kind == "array":
            return self._list(part, way)
        if kind == "boolean":
            return True
        if kind == "integer":
            return max(1, part.get("minimum", 1))
        return valid_for(part["pattern"]) if "pattern" in part else self._text(way, self.words)

    def _record(self, part: dict[str, Any], way: str) -> dict[str, Any]:
        made = {}
        for name, below in part["properties"].items():
            value = self.of(below, f"{way}.{name}".lstrip("."))
            if value is not None:
                made[name] = value
        return made

    def _list(self, part: dict[str, Any], way: str) -> list[Any]:
        below = part["items"]
        if "string" in below.get("type", ()) and not below.keys() & {"pattern", "enum"}:
            return [self._text(f"{way}.{place}", next(self.strings)) for place in range(AT_ONCE)]
        return [self.of(below, f"{way}.0")]

    def _text(self, way: str, words: str) -> str:
        """Hostile words, with a mark by which each text is told from the others."""
        self.texts[way] = f"{words} nr{len(self.texts)}."
        return self.texts[way]


def bundles() -> list[list[str]]:
    """The hostile strings by a few, so that each stands at the beginning of one bundle or is one of the first."""
    return [list(STRINGS[start : start + AT_ONCE]) for start in range(0, len(STRINGS), AT_ONCE)]


def items(letter: str, texts: list[str]) -> list[dict[str, Any]]:
    """Items that hold one hostile string each, also in their sub-points."""
    return [
        {"id": f"{letter}{number}", "text": text, "parts": [{"id": "a", "text": text}]}
        for number, text in enumerate(texts, start=1)
    ]


def kept(number: int, strings: list[str]) -> dict[str, dict[str, Any]]:
    """For each kind of file the values that hang together, and so cannot be chosen from the schema alone."""
    run = [{"heading": " ".join(strings), "items": None}]
    unit: dict[str, Any] = {
        "code": f"H{number}",
        "urn": f"XHH{number}",
        "grouping": "all",
        "wording": "restated",
        "approved": "2020",
        "review_due": "2021",
        "unplaced": [],
        "links": [{"to": f"H{number}", "kind": "related", "note": strings[0]}],
    }
    for key, letter in (("performance_criteria", "P"), ("knowledge", "K"), ("values", "V"), ("behaviours", "B")):
        unit[key] = [run[0] | {"items": items(letter, strings)}]
    unit["skills"] = [run[0] | {"items": items("SK", strings)}]
    unit["scope"] = [{"term": strings[0], "forms": [f"{strings[0]} forms"], "items": items("S", strings[:1])}]
    unit["elements"] = [{"id": "1", "title": " ".join(strings), "performance_criteria": unit["performance_criteria"]}]
    suite = {
        "counts": {"units": 1, "own": 1, "imported": 0},
        "groupings.0.id": "all",
        "imports": [],
        "namespace": f"00000000-0000-4000-8000-{number:012}",
    }
    role = {
        "units": [{"unit": f"H{number}", "how_sure": "likely", "named_in": strings, "note": " ".join(strings)}],
        "competencies": [],
    }
    framework = {
        "clusters.0.id": "all",
        "competencies.0.cluster": "all",
        "competencies.0.code": f"L{number}",
        "competencies.0.relations": [],
        "competencies.0.title_differences": [],
    }
    course = {"mappings": [], "dates.0.ends": "15:00"}
    return {"unit": unit, "welsh-unit": unit, "suite": suite, "role": role, "framework": framework, "course": course}


def bundle_files(number: int, strings: list[str]) -> Iterator[Written]:
    """The files of one bundle, a file of each kind."""
    folder = f"suites/hostile-{number}"
    paths = {
        "suite": f"{folder}/suite.yaml",
        "unit": f"{folder}/units/H{number}.yaml",
        "welsh-unit": f"{folder}/units/welsh/H{number}.yaml",
        "role": f"{folder}/roles/hostile-{number}.yaml",
        "framework": f"frameworks/hostile-{number}.yaml",
        "course": f"courses/hostile-{number}.yaml",
    }
    for kind, keep in kept(number, strings).items():
        yield filled(kind, paths[kind], strings, keep)


def filled(kind: str, path: str, strings: list[str], keep: dict[str, Any]) -> Written:
    filling = Filling(SCHEMAS[kind], strings, keep)
    return Written(path, filling.of(SCHEMAS[kind]), filling.texts)


def common_files() -> Iterator[Written]:
    """The glossary and the search words with an entry for each hostile string, and the edition with all of them."""
    terms = [
        {
            "id": f"term-{number}",
            "term": text,
            "definition": text,
            "forms": [f"{text} {number}"],
            "explain_in_place": True,
        }
        for number, text in enumerate(STRINGS, start=1)
    ]
    texts = {f"terms.{place}.term": text for place, text in enumerate(STRINGS)}
    yield Written("glossary.yaml", {"terms": terms}, texts)
    words = [{"said_here": [text, f"{text} too"], "people_say": [f"{text} as well"]} for text in STRINGS]
    yield Written("search-words.yaml", {"same_meaning": words})
    yield filled("edition", "edition.yaml", list(STRINGS), {"dated": "2026-11-22"})


class NoAliases(yaml.SafeDumper):
    """Writes a value out wherever it stands."""

    def ignore_aliases(self, data: Any) -> bool:
        """Whether a value is written out each time."""
        return True


def write(standards: Path) -> list[Written]:
    """Write the folder; gives what was written."""
    made = [one for number, strings in enumerate(bundles(), start=1) for one in bundle_files(number, strings)]
    made += common_files()
    for one in made:
        path = standards / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            yaml.dump(one.values, Dumper=NoAliases, allow_unicode=True, width=1000, sort_keys=False), "utf-8"
        )
    return made
