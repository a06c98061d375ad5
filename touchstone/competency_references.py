"""Who names a competency or a part of it: roles, guidance pages, courses, and competencies that relate to it."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone import addresses
from touchstone.catalogue import Catalogue
from touchstone.held_items import competency_link
from touchstone.mentions import Mention
from touchstone.model.framework import Framework, RelationKind, Target, level_anchor
from touchstone.model.role import Role
from touchstone.naming import Names, NotNamed
from touchstone.references import Reference
from touchstone.wording import SURENESS

CompetencyKey = tuple[str, str]
"""A competency's framework and code."""

Found = Iterator[tuple[CompetencyKey, Reference]]


def competency_references(catalogue: Catalogue) -> dict[CompetencyKey, tuple[Reference, ...]]:
    """Every reference to each competency, in the order of roles, guidance and courses."""
    found: dict[CompetencyKey, dict[Reference, None]] = {}
    for key, reference in _all(catalogue):
        found.setdefault(key, {})[reference] = None
    return {key: tuple(listed) for key, listed in found.items()}


def _all(catalogue: Catalogue) -> Found:
    for role in sorted(catalogue.roles.values(), key=lambda role: role.title):
        yield from _from_role(role)
    for mention in catalogue.uses:
        yield from _from_page(catalogue, mention)
    for course in sorted(catalogue.courses.values(), key=lambda course: course.title):
        for mapping in course.mappings:
            if mapping.to.framework:
                yield _reference("course", course.title, addresses.of_course(course), mapping.to)


def _from_role(role: Role) -> Found:
    for asked in role.competencies:
        yield _reference("role", role.title, addresses.of_role(role), asked.target, SURENESS[asked.how_sure])


def _from_page(catalogue: Catalogue, mention: Mention) -> Found:
    if mention.macro == "competency" and mention.names:
        try:
            framework, competency = Names(catalogue).competency(mention.names[0], mention.framework)
        except NotNamed:  # a rule says so, with the page and line
            return
        target = Target(framework=framework.id, competency=competency.code, level=mention.level)
        yield _reference("guidance", mention.title, mention.page, target)


def _reference(kind: str, title: str, address: str, to: Target, note: str = "") -> tuple[CompetencyKey, Reference]:
    key = (to.framework or "", to.competency or "")
    if to.level is None:
        return key, Reference(kind, title, address, note or "names the competency")
    label = f"level {to.level}" + (f" {to.behaviour}" if to.behaviour else "")
    return key, Reference(kind, title, address, note, label, level_anchor(to.level, to.behaviour))


def related_from(catalogue: Catalogue, framework: Framework, code: str) -> Iterator[tuple[RelationKind, Reference]]:
    """The competencies whose relations lead to this one, each with the kind of its relation and its reason."""
    for other in catalogue.frameworks.values():
        for competency in other.competencies:
            for relation in competency.relations:
                if (relation.to.framework, relation.to.competency) == (framework.id, code):
                    page = competency_link(other, competency)
                    yield relation.kind, Reference("competency", page.title, page.address, relation.reason)
