"""Lists of items that go on to another unit, and items that are written out in words."""

from __future__ import annotations

import pytest

from tests.citations.corpus_cases import key_of
from touchstone.catalogue import Catalogue
from touchstone.citations.finding import Finder
from touchstone.citations.judging import Judge
from touchstone.citations.known import Known


def found(catalogue: Catalogue, text: str) -> list[str]:
    judge = Judge(catalogue)
    return [key_of(one, judge) for one in Finder(Known(catalogue)).found(text)]


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("ES19 K1, K2 and K5, D1 and F1", ["SFJES19 K1,K2,K5", "D1", "F1"]),
        ("ES19 v2 (P8; K5), F1", ["SFJES19 v2 P8,K5", "F1"]),
        ("ES19 P8, ES13 and D1 P2", ["SFJES19 P8", "SFJES13", "D1 P2"]),
    ],
)
def test_a_list_of_items_may_go_on_to_another_unit(catalogue: Catalogue, text: str, references: list[str]) -> None:
    assert found(catalogue, text) == references


@pytest.mark.parametrize("text", ["ES19 K1. D1 is the bus home.", "ES19 K1 D1", "ES19 K1 and room D1"])
def test_what_is_not_joined_to_the_list_is_no_unit_of_it(catalogue: Catalogue, text: str) -> None:
    assert found(catalogue, text) == ["SFJES19 K1"]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("ES19, version 2, performance criterion 8 and knowledge 5", "SFJES19 v2 P8,K5"),
        ("ES19 performance criteria 1 to 3, 5 and 6", "SFJES19 P1,P2,P3,P5,P6"),
        ("ES19: Knowledge and understanding items 4 and 5", "SFJES19 K4,K5"),
        ("SFJES19 (criterion no. 2, scope item 3)", "SFJES19 P2,S3"),
        ("knowledge statement 5 of unit ES19", "SFJES19 K5"),
        ("ES19 knowledge 5 and 3 years of practice", "SFJES19 K5"),
        ("ES19 knowledge 2 hours", "SFJES19"),
        ("ES19 knowledge 2012", "SFJES19"),
    ],
)
def test_items_may_be_written_out(catalogue: Catalogue, text: str, reference: str) -> None:
    assert found(catalogue, text) == [reference]
