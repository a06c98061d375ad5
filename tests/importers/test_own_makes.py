"""Marks, tables and details that one owner alone makes: what they are is told by the series and the shapes that they
form, and never by a word."""

from __future__ import annotations

import docx
import pytest

from tests.importers.building import pdf, saved
from touchstone.importers.cleaning.quotations import without_quotations
from touchstone.importers.details.identifying import is_identified
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.importing import import_document
from touchstone.importers.marking.counted_signs import with_counted_signs
from touchstone.importers.marking.run_in import with_entries
from touchstone.importers.reading.drawn_tables import with_drawn_tables
from touchstone.importers.reading.formats import read
from touchstone.importers.reading.text import text_lines
from touchstone.importers.signs.item_shapes import PERFORMANCE, describes, names_somebody, shape_of
from touchstone.importers.signs.shaped_fields import shaped_fields

PARTS = ("performance_criteria", "knowledge")


def lines_of(*texts: str) -> list[Line]:
    """Plain lines with these texts."""
    return [Line(at, text, at + 1) for at, text in enumerate(texts)]


@pytest.mark.parametrize("form", ["{}> dig", "#{} dig", "-{}- dig", "{} | dig", "={}= dig", "No. {} dig"])
def test_a_number_between_signs_is_a_mark_where_three_count_up(form: str) -> None:
    numbered = with_counted_signs(lines_of(*(form.format(number) for number in (1, 2, 3))))
    assert [(line.mark, line.text) for line in numbered] == [("1.", "dig"), ("2.", "dig"), ("3.", "dig")]


@pytest.mark.parametrize("texts", [("1> dig", "2> dig"), ("2> dig", "3> dig", "4> dig"), ("1 dig", "2 dig", "3 dig")])
def test_two_of_them_or_such_as_begin_later_are_none(texts: tuple[str, ...]) -> None:
    lines = lines_of(*texts)
    assert with_counted_signs(lines) == lines


def test_the_rows_of_a_drawn_table_are_cells_and_a_row_goes_on_where_its_first_cell_is_empty() -> None:
    text = "+----+-----+\n| No | A-1 |\n| By | Ann |\n|    | Fern |\n+----+-----+\n"
    cells = [(line.row, line.column, line.text) for line in with_drawn_tables(text_lines(text)) if line.table]
    assert cells == [(2, 1, "No"), (2, 2, "A-1"), (3, 1, "By"), (3, 2, "Ann"), (3, 2, "Fern")]


def test_a_drawn_table_to_fill_in_stays_text() -> None:
    text = "+----+-----+\n| No | ___ |\n| By | ___ |\n+----+-----+\n"
    assert not any(line.table for line in with_drawn_tables(text_lines(text)))


def test_the_last_of_several_lines_in_a_frame_is_no_heading() -> None:
    lines = read(b"=====\nGuild\nPond card\nMay 2021\n=====\n\nPonds\n-----\nDeep.\n", "x.txt").lines
    assert [line.text for line in lines if line.heading] == ["Ponds"]


def test_details_are_told_by_the_shapes_of_their_values_where_a_date_is_among_them() -> None:
    rows = [("Slip", "PD-4"), ("Go", "3rd"), ("Since", "May 2020"), ("Until", "May 2024"), ("Whose", "Guild of Ponds")]
    told = ["code", "version", "approved", "review_due", "developed_by"]
    assert shaped_fields(rows, [""] * 5) == told
    assert shaped_fields([*rows[:2], ("Depth", "4")], [""] * 3) == [""] * 3


def test_what_somebody_said_is_no_item() -> None:
    accounts = Accounts()
    lines = lines_of("Waits for the ducks", "“The ducks were never in a hurry.” – a visitor")
    assert without_quotations(lines, accounts) == lines[:1]
    assert [fate.what for fate in accounts.fates(lines[1:])] == ["a quotation, and no item"]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("clay ponds; ponds with a liner; dew ponds", ["clay ponds", "ponds with a liner", "dew ponds"]),
        ("ponds, pools, lakes", ["ponds", "pools", "lakes"]),
        ("ponds, pools that dry up in most summers, lakes", ["ponds, pools that dry up in most summers, lakes"]),
        ("ponds; pools", ["ponds; pools"]),
    ],
)
def test_the_entries_of_one_line_are_parted(text: str, entries: list[str]) -> None:
    assert [line.text for line in with_entries(lines_of(text))] == entries


@pytest.mark.parametrize(
    ("texts", "described"),
    [
        (["The weed is skimmed off", "Newts are left in peace", "Water stands at the mark"], True),
        (["Waits for the ducks", "Skims off the weed"], True),
        (["Skim off the weed", "Top up the water", "Leave the newts"], False),
        (["Owners keep dogs on a lead", "Owners pay for what dogs break", "Dogs stay out of the water"], False),
    ],
)
def test_criteria_describe_work_where_they_are_no_commands_and_no_rules_for_many(
    texts: list[str], described: bool
) -> None:
    assert describes(texts) is described


def test_criteria_name_somebody_who_does_the_work_more_than_once() -> None:
    assert names_somebody(["The keeper waits for ducks", "The weed is skimmed off", "The keeper tops up the water"])
    assert not names_somebody(["The keeper waits for ducks", "The weed is skimmed off", "The water is topped up"])


def test_what_somebody_is_doing_makes_criteria() -> None:
    assert shape_of(["skimming off the weed before noon", "topping up the water in dry weeks"]) == PERFORMANCE


@pytest.mark.parametrize(
    ("texts", "identified"),
    [
        (("Pond desk, slip 40, out since May 2020",), True),
        (("turn 6", "2020-05"), True),
        (("Meet at the pond in May 2020",), False),
        (("Slip 40, for all who like ponds",), False),
    ],
)
def test_a_number_and_a_date_at_the_edge_identify_a_document(texts: tuple[str, ...], identified: bool) -> None:
    assert is_identified(lines_of("Keeping ponds", *texts)) is identified


def test_paragraph_styles_of_an_owner_s_own_that_stand_out_are_headings() -> None:
    document = docx.Document()
    style = document.styles.add_style("Pond head", 1)
    style.font.bold = True
    document.add_paragraph("Ponds", style="Pond head")
    document.add_paragraph("Ponds are deep in the middle and shallow where the newts go in.")
    assert [line.text for line in read(saved(document), "x.docx").lines if line.heading] == ["Ponds"]


def test_lists_whose_marks_belong_together_are_read_one_by_one_over_pages() -> None:
    heads = [(60, 100, 11, "**At the pond: a sound hand"), (330, 100, 11, "**In the mind: a sound hand")]
    first = [*heads, (60, 120, 10, "1 skims off the weed"), (330, 120, 10, "1a what newts eat")]
    first += [(60, 140, 10, "2 tops up the water"), (330, 140, 10, "2a when frogs wake")]
    first += [(60, 160, 10, "3 mends the net")]
    second = [*heads, (60, 120, 10, "4 waits for the ducks"), (330, 120, 10, "4a why fish die")]
    title = [(60, 40, 18, "**Keeping a pond"), (60, 64, 10, "Pond card PD-4, printing 3, May 2020")]
    (draft,) = import_document(pdf([[*title, *first], second]), "x.pdf")
    criteria, knowledge = ([item for group in draft.values[name] for item in group["items"]] for name in PARTS)
    assert [item["text"] for item in criteria][-1] == "waits for the ducks"
    assert [item["text"] for item in knowledge] == ["what newts eat", "when frogs wake", "why fish die"]


def test_a_foot_that_recurs_above_the_numbers_of_pages_breaks_no_item() -> None:
    foot = "Guild of Ponds 2008\nPage {} of 2\n"
    text = (
        "ABCPN4 Keep a pond\n\nPerformance criteria\n\nP1 skim off the weed with the\n\n"
        + foot.format(1)
        + "\f\nnet\nP2 top"
        " up the water\n\nKnowledge and understanding\n\nK1 newts\nK2 frogs\n\n" + foot.format(2)
    )
    (draft,) = import_document(text.encode(), "x.txt")
    assert draft.values["performance_criteria"][0]["items"][0]["text"] == "skim off the weed with the net"
