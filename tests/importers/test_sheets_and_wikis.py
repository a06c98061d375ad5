"""Standards in sheets, on wikis and learning platforms: areas in columns, links of the page, what stands behind."""

from __future__ import annotations

from typing import Any

import pytest

from tests.importers.building import Placed, column, grid, pdf
from touchstone.importers.document.draft import Draft
from touchstone.importers.importing import import_document
from touchstone.importers.units.doubting import items_of

HEAD = "<!doctype html><html><body><h1>ABCPN7 Preserve fruit</h1><h2>Performance criteria</h2>"
KNOWS = "<h2>Knowledge and understanding</h2><ol><li>what pectin does</li><li>how hot a jar must be</li></ol>"
AREAS = [("Before", ["weigh the fruit", "sort it"]), ("After", ["fill the jars"])]
ROWS = {
    "once": [("P1", "<td rowspan=2>Before</td>"), ("P2", ""), ("P3", "<td>After</td>")],
    "in each row": [("P1", "<td>Before</td>"), ("P2", "<td>Before</td>"), ("P3", "<td>After</td>")],
}


def groups_of(draft: Draft, kind: str = "performance_criteria") -> list[tuple[Any, list[str]]]:
    """The headings of a part, each with the texts under it."""
    return [(one.get("heading"), [item["text"] for item in one["items"]]) for one in draft.values[kind]]


@pytest.mark.parametrize("printed", ROWS)
def test_areas_between_labels_and_texts_are_sub_headings(printed: str) -> None:
    texts = [text for _, held in AREAS for text in held]
    cells = zip(ROWS[printed], texts, strict=True)
    rows = "".join(f"<tr><td>{label}</td>{area}<td>{text}</td></tr>" for (label, area), text in cells)
    heads = "<tr><td>No.</td><td>Heading</td><td>Statement</td></tr>"
    (draft,) = import_document(f"{HEAD}<table>{heads}{rows}</table>{KNOWS}".encode(), "a.html")
    assert groups_of(draft) == AREAS
    assert "unplaced" not in draft.values
    assert draft.words.agrees


def test_titles_of_which_each_has_one_text_are_no_areas() -> None:
    rows = "".join(f"<tr><td>P{at}</td><td>Stage {at}</td><td>fill jar {at}</td></tr>" for at in (1, 2, 3))
    (draft,) = import_document(f"{HEAD}<table>{rows}</table>{KNOWS}".encode(), "a.html")
    assert [heading for heading, _ in groups_of(draft)] == [None]


@pytest.mark.parametrize(
    "link",
    ["[[edit](i.php?a=1)]", '\\[[edit](/w/i "Edit")\\]', "[edit]", "[ [edit](a) | [edit source](b) ]"],
)
def test_the_links_behind_the_headings_of_a_wiki_are_no_part_of_them(link: str) -> None:
    text = (
        f"# ABCPN7 Preserve fruit\n\n## Performance criteria {link}\n\n### Before {link}\n\n1. weigh the fruit\n"
        f"2. sort it\n\n### After {link}\n\n3. fill the jars\n\n## Knowledge and understanding {link}\n\n1. heat\n"
        f"2. sugar\n\n## See also {link}\n\n- [Jars](Jars)\n\nCategories: [Food](c1) | [Jam](c2)\n\n"
        "This page was last changed on 4 June 2018.\n"
    )
    (draft,) = import_document(text.encode(), "a.md")
    assert groups_of(draft) == AREAS
    assert groups_of(draft, "knowledge") == [(None, ["heat", "sugar"])]


def test_what_a_learning_platform_prints_around_a_standard_is_no_part_of_it() -> None:
    bar = "".join(f"<div>{name}</div>" for name in ("My learning", "Catalogue", "Log out"))
    behind = ("Mark as complete", "Next: 4. Quiz on jam", "Comments (1)", "A. Fern, 3 May 2011: I like jam")
    scope = "<div role=heading aria-level=3>Scope</div><div>jam</div><div>jelly</div>"
    page = HEAD.replace("<h1>", f"{bar}<div role=heading aria-level=1>").replace("</h1>", "</div>")
    criteria = "<ol><li>weigh the fruit</li><li>sort it</li></ol>"
    (draft,) = import_document(
        f"{page}{criteria}{KNOWS}{scope}{''.join(f'<div>{one}</div>' for one in behind)}".encode(), "a.html"
    )
    assert (draft.values["title"], draft.values["code"]) == ("Preserve fruit", "ABCPN7")
    assert [item["text"] for group in draft.values["scope"] for item in group["items"]] == ["jam", "jelly"]


@pytest.mark.parametrize("behind", ["Template S-3. Delete the notes before you publish.", "End of unit ABCPN7"])
def test_a_paragraph_behind_the_last_item_is_no_part_of_it(behind: str) -> None:
    criteria = "<ol><li>weigh the fruit</li><li>sort it</li></ol>"
    (draft,) = import_document(f"{HEAD}{criteria}{KNOWS}<p>{behind}</p>".encode(), "a.html")
    assert dict(items_of(draft.values))["K2"] == "how hot a jar must be"


def test_numbers_of_three_parts_are_items_where_none_is_shorter() -> None:
    page = HEAD.replace("<h2>", "<h2>2 ")
    first = "<h3>2.1 Before</h3><p>2.1.1 weigh the fruit</p><p>2.1.2 sort it</p>"
    items = f"{first}<h3>2.2 After</h3><p>2.2.1 fill the jars</p>"
    (draft,) = import_document(f"{page}{items}{KNOWS}".encode(), "a.html")
    assert groups_of(draft) == AREAS


def test_what_stands_below_a_table_is_no_part_of_its_last_item() -> None:
    page: list[Placed] = [(60, 60, 16.0, "ABCPN7 Preserve fruit"), (60, 80, 13.0, "Performance criteria")]
    rows = [("No.", "Criterion", "Evidence"), ("P-01", "Weigh the fruit.", "• seen"), ("P-02", "Sort it.", "• seen")]
    rows += [("P-03", "Fill the jars.", "• seen"), ("P-04", "Close them.", "• seen")]
    for at, cells in enumerate(rows):
        page += [(x, 100 + 20 * at, 10.0, text) for x, text in zip((65, 125, 405), cells, strict=True) if text]
    page += [(60, 200, 14.0, "**Talking it over"), (60, 216, 10.0, "The cook asks about each of the jars.")]
    page += [(60, 250, 13.0, "Knowledge"), *column(["K1 what pectin does", "K2 how hot a jar must be"], 60, 270)]
    drawn = grid((60, 120, 400, 500), (86, 106, 126, 146, 166, 186))
    (draft,) = import_document(pdf([page], boxes=[drawn]), "a.pdf")
    assert dict(items_of(draft.values))["P4"] == "Close them."
