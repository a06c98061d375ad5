"""Bullets that a PDF draws and does not write, as in pages that a browser printed."""

from __future__ import annotations

from tests.importers.building import Placed, column, pdf
from touchstone.importers.importing import import_document

HEAD = column(["**ABCPN7 Preserve fruit"], 60, 70, 16) + column(
    ["**Performance criteria", "You must be able to:", "P1 weigh the fruit", "P2 fill the jars"], 60, 110
)
ENTRIES = ["jam, jelly and", "other spreads", "5 kinds of pickle", "chutney"]


def scope_of(lines: list[Placed], squares: list[tuple[float, float, float]]) -> list[list[str]]:
    """The entries of each list in the scope of a page."""
    page = [*HEAD, *column(["**Scope/range"], 60, 200), *lines]
    (draft,) = import_document(pdf([page], squares), "a.pdf")
    assert draft.words.agrees, draft.words
    return [[item["text"] for item in group["items"]] for group in draft.values["scope"]]


def test_small_squares_beside_texts_are_bullets() -> None:
    squares = [(62.0, top - 2.0, 3.5) for top in (220.0, 246.0, 259.0)]
    entries = [["jam, jelly and other spreads", "5 kinds of pickle", "chutney"]]
    assert scope_of(column(ENTRIES, 76, 220), squares) == entries


def test_larger_boxes_and_squares_far_off_are_no_bullets() -> None:
    lines = ["• jam", "• jelly", "• pickle"]
    squares = [(40.0, 222.0, 9.0), (20.0, 233.0, 3.5), (62.0, 300.0, 3.5)]
    assert scope_of(column(lines, 76, 220), squares) == [["jam", "jelly", "pickle"]]


def test_an_ornament_before_the_heading_of_a_part_is_no_bullet() -> None:
    page = [*HEAD, *column(["**Scope/range", "• jam", "• jelly"], 60, 200)]
    (draft,) = import_document(pdf([page], [(50.0, 108.0, 4.0), (50.0, 198.0, 4.0)]), "a.pdf")
    assert [len(draft.values[name][0]["items"]) for name in ("performance_criteria", "scope")] == [2, 2]
