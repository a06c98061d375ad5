"""Text that a program got out of the pages of a PDF and that keeps where their words stood."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from touchstone.importers.importing import import_document
from touchstone.importers.units.doubting import items_of

HEAD = ["NOSBEE4 Look after a hive", "", "Overview", "This standard is for people who keep bees.", ""]


def read(*pages: list[str]) -> dict[str, Any]:
    """The values of the one unit that the pages of a text hold."""
    text = "\f".join("\n".join(page) + "\n" for page in pages)
    (draft,) = import_document(text.encode(), "a.txt")
    assert draft.words.agrees, draft.words
    return draft.values


def beside(*columns: list[str], at: int = 50) -> list[str]:
    """The lines of columns beside each other, each of which begins so many letters behind the one before."""
    return ["".join(cell.ljust(at) for cell in row).rstrip() for row in zip_longest(*columns, fillvalue="")]


def items(values: dict[str, Any], kind: str) -> dict[str, str]:
    return dict(items_of({kind: values[kind]}))


def scope_of(values: dict[str, Any]) -> list[str]:
    return [item["text"] for one in values["scope"] for item in one["items"]]


LEFT = [
    "Performance criteria",
    "You must be able to:",
    "1. light the smoker well away from dry",
    "   grass and hedges",
    "2. lift each frame slowly and look at",
    "   both of its sides",
    "",
    "Knowledge and understanding",
    "You must know and understand:",
]
RIGHT = [
    "1. why bees calm down when they smell",
    "   smoke",
    "2. how a queen is told from a drone",
    "",
    "Scope / range",
    "•   wooden hives",
    "•   straw hives",
    "•   hives of cork",
    "•   wild swarms",
]


def test_a_page_in_two_columns_is_read_down_each_of_them() -> None:
    values = read([*HEAD, *beside(LEFT, RIGHT)])
    assert items(values, "performance_criteria") == {
        "P1": "light the smoker well away from dry grass and hedges",
        "P2": "lift each frame slowly and look at both of its sides",
    }
    assert items(values, "knowledge") == {
        "K1": "why bees calm down when they smell smoke",
        "K2": "how a queen is told from a drone",
    }
    assert scope_of(values) == ["wooden hives", "straw hives", "hives of cork", "wild swarms"]


def test_columns_that_begin_elsewhere_on_the_next_page_go_on() -> None:
    left = ["Performance criteria", "", "You must be able to:", "1. light the smoker before the hive is"]
    right = ["Knowledge and understanding", "", "You must know and understand:", "5. why bees calm down when they"]
    left += ["   opened", "2. lift each frame slowly, looking for", "   the queen before you put it back"]
    right += ["   smell smoke", "6. how a queen is told from a drone", "7. when a hive is too weak to live"]
    last_left = [
        "   or set it aside",
        "3. close the hive before it cools and",
        "   strap it down",
        "4. note what was seen",
    ]
    last_right = ["   through a winter", "8. which plants feed bees in autumn", "9. how mites get into", "   a hive"]
    values = read([*HEAD, *beside(left, right)], beside(last_left, last_right, at=56))
    assert items(values, "performance_criteria") == {
        "P1": "light the smoker before the hive is opened",
        "P2": "lift each frame slowly, looking for the queen before you put it back or set it aside",
        "P3": "close the hive before it cools and strap it down",
        "P4": "note what was seen",
    }
    assert items(values, "knowledge") == {
        "K5": "why bees calm down when they smell smoke",
        "K6": "how a queen is told from a drone",
        "K7": "when a hive is too weak to live through a winter",
        "K8": "which plants feed bees in autumn",
        "K9": "how mites get into a hive",
    }


def test_three_lists_under_headings_in_one_row_are_read_one_by_one() -> None:
    do = ["What you must do", "1 light the smoker", "2 lift each frame slowly and look", "  at both sides"]
    know = ["What you must know", "3 why bees calm down", "4 how a queen is told", "  from a drone"]
    values = read([*HEAD, *beside(do, know, ["What you must cover", "• wooden hives", "• straw hives"], at=40)])
    assert items(values, "performance_criteria") == {
        "P1": "light the smoker",
        "P2": "lift each frame slowly and look at both sides",
    }
    assert items(values, "knowledge") == {"K3": "why bees calm down", "K4": "how a queen is told from a drone"}
    assert scope_of(values) == ["wooden hives", "straw hives"]


def test_the_columns_of_a_record_stand_in_no_item() -> None:
    labels = ["Ref", "PC1", "", "PC2", "PC3"]
    texts = ["Criteria", "Light the smoker away", "from dry grass", "Lift each frame slowly", "Close the hive"]
    evidence = ["Evidence no.", "OB 1", "", "OB 2, WT 1", ""]
    table = beside(labels, beside(texts, evidence, ["Date", "4 May", "", "", "9 May"], at=40), at=8)
    know = beside(
        ["What you must know", "K1 why bees calm down", "K2 who inspects hives"], ["Evidence reference", "Q 4"]
    )
    values = read([*HEAD, "What you must do", *table, "", *know])
    assert items(values, "performance_criteria") == {
        "P1": "Light the smoker away from dry grass",
        "P2": "Lift each frame slowly",
        "P3": "Close the hive",
    }
    assert items(values, "knowledge") == {"K1": "why bees calm down", "K2": "who inspects hives"}


def test_a_list_that_is_set_in_two_columns_is_read_down_each_of_them() -> None:
    left = ["Bees", "KU1   why bees calm down when", "      they smell smoke", "KU2   how a queen is told"]
    right = ["Hives", "KU3   which woods last in", "      the rain", "KU4   why hives face south"]
    lists = ["Knowledge and understanding", "You must know and understand:", "", *beside(left, right)]
    criteria = ["Performance criteria", "You must be able to:", "PC1   light the smoker", "PC2   close the hive", ""]
    values = read([*HEAD, *criteria, *lists])
    assert [group["heading"] for group in values["knowledge"]] == ["Bees", "Hives"]
    assert items(values, "knowledge") == {
        "K1": "why bees calm down when they smell smoke",
        "K2": "how a queen is told",
        "K3": "which woods last in the rain",
        "K4": "why hives face south",
    }


def test_details_in_a_panel_beside_the_text_keep_their_values() -> None:
    panel = ["URN", "NOSBEE4", "", "Developed by", "Bees and", "Hives", "", "Version number", "2", "", "Suite", "Honey"]
    text = [
        "About this standard",
        "",
        "This standard is for people who",
        "keep bees on a roof, in a",
        "garden or an orchard.",
    ]
    criteria = ["", "Performance criteria", "You must be able to:", "P1 light the smoker", "P2 close the hive"]
    values = read(["NOSBEE4 Look after a hive", "", *beside(panel, text, at=30), *criteria])
    assert values["overview"] == "This standard is for people who keep bees on a roof, in a garden or an orchard."
    told = [values[name] for name in ("urn", "developed_by", "version", "suites")]
    assert told == ["NOSBEE4", "Bees and Hives", 2, ["Honey"]]


def test_the_first_line_of_a_heading_beside_a_lead_in_stands_by_itself() -> None:
    margin = ["Performance", "Criteria", "", "", "Knowledge and", "understanding"]
    text = ["You must be able to:", "1   light the smoker", "2   close the hive", ""]
    text += ["You must know and understand:", "1   why bees calm down", "2   how a queen is told"]
    values = read([*HEAD, *beside(margin, text, at=20)])
    assert items(values, "performance_criteria") == {"P1": "light the smoker", "P2": "close the hive"}
    assert items(values, "knowledge") == {"K1": "why bees calm down", "K2": "how a queen is told"}
