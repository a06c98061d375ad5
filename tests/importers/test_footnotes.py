"""Footnotes: their raised signs are no part of a word, and what they say goes to the notes."""

from __future__ import annotations

from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.importers.building import column, pdf, saved
from touchstone.importers.document.lines import Line
from touchstone.importers.importing import import_document
from touchstone.importers.units.footnotes import footnotes

BEFORE = ("ABCPN7 Preserve fruit", "Overview", "This standard is about jam.", "Performance criteria")
AFTER = ("You must be able to:", "P1 weigh the fruit", "Knowledge and understanding", "K1 how heavy a jar is")
NOTE = "Pectin is explained on page 9."


def values_of(content: bytes, name: str) -> dict[str, Any]:
    """The values of the one unit in a document whose words agree."""
    (draft,) = import_document(content, name)
    assert draft.words.agrees, draft.words
    return draft.values


def first_item(values: dict[str, Any]) -> str:
    """The text of the first criterion."""
    return str(values["performance_criteria"][0]["items"][0]["text"])


def paragraphs(texts: tuple[str, ...]) -> str:
    """Paragraphs of a web page."""
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("sign", ["<sup>1</sup>", "<sup><a href='#n'>1</a></sup>", "<sup>[1]</sup>", "¹"])
def test_footnote_of_a_web_page(sign: str) -> None:
    body = f"{paragraphs(BEFORE)}<p>P1 add pectin{sign} and stir</p><p>Knowledge and understanding</p><p>K1 heat</p>"
    values = values_of(f"<!doctype html><html><body>{body}<p>{sign} {NOTE}</p></body></html>".encode(), "a.html")
    assert first_item(values) == "add pectin and stir"
    assert values["notes"] == [f"Footnote: ¹ {NOTE}"]


def test_raised_number_without_a_footnote_stays() -> None:
    body = f"{paragraphs(BEFORE)}<p>P1 cover 20 m<sup>2</sup> of jam</p><p>P2 stir</p>"
    assert first_item(values_of(f"<!doctype html><html><body>{body}</body></html>".encode(), "a.html")) == (
        "cover 20 m² of jam"
    )


def test_raised_run_of_a_word_document() -> None:
    document = docx.Document()
    for text in (*BEFORE, "P1 add pectin", "Knowledge and understanding", "K1 heat", ""):
        document.add_paragraph(text)
    for place, before, after in ((4, "", " and stir"), (7, "", f" {NOTE}")):
        paragraph = document.paragraphs[place]
        paragraph.add_run(f"{before}1").font.superscript = True
        paragraph.add_run(after)
    values = values_of(saved(document), "a.docx")
    assert (first_item(values), values["notes"]) == ("add pectin and stir", [f"Footnote: ¹ {NOTE}"])


def test_footnote_as_word_stores_it() -> None:
    document = docx.Document()
    for text in (*BEFORE, "P1 add pectin", "Knowledge and understanding", "K1 heat"):
        document.add_paragraph(text)
    document.paragraphs[4]._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:footnoteReference w:id='1'/></w:r>"))
    note = f"<w:footnote w:id='1'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{NOTE}</w:t></w:r></w:p></w:footnote>"
    held = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>".encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    package = document.part.package
    document.part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, held, package), RELATIONSHIP.FOOTNOTES)
    values = values_of(saved(document), "a.docx")
    assert (first_item(values), values["notes"]) == ("add pectin", [f"Footnote: ¹ {NOTE}"])


def test_content_controls_of_a_word_form_hide_nothing() -> None:
    document = docx.Document()
    for text in (*BEFORE, *AFTER):
        document.add_paragraph(text)
    item = document.paragraphs[5]._p
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    item.addprevious(control)
    control[1].append(item)
    assert first_item(values_of(saved(document), "a.docx")) == "weigh the fruit"


def test_small_digit_above_the_line_of_a_pdf() -> None:
    lines = (*BEFORE, "You must be able to:", "P1 add pectin", "P2 stir", "Knowledge and understanding", "K1 heat")
    page = column(lines, 60, 80, step=20)
    page[6:6] = [(121.5, 80 + 5 * 20 - 4, 6, "1"), (126, 180, 10, " and wait")]
    page.append((60, 700, 7, f"1 {NOTE}"))
    values = values_of(pdf([page]), "a.pdf")
    assert (first_item(values), values["notes"]) == ("add pectin and wait", [f"Footnote: 1 {NOTE}"])


def test_number_that_is_not_raised_at_the_foot_of_a_page() -> None:
    """As LibreOffice prints footnotes: the number and its note are as large as the text."""
    lines = (*BEFORE, "You must be able to:", "P1 add pectin", "P2 stir", "Knowledge and understanding", "K1 heat")
    page = column(lines, 60, 80, step=20)
    page[6:6] = [(121.5, 80 + 5 * 20 - 4, 6, "1")]
    page.append((60, 700, 10, f"1 {NOTE}"))
    values = values_of(pdf([page]), "a.pdf")
    assert (first_item(values), values["notes"]) == ("add pectin", [f"Footnote: 1 {NOTE}"])


def test_number_of_a_list_at_the_foot_of_a_page_is_no_footnote() -> None:
    lines = [
        Line(at, text, at, page=1, blank_before=True) for at, text in enumerate(("jam¹", "You must:", "1 Stir it."))
    ]
    assert not footnotes(lines)
