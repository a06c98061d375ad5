"""Courses against items: what a mapping reaches, when it must be checked again, and which courses cover a role."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone import coverage as rules
from touchstone.coverage import Coverage, changed, coverage, fewest_courses, requirement_needs, taught_by, unit_needs
from touchstone.dates import is_past
from touchstone.fingerprint import fingerprint
from touchstone.model.base import Record
from touchstone.model.course import Course, Strength
from touchstone.model.framework import Framework, RoleCompetency, Target
from touchstone.model.unit import Unit
from touchstone.problem import ProblemsFound
from touchstone.source import Document, read_document, read_values
from touchstone.targets import Holdings, ItemAddress, contents, is_held, words_at
from touchstone.validating import record_of

STANDARDS = Path(__file__).parent.parent / "standards"
R = TypeVar("R", bound=Record)


def item(label: str, text: str, *parts: str) -> dict[str, Any]:
    return {"id": label, "text": text, "parts": [{"id": "abc"[n], "text": part} for n, part in enumerate(parts)]}


UNIT = Unit.model_validate(
    {
        "suite": "es",
        "file": "suites/es/units/ES1.yaml",
        "code": "ES1",
        "title": "Greet people",
        "wording": "restated",
        "performance_criteria": [{"items": [item("P1", "greet each visitor"), item("P2", "keep", "a list", "a pen")]}],
        "knowledge": [{"heading": "Law", "items": [item("K1", "the law")]}, {"items": [item("K2", "the house")]}],
        "elements": [{"id": "1", "title": "Doors", "performance_criteria": [{"items": [item("P1", "open doors")]}]}],
    }
)
LISTED = Unit(suite="es", file="suites/es/units/ES2.yaml", code="ES2", title="Part", wording="catalogue-only")


def framework(*, cumulative: bool = True) -> Framework:
    def step(number: int) -> dict[str, Any]:
        return {"number": number, "behaviours": [{"id": f"b{n}", "text": f"does {number}{n}"} for n in (1, 2)]}

    named = {"title": "Patience", "cluster": "one", "definition": "Waiting well"}
    return Framework.model_validate(
        {
            "id": "small",
            "file": "frameworks/small.yaml",
            "title": "Small",
            "owner": "A council",
            "about": "A framework",
            "wording": "restated",
            "cumulative": cumulative,
            "clusters": [{"id": "one", "title": "One"}],
            "competencies": [
                {"code": "L1", "levels": [step(1), step(2), step(3)], **named},
                {"code": "N1", "features": [{"id": "f1", "text": "You wait."}], **named},
            ],
        }
    )


HOLDINGS = Holdings.of([UNIT, LISTED], [framework()])
K1 = {"suite": "es", "unit": "ES1", "item": "K1"}


def mapping(to: dict[str, Any], strength: str = "covers", **more: Any) -> dict[str, Any]:
    words = more.pop("words", words_at(Target.model_validate(to), HOLDINGS) or ("gone",))
    judged = {"reason": "why", "judged_by": "A trainer", "judged": "2026-01-31", "fingerprint": fingerprint(*words)}
    return {"outcome": "o1", "to": to, "strength": strength, **judged, "words": words, **more}


def course(*mappings: dict[str, Any], name: str = "one", **more: Any) -> Course:
    values = {
        "title": "A course",
        "provider": "A school",
        "about": "It teaches",
        "wording": "restated",
        "mode": "online",
    }
    told = {"id": name, "file": f"courses/{name}.yaml", "outcomes": [{"id": "o1", "text": "Wait"}]}
    return Course.model_validate({**values, **told, "mappings": mappings, **more})


def anchors(to: dict[str, Any]) -> list[str]:
    return [address.anchor for address in contents(Target.model_validate(to), HOLDINGS)]


# Fingerprints

LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1), min_size=1)


@given(LINES, st.sampled_from(["\n", "  ", "\t", " \r\n "]))
def test_blanks_and_line_ends_do_not_change_a_fingerprint(lines: list[str], blank: str) -> None:
    spread = [blank + blank.join(line.split()) + blank for line in lines]
    assert fingerprint(*spread) == fingerprint(*lines)


@given(st.lists(st.from_regex(r"[A-Za-z]{1,8}", fullmatch=True), min_size=1), st.data())
def test_one_other_word_or_capital_changes_a_fingerprint(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from([words[at].swapcase(), words[at] + "s"]))
    assert fingerprint(" ".join([*words[:at], other, *words[at + 1 :]])) != fingerprint(" ".join(words))


def test_a_fingerprint_is_short_and_stays_the_same_for_ever() -> None:
    assert fingerprint("greet each visitor") == "35ea2fc0316537a5"


def test_where_one_item_ends_and_the_next_begins_belongs_to_the_fingerprint() -> None:
    assert fingerprint("one two", "three") != fingerprint("one", "two three")


# What a target takes in


@pytest.mark.parametrize(
    ("to", "taken_in"),
    [
        (K1, ["k1"]),
        ({"suite": "es", "unit": "ES1", "section": "knowledge"}, ["k1", "k2"]),
        ({"suite": "es", "unit": "ES1", "section": "performance"}, ["p1", "p2", "e1-p1"]),
        ({"suite": "es", "unit": "ES1", "section": "scope"}, []),
        ({"suite": "es", "unit": "ES1", "item": "P1"}, ["p1"]),
        ({"suite": "es", "unit": "ES1", "element": "1", "item": "P1"}, ["e1-p1"]),
        ({"suite": "es", "unit": "ES1", "element": "1", "section": "performance"}, ["e1-p1"]),
        ({"suite": "es", "unit": "ES1", "item": "K9"}, []),
        ({"suite": "es", "unit": "ES9", "item": "K1"}, []),
        ({"framework": "small", "competency": "L1", "level": "2"}, ["level-2-b1", "level-2-b2"]),
        ({"framework": "small", "competency": "L1", "level": "2", "behaviour": "b2"}, ["level-2-b2"]),
        ({"framework": "small", "competency": "L1", "level": "9"}, []),
        ({"framework": "small", "competency": "N1"}, [""]),
        ({"framework": "small", "competency": "N1", "level": "1"}, []),
        ({"framework": "large", "competency": "L1", "level": "1"}, []),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else "",
)
def test_a_target_takes_in_the_items_that_it_names(to: dict[str, Any], taken_in: list[str]) -> None:
    assert anchors(to) == taken_in


def test_the_words_of_an_item_hold_its_sub_points() -> None:
    assert words_at(Target(suite="es", unit="ES1", item="P2"), HOLDINGS) == ("keep", "a list", "a pen")


def test_the_words_of_a_competency_without_levels_are_its_definition_and_features() -> None:
    assert words_at(Target(framework="small", competency="N1"), HOLDINGS) == ("Waiting well", "You wait.")


def test_a_unit_of_which_no_text_is_held_can_be_related_but_not_mapped() -> None:
    assert is_held(Target(suite="es", unit="ES2"), HOLDINGS)
    assert not is_held(Target(suite="es", unit="ES2", item="K1"), HOLDINGS)
    assert not is_held(Target(suite="es", unit="ES3"), HOLDINGS)


# Check again


def with_text(unit: Unit, label: str, text: str) -> Unit:
    """The unit with other words for one item."""
    content = unit.model_dump()
    for group in [*content["performance_criteria"], *content["knowledge"]]:
        for one in group["items"]:
            if one["id"] == label:
                one["text"] = text
    return Unit.model_validate(content)


TARGETS = [
    K1,
    {"suite": "es", "unit": "ES1", "item": "K2"},
    {"suite": "es", "unit": "ES1", "item": "P1"},
    {"suite": "es", "unit": "ES1", "section": "knowledge"},
    {"framework": "small", "competency": "L1", "level": 1},
]


def test_one_word_changed_lists_exactly_the_mappings_that_take_in_its_item() -> None:
    whole = course(*(mapping(to) for to in TARGETS))
    now = Holdings.of([with_text(UNIT, "K1", "the laws")], [framework()])
    found = list(changed([whole], now))
    assert [one.place for one in found] == [0, 3]
    assert (found[0].mapping.words, found[0].now) == (("the law",), ("the laws",))
    assert not list(changed([whole], HOLDINGS))


def test_a_changed_mapping_is_told_with_the_day_of_its_judgement() -> None:
    old = course(mapping(K1, words=("the rules",)))
    [(loc, message, _)] = rules.mappings_are_in_date(old, HOLDINGS)
    assert loc == ("mappings", 0)
    assert message == "check again: the words of ES1 K1 have changed since 2026-01-31"


def test_a_mapping_to_what_is_gone_is_not_also_called_changed() -> None:
    lost = course(mapping({"suite": "es", "unit": "ES1", "item": "K9"}))
    assert not list(rules.mappings_are_in_date(lost, HOLDINGS))


# Coverage


def test_an_item_knows_the_mappings_that_reach_it_whether_by_item_or_by_section() -> None:
    whole = course(mapping(K1), mapping({"suite": "es", "unit": "ES1", "section": "knowledge"}, "introduces"))
    found = taught_by([whole], HOLDINGS)
    assert [one.mapping.strength for one in found[ItemAddress("es", "ES1", "k1")]] == ["covers", "introduces"]
    assert [one.mapping.strength for one in found[ItemAddress("es", "ES1", "k2")]] == ["introduces"]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_mappings_to_an_item_the_stronger_counts(order: int) -> None:
    both = [mapping(K1, "assesses"), mapping({"suite": "es", "unit": "ES1", "section": "knowledge"}, "introduces")]
    found = coverage(unit_needs(UNIT), [course(*both[::order])], HOLDINGS)
    assert found.best(ItemAddress("es", "ES1", "k1")) is Strength.ASSESSES
    assert found.covered() == (ItemAddress("es", "ES1", "k1"),)
    assert [one.anchor for one in found.by_course("one", Strength.INTRODUCES)] == ["k1", "k2"]


@pytest.mark.parametrize(("cumulative", "numbers"), [(True, "1122"), (False, "22")])
def test_a_role_needs_the_behaviours_of_its_level_and_of_those_that_it_includes(cumulative: bool, numbers: str) -> None:
    asked = RoleCompetency(framework="small", competency="L1", level=2, reason="it leads", how_sure="likely")
    needs = requirement_needs(asked, Holdings.of([], [framework(cumulative=cumulative)]))
    assert [one.anchor for one in needs] == [f"level-{level}-b{n % 2 + 1}" for n, level in enumerate(numbers)]


def test_a_role_needs_a_competency_without_levels_as_a_whole() -> None:
    asked = RoleCompetency(framework="small", competency="N1", reason="it leads", how_sure="likely")
    assert requirement_needs(asked, HOLDINGS) == (ItemAddress("small", "N1", ""),)


ITEMS = st.integers(0, 9).map(lambda number: ItemAddress("es", "ES1", f"k{number}"))
COVERAGES = st.builds(
    Coverage,
    st.lists(ITEMS, unique=True).map(tuple),
    st.dictionaries(st.sampled_from("abcdef"), st.dictionaries(ITEMS, st.sampled_from(Strength))),
)


@given(COVERAGES, st.sampled_from(Strength))
def test_every_needed_item_is_covered_or_not(of: Coverage, asked: Strength) -> None:
    covered, uncovered = of.covered(asked), of.uncovered(asked)
    assert sorted([*covered, *uncovered]) == sorted(of.needed)
    assert set(covered) == {item for course in of.strengths for item in of.by_course(course, asked)}


@given(COVERAGES, st.sampled_from(Strength))
def test_the_chosen_courses_cover_all_that_can_be_covered(of: Coverage, asked: Strength) -> None:
    found = fewest_courses(of, asked)
    assert found.uncovered == of.uncovered(asked)
    assert sorted(item for _, adds in found.chosen for item in adds) == sorted(of.covered(asked))


@given(COVERAGES, st.sampled_from(Strength))
def test_each_chosen_course_adds_something_and_the_first_adds_most(of: Coverage, asked: Strength) -> None:
    added = [len(adds) for _, adds in fewest_courses(of, asked).chosen]
    assert all(added)
    assert added == sorted(added, reverse=True)


@given(COVERAGES)
def test_the_choice_does_not_depend_on_the_order_of_the_courses(of: Coverage) -> None:
    turned = Coverage(of.needed, dict(reversed(of.strengths.items())))
    assert fewest_courses(turned) == fewest_courses(of)


@given(COVERAGES)
def test_a_course_that_introduces_an_item_does_not_cover_it(of: Coverage) -> None:
    assert set(of.covered(Strength.ASSESSES)) <= set(of.covered()) <= set(of.covered(Strength.INTRODUCES))


# What is found in a course that breaks a rule


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ({"suite": "es", "unit": "ES1", "item": "K9"}, "ES1 K9 is not there"),
        ({"suite": "es", "unit": "ES2", "item": "K1"}, "ES2 K1 is not there"),
        ({"framework": "small", "competency": "L1", "level": 7}, "L1 level 7 is not there"),
        ({"framework": "small", "competency": "L1"}, "no level of L1 is named"),
    ],
)
def test_a_mapping_to_what_is_gone_is_found(to: dict[str, Any], message: str) -> None:
    found = list(rules.mappings_lead_somewhere(course(mapping(to)), HOLDINGS))
    assert [(loc, said) for loc, said, _ in found] == [(("mappings", 0, "to"), message)]


def test_a_mapping_from_no_outcome_is_found() -> None:
    found = list(rules.mappings_lead_somewhere(course(mapping(K1, outcome="o7")), HOLDINGS))
    assert found == [(("mappings", 0, "outcome"), "there is no outcome o7", "the outcomes are o1")]


def test_a_mapping_or_an_outcome_that_stands_twice_is_found() -> None:
    outcomes = [{"id": "o1", "text": "Wait"}, {"id": "o1", "text": "Wait more"}]
    broken = course(mapping(K1), mapping(K1, "introduces"), outcomes=outcomes)
    assert [loc for loc, _, _ in rules.outcomes_and_mappings_stand_once(broken)] == [
        ("outcomes", 1, "id"),
        ("mappings", 1),
    ]


def test_kept_words_that_do_not_bear_their_fingerprint_are_found() -> None:
    edited = course(mapping(K1) | {"words": ["the laws"]})
    assert [loc for loc, _, _ in rules.words_bear_their_fingerprint(edited)] == [("mappings", 0, "fingerprint")]


def test_a_day_that_cannot_be_and_an_end_before_the_start_are_found() -> None:
    dates = [{"day": "2024-02-30"}, {"day": "2024-02-29", "starts": "14:00", "ends": "13:00"}]
    broken = course(mapping(K1, judged="2025-02-29"), dates=dates)
    assert [loc for loc, _, _ in rules.course_days_can_be(broken)] == [
        ("dates", 0, "day"),
        ("dates", 1, "ends"),
        ("mappings", 0, "judged"),
    ]


def test_a_requirement_of_a_role_that_leads_nowhere_or_names_no_level_is_found() -> None:
    named = {"framework": "small", "reason": "it leads", "how_sure": "likely"}
    asked = [
        RoleCompetency(competency=code, level=level, **named)
        for code, level in (("L1", 3), ("L1", 4), ("L1", None), ("N1", None), ("X1", 1))
    ]
    assert [message for _, message, _ in rules.requirements_lead_somewhere(asked, HOLDINGS)] == [
        "L1 level 4 is not there",
        "no level of L1 is named",
        "X1 level 1 is not there",
    ]


COURSE = """\
title: A course
provider: A school
about: It teaches
wording: restated
mode: online
outcomes:
  - id: o1
    text: Wait
"""


@pytest.mark.parametrize(
    ("more", "line", "words"),
    [
        ("prices:\n  - amount: £187\n    currency: GBP\n    vat: excluded\n", 10, "'amount' cannot be '£187'"),
        ("prices:\n  - amount: 187.5\n    currency: GBP\n    vat: excluded\n", 10, "'amount' cannot be '187.5'"),
        ("dates:\n  - day: 2/12/24\n", 10, "'day' cannot be '2/12/24'"),
        ("dates:\n  - day: 2024-12-02\n    starts: 1pm\n", 11, "'starts' cannot be '1pm'"),
        ("mappings: []\naudience: ''\n", 10, "'audience' is empty"),
    ],
)
def test_a_price_a_day_or_a_time_that_is_none_is_a_located_problem(more: str, line: int, words: str) -> None:
    document = Document("courses/one.yaml", COURSE + more)
    with pytest.raises(ProblemsFound) as found:
        record_of(Course, read_values(document), {"id": "one", "file": document.file}, document)
    [problem] = found.value.problems
    assert (problem.line, problem.message) == (line, words)


def test_a_course_is_past_when_its_last_day_is() -> None:
    held = course(dates=[{"day": "2024-12-03"}, {"day": "2024-12-02"}])
    assert held.last_day() == "2024-12-03"
    assert not is_past(held.last_day(), "2024-12-03")
    assert is_past(held.last_day(), "2024-12-04")
    assert course().last_day() is None


# What ships


def read(kind: type[R], file: str, **told: str) -> R:
    document = read_document(STANDARDS / file, file)
    return record_of(kind, read_values(document), {"file": file, **told}, document)


@pytest.fixture(scope="module")
def shipped() -> Course:
    return read(Course, "courses/working-with-elected-members.yaml", id="working-with-elected-members")


@pytest.fixture(scope="module")
def held() -> Holdings:
    files = sorted(STANDARDS.glob("suites/*/units/*.yaml"))
    units = [read(Unit, file.relative_to(STANDARDS).as_posix(), suite=file.parts[-3]) for file in files]
    return Holdings.of(units, [read(Framework, "frameworks/leadership.yaml", id="leadership")])


def test_the_course_that_ships_keeps_every_rule(shipped: Course, held: Holdings) -> None:
    assert not list(rules.mappings_lead_somewhere(shipped, held))
    assert not list(rules.mappings_are_in_date(shipped, held))
    assert not list(rules.outcomes_and_mappings_stand_once(shipped))
    assert not list(rules.words_bear_their_fingerprint(shipped))
    assert not list(rules.course_days_can_be(shipped))


def test_each_of_the_seven_outcomes_is_mapped_or_says_why_it_is_not(shipped: Course) -> None:
    assert [outcome.id for outcome in shipped.outcomes] == [f"o{number}" for number in range(1, 8)]
    for outcome in shipped.outcomes:
        assert bool(shipped.mapped_from(outcome.id)) != bool(outcome.unmapped)


def test_the_course_that_ships_has_the_prices_and_days_of_its_source(shipped: Course) -> None:
    assert [(price.amount, price.currency, price.vat) for price in shipped.prices] == [
        ("187", "GBP", "excluded"),
        ("304", "GBP", "excluded"),
    ]
    assert [(one.day, one.starts, one.ends) for one in shipped.dates] == [
        ("2024-12-02", "13:00", "14:00"),
        ("2024-12-03", "13:00", "14:00"),
    ]
    assert any("contradicts itself" in note for note in shipped.notes)


def test_every_relation_of_the_leadership_framework_leads_somewhere(held: Holdings) -> None:
    assert not list(rules.relations_lead_somewhere(held.frameworks["leadership"], held))
