"""Each form of file: PDF with columns, tables and page breaks, Word with automatic numbers, HTML, Markdown."""

from __future__ import annotations

from typing import Any

import docx

from tests.importers.building import Placed, column, numbered_word, pdf, saved
from touchstone.importers.importing import import_document
from touchstone.importers.units.doubting import items_of

HEADINGS = (["**Performance", "**criteria", "**You must be", "**able to:"], ["**Knowledge", "**and", "**understanding"])


def read(content: bytes, name: str) -> dict[str, Any]:
    """The values of the one draft in a document whose every line has a fate and whose words agree."""
    (draft,) = import_document(content, name)
    assert sum(draft.count(fate) for fate in ("used", "dropped", "unrecognised")) == len(draft.reading.lines)
    assert draft.words.agrees, draft.words
    return draft.values


def edges(page: int) -> list[Placed]:
    """A running head and foot."""
    return [(60, 40, 9, "ABCGD50"), (150, 40, 9, "Dig a pond"), (60, 810, 8, "ABCGD50"), (520, 810, 8, str(page))]


def test_word_numbers_that_word_makes_itself_are_labels() -> None:
    lists = [
        ("Performance criteria", "P%1", ["dig deep", "dig wide"]),
        ("Knowledge and understanding", "K%1.", ["why"]),
    ]
    values = read(numbered_word(lists, ["ABCGD50 Dig a pond", "Overview", "This unit is about ponds."]), "a.docx")
    assert dict(items_of(values)) == {"P1": "dig deep", "P2": "dig wide", "K1": "why"}
    assert values["title"] == "Dig a pond"


def test_word_tables_are_read_cell_by_cell() -> None:
    document = docx.Document()
    document.add_heading("ABCGD71 Paint a gate", 1)
    rows = (
        ("Performance criteria", ("You must be able to:", "P1 scrape off rust")),
        ("Scope/range", ("Gates include:", "1. Iron")),
    )
    table = document.add_table(rows=2, cols=2)
    for place, (heading, texts) in enumerate(rows):
        table.cell(place, 0).text = heading
        table.cell(place, 1).text = texts[0]
        table.cell(place, 1).add_paragraph(texts[1])
    document.add_heading("Knowledge and understanding", 2)
    table = document.add_table(rows=2, cols=2)
    for place, text in enumerate(("why iron rusts", "when paint peels")):
        table.cell(place, 0).text, table.cell(place, 1).text = str(place + 1), text
    values = read(saved(document), "a.docx")
    assert dict(items_of(values)) == {
        "P1": "scrape off rust",
        "K1": "why iron rusts",
        "K2": "when paint peels",
        "S1": "Iron",
    }
    assert values["scope"][0]["term"] == "Gates"


def test_a_pdf_with_a_column_of_headings_is_read_across_its_pages() -> None:
    criteria = [
        "P1  dig the hole where the sun falls for at",
        "      least half of the day",
        "P2  fill it slowly so that it will",
    ]
    first = [*edges(1), (60, 100, 18, "**Dig a pond"), *column(["**Overview"], 60, 150)]
    first += column(["This unit is about ponds that frogs like. It is for", "people with a spade."], 170, 150)
    first += [*column(HEADINGS[0], 60, 230), *column(criteria, 170, 230)]
    second = [*edges(2), *column(["      stay level"], 170, 80), *column(HEADINGS[1], 60, 160)]
    second += column(["K1  how deep a frog sleeps", "K2  why ducks are a mixed", "      blessing"], 170, 160)
    third = [*edges(3), *column(["Version number", "Date approved", "Key words"], 60, 100, step=30)]
    third += [*column(["2", "January 2012"], 200, 100, step=30), *column(["frogs; ducks;", "water"], 200, 154, step=12)]
    values = read(pdf([first, second, third]), "a.pdf")
    assert dict(items_of(values)) == {
        "P1": "dig the hole where the sun falls for at least half of the day",
        "P2": "fill it slowly so that it will stay level",
        "K1": "how deep a frog sleeps",
        "K2": "why ducks are a mixed blessing",
    }
    assert (values["code"], values["title"], values["approved"]) == ("ABCGD50", "Dig a pond", "2012-01")
    assert (values["version"], values["keywords"]) == (2, ["frogs", "ducks", "water"])


def test_a_pdf_table_of_labels_and_texts_is_read_row_by_row() -> None:
    page = [(60, 60, 16, "**ABCGD51 Bake bread"), *column(["**Overview", "This unit is about bread."], 60, 90)]
    page += [(60, 130, 12, "**Performance criteria"), (60, 145, 10, "You must be able to:")]
    page += [
        *column(["P1", "P2"], 60, 165, step=15),
        *column(["weigh the flour", "wait until it has doubled"], 120, 165, step=15),
    ]
    page += [(60, 230, 12, "**Knowledge and understanding"), (60, 265, 10, "K1"), (60, 292, 10, "K2")]
    page += [(120, 265, 10, "why yeast dies when"), (120, 277, 10, "it gets hot"), (120, 292, 10, "what gluten does")]
    assert dict(items_of(read(pdf([page]), "a.pdf"))) == {
        "P1": "weigh the flour",
        "P2": "wait until it has doubled",
        "K1": "why yeast dies when it gets hot",
        "K2": "what gluten does",
    }


def test_newspaper_columns_are_read_one_after_the_other() -> None:
    left = [
        "**Performance criteria",
        "You must be able to:",
        "1. choose a wall that faces south",
        "and has no door in it",
    ]
    left += ["2. fix wires every forty", "centimetres along the wall"]
    right = ["**Knowledge & understanding", "You need to know and understand:", "1. how a peach differs from a"]
    right += ["nectarine and a plum", "2. why a warm wall ripens", "the fruit a week early"]
    page = [(60, 60, 16, "**ABCGD52 Grow peaches on a wall"), *column(left, 60, 150), *column(right, 310, 150)]
    assert dict(items_of(read(pdf([page]), "a.pdf"))) == {
        "P1": "choose a wall that faces south and has no door in it",
        "P2": "fix wires every forty centimetres along the wall",
        "K1": "how a peach differs from a nectarine and a plum",
        "K2": "why a warm wall ripens the fruit a week early",
    }


def test_ligatures_and_soft_hyphens_go_and_quotes_stay() -> None:
    text = (
        "Overview\nThis unit is about ﬁling.\nPerformance criteria\nYou must be able to:\nP1 ﬂatten the "
        "co\u00adver of ‘old’ books\nP2 close it\n"
    )
    values = read(text.encode(), "a.txt")
    assert values["performance_criteria"][0]["items"][0]["text"] == "flatten the cover of ‘old’ books"
