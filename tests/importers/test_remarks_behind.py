"""What stands behind the last list and only names its items: comments of reviewers, and the grid of a record."""

from __future__ import annotations

import pytest

from touchstone.importers.importing import import_document

_UNIT = """Mend nets

Performance criteria
You must be able to:
P1 dry the net before you look at it
P2 cut out the torn meshes

Knowledge and understanding
You must know and understand:
K1 how twine shrinks
K2 the knots that hold when they are wet

"""


@pytest.mark.parametrize(
    "behind",
    [
        "Evidence P1 P2 K1 K2\nLog x x\n",
        "Evidence | P1 | P2 | K1\nLog | X | | X\n",
        "Comments (2)\n\nP1: why dry it first?\nK2 belongs to another unit.\n",
        "Comments\n\nP2: by whom?\nK2 belongs to another unit.\n",
    ],
)
def test_what_only_names_items_is_no_item(behind: str) -> None:
    (draft,) = import_document(f"{_UNIT}{behind}".encode(), "nets.txt")
    held = [item["text"] for part in ("performance_criteria", "knowledge") for item in draft.values[part][0]["items"]]
    assert held == [
        "dry the net before you look at it",
        "cut out the torn meshes",
        "how twine shrinks",
        "the knots that hold when they are wet",
    ]
    assert draft.words.agrees


def test_a_list_under_comments_is_read() -> None:
    text = _UNIT.replace("Knowledge and understanding\n", "Comments\n\nKnowledge and understanding\n")
    (draft,) = import_document(text.encode(), "nets.txt")
    assert len(draft.values["knowledge"][0]["items"]) == 2
