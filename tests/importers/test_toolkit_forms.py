"""Forms and grids of a longer document: a page of a real table, or of lines where no cell can be told apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from tests.importers.building import saved
from touchstone.importers.batch import Options, run
from touchstone.importers.document.draft import Draft
from touchstone.importers.importing import import_document
from touchstone.importers.inputs import inputs_of
from touchstone.importers.writing.guidance_pages import form_page

FILLER = [f"In the year {year} the weir was mended, and the eels came back in spring." for year in range(200)]
BEFORE = ["1.1 History of the weir", *FILLER, "1.2 The keeper", "About keepers.", "1.3 Floods", "About floods."]
UNIT = [
    "2.1 An example unit",
    "Unit summary",
    "This unit is about weirs.",
    "Performance criteria",
    "You must be able to:",
    "1. open the gate",
    "2. close the gate",
    "Knowledge and understanding",
    "You must know and understand:",
    "K1. how fast water runs",
    "K2. where eels sleep",
]
AFTER = ["2.3 Afterwards", "Put the key back where it hung."]


def toolkit(*section: str) -> str:
    """A long guide of numbered sections, with a unit, and a section that holds these lines."""
    return "\n\n".join([*BEFORE, *UNIT, "2.2 Choosing a keeper", *section, *AFTER])


def forms_of(content: bytes, name: str) -> list[Draft]:
    """The forms of a document whose every line has a fate, with their words kept."""
    drafts = import_document(content, name)
    assert sum(drafts[0].count(fate) for fate in ("used", "dropped", "unrecognised")) == len(drafts[0].reading.lines)
    assert drafts[0].values["performance_criteria"][0]["items"][1]["text"] == "close the gate"
    forms = [draft for draft in drafts if draft.kind == "form"]
    assert all(draft.words.agrees for draft in forms), [draft.words for draft in forms]
    return forms


def texts(form: Draft) -> list[list[str]]:
    """The texts of the cells, row by row, over all parts."""
    return [[cell["text"] for cell in row] for part in form.values["parts"] for row in part.get("rows", ())]


def test_a_word_table_under_the_name_of_a_form_keeps_its_blank_and_its_merged_cells() -> None:
    document = docx.Document()
    for line in [*BEFORE, *UNIT, "2.2 Choosing a keeper"]:
        document.add_paragraph(line)
    document.add_heading("Interview assessment form", 3)
    table = document.add_table(rows=4, cols=3)
    for place, text in enumerate(("Question", "Notes", "Score")):
        table.cell(0, place).text = text
    table.cell(1, 0).text = "Can you swim?"
    table.cell(2, 0).text = "Next"  # a word that is furniture on a web page
    table.cell(3, 0).merge(table.cell(3, 1)).text = "Total"
    document.add_paragraph("Signed: ________ Date: ________")
    for line in AFTER:
        document.add_paragraph(line)
    (form,) = forms_of(saved(document), "x.docx")
    assert texts(form) == [
        ["Question", "Notes", "Score"],
        ["Can you swim?", "", ""],
        ["Next", "", ""],
        ["Total", ""],
        ["Signed", "", "Date", ""],
    ]
    assert form.values["parts"][0]["rows"][3][0]["columns"] == 2
    assert form.confidence["parts"] == 0.9


def test_a_markdown_table_keeps_its_blank_cells() -> None:
    table = "| Task | By when | Done |\n|---|---|---|\n| Grease the gate | | |\n| | Friday | |"
    (form,) = forms_of(toolkit("### Example action plan", table).encode(), "x.md")
    assert texts(form) == [["Task", "By when", "Done"], ["Grease the gate", "", ""], ["", "Friday", ""]]


def test_labels_with_a_blank_after_them_are_a_form_where_its_name_stands_above() -> None:
    lines = ("Keeper feedback form", "Name: ____________ Date: ........", "Weir: [ ]\nGate: …………")
    (form,) = forms_of(toolkit(*lines).encode(), "x.txt")
    assert texts(form) == [["Name", "", "Date", ""], ["Weir", ""], ["Gate", ""]]
    assert '<th scope="row">Name</th>\n<td></td>' in form_page(form.values)


def test_cells_between_strokes_are_told_apart_and_rows_of_unequal_length_are_named() -> None:
    (form,) = forms_of(
        toolkit("EXAMPLE DUTY GRID", "Day | Keeper\nMonday | Ann\nTuesday | Bob | late").encode(), "x.txt"
    )
    assert texts(form) == [["Day", "Keeper"], ["Monday", "Ann"], ["Tuesday", "Bob", "late"]]
    assert any("unequal numbers of cells" in doubt.what for doubt in form.doubts)


def test_a_flattened_example_keeps_its_lines_and_says_that_no_cell_can_be_told() -> None:
    form_lines = "EXAMPLE JOB DESCRIPTION\n\nJob Title Weir keeper\nHours 37\n( & § ,\nReports to The reeve"
    prose = "Whoever writes a description of a job asks the keeper first what it is that takes up the day."
    (form,) = forms_of(toolkit(form_lines, prose).encode(), "x.txt")
    assert form.values["parts"] == [{"lines": ["Job Title Weir keeper", "Hours 37", "Reports to The reeve"]}]
    told = [doubt.what for doubt in form.doubts]
    assert any("cannot be told apart" in what for what in told)
    assert any("signs without a word are left out of the form (1 of its lines)" in what for what in told)
    assert form.confidence["parts"] == 0.3


def test_a_sentence_that_leads_to_an_example_names_it() -> None:
    lead = "The following example Handover Programme shows\nhow a keeper leaves the post."
    (form,) = forms_of(toolkit(lead, "TITLE HANDING OVER\nLength One day\nPlace The weir").encode(), "x.txt")
    assert form.values["title"] == "Form: Handover Programme"


@pytest.mark.parametrize(
    "section",
    [
        (
            "Example of a good day",
            "The keeper rose early and looked at the water, and all was well until noon came by.",
        ),
        ("EXAMPLE ROLE PROFILE: WEIR KEEPER", "ES1: Open the gate in time\nES2: Close the gate in time"),
        ("Which units there are", "Unit | Title", "W1 and W2 | both of them"),
        ("The form of a weir", "A weir is as wide as the river, and as high as the winter asks for, never higher."),
        ("Ask these things:", "Name:\n\nHow long have you kept a weir, and where was it?"),
    ],
)
def test_text_that_is_no_form_does_not_become_one(section: tuple[str, ...]) -> None:
    assert forms_of(toolkit(*section).encode(), "x.txt") == []


def test_a_full_table_without_the_name_of_a_form_is_left_out() -> None:
    table = "| Unit | Title |\n|---|---|\n| W1 | Open the gate |\n| W2 | Close the gate |"
    assert forms_of(toolkit("### Which units there are", table).encode(), "x.md") == []


def test_a_table_with_a_blank_column_is_a_form_whatever_its_heading_says() -> None:
    table = "| Unit | Done |\n|---|---|\n| W1 | |\n| W2 | |"
    (form,) = forms_of(toolkit("### How far you are", table).encode(), "x.md")
    assert form.values["title"] == "Form: How far you are"


def test_what_a_form_holds_is_never_markup_or_a_macro() -> None:
    rows: list[list[dict[str, Any]]] = [[{"text": "<b>{{ unit }}</b>\n{% raw %}", "head": "row"}, {"text": ""}]]
    page = form_page({"title": "Form: {x}", "parts": [{"rows": rows}], "source": {"document": "x"}})
    body = page.partition("---\n\n")[2]
    assert not {"{", "%"} & set(body)
    assert "<b>" not in body


def test_a_form_is_written_beside_the_checklists_and_never_overwritten(tmp_path: Path) -> None:
    places = []
    for field in ("Date", "Day"):
        (tmp_path / "x.txt").write_text(toolkit("Visit form", "Name: ______", f"{field}: ______"), encoding="utf-8")
        batch = run(inputs_of([tmp_path / "x.txt"]), Options(tmp_path / "standards"))
        places.append([one.place for one in batch.outcomes])
    assert "forms/form-visit-form.md" in places[0]
    assert "forms/form-visit-form.new.draft" in places[1]


def test_the_untitled_units_of_two_toolkits_are_two_units(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(toolkit("Hats matter."), encoding="utf-8")
    other = toolkit("Hats matter.").replace("gate", "lid").replace("water runs", "soup boils").replace("eels", "peas")
    (tmp_path / "b.txt").write_text(other, encoding="utf-8")
    outcomes = run(inputs_of([tmp_path]), Options(tmp_path / "standards")).outcomes
    assert [one.state for one in outcomes] == ["written", "written"]
