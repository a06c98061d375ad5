"""Labels known by counting, whatever the word, and tables whose columns beside the items are left out."""

from __future__ import annotations

from touchstone.importers.document.accounts import DROPPED
from touchstone.importers.document.draft import Draft
from touchstone.importers.importing import import_document
from touchstone.importers.marking.criterion_tables import NOT_IN_FORCE, TO_FILL_IN
from touchstone.importers.marking.own_labels import label_alone
from touchstone.importers.signs.labels import text_mark

KNOWS = "<h2>Knowledge and understanding</h2><ul><li>how soap works</li><li>why brass dulls</li></ul>"


def listed(draft: Draft, field: str) -> list[str]:
    """The texts of the items of a field, whether they stand under sub-headings or not."""
    groups = [one.get("items", [one]) for one in draft.values[field]]
    return [str(item["text"]) for group in groups for item in group]


def draft_of(content: str, name: str) -> Draft:
    (draft,) = import_document(content.encode(), name)
    assert draft.words.agrees, draft.words
    return draft


def test_a_word_that_counts_at_the_beginnings_of_lines_is_a_label_under_known_headings() -> None:
    text = (
        "# BR-1 Polish brass\n\n## Performance criteria\n\nPledge 1.1 Lay out a cloth.\n\nPledge 1.2 Rub the plate.\n\n"
        "Pledge 2.1 Put the tin away.\n\n## Knowledge and understanding\n\n- how soap works\n- why brass dulls\n"
    )
    items = listed(draft_of(text, "x.md"), "performance_criteria")
    assert items == ["Lay out a cloth.", "Rub the plate.", "Put the tin away."]


def test_labels_in_brackets_and_with_letters_are_labels() -> None:
    assert [text_mark(text).rest for text in ("[2.3] Rub it", "3(b) Rub it")] == ["Rub it", "Rub it"]
    assert label_alone("Pledge 2.1") and not label_alone("Pledge 2.1 Rub it")


def table(heads: list[str], rows: list[list[str]]) -> str:
    cells = [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows]
    return f"<table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>{''.join(cells)}</table>"


def test_columns_to_fill_in_are_dropped_with_the_reason() -> None:
    rows = [
        ["Lay out a cloth", "☐ seen ☐ told", ""],
        ["Rub the plate", "☐ seen ☐ told", ""],
        ["Cap the tin", "☐ seen ☐ told", ""],
    ]
    held = table(["What is done", "How", "Assessor"], rows)
    draft = draft_of(f"<h1>BR-1 Polish brass</h1><h2>Performance criteria</h2>{held}{KNOWS}", "x.html")
    items = listed(draft, "performance_criteria")
    assert items == ["Lay out a cloth", "Rub the plate", "Cap the tin"]
    assert [fate.fate for fate in draft.fates if "told" in fate.line.text] == [DROPPED] * 3
    assert TO_FILL_IN in {fate.what for fate in draft.fates}


def test_of_two_wordings_the_one_in_force_is_read() -> None:
    rows = [
        ["Find a rag", "Lay out a cloth"],
        ["Rub it", "Rub the plate"],
        ["Spit", "(gone)"],
        ["Leave", "Cap the tin"],
    ]
    held = table(["Old wording", "In force from 2021"], rows)
    draft = draft_of(f"<h1>BR-1 Polish brass</h1><h2>Performance criteria</h2>{held}{KNOWS}", "x.html")
    items = listed(draft, "performance_criteria")
    assert items == ["Lay out a cloth", "Rub the plate", "Cap the tin"]
    assert sum(fate.what == NOT_IN_FORCE for fate in draft.fates) >= 5
