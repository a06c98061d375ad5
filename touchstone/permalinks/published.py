"""Every address that a catalogue publishes, with the words that it leads to and where they stand in the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from touchstone import addresses
from touchstone.catalogue import Catalogue
from touchstone.fingerprint import fingerprint
from touchstone.guidance import GuidancePage
from touchstone.model.course import Course
from touchstone.model.framework import Competency, Framework, level_anchor
from touchstone.model.role import Role
from touchstone.model.suite import Suite
from touchstone.model.unit import EarlierUnit, Item, ItemGroup, Unit, WelshUnit, anchor
from touchstone.permalinks.ledger import Words
from touchstone.source import Loc
from touchstone.targets import behaviour_words, item_words

HELD = (
    addresses.SUITES,
    addresses.UNITS,
    addresses.ROLES,
    addresses.FRAMEWORKS,
    addresses.COURSES,
    addresses.COVERAGE,
    addresses.GLOSSARY,
    addresses.REVIEW_REGISTER,
    addresses.ABOUT,
    addresses.CHANGES,
    addresses.BASKET,
)
"""The beginnings of the addresses of what the standards hold; all others are those of hand-written pages."""

LISTS = {
    addresses.SUITES: "Standards by suite",
    addresses.UNITS: "Units from A to Z",
    addresses.ROLES: "Role profiles",
    addresses.FRAMEWORKS: "Frameworks",
    addresses.COURSES: "Courses",
    addresses.GLOSSARY: "Glossary",
    addresses.REVIEW_REGISTER: "Review register",
    addresses.ABOUT: "About this edition",
    addresses.CHANGES: "Changes by release",
    addresses.BASKET: "Basket",
    addresses.CHECK_AGAIN: "Mappings to check again",
    addresses.COVERAGE: "Coverage",
}
"""The pages that every site has."""


@dataclass(frozen=True, slots=True)
class Published:
    """An address that the site answers, and what it leads to."""

    address: str
    name: str
    """What people call it, such as `ES19 K5`."""
    words: Words
    file: str
    """The file below the standards folder in which the words stand."""
    loc: Loc = ()
    version: int | None = None
    """The version of the unit that it belongs to."""
    kind: str = "latest"
    """`latest`, or `version` for the page of one version, or `earlier` where that version is no longer the latest, or
    `guidance` for hand-written pages and their headings."""
    line: int = 1
    """The line of the file, where that is a hand-written page."""

    @property
    def print(self) -> str:
        """The fingerprint of the words."""
        return fingerprint(*self.words)


@lru_cache(maxsize=1)
def published(catalogue: Catalogue) -> dict[str, Published]:
    """What each address leads to; of two things at one address the first."""
    found: dict[str, Published] = {}
    for one in all_published(catalogue):
        found.setdefault(one.address, one)
    return found


def all_published(catalogue: Catalogue) -> Iterator[Published]:
    """Every address of a catalogue; one that is given to two things comes twice."""
    for unit in catalogue.units.values():
        yield from _of_unit(unit)
        yield from _of_version(unit)
    for key, welsh in catalogue.welsh.items():
        if key in catalogue.units:
            yield _of_welsh(catalogue.units[key], welsh)
    for listed in catalogue.earlier.values():
        for earlier in listed:
            yield from _of_version(earlier)
    for suite in catalogue.suites.values():
        yield from _of_suite(suite)
    yield from (_of_role(role) for role in catalogue.roles.values())
    for framework in catalogue.frameworks.values():
        yield from _of_framework(framework)
    for course in catalogue.courses.values():
        yield from _of_course(course)
    yield from (Published(address, name, (name,), catalogue.edition.file) for address, name in LISTS.items())
    for number, term in enumerate(catalogue.glossary.terms):
        loc: Loc = ("terms", number, "term")
        yield Published(f"{addresses.GLOSSARY}#{term.id}", term.term, (term.term,), catalogue.glossary.file, loc)
    for page in catalogue.guidance or ():
        yield from _of_guidance(page)


def is_hand_written(address: str) -> bool:
    """Whether an address is that of a hand-written page, or of a heading on one."""
    return not address.startswith(HELD)


def _of_guidance(page: GuidancePage) -> Iterator[Published]:
    yield Published(page.address, page.title, (page.title,), page.file, kind="guidance")
    for one in page.headings:
        where, name = f"{page.address}#{one.anchor}", f"{page.title}, “{one.words}”"
        yield Published(where, name, (one.words,), page.file, kind="guidance", line=one.line)


def _of_unit(unit: Unit) -> Iterator[Published]:
    here = addresses.of_unit(unit)
    yield Published(here, f"{unit.code} {unit.title}", (unit.title,), unit.file, ("title",), unit.version)
    for number, element in enumerate(unit.elements):
        loc: Loc = ("elements", number, "title")
        where, name = f"{here}#e{addresses.slug(element.id)}", f"{unit.code} element {element.id}"
        yield Published(where, name, (element.title,), unit.file, loc, unit.version)
    for element_id, item, loc in _items(unit):
        label = f"{element_id}/{item.id}" if element_id else item.id
        name, where = f"{unit.code} {label}", f"{here}#{anchor(item.id, element_id)}"
        yield Published(where, name, item_words(item), unit.file, (*loc, "text"), unit.version)
        for number, part in enumerate(item.parts):
            at: Loc = (*loc, "parts", number, "text")
            where = f"{here}#{anchor(item.id, element_id, part.id)}"
            yield Published(where, f"{name} {part.id}", (part.text,), unit.file, at, unit.version)


def _items(unit: Unit) -> Iterator[tuple[str | None, Item, Loc]]:
    """Every item with the id of its element and the way to it in the file."""
    for section in ("performance_criteria", "knowledge", "values", "behaviours", "skills"):
        yield from _in_groups(None, getattr(unit, section), (section,))
    for number, element in enumerate(unit.elements):
        for section in ("performance_criteria", "knowledge"):
            yield from _in_groups(element.id, getattr(element, section), ("elements", number, section))
    for number, term in enumerate(unit.scope):
        yield from ((None, item, ("scope", number, "items", place)) for place, item in enumerate(term.items))


def _in_groups(element: str | None, groups: tuple[ItemGroup, ...], loc: Loc) -> Iterator[tuple[str | None, Item, Loc]]:
    for number, group in enumerate(groups):
        for place, item in enumerate(group.items):
            yield element, item, (*loc, number, "items", place)


def _of_version(unit: Unit | EarlierUnit) -> Iterator[Published]:
    """The page of one version; its second line stands for every item with its words."""
    if unit.version is None:
        return
    words = (unit.title, whole_print(unit))
    name = f"{unit.code} version {unit.version}"
    kind = "earlier" if isinstance(unit, EarlierUnit) else "version"
    yield Published(addresses.of_version(unit), name, words, unit.file, ("version",), unit.version, kind)


def _of_welsh(unit: Unit, welsh: WelshUnit) -> Published:
    """The page of a unit's Welsh text; its items are cited at the addresses that they have in English."""
    where, name = addresses.of_welsh(unit), f"{unit.code} in Welsh"
    return Published(where, name, (welsh.title,), welsh.file, ("title",), unit.version)


def whole_print(unit: Unit) -> str:
    """One fingerprint for all items of a unit with their labels and words."""
    lines = [line for where, item in unit.items() for line in (where, *item_words(item))]
    return fingerprint(*lines)


def _of_suite(suite: Suite) -> Iterator[Published]:
    here = addresses.of_suite(suite)
    yield Published(here, suite.title, (suite.title,), suite.file, ("title",))
    for number, grouping in enumerate(suite.groupings):
        loc: Loc = ("groupings", number, "title")
        yield Published(f"{here}#{grouping.id}", grouping.title, (grouping.title,), suite.file, loc)


def _of_role(role: Role) -> Published:
    return Published(addresses.of_role(role), role.title, (role.title,), role.file, ("title",))


def _of_framework(framework: Framework) -> Iterator[Published]:
    here = addresses.of_framework(framework)
    yield Published(here, framework.title, (framework.title,), framework.file, ("title",))
    for number, cluster in enumerate(framework.clusters):
        loc: Loc = ("clusters", number, "title")
        yield Published(f"{here}#cluster-{cluster.id}", cluster.title, (cluster.title,), framework.file, loc)
    for number, competency in enumerate(framework.competencies):
        yield from _of_competency(framework, competency, ("competencies", number))


def _of_competency(framework: Framework, competency: Competency, loc: Loc) -> Iterator[Published]:
    here, file, code = addresses.of_competency(framework.id, competency.code), framework.file, competency.code
    yield Published(here, f"{code} {competency.title}", (competency.title,), file, (*loc, "title"))
    for number, feature in enumerate(competency.features):
        at: Loc = (*loc, "features", number, "text")
        yield Published(f"{here}#{feature.id}", f"{code} {feature.id}", (feature.text,), file, at)
    for number, level in enumerate(competency.levels):
        at = (*loc, "levels", number)
        name = f"{code} level {level.number}"
        words = (f"{competency.title}, level {level.number}", *([level.title] if level.title else []))
        yield Published(f"{here}#{level_anchor(level.number)}", name, words, file, (*at, "number"))
        for place, one in enumerate(level.behaviours):
            where = f"{here}#{level_anchor(level.number, one.id)}"
            yield Published(where, f"{name} {one.id}", behaviour_words(one), file, (*at, "behaviours", place, "text"))


def _of_course(course: Course) -> Iterator[Published]:
    here = addresses.of_course(course)
    yield Published(here, course.title, (course.title,), course.file, ("title",))
    for number, outcome in enumerate(course.outcomes):
        loc: Loc = ("outcomes", number, "text")
        yield Published(f"{here}#{outcome.id}", f"{course.title} {outcome.id}", (outcome.text,), course.file, loc)
