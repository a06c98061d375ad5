"""What the recognition of a scan makes of labels and bullets: marks again, by the series in which they stand."""

from __future__ import annotations

import pytest

from touchstone.importers.cleaning.misread_marks import with_misread_marks
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.importing import import_document


def marks_of(*texts: str) -> tuple[list[str], int]:
    """The marks that the lines with these texts get, and how many doubts are told."""
    lines, doubts = with_misread_marks([Line(at, text, at + 1) for at, text in enumerate(texts)], Accounts())
    return [line.mark for line in lines], len(doubts)


@pytest.mark.parametrize(
    ("texts", "marks"),
    [
        (("K4 bells", "KS fog", "K6 log"), ["", "K5", ""]),
        (("Pl ring", "P2 listen", "P3 write"), ["P1", "", ""]),
        (("P8 ring", "PQ listen", "PlO write", "Pil rest"), ["", "P9", "P10", "P11"]),
        (("e bells", "e buoys", "e piers"), ["•", "•", "•"]),
    ],
)
def test_a_sign_is_the_mark_that_its_series_asks_for(texts: tuple[str, ...], marks: list[str]) -> None:
    assert marks_of(*texts) == (marks, sum(map(bool, marks)))


@pytest.mark.parametrize("texts", [("K2 bells", "KS fog"), ("PS ring it", "P2 listen"), ("e bells", "buoys")])
def test_other_signs_stay_words(texts: tuple[str, ...]) -> None:
    assert marks_of(*texts) == (["", ""], 0)


def test_items_of_a_scan_are_read_and_each_guess_is_told() -> None:
    text = (
        "FOGB3 Sound a fog bell\n\nPerformance criteria\nYou must be able to:\nP1 ring the bell\nPZ write the log\n\n"
        "Knowledge and understanding\nYou must know and understand:\nKl how far a bell carries\nK2 who reads the log\n"
    )
    (draft,) = import_document(text.encode(), "a.txt")
    parts = ("performance_criteria", "knowledge")
    items = [item for part in parts for group in draft.values[part] for item in group["items"]]
    assert [item["id"] for item in items] == ["P1", "P2", "K1", "K2"]
    assert sum("misread" in doubt.what for doubt in draft.doubts) == 2
    assert draft.words.agrees
