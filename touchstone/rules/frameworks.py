"""Rules about frameworks, and about the competencies that roles ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from touchstone import coverage, levels
from touchstone.catalogue import Catalogue
from touchstone.levels import Found
from touchstone.loading import Loaded
from touchstone.model.framework import Framework, Target
from touchstone.model.role import Role
from touchstone.rules.rule import Finding
from touchstone.targets import Holdings


def competency_codes_stand_once(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No two competencies of a framework have one code, and none has the code `compare`.

    Why: the code is the address of the competency's page; capital letters and dots make no difference there. At
    `compare` stands the page on which competencies are set side by side.

    Example:
        - code: L9
        - code: l9      # the same address as L9
    """
    yield from _each(loaded, levels.codes_stand_once)


def clusters_are_known(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A competency stands in a cluster of its framework, and no cluster stands twice.

    Why: the framework's page lists competencies by cluster. One without a cluster would be on no page.

    Example:
        cluster: delivering-service      # the framework has delivering-services
    """
    yield from _each(loaded, levels.clusters_are_known)


def levels_stand_once(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No competency has a level twice.

    Why: people cite a level by its number. Two levels 3 cannot be told apart, and have one address.

    Example:
        levels:
          - number: 3
          - number: 3      # 4 was meant
    """
    yield from _each(loaded, levels.levels_stand_once)


def levels_run_on(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """The levels of a competency run on without a gap, from the lowest up.

    Why: a gap is nearly always a level that was lost, and whoever asks for the level above would ask for too little.

    Example:
        levels:
          - number: 1
          - number: 3      # where is level 2?
    """
    yield from _each(loaded, levels.levels_run_on)


def marks_stand_once(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No feature of a competency, and no behaviour of a level, has the id of another.

    Why: people cite a behaviour by its level and id, and the two together are its address.

    Example:
        behaviours:
          - id: b1
          - id: b1      # b2 was meant
    """
    yield from _each(loaded, levels.marks_stand_once)


def broader_runs_one_way(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No competency is broader than itself by way of others.

    Why: of two things that are each said to be broader than the other, one is not.

    Example:
        # L1 says that L2 is broader, and L2 says that L1 is
        relations:
          - kind: broader
            to: {framework: leadership, competency: L1}
    """
    frameworks = list(catalogue.frameworks.values())
    yield from _each(loaded, lambda framework: levels.broader_runs_one_way(framework, frameworks))


def relations_lead_somewhere(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A relation leads to a unit or a competency, or a part of one, that is held.

    Why: it is shown as a link on both sides, and a reader who follows it must arrive.

    Example:
        relations:
          - kind: related
            to: {suite: electoral-services, unit: ES19, item: K15}      # ES19 ends at K14
    """
    holdings = held(catalogue)
    for framework in loaded.of(Framework):
        for found in coverage.relations_lead_somewhere(framework, holdings):
            _, place, _, number, _ = found[0]
            target = framework.competencies[int(place)].relations[int(number)].to
            if not target_is_unread(target, loaded):
                yield finding(framework.file, found)


def requirements_lead_somewhere(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A role asks for a competency that is held, names a level wherever there are levels, and asks for it once.

    Why: the role's page shows what the level means, the lower levels included; two levels of one competency would leave
    it open which is asked for.

    Example:
        competencies:
          - framework: leadership
            competency: L9      # at which level?
    """
    holdings = held(catalogue)
    for role in loaded.of(Role):
        for found in coverage.requirements_lead_somewhere(role.competencies, holdings):
            if not target_is_unread(role.competencies[int(found[0][1])].target, loaded):
                yield finding(role.file, found)
        for number, (_, code) in levels.repeated([(one.framework, one.competency) for one in role.competencies]):
            yield Finding(role.file, ("competencies", number), f"{code} is asked for twice", "keep the higher level")


def held(catalogue: Catalogue) -> Holdings:
    """What relations, mappings and requirements can lead to."""
    return Holdings(catalogue.units, catalogue.frameworks)


def finding(file: str, found: Found) -> Finding:
    """What was found in the record of a file."""
    return Finding(file, *found)


def target_is_unread(target: Target, loaded: Loaded) -> bool:
    """Whether the file that a target means is there, but has a problem of its own."""
    folder = f"suites/{target.suite}"
    files = (
        folder,
        f"{folder}/suite.yaml",
        f"{folder}/units/{target.unit}.yaml",
        f"frameworks/{target.framework}.yaml",
    )
    return any(loaded.unread(file) for file in files)


def _each(loaded: Loaded, check: Callable[[Framework], Iterator[Found]]) -> Iterator[Finding]:
    for framework in loaded.of(Framework):
        for found in check(framework):
            yield finding(framework.file, found)
