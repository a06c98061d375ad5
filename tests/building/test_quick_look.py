"""The quick look at a unit passes none in which a rule finds anything, and a unit comes out of the store as it was."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import write_corpus
from touchstone.building import reading
from touchstone.building.kept_units import KeptUnits, Stamp, entry_of, kept_unit
from touchstone.building.reading import GIVEN_TWICE, LOCAL, read_catalogue
from touchstone.catalogue import catalogue_of
from touchstone.checking import check
from touchstone.listing import listing_of
from touchstone.loading import Loaded, load
from touchstone.model.unit import Unit
from touchstone.problem import ProblemsFound, stops
from touchstone.rules import quick_look
from touchstone.rules.rule import Finding

PROJECT = Path(__file__).parents[2]
CASES = PROJECT / "tests" / "cases"
SHIPPED = load(PROJECT / "standards").of(Unit)

WORDS = st.sampled_from(
    [
        "greet",
        "Greet",
        "note\u2019s 2nd",
        "caf\u00e9",
        "b0th",
        "\u00a3S12",
        "a | b",
        "an\u00adother",
        "\u0661",
        "a\u0661b",
        "p1",
        "3a",
        "x \u00a7a",
    ]
)
IDS = st.sampled_from(["P1", "P2", "P3", "K1", "K2", "S1", "V1", "SK1", "P10"])
PARTS = st.lists(st.fixed_dictionaries({"id": st.sampled_from("ab1"), "text": WORDS}), max_size=3)
ITEMS = st.lists(st.fixed_dictionaries({"id": IDS, "text": WORDS}, optional={"parts": PARTS}), min_size=1, max_size=4)
GROUPS = st.lists(st.fixed_dictionaries({"items": ITEMS}, optional={"heading": WORDS}), max_size=2)
DATES = st.sampled_from(["1979", "2012", "2012-01", "2012-01-31", "2012-02-30", "2011-12-05", "2100", "1990-02"])
UNIT = st.fixed_dictionaries(
    {"code": st.just("A1"), "title": st.just("Title"), "wording": st.sampled_from(["restated", "catalogue-only"])},
    optional={
        **dict.fromkeys(("performance_criteria", "knowledge", "values", "skills", "behaviours"), GROUPS),
        "scope": st.lists(st.fixed_dictionaries({"term": WORDS, "items": ITEMS}), max_size=2),
        "elements": st.lists(
            st.fixed_dictionaries({"id": st.just("1"), "title": WORDS, "knowledge": GROUPS}), max_size=1
        ),
        "approved": DATES,
        "review_due": DATES,
        "unplaced": st.lists(WORDS, max_size=1),
        "source": st.fixed_dictionaries({"document": WORDS}),
        "links": st.lists(st.fixed_dictionaries({"to": st.just("B1")}, optional={"note": WORDS}), max_size=2),
        "external_links": st.lists(st.just({"title": "t", "address": "https://example.org"}), max_size=1),
        "glossary": st.lists(st.fixed_dictionaries({"term": WORDS, "definition": WORDS}), max_size=1),
    },
)


def unit_of(values: dict[str, Any]) -> Unit:
    return Unit.model_validate({**values, "suite": "s", "file": "suites/s/units/A1.yaml"})


def findings(unit: Unit) -> list[Finding]:
    alone = Loaded(Path(), (unit,), ())
    catalogue = catalogue_of(alone)
    rules = [rule for rule in LOCAL if rule.check in quick_look.STANDS_FOR]
    return [found for rule in (*rules, GIVEN_TWICE) for found in rule.check(catalogue, alone)]


def items(letter: str, *texts: str) -> list[dict[str, Any]]:
    return [{"items": [{"id": f"{letter}{number}", "text": text} for number, text in enumerate(texts, 1)]}]


ORDINARY: dict[str, Any] = {
    "code": "A1",
    "title": "Title",
    "wording": "restated",
    "performance_criteria": items("P", "greet each visitor", "note why they came"),
    "knowledge": items("K", "the purpose of the register"),
    "approved": "2012-01",
    "review_due": "2012-01",
}


@settings(max_examples=1500, deadline=None)
@given(UNIT)
def test_no_rule_finds_anything_in_a_unit_that_passes(values: dict[str, Any]) -> None:
    unit = unit_of(values)
    assert not quick_look.passes(unit) or not findings(unit)


def test_an_ordinary_unit_passes() -> None:
    assert quick_look.passes(unit_of(ORDINARY))


def test_most_units_that_ship_and_all_of_the_benchmark_pass(tmp_path: Path) -> None:
    write_corpus(tmp_path, 20)
    assert all(quick_look.passes(unit) for unit in load(tmp_path).of(Unit))
    assert sum(quick_look.passes(unit) for unit in SHIPPED) > len(SHIPPED) * 0.8


@pytest.mark.parametrize(
    "spoilt",
    [
        {"performance_criteria": items("K", "greet each visitor")},
        {"performance_criteria": items("P", "greet each visitor", "Greet each visitor")},
        {"knowledge": items("K", "check the det|ails")},
        {"knowledge": items("K", "check the deta1ls")},
        {"knowledge": items("K", "check \u00a3S12")},
        {"knowledge": items("K", "a sign: \ufffd")},
        {"knowledge": items("K", "the de\u00adtails")},
        {"wording": "catalogue-only"},
        {"performance_criteria": [], "knowledge": []},
        {"review_due": "2011"},
        {"approved": "2012-02-30"},
        {"approved": "1012"},
        {"unplaced": ["Approved by the panel"]},
        {
            "performance_criteria": [
                {"items": [{"id": "P1", "text": "a", "parts": [{"id": "a", "text": "b"}, {"id": "a", "text": "c"}]}]}
            ]
        },
    ],
    ids=str,
)
def test_a_unit_in_which_a_rule_finds_something_does_not_pass(spoilt: dict[str, Any]) -> None:
    unit = unit_of(ORDINARY | spoilt)
    assert findings(unit)
    assert not quick_look.passes(unit)


def test_a_rule_about_one_unit_that_the_look_does_not_stand_for_is_always_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    write_corpus(tmp_path, 5)
    asked: list[Unit] = []

    def rule(_: object, loaded: Loaded) -> list[Finding]:
        asked.extend(loaded.of(Unit))
        return []

    monkeypatch.setattr(reading, "NOT_AT_A_LOOK", (reading.Rule("TS199", rule),))  # type: ignore[arg-type]
    reading.read_units(listing_of(tmp_path), KeptUnits(tmp_path / "kept", "program"))
    assert len(asked) == 5


def kept(unit: Unit) -> Unit:
    entry, body = entry_of(unit, Stamp(1, 1, 1, "print"), ())
    return kept_unit(entry, lambda _: body)


def as_told(unit: Unit) -> dict[str, str]:
    return {name: repr(getattr(unit, name)) for name in Unit.model_fields}


@pytest.mark.parametrize("unit", SHIPPED, ids=lambda unit: unit.code)
def test_a_unit_that_ships_comes_out_of_the_store_as_it_was(unit: Unit) -> None:
    assert as_told(kept(unit)) == as_told(unit)


@settings(max_examples=300, deadline=None)
@given(UNIT)
def test_any_unit_comes_out_of_the_store_as_it_was(values: dict[str, Any]) -> None:
    unit = unit_of(values)
    found = kept(unit)
    assert as_told(found) == as_told(unit)
    assert found.number_of_items == unit.number_of_items == sum(1 for _ in unit.items())


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir() if path.name != "_base"))
def test_a_build_says_of_a_spoilt_standard_what_the_check_says(case: str, tmp_path: Path) -> None:
    for files in (CASES / "_base", CASES / case):
        shutil.copytree(files, tmp_path, dirs_exist_ok=True)
    standards, docs = tmp_path / "standards", tmp_path / "docs"
    docs.mkdir(exist_ok=True)
    told = check(standards, docs)
    try:
        read_catalogue(listing_of(standards), docs, KeptUnits(tmp_path / "kept", "program"))
    except ProblemsFound as found:
        assert list(found.problems) == told
    else:
        assert not stops(told)


def test_rules_about_all_records_look_again_only_where_something_that_they_see_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standards, docs = tmp_path / "standards", tmp_path / "docs"
    write_corpus(standards, 5)
    docs.mkdir()
    looked: list[int] = []

    def rule(_: object, loaded: Loaded) -> list[Finding]:
        looked.append(len(loaded.of(Unit)))
        return []

    monkeypatch.setattr(reading, "ACROSS", (*reading.ACROSS, reading.Rule("TS299", rule)))  # type: ignore[arg-type]

    def looks_again() -> bool:
        looked.clear()
        read_catalogue(listing_of(standards), docs, KeptUnits(tmp_path / "kept", "program"))
        return bool(looked)

    unit = standards / "suites" / "suite-1" / "units" / "S1U2.yaml"
    assert looks_again()
    assert not looks_again()
    unit.write_text(unit.read_text("utf-8").replace("point 3", "point three"), "utf-8")
    assert not looks_again()
    unit.write_text(unit.read_text("utf-8").replace("title: ", "title: Again "), "utf-8")
    assert looks_again()
    (standards / "glossary.yaml").write_text("terms: []\n", "utf-8")
    assert looks_again()


def test_what_the_rules_about_all_records_find_is_found_again(tmp_path: Path) -> None:
    standards, docs = tmp_path / "standards", tmp_path / "docs"
    write_corpus(standards, 5)
    docs.mkdir()
    unit = standards / "suites" / "suite-1" / "units" / "S1U2.yaml"
    unit.write_text(unit.read_text("utf-8").replace("code: S1U2", "code: S1U3"), "utf-8")
    for _ in range(2):
        with pytest.raises(ProblemsFound, match="problem"):
            read_catalogue(listing_of(standards), docs, KeptUnits(tmp_path / "kept", "program"))
