"""The corpus: at least 95 % of its references are found, and nothing that only looks like one is taken."""

from __future__ import annotations

import pytest

from tests.citations.corpus_cases import Outcome, outcomes

ENOUGH = 150
SHARE = 0.95


@pytest.fixture(scope="module")
def read() -> list[Outcome]:
    return list(outcomes())


def test_the_corpus_holds_enough_references(read: list[Outcome]) -> None:
    assert sum(len(one.line.references) for one in read) >= ENOUGH


def test_nearly_all_references_are_found(read: list[Outcome]) -> None:
    missed = [(one.line.text, one.missed) for one in read if one.missed]
    total = sum(len(one.line.references) for one in read)
    assert sum(len(names) for _, names in missed) <= (1 - SHARE) * total, missed


def test_nearly_everything_that_is_taken_is_a_reference(read: list[Outcome]) -> None:
    wrong = [(one.line.text, one.wrong) for one in read if one.wrong]
    taken = sum(len(one.right) + len(one.wrong) for one in read)
    assert sum(len(names) for _, names in wrong) <= (1 - SHARE) * taken, wrong


def test_no_look_alike_is_taken_and_each_is_warned_of(read: list[Outcome]) -> None:
    assert [(one.line.text, one.warned) for one in read if one.warned != one.line.look_alikes] == []


def test_a_line_without_references_gives_none(read: list[Outcome]) -> None:
    assert [(one.line.text, one.wrong) for one in read if not one.line.references and one.wrong] == []
