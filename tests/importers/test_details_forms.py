"""The details of a unit in the forms that publishers give them: each is read as the same fields."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.importers.building import column, pdf
from touchstone.importers.importing import import_document

FORMS = yaml.safe_load((Path(__file__).parent / "forms" / "details.yaml").read_text(encoding="utf-8"))
UNIT = (
    "ABCPN7",
    "Preserve fruit",
    "Overview",
    "This standard is about jam.",
    "Performance criteria",
    "You must be able to:",
    "P1 weigh the fruit",
    "P2 fill the jars",
    "Knowledge and understanding",
    "You must know and understand:",
    "K1 what pectin does",
    "K2 how hot a jar must be",
)
WANTED = {
    "version": 3,
    "approved": "2011-05",
    "review_due": "2016-06",
    "validity": "Current",
    "status": "Original",
    "developed_by": "Guild of Preserves",
    "occupations": ["Jam Maker", "Stall Holder at a Market"],
    "suites": ["Craft Food"],
    "keywords": ["jam", "sugar", "fruit"],
}


def fields_of(content: bytes, name: str) -> dict[str, object]:
    """The details of a document whose items are all found."""
    (draft,) = import_document(content, name)
    assert draft.words.agrees, draft.words
    assert [len(draft.values[kind][0]["items"]) for kind in ("performance_criteria", "knowledge")] == [2, 2]
    assert draft.values["overview"] == UNIT[3]
    return {field: draft.values.get(field) for field in WANTED}


@pytest.mark.parametrize("heading", ["Details", ""])
@pytest.mark.parametrize("form", FORMS["texts"])
def test_details_at_the_end_of_a_text(form: str, heading: str) -> None:
    text = "\n\n".join([*UNIT, *([heading] if heading else []), FORMS["texts"][form]])
    assert fields_of(text.encode(), "a.txt") == WANTED


@pytest.mark.parametrize("form", FORMS["texts"])
def test_details_at_the_top_of_a_text(form: str) -> None:
    text = "\n\n".join([*UNIT[:2], FORMS["texts"][form], *UNIT[2:]])
    assert fields_of(text.encode(), "a.txt") == WANTED


@pytest.mark.parametrize("form", FORMS["tables"])
def test_details_in_a_table(form: str) -> None:
    paragraphs = [f"<p>{text}</p>" for text in UNIT]
    table = f"<table>{FORMS['tables'][form]}</table>"
    for page in ([*paragraphs, "<h2>Details</h2>", table], [*paragraphs[:2], table, *paragraphs[2:]]):
        assert fields_of(f"<!doctype html><html><body>{''.join(page)}</body></html>".encode(), "a.html") == WANTED


def test_details_in_a_grid_of_a_pdf_whose_values_go_on_below() -> None:
    lefts = [
        ("Developed by", "Guild of"),
        ("", "Preserves"),
        ("Date approved", "May 2011"),
        ("Validity", "Current"),
        ("Relevant occupations", "Jam Maker; Stall Holder"),
        ("", "at a Market"),
    ]
    rights = [
        ("Version number", "3"),
        ("", ""),
        ("Indicative review date", "June 2016"),
        ("Status", "Original"),
        ("Keywords", "jam; sugar;"),
        ("", "fruit"),
    ]
    page = column(UNIT, 60, 80, step=20)
    for place, cells in enumerate(zip(lefts, rights, strict=True)):
        texts = [cells[0][0], cells[0][1], cells[1][0], cells[1][1]]
        page += [(x, 400 + 13 * place, 10.0, text) for x, text in zip((60, 170, 310, 440), texts, strict=True) if text]
    page.append((60, 400 + 13 * len(lefts), 10.0, "Suite"))
    page.append((170, 400 + 13 * len(lefts), 10.0, "Craft Food"))
    assert fields_of(pdf([page]), "a.pdf") == WANTED


def test_details_in_sentences_that_are_broken_over_the_lines_of_a_page() -> None:
    said = [
        "Standard ABCPN7 was developed by the Guild of Preserves and approved in",
        "May 2011. This is version 3, to be",
    ]
    said += ["reviewed in June 2016. Keywords: jam,", "sugar."]
    page = [*column(UNIT, 60, 80, step=20), *column(said, 60, 400), (60, 452, 7.0, "Kitchen Office, extension 12")]
    told = fields_of(pdf([page]), "a.pdf")
    assert (told["version"], told["approved"], told["review_due"]) == (3, "2011-05", "2016-06")
    assert (told["developed_by"], told["keywords"]) == ("Guild of Preserves", ["jam", "sugar"])
