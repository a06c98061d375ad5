"""Criteria and knowledge under the headings, and with the labels, that publishers give them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from touchstone.importers.importing import import_document
from touchstone.importers.units.doubting import items_of

FORMS = yaml.safe_load((Path(__file__).parent / "forms" / "items.yaml").read_text(encoding="utf-8"))
BEFORE = "ABCPN7 Preserve fruit\n\nOverview\n\nThis standard is about jam.\n\n"
AFTER = "\n\nVersion number: 2\nDate approved: May 2011\nDeveloped by: Guild of Preserves\n"
WANTED = {
    "P1": "weigh the fruit with care",
    "P2": "sort the fruit by ripeness",
    "P3": "fill the jars",
    "K1": "what pectin does",
    "K2": "how hot a jar must be",
}


@pytest.mark.parametrize("spaced", [False, True], ids=["close", "with space between"])
@pytest.mark.parametrize("form", FORMS)
def test_items_with_their_labels_and_sub_headings(form: str, spaced: bool) -> None:
    text = FORMS[form].replace("\n", "\n\n").replace("by\n\n", "by\n") if spaced else FORMS[form]
    (draft,) = import_document(f"{BEFORE}{text}{AFTER}".encode(), "a.txt")
    assert dict(items_of(draft.values)) == WANTED
    headings = [group.get("heading", "").capitalize() for group in draft.values["performance_criteria"]]
    assert headings == ["Before", "After"]
    assert draft.words.agrees, draft.words


@pytest.mark.parametrize("labels", ["P2a P2b", "P2(a) P2(b)", "P2.a P2.b", "P2.1 P2.2", "(a) (b)", "- -"])
def test_sub_points_under_the_label_of_their_item(labels: str) -> None:
    first, second = labels.split()
    criteria = f"P1 weigh the fruit\nP2 sort the fruit:\n{first} by size\n{second} by ripeness\nP3 fill the jars"
    text = f"{BEFORE}Performance criteria\n{criteria}\n\nKnowledge and understanding\nK1 heat\n{AFTER}"
    (draft,) = import_document(text.encode(), "a.txt")
    items = draft.values["performance_criteria"][0]["items"]
    assert [item["text"] for item in items] == ["weigh the fruit", "sort the fruit:", "fill the jars"]
    assert [part["text"] for part in items[1]["parts"]] == ["by size", "by ripeness"]


def test_glued_items_that_begin_with_an_article_are_no_sub_points() -> None:
    text = f"{BEFORE}Knowledge and understanding\nK1a range of jars\nK2a way to boil them\nK3an oven\n{AFTER}"
    (draft,) = import_document(text.encode(), "a.txt")
    assert dict(items_of(draft.values)) == {"K1": "a range of jars", "K2": "a way to boil them", "K3": "an oven"}


def test_areas_over_several_rows_of_a_record_are_sub_headings() -> None:
    rows = (
        "<tr><th>Area</th><th>No</th><th>You must be able to:</th><th>Met</th></tr><tr><td rowspan=2>Before</td>"
        "<td>P1</td><td>weigh the fruit</td><td>☑</td></tr><tr><td>P2</td><td>sort it</td><td></td></tr>"
        "<tr><td>After</td><td>P3</td><td>fill the jars</td><td>☐</td></tr>"
    )
    page = (
        f"<!doctype html><html><body><h1>ABCPN7 Preserve fruit</h1><h2>Performance criteria</h2><table>{rows}</table>"
    )
    (draft,) = import_document(page.encode(), "a.html")
    groups = [(one["heading"], [item["text"] for item in one["items"]]) for one in draft.values["performance_criteria"]]
    assert groups == [("Before", ["weigh the fruit", "sort it"]), ("After", ["fill the jars"])]


def test_markdown_lists_that_number_themselves_and_facts_before_the_text() -> None:
    text = (
        '+++\ntitle = "Preserve fruit"\nurn = "ABCPN7"\nkeywords = ["jam", "sugar"]\n+++\n\n## Performance criteria\n\n'
        "1. weigh the fruit\n1. sort it\n   by size\n1. fill the jars\n\n## Knowledge\n\n1. heat\n1. pectin\n"
    )
    (draft,) = import_document(text.encode(), "a.md")
    assert list(dict(items_of(draft.values))) == ["P1", "P2", "P3", "K1", "K2"]
    assert (draft.values["title"], draft.values["keywords"]) == ("Preserve fruit", ["jam", "sugar"])


def test_signs_that_markdown_escapes_are_read_as_they_are_printed() -> None:
    text = (
        "# ABCPN7 Preserve fruit\n\n## Performance criteria\n\n1\\. weigh the fruit\n\n2\\. note *all* faults\\*\n\n"
        "## Knowledge and understanding\n\n\\- what pectin does\n\n\\- the mark\\_up of a jar\n"
    )
    (draft,) = import_document(text.encode(), "a.md")
    items = dict(items_of(draft.values))
    assert items == {
        "P1": "weigh the fruit",
        "P2": "note all faults*",
        "K1": "what pectin does",
        "K2": "the mark_up of a jar",
    }


@pytest.mark.parametrize(
    "words", ["Click or tap here to enter text.", "Click or tap to enter a date.", "Choose an item."]
)
def test_a_placeholder_that_nobody_filled_in_is_no_item(words: str) -> None:
    text = f"{BEFORE}Performance criteria\n- weigh the fruit\n- {words}\n- fill the jars\n\nKnowledge\nK1 heat\n{AFTER}"
    (draft,) = import_document(text.encode(), "a.txt")
    assert dict(items_of(draft.values)) == {"P1": "weigh the fruit", "P2": "fill the jars", "K1": "heat"}


def test_a_remark_behind_the_last_labelled_item_is_no_part_of_it() -> None:
    remark = "Assessor's remarks: Seen at the stall. The jars were clean."
    text = (
        f"{BEFORE}Performance criteria\nP1 weigh the fruit\nP2 fill the jars\n\n{remark}\n\nKnowledge\nK1 heat\n{AFTER}"
    )
    (draft,) = import_document(text.encode(), "a.txt")
    assert dict(items_of(draft.values)) == {"P1": "weigh the fruit", "P2": "fill the jars", "K1": "heat"}
    assert draft.values["unplaced"] == [remark]


@pytest.mark.parametrize(
    "headings",
    [
        ["Performance Criteria 1", "Performance Criteria 2 and 3", "Performance Criteria 4"],
        ["Performance criterion 1", "Performance criteria 2, 3 and 4", "Performance criteria 5–7"],
    ],
)
def test_knowledge_may_stand_under_the_numbers_of_the_criteria_that_it_is_for(headings: list[str]) -> None:
    items = ["K1 what pectin does", "K2 how long a jar should not be opened for\nand must not", "K3 why lids rust"]
    listed = "\n".join(f"{heading}\n{item}" for heading, item in zip(headings, items, strict=True))
    criteria = "P1 weigh the fruit\nP2 sort it\nP3 fill the jars\nP4 label them"
    text = f"{BEFORE}Performance criteria\n{criteria}\n\nKnowledge and understanding\n{listed}\n{AFTER}"
    (draft,) = import_document(text.encode(), "a.txt")
    assert [group["heading"] for group in draft.values["knowledge"]] == headings
    assert [len(group["items"]) for group in draft.values["knowledge"]] == [1, 1, 1]
    assert len(draft.values["performance_criteria"][0]["items"]) == 4


@pytest.mark.parametrize("sign", [":", " –"])
@pytest.mark.parametrize("empty", ["Skills", "Values\nBehaviours\nSkills", "Behaviours"])
def test_a_glossary_behind_headings_with_nothing_under_them_is_one(empty: str, sign: str) -> None:
    meant = {"Pectin": "what makes jam set", "Setting point": "the heat at which it does"}
    terms = "\n".join(f"{term}{sign} {definition}" for term, definition in meant.items())
    text = f"{BEFORE}Performance criteria\nP1 weigh the fruit\n{empty}\nGlossary\n{terms}\n{AFTER}"
    (draft,) = import_document(text.encode(), "a.txt")
    assert {one["term"]: one["definition"] for one in draft.values["glossary"]} == meant
    assert not {"skills", "values", "behaviours"} & set(draft.values)
