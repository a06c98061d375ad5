"""Criteria and knowledge under the headings, and with the labels, that publishers give them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from touchstone.importers.doubting import items_of
from touchstone.importers.importing import import_document

FORMS = yaml.safe_load((Path(__file__).parent / "forms" / "items.yaml").read_text(encoding="utf-8"))
BEFORE = "ABCPN7 Preserve fruit\n\nOverview\n\nThis standard is about jam.\n\n"
AFTER = "\n\nVersion number: 2\nDate approved: May 2011\nDeveloped by: Guild of Preserves\n"
WANTED = {
    "P1": "weigh the fruit with care",
    "P2": "sort the fruit by ripeness",
    "P3": "fill the jars",
    "K1": "what pectin does",
    "K2": "how hot a jar must be",
}


@pytest.mark.parametrize("spaced", [False, True], ids=["close", "with space between"])
@pytest.mark.parametrize("form", FORMS)
def test_items_with_their_labels_and_sub_headings(form: str, spaced: bool) -> None:
    text = FORMS[form].replace("\n", "\n\n").replace("by\n\n", "by\n") if spaced else FORMS[form]
    (draft,) = import_document(f"{BEFORE}{text}{AFTER}".encode(), "a.txt")
    assert dict(items_of(draft.values)) == WANTED
    headings = [group.get("heading", "").capitalize() for group in draft.values["performance_criteria"]]
    assert headings == ["Before", "After"]
    assert draft.words.agrees, draft.words
