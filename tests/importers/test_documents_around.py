"""What stands around a standard: the heads of messages, a handbook, the furniture of a page, running heads in text."""

from __future__ import annotations

import pytest

from tests.importers.building import Placed, column, pdf
from tests.importers.test_scope_forms import AFTER, BEFORE, WANTED, scope_of
from touchstone.importers.document.draft import Draft
from touchstone.importers.importing import import_document

UNIT = f"{BEFORE}Scope/range\n\nProducts: jam; jelly; marmalade.\nFruit: soft fruit; citrus fruit.{AFTER}"
HEADS = {
    "four lines": "From: Ada Fern\nSent: 3 May 2011 10:02\nTo: The kitchen\nSubject: FW: jam\n",
    "two messages": "From: Ada Fern\nTo: The kitchen\nSubject: FW: jam\n\nHere it is.\n\nAda\n\n"
    "-----Original Message-----\nFrom: Training\nDate: 2 May 2011\nTo: Ada Fern\nSubject: jam\n",
    "Welsh": "Oddi wrth: Ada Fern\nAnfonwyd: 3 Mai 2011\nAt: Y gegin\nPwnc: jam\n",
}


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_message_and_its_closing_words_are_no_part_of_a_standard(head: str) -> None:
    text = f"{HEADS[head]}\n{UNIT}\nKind regards,\nColin\nGuild of Preserves\n"
    (draft,) = import_document(text.encode(), "a.txt")
    assert (draft.values["title"], draft.values["code"]) == ("Preserve fruit", "ABCPN7")
    assert "unplaced" not in draft.values
    assert scope_of(text, "a.txt") == WANTED


def test_a_field_that_looks_like_the_head_of_a_message_stays() -> None:
    text = f"{UNIT}\nVersion number: 2\nDate approved: May 2011\nSubject: Preserves\n"
    (draft,) = import_document(text.encode(), "a.txt")
    assert "Subject: Preserves" in draft.values["unplaced"]


def test_the_full_stop_of_a_list_in_a_line_is_no_part_of_its_last_entry() -> None:
    (draft,) = import_document(UNIT.encode(), "a.txt")
    said = [item["text"] for group in draft.values["scope"] for item in group["items"]]
    assert said == ["jam", "jelly", "marmalade", "soft fruit", "citrus fruit"]


def test_running_heads_among_the_fields_of_a_text_are_no_values() -> None:
    foot = "ABCPN7 {}\nABCPN7\nPreserve fruit\n"
    details = (
        f"Developed by Guild of Preserves\nVersion number 2\nSuite Kitchen work\n{foot.format(2)}Original URN\nABCPN7\n"
    )
    text = f"ABCPN7\n{UNIT.removeprefix('ABCPN7')}\n{details}Keywords jam; fruit\nABCPN7 3\n"
    (draft,) = import_document(text.encode(), "a.txt")
    told = [draft.values[name] for name in ("suites", "original_urn", "keywords")]
    assert told == [["Kitchen work"], "ABCPN7", ["jam", "fruit"]]


def test_a_lead_in_broken_behind_a_shorter_one_is_whole() -> None:
    text = UNIT.replace("You need to know and understand:", "You need to know\nand understand:")
    (draft,) = import_document(text.encode(), "a.txt")
    assert "unplaced" not in draft.values


def test_a_sub_heading_in_ing_stands_behind_a_full_line() -> None:
    text = (
        "ABCPN7\nPreserve fruit\nPerformance criteria\nWeighing the fruit\nP1 weigh all of the fruit that came in on\n"
        "scale\nP2 set aside what is mouldy or overripe\nFilling jars\nP3 fill jars to the mark while it is hot\n"
        "Knowledge and understanding\nK1 what pectin does\n"
    )
    (draft,) = import_document(text.encode(), "a.txt")
    assert [group["heading"] for group in draft.values["performance_criteria"]] == [
        "Weighing the fruit",
        "Filling jars",
    ]


def page(scope: str) -> str:
    return (
        "<!doctype html><html><body><h1>ABCPN7 Preserve fruit</h1><h2>Performance criteria</h2><ol><li>weigh the fruit"
        f"</li><li>fill the jars</li></ol><h2>Scope</h2>{scope}</body></html>"
    )


def test_lists_that_an_editor_wrote_beside_each_other_have_the_depth_of_their_class() -> None:
    lists = "".join(
        f"<ul class='c1 lst-kix_a1-0'><li>{term}</li></ul><ul class='lst-kix_a1-1 c2'>"
        f"{''.join(f'<li>{item}</li>' for item in items)}</ul>"
        for term, items in WANTED.items()
    )
    assert scope_of(page(lists), "a.html") == WANTED


def test_what_stands_behind_the_table_of_a_scope_is_no_entry() -> None:
    rows = "".join(
        f"<tr><td>{term}</td><td><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul></td></tr>"
        for term, items in WANTED.items()
    )
    tail = "<p>Ask us about jam</p><h3>Share this</h3><ul><li>on a postcard</li></ul>"
    assert scope_of(page(f"<table>{rows}</table>{tail}"), "a.html") == WANTED


def test_a_heading_of_an_overview_over_fields_is_that_of_the_details() -> None:
    text = UNIT.replace("Performance criteria", "Overview\n\nThis unit is about jam.\n\nPerformance criteria", 1)
    text += "\nAbout this standard\n\nDeveloped by: Guild of Preserves\nVersion number: 2\nSuite: Kitchen work\n"
    (draft,) = import_document(text.encode(), "a.txt")
    assert (draft.values["overview"], draft.values["version"]) == ("This unit is about jam.", 2)


def test_titles_between_commas_are_parted_where_each_has_a_capital_and_nothing_joins_them() -> None:
    fields = "\nOccupations: Jam Maker, Cook, Kitchen Porter\nSuites: Food, Drink and Leisure\n"
    (draft,) = import_document(f"{UNIT}{fields}Version number: 2\n".encode(), "a.txt")
    assert draft.values["occupations"] == ["Jam Maker", "Cook", "Kitchen Porter"]
    assert draft.values["suites"] == ["Food, Drink and Leisure"]


def handbook(*, tail: bool) -> list[Draft]:
    """A handbook with a cover, an introduction, and two units whose fields stand under their titles."""
    cover: list[list[Placed]] = [[(60, 200, 24, "**Award in Preserves")]]
    cover.append(
        [(60, 60, 15, "**1 Introduction"), *column(["This handbook is for kitchens.", "It holds two units."], 60, 90)]
    )
    for number, title, first in ((1, "Preserve fruit", "weigh the fruit"), (2, "Pickle roots", "peel the roots")):
        top: list[Placed] = [(60, 60, 15, f"**Unit PN{number}"), (60, 80, 15, f"**{title}")]
        fields = column([f"URN ABCPN{number}", "Version number 2", "Date approved May 2011"], 60, 100)
        lines = ["**Overview", f"This unit is about how to {title.lower()}.", "**Performance criteria", f"1. {first}"]
        lines += [
            "2. fill the jars",
            "**Knowledge and understanding",
            "1. how hot a jar must be",
            "2. why lids are new",
        ]
        cover.append([*top, *fields, *column(lines, 60, 150, 10, 16)])
    if tail:
        cover.append([(60, 60, 15, "**Where to write"), *column(["The guild answers letters."], 60, 90)])
    return import_document(pdf(cover), "a.pdf")


@pytest.mark.parametrize("tail", [False, True], ids=["to the end", "with a page behind"])
def test_a_handbook_is_parted_into_its_units_and_nothing_else_of_it_is_kept(tail: bool) -> None:
    drafts = handbook(tail=tail)
    assert [draft.values["title"] for draft in drafts] == ["Preserve fruit", "Pickle roots"]
    assert [draft.values["urn"] for draft in drafts] == ["ABCPN1", "ABCPN2"]
    assert [len(draft.values["knowledge"][0]["items"]) for draft in drafts] == [2, 2]
    assert not any("unplaced" in draft.values for draft in drafts)
    assert all(draft.words.agrees for draft in drafts)


def test_a_heading_about_related_documents_within_a_unit_ends_nothing() -> None:
    text = (
        "ABCPN7 Preserve fruit\n\nPerformance criteria\nP1 weigh the fruit\n\nRelated documents\nThe book of jams\n\n"
        "Knowledge and understanding\nK1 how pectin sets\n"
    )
    (draft,) = import_document(text.encode(), "a.txt")
    assert draft.values["knowledge"][0]["items"][0]["text"] == "how pectin sets"


@pytest.mark.parametrize("item", ["I check that the unit is locked", "Simulation is a way to learn"])
def test_what_sounds_like_the_record_of_a_candidate_and_is_none_stays_an_item(item: str) -> None:
    text = (
        f"ABCPN7 Preserve fruit\n\nPerformance criteria\nI weigh the fruit\n{item}\nI fill the jars\n\n"
        "Knowledge and understanding\nhow pectin sets\nwhy jars are hot\n"
    )
    (draft,) = import_document(text.encode(), "a.txt")
    assert item in [one["text"] for one in draft.values["performance_criteria"][0]["items"]]
