"""Pages of a PDF whose lines stand beside each other: headings, panels, tables and lists in columns."""

from __future__ import annotations

from typing import Any

from tests.importers.building import Placed, column, pdf
from touchstone.importers.importing import import_document
from touchstone.importers.units.doubting import items_of

TITLE: list[Placed] = [(60, 60, 16, "**ABCPN7 Preserve fruit")]
CRITERIA = column(["**Performance criteria", "You must be able to:", "P1 weigh the fruit", "P2 fill the jars"], 60, 110)


def read(*pages: list[Placed]) -> dict[str, Any]:
    """The values of the one unit that the pages hold."""
    (draft,) = import_document(pdf(pages), "a.pdf")
    assert draft.words.agrees, draft.words
    return draft.values


def scope_of(values: dict[str, Any]) -> dict[str, list[str]]:
    return {one["term"]: [item["text"] for item in one["items"]] for one in values["scope"]}


def test_a_heading_of_four_lines_stands_in_the_left_column_below_a_running_head() -> None:
    head: list[Placed] = [(60, 40, 8, "ABCPN7"), (60, 50, 8, "Preserve fruit")]
    left = column(["**Scope/range", "**related to", "**performance", "**criteria"], 60, 90)
    texts = ["Fruit will include:", "1 soft fruit", "2 citrus fruit", "Jars may include:", "1 new jars"]
    values = read([*TITLE, *CRITERIA], [*head, *left, *column(texts, 200, 90, 10, 22)])
    assert scope_of(values) == {"Fruit": ["soft fruit", "citrus fruit"], "Jars": ["new jars"]}


def test_details_in_a_panel_beside_the_text_keep_their_values() -> None:
    panel = ["**URN", "ABCPN7", "**Developed by", "Preserves and Pickles", "Skills", "**Version number", "2", "**Suite"]
    text = [
        "**About this standard",
        "This standard is for people who",
        "preserve fruit in a kitchen that",
        "sells what it makes.",
    ]
    values = read([*TITLE, *column([*panel, "Kitchen work"], 60, 100, 8, 12), *column(text, 220, 96, 10, 15)], CRITERIA)
    assert values["overview"] == "This standard is for people who preserve fruit in a kitchen that sells what it makes."
    told = [values[name] for name in ("urn", "developed_by", "version", "suites")]
    assert told == ["ABCPN7", "Preserves and Pickles Skills", 2, ["Kitchen work"]]


def test_a_list_in_two_columns_is_read_down_each_of_them() -> None:
    left = ["**Fruit", "KU1 what pectin does in", "a jar that cools", "KU2 how ripe fruit is"]
    right = ["**Jars", "KU3 how hot a jar must", "be when it is filled", "KU4 why lids are new"]
    lists = [*column(["**Knowledge and understanding"], 60, 200), *column(left, 60, 230), *column(right, 320, 230)]
    values = read([*TITLE, *CRITERIA, *lists])
    assert [group["heading"] for group in values["knowledge"]] == ["Fruit", "Jars"]
    assert dict(items_of({"knowledge": values["knowledge"]})) == {
        "K1": "what pectin does in a jar that cools",
        "K2": "how ripe fruit is",
        "K3": "how hot a jar must be when it is filled",
        "K4": "why lids are new",
    }


def test_bullets_beside_their_term_are_its_list() -> None:
    rows: list[Placed] = [(60, 230, 10, "Fruit"), (180, 230, 10, "• soft fruit"), (180, 243, 10, "• citrus fruit")]
    rows += [(60, 258, 10, "Jars"), (180, 258, 10, "• new jars"), (180, 271, 10, "• jars with clips")]
    values = read([*TITLE, *CRITERIA, *column(["**Scope/range"], 60, 210), *rows])
    assert scope_of(values) == {"Fruit": ["soft fruit", "citrus fruit"], "Jars": ["new jars", "jars with clips"]}


def test_bullets_that_are_set_in_are_sub_points_and_those_of_a_scope_entries() -> None:
    criteria = [
        *column(["**Performance criteria", "You must be able to:"], 60, 110),
        (70, 140, 10, "• check jars for:"),
    ]
    criteria += [*column(["• cracks", "• old labels"], 95, 153), (70, 179, 10, "• fill the jars")]
    scope = [(60, 210, 12, "**Scope"), (70, 230, 10, "• Fruit"), *column(["• soft fruit", "• citrus fruit"], 95, 243)]
    scope += [(70, 269, 10, "• Jars"), (95, 282, 10, "• new jars")]
    values = read([*TITLE, *criteria, *scope])
    first, second = values["performance_criteria"][0]["items"]
    assert [part["text"] for part in first["parts"]] == ["cracks", "old labels"]
    assert second["text"] == "fill the jars"
    assert scope_of(values) == {"Fruit": ["soft fruit", "citrus fruit"], "Jars": ["new jars"]}


def test_a_form_has_its_fields_and_headings_beside_their_texts() -> None:
    labels = ["Unit title", "Unit reference", "URN", "Unit overview"]
    texts = ["Preserve fruit", "PN7", "ABCPN7", "This unit is for people who preserve fruit"]
    form = [*column(["**UNIT FORM"], 60, 50, 14), *column(labels, 60, 75, 8, 16), *column(texts, 180, 75, 8, 16)]
    reach: list[Placed] = [(60, 250, 8, "Range"), (180, 250, 8, "This unit applies to the following fruit:")]
    reach += column(["(a) soft fruit", "(b) citrus fruit"], 180, 264, 8)
    values = read([*form, *[(x, top + 40, 8, text) for x, top, _, text in CRITERIA], *reach])
    told = [values[name] for name in ("title", "code", "urn", "overview")]
    assert told == ["Preserve fruit", "PN7", "ABCPN7", "This unit is for people who preserve fruit"]
    assert list(scope_of(values).values()) == [["soft fruit", "citrus fruit"]]
