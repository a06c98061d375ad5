"""What copying and converting leaves of a table or margin: strokes for borders, words between lines, broken labels."""

from __future__ import annotations

import pytest

from touchstone.importers.document.draft import Draft
from touchstone.importers.importing import import_document
from touchstone.importers.reading.stacked_cells import stacked_cells
from touchstone.importers.reading.tabbed_rows import cells_of
from touchstone.importers.units.doubting import items_of

STROKES = """Unit QU 4Keep a harbour light
/ This unit is about keeping a light that ships rely on.
Performance criteria
You must be able to: / Element 1 By day
P1clean the lens with a dry cloth
P2wind the clockwork before noon
/ Element 2 By night
P3light the lamp at sunset
P4note each hour in the log
Knowledge and understanding
You must know and understand: / Element 1 By day
K1how soot dims a lens
/ Element 2 By night
K2the hours of sunset
Range
You must cover: / Element 1 By day
• brass lenses
• glass lenses
/ Element 2 By night
• oil lamps
Developed by / Harbour Lights Board
Approved / July 2007
"""
MARGIN = """QUAY7
Moor a barge

Overview This standard is about tying up barges at a quay.

Performance
P1 come alongside slowly enough to stop without
criteria
touching the wall
You must be able to:
P2 pass the bow line first
P3 leave slack for the tide

Knowledge and
K1 the range of the tide at
understanding
your quay
You need to know and
K2 how ropes chafe
understand:
K3 who may untie a barge

Developed by Barge Owners' Union
Version number 1
Originating
organisation Barge Owners' Union
Relevant
occupations Bargee; Lock keeper
Indicative review
date May 2030
"""
COVER = """Standards for ferries

Contents
FE1 Sell tickets on the slip 2
FE2 Lower the ramp 3

Each unit opens with a short text.

"""
UNIT = """Unit {code} {title}

Overview
This unit is about a part of the work on a ferry.

Performance criteria
You must be able to:
P1 look along the deck before anything moves
P2 tell the bridge when all is clear

Knowledge and understanding
You must know and understand:
K1 the signals that the bridge gives
K2 what the tide does to the slip

"""


def draft_of(text: str) -> Draft:
    (draft,) = import_document(text.encode(), "x.txt")
    assert draft.words.agrees, draft.words
    assert not draft.values.get("unplaced")
    return draft


def test_strokes_for_borders_of_cells_part_labels_from_their_values() -> None:
    values = draft_of(STROKES).values
    assert (values["developed_by"], values["approved"]) == ("Harbour Lights Board", "2007-07")


def test_a_code_that_is_glued_to_the_title_is_parted_from_it() -> None:
    values = draft_of(STROKES).values
    assert (values["code"], values["title"]) == ("QU 4", "Keep a harbour light")


def test_an_element_that_stands_under_two_sections_is_one_element() -> None:
    elements = draft_of(STROKES).values["elements"]
    assert [(one["id"], one["title"], one["performance_criteria"], one["knowledge"]) for one in elements] == [
        (
            "1",
            "By day",
            [
                {
                    "items": [
                        {"id": "P1", "text": "clean the lens with a dry cloth"},
                        {"id": "P2", "text": "wind the clockwork before noon"},
                    ]
                }
            ],
            [{"items": [{"id": "K1", "text": "how soot dims a lens"}]}],
        ),
        (
            "2",
            "By night",
            [
                {
                    "items": [
                        {"id": "P3", "text": "light the lamp at sunset"},
                        {"id": "P4", "text": "note each hour in the log"},
                    ]
                }
            ],
            [{"items": [{"id": "K2", "text": "the hours of sunset"}]}],
        ),
    ]


def test_labels_that_count_on_from_one_element_to_the_next_are_no_gap() -> None:
    draft = draft_of(STROKES)
    assert not [doubt for doubt in draft.doubts if "jump" in doubt.what]
    skipped = draft_of(STROKES.replace("P3light", "P5light").replace("P4note", "P6note"))
    assert [doubt.where for doubt in skipped.doubts if "jump" in doubt.what] == ["P5"]


def test_elements_under_the_range_are_terms_of_the_scope() -> None:
    scope = draft_of(STROKES).values["scope"]
    assert [(one["term"], [item["text"] for item in one["items"]]) for one in scope] == [
        ("Element 1 By day", ["brass lenses", "glass lenses"]),
        ("Element 2 By night", ["oil lamps"]),
    ]


def test_words_of_the_margin_between_the_lines_of_an_item_do_not_get_into_it() -> None:
    assert list(items_of(draft_of(MARGIN).values)) == [
        ("P1", "come alongside slowly enough to stop without touching the wall"),
        ("P2", "pass the bow line first"),
        ("P3", "leave slack for the tide"),
        ("K1", "the range of the tide at your quay"),
        ("K2", "how ropes chafe"),
        ("K3", "who may untie a barge"),
    ]


def test_a_label_of_a_field_may_be_broken_over_two_lines() -> None:
    values = draft_of(MARGIN).values
    assert values["originating_organisation"] == "Barge Owners' Union"
    assert values["occupations"] == ["Bargee", "Lock keeper"]
    assert values["review_due"] == "2030-05"


def test_an_overview_may_begin_on_the_line_of_its_heading() -> None:
    assert draft_of(MARGIN).values["overview"] == "This standard is about tying up barges at a quay."


def test_cover_and_contents_are_no_part_of_the_first_of_several_units() -> None:
    units = [UNIT.format(code="FE1", title="Sell tickets on the slip"), UNIT.format(code="FE2", title="Lower the ramp")]
    first, second = import_document((COVER + "".join(units)).encode(), "x.txt")
    assert [(one.values["code"], one.values["title"]) for one in (first, second)] == [
        ("FE1", "Sell tickets on the slip"),
        ("FE2", "Lower the ramp"),
    ]
    assert first.values["overview"] == second.values["overview"]


def test_a_heading_that_stands_again_at_the_top_of_a_page_does_not_part_its_list() -> None:
    head = "No. Knowledge and understanding\nYou must know and understand:\n"
    pages = [
        UNIT.format(code="FE3", title="Wash the deck").partition("Knowledge")[0]
        + head
        + "1 where the scuppers are\n2 what salt does to steel",
        head + "3 who may be on deck",
    ]
    (draft,) = import_document("\f".join(pages).encode(), "x.txt")
    assert [group.get("heading") for group in draft.values["knowledge"]] == [None]
    assert [item["id"] for item in draft.values["knowledge"][0]["items"]] == ["K1", "K2", "K3"]


def test_cells_below_one_another_are_a_table_below_the_heads_of_its_columns() -> None:
    """As LibreOffice saves a table as text: an empty cell is a blank row."""
    head = "FOGB3 Sound a fog bell\n\nPerformance criteria\nNo.\nThe keeper must\nEvidence\nDate\n"
    items = ("ring the bell", "listen for engines", "write the log")
    rows = "".join(f"Task {at}\n{text}\n☐ seen\n\n" for at, text in enumerate(items, start=1))
    tail = (
        "Knowledge and understanding\nYou must know and understand:\nK1 how far a bell carries\nK2 who reads the log\n"
    )
    (draft,) = import_document((head + rows + tail).encode(), "a.txt")
    assert [item["text"] for group in draft.values["performance_criteria"] for item in group["items"]] == list(items)
    assert draft.words.agrees


def test_labels_at_equal_steps_without_such_heads_are_no_table() -> None:
    items = ("ring the\nbell", "listen for\nengines", "write the\nlog")
    rows = "".join(f"P{at}\n{text}\n" for at, text in enumerate(items, start=1))
    text = f"Performance criteria\nYou must be able to:\nDo all of it\n{rows}"
    assert not list(stacked_cells(text.split("\n")))


@pytest.mark.parametrize("mark", ["iii)", "(viii)", "IV.", "c)", "7."])
def test_a_tab_behind_the_mark_of_an_item_makes_no_cells(mark: str) -> None:
    assert cells_of(f"{mark}\tring the bell", 0) == []
    assert cells_of("vivid\tring the bell", 0) == [(1, "vivid"), (2, "ring the bell")]
