"""Details that stand in one line in the words of a document's owner."""

from __future__ import annotations

import pytest

from touchstone.importers.importing import import_document

UNIT = """# Moor a barge

{line}

## Performance criteria

- come alongside slowly
- pass the bow line first
- leave slack for the tide

## Knowledge and understanding

- how ropes chafe
- who may untie a barge
"""


def fields_of(line: str, name: str = "x.md") -> dict[str, object]:
    """The details of a unit that prints them in this line."""
    (draft,) = import_document(UNIT.format(line=line).encode(), name)
    assert draft.words.agrees, draft.words
    named = ("code", "version", "approved", "review_due", "developed_by")
    return {name: draft.values[name] for name in named if name in draft.values and draft.confidence.get(name) != 0.5}


@pytest.mark.parametrize(
    "line",
    [
        "`QY-7` | edition 3 | fixed on 5 May 2022 | to be gone over in June 2025 | Quay Office, Borough of Farlow",
        "QY-7 · third edition · agreed 5 May 2022 · up for review June 2025 · kept by Quay Office, Borough of Farlow",
        "QY-7 • wording 3 • 5 May 2022 • another look in June 2025 • owner: Quay Office, Borough of Farlow",
    ],
)
def test_a_line_of_details_is_told_by_what_its_pieces_are(line: str) -> None:
    assert fields_of(line) == {
        "code": "QY-7",
        "version": 3,
        "approved": "2022-05-05",
        "review_due": "2025-06",
        "developed_by": "Quay Office, Borough of Farlow",
    }


def test_pieces_may_stand_between_commas() -> None:
    assert fields_of("Quay sheet QY-7, third issue, passed 5 May 2022") == {
        "code": "QY-7",
        "version": 3,
        "approved": "2022-05-05",
    }


@pytest.mark.parametrize(
    "line",
    ["We moor barges, boats and rafts.", "Barges came in May 2022, when the lock was mended.", "Quay 7, berth 3"],
)
def test_prose_holds_no_details(line: str) -> None:
    assert fields_of(line) == {}


def test_each_piece_that_was_told_so_is_among_the_doubts() -> None:
    (draft,) = import_document(UNIT.format(line="QY-7 | edition 3 | fixed on 5 May 2022").encode(), "x.md")
    assert [doubt.what for doubt in draft.doubts if "taken for the field" in doubt.what] == [
        "“QY-7” was taken for the field ‘code’",
        "“edition 3” was taken for the field ‘version’",
        "“fixed on 5 May 2022” was taken for the field ‘approved’",
    ]
