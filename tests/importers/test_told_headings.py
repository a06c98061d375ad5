"""Headings that an owner names in a file: documents that are refused without it are read whole with it."""

from __future__ import annotations

import io

import docx
import pytest

from tests.importers.building import pdf
from touchstone.importers.document.draft import Draft
from touchstone.importers.document.lines import Refused
from touchstone.importers.importing import import_document
from touchstone.importers.own_headings.told_by_owner import HeadingsWrong, read_headings

FILE = "performance_criteria: Round the pond\nknowledge:\n  - Pond lore\nscope: Ponds\ncode: Leaf\nversion: Printing\n"
LINES = {
    "Round the pond": ["Ducks first, then geese", "Bread never", "Ice broken at dawn"],
    "Pond lore": ["Frogs and toads", "Depth of water", "Weeds"],
    "Ponds": ["village ponds", "dew ponds"],
}
HEAD = ["Keep a pond", "Leaf: PO-1", "Printing: 2"]


def listed(draft: Draft, field: str) -> list[str]:
    """The texts of the items of a field, whether they stand under sub-headings or not."""
    groups = [one.get("items", [one]) for one in draft.values[field]]
    return [str(item["text"]) for group in groups for item in group]


def markdown() -> bytes:
    lists = (f"## {head}\n\n" + "".join(f"- {one}\n" for one in items) for head, items in LINES.items())
    return ("# Keep a pond\n\nLeaf: PO-1\n\nPrinting: 2\n\n" + "\n".join(lists)).encode()


def text() -> bytes:
    lists = (f"{head.upper()}\n\n" + "".join(f"- {one}\n" for one in items) for head, items in LINES.items())
    return ("\n\n".join(HEAD) + "\n\n" + "\n".join(lists)).encode()


def page() -> bytes:
    lists = (f"<h2>{head}</h2><ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>" for head, items in LINES.items())
    return f"<h1>Keep a pond</h1><p>Leaf: PO-1</p><p>Printing: 2</p>{''.join(lists)}".encode()


def word() -> bytes:
    document = docx.Document()
    document.add_heading(HEAD[0], 1)
    for line in HEAD[1:]:
        document.add_paragraph(line)
    for head, items in LINES.items():
        document.add_heading(head, 2)
        for one in items:
            document.add_paragraph(one, style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def printed() -> bytes:
    said = [(16.0, f"**{HEAD[0]}"), *((10.0, line) for line in HEAD[1:])]
    for head, items in LINES.items():
        said += [(12.0, f"**{head}"), *((10.0, f"• {one}") for one in items)]
    return pdf([[(60.0, 60.0 + 24 * at, size, line) for at, (size, line) in enumerate(said)]])


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.md", markdown()), ("x.txt", text()), ("x.html", page()), ("x.docx", word()), ("x.pdf", printed())],
    ids=["Markdown", "text", "HTML", "Word", "PDF"],
)
def test_a_document_that_is_refused_is_read_whole_with_its_headings_told(name: str, content: bytes) -> None:
    with pytest.raises(Refused, match="--headings FILE"):
        import_document(content, name)
    (draft,) = import_document(content, name, read_headings(FILE, "pond.yaml"))
    read = [text for kind in ("performance_criteria", "knowledge") for text in listed(draft, kind)]
    assert read == [*LINES["Round the pond"], *LINES["Pond lore"]]
    assert "village ponds" in str(draft.values["scope"])
    assert (draft.values["code"], draft.values["version"], draft.values["title"]) == ("PO-1", 2, "Keep a pond")
    assert not [doubt.what for doubt in draft.doubts if "was taken for" in doubt.what]
    assert draft.words.agrees


def test_a_told_heading_at_the_top_of_several_pages_is_no_running_head() -> None:
    pages = [
        ["**Keep a pond", "Leaf: PO-1", "Printing: 2"],
        ["**Round the pond (1 of 2)", "• Ducks first, then geese", "• Bread never"],
        ["**Round the pond (2 of 2)", "• Ice broken at dawn", "• Nets mended in May"],
        ["**Pond lore", "• Frogs and toads", "• Depth of water", "• Weeds"],
    ]
    content = pdf([[(60.0, 60.0 + 24 * at, 12.0, line) for at, line in enumerate(page)] for page in pages])
    told = (
        "performance_criteria: [Round the pond (1 of 2), Round the pond (2 of 2)]\nknowledge: Pond lore\ncode: Leaf\n"
    )
    (draft,) = import_document(content, "x.pdf", read_headings(told, "pond.yaml"))
    deeds = ["Ducks first, then geese", "Bread never", "Ice broken at dawn", "Nets mended in May"]
    assert listed(draft, "performance_criteria") == deeds
    assert listed(draft, "knowledge") == ["Frogs and toads", "Depth of water", "Weeds"]


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("knowledge: Lore\ncriterions: Deeds\n", "pond.yaml:2: there is no field ‘criterions’"),
        ("knowledge: [Lore\n", "pond.yaml:2: this is no YAML"),
        ("knowledge:\n  - Lore\n  - a: b\n", "pond.yaml:3: write a heading as it is printed"),
        ("knowledge: Lore\n? [a]\n: b\n", "pond.yaml:2: this names no field"),
        ("Lore\n", "pond.yaml:1: write a field and its headings"),
        ("", "pond.yaml:1: write a field"),
        ("a: \x00", "pond.yaml:1: this is no YAML"),
    ],
)
def test_what_is_wrong_with_the_file_is_told_with_its_line(told: str, wrong: str) -> None:
    with pytest.raises(HeadingsWrong) as raised:
        read_headings(told, "pond.yaml")
    assert str(raised.value).startswith(wrong)
