"""Levels: a cumulative scale folds the lower ones in, others do not; and what must hold of a framework's scales."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone import levels
from touchstone.levels import compare_competencies, compare_levels, included, required
from touchstone.model.framework import Competency, Framework, RoleCompetency
from touchstone.problem import ProblemsFound
from touchstone.source import Document, read_document, read_values
from touchstone.validating import record_of

STANDARDS = Path(__file__).parent.parent / "standards"
SCALE = st.lists(st.integers(0, 30), unique=True, min_size=1).map(sorted)


def level(number: int) -> dict[str, Any]:
    return {"number": number, "behaviours": [{"id": "b1", "text": f"does {number}"}]}


def competency(*numbers: int, code: str = "L1", relations: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {
        "code": code,
        "title": "Patience",
        "cluster": "one",
        "definition": "Waiting well",
        "levels": [level(number) for number in numbers],
        "relations": relations,
    }


def framework(*competencies: dict[str, Any], cumulative: bool = True, name: str = "small", **more: Any) -> Framework:
    values = {
        "id": name,
        "file": f"frameworks/{name}.yaml",
        "title": "Small",
        "owner": "A council",
        "about": "A framework",
        "wording": "restated",
        "cumulative": cumulative,
        "clusters": [{"id": "one", "title": "One"}],
        "competencies": competencies,
    }
    return Framework.model_validate({**values, **more})


def scale(*numbers: int) -> Competency:
    return Competency.model_validate(competency(*numbers))


def relation(kind: str, code: str, home: str = "small") -> dict[str, Any]:
    return {"kind": kind, "to": {"framework": home, "competency": code}, "reason": "judged so"}


def numbers(found: tuple[levels.Level, ...]) -> list[int]:
    return [one.number for one in found]


# What a level includes


@given(SCALE, st.data())
def test_a_level_of_a_cumulative_scale_includes_all_below_it(scale_: list[int], data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(scale_))
    assert numbers(included(scale(*scale_), chosen, cumulative=True)) == [one for one in scale_ if one <= chosen]


@given(SCALE, st.data())
def test_a_level_of_another_scale_includes_itself_alone(scale_: list[int], data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(scale_))
    assert numbers(included(scale(*scale_), chosen, cumulative=False)) == [chosen]


@given(SCALE, st.integers(31, 99), st.booleans())
def test_a_level_that_is_not_there_includes_nothing(scale_: list[int], absent: int, cumulative: bool) -> None:
    assert included(scale(*scale_), absent, cumulative=cumulative) == ()


def test_a_role_that_requires_a_level_requires_those_below_it() -> None:
    asked = RoleCompetency(framework="small", competency="L1", level=2, reason="it leads", how_sure="likely")
    assert numbers(required(framework(competency(1, 2, 3)), asked)) == [1, 2]
    assert numbers(required(framework(competency(1, 2, 3), cumulative=False), asked)) == [2]


def test_a_competency_without_levels_is_required_as_a_whole() -> None:
    asked = RoleCompetency(framework="small", competency="L1", reason="it leads", how_sure="likely")
    assert required(framework(competency()), asked) == ()
    assert str(asked.target) == "L1"


# Comparing


@given(SCALE, st.data(), st.booleans())
def test_two_levels_compared_are_what_each_includes(scale_: list[int], data: st.DataObject, cumulative: bool) -> None:
    whole = scale(*scale_)
    first, second = data.draw(st.sampled_from(scale_)), data.draw(st.sampled_from(scale_))
    found = compare_levels(whole, first, second, cumulative=cumulative)
    assert {*found.both, *found.only_first} == set(included(whole, first, cumulative=cumulative))
    assert {*found.both, *found.only_second} == set(included(whole, second, cumulative=cumulative))
    assert not {*found.only_first} & {*found.only_second}


def test_the_higher_of_two_cumulative_levels_adds_the_levels_between() -> None:
    found = compare_levels(scale(1, 2, 3, 4), 2, 4, cumulative=True)
    assert (numbers(found.both), numbers(found.only_first), numbers(found.only_second)) == ([1, 2], [], [3, 4])


def test_two_competencies_stand_side_by_side_level_by_level() -> None:
    pairs = compare_competencies(scale(1, 2), scale(2, 3))
    assert [(pair.number, pair.first is not None, pair.second is not None) for pair in pairs] == [
        (1, True, False),
        (2, True, True),
        (3, False, True),
    ]


# What is found in a framework that breaks a rule


def test_a_level_gap_is_found_at_the_level_after_it() -> None:
    assert list(levels.levels_run_on(framework(competency(1, 2, 4)))) == [
        (("competencies", 0, "levels", 2, "number"), "L1 goes from level 2 to level 4", "level 3 is due here")
    ]


def test_a_level_that_stands_twice_is_found_once() -> None:
    broken = framework(competency(1, 2, 2))
    assert [(loc, message) for loc, message, _ in levels.levels_stand_once(broken)] == [
        (("competencies", 0, "levels", 2, "number"), "L1 has level 2 twice")
    ]
    assert not list(levels.levels_run_on(broken))


@given(st.integers(0, 90), st.integers(0, 9))
def test_a_scale_may_start_anywhere_and_run_on_or_be_left_out(start: int, length: int) -> None:
    whole = framework(competency(*range(start, start + length)))
    assert not [*levels.levels_run_on(whole), *levels.levels_stand_once(whole)]


@pytest.mark.parametrize("code", ["L1", "l1"])
def test_a_competency_code_that_stands_twice_is_found_whatever_its_capitals(code: str) -> None:
    found = list(levels.codes_stand_once(framework(competency(), competency(code=code))))
    assert [(loc, message) for loc, message, _ in found] == [(("competencies", 1, "code"), f"{code} stands twice")]


def test_a_cluster_that_is_not_there_is_found() -> None:
    found = list(levels.clusters_are_known(framework({**competency(), "cluster": "two"})))
    assert found == [(("competencies", 0, "cluster"), "there is no cluster 'two'", "the clusters are one")]


def test_a_behaviour_or_feature_that_stands_twice_is_found() -> None:
    twice = [{"id": "b1", "text": "one"}, {"id": "b1", "text": "two"}]
    marks = [{"id": "f1", "text": "one"}, {"id": "f1", "text": "two"}]
    broken = {**competency(), "levels": [{"number": 1, "behaviours": twice}], "features": marks}
    assert [loc for loc, _, _ in levels.marks_stand_once(framework(broken))] == [
        ("competencies", 0, "features", 1, "id"),
        ("competencies", 0, "levels", 0, "behaviours", 1, "id"),
    ]


# Broader and narrower


def test_a_circle_of_broader_competencies_is_found_once_with_its_way() -> None:
    circle = framework(
        competency(code="L1", relations=(relation("broader", "L2"),)),
        competency(code="L2", relations=(relation("broader", "L3"),)),
        competency(code="L3", relations=(relation("broader", "L1"),)),
    )
    [(loc, message, _)] = levels.broader_runs_one_way(circle, [circle])
    assert loc == ("competencies", 0, "relations", 0, "to")
    assert message.endswith("L1 → L2 → L3 → L1")


def test_a_competency_that_is_broader_than_itself_is_found() -> None:
    own = framework(competency(relations=(relation("broader", "L1"),)))
    assert len(list(levels.broader_runs_one_way(own, [own]))) == 1


def test_a_circle_through_two_frameworks_is_found_in_one_of_them() -> None:
    first = framework(competency(relations=(relation("broader", "L1", "b"),)), name="a")
    second = framework(competency(relations=(relation("broader", "L1", "a"),)), name="b")
    assert len(list(levels.broader_runs_one_way(first, [first, second]))) == 1
    assert not list(levels.broader_runs_one_way(second, [first, second]))


def test_the_same_relation_told_from_both_sides_is_no_circle() -> None:
    both = framework(
        competency(code="L1", relations=(relation("broader", "L2"),)),
        competency(code="L2", relations=(relation("narrower", "L1"),)),
    )
    assert not list(levels.broader_runs_one_way(both, [both]))


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7))))
def test_a_circle_is_found_exactly_where_there_is_one(edges: set[tuple[int, int]]) -> None:
    relations = {start: tuple(relation("broader", f"L{to}") for at, to in edges if at == start) for start in range(8)}
    whole = framework(*(competency(code=f"L{n}", relations=relations[n]) for n in range(8)))
    assert bool(list(levels.broader_runs_one_way(whole, [whole]))) == has_cycle(edges)


def has_cycle(edges: set[tuple[int, int]]) -> bool:
    """Whether edges are left when nodes that lead nowhere are taken away again and again."""
    while True:
        kept = {(start, end) for start, end in edges if end in {other for other, _ in edges}}
        if kept == edges:
            return bool(edges)
        edges = kept


# What a relation may lead to


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ({}, "name either a unit or a competency"),
        ({"unit": "ES19", "suite": "es", "competency": "L1"}, "name either a unit or a competency"),
        ({"unit": "ES19"}, "name the unit and its suite"),
        ({"unit": "ES19", "suite": "es", "item": "K1", "section": "knowledge"}, "name an item or a section, not both"),
        ({"competency": "L1"}, "name the competency and its framework"),
        ({"competency": "L1", "framework": "small", "behaviour": "b1"}, "name the level of the behaviour"),
    ],
)
def test_a_target_that_names_too_little_or_too_much_is_a_located_problem(to: dict[str, str], message: str) -> None:
    lines = "".join(f"\n          {key}: {value}" for key, value in to.items()) or " {}"
    text = SMALL + f"    relations:\n      - kind: close\n        reason: why\n        to:{lines}\n"
    document = Document("frameworks/small.yaml", text)
    with pytest.raises(ProblemsFound) as found:
        record_of(Framework, read_values(document), {"id": "small", "file": document.file}, document)
    [problem] = found.value.problems
    assert problem.message == f"'to': {message}"
    assert problem.line in (text[: text.index("to:")].count("\n") + 1, text[: text.index("to:")].count("\n") + 2)


SMALL = """\
title: Small
owner: A council
about: A framework
wording: restated
cumulative: true
clusters:
  - id: one
    title: One
competencies:
  - code: L1
    title: Patience
    cluster: one
    definition: Waiting well
  - code: L2
    title: Haste
    cluster: one
    definition: Going fast
"""


# The framework that ships


@pytest.fixture(scope="module")
def leadership() -> Framework:
    document = read_document(STANDARDS / "frameworks/leadership.yaml", "frameworks/leadership.yaml")
    return record_of(Framework, read_values(document), {"id": "leadership", "file": document.file}, document)


def test_the_leadership_framework_ships_whole(leadership: Framework) -> None:
    assert leadership.cumulative
    assert [len(leadership.in_cluster(cluster.id)) for cluster in leadership.clusters] == [5, 5, 5]
    assert [competency.code for competency in leadership.competencies] == [f"L{number}" for number in range(1, 16)]
    counts = {
        one.code: (len(one.features), *(len(step.behaviours) for step in one.levels)) for one in leadership.competencies
    }
    assert counts == {
        "L1": (4, 3, 3, 3, 3),
        "L2": (2, 2, 3, 3),
        "L3": (2, 3, 2, 3),
        "L4": (5, 3, 3, 3),
        "L5": (6, 3, 1, 3),
        "L6": (5, 2, 3, 3, 4, 4),
        "L7": (3, 2, 3, 3),
        "L8": (3, 3, 3, 3),
        "L9": (3, 2, 3, 3, 2),
        "L10": (3, 3, 2, 4, 3),
        "L11": (7, 3, 2, 3, 2, 4, 4),
        "L12": (5, 2, 3, 4),
        "L13": (6, 3, 4, 4),
        "L14": (4, 3, 3, 3, 4),
        "L15": (3, 2, 3, 3),
    }


def test_the_leadership_framework_says_where_its_source_is_damaged(leadership: Framework) -> None:
    for code in ("L6", "L11"):
        assert any("A page ends inside level 4" in note for note in noted(leadership, code).notes)
    cut_off = noted(leadership, "L2").levels[2].behaviours[-1]
    assert cut_off.note and "cut off" in cut_off.note


@pytest.mark.parametrize("code", ["L1", "L4", "L12", "L14"])
def test_titles_that_differ_in_the_source_are_both_recorded(leadership: Framework, code: str) -> None:
    printed = {one.title for one in noted(leadership, code).title_differences}
    assert len(printed) == 2


def noted(whole: Framework, code: str) -> Competency:
    found = whole.competency(code)
    assert found
    return found


def test_the_leadership_framework_keeps_every_rule(leadership: Framework) -> None:
    rules = (levels.codes_stand_once, levels.clusters_are_known, levels.levels_stand_once, levels.levels_run_on)
    assert not [found for rule in (*rules, levels.marks_stand_once) for found in rule(leadership)]
    assert not list(levels.broader_runs_one_way(leadership, [leadership]))
