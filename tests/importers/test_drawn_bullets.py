"""Bullets that a PDF draws and does not write, as in pages that a browser printed."""

from __future__ import annotations

from tests.importers.building import Placed, column, pdf
from touchstone.importers.importing import import_document
from touchstone.importers.reading.pages.drawn_bullets import Shape, with_drawn_bullets
from touchstone.importers.reading.pages.segments import Segment

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


def test_boxes_to_tick_below_one_another_are_the_bullets_of_a_list() -> None:
    squares = [(62.0, top + 1.0, 10.0) for top in (220.0, 240.0, 260.0)]
    lines = column(["jam, jelly and spreads", "pickle of five kinds", "chutney"], 76, 220, step=20)
    assert scope_of(lines, squares) == [["jam, jelly and spreads", "pickle of five kinds", "chutney"]]


def test_two_boxes_or_texts_that_begin_elsewhere_are_no_list() -> None:
    boxes = [Shape(62, 72, 100 + 20 * at, 110 + 20 * at) for at in range(3)]
    lefts = (75.0, 84.0, 75.0)
    texts = [Segment("jam", left, 110, 100 + 20 * at, 109 + 20 * at, 10, bold=False) for at, left in enumerate(lefts)]
    assert with_drawn_bullets(texts, boxes) == texts
    assert with_drawn_bullets(texts[:1], boxes[:2]) == texts[:1]
