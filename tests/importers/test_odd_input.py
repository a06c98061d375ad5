"""What hardly any document holds, and some do: it is read as well as it can be, soon, and no word of it is lost."""

from __future__ import annotations

import gzip
import runpy
import time
from pathlib import Path

import docx
import pytest
import yaml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.importers.building import saved
from touchstone.importers.batch import Batch, Options, run
from touchstone.importers.document.accounts import DROPPED
from touchstone.importers.document.lines import Line
from touchstone.importers.importing import import_document
from touchstone.importers.inputs import inputs_of
from touchstone.importers.other_kinds.form_names import form_name
from touchstone.importers.reading.formats import read

LISTS = (
    "Performance criteria\n\nYou must be able to:\n\nP1 weigh the fruit\nP2 wash the jars\n\n"
    "Knowledge and understanding\n\nYou need to know and understand:\n\nK1 how pectin sets\nK2 why jars are hot\n\n"
)


def imported(folder: Path, **files: bytes) -> Batch:
    """What an import of these files did."""
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    return run(inputs_of([folder / name.replace("_", ".") for name in files]), Options(folder / "standards"))


REGISTER = b"urn,original_urn,title,keywords\nABC1,ABC1,Carry water,+44; .5; water\n"
PACKED = gzip.compress(REGISTER + b"".join(b"ABC%d,,Carry %x,\n" % (at, at**9) for at in range(2000)), mtime=0)
DAMAGED = {
    "cut off": PACKED[:-600],
    "not what it was": PACKED[:-9000] + b"x" * 9000,
    "one cell of it is endless": REGISTER + b'ABC2,ABC2,"' + b"x" * 200_000,
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_register_that_is_damaged_does_not_stop_the_other_files(tmp_path: Path, damage: str) -> None:
    batch = imported(tmp_path, register_gz=DAMAGED[damage], unit_txt=f"ABCPN1 Make jam\n\n{LISTS}".encode())
    assert [name for name, reason in batch.refused if "the register cannot be read" in reason] == ["register.gz"]
    assert [outcome.draft.values["code"] for outcome in batch.outcomes] == ["ABCPN1"]


def test_a_damaged_register_to_look_titles_up_in_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scripts = Path(__file__).parents[2] / "scripts"
    monkeypatch.syspath_prepend(str(scripts))
    (tmp_path / "register.gz").write_bytes(PACKED[:-600])
    assert runpy.run_path(str(scripts / "import_unit.py"))["told_register"](tmp_path / "register.gz") is None
    assert capsys.readouterr().err.startswith("register.gz: the register cannot be read")


def test_the_words_of_a_register_stay_words_in_yaml(tmp_path: Path) -> None:
    imported(tmp_path, register_csv=REGISTER)
    held = yaml.safe_load(next(tmp_path.glob("standards/suites/*/units/ABC1.yaml")).read_text(encoding="utf-8"))
    assert held["keywords"] == ["+44", ".5", "water"]


def test_numbers_in_a_page_that_are_none_count_for_none() -> None:
    page = (
        "<html><body><h1>ABCPN1 Make jam</h1><h2>Performance criteria</h2><ol start='²'><li value='²'>weigh the fruit"
        "<li>wash the jars</ol><h2>Knowledge and understanding</h2><ul><li>how pectin sets<li>why jars are hot</ul>"
        "<table><tr><td colspan='²' rowspan='x'>a</table>"
    )
    (draft,) = import_document(page.encode(), "a.html")
    assert [item["id"] for item in draft.values["performance_criteria"][0]["items"]] == ["P1", "P2"]


def word(*extra: str) -> docx.document.Document:
    """A Word document of a unit, with a paragraph of this XML for each text."""
    document = docx.Document()
    for line in f"ABCPN1 Make jam\n{LISTS}".splitlines():
        document.add_paragraph(line)
    for xml in extra:
        document.element.body.insert(0, parse_xml(xml))
    return document


def test_numbers_in_a_word_document_that_are_none_count_for_none() -> None:
    numbered = f'<w:p {nsdecls("w")}><w:pPr><w:numPr><w:ilvl w:val="²"/><w:numId w:val="1"/></w:numPr><w:ind w:left='
    (draft,) = import_document(saved(word(f'{numbered}"--5"/></w:pPr><w:r><w:t>Guild</w:t></w:r></w:p>')), "a.docx")
    assert draft.values["code"] == "ABCPN1"


def test_text_boxes_in_text_boxes_are_read_once_and_soon() -> None:
    inside = ""
    for depth in range(24):
        run_of = f"<w:r><w:t>box {depth}</w:t></w:r><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"
        inside = f"<w:p>{run_of}</w:p>"
    started = time.perf_counter()
    reading = read(saved(word(inside.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))), "a.docx")
    assert sorted(line.text for line in reading.lines if line.text.startswith("box")) == sorted(
        f"box {depth}" for depth in range(24)
    )
    assert time.perf_counter() - started < 5


def test_running_heads_in_tables_and_of_a_first_page_are_accounted_for() -> None:
    document = word()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Guild of Preserves"
    section.header.add_table(1, 1, docx.shared.Cm(4)).cell(0, 0).text = "For members"
    (draft,) = import_document(saved(document), "a.docx")
    assert {"Guild of Preserves", "For members"} <= {one.line.text for one in draft.fates if one.fate == DROPPED}


def test_a_thousand_sentences_that_lead_to_a_form_are_no_trouble() -> None:
    lines = [Line(at, "The following form Jam Log shows what was made.", at) for at in range(3000)]
    name = form_name(lines, 0)
    assert name is not None and name.name == "Jam Log"


ENDLESS = {
    "underscores": "_" * 20_000 + "x",
    "stars": "*a " * 20_000,
    "hashes": "# " + "#" * 20_000 + "x",
    "prices": "£1 " * 20_000,
}


@pytest.mark.parametrize("signs", ENDLESS)
def test_an_endless_line_of_signs_takes_no_time(signs: str) -> None:
    started = time.perf_counter()
    import_document(f"# ABCPN1 Make jam\n\n{LISTS}{ENDLESS[signs]}\n".encode(), "a.md")
    assert time.perf_counter() - started < 8


def test_markdown_may_begin_with_a_table() -> None:
    (draft,) = import_document(f"| Code | ABCPN1 |\n|---|---|\n\n# Make jam\n\n{LISTS}".encode(), "a.md")
    assert draft.values["code"] == "ABCPN1"


def test_the_table_of_competencies_takes_no_cells_of_another_table() -> None:
    body = "".join(
        f"<h2>C{place} – {title}</h2><p>To {title.lower()}.</p><p>Level 1</p><ul><li>{title} each day.</ul>"
        f"<p>Level 2</p><ul><li>{title} each week.</ul>"
        for place, title in ((1, "Look ahead"), (2, "Listen well"))
    )
    tables = (
        "<table><tr><td>C1 Look ahead<td>To look ahead.<tr><td>C2 Listen well<td>To listen well.</table><p>Contacts</p>"
        "<table><tr><td>The office<td>Upstairs<tr><td>The shop<td>Downstairs</table>"
    )
    (draft,) = import_document(f"<html><body><h1>Framework of the guild</h1>{tables}{body}".encode(), "a.html")
    assert draft.kind == "framework"
    assert not any("notes" in one for one in draft.values["competencies"])


@pytest.mark.parametrize("sign", ["=", "~", "*", "-"])
def test_a_known_heading_between_signs_is_known(sign: str) -> None:
    overview = f"{sign * 2} Overview {sign * 2}\n\nThis standard is about the kitchen.\n\n"
    (draft,) = import_document(f"ABCPN1 Make jam\n\n{overview}{LISTS}".encode(), "a.txt")
    assert draft.values["overview"] == "This standard is about the kitchen."


def test_a_sentence_among_those_that_tell_details_is_not_lost() -> None:
    said = "Jam is made in June. Developed by the Guild of Preserves. Version 2, approved June 2005. Ask Ada first."
    (draft,) = import_document(f"ABCPN1 Make jam\n\n{LISTS}{said}\n".encode(), "a.txt")
    assert (draft.values["version"], draft.values["developed_by"]) == (2, "Guild of Preserves")
    assert [text in str(draft.values) for text in ("Jam is made in June", "Ask Ada first")] == [True, True]


def test_a_version_may_be_an_ordinal_in_figures() -> None:
    (draft,) = import_document(f"ABCPN1 Make jam\n\n{LISTS}Version: 5th\nDate approved: May 2011\n".encode(), "a.txt")
    assert draft.values["version"] == 5
