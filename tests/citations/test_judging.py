"""Verdicts on references: current, changed, moved, withdrawn, unknown, ambiguous."""

from __future__ import annotations

from dataclasses import replace

import pytest

from touchstone.catalogue import Catalogue
from touchstone.citations.finding import Finder
from touchstone.citations.judging import Judge, Judged
from touchstone.citations.known import Known
from touchstone.model.disposition import Disposition


def judged(catalogue: Catalogue, text: str) -> Judged:
    (found,) = Finder(Known(catalogue)).found(text)
    return Judge(catalogue).judged(found)


@pytest.mark.parametrize(
    ("text", "verdict", "address", "frozen"),
    [
        ("SFJES19 v2 K5", "current", "units/sfjes19/#k5", "units/sfjes19/v2/#k5"),
        ("ES19 K5", "current", "units/sfjes19/#k5", "units/sfjes19/v2/#k5"),
        ("SFJES19 v1 P1", "current", "units/sfjes19/#p1", "units/sfjes19/v1/#p1"),
        ("SFJES19 v1 P2", "changed", "units/sfjes19/#p2", "units/sfjes19/v1/#p2"),
        ("SFJES19 v1", "changed", "units/sfjes19/", "units/sfjes19/v1/"),
        ("SFJES19 v1 K20", "withdrawn", "", ""),
        ("SFJES19 v3 K5", "unknown", "units/sfjes19/", ""),
        ("SFJES19 v2 P12", "unknown", "units/sfjes19/", ""),
        ("ES4", "current", "units/sfjes4/", ""),
        ("ES21", "unknown", "", ""),
        ("ES3: Maintain and update electoral registration information", "ambiguous", "", ""),
        ("K&U of ES19", "current", "units/sfjes19/#knowledge", "units/sfjes19/v2/#knowledge"),
        ("SFJFS9 P1", "ambiguous", "units/sfjfs9/", ""),
        ("SFJFS9 element 501.1 P2", "current", "units/sfjfs9/#e501-1-p2", ""),
    ],
)
def test_a_reference_gets_its_verdict(catalogue: Catalogue, text: str, verdict: str, address: str, frozen: str) -> None:
    one = judged(catalogue, text)
    assert (str(one.verdict), one.address, one.frozen) == (verdict, address, frozen), one.message


def test_changed_words_are_both_told(catalogue: Catalogue) -> None:
    message = judged(catalogue, "SFJES19 v1 P2").message
    assert "Other words of criterion 2" in message
    assert "Words of criterion 2" in message


def test_what_became_of_an_item_is_told(catalogue: Catalogue) -> None:
    moved = Disposition(address="units/sfjes19/#k20", words="0" * 16, moved_to="units/sfjes19/#k4")
    one = judged(replace(catalogue, dispositions=(moved,)), "SFJES19 v1 K20")
    assert (str(one.verdict), one.address) == ("moved", "units/sfjes19/#k4")


def test_what_needs_no_hand(catalogue: Catalogue) -> None:
    assert not judged(catalogue, "ES19 K5").needs_hand
    assert not judged(catalogue, "see P.1").needs_hand
    assert judged(catalogue, "£S12").needs_hand
