"""A small world of standards for the tests of addresses: it is changed step by step, and keeps its own account.

Every thing that has an address bears a name that never changes (`is`). So the world knows, without asking the ledger or
anything else of Touchstone, where each thing is now and what became of it: the tests hold the site against that.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Data = dict[str, Any]
UNITS = "suites/visits/units"


@dataclass
class World:
    """The files of a standards folder as values, and what became of each thing that is gone."""

    files: dict[str, Data] = field(default_factory=dict)
    became: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For each thing that is gone the things that readers are led on to; none where it was withdrawn."""

    def write(self, standards: Path) -> None:
        """Write every file; files that are gone are deleted, the ledger and the dispositions stay."""
        for path in standards.rglob("*.yaml"):
            name = path.relative_to(standards).as_posix()
            if name not in self.files and name not in ("permalinks.yaml", "dispositions.yaml"):
                path.unlink()
        for name, data in self.files.items():
            path = standards / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(_plain(data), sort_keys=False, allow_unicode=True), encoding="utf-8")

    def unit(self, code: str) -> Data:
        """The unit of today with this code."""
        return self.files[f"{UNITS}/{code}.yaml"]

    def next_version(self, code: str) -> Data:
        """Keep a unit as it is, raise its version, and give the new one."""
        unit = self.unit(code)
        self.files[f"{UNITS}/earlier/{code}.v{unit['version']}.yaml"] = deepcopy(unit)
        unit["version"] += 1
        return unit

    def places(self) -> dict[str, str]:
        """The address of each thing today."""
        return {thing: address for address, thing, _ in self.things()}

    def today(self, thing: str) -> set[str]:
        """The addresses at which a thing, or what became of it, is found today."""
        places = self.places()
        if thing in places:
            return {places[thing]}
        return set().union(*(self.today(after) for after in self.became[thing]))

    def words(self) -> dict[str, str]:
        """The words of each thing that is there."""
        return {thing: words for _, thing, words in self.things()}

    def things(self) -> Iterator[tuple[str, str, str]]:
        """The address, the name and the words of everything that has an address."""
        for name, data in self.files.items():
            if "/earlier/" not in name:
                yield from _things(name, data)

    def frozen(self) -> Iterator[tuple[str, str]]:
        """For each item of each version that is known the address that stays with the version, and the words."""
        for name, data in self.files.items():
            if "/units/" in name and "version" in data:
                page = f"units/{data['urn'].lower()}/v{data['version']}/"
                yield page, data["title"]
                yield from ((f"{page}#{item['id'].lower()}", item["text"]) for item in _items(data))


def _plain(data: Any) -> Any:
    """Values without the names of things."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items() if key != "is"}
    return [_plain(one) for one in data] if isinstance(data, list) else data


def _items(unit: Data) -> Iterator[Data]:
    for section in ("performance_criteria", "knowledge"):
        for group in unit.get(section, ()):
            yield from group["items"]
    for term in unit.get("scope", ()):
        yield from term["items"]


def _things(name: str, data: Data) -> Iterator[tuple[str, str, str]]:
    if "/units/" in name:
        yield from _of_unit(data)
    elif "/roles/" in name:
        yield f"roles/{Path(name).stem}/", data["is"], data["title"]
    elif name.endswith("suite.yaml"):
        yield "suites/visits/", data["is"], data["title"]
        yield from ((f"suites/visits/#{one['id']}", one["is"], one["title"]) for one in data["groupings"])
    elif name.startswith("courses/"):
        page = f"courses/{Path(name).stem}/"
        yield page, data["is"], data["title"]
        yield from ((f"{page}#{one['id']}", one["is"], one["text"]) for one in data["outcomes"])
    elif name.startswith("frameworks/"):
        yield from _of_framework(f"frameworks/{Path(name).stem}/", data)
    elif name == "glossary.yaml":
        yield from ((f"glossary/#{one['id']}", one["is"], one["term"]) for one in data["terms"])


def _of_unit(unit: Data) -> Iterator[tuple[str, str, str]]:
    page = f"units/{unit['urn'].lower()}/"
    yield page, unit["is"], unit["title"]
    for item in _items(unit):
        yield f"{page}#{item['id'].lower()}", item["is"], item["text"]
        for part in item.get("parts", ()):
            yield f"{page}#{item['id'].lower()}-{part['id']}", part["is"], part["text"]


def _of_framework(page: str, framework: Data) -> Iterator[tuple[str, str, str]]:
    yield page, framework["is"], framework["title"]
    for competency in framework["competencies"]:
        here = f"{page}{competency['code'].lower()}/"
        yield here, competency["is"], competency["title"]
        for level in competency["levels"]:
            number = level["number"]
            yield f"{here}#level-{number}", f"{competency['is']} {number}", ""
            for one in level["behaviours"]:
                yield f"{here}#level-{number}-{one['id']}", one["is"], one["text"]


def item(label: str, text: str, *parts: str, thing: str = "") -> Data:
    """An item; its name is made of its words where none is given."""
    made: Data = {"id": label, "text": text, "is": thing or text}
    if parts:
        made["parts"] = [{"id": "abcdefg"[place], "text": words, "is": words} for place, words in enumerate(parts)]
    return made


def relabelled(items: list[Data], letter: str) -> list[Data]:
    """The items with labels that run on."""
    return [{**one, "id": f"{letter}{place}"} for place, one in enumerate(items, start=1)]
