"""Version, date and body that stand in running heads and feet alone."""

from __future__ import annotations

import pytest

from touchstone.importers.document.draft import Draft
from touchstone.importers.importing import import_document

PAGE = """TCX9 Mend a gate

Performance criteria
You must be able to:
P1 find what is broken before the frost
P2 agree the cost with the owner
{foot} 1
\f{foot}
P3 hang the gate again

Knowledge and understanding
You must know and understand:
K1 which hinges fit
K2 how gates sag
{details}
{foot} 2
"""


def read(foot: str, details: str = "") -> Draft:
    (draft,) = import_document(PAGE.format(foot=foot, details=details).encode(), "gate.txt")
    return draft


@pytest.mark.parametrize(
    ("foot", "told"),
    [
        ("© Gate Trades Lead Body 1996", {"developed_by": "Gate Trades Lead Body", "approved": "1996"}),
        (
            "Gate Trades Forum TCX9 Version 3, March 2004 page",
            {"developed_by": "Gate Trades Forum", "approved": "2004-03", "version": 3},
        ),
        ("Gate Trades Forum Version 1 May 2001 TCX9 page", {"version": 1, "approved": "2001-05"}),
        ("Second edition, May 1997 Gate Trades Council Unit TCX9 page", {"version": 2, "approved": "1997-05"}),
        (
            "TCX9 | agreed 11 May 2021 | next review May 2024 | page",
            {"approved": "2021-05-11", "review_due": "2024-05"},
        ),
    ],
)
def test_what_a_foot_says_of_the_standard_is_taken_and_doubted(foot: str, told: dict[str, object]) -> None:
    draft = read(foot)
    assert {name: draft.values.get(name) for name in told} == told
    assert set(told) <= {doubt.where for doubt in draft.doubts if "running head or foot" in doubt.what}
    assert draft.words.agrees


@pytest.mark.parametrize(
    "foot", ["Learner logbook version 4, June 2019 page", "Printed from the intranet on 3 March 2020 page", "TCX9 page"]
)
def test_what_belongs_to_the_print_or_the_book_around_it_is_not_taken(foot: str) -> None:
    assert not {"version", "approved", "review_due", "developed_by"} & set(read(foot).values)


def test_what_the_document_prints_itself_counts() -> None:
    draft = read(
        "© Gate Trades Lead Body 1996",
        "Developed by: Fence and Gate Skills\nVersion number: 2\nDate approved: May 1998\n",
    )
    assert (draft.values["developed_by"], draft.values["approved"]) == ("Fence and Gate Skills", "1998-05")
