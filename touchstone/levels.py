"""Levels: what one includes, how two compare, and what must hold of a framework's scales."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from touchstone.model.framework import Competency, Framework, Level, Relation, RelationKind, RoleCompetency
from touchstone.source import Loc

T = TypeVar("T")

Found = tuple[Loc, str, str]
"""What a rule found in a record: the way to the value, what is wrong, and what to do."""

CompetencyKey = tuple[str, str]
"""A competency's framework and code."""


@dataclass(frozen=True)
class LevelComparison:
    """What two levels of one competency ask for: together, and each beyond the other."""

    both: tuple[Level, ...]
    only_first: tuple[Level, ...]
    only_second: tuple[Level, ...]


@dataclass(frozen=True)
class LevelPair:
    """The levels with one number in two competencies; None where a scale has no such level."""

    number: int
    first: Level | None
    second: Level | None


def included(competency: Competency, number: int, *, cumulative: bool) -> tuple[Level, ...]:
    """The levels that hold at a level, the lowest first and the level itself last; none where it is not there."""
    if competency.level(number) is None:
        return ()
    holding = [one for one in competency.levels if one.number == number or (cumulative and one.number < number)]
    return tuple(sorted(holding, key=lambda level: level.number))


def required(framework: Framework, requirement: RoleCompetency) -> tuple[Level, ...]:
    """The levels that a role's requirement asks for, the lower ones included where the scale is cumulative."""
    competency = framework.competency(requirement.competency)
    if competency is None or requirement.level is None:
        return ()
    return included(competency, requirement.level, cumulative=framework.cumulative)


def compare_levels(competency: Competency, first: int, second: int, *, cumulative: bool) -> LevelComparison:
    """What two levels of a competency share, and what each adds."""
    ours = included(competency, first, cumulative=cumulative)
    theirs = included(competency, second, cumulative=cumulative)
    return LevelComparison(
        both=tuple(one for one in ours if one in theirs),
        only_first=tuple(one for one in ours if one not in theirs),
        only_second=tuple(one for one in theirs if one not in ours),
    )


def compare_competencies(first: Competency, second: Competency) -> tuple[LevelPair, ...]:
    """The scales of two competencies side by side, from the lowest level up."""
    numbers = sorted({level.number for one in (first, second) for level in one.levels})
    return tuple(LevelPair(number, first.level(number), second.level(number)) for number in numbers)


def codes_stand_once(framework: Framework) -> Iterator[Found]:
    """No two competencies have one code; capitals and dots make no difference, as in addresses."""
    seen: dict[str, str] = {}
    for number, competency in enumerate(framework.competencies):
        name = competency.code.lower().replace(".", "-")
        if name in seen or name == "compare":
            message = f"{competency.code} stands twice" if name in seen else "no competency can have this code"
            yield ("competencies", number, "code"), message, "give it its own code"
        seen[name] = competency.code


def clusters_are_known(framework: Framework) -> Iterator[Found]:
    """A competency stands in a cluster of its framework, and no cluster stands twice."""
    known = [cluster.id for cluster in framework.clusters]
    for number, name in repeated(known):
        yield ("clusters", number, "id"), f"the cluster {name!r} stands twice", "take one of the two out"
    for number, competency in enumerate(framework.competencies):
        if competency.cluster not in known:
            message, advice = f"there is no cluster {competency.cluster!r}", f"the clusters are {', '.join(known)}"
            yield ("competencies", number, "cluster"), message, advice


def levels_stand_once(framework: Framework) -> Iterator[Found]:
    """No competency has a level twice."""
    for place, competency in enumerate(framework.competencies):
        for number, level in repeated([level.number for level in competency.levels]):
            loc: Loc = ("competencies", place, "levels", number, "number")
            yield loc, f"{competency.code} has level {level} twice", "give one of the two another number"


def levels_run_on(framework: Framework) -> Iterator[Found]:
    """The levels of a competency run on without a gap, from the lowest up."""
    for place, competency in enumerate(framework.competencies):
        numbers = [level.number for level in competency.levels]
        for number, (below, level) in enumerate(pairwise(numbers), start=1):
            if level not in (below, below + 1) and level not in numbers[:number]:
                loc: Loc = ("competencies", place, "levels", number, "number")
                message = f"{competency.code} goes from level {below} to level {level}"
                yield loc, message, f"level {below + 1} is due here"


def marks_stand_once(framework: Framework) -> Iterator[Found]:
    """No feature of a competency, and no behaviour of a level, has the id of another."""
    for place, competency in enumerate(framework.competencies):
        here: Loc = ("competencies", place)
        yield from _ids_twice((*here, "features"), [feature.id for feature in competency.features])
        for number, level in enumerate(competency.levels):
            yield from _ids_twice((*here, "levels", number, "behaviours"), [one.id for one in level.behaviours])


def broader_runs_one_way(framework: Framework, frameworks: Iterable[Framework]) -> Iterator[Found]:
    """No competency is broader than itself by way of others. A cycle is told once, where its first code is."""
    broader = _broader(frameworks)
    for start, others in broader.items():
        for end, (stated_in, loc) in others.items():
            cycle = [start, *_way(broader, end, start)]
            if stated_in == framework.id and len(cycle) > 1 and start == min(cycle):
                said = " → ".join(code for _, code in cycle)
                yield loc, f"each is broader than the one before, in a circle: {said}", "turn or take out one of them"


def repeated(names: list[T]) -> Iterator[tuple[int, T]]:
    """The names that stood before, each with its number."""
    return ((number, name) for number, name in enumerate(names) if name in names[:number])


def _ids_twice(loc: Loc, ids: list[str]) -> Iterator[Found]:
    for number, name in repeated(ids):
        yield (*loc, number, "id"), f"{name} stands twice here", "give it the next number"


_Broader = Mapping[CompetencyKey, Mapping[CompetencyKey, tuple[str, Loc]]]
"""From each competency to the broader ones, with the framework that says so and the way to the place."""


def _broader(frameworks: Iterable[Framework]) -> _Broader:
    found: dict[CompetencyKey, dict[CompetencyKey, tuple[str, Loc]]] = {}
    for framework in frameworks:
        for place, competency in enumerate(framework.competencies):
            for number, relation in enumerate(competency.relations):
                loc: Loc = ("competencies", place, "relations", number, "to")
                for less, more in _ranked((framework.id, competency.code), relation):
                    found.setdefault(less, {}).setdefault(more, (framework.id, loc))
    return found


def _ranked(key: CompetencyKey, relation: Relation) -> Iterator[tuple[CompetencyKey, CompetencyKey]]:
    """The narrower and the broader competency of a relation, where it ranks two competencies."""
    if relation.to.framework and relation.to.competency:
        other = (relation.to.framework, relation.to.competency)
        if relation.kind is RelationKind.BROADER:
            yield key, other
        elif relation.kind is RelationKind.NARROWER:
            yield other, key


def _way(broader: _Broader, start: CompetencyKey, end: CompetencyKey) -> list[CompetencyKey]:
    """The shortest way from `start` up to `end`, both included; empty where there is none."""
    ways = deque([[start]])
    seen = {start}
    while ways:
        way = ways.popleft()
        if way[-1] == end:
            return way
        for more in broader.get(way[-1], {}):
            if more not in seen:
                seen.add(more)
                ways.append([*way, more])
    return []
