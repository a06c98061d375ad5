"""What the catalogue offers to the search. A new kind of thing is a new function here, and a line in `entry.KINDS`."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone import addresses
from touchstone.catalogue import by_number, plain_code
from touchstone.model.course import Course
from touchstone.model.framework import Competency, Framework, Level, level_anchor
from touchstone.model.glossary import GlossaryTerm
from touchstone.model.role import Role
from touchstone.model.suite import Suite
from touchstone.prose import plain
from touchstone.render import Site
from touchstone.search.entry import LONGEST, Entry, Facet, Part
from touchstone.search.gone_entries import gone_entries
from touchstone.search.unit_entries import earlier_entry, unit_entry, welsh_entry
from touchstone.wording import WORDING

LISTS = {
    addresses.UNITS: ("Units from A to Z", "every unit by its title, with code, suite and wording"),
    addresses.SUITES: ("Standards by suite", "every suite with its groupings"),
    addresses.ROLES: ("Roles side by side", "example role profiles with the units and competencies that each asks for"),
    addresses.GLOSSARY: ("Glossary", "the words of the trade and of standards, each explained"),
    addresses.FRAMEWORKS: ("Competency frameworks", "leadership and other frameworks with their competencies"),
    addresses.COURSES: ("Courses", "training courses, and which items each of them covers"),
    addresses.COVERAGE: ("Coverage by courses", "which items courses teach, and which none does"),
    addresses.REVIEW_REGISTER: ("Review register", "units by the date on which their review is due"),
    addresses.CHANGES: ("Changes by release", "what is new, reworded or withdrawn, with a feed to subscribe to"),
    addresses.ABOUT: ("About this edition", "where the standards come from, and how sure each fact is"),
    addresses.BASKET: ("Basket", "collect items, put them in order, and take them away as a document or a link"),
}
"""Pages that list things, each with its title and what is to be found there."""


def entries_of(site: Site) -> Iterator[Entry]:
    """Everything in the catalogue that can be found."""
    yield from (unit_entry(site, unit) for unit in site.catalogue.units.values())
    yield from other_entries(site)


def other_entries(site: Site) -> Iterator[Entry]:
    """Everything in the catalogue that can be found, but for its units of today."""
    catalogue = site.catalogue
    yield from (_suite(suite) for suite in catalogue.suites.values())
    yield from (
        earlier_entry(site, unit) for versions in catalogue.earlier.values() for unit in versions if unit.version
    )
    yield from (welsh_entry(site, catalogue.units[key], welsh) for key, welsh in catalogue.welsh.items())
    yield from (_role(site, role) for role in catalogue.roles.values())
    for framework in catalogue.frameworks.values():
        yield _framework(framework)
        yield from (_competency(site, framework, competency) for competency in framework.competencies)
    yield from (_course(course) for course in catalogue.courses.values())
    yield from (_term(term) for term in catalogue.glossary.terms)
    yield from (Entry("list", address, title, words=words) for address, (title, words) in LISTS.items())
    yield from gone_entries(site)


def _suite(suite: Suite) -> Entry:
    return Entry(
        kind="suite",
        address=addresses.of_suite(suite),
        title=suite.title,
        also=suite.aliases,
        words=plain(suite.about or "", LONGEST),
        more=" ".join(grouping.title for grouping in suite.groupings),
        context=suite.owner,
        facets=(Facet("suite", suite.id, suite.title),),
        parts=tuple(
            Part("grouping", "", grouping.id, plain(grouping.about or "", LONGEST), grouping.title)
            for grouping in suite.groupings
        ),
    )


def _role(site: Site, role: Role) -> Entry:
    suite = site.catalogue.suites[role.suite]
    return Entry(
        kind="role",
        address=addresses.of_role(role),
        title=role.title,
        also=role.other_titles,
        words=plain(role.about, LONGEST),
        more=" ".join(sorted((line.unit for line in role.units), key=by_number)),
        context=suite.title,
        facets=(Facet("suite", suite.id, suite.title), Facet("role", role.id, role.title)),
    )


def _framework(framework: Framework) -> Entry:
    return Entry(
        kind="framework",
        address=addresses.of_framework(framework),
        title=framework.title,
        words=plain(framework.about or "", LONGEST),
        context=framework.owner,
        facets=(Facet("wording", framework.wording, WORDING[framework.wording][0]),),
        parts=tuple(
            Part("cluster", "", f"cluster-{cluster.id}", plain(cluster.about or "", LONGEST), cluster.title)
            for cluster in framework.clusters
        ),
    )


def _competency(site: Site, framework: Framework, competency: Competency) -> Entry:
    cluster = next((one.title for one in framework.clusters if one.id == competency.cluster), "")
    return Entry(
        kind="competency",
        address=addresses.of_competency(framework.id, competency.code),
        title=competency.title,
        label=competency.code,
        also=tuple(printed.title for printed in competency.title_differences),
        words=competency.definition,
        more=" ".join(feature.text for feature in competency.features),
        context=", ".join(part for part in (cluster, framework.title) if part),
        names=(plain_code(competency.code),),
        other_names=(plain_code(framework.id + competency.code),),
        facets=tuple(_competency_facets(site, framework, competency)),
        parts=tuple(_parts_of(competency)),
    )


def _competency_facets(site: Site, framework: Framework, competency: Competency) -> Iterator[Facet]:
    yield Facet("wording", framework.wording, WORDING[framework.wording][0])
    for role in site.catalogue.roles.values():
        if any((line.framework, line.competency) == (framework.id, competency.code) for line in role.competencies):
            yield Facet("role", role.id, role.title)


def _parts_of(competency: Competency) -> Iterator[Part]:
    """The features and levels of a competency; after each level its behaviours, which are found by themselves too."""
    yield from (Part("feature", feature.id, feature.id, feature.text) for feature in competency.features)
    for level in competency.levels:
        yield _level(level)
        for behaviour in level.behaviours:
            anchor = level_anchor(level.number, behaviour.id)
            yield Part("level-behaviour", f"level {level.number} {behaviour.id}", anchor, behaviour.text)


def _level(level: Level) -> Part:
    words = " ".join(behaviour.text for behaviour in level.behaviours)
    return Part("level", f"level {level.number}", level_anchor(level.number), words, level.title or "")


def _course(course: Course) -> Entry:
    return Entry(
        kind="course",
        address=addresses.of_course(course),
        title=course.title,
        words=plain(course.about, LONGEST),
        more="\n".join([course.mode, course.venue or "", plain(course.audience or "", LONGEST)]),
        context=course.provider,
        facets=(Facet("wording", course.wording, WORDING[course.wording][0]),),
        parts=tuple(Part("outcome", outcome.id.upper(), outcome.id, outcome.text) for outcome in course.outcomes),
    )


def _term(term: GlossaryTerm) -> Entry:
    return Entry(
        kind="term",
        address=f"{addresses.GLOSSARY}#{term.id}",
        title=term.term,
        also=term.forms,
        words=plain(term.definition, LONGEST),
        context="Glossary",
    )
