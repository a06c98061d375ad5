"""What changed between versions, word by word and item by item."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.model.unit import Unit
from touchstone.permalinks.similarity import SAME_THING, is_same_thing, similarity
from touchstone.permalinks.versions import Change, changes
from touchstone.permalinks.word_diff import word_diff


def letters(text: str) -> str:
    return "".join(text.split())


@given(st.text("ab c,.'’-", max_size=60), st.text("ab c,.'’-", max_size=60))
def test_both_texts_can_be_read_from_the_stretches(before: str, after: str) -> None:
    found = word_diff(before, after)
    assert letters("".join(text for how, text in found if how != "added")) == letters(before)
    assert "".join(text for how, text in found if how != "removed") == after


def test_a_changed_word_stands_beside_the_word_that_it_replaced() -> None:
    assert word_diff("stay calm with visitors", "stay kind with visitors") == [
        ("same", "stay "),
        ("removed", "calm "),
        ("added", "kind "),
        ("same", "with visitors"),
    ]


REWORDED = [
    (
        "why confidence and assertiveness matter when you communicate with stakeholders",
        "why confidence and assertiveness are important in communicating with stakeholders",
    ),
    ("treat stakeholders politely and be ready to help them", "treat stakeholders with courtesy and be ready to help"),
    ("Elected representatives", "Elected members"),
    ("Credit reference agencies", "Credit reference agencies and lenders"),
    (
        "stay composed and professional with stakeholders who are upset or angry",
        "stay calm and professional with upset or angry stakeholders",
    ),
    (
        "what kinds of political pressure you may come under, and what to do about them",
        "the kinds of political pressure that may be put on you and how to deal with them",
    ),
]
DIFFERENT = [
    ("which doors must never be blocked, and why", "how long the law lets you keep the names of visitors"),
    ("greet each visitor within two minutes", "lock the letter box at the end of the day"),
    ("Electors", "Candidates"),
]


@pytest.mark.parametrize(("first", "second"), REWORDED)
def test_an_item_reworded_as_an_editor_would_is_the_same_thing(first: str, second: str) -> None:
    assert is_same_thing((first,), (second,))


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_another_item_is_not_the_same_thing(first: str, second: str) -> None:
    assert similarity((first,), (second,)) < SAME_THING


def unit(**items: str) -> Unit:
    """A version of a unit with these knowledge items."""
    listed = [{"id": label.upper(), "text": text} for label, text in items.items()]
    made = {"suite": "s", "file": "f", "code": "V1", "urn": "TCV1", "title": "t", "wording": "restated"}
    return Unit.model_validate({**made, "knowledge": [{"items": listed}] if listed else []})


FIRE, DOORS, BOOK = "what to do in a fire", "which doors stay open at night", "where the visitors' book is kept"


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ({"k1": FIRE}, {"k1": FIRE}, [Change("same", ("k1",), ("k1",))]),
        ({"k1": FIRE}, {"k1": FIRE + " drill"}, [Change("reworded", ("k1",), ("k1",), reworded=True)]),
        ({"k1": FIRE}, {"k1": DOORS, "k2": FIRE}, [Change("moved", ("k1",), ("k2",)), Change("added", (), ("k1",))]),
        (
            {"k1": FIRE, "k2": DOORS},
            {"k1": DOORS, "k2": FIRE},
            [Change("moved", ("k1",), ("k2",)), Change("moved", ("k2",), ("k1",))],
        ),
        ({"k1": FIRE}, {"k1": BOOK}, [Change("withdrawn", ("k1",), ()), Change("added", (), ("k1",))]),
        ({}, {"k1": BOOK}, [Change("added", (), ("k1",))]),
        ({"k1": FIRE}, {}, [Change("withdrawn", ("k1",), ())]),
    ],
)
def test_items_are_followed_by_their_words(
    older: dict[str, str], newer: dict[str, str], expected: list[Change]
) -> None:
    assert changes((unit(**older), unit(**newer)), ()) == expected


def test_what_was_withdrawn_and_came_back_was_there_all_the_time() -> None:
    assert changes((unit(k1=FIRE), unit(), unit(k1=FIRE)), ()) == [Change("same", ("k1",), ("k1",))]
