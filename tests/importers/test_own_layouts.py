"""Units under headings of an owner's own in other shapes: criteria in sentences, tables, panels, packs of units."""

from __future__ import annotations

import pytest

from tests.importers.building import pdf
from touchstone.importers.document.draft import Draft
from touchstone.importers.document.lines import Refused
from touchstone.importers.importing import import_document
from touchstone.importers.signs.item_shapes import PERFORMANCE, names_work, shape_of
from touchstone.importers.signs.statements import is_statement
from touchstone.importers.units.doubting import items_of

HEAD = "# Fly kites over a beach\n\nStandards for beach staff: KB-3, revision 2, ratified May 2021.\n\n"
ACTS = (
    "- The line is looked over for knots before the kite goes up\n- Nobody stands under the kite\n"
    "- Kites are brought down when swimmers come near\n- The flyer keeps clear of the groynes\n\n"
)
KNOWS = "- how wind changes over dunes\n- the height that the law allows\n- why wet lines cut\n\n"
PLACES = "Beaches: sand; shingle\n\nKites: those with one line; those with two\n"
BEACH = f"{HEAD}## Up in the air\n\n{ACTS}## What the flyer understands\n\n{KNOWS}## Where\n\n{PLACES}"


def draft_of(content: str | bytes, name: str = "x.md") -> Draft:
    """The draft of the one unit in a document, whose words are kept."""
    (draft,) = import_document(content.encode() if isinstance(content, str) else content, name)
    assert draft.words.agrees, draft.words
    return draft


def labels_of(draft: Draft) -> list[str]:
    """The labels of all items."""
    return [label for label, _ in items_of(draft.values)]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("The line is looked over for knots", True),
        ("Nobody may stand under the kite", True),
        ("If swimmers come near, the kite is brought down", True),
        ("The flyer explains the rules to children", True),
        ("the height that the law allows", False),
        ("people who are afraid of kites", False),
        ("how wind is measured", False),
        ("kinds of line: those that stretch are cheap", False),
        ("sand and shingle", False),
    ],
)
def test_a_sentence_has_its_verb_in_the_main_clause(text: str, is_one: bool) -> None:
    assert is_statement(text) is is_one


def test_sentences_about_what_is_done_are_criteria() -> None:
    assert shape_of(["Lines are dry", "Kites are stored flat", "No kite flies at dusk"]) == PERFORMANCE


def test_a_title_may_join_two_verbs() -> None:
    assert [names_work(text) for text in ("Build and mend kites", "Salt and vinegar shops")] == [True, False]


def test_criteria_knowledge_and_scope_are_told_in_either_order() -> None:
    draft = draft_of(BEACH)
    turned = draft_of(f"{HEAD}## What the flyer understands\n\n{KNOWS}## Up in the air\n\n{ACTS}## Where\n\n{PLACES}")
    wanted = ["P1", "P2", "P3", "P4", "K1", "K2", "K3", "S1", "S2", "S3", "S4"]
    assert (labels_of(draft), labels_of(turned)) == (wanted, wanted)


def test_criteria_in_sentences_need_more_signs_of_a_unit() -> None:
    notice = BEACH.replace("What the flyer understands", "Questions").replace("Standards for beach staff: ", "")
    with pytest.raises(Refused):
        import_document(notice.encode(), "x.md")


def test_a_heading_that_is_not_known_ends_a_guessed_part() -> None:
    values = draft_of(f"{BEACH}\n## Remember\n\nKites frighten horses.\n").values
    assert values["unplaced"] == ["Remember", "Kites frighten horses."]


def test_the_first_prose_under_a_heading_of_the_same_look_is_the_overview() -> None:
    values = draft_of(
        BEACH.replace("## Up", "## The wind\n\n" + "A kite pulls, and the wind does what it likes. " * 2 + "\n\n## Up")
    )
    assert values.values["overview"].startswith("A kite pulls")


def test_a_sentence_behind_the_terms_of_a_scope_is_no_entry() -> None:
    values = draft_of(f"{BEACH}\nKites with motors are left to others.\n").values
    assert "Kites with motors are left to others." in values["unplaced"]
    assert [one["term"] for one in values["scope"]] == ["Beaches", "Kites"]


def test_a_scope_is_told_where_the_rest_is_known() -> None:
    text = (
        "ABCPN4 Fly kites\n\nPerformance criteria\n\nP1 look over the line\nP2 bring the kite down\n\nKnowledge and "
        "understanding\n\nK1 how kites climb\nK2 why lines cut\n\nReach\n\n- kites with one line\n- kites with two\n"
    )
    draft = draft_of(text, "x.txt")
    assert [one["text"] for one in draft.values["scope"][0]["items"]] == ["kites with one line", "kites with two"]
    assert "the heading “Reach” was taken for scope" in [doubt.what for doubt in draft.doubts]


def test_labels_of_two_numbers_count_up_from_row_to_row() -> None:
    text = BEACH.replace("- The line", "FL1.1 The line").replace("- Nobody", "FL1.2 Nobody")
    draft = draft_of(text.replace("- Kites are", "FL2.1 Kites are").replace("- The flyer", "FL2.2 The flyer"))
    assert labels_of(draft)[:4] == ["P1", "P2", "P3", "P4"]


def rows(*cells: tuple[str, ...], tag: str = "td") -> str:
    """Rows of a table of a page."""
    return "".join("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>" for row in cells)


PAGE_HEAD = "<h1>Fly kites over a beach</h1><p>Standard KB-3, revision 2</p>"
PAIRS = [
    (act.removeprefix("- "), f"why kites {word}")
    for act, word in zip(ACTS.strip().split("\n"), ["climb", "turn", "dive", "fall"], strict=True)
]


def test_two_columns_are_told_by_what_they_hold() -> None:
    table = rows(("The flyer", "Behind it"), tag="th") + rows(*PAIRS)
    draft = draft_of(
        f"<html><body>{PAGE_HEAD}<table>{table}</table></body></html>".replace("Behind it", "The flyer is aware of"),
        "x.html",
    )
    assert labels_of(draft) == ["P1", "P2", "P3", "P4", "K1", "K2", "K3", "K4"]


def test_labels_stand_in_cells_of_their_own() -> None:
    numbered = [(f"Task {place}", act) for place, (act, _) in enumerate(PAIRS, start=1)]
    knows = "".join(f"<li>{why}</li>" for _, why in PAIRS)
    body = f"<h2>In the air</h2><table>{rows(*numbered)}</table><h2>The flyer understands</h2><ul>{knows}</ul>"
    draft = draft_of(f"<html><body>{PAGE_HEAD}{body}</body></html>", "x.html")
    assert [text for label, text in items_of(draft.values) if label[0] == "P"] == [act for act, _ in PAIRS]


def test_entries_beside_terms_are_a_scope() -> None:
    listed = "".join(f"<li>{act}</li>" for act, _ in PAIRS), "".join(f"<li>{why}</li>" for _, why in PAIRS)
    body = "<h2>In the air</h2><ul>{}</ul><h2>The flyer understands</h2><ul>{}</ul>".format(*listed)
    scope = "<dl><dt>Beaches</dt><dd>sand</dd><dd>shingle</dd><dt>Kites</dt><dd>those with one line</dd></dl>"
    draft = draft_of(f"<html><body>{PAGE_HEAD}{body}<h2>Where</h2>{scope}</body></html>", "x.html")
    assert [(one["term"], len(one["items"])) for one in draft.values["scope"]] == [("Beaches", 2), ("Kites", 1)]


def test_a_page_set_in_a_table_is_text() -> None:
    acts = "".join(f"<li>{act}</li>" for act, _ in PAIRS)
    knows = "".join(f"<li>{why}</li>" for _, why in PAIRS)
    left = "<p><b>Ratified</b></p><p>May 2021</p><p><b>Revision</b></p><p>2</p>"
    right = f"{PAGE_HEAD}<h2>In the air</h2><ul>{acts}</ul><h2>The flyer understands</h2><ul>{knows}</ul>"
    draft = draft_of(f"<html><body><table><tr><td>{left}</td><td>{right}</td></tr></table></body></html>", "x.html")
    assert (len(labels_of(draft)), draft.values["approved"], draft.values["version"]) == (8, "2021-05", 2)


def test_a_pack_is_parted_at_the_codes_of_its_units() -> None:
    one = BEACH.removeprefix(HEAD)
    units = "\n".join(
        f"## Unit {code}\n\n# {title} kites\n\n{one}" for code, title in (("KB3", "Fly"), ("KB4", "Mend"))
    )
    text = f"# Beach pack\n\nStandards for beach staff.\n\n{units}"
    drafts = import_document(text.encode(), "x.md")
    assert [draft.values["code"] for draft in drafts] == ["KB3", "KB4"]
    assert [len(labels_of(draft)) for draft in drafts] == [11, 11]


def test_a_line_no_further_in_than_the_labels_is_a_sub_heading() -> None:
    lines = (
        (60, 60, 12, "**Performance criteria"),
        (60, 80, 10, "Before the kite goes up"),
        (64, 100, 10, "P1 look over the line for knots and for places that the sand has worn"),
        (93, 113, 10, "thin before anybody holds it"),
        (60, 133, 10, "In the air"),
        (64, 153, 10, "P2 bring the kite down when swimmers come near"),
        (64, 173, 10, "P3 keep clear of the groynes"),
        (60, 203, 12, "**Knowledge and understanding"),
        (64, 223, 10, "K1 how wind changes over dunes"),
        (64, 243, 10, "K2 why wet lines cut"),
    )
    draft = draft_of(pdf([[(60, 30, 16, "**ABCPN4 Fly kites"), *lines]]), "x.pdf")
    groups = draft.values["performance_criteria"]
    assert [(group["heading"], len(group["items"])) for group in groups] == [
        ("Before the kite goes up", 1),
        ("In the air", 2),
    ]


def test_an_item_that_ends_with_a_word_of_a_record_is_none() -> None:
    text = BEACH.replace("keeps clear of the groynes", "checks the book of loans for dates, names and signature")
    assert "P4" in labels_of(draft_of(text))


def test_codes_with_titles_under_a_heading_that_is_not_known_are_links() -> None:
    draft = draft_of(f"{BEACH}\n## Next door\n\n- KB-4 Mend kites\n- KB-7 Store kites over winter\n")
    assert draft.values["links"] == [
        {"to": "KB-4", "note": "Mend kites"},
        {"to": "KB-7", "note": "Store kites over winter"},
    ]
    assert "the heading “Next door” was taken for links" in [doubt.what for doubt in draft.doubts]
