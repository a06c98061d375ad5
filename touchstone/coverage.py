"""Courses against items: what a mapping reaches, what a course covers, and the few courses that cover most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from touchstone.fingerprint import fingerprint
from touchstone.levels import Found, repeated, required
from touchstone.model.course import Course, CourseMapping, Strength
from touchstone.model.framework import Framework, RoleCompetency, Target
from touchstone.model.unit import Unit
from touchstone.source import Loc
from touchstone.targets import Holdings, ItemAddress, Words, contents, instead, is_held, words_at


class Teaching(NamedTuple):
    """A course's mapping, as the item that it reaches sees it."""

    course: Course
    mapping: CourseMapping


@dataclass(frozen=True)
class Changed:
    """A mapping that was judged on other words than those of today."""

    course: Course
    place: int
    """The number of the mapping in its course, from 0."""
    mapping: CourseMapping
    now: Words


@dataclass(frozen=True)
class Coverage:
    """Which courses reach which of the items that are needed."""

    needed: tuple[ItemAddress, ...]
    strengths: Mapping[str, Mapping[ItemAddress, Strength]]
    """By course, how far it reaches each item."""

    def best(self, item: ItemAddress) -> Strength | None:
        """The furthest that any course reaches an item; None where none does."""
        reached = {strengths[item] for strengths in self.strengths.values() if item in strengths}
        return next((one for one in reversed(Strength) if one in reached), None)

    def covered(self, asked: Strength = Strength.COVERS) -> tuple[ItemAddress, ...]:
        """The needed items that some course reaches as far as is asked."""
        return tuple(item for item in self.needed if (best := self.best(item)) and best.reaches(asked))

    def uncovered(self, asked: Strength = Strength.COVERS) -> tuple[ItemAddress, ...]:
        """The needed items that no course reaches as far as is asked."""
        covered = set(self.covered(asked))
        return tuple(item for item in self.needed if item not in covered)

    def by_course(self, course: str, asked: Strength = Strength.COVERS) -> tuple[ItemAddress, ...]:
        """The needed items that one course reaches as far as is asked."""
        strengths = self.strengths.get(course, {})
        return tuple(item for item in self.needed if item in strengths and strengths[item].reaches(asked))


@dataclass(frozen=True)
class Selection:
    """Courses in the order in which they were chosen, each with what it adds, and what is left."""

    chosen: tuple[tuple[str, tuple[ItemAddress, ...]], ...]
    uncovered: tuple[ItemAddress, ...]


def changed(courses: Iterable[Course], holdings: Holdings) -> Iterator[Changed]:
    """The mappings to check again, because the words have changed since they were judged."""
    for course in courses:
        for place, mapping in enumerate(course.mappings):
            now = () if _levels_to_name(mapping.to, holdings) else words_at(mapping.to, holdings)
            if now and fingerprint(*now) != mapping.fingerprint:
                yield Changed(course, place, mapping, now)


def taught_by(courses: Iterable[Course], holdings: Holdings) -> dict[ItemAddress, tuple[Teaching, ...]]:
    """Every item that a mapping reaches, with the mappings that reach it."""
    found: dict[ItemAddress, list[Teaching]] = {}
    for course in courses:
        for mapping in course.mappings:
            for item in contents(mapping.to, holdings):
                found.setdefault(item, []).append(Teaching(course, mapping))
    return {item: tuple(teachings) for item, teachings in found.items()}


def unit_needs(unit: Unit) -> tuple[ItemAddress, ...]:
    """The items of a unit."""
    return tuple(ItemAddress(unit.suite, unit.code, where) for where, _ in unit.items())


def requirement_needs(requirement: RoleCompetency, holdings: Holdings) -> tuple[ItemAddress, ...]:
    """What a role's competency asks for: the behaviours of its levels, or the competency itself where it has none."""
    framework = holdings.frameworks.get(requirement.framework)
    if framework is None:
        return ()
    if requirement.level is None:
        return tuple(contents(requirement.target, holdings))
    levels = [level.number for level in required(framework, requirement)]
    targets = [requirement.target.model_copy(update={"level": number}) for number in levels]
    return tuple(item for target in targets for item in contents(target, holdings))


def coverage(needed: Iterable[ItemAddress], courses: Iterable[Course], holdings: Holdings) -> Coverage:
    """How far the courses reach what is needed, for a unit, a role or a suite."""
    wanted = tuple(dict.fromkeys(needed))
    return Coverage(wanted, {course.id: _strengths(course, set(wanted), holdings) for course in courses})


def _strengths(course: Course, wanted: set[ItemAddress], holdings: Holdings) -> dict[ItemAddress, Strength]:
    found: dict[ItemAddress, Strength] = {}
    for mapping in course.mappings:
        for item in contents(mapping.to, holdings):
            if item in wanted and mapping.strength.reaches(found.get(item, Strength.INTRODUCES)):
                found[item] = mapping.strength
    return found


def fewest_courses(of: Coverage, asked: Strength = Strength.COVERS) -> Selection:
    """Courses that together cover what can be covered, chosen greedily: each time the one that adds most.

    The choice is small but need not be the smallest: finding that is the set cover problem, which no fast method
    solves. Of two courses that add as much, the first by id is taken.
    """
    chosen: list[tuple[str, tuple[ItemAddress, ...]]] = []
    left = of.needed
    while best := _adding_most(of, left, asked):
        chosen.append(best)
        left = tuple(item for item in left if item not in set(best[1]))
    return Selection(tuple(chosen), left)


def _adding_most(
    of: Coverage, left: tuple[ItemAddress, ...], asked: Strength
) -> tuple[str, tuple[ItemAddress, ...]] | None:
    open_items = set(left)
    added = {
        course: tuple(item for item in of.by_course(course, asked) if item in open_items)
        for course in sorted(of.strengths)
    }
    best = max(added, key=lambda course: len(added[course]), default=None)
    return (best, added[best]) if best and added[best] else None


def mappings_lead_somewhere(course: Course, holdings: Holdings) -> Iterator[Found]:
    """A mapping comes from an outcome of its course, and leads to words that are held."""
    known = [outcome.id for outcome in course.outcomes]
    for place, mapping in enumerate(course.mappings):
        if mapping.outcome not in known:
            advice = f"the outcomes are {', '.join(known)}"
            yield ("mappings", place, "outcome"), f"there is no outcome {mapping.outcome}", advice
        if levels := _levels_to_name(mapping.to, holdings):
            yield ("mappings", place, "to"), f"no level of {mapping.to} is named", f"its levels are {levels}"
        elif not contents(mapping.to, holdings):
            advice = instead(mapping.to, holdings, "lead the mapping to what took its place, or take it out")
            yield ("mappings", place, "to"), f"{mapping.to} is not there", advice


def requirements_lead_somewhere(requirements: Iterable[RoleCompetency], holdings: Holdings) -> Iterator[Found]:
    """A role's competency is held, and names a level wherever the competency has levels."""
    for place, requirement in enumerate(requirements):
        target = requirement.target
        if levels := _levels_to_name(target, holdings):
            yield ("competencies", place), f"no level of {target} is named", f"its levels are {levels}"
        elif not contents(target, holdings):
            advice = instead(target, holdings, "look for the code and the level in the framework")
            yield ("competencies", place), f"{target} is not there", advice


def _levels_to_name(target: Target, holdings: Holdings) -> str:
    """The levels of a competency of which a target fails to name one."""
    competency = holdings.competency(target)
    return ", ".join(str(one.number) for one in competency.levels) if competency and target.level is None else ""


def relations_lead_somewhere(framework: Framework, holdings: Holdings) -> Iterator[Found]:
    """A relation leads to a unit or a competency, or a part of one, that is held."""
    for place, competency in enumerate(framework.competencies):
        for number, relation in enumerate(competency.relations):
            if not is_held(relation.to, holdings):
                advice = instead(relation.to, holdings, "lead the relation to what took its place, or take it out")
                yield ("competencies", place, "relations", number, "to"), f"{relation.to} is not there", advice


def outcomes_and_mappings_stand_once(course: Course) -> Iterator[Found]:
    """No outcome has the id of another, and no outcome is mapped to the same thing twice."""
    for number, outcome in repeated([one.id for one in course.outcomes]):
        yield ("outcomes", number, "id"), f"the outcome {outcome} stands twice", "give it the next number"
    for number, (outcome, target) in repeated([(one.outcome, one.to) for one in course.mappings]):
        yield ("mappings", number), f"{outcome} is mapped to {target} twice", "take one of the two out"


def words_bear_their_fingerprint(course: Course) -> Iterator[Found]:
    """The fingerprint of a mapping is that of the words that the mapping keeps."""
    for place, mapping in enumerate(course.mappings):
        if fingerprint(*mapping.words) != mapping.fingerprint:
            advice = f"look at the mapping again; {_confirming(course, mapping)} then writes both"
            yield ("mappings", place, "fingerprint"), "the fingerprint is not that of the words kept here", advice


def mappings_are_in_date(course: Course, holdings: Holdings) -> Iterator[Found]:
    """The words that a mapping was judged on have not changed since (a warning: check again)."""
    for one in changed([course], holdings):
        message = f"check again: the words of {one.mapping.to} have changed since {one.mapping.judged}"
        advice = f"if the mapping still holds: {_confirming(course, one.mapping)}; else mend or delete it"
        yield ("mappings", one.place), message, advice


def _confirming(course: Course, mapping: CourseMapping) -> str:
    return f"python3 scripts/confirm.py {course.id} {mapping.outcome}"


def course_days_can_be(course: Course) -> Iterator[Found]:
    """A course day and a day of judgement are in the calendar, and a course ends after it starts."""
    for number, held in enumerate(course.dates):
        yield from _day(("dates", number, "day"), held.day)
        if held.starts and held.ends and held.ends <= held.starts:
            message = f"it ends at {held.ends}, which is not after {held.starts}"
            yield ("dates", number, "ends"), message, "mend one of the two times"
    for place, mapping in enumerate(course.mappings):
        yield from _day(("mappings", place, "judged"), mapping.judged)


def _day(loc: Loc, day: str) -> Iterator[Found]:
    try:
        date.fromisoformat(day)
    except ValueError:
        yield loc, f"there is no such day as {day}", "look at the calendar, and write the day that is meant"
