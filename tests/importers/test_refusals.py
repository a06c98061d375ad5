"""What is no standard, and what may do harm: one clear line each, nothing written, and the other files go on."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from tests.importers.building import numbered_word, pdf, with_part
from touchstone.importers.batch import Options, run
from touchstone.importers.document.lines import Refused
from touchstone.importers.importing import import_document
from touchstone.importers.inputs import inputs_of

GOOD = numbered_word(
    [("Performance criteria", "P%1", ["dig", "fill"]), ("Knowledge and understanding", "K%1", ["why"])]
)
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
OFQUAL = (
    "Unit Reference Number\nT/123/4567\nGuided Learning Hours\n20\nLearning Outcome - The learner "
    "will:\nAssessment Criterion\n"
)
FOREIGN = {
    "a letter": "Dear Mr Moss,\n\nThank you for writing about the standard.\n\nYours sincerely,\nA. Fern\n",
    "Ofqual": OFQUAL,
    "Australian": "training.gov.au\nAHCPCM301\nApplication of the unit\nELEMENT\nFoundation skills\nAssessment "
    "requirements\n",
    "New Zealand": "NZQA unit standard 12345\nCredits 5\nExplanatory notes\nNew Zealand\n",
    "South African": "SAQA US ID 1234\nNQF level 3\nSPECIFIC OUTCOME 1\nUnit standard\n",
    "advert for a job": "Job description\nSalary\n£20,000\nHours: 37 a week\nYou must be able to:\n1. drive a van\n"
    "2. lift boxes\nKnowledge\n1. what boxes weigh\nClosing date 1 May\n",
    "notice of a class": "Jam for beginners\nCourse code JAM1\nStarts Monday 5 May\nFee £40\nYou will know and "
    "understand:\n1. what pectin does\n2. how hot a jar must be\nWhat to bring\nAn apron\nBook your place online\n",
    "minutes of a meeting": "Skills group\n1. Apologies\n2. Matters arising\n3. Performance criteria\nYou must be able "
    "to:\nP1 weigh\nP2 bake\n4. Any other business\n",
    "apprenticeship standard of England": "Baker\nST0191\nOccupational profile\nKnowledge\nK1: yeast\nK2: heat\nSkills"
    "\nS1: knead\nBehaviours\nB1: be kind\nEnd-point assessment\n",
    "curriculum vitae": "Curriculum vitae\nAda Fern\nWork experience\n1. Baker\nEducation\nSkills\nReferences\n",
    "safe system of work": "Safe system of work: ovens\nApproved by the baker\nBefore you start\nYou must:\n- wear "
    "gloves\n- open the damper\nI have read and understood this sheet.\n",
    "nothing in it reads": "Ovens\n\nYou must:\n- wear gloves\n- open the damper\n\nWhat you need to know\n- how to "
    "reach help\n- where the sand is\n",
    "charter": "Our charter\nWhat you can expect from us\nPerformance\nP1 answer calls\nP2 open on time\nP3 say sorry\n"
    "What we ask of you\n- tell us\nIf things go wrong\n",
    "evaluating jobs": "Job evaluation\nFactor 1: Knowledge\nLevels\nK1 routines\nK2 a trade\nK3 a craft\n"
    "K4 a profession\nPoints\n",
    "specification of a product": "Specification for ladders\nPerformance criteria\nP1 carry 150 kg\nP2 fold\n"
    "Knowledge\nK1 rungs are to be glued and pinned\nTesting\nThe maker sends two ladders\n",
    "asks questions": "Drafts\n\nPerformance criteria\n1. is anything missing, such as\nweighing?\n2. is P4 too long?\n"
    "\nKnowledge and understanding\n1. are K1 to K3 clear?\n",
    "nothing in it reads like": "New standards\n\nPerformance criteria\n\nThere are fewer of them, and those on jam\n"
    "have been mended.\n\nKnowledge and understanding\n\nThis part now speaks of sugar, which\nmany had asked for.\n"
    "\nDates\n\n- 3 May: meeting\n- 4 May: tasting\n",
    "nothing in it": "Bread\n\n1. weigh the flour\n2. bake it\n",
}
HARMFUL = {
    "password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600,
    "entities": with_part(GOOD, "word/document.xml", ENTITY),
    "macros": with_part(GOOD, "word/vbaProject.bin", b"x"),
    "larger than": with_part(GOOD, "word/styles.xml", b" " * 30_000_000),
    "OCR": pdf([[], []]),
    "damaged and cannot be opened": pdf([[(60, 60, 10, "x")]])[:300],
    "begins as a Word document": GOOD[:2000],
    "is empty": b" \n",
    "it is not text": bytes(range(256)) * 20,
    "nested too deep": b"<html><body>" + b"<div>" * 20_000 + b"P1 x",
    "no standard is so long": b"a\n" * 70_000,
}


@pytest.mark.parametrize("reason", FOREIGN)
def test_what_is_no_standard_is_refused_with_the_reason(reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        import_document(FOREIGN[reason].encode(), "a.txt")


def test_standard_about_recruiting_is_no_advert() -> None:
    text = (
        "HRX4 Recruit people\n\nOverview\nThis standard is about filling a vacancy.\n\nPerformance criteria\nYou must "
        "be able to:\nP1 write the job description and the person specification\nP2 agree the salary and the hours of "
        "work\nP3 say how to apply and set a closing date\nP4 hold interviews with those who sent an application form\n"
    )
    (draft,) = import_document(text.encode(), "a.txt")
    assert len(draft.values["performance_criteria"][0]["items"]) == 4


@pytest.mark.parametrize("reason", HARMFUL)
def test_what_may_do_harm_is_refused_in_one_line_and_soon(reason: str) -> None:
    started = time.process_time()
    with pytest.raises(Refused, match=reason) as refused:
        import_document(HARMFUL[reason], "a")
    assert "\n" not in str(refused.value)
    assert time.process_time() - started < 3


@pytest.mark.parametrize("place", ["before", "behind"])
def test_thousands_of_fields_are_read_soon(place: str) -> None:
    unit = "ABCPN7 Preserve fruit\n\nPerformance criteria\nP1 weigh\nP2 fill\n\nKnowledge\nK1 jars\nK2 lids\n\n"
    fields = "Suite Kitchen work\nCategory of jam\nStatus new\nVersion 2\n" * 500
    started = time.process_time()
    import_document((fields + unit if place == "before" else unit + fields).encode(), "a.txt")
    assert time.process_time() - started < 3


def test_the_other_files_of_a_batch_go_on(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number, content in enumerate(HARMFUL.values()):
        (tmp_path / "in" / f"bad-{number}").write_bytes(content)
    (tmp_path / "in" / "good.docx").write_bytes(GOOD)
    batch = run(inputs_of([tmp_path / "in"]), Options(tmp_path / "out"))
    assert len(batch.refused) == len(HARMFUL)
    assert [outcome.state for outcome in batch.outcomes] == ["written"]
    assert [path.suffix for path in (tmp_path / "out").rglob("*") if path.is_file()] == [".yaml", ".yaml"]


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.txt", b"\0" * 60_000_000)
    batch = run(inputs_of([bomb]), Options(tmp_path / "out"))
    assert "zip bomb" in batch.refused[0][1]
    assert not (tmp_path / "out").exists()


def test_a_zip_of_documents_is_imported(tmp_path: Path) -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as opened:
        opened.writestr("units/a.docx", GOOD)
        opened.writestr("units/letter.txt", FOREIGN["a letter"])
    (tmp_path / "all.zip").write_bytes(package.getvalue())
    batch = run(inputs_of([tmp_path / "all.zip"]), Options(tmp_path / "out"))
    assert (len(batch.outcomes), len(batch.refused)) == (1, 1)


DOCS = Path(__file__).parent.parent.parent / "docs"
ABOUT_UNITS = {"browsing.md"}
"""The page that says what stands on the page of a unit is laid out as one, and so are those of the toolkit."""
PAGES = [path for path in sorted(DOCS.rglob("*.md")) if "toolkit" not in path.parts and path.name not in ABOUT_UNITS]


@pytest.mark.parametrize("path", PAGES, ids=lambda one: one.relative_to(DOCS).as_posix())
def test_pages_about_standards_are_none(path: Path) -> None:
    with pytest.raises(Refused):
        import_document(path.read_bytes(), path.name)


@pytest.mark.parametrize("content", ["", " \n\n\t\n", "\ufeff"])
def test_a_document_without_words_is_refused(content: str) -> None:
    with pytest.raises(Refused):
        import_document(content.encode(), "x.txt")


def test_release_notes_with_long_lists_are_refused() -> None:
    listed = "".join(f"- Mend the pump number {number} in the yard\n" for number in range(80))
    knows = "- how valves wear\n- why pumps stop\n- what oil they take\n- where spares are\n"
    text = f"# Mend pumps\n\nEdition 3, May 2020\n\n## What is able to be done\n\n{listed}\n## To know\n\n{knows}"
    with pytest.raises(Refused):
        import_document(text.encode(), "x.md")
    few = listed.split("\n")[:8]
    short = text.replace(listed, "\n".join(few) + "\n")
    assert import_document(short.encode(), "x.md")
