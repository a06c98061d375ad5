"""Runs of items that only their words part: how they are divided, and how sure that is."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.importers.signs.beginnings import cut_places
from touchstone.importers.signs.borders import SHORTEST, divided, known_words, likelihoods, weights

CRITERIA = (
    "sweep the yard before the first bus leaves",
    "check that each ticket machine holds enough paper for the day",
    "report damage to the shelter on the day you see it",
    "help passengers who ask for the way",
)
KNOWLEDGE = (
    "why drivers must not leave before the time on the card",
    "the signals that are used in the yard and what each one means",
    "how to deal with a passenger who refuses to pay",
)


@pytest.mark.parametrize(("items", "knowledge"), [(CRITERIA, False), (KNOWLEDGE, True)])
def test_items_without_any_sign_are_parted_by_their_words(items: tuple[str, ...], knowledge: bool) -> None:
    whole = " ".join(items)
    cut = cut_places([whole], len(items), knowledge)
    assert cut is not None
    ends = [*cut.places[0], len(whole)]
    assert tuple(whole[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)) == items


def test_items_go_on_from_one_text_to_the_next() -> None:
    first, second = f"{CRITERIA[0]} {CRITERIA[1][:20]}", f"{CRITERIA[1][20:].strip()} {CRITERIA[2]}"
    cut = cut_places([first, second], 3, False)
    assert cut is not None
    assert cut.places == [[len(CRITERIA[0]) + 1], [len(CRITERIA[1][20:].strip()) + 1]]


def test_a_text_of_one_repeated_word_stays_undivided() -> None:
    assert cut_places(["wibble " * 30], 4, False) is None


def test_a_text_too_short_for_its_labels_stays_undivided() -> None:
    assert cut_places(["sweep the yard"], 3, False) is None


@given(st.lists(st.floats(-20, 20), min_size=2, max_size=60), st.integers(2, 8))
def test_every_division_has_so_many_items_none_too_short_and_a_chance(likely: list[float], count: int) -> None:
    division = divided(likely, count)
    if division is None:
        return
    bounds = [0, *division.starts, len(likely)]
    assert len(division.starts) == count - 1
    assert all(end - start >= SHORTEST for start, end in itertools.pairwise(bounds))
    assert 0 <= division.sure <= 1.000001


def test_the_likeliest_borders_are_taken_where_all_lengths_are_as_likely() -> None:
    likely = [0.0] * 12
    likely[4] = likely[8] = 9.0
    division = divided(likely, 3)
    assert division is not None and division.starts == [4, 8] and division.sure > 0.9


def test_a_border_that_might_as_well_be_elsewhere_is_not_sure() -> None:
    division = divided([0.0] * 60, 3)
    assert division is not None and division.sure < 0.5


def test_weights_of_criteria_know_verbs_and_those_of_knowledge_questions() -> None:
    words = ["the", "yard", "check", "that", "it", "is", "clean"]
    assert max(range(1, 7), key=likelihoods(words, weights(False), known_words()).__getitem__) == 2
    words = ["what", "the", "rule", "says", "how", "it", "is", "kept"]
    assert max(range(1, 8), key=likelihoods(words, weights(True), known_words()).__getitem__) == 4


def test_a_page_of_a_thousand_words_and_forty_labels_takes_no_time_to_speak_of() -> None:
    began = time.perf_counter()
    cut_places([" ".join(CRITERIA * 40)], 40, False)
    assert time.perf_counter() - began < 5
