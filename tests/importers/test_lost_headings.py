"""Text of several units that lost its bold letters: headings are told by what all units have in common."""

from __future__ import annotations

from touchstone.importers.importing import import_document
from touchstone.importers.units.doubting import items_of


def unit(head: list[str], criteria: list[str], knowledge: list[str]) -> str:
    """The text of one unit under its owner's own headings."""
    over = "How the work is done"
    lines = [*head, "The unit in short", "It is for people who keep bees in a town.", over, *criteria]
    return "\n".join([*lines, "In the head", "Whoever opens a hive knows:", *knowledge]) + "\n"


FIRST = unit(
    ["Unit HV2", "Open a hive", "Issue 3 | Signed off: May 2019"],
    [
        "1.a Smoke is given at the entrance first",
        "1.b Frames are lifted one by one",
        "1.c Both sides of each comb are looked at",
        "2.a The lid is back in ten minutes",
    ],
    ["G1 why smoke calms a colony", "G2 how brood smells when it is ill", "G3 what robbers are drawn by"],
)
SECOND = unit(
    ["Unit HV3", "Take off honey", "Issue 1 | Signed off: June 2021"],
    [
        "1.a Combs are weighed before they are cut",
        "1.b Stores for the winter are left in place",
        "2.a Jars are warmed and filled to the line",
        "2.b Each lid bears the name of the garden",
    ],
    ["G1 how much a colony eats", "G2 what makes honey ferment", "G3 why combs are cut in the shade"],
)
CONTENTS = "Standards for town bees\nUnit HV2 Open a hive\nUnit HV3 Take off honey\n" + "A line of the preface\n" * 12


def test_units_that_have_their_headings_in_common_begin_at_their_codes() -> None:
    one, other = (draft.values for draft in import_document(f"{CONTENTS}\f{FIRST}\f{SECOND}".encode(), "a.txt"))
    assert [(values["code"], values["title"]) for values in (one, other)] == [
        ("HV2", "Open a hive"),
        ("HV3", "Take off honey"),
    ]
    assert dict(items_of(other)) == {
        "P1": "Combs are weighed before they are cut",
        "P2": "Stores for the winter are left in place",
        "P3": "Jars are warmed and filled to the line",
        "P4": "Each lid bears the name of the garden",
        "K1": "how much a colony eats",
        "K2": "what makes honey ferment",
        "K3": "why combs are cut in the shade",
    }
    assert [text for label, text in items_of(one) if label == "K2"] == ["how brood smells when it is ill"]


def test_a_unit_that_names_another_is_one_unit() -> None:
    known = """HV2 Open a hive
Performance criteria
You must be able to:
1 smoke the entrance
2 lift frames
Knowledge and understanding
You must know and understand:
1 why smoke calms bees
Links
Unit HV3 Take off honey
Unit HV4 Feed a colony
"""
    (draft,) = import_document(known.encode(), "a.txt")
    assert draft.values["code"] == "HV2"
