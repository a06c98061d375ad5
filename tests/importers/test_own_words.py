"""Units that say things in words and marks of their own: headings that are sentences, bare letters, details in prose,
lists in three columns, and records beside the items; and text that must not be taken for any of these."""

from __future__ import annotations

from typing import Any

import pytest

from tests.importers.building import column, pdf
from touchstone.importers.dividing.kinds import NOTHING
from touchstone.importers.document.lines import Refused
from touchstone.importers.importing import import_document
from touchstone.importers.units.doubting import items_of

TAIL = "\n\nVersion number: 2\nDate approved: May 2011\nDeveloped by: Guild of Ponds\n"


def read(content: str | bytes, name: str = "x.txt") -> dict[str, Any]:
    """The values of the one unit in a document, whose words are kept."""
    (draft,) = import_document(content.encode() if isinstance(content, str) else content, name)
    assert draft.words.agrees, draft.words
    return draft.values


@pytest.mark.parametrize(
    ("do", "know", "cover"),
    [
        ("What keepers must do", "What keepers must know", "What it covers"),
        ("WHAT THE KEEPER DOES", "WHAT THE KEEPER KNOWS", "WHERE THIS STANDARD APPLIES"),
        ("How you should work", "Things to know", "Circumstances"),
        ("Effective practice", "What must be understood", "Conditions under which it applies"),
        ("Section B: Performance", "Section C: Knowledge", "Section D: Range"),
    ],
)
def test_headings_in_words_of_their_own(do: str, know: str, cover: str) -> None:
    text = (
        f"ABCPN4 Keep a pond\n\n{do}\n\n1. skim off the weed\n2. top up the water\n\n{know}\n\n1. what newts eat\n"
        f"2. when frogs wake\n\n{cover}\n\nPonds: clay ponds; lined ponds{TAIL}"
    )
    values = read(text)
    assert dict(items_of(values)) == {
        "P1": "skim off the weed",
        "P2": "top up the water",
        "K1": "what newts eat",
        "K2": "when frogs wake",
        "S1": "clay ponds",
        "S2": "lined ponds",
    }
    assert values["scope"][0]["term"] == "Ponds"


def test_bare_letters_and_bare_romans_count_where_they_follow_one_another() -> None:
    text = (
        "ABCPN4 Keep a pond\n\nPerformance criteria\n\na Weed is skimmed off.\nb Water is topped up.\nc Newts are left"
        " in peace.\n\nKnowledge and understanding\n\ni what newts eat\nii when frogs wake\niii why fish die" + TAIL
    )
    values = read(text)
    assert [text for _, text in items_of(values)][:3] == [
        "Weed is skimmed off.",
        "Water is topped up.",
        "Newts are left in peace.",
    ]
    assert [item["text"] for item in values["knowledge"][0]["items"]] == [
        "what newts eat",
        "when frogs wake",
        "why fish die",
    ]


def test_an_article_at_the_beginning_of_a_line_is_no_letter() -> None:
    text = (
        "ABCPN4 Keep a pond\n\nPerformance criteria\n\nP1 tell the owner of\na pond that leaks\n"
        "P2 call for\na digger\n\n"
        "Knowledge and understanding\n\nK1 newts\nK2 frogs" + TAIL
    )
    assert dict(items_of(read(text)))["P1"] == "tell the owner of a pond that leaks"


def test_numbers_with_letters_stand_for_items_under_their_outcomes() -> None:
    text = (
        "ABCPN4 Keep a pond\n\nPerformance criteria\n\nOutcome 1: Clear the pond\n\n1a skim off the weed\n"
        "1b lift out leaves\n\nOutcome 2 Fill the pond\n\n2a top up the water\n2b close the tap\n\n"
        "Knowledge and understanding\n\nK1 newts\nK2 frogs" + TAIL
    )
    groups = read(text)["performance_criteria"]
    assert [(group["heading"], [item["text"] for item in group["items"]]) for group in groups] == [
        ("Clear the pond", ["skim off the weed", "lift out leaves"]),
        ("Fill the pond", ["top up the water", "close the tap"]),
    ]


def test_details_that_sentences_tell_are_fields() -> None:
    text = (
        "ABCPN4 Keep a pond\n\nPerformance criteria\n\nP1 skim\nP2 fill\n\nKnowledge and understanding\n\nK1 newts\n"
        "K2 frogs\n\nAbout this standard\n\nThis is version 3. It was approved in June 2014 and is due for review in "
        "June 2019. It was developed by the Guild of Ponds.\n"
    )
    values = read(text)
    assert [values.get(name) for name in ("version", "approved", "review_due", "developed_by")] == [
        3,
        "2014-06",
        "2019-06",
        "Guild of Ponds",
    ]


def test_a_sentence_with_a_version_and_a_date_stays_what_it_is() -> None:
    text = (
        "ABCPN4 Keep a pond\n\nPerformance criteria\n\nP1 use version 3 of the plan that was approved in June 2014\n"
        "P2 fill\n\nKnowledge and understanding\n\nK1 newts\nK2 frogs" + TAIL
    )
    assert dict(items_of(read(text)))["P1"] == "use version 3 of the plan that was approved in June 2014"


def test_three_lists_beside_each_other_are_read_one_by_one() -> None:
    lists = (
        ("**WHAT YOU DO", "1 skim off the weed", "2 top up the water"),
        ("**WHAT YOU KNOW", "3 what newts eat", "4 when frogs wake"),
        ("**WHERE IT APPLIES", "• clay ponds", "• lined ponds"),
    )
    page = [(30, 40, 16, "**Keep a pond"), (30, 70, 9, "Version: 2"), (30, 82, 9, "Developed by: Guild of Ponds")]
    for at, lines in enumerate(lists):
        page += column(list(lines), 30 + 190 * at, 130, step=15)
    values = read(pdf([page]), "x.pdf")
    assert list(dict(items_of(values)).values()) == [
        "skim off the weed",
        "top up the water",
        "what newts eat",
        "when frogs wake",
        "clay ponds",
        "lined ponds",
    ]


def test_what_a_candidate_wrote_beside_the_items_is_left_out() -> None:
    page = [(60, 60, 16, "**ABCPN4 Keep a pond"), (60, 90, 12, "**Performance criteria")]
    heads = ((60, "**Ref"), (100, "**Criteria"), (380, "**Evidence"), (470, "**Date"))
    page += [(x, 110, 10, text) for x, text in heads]
    page += [(60, 128, 10, "PC1"), (100, 128, 10, "skim off the weed"), (380, 128, 10, "W3"), (470, 128, 10, "4/5")]
    page += [(60, 146, 10, "PC2"), (100, 146, 10, "top up the water"), (380, 146, 10, "W4")]
    page += [(60, 190, 12, "**Knowledge and understanding"), (60, 208, 10, "KU1 newts"), (60, 226, 10, "KU2 frogs")]
    values = read(pdf([page]), "x.pdf")
    assert dict(items_of(values)) == {
        "P1": "skim off the weed",
        "P2": "top up the water",
        "K1": "newts",
        "K2": "frogs",
    }


def test_a_notice_with_such_words_is_still_no_standard() -> None:
    text = (
        "POND CLUB\n\nWhat you do\n\n1. bring a net\n2. bring a friend\n\nWhat you know\n\n1. the gate code\n"
        "2. the time\n"
    )
    with pytest.raises(Refused) as refused:
        import_document(text.encode(), "x.txt")
    assert str(refused.value) == NOTHING


def test_labels_tell_the_parts_where_no_heading_is_known() -> None:
    text = (
        "ABCPN4 Keep a pond\n\nThis standard is about ponds.\n\nGETTING IT RIGHT\n\nBefore\n"
        "P1 skim off the weed\nAfter\nP2 top up the water\n\nBACKGROUND\n\n"
        "K1 what newts eat\nK2 when frogs wake\n\nExtent\n\nPonds: clay; lined" + TAIL
    )
    values = read(text)
    assert [(group["heading"], group["items"][0]["text"]) for group in values["performance_criteria"]] == [
        ("Before", "skim off the weed"),
        ("After", "top up the water"),
    ]
    assert [item["text"] for item in values["knowledge"][0]["items"]] == ["what newts eat", "when frogs wake"]
    assert values["overview"] == "This standard is about ponds."
    assert values["unplaced"] == ["Extent", "Ponds: clay; lined"]  # and no part of the last item


def test_a_part_that_only_labels_tell_is_a_doubt() -> None:
    text = (
        "ABCPN4 Keep a pond\n\nThis standard is about ponds.\n\nGetting it right\n\nP1 skim\nP2 fill\n\nBackground\n\n"
        "K1 newts\nK2 frogs" + TAIL
    )
    (draft,) = import_document(text.encode(), "x.txt")
    assert any("“Getting it right” was taken for performance criteria" in doubt.what for doubt in draft.doubts)


def test_one_label_in_prose_begins_no_part() -> None:
    text = (
        "ABCPN4 Keep a pond\n\nThis standard is about ponds.\n\nA word of warning\n\nP1 is the old name of it.\n\n"
        "Performance criteria\n\nP1 skim\nP2 fill\n\nKnowledge and understanding\n\nK1 newts\nK2 frogs" + TAIL
    )
    assert list(dict(items_of(read(text)))) == ["P1", "P2", "K1", "K2"]
