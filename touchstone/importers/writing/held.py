"""What the standards folder holds already: units, suites and the codes that links may lead to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from touchstone.importers.other_kinds.register import plain_urn
from touchstone.importers.words.characters import folded
from touchstone.loading import load
from touchstone.model.suite import Suite
from touchstone.model.unit import Unit, WelshUnit


@dataclass
class Held:
    """The standards folder into which is imported."""

    suites: dict[str, Suite] = field(default_factory=dict)
    units: dict[tuple[str, str], Unit] = field(default_factory=dict)
    welsh: dict[tuple[str, str], WelshUnit] = field(default_factory=dict)

    @classmethod
    def in_folder(cls, into: Path) -> Held:
        """What a folder holds; nothing where it is not there. Files that cannot be read are no business of an
        import."""
        if not into.is_dir():
            return cls()
        loaded = load(into)
        units = {(unit.suite, plain_urn(unit.code)): unit for unit in loaded.of(Unit)}
        welsh = {(unit.suite, plain_urn(unit.code)): unit for unit in loaded.of(WelshUnit)}
        return cls({suite.id: suite for suite in loaded.of(Suite)}, units, welsh)

    def suite_titled(self, title: str) -> str:
        """The id of the suite with this title, or ""."""
        return next((suite.id for suite in self.suites.values() if folded(suite.title) == folded(title)), "")

    def unit(self, suite: str, values: dict[str, Any]) -> Unit | None:
        """The held unit that a draft is a version of: by its URN, or by its code in its suite."""
        by_urn = self._by_urn.get(plain_urn(str(values.get("urn", ""))))
        return by_urn or self.units.get((suite, plain_urn(str(values["code"]))))

    @cached_property
    def _by_urn(self) -> dict[str, Unit]:
        """The first unit of each URN."""
        return {plain_urn(unit.urn): unit for unit in reversed(self.units.values()) if unit.urn}

    def welsh_of(self, suite: str, code: str) -> WelshUnit | None:
        """The Welsh text that is held of a unit."""
        return self.welsh.get((suite, plain_urn(code)))

    def suite_of_code(self, code: str, suite: str) -> str | None:
        """The suite in which a code is found from a suite: "" for that suite itself, None where it is not found."""
        plain = plain_urn(code)
        if (suite, plain) in self.units:
            return ""
        at = self.suites.get(suite)
        elsewhere = [*(one.unit for one in at.imports), *(one.code for one in at.held_elsewhere)] if at else []
        if plain in map(plain_urn, elsewhere):
            return ""
        others = {other for other, held in self.units if held == plain}
        return others.pop() if len(others) == 1 else None


def values_of(unit: Unit) -> dict[str, Any]:
    """A held unit as values, to compare it with a draft."""
    return unit.model_dump(mode="json", exclude_defaults=True, exclude={"suite", "file"})
