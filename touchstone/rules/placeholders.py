"""The rule about what an import could not find, and wrote a stand-in for."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone.catalogue import Catalogue
from touchstone.loading import Loaded
from touchstone.model.course import Course
from touchstone.model.framework import Framework
from touchstone.model.role import Role
from touchstone.model.suite import Suite
from touchstone.model.unit import Unit
from touchstone.rules.rule import Finding

NOT_KNOWN = ("Owner not known", "Provider not known")


def stand_ins_are_replaced(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """What an import could not find was written since.

    Why: where a document does not say a title, an owner or a code, or its list of units cannot be read, the importer
    writes `Untitled …`, `Owner not known`, a code `draft-…` or a role without units. Readers would take that for the
    owner's own words, and a code that is mended after the release is another address.

    Example:
        code: draft-carry-water      # write the code that the owner gave the unit
    """
    titled: tuple[Unit | Role | Framework | Course, ...] = (
        *loaded.of(Unit),
        *loaded.of(Role),
        *loaded.of(Framework),
        *loaded.of(Course),
    )
    yield from (_untitled(one.file, one.title) for one in titled if one.title.startswith("Untitled "))
    for unit in loaded.of(Unit):
        if unit.code.startswith("draft-"):
            told = f"the import found no code for this unit and called it {unit.code}"
            yield Finding(unit.file, ("code",), told, "write the unit's code, and call the file after it")
    owned: tuple[Suite | Framework, ...] = (*loaded.of(Suite), *loaded.of(Framework))
    for one in owned:
        if one.owner in NOT_KNOWN:
            yield Finding(one.file, ("owner",), "the import did not find whose this is", "write the owner's name")
    for course in loaded.of(Course):
        if course.provider in NOT_KNOWN:
            yield Finding(course.file, ("provider",), "the import did not find who holds this course", "write the name")
    yield from (_without_units(role) for role in loaded.of(Role) if not role.units and not role.competencies)


def _untitled(file: str, title: str) -> Finding:
    told = f"the import found no title and wrote {title!r}"
    return Finding(file, ("title",), told, "write the title that the document bears")


def _without_units(role: Role) -> Finding:
    unread = " and lists lines that could not be read" if role.incomplete and role.unknown else ""
    told = f"this role names no unit and no competency{unread}"
    advice = "write its units under 'units:', each with its code and 'how_sure: certain'"
    more = ", and take out the lines under 'unknown:' that say nothing" if unread else ""
    return Finding(role.file, ("unknown",) if unread else ("title",), told, advice + more)
