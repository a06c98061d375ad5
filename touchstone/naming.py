"""From the names that authors write (a code, a label, an id) to the things that they mean, or a reason why not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from touchstone.catalogue import Catalogue, by_number, plain_code
from touchstone.mentions import Mention
from touchstone.model.course import Course
from touchstone.model.framework import Competency, Framework, Level
from touchstone.model.glossary import GlossaryTerm
from touchstone.model.role import Role
from touchstone.model.suite import Grouping, Suite
from touchstone.model.unit import Item, Unit
from touchstone.validating import nearest
from touchstone.wording import SECTIONS

LONGEST_RANGE = 500
SECTION_NAMES = (
    "overview",
    "target-group",
    *(anchor for anchor, _, _ in SECTIONS.values()),
    "links",
    "used-by",
    "details",
)


class NotNamed(Exception):
    """Raised where a name leads to nothing, or to more than one thing; says what to write instead."""

    def __init__(self, message: str, advice: str) -> None:
        self.message = message
        self.advice = advice
        super().__init__(f"{message}: {advice}")


@dataclass(frozen=True)
class Names:
    """The things of a catalogue by the names that authors give them."""

    catalogue: Catalogue

    def suite(self, name: str) -> Suite:
        """The suite with this id. Raises NotNamed."""
        return self.catalogue.suites.get(name) or _unknown("suite", name, self.catalogue.suites)

    def unit(self, code: str, suite: str | None = None) -> Unit:
        """The one unit with this code or URN, in a suite where one is given. Raises NotNamed."""
        if suite is not None:
            found = self.catalogue.unit(code, self.suite(suite).id)
            return found or _unknown(
                f"unit of {suite}", code, (known for at, known in self.catalogue.units if at == suite)
            )
        fitting = self.catalogue.by_code.get(plain_code(code), ())
        if len(fitting) > 1:
            choices = " or ".join(f'suite="{unit.suite}"' for unit in fitting)
            raise NotNamed(f"{code} names {len(fitting)} units", f"say which with {choices}")
        return fitting[0] if fitting else _unknown("unit", code, (unit.code for unit in self.catalogue.units.values()))

    def item(self, unit: Unit, label: str) -> tuple[str, Item]:
        """The item of a unit with this label, with its anchor; `2/P1` is P1 of element 2. Raises NotNamed."""
        wanted = label.strip().lower().replace("/", "-")
        wanted = f"e{wanted}" if "-" in wanted and not wanted.startswith("e") else wanted
        items = dict(unit.items())
        if wanted in items:
            return wanted, items[wanted]
        held = ", ".join(
            first if first == last else f"{first}–{last}" for first, last in runs(one.id for one in items.values())
        )
        raise NotNamed(
            f"{unit.code} has no item {label!r}", f"it has {held}" if held else "none of its items is held here"
        )

    def items(self, unit: Unit, cited: str) -> list[tuple[str, Item]]:
        """The items that a citation such as `P1-P4` or `K2, K5` stands for. Raises NotNamed."""
        listed = labels(cited)
        if not listed:
            raise NotNamed(f"{cited!r} names no items", "write labels or a range, such as P1-P4 or K2, K5")
        return [self.item(unit, label) for label in listed]

    def section(self, name: str) -> str:
        """The anchor of a section that units have. Raises NotNamed."""
        return name if name in SECTION_NAMES else _unknown("section of units", name, SECTION_NAMES)

    def role(self, name: str) -> Role:
        """The role with this id. Raises NotNamed."""
        return self.catalogue.roles.get(name) or _unknown("role", name, self.catalogue.roles)

    def grouping(self, name: str, suite: str | None = None) -> tuple[Suite, Grouping]:
        """The one grouping with this id, with its suite. Raises NotNamed."""
        suites = [self.suite(suite)] if suite else list(self.catalogue.suites.values())
        found = [(one, grouping) for one in suites for grouping in one.groupings if grouping.id == name]
        if len(found) > 1:
            choices = " or ".join(f'suite="{one.id}"' for one, _ in found)
            raise NotNamed(f"{name} is a grouping of {len(found)} suites", f"say which with {choices}")
        return (
            found[0]
            if found
            else _unknown("grouping", name, (grouping.id for one in suites for grouping in one.groupings))
        )

    def term(self, name: str) -> GlossaryTerm:
        """The glossary term with this id. Raises NotNamed."""
        terms = {term.id: term for term in self.catalogue.glossary.terms}
        return terms.get(name) or _unknown("glossary term", name, terms)

    def framework(self, name: str) -> Framework:
        """The framework with this id. Raises NotNamed."""
        return self.catalogue.frameworks.get(name) or _unknown("framework", name, self.catalogue.frameworks)

    def competency(self, code: str, framework: str | None = None) -> tuple[Framework, Competency]:
        """The one competency with this code, with its framework. Raises NotNamed."""
        homes = [self.framework(framework)] if framework else list(self.catalogue.frameworks.values())
        pairs = [(home, competency) for home in homes for competency in home.competencies]
        found = [(home, competency) for home, competency in pairs if plain_code(competency.code) == plain_code(code)]
        if len(found) > 1:
            choices = " or ".join(f'framework="{home.id}"' for home, _ in found)
            raise NotNamed(f"{code} is a competency of {len(found)} frameworks", f"say which with {choices}")
        return found[0] if found else _unknown("competency", code, (competency.code for _, competency in pairs))

    def level(self, competency: Competency, number: int | str) -> Level:
        """The level of a competency with this number. Raises NotNamed."""
        levels = {str(level.number): level for level in competency.levels}
        return levels.get(str(number)) or _unknown(f"level of {competency.code}", str(number), levels)

    def course(self, name: str) -> Course:
        """The course with this id. Raises NotNamed."""
        return self.catalogue.courses.get(name) or _unknown("course", name, self.catalogue.courses)

    def all_of(self, mention: Mention) -> None:
        """Raise NotNamed where one of the names in a macro call leads to nothing."""
        macro, names, suite = mention.macro, mention.names, mention.suite
        if not names:
            return
        match macro:
            case "unit" | "units":
                for code in names if macro == "units" else names[:1]:
                    self.unit(code, suite)
            case "item" if len(names) > 1:
                self.item(self.unit(names[0], suite), names[1])
            case "items" if len(names) > 1:
                self.items(self.unit(names[0], suite), names[1])
            case "section" if len(names) > 1:
                self.unit(names[0], suite)
                self.section(names[1])
            case "grouping":
                self.grouping(names[0], suite)
            case "competency":
                _, competency = self.competency(names[0], mention.framework)
                if mention.level is not None:
                    self.level(competency, mention.level)
            case "suite" | "role" | "term" | "framework" | "course":
                getattr(self, macro)(names[0])


def _unknown(kind: str, name: str, known: Iterable[str]) -> NoReturn:
    listed = sorted(dict.fromkeys(known), key=by_number)
    near = nearest(name, listed)
    if not listed:
        raise NotNamed(f"there is no {kind} {name!r}", "none is held here")
    some = ", ".join(listed[:12]) + (" …" if len(listed) > 12 else "")
    raise NotNamed(f"there is no {kind} {name!r}", f"did you mean {near!r}?" if near else f"there are {some}")


def labels(cited: str | None) -> list[str]:
    """The labels that a citation such as `K5`, `P1-P4` or `P6, P9-P11` stands for; empty where it is no such thing."""
    found: list[str] = []
    for part in re.split(r"\s*,\s*", (cited or "").strip()):
        match = re.fullmatch(r"([A-Z]+)(\d{1,4})(?:\s*[-–]\s*\1?(\d{1,4}))?", part)
        if match is None:
            return [part for part in [cited or ""] if "/" in part]
        letters, first, last = match[1], int(match[2]), int(match[3] or match[2])
        found += [f"{letters}{number}" for number in range(first, min(last, first + LONGEST_RANGE) + 1)]
    return found


def runs(listed: Iterable[str]) -> list[tuple[str, str]]:
    """Labels as runs of neighbours, each with its first and last: `K1, K2, K3, K7` gives K1 to K3 and K7 to K7."""
    found: list[tuple[str, str]] = []
    for label in sorted(dict.fromkeys(listed), key=by_number):
        letters, number = re.sub(r"\d", "", label), int(re.sub(r"\D", "", label) or 0)
        if found and found[-1][1] == f"{letters}{number - 1}":
            found[-1] = (found[-1][0], label)
        else:
            found.append((label, label))
    return found
