"""Tables whose borders a page draws, as office programs and browsers print them: what stands in a cell stays in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from tests.importers.building import Box, Placed, column, grid, pdf
from touchstone.importers.document.lines import Refused
from touchstone.importers.importing import import_document
from touchstone.importers.reading.pdf import pdf_lines

TOP = column(["**FOGB3 Sound a fog bell"], 60, 60, 16)
HEAD = [*TOP, (60.0, 100.0, 12.0, "**Performance criteria")]
KNOWLEDGE = column(["**Knowledge and understanding"], 60, 500, 12) + column(
    ["You must know and understand:", "K1 how far a bell carries", "K2 why fog bends sound"], 60, 520
)
PLACES = (60.0, 110.0, 260.0, 340.0)
ITEMS = (
    ("P1", ["listen for engines before the", "first stroke"]),
    ("P2", ["strike in the rhythm that the", "chart gives for this rock"]),
    ("P3", ["write each hour into the log"]),
)


def rows(held: Iterable[Sequence[Sequence[str]]], top: float, places: Sequence[float] = PLACES) -> list[Placed]:
    """The lines of rows of cells, each cell with its lines; a row is 30 points high."""
    placed = []
    for at, cells in enumerate(held):
        for left, lines in zip(places, cells, strict=False):
            placed += column(lines, left + 5, top + 12 + 30 * at, 10, 12)
    return placed


def drawn(count: int, top: float, places: Sequence[float] = PLACES) -> list[Box]:
    """The borders of so many rows."""
    return grid(places, [top + 30 * at for at in range(count + 1)])


def read(pages: Sequence[Sequence[Placed]], boxes: Sequence[Sequence[Box]]) -> dict[str, Any]:
    """The values of the one unit on these pages; no word is lost or made up."""
    (draft,) = import_document(pdf(pages, boxes=boxes), "a.pdf")
    assert draft.words.agrees, draft.words
    return draft.values


def texts(values: dict[str, Any], part: str = "performance_criteria") -> list[str]:
    return [item["text"] for group in values[part] for item in group["items"]]


def test_the_lines_of_a_cell_are_one_item_and_columns_to_fill_in_are_left_out() -> None:
    heads = (["Ref"], ["You must be able to:"], ["Seen by"])
    table = rows([heads, *((([label], text, ["J. Moss"])) for label, text in ITEMS)], 120)
    page = [*HEAD, *table, (60.0, 260.0, 10.0, "Remarks of the keeper"), *KNOWLEDGE]
    values = read([page], [drawn(4, 120)])
    assert texts(values) == [" ".join(text) for _, text in ITEMS]
    assert [item["id"] for group in values["performance_criteria"] for item in group["items"]] == ["P1", "P2", "P3"]


def test_frames_around_each_cell_make_the_same_table() -> None:
    """As a browser draws borders that stand apart."""
    sides = [(left + 1, right - 1) for left, right in itertools.pairwise(PLACES)]
    boxes = [
        box
        for left, right in sides
        for top in (120.0, 150.0, 180.0, 210.0)
        for box in grid([left, right], [top + 1, top + 29])
    ]
    heads = (["Ref"], ["You must be able to:"], ["Seen by"])
    table = rows([heads, *((([label], text, [])) for label, text in ITEMS)], 120)
    assert texts(read([[*HEAD, *table, *KNOWLEDGE]], [boxes])) == [" ".join(text) for _, text in ITEMS]


def test_a_text_that_reaches_to_the_border_does_not_run_into_the_next_cell() -> None:
    table = rows([(["P1"], ["abcdefghij abcdefghij abcdefghi"], ["14 May"])], 120, (60.0, 90.0, 235.0, 340.0))
    lines, _ = pdf_lines(pdf([[*TOP, *table]], boxes=[drawn(1, 120, (60.0, 90.0, 235.0, 340.0))]))
    assert "14 May" in [line.text for line in lines]


def test_a_table_goes_on_over_a_page_with_its_heads_again_and_the_rest_of_a_row() -> None:
    heads = (["Ref"], ["You must be able to:"])
    places = PLACES[:3]
    first = [
        *HEAD,
        *rows([heads, (["P1"], ["ring the bell"]), (["P2"], ["listen for engines before the"])], 690, places),
    ]
    rest = [heads, ([], ["first stroke"]), (["P3"], ["write each hour into the log"])]
    second = [*rows(rest, 60, places), *KNOWLEDGE]
    values = read([first, second], [drawn(3, 690, places), drawn(3, 60, places)])
    assert texts(values) == [
        "ring the bell",
        "listen for engines before the first stroke",
        "write each hour into the log",
    ]


def test_two_lists_under_heads_over_their_labels_and_texts_are_read_one_after_the_other() -> None:
    places = (60.0, 90.0, 250.0, 280.0, 450.0)
    lists = [
        (["1.1"], ["ring the bell"], ["K1"], ["how far a bell carries"]),
        (["1.2"], ["listen for engines"], ["K2"], ["why fog bends sound"]),
        (["1.3"], ["write the log"], ["K3"], ["who reads the log"]),
    ]
    heads: list[Placed] = [(65, 132, 10, "**Performance criteria"), (255, 132, 10, "**Knowledge and understanding")]
    walls = [(60.0, 60.5), (250.0, 250.5), (450.0, 450.5)]
    boxes = [
        *drawn(3, 150, places),
        (60.0, 450.0, 120.0, 120.5),
        *((left, right, 120.0, 150.0) for left, right in walls),
    ]
    values = read([[*TOP, *heads, *rows(lists, 150, places)]], [boxes])
    assert texts(values) == ["ring the bell", "listen for engines", "write the log"]
    assert texts(values, "knowledge") == ["how far a bell carries", "why fog bends sound", "who reads the log"]


def test_a_history_of_versions_and_room_for_signatures_are_no_scope() -> None:
    lines = column(["**Scope/range"], 60, 600, 12) + column(["• bells on rocks", "• bells on buoys"], 60, 620)
    history = [
        (["Issue"], ["Date"], ["Changes"]),
        (["2"], ["May 2019"], ["Bells on buoys"]),
        (["1"], ["May 2012"], ["New"]),
    ]
    signed = [(["Keeper"], ["Signature: Date:"]), (["Witness"], ["Signature: Date:"])]
    items = column(["P1 ring the bell", "P2 listen for engines"], 60, 120)
    second = [*rows(history, 60), *rows(signed, 300, PLACES[:3])]
    values = read([[*HEAD, *items, *KNOWLEDGE, *lines], second], [[], [*drawn(3, 60), *drawn(2, 300, PLACES[:3])]])
    assert texts(values, "scope") == ["bells on rocks", "bells on buoys"]


def test_entries_beside_empty_cells_are_no_terms() -> None:
    scope = [(["bells on rocks"], []), (["bells on buoys"], []), (["bells on piers"], ["14 May"])]
    heading = column(["**Scope/range"], 60, 600, 12)
    items = column(["P1 ring the bell", "P2 listen for engines"], 60, 120)
    page = [*HEAD, *items, *KNOWLEDGE, *heading, *rows(scope, 610, PLACES[:3])]
    values = read([page], [drawn(3, 610, PLACES[:3])])
    assert texts(values, "scope")[:2] == ["bells on rocks", "bells on buoys"]


def test_one_row_and_a_grid_with_something_beside_it_are_no_tables() -> None:
    beside = [*TOP, *rows([(["a"], ["b"]), (["c"], ["d"])], 120, PLACES[:3]), (400.0, 132.0, 10.0, "aside")]
    alone = [*TOP, *rows([(["rocks"], ["buoys"])], 120, PLACES[:3]), (60.0, 300.0, 10.0, "Below it")]
    for page, count in ((beside, 2), (alone, 1)):
        lines, _ = pdf_lines(pdf([page], boxes=[drawn(count, 120, PLACES[:3])]))
        assert not any(line.table > 100 for line in lines)


def test_a_session_whose_bold_headings_say_so_is_refused() -> None:
    lines = column(["**Ringing a bell in fog"], 60, 60, 16) + column(["Session 4, revised May 2024."], 60, 85)
    lists = (
        ("In this session you will", ["• try three bells", "• practise a slow stroke", "• write a line in the log"]),
        ("We shall talk about", ["• why fog bends sound", "• what a cracked bell does", "• how to ask for help"]),
        ("Timetable", ["• coffee", "• bells", "• home"]),
    )
    for place, (heading, items) in enumerate(lists):
        lines += [(60.0, 130.0 + 90 * place, 12.0, f"**{heading}"), *column(items, 60, 150 + 90 * place)]
    with pytest.raises(Refused):
        import_document(pdf([lines]), "a.pdf")
