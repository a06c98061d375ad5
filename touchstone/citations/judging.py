"""Judging references: whether they still lead to what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from touchstone import addresses
from touchstone.catalogue import Catalogue
from touchstone.citations.beside import labels_of
from touchstone.citations.found import Form, Found
from touchstone.model.base import Wording
from touchstone.model.disposition import Disposition
from touchstone.model.unit import Item, Unit
from touchstone.prose import joined


class Verdict(StrEnum):
    """How a reference stands to what is published today."""

    CURRENT = "current"
    CHANGED = "changed"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    LOOK_ALIKE = "look-alike"


@dataclass(frozen=True)
class Judged:
    """A reference with its verdict."""

    found: Found
    verdict: Verdict
    message: str
    address: str = ""
    """Where it leads today, below the site's root; empty where that is not known."""
    frozen: str = ""
    """The address of the words that it means, for ever."""
    advice: str = ""

    @property
    def needs_hand(self) -> bool:
        """Whether a person must look at it."""
        return self.verdict is not Verdict.CURRENT and (self.verdict is not Verdict.LOOK_ALIKE or bool(self.found.hint))


@dataclass(frozen=True)
class Judge:
    """Judges references against one catalogue."""

    catalogue: Catalogue

    def judged(self, found: Found) -> Judged:
        """The verdict on one reference."""
        if found.form is Form.LOOK_ALIKE:
            advice = f"write {found.hint} where that is meant" if found.hint else ""
            return Judged(found, Verdict.LOOK_ALIKE, found.note, advice=advice)
        if not found.units:
            return Judged(
                found,
                Verdict.UNKNOWN,
                f"no unit here has the code {found.code}",
                advice="look at the code; the unit may stand in a suite that this site does not hold",
            )
        if found.note and len(found.units) > 1:
            return Judged(found, Verdict.AMBIGUOUS, found.note, advice=self._choices(found))
        if len(found.units) > 1:
            named = found.code or found.text
            return Judged(
                found, Verdict.AMBIGUOUS, f"{named} names {len(found.units)} units", advice=self._choices(found)
            )
        return self._of_one_unit(found, found.units[0])

    def _choices(self, found: Found) -> str:
        units = (
            f"{unit.urn or unit.code} {unit.title} ({self.catalogue.suite_of(unit).title})" for unit in found.units
        )
        return f"say which: {joined(units, 'or')}"

    def _of_one_unit(self, found: Found, unit: Unit) -> Judged:
        if (unit.suite, unit.code) not in self.catalogue.units:
            return self._gone(found, addresses.of_unit(unit), f"{unit.code} is no longer published")
        if found.version and unit.version and found.version > unit.version:
            return Judged(
                found,
                Verdict.UNKNOWN,
                f"{unit.code} has no version {found.version}; the latest here is version {unit.version}",
                addresses.of_unit(unit),
            )
        problems = [one for label in self._labels(found) if (one := self._item(found, unit, label))]
        if problems:
            worst = max(problems, key=lambda one: list(Verdict).index(one.verdict))
            return worst
        older = self._older(found, unit)
        if older and not found.items:
            return Judged(
                found,
                Verdict.CHANGED,
                f"{unit.code} is at version {unit.version} now",
                *self._addresses(found, unit),
                "see what changed before you rely on it",
            )
        return Judged(found, Verdict.CURRENT, self._told_current(found, unit), *self._addresses(found, unit))

    def _labels(self, found: Found) -> tuple[str, ...]:
        return tuple(f"{found.element}/{label}" for label in found.items) if found.element else found.items

    def _told_current(self, found: Found, unit: Unit) -> str:
        if found.note:
            return found.note
        if found.version and not unit.version:
            return "the version of this unit is not known here"
        return "" if found.version or not unit.version else f"names no version; today's is {unit.version}"

    def _older(self, found: Found, unit: Unit) -> bool:
        return bool(found.version and unit.version and found.version < unit.version)

    def _addresses(self, found: Found, unit: Unit) -> tuple[str, str]:
        """Where a reference leads: today, and in the version that it means."""
        labels = self._labels(found)
        at = labels_of(unit).get(labels[0], "") if labels else found.section
        fragment = f"#{at}" if at else ""
        meant = unit if found.version in (None, unit.version) else self._earlier(unit, found.version)
        frozen = addresses.of_version(meant) + fragment if meant and meant.version else ""
        return addresses.of_unit(unit) + fragment, frozen

    def _earlier(self, unit: Unit, version: int | None) -> Unit | None:
        versions = self.catalogue.earlier.get((unit.suite, unit.code), ())
        return next((one for one in versions if version and one.version == version), None)

    def _item(self, found: Found, unit: Unit, label: str) -> Judged | None:
        """What is wrong with one item of a reference; None where nothing is."""
        now, earlier = item_of(unit, label), self._earlier(unit, found.version)
        before = item_of(earlier, label) if earlier else None
        if earlier and before is None:
            return Judged(
                found,
                Verdict.UNKNOWN,
                f"{unit.code} has no {label} in version {found.version}",
                addresses.of_unit(unit),
            )
        if now is None:
            return self._no_item(found, unit, label, before)
        if not self._older(found, unit):
            return None
        if earlier is None:
            return Judged(
                found,
                Verdict.CHANGED,
                f"version {found.version} is not held here; {label} of version {unit.version} reads: {now.text}",
                *self._addresses(found, unit),
            )
        if before and _words(before) != _words(now):
            return Judged(
                found,
                Verdict.CHANGED,
                f"{label} read: {before.text} It reads now: {now.text}",
                *self._addresses(found, unit),
                "see whether the new words still serve",
            )
        return None

    def _no_item(self, found: Found, unit: Unit, label: str, before: Item | None) -> Judged:
        if unit.wording is not Wording.CATALOGUE_ONLY:
            anchor = next(
                (labels_of(one).get(label, "") for one in self._versions(unit) if label in labels_of(one)), ""
            )
            if anchor:
                return self._gone(
                    found,
                    f"{addresses.of_unit(unit)}#{anchor}",
                    f"{unit.code} has no {label} today{', which read: ' + before.text if before else ''}",
                )
            within = [name.partition("/")[0] for name in labels_of(unit) if name.endswith(f"/{label}")]
            if within:
                return Judged(
                    found,
                    Verdict.AMBIGUOUS,
                    f"{label} stands in the elements {joined(within)} of {unit.code}",
                    addresses.of_unit(unit),
                    advice="name the element",
                )
            return Judged(
                found,
                Verdict.UNKNOWN,
                f"{unit.code} has no {label}",
                addresses.of_unit(unit),
                advice="look at the label, and at the version that was meant",
            )
        return Judged(
            found,
            Verdict.UNKNOWN,
            f"the text of {unit.code} is not held here, so {label} cannot be checked",
            addresses.of_unit(unit),
        )

    def _versions(self, unit: Unit) -> Iterator[Unit]:
        yield from reversed(self.catalogue.earlier.get((unit.suite, unit.code), ()))

    def _gone(self, found: Found, address: str, message: str) -> Judged:
        """A reference to something that is no longer there, with what its owner says became of it."""
        said = next((one for one in reversed(self.catalogue.dispositions) if one.address == address), None)
        if said is None:
            return Judged(found, Verdict.WITHDRAWN, message)
        verdict = Verdict.WITHDRAWN if said.kind == "withdrawn" else Verdict.MOVED
        return Judged(found, verdict, f"{message}: {_became(said)}", next(iter(said.targets), ""))


def _became(said: Disposition) -> str:
    words = said.kind.replace("_", " ")
    why = f" ({said.why})" if said.why else ""
    return f"{words} {joined(said.targets)}{why}" if said.targets else f"withdrawn: {said.why}"


def item_of(unit: Unit, label: str) -> Item | None:
    """The item of a unit with this label; `2/P1` is P1 of element 2."""
    anchor = labels_of(unit).get(label)
    return next((item for place, item in unit.items() if place == anchor), None) if anchor else None


def _words(item: Item) -> tuple[str, ...]:
    return (item.text, *(part.text for part in item.parts))
