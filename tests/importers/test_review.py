"""The report in a browser: what was read beside the document, each leading to the other."""

from __future__ import annotations

from pathlib import Path

import html5lib
from lxml import etree

from touchstone.importers.batch import Options, run
from touchstone.importers.importing import import_document
from touchstone.importers.inputs import inputs_of
from touchstone.importers.report.page import as_page
from touchstone.importers.report.sheet import ALL_COUNTED, Node, sheet_of

UNIT = """Unit QY1 Moor a barge
Overview
This unit is about tying up barges.
Performance criteria
You must be able to:
P1 come alongside slowly enough to stop
without touching the wall
P2 pass the bow line first
Knowledge and understanding
You must know and understand:
- how ropes chafe
- who may untie a barge

Developed by Quay Board
Version number 1
Approved: March 2013
"""
ELEMENTS = """Unit QY2 Keep a lock
Element 1 By day
Performance criteria
P1 open the gates
Element 2 By night
Performance criteria
P1 light the lamps
Knowledge
K1 the hours of dusk
"""
STRAY = "A line that nobody expected <b>here</b>"


def nodes_of(text: str) -> dict[str, Node]:
    """The nodes of a document's sheet by their labels."""
    (draft,) = import_document(text.encode(), "x.txt")
    return {node.label: node for node in sheet_of(draft, "d1-").nodes()}


def test_an_item_knows_the_lines_that_it_was_read_from() -> None:
    nodes = nodes_of(UNIT)
    assert [line.number for line in nodes["P1"].lines] == [6, 7]
    assert [line.number for line in nodes["Overview"].lines] == [3]
    assert [line.number for line in nodes["Approved"].lines] == [16]


def test_a_field_that_was_written_otherwise_tells_what_is_printed() -> None:
    approved = nodes_of(UNIT)["Approved"]
    assert (approved.text, approved.aside) == ("2013-03", "printed as “March 2013”")


def test_that_no_label_is_printed_is_said_once() -> None:
    nodes = nodes_of(UNIT)
    assert nodes["Knowledge"].aside == ALL_COUNTED
    assert nodes["K1"].aside == ""


def test_items_of_elements_that_have_one_label_are_told_apart_by_their_order() -> None:
    (draft,) = import_document(ELEMENTS.encode(), "x.txt")
    items = [node for node in sheet_of(draft, "d1-").nodes() if node.label == "P1"]
    assert [(node.text, node.lines[0].number) for node in items] == [("open the gates", 4), ("light the lamps", 7)]


def page_of(folder: Path, **texts: str) -> etree._Element:
    """The report on documents with these texts."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    batch = run(inputs_of([folder / f"{name}.txt" for name in texts]), Options(folder / "standards"))
    return html5lib.parse(as_page(batch, lambda name: None), treebuilder="lxml", namespaceHTMLElements=False).getroot()


def test_every_line_leads_to_what_was_read_and_back(tmp_path: Path) -> None:
    page = page_of(tmp_path, one=UNIT, two=ELEMENTS)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.xpath("//a/@href")} <= set(ids)
    (row,) = page.xpath("//tr[td = 'pass the bow line first' or td = 'P2 pass the bow line first']")
    (target,) = page.xpath(f"//*[@id = '{row.xpath('.//a/@href')[0][1:]}']")
    assert "".join(target.itertext()).split()[:4] == ["P2", "pass", "the", "bow"]
    assert target.xpath(".//a/@href") == [f"#{row.get('id')}"]


def test_documents_that_were_not_imported_stand_in_the_list_with_the_reason(tmp_path: Path) -> None:
    page = page_of(tmp_path, one=UNIT, letter="Dear Sir,\n\nThank you for your letter.\n\nYours\n")
    rows = [" ".join(" ".join(row.itertext()).split()) for row in page.xpath("//header//tbody/tr")]
    assert rows[0].startswith("one.txt")
    assert rows[1].startswith("letter.txt not imported")


def test_what_was_not_recognised_comes_first_and_leads_to_its_line(tmp_path: Path) -> None:
    page = page_of(tmp_path, one=f"{UNIT}\n{STRAY}\n")
    links = page.xpath("//h3[. = 'To look at']/following-sibling::ul[1]/li/a/@href")
    lines = [page.xpath(f"string(//tr[@id = '{link[1:]}']/td[1])") for link in links]
    assert lines[0] == STRAY
    assert not page.xpath("//b[. = 'here']")


def test_a_list_of_the_elements_that_follow_is_no_text_of_the_unit() -> None:
    listed = ELEMENTS.replace("Element 1", "Elements\nThis unit has two elements:\nBy day\nBy night\nElement 1", 1)
    (draft,) = import_document(listed.encode(), "x.txt")
    assert [one["title"] for one in draft.values["elements"]] == ["By day", "By night"]
    assert {fate.what for fate in draft.fates if fate.line.number in (3, 4, 5)} == {"list of the elements that follow"}
