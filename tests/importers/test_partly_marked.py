"""Lists in plain text in which some signs are lost: bullets of some items, or the colon of a sub-heading."""

from __future__ import annotations

import pytest

from touchstone.importers.importing import import_document

HEAD = "ABCPN7 Preserve fruit\n\nOverview\nThis standard is about jam.\n\nPerformance criteria\nYou must be able to:\n"
MIDDLE = "\n\nKnowledge and understanding\nYou must know and understand:\n"
CRITERIA = [
    "weigh the fruit on a scale that has been set to nought before the first basket",
    "check the lids",
    "wipe each jar so that no sugar stays on the rim of it",
    "label it",
    "put the jars where neither sun nor frost can reach them before the day is out",
    "clean the pan",
]
KNOWLEDGE = [
    "the fruit that sets by itself, and the fruit that needs apples or lemons with it",
    "why a cold jar breaks",
    "how long jam keeps when the lid has been opened, and how cold its shelf must be",
    "what to write on it",
]


def groups(criteria: str, knowledge: str = "- what pectin does") -> list[tuple[str, list[str]]]:
    """The groups of criteria and of knowledge that are read in two lists: each sub-heading with its items."""
    (draft,) = import_document(f"{HEAD}{criteria}{MIDDLE}{knowledge}\n".encode(), "a.txt")
    assert draft.words.agrees, draft.words
    read = [*draft.values["performance_criteria"], *draft.values["knowledge"]]
    return [(group.get("heading", ""), [item["text"] for item in group["items"]]) for group in read]


def listed(items: list[str], unmarked: set[int]) -> str:
    return "\n".join(item if at in unmarked else f"- {item}" for at, item in enumerate(items))


@pytest.mark.parametrize("unmarked", [{2, 4}, {1, 2}, {0, 2, 3}, {3, 4, 5}], ids=str)
def test_items_that_have_lost_their_bullets_stand_for_themselves(unmarked: set[int]) -> None:
    assert groups(listed(CRITERIA, unmarked))[0] == ("", CRITERIA)


@pytest.mark.parametrize("unmarked", [{0, 2, 3}, {1, 2}, {0, 1, 2}], ids=str)
def test_knowledge_that_has_lost_its_bullets_stands_for_itself(unmarked: set[int]) -> None:
    assert groups("- weigh the fruit", listed(KNOWLEDGE, unmarked))[1] == ("", KNOWLEDGE)


def test_the_rest_of_an_item_stays_with_it_though_the_first_bullet_is_lost() -> None:
    knowledge = (
        "the fruit that sets by itself\n- the jars that break when they are cold, and those\nwhich do not\n"
        "- how long jam keeps on a shelf when the lid has\nbeen opened\n- whom to ask about a jar that has been left\n"
        "by a guest"
    )
    assert groups("- weigh the fruit", knowledge)[1][1] == [
        "the fruit that sets by itself",
        "the jars that break when they are cold, and those which do not",
        "how long jam keeps on a shelf when the lid has been opened",
        "whom to ask about a jar that has been left by a guest",
    ]


def test_one_line_alone_without_a_bullet_may_be_the_rest_of_the_item_before() -> None:
    assert groups("- weigh the fruit in\nthe shed\n- bottle the jam while it is as hot as it can be\n- label it")[0][
        1
    ] == [
        "weigh the fruit in the shed",
        "bottle the jam while it is as hot as it can be",
        "label it",
    ]


@pytest.mark.parametrize("sign", [":", ""])
@pytest.mark.parametrize("last", ["basket asks for", "basket holds"])
def test_a_sub_heading_in_a_list_of_broken_lines_needs_no_colon(sign: str, last: str) -> None:
    criteria = (
        f"Before the boiling:\nread the sheet of the day before and note what is still to\nbe done\n"
        f"choose the pan that the fruit of the first and of the second\n{last}\n"
        f"Boiling and bottling{sign}\nstir the fruit with a spoon of wood so that none of it can\nburn\n"
        "fill each jar to the line and put the lid on while both are\nhot"
    )
    assert groups(criteria)[:2] == [
        (
            "Before the boiling",
            [
                "read the sheet of the day before and note what is still to be done",
                f"choose the pan that the fruit of the first and of the second {last}",
            ],
        ),
        (
            "Boiling and bottling",
            [
                "stir the fruit with a spoon of wood so that none of it can burn",
                "fill each jar to the line and put the lid on while both are hot",
            ],
        ),
    ]
