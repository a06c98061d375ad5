"""The catalogue: everything that was loaded, with its look-ups, built once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from touchstone.guidance import GuidancePage
from touchstone.loading import Loaded
from touchstone.mentions import Mention
from touchstone.model.base import HowSure
from touchstone.model.course import Course
from touchstone.model.disposition import Disposition, Dispositions
from touchstone.model.edition import Edition
from touchstone.model.framework import Framework
from touchstone.model.glossary import Glossary
from touchstone.model.role import Role, RoleLine
from touchstone.model.search_words import SearchWords
from touchstone.model.suite import Grouping, HeldElsewhere, Import, Suite
from touchstone.model.unit import EarlierUnit, Unit, UnitLink, WelshUnit
from touchstone.permalinks.ledger import Ledger

UnitKey = tuple[str, str]
"""A unit's suite and code."""


@dataclass(frozen=True)
class Member:
    """A unit as it stands in a suite: its own, or imported."""

    unit: Unit
    how_sure: HowSure
    note: str | None = None
    imported: Import | None = None


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All suites, units, roles and terms, by the names that people use for them."""

    suites: Mapping[str, Suite]
    units: Mapping[UnitKey, Unit]
    roles: Mapping[str, Role]
    frameworks: Mapping[str, Framework]
    courses: Mapping[str, Course]
    glossary: Glossary
    edition: Edition
    mentions: tuple[Mention, ...] = ()
    guidance: tuple[GuidancePage, ...] | None = None
    """The hand-written pages; None where nobody looked at them, so that nothing can be said of their addresses."""
    earlier: Mapping[UnitKey, tuple[EarlierUnit, ...]] = field(default_factory=dict)
    """The earlier versions of units that are kept, oldest first, also of units that are gone."""
    welsh: Mapping[UnitKey, WelshUnit] = field(default_factory=dict)
    """The Welsh texts of units, by the suite and code of the unit."""
    dispositions: tuple[Disposition, ...] = ()
    """What authors say became of addresses."""
    ledger: Ledger = field(default_factory=Ledger)
    """Every address that was published."""
    search_words: SearchWords = field(default_factory=SearchWords)
    """What people type for what the standards say."""

    @property
    def uses(self) -> Iterator[Mention]:
        """What hand-written pages name, but for pages that only show how to use or write the site."""
        return (mention for mention in self.mentions if mention.counts)

    def suite_of(self, unit: Unit) -> Suite:
        """The suite that a unit belongs to."""
        return self.suites[unit.suite]

    def unit(self, code: str, suite: str) -> Unit | None:
        """The unit with this code in this suite; its own units go before those that it imports."""
        own = self.units.get((suite, code))
        return own or self.units.get((self._import_suites.get((suite, code), ""), code))

    def held_elsewhere(self, code: str, suite: str) -> HeldElsewhere | None:
        """What a suite says of a unit whose page is somebody else's."""
        holder = self.suites.get(suite)
        return next((held for held in holder.held_elsewhere if held.code == code), None) if holder else None

    def linked(self, unit: Unit, link: UnitLink) -> Unit | HeldElsewhere | None:
        """What a unit's link leads to."""
        return self.unit(link.to, link.suite or unit.suite) or self.held_elsewhere(link.to, unit.suite)

    @cached_property
    def linking(self) -> Mapping[UnitKey, Sequence[tuple[Unit, UnitLink]]]:
        """For each unit those that link to it, each with its link, in the order of units."""
        found: dict[UnitKey, list[tuple[Unit, UnitLink]]] = {}
        for unit in self.units.values():
            for link in unit.links:
                other = self.unit(link.to, link.suite or unit.suite)
                if other:
                    found.setdefault((other.suite, other.code), []).append((unit, link))
        return found

    def required(self, role: Role, line: RoleLine) -> Unit | HeldElsewhere | None:
        """What a line of a role names."""
        return self.unit(line.unit, line.suite or role.suite) or self.held_elsewhere(line.unit, role.suite)

    def members(self, suite: Suite) -> list[Member]:
        """Every unit of a suite that is known, own ones first, in the order of their codes."""
        if suite.id not in self._members:
            own = sorted(self._own_units.get(suite.id, ()), key=lambda unit: by_number(unit.code))
            held = [Member(unit, unit.grouping_how_sure, unit.grouping_note) for unit in own]
            self._members[suite.id] = [*held, *self._imports(suite)]
        return self._members[suite.id]

    def in_grouping(self, suite: Suite, grouping: str | None) -> list[Member]:
        """The known units of one grouping; of none where `grouping` is None."""
        if suite.id not in self._by_grouping:
            found = self._by_grouping[suite.id] = {}
            for member in self.members(suite):
                found.setdefault(self._grouping_id(member), []).append(member)
        return self._by_grouping[suite.id].get(grouping, [])

    def grouping_of(self, unit: Unit) -> Grouping | None:
        """The grouping in which a unit's own suite lists it."""
        return next((one for one in self.suite_of(unit).groupings if one.id == unit.grouping), None)

    def imported_by(self, unit: Unit) -> list[tuple[Suite, Import]]:
        """The suites that take a unit from its own, each with its line."""
        return self._importers.get((unit.suite, unit.code), [])

    def roles_of(self, suite: Suite) -> list[Role]:
        """The roles of a suite, by title."""
        return sorted((role for role in self.roles.values() if role.suite == suite.id), key=lambda role: role.title)

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Unit, ...]]:
        """Units by every code and URN that names them, written as `plain_code` writes it."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            for name in dict.fromkeys(plain_code(name) for name in self._names(unit)):
                found.setdefault(name, []).append(unit)
        return {name: tuple(units) for name, units in found.items()}

    def _names(self, unit: Unit) -> Iterator[str]:
        yield unit.code
        yield from (name for name in (unit.urn, unit.original_urn) if name)
        suite = self.suites.get(unit.suite)  # none where suite.yaml has a problem
        if suite and suite.code_prefix:
            yield suite.code_prefix + unit.code

    @cached_property
    def _own_units(self) -> Mapping[str, Sequence[Unit]]:
        """The units of each suite, those that it imports left out."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            found.setdefault(unit.suite, []).append(unit)
        return found

    @cached_property
    def _members(self) -> dict[str, list[Member]]:
        """The members of the suites that were asked for so far."""
        return {}

    @cached_property
    def _by_grouping(self) -> dict[str, dict[str | None, list[Member]]]:
        """The members of the suites that were asked for so far, by their groupings."""
        return {}

    def _imports(self, suite: Suite) -> Iterator[Member]:
        for line in sorted(suite.imports, key=lambda line: by_number(line.unit)):
            unit = self.units.get((line.suite, line.unit))
            if unit is not None:
                yield Member(unit, line.how_sure, line.note, line)

    def _grouping_id(self, member: Member) -> str | None:
        return member.imported.grouping if member.imported else member.unit.grouping

    @cached_property
    def _import_suites(self) -> dict[UnitKey, str]:
        return {(suite.id, line.unit): line.suite for suite in self.suites.values() for line in suite.imports}

    @cached_property
    def _importers(self) -> dict[UnitKey, list[tuple[Suite, Import]]]:
        found: dict[UnitKey, list[tuple[Suite, Import]]] = {}
        for suite in self.suites.values():
            for line in suite.imports:
                found.setdefault((line.suite, line.unit), []).append((suite, line))
        return found


def catalogue_of(
    loaded: Loaded,
    mentions: tuple[Mention, ...] = (),
    ledger: Ledger | None = None,
    guidance: tuple[GuidancePage, ...] | None = None,
) -> Catalogue:
    """The catalogue of what was loaded; of two records with one name the first is taken (a rule reports the second)."""
    return Catalogue(
        suites={suite.id: suite for suite in reversed(loaded.of(Suite))},
        units={(unit.suite, unit.code): unit for unit in reversed(loaded.of(Unit))},
        roles={role.id: role for role in reversed(loaded.of(Role))},
        frameworks={framework.id: framework for framework in reversed(loaded.of(Framework))},
        courses={course.id: course for course in reversed(loaded.of(Course))},
        glossary=next(iter(loaded.of(Glossary)), Glossary()),
        edition=next(iter(loaded.of(Edition)), Edition()),
        mentions=mentions,
        guidance=guidance,
        earlier=_earlier(loaded),
        welsh={(unit.suite, unit.code): unit for unit in reversed(loaded.of(WelshUnit))},
        dispositions=next((one.dispositions for one in loaded.of(Dispositions)), ()),
        ledger=ledger or Ledger(),
        search_words=next(iter(loaded.of(SearchWords)), SearchWords()),
    )


def _earlier(loaded: Loaded) -> dict[UnitKey, tuple[EarlierUnit, ...]]:
    found: dict[UnitKey, list[EarlierUnit]] = {}
    for unit in sorted(loaded.of(EarlierUnit), key=lambda unit: unit.version or 0):
        found.setdefault((unit.suite, unit.code), []).append(unit)
    return {key: tuple(units) for key, units in found.items()}


def plain_code(text: str) -> str:
    """A code without the signs and blanks in which its spellings differ: `SfJ ES 19` gives `sfjes19`."""
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def by_number(code: str) -> tuple[tuple[int, str], ...]:
    """A sort key that puts ES2 before ES10."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", code) if part)
