"""Details under labels of an owner's own: the class of the label and the shape of the value tell the field.

The report names each guess.
"""

from __future__ import annotations

import pytest

from touchstone.importers.details.own_fields import with_own_fields
from touchstone.importers.document.draft import Draft
from touchstone.importers.document.lines import Line
from touchstone.importers.importing import import_document
from touchstone.importers.signs.own_rows import is_own_field, is_own_row

UNIT = (
    "Keep a pond\n\nThis standard is about ponds.\n\nPerformance criteria\n\nP1 skim off the weed\nP2 top up the "
    "water\n\nKnowledge and understanding\n\nK1 what newts eat\nK2 when frogs wake\n\nAbout this document\n\n"
)


def draft_of(details: str) -> Draft:
    """The draft of a unit with these lines at its end."""
    (draft,) = import_document((UNIT + details).encode(), "x.txt")
    assert draft.words.agrees, draft.words
    return draft


def guesses(draft: Draft) -> list[str]:
    """What the report says of labels that were guessed."""
    return [doubt.what for doubt in draft.doubts if "was taken for that of the field" in doubt.what]


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ("Ratified: 4 May 2019", "approved", "2019-05-04"),
        ("Adopted by the council: May 2019", "approved", "2019-05"),
        ("In force since: 2019-05", "approved", "2019-05"),
        ("To be reconsidered: May 2024", "review_due", "2024-05"),
        ("Read again by: 05/2024", "review_due", "2024-05"),
        ("Next revision due: May 2024", "review_due", "2024-05"),
        ("Expires: May 2024", "review_due", "2024-05"),
        ("Paper no.: PD/04", "code", "PD/04"),
        ("Our reference: PD-04", "code", "PD-04"),
        ("Revision: 3", "version", 3),
        ("Edition: fourth", "version", 4),
    ],
)
def test_the_label_and_the_shape_of_the_value_tell_a_field(row: str, field: str, value: object) -> None:
    assert draft_of(row).values[field] == value


@pytest.mark.parametrize("row", ["Ratified 4 May 2019", "Read again May 2024", "Our ref PD-04"])
def test_a_label_needs_no_sign_behind_it_where_the_value_can_be_nothing_else(row: str) -> None:
    assert is_own_row(row)


@pytest.mark.parametrize("row", ["Ratified: by all", "Read again: the last page", "Reference: see below"])
def test_a_value_of_another_shape_makes_no_field(row: str) -> None:
    assert not is_own_row(row)


def test_a_label_alone_is_one() -> None:
    assert [is_own_field(text) for text in ("Signed off on", "To be looked over again", "Ponds")] == [True, True, False]


def test_the_report_names_each_label_that_was_guessed() -> None:
    assert guesses(draft_of("Ratified: May 2019\nVersion: 2")) == [
        "the label “Ratified” was taken for that of the field ‘approved’"
    ]


def test_names_and_lists_are_fields_beside_others_only() -> None:
    beside = draft_of("Version: 2\nRatified: May 2019\nDrafted by: Guild of Ponds\nFor: keepers; wardens").values
    assert (beside["developed_by"], beside["occupations"]) == ("Guild of Ponds", ["keepers", "wardens"])
    alone, _ = with_own_fields([Line(0, "For: keepers; wardens", 1), Line(1, "Newts sleep.", 2)])
    assert alone[0].text == "For: keepers; wardens"


def test_of_two_dates_the_later_one_is_that_of_the_review() -> None:
    values = draft_of("Version: 2\nDate approved: May 2019\nThought over: May 2024").values
    assert (values["approved"], values["review_due"]) == ("2019-05", "2024-05")


@pytest.mark.parametrize("label", ["Printed", "Last edited", "Replaces the sheet of"])
def test_a_date_of_the_copy_is_no_field(label: str) -> None:
    assert "review_due" not in draft_of(f"Version: 2\nDate approved: May 2019\n{label}: May 2024").values


def test_a_row_with_a_label_that_is_not_known_ends_the_value_above() -> None:
    values = draft_of("Version: 2\nKeywords: newts; frogs\nPlaces nearby: the mill").values
    assert values["keywords"] == ["newts", "frogs"]


def test_a_sentence_may_tell_them() -> None:
    values = draft_of("Pond paper PD-04, revision 3. Ratified May 2019, to be reconsidered May 2024.").values
    assert [values[name] for name in ("code", "version", "approved", "review_due")] == [
        "PD-04",
        3,
        "2019-05",
        "2024-05",
    ]


def test_a_label_may_be_broken_over_two_lines() -> None:
    values = draft_of("Version number 2\nIndicative review\ndate\nMay 2024\n\nRelevant\noccupations\nKeeper; Warden")
    assert (values.values["review_due"], values.values["occupations"]) == ("2024-05", ["Keeper", "Warden"])


def test_labels_stand_in_cells_and_over_values() -> None:
    page = (
        "<h1>Keep a pond</h1><table><tr><td>Paper no.</td><td>PD-04</td><td>Ratified</td><td>May 2019</td></tr></table>"
        "<h2>Performance criteria</h2><p>P1 skim off the weed</p><p>P2 top up the water</p>"
        "<h2>Knowledge and understanding</h2><p>K1 what newts eat</p><p>K2 when frogs wake</p>"
        "<p><b>Read again by</b></p><p>May 2024</p>"
    )
    (draft,) = import_document(f"<html><body>{page}</body></html>".encode(), "x.html")
    assert [draft.values.get(name) for name in ("code", "approved", "review_due")] == ["PD-04", "2019-05", "2024-05"]
