"""What long documents and courses hold beside units: checklists as pages, and titles that no heading sets off."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.importers.building import saved
from touchstone.importers.batch import Options, run
from touchstone.importers.importing import import_document
from touchstone.importers.inputs import inputs_of
from touchstone.importers.writing.guidance_pages import checklist_page

COURSE = """{title}Learn how to keep bees without being stung, in the company of people who have been.
Who should attend?
Anyone who owns a hat with a net.
Learning Outcomes
- Open a hive calmly
- Find the queen
3 May 2024 10:00 to 15:00
Delivered online via Zoom
Price £20
This course is a workshop.
"""


def toolkit() -> str:
    """A long guide of numbered sections with one unit and one checklist in it."""
    filler = "\n".join(
        f"Bees were kept in the year {year}, and people wrote about it at length." for year in range(210)
    )
    return (
        f"1.1 History of bees\n\n{filler}\n\n1.2 The hive\n\nAbout hives.\n\n1.3 Swarms\n\nAbout swarms.\n\n"
        "2.1 An example unit\n\nUnit summary\n\nThis unit is about honey.\n\nPerformance criteria\n"
        "You must be able to:\n1. open the hive\n2. close the hive\n\nKnowledge and understanding\n"
        "You need to know and understand:\nK1. what bees eat\nK2. where bees sleep\n\n"
        "2.2 Choosing a hat\n\nHats matter.\n\nChecklist\n\n"
        "e Have you read what follows about hats:\nNets and brims?\n\no Does the net reach\nyour collar?\n\n"
        "• Can you {see} through it?\n\n2.3 Afterwards\n\nPut the hat away.\n"
    )


def test_a_checklist_of_a_longer_document_becomes_a_page_of_its_questions() -> None:
    found = [draft for draft in import_document(toolkit().encode(), "bees.txt") if draft.kind == "checklist"]
    assert [(draft.values["id"], draft.values["items"]) for draft in found] == [
        (
            "checklist-choosing-a-hat",
            [
                "Have you read what follows about hats: Nets and brims?",
                "Does the net reach your collar?",
                "Can you {see} through it?",
            ],
        )
    ]
    page = checklist_page(found[0].values)
    assert '{% call checklist("Choosing a hat") %}' in page
    assert "{see}" not in page  # data is text, never a macro


def test_a_checklist_is_written_beside_the_standards_and_never_overwritten(tmp_path: Path) -> None:
    places = []
    for text in (toolkit(), toolkit().replace("collar", "shoulders")):
        (tmp_path / "bees.txt").write_text(text, encoding="utf-8")
        batch = run(inputs_of([tmp_path / "bees.txt"]), Options(tmp_path / "standards"))
        places.append([one.place for one in batch.outcomes])
    assert "checklists/checklist-choosing-a-hat.md" in places[0]
    assert "checklists/checklist-choosing-a-hat.new.draft" in places[1]


@pytest.mark.parametrize(
    ("content", "name", "title", "doubt"),
    [
        (COURSE.format(title="Bees for beginners\n"), "x1.txt", "Bees for beginners", "the first line"),
        (COURSE.format(title=""), "bees-for-beginners.txt", "Bees for beginners", "the name of the file"),
        (COURSE.format(title=""), "004_f273bceb.txt", "Untitled course", "write it in"),
        (
            f"<html><head><title>Bees for beginners | Bee School</title></head><body><pre>{COURSE.format(title='')}"
            "</pre></body></html>".replace("\n", "<br>"),
            "x.html",
            "Bees for beginners",
            "what the file says of itself",
        ),
    ],
)
def test_the_title_of_a_course_is_looked_for_where_no_heading_has_it(
    content: str, name: str, title: str, doubt: str
) -> None:
    (draft,) = import_document(content.replace("\n", "<br>").encode() if "<html" in content else content.encode(), name)
    assert (draft.kind, draft.values["title"]) == ("course", title)
    assert any(doubt in one.what for one in draft.doubts)


@pytest.mark.parametrize(
    ("printed", "starts", "ends"),
    [
        ("10:00 to 15:00", "10:00", "15:00"),
        ("1.30 – 4.30pm", "13:30", "16:30"),
        ("9.30 – 12.30 pm", "09:30", "12:30"),
        ("9.30am - 4.00", "09:30", "16:00"),
        ("- 04.05.24", None, None),
    ],
)
def test_the_hours_of_a_course_are_those_of_a_clock(printed: str, starts: str | None, ends: str | None) -> None:
    text = COURSE.format(title="Bees\n").replace("3 May 2024 10:00 to 15:00", f"03.05.24 {printed}")
    (draft,) = import_document(text.encode(), "x.txt")
    assert draft.values["dates"][0] == {"day": "2024-05-03"} | (
        {"starts": starts, "ends": ends} if starts and ends else {}
    )


def test_the_mask_of_an_e_mail_address_is_left_out_and_told() -> None:
    text = COURSE.format(title="Bees\n") + "For more details please contact us: [email protected]\n"
    (draft,) = import_document(text.encode(), "x.txt")
    assert draft.values["contact"] == "For more details please contact us"
    assert any("hides an e-mail address" in one.what and one.line for one in draft.doubts)
    assert draft.words.agrees


def test_a_word_document_says_its_title_in_its_properties() -> None:
    document = docx.Document()
    document.core_properties.title = "Bees & beginners"
    for line in COURSE.format(title="").splitlines():
        document.add_paragraph(line)
    (draft,) = import_document(saved(document), "x.docx")
    assert draft.values["title"] == "Bees & beginners"


@pytest.mark.parametrize(
    ("owner", "more", "code"),
    [
        ("Bee Owners Guild", "", "BOGHN4"),
        ("Bee Owners Guild", "Glossary\n\nHN4: this unit\n\n", "HN4"),
        ("Owners of Bees", "", "BOGHN4"),
    ],
)
def test_a_code_loses_the_initials_of_its_owner_only_where_it_is_printed_without(
    owner: str, more: str, code: str
) -> None:
    text = (
        "Move a hive\n\nPerformance criteria\n\nP1 lift it\nP2 carry it\n\nKnowledge and understanding\n\nK1 weights\n"
        f"K2 knots\n\n{more}Developed by: {owner}\nVersion number: 2\nURN: BOGHN4\n"
    )
    (draft,) = import_document(text.encode(), "x.txt")
    assert (draft.values["code"], draft.values["urn"]) == (code, "BOGHN4")


def test_initials_with_that_of_a_small_word_are_a_name_that_codes_go_without() -> None:
    text = (
        "Move a hive\n\nPerformance criteria\n\nP1 lift it\nP2 carry it\n\nKnowledge and understanding\n\nK1 weights\n"
        "K2 knots\n\nDeveloped by: Guild of Owners\nVersion number: 2\nURN: GOOHN4\n"
    )
    (draft,) = import_document(text.encode(), "x.txt")
    assert (draft.values["code"], draft.values["urn"]) == ("HN4", "GOOHN4")


@pytest.mark.parametrize(
    ("printed", "code", "urn", "noted"),
    [
        ("HN4 (BOGHN4)", "HN4", "BOGHN4", False),
        ("BOGHN4 (HN4)", "HN4", "BOGHN4", False),
        ("HN4 (XYZ2)", "HN4", None, True),
    ],
)
def test_a_second_code_in_brackets_is_not_lost(printed: str, code: str, urn: str | None, noted: bool) -> None:
    lists = "Performance criteria\n\nP1 lift it\nP2 carry it\n\nKnowledge and understanding\n\nK1 weights\nK2 knots\n"
    (draft,) = import_document(f"{printed} Move a hive\n\n{lists}".encode(), "x.txt")
    assert (draft.values["title"], draft.values["code"], draft.values.get("urn")) == ("Move a hive", code, urn)
    assert any("XYZ2" in note for note in draft.values.get("notes", ())) == noted
