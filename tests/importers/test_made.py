"""One unit reads the same in every combination of common forms."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importers import made
from touchstone.importers.importing import import_document

FORMS = st.builds(
    made.Form,
    heads=st.sampled_from(made.HEADS),
    lead=st.sampled_from(made.LEADS),
    grouped=st.booleans(),
    end=st.sampled_from(made.ENDS),
    capital=st.booleans(),
    mark=st.sampled_from(made.MARKS),
    gap=st.sampled_from(made.GAPS),
    width=st.sampled_from((0, 60, 72, 90)),
    apart=st.booleans(),
    listed=st.sampled_from(made.LISTS),
    details=st.sampled_from(("colon", "two", "list", "table")),
    details_first=st.booleans(),
)
FIELDS = {
    "title": made.TITLE,
    "version": 2,
    "approved": "2019-03",
    "review_due": "2024-03",
    "validity": "Current",
    "status": "Original",
    "developed_by": made.BODY,
}


def groups(values: dict[str, Any], name: str) -> list[tuple[str, list[str]]]:
    """The items of a part under their sub-headings, without the signs at their ends."""
    return [
        (group.get("heading", ""), [item["text"].rstrip(".;") for item in group["items"]]) for group in values[name]
    ]


@pytest.mark.parametrize(
    ("printed", "name"), [(made.as_text, "a.txt"), (made.as_page, "a.html"), (made.as_notes, "a.md")]
)
@settings(max_examples=150, deadline=None, derandomize=True)
@given(form=FORMS)
def test_a_unit_reads_the_same_in_every_form(printed: Any, name: str, form: made.Form) -> None:
    (draft,) = import_document(printed(form).encode(), name)
    for part, held in (("performance_criteria", made.CRITERIA), ("knowledge", made.KNOWLEDGE)):
        wanted = [(title, [text.rstrip(".;") for text in texts]) for title, texts in made.items(form, held)]
        assert groups(draft.values, part) == wanted
    assert {field: draft.values.get(field) for field in FIELDS} == FIELDS
    assert draft.words.agrees
