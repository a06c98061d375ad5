"""Text that a program got out of a PDF block by block: headings of the margin, feet and labels out of their places."""

from __future__ import annotations

from typing import Any

import pytest

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.importing import import_document
from touchstone.importers.ordering.lone_labels import with_lone_labels
from touchstone.importers.reading.text import text_lines
from touchstone.importers.units.doubting import items_of

HEAD = "NOSBEE4 Look after a hive\n\nOverview\n\nThis standard is for people who keep bees.\n\n"
CRITERIA = "Performance criteria\n\nYou must be able to:\n\nP1\n\nlight the smoker\n\nP2\n\nclose the hive\n\n"
KNOWLEDGE = "Knowledge and\nunderstanding\n\n"
LEAD = "You must know and understand:\n\n"


def read(text: str) -> dict[str, Any]:
    """The values of the one unit that a text holds."""
    (draft,) = import_document(text.encode(), "a.txt")
    assert draft.words.agrees, draft.words
    return draft.values


def listed(*texts: str, sign: str = "{}") -> str:
    """Texts with their labels in blocks of their own."""
    return "".join(f"{sign.format(number)}\n\n{text}\n\n" for number, text in enumerate(texts, start=1))


def items(values: dict[str, Any], kind: str) -> list[str]:
    return [text for _, text in items_of({kind: values[kind]})]


def scope_of(values: dict[str, Any]) -> list[str]:
    return [item["text"] for one in values["scope"] for item in one["items"]]


def test_headings_that_stand_together_before_the_details_head_one_list_each() -> None:
    lists = listed("why bees calm down", "how a queen is told", sign="K{}") + listed("wooden hives", "straw hives")
    details = "Developed by\n\nBees and Hives\n\nVersion number\n\n2\n\n"
    values = read(f"{HEAD}{CRITERIA}{KNOWLEDGE}Scope/range\n\n{LEAD}{lists}\f{details}")
    assert items(values, "knowledge") == ["why bees calm down", "how a queen is told"]
    assert scope_of(values) == ["wooden hives", "straw hives"]
    assert values["version"] == 2


def test_a_heading_of_which_letters_are_wrong_stands_with_others() -> None:
    heads = "Performance\nCritiera\n\nYou must be able to:\n\nKnowledge and\nunderstanding\n\n"
    values = read(
        f"{HEAD}{heads}{listed('light the smoker', 'close the hive')}{LEAD}{listed('why bees calm', 'who swarms')}"
    )
    assert items(values, "performance_criteria") == ["light the smoker", "close the hive"]
    assert items(values, "knowledge") == ["why bees calm", "who swarms"]


def test_a_heading_of_four_lines_between_items_stands_behind_their_list() -> None:
    first = "K1\n\nwhat a swarm needs, such as:\na. a dark hollow\nb. a dry floor\n\n"
    heading = "Scope/range\nrelated to\nperformance\ncriteria\n\n"
    rest = f"K2\n\nhow a queen is told\n\n{listed('wooden hives', 'straw hives', sign='{}.')}"
    values = read(f"{HEAD}{CRITERIA}{KNOWLEDGE}{LEAD}{first}{heading}{rest}")
    assert [item["id"] for group in values["knowledge"] for item in group["items"]] == ["K1", "K2"]
    assert scope_of(values) == ["wooden hives", "straw hives"]


def test_a_heading_whose_words_stand_blank_lines_apart_is_one() -> None:
    margin = "Knowledge and\n\nAt the hive\n\nunderstanding\n\n"
    labels = listed("why bees calm down", "how a queen is told", sign="{}.")
    values = read(f"{HEAD}{CRITERIA}{margin}{labels}")
    assert [group["heading"] for group in values["knowledge"]] == ["At the hive"]
    assert items(values, "knowledge") == ["why bees calm down", "how a queen is told"]


def test_feet_are_left_out_whose_pages_bear_their_numbers_below_them() -> None:
    foot = "Guild of Town Bees\n\nPage {} of 2\n\f"
    begun = f"{HEAD}Performance criteria\n\nYou must be able to:\n\nP1\n\nlight the smoker before a hive\n\n"
    rest = f"is opened\n\nP2\n\nclose the hive\n\n{KNOWLEDGE}{LEAD}{listed('why bees calm down', sign='K{}')}"
    values = read(begun + foot.format(1) + rest + foot.format(2))
    assert items(values, "performance_criteria") == ["light the smoker before a hive is opened", "close the hive"]
    assert items(values, "knowledge") == ["why bees calm down"]


def test_a_foot_that_stands_before_the_last_text_of_its_page_is_left_out() -> None:
    foot = "NOSBEE4\n\nLook after a hive\n\f"
    criteria = (
        "Performance criteria\n\nYou must be able to:\n\nP1\n\nlight the smoker\n\nP2\n\nNOSBEE4\n\nclose the hive\n\n"
    )
    know = f"{KNOWLEDGE}{LEAD}{listed('why bees calm down', 'how a queen is told', sign='K{}')}"
    values = read(f"{HEAD}{foot}{criteria}Look after a hive\n\f{know}{foot}")
    assert items(values, "performance_criteria") == ["light the smoker", "close the hive"]
    assert items(values, "knowledge") == ["why bees calm down", "how a queen is told"]


def test_a_heading_behind_its_list_heads_the_second_of_two_lists_alike() -> None:
    criteria = (
        f"Performance criteria\n\nYou must be able to:\n\n{listed('light the smoker', 'close the hive', sign='{}.')}"
    )
    knowledge = listed("why bees calm down", "how a queen is told", sign="{}.")
    values = read(f"{HEAD}{criteria}{knowledge}{KNOWLEDGE}{LEAD}Scope/range\n\n{listed('wooden hives', 'straw hives')}")
    assert items(values, "performance_criteria") == ["light the smoker", "close the hive"]
    assert items(values, "knowledge") == ["why bees calm down", "how a queen is told"]
    assert scope_of(values) == ["wooden hives", "straw hives"]


def test_the_halves_of_a_lead_in_may_stand_between_entries() -> None:
    begun = f"Performance criteria\n\nYou must be able\n\n{listed('light the smoker', 'lift frames', sign='{}.')}"
    begun += "to:\n3.\n\nclose the hive\n\n"
    values = read(f"{HEAD}{begun}{KNOWLEDGE}{LEAD}{listed('why bees calm down', 'how a queen is told', sign='{}.')}")
    assert items(values, "performance_criteria") == ["light the smoker", "lift frames", "close the hive"]


def test_three_lists_whose_entries_stand_among_each_other_are_told_by_their_signs() -> None:
    heads = "Performance criteria\n\nKnowledge\n\nRange\n\n"
    first = "(a) light the smoker\n\n(i) why bees calm down\n\n– wooden hives\n\n"
    first += "(b) lift frames\n\n(ii) how a queen is told\n\n"
    leads = "You must be able to:\n\n(c) close the hive\n\nYou must know and understand:\n\nYou must cover all of:\n\n"
    values = read(f"{HEAD}{heads}{first}{leads}– straw hives\n\n(iii) when bees swarm\n")
    assert items(values, "performance_criteria") == ["light the smoker", "lift frames", "close the hive"]
    assert items(values, "knowledge") == ["why bees calm down", "how a queen is told", "when bees swarm"]
    assert scope_of(values) == ["wooden hives", "straw hives"]


def test_a_glossary_whose_heading_stands_with_that_of_the_scope_follows_its_list() -> None:
    know = f"{KNOWLEDGE}{LEAD}{listed('why bees calm down', 'how a queen is told', sign='K{}')}"
    both = f"Scope/range\n\nGlossary\n\n{listed('wooden hives', 'straw hives')}Swarm: bees that look for a home\n"
    values = read(f"{HEAD}{CRITERIA}{know}{both}")
    assert scope_of(values) == ["wooden hives", "straw hives"]
    assert [one["term"] for one in values["glossary"]] == ["Swarm"]


def test_numbers_of_terms_that_stand_above_all_terms_are_theirs() -> None:
    know = f"{KNOWLEDGE}{LEAD}{listed('why bees calm down', 'how a queen is told', sign='K{}')}"
    hives = "Kinds of hive:\n1.1\n\nwooden hives\n\n1.2\n\nstraw hives\n\n"
    places = "Places in which they stand:\n2.1\n\nroofs\n\n2.2\n\norchards\n"
    values = read(f"{HEAD}{CRITERIA}{know}Scope/range\n1.\n\n2.\n\n{hives}{places}")
    assert {one["term"]: [item["text"] for item in one["items"]] for one in values["scope"]} == {
        "Kinds of hive": ["wooden hives", "straw hives"],
        "Places in which they stand": ["roofs", "orchards"],
    }


def test_labels_of_an_owners_own_stay_before_their_texts() -> None:
    lines = text_lines("A keeper:\nC.01\nlights the smoker\n\nC.02\n\nlifts frames\n\nP1\n\nsmoke\n\nP2\n\nlift\n")
    told = [(line.mark, line.text) for line in with_lone_labels(list(lines), Accounts())]
    assert told[1:] == [("", "C.01 lights the smoker"), ("", "C.02 lifts frames"), ("P1", "smoke"), ("P2", "lift")]


def test_terms_of_a_scope_whose_heading_stands_with_another_belong_to_it() -> None:
    heads = "What you must do\n\nWhat you must cover\n\n"
    criteria = "P1 light the smoker\nP2 close the hive\n\n"
    scope = "Hives\n(a) wooden hives\n(b) straw hives\nPlaces\n(a) roofs\n(b) orchards\n\n"
    values = read(f"{HEAD}{heads}{criteria}{scope}What you must know\n\n{listed('why', 'how', sign='K{}')}")
    assert items(values, "performance_criteria") == ["light the smoker", "close the hive"]
    assert [one["term"] for one in values["scope"]] == ["Hives", "Places"]
    assert scope_of(values) == ["wooden hives", "straw hives", "roofs", "orchards"]


@pytest.mark.parametrize(
    "glued", ["Scope/range Hives\n• wooden hives\n• straw hives\n", "Scope/range 1\n2\nwood\nstraw\n"]
)
def test_a_heading_in_one_line_with_the_first_of_its_list_is_a_heading(glued: str) -> None:
    criteria = "Performance criteria\nYou must be able to:\nP1 light the smoker\nP2 close the hive\n"
    labels = f"Knowledge and understanding\n{LEAD.strip()}\nK1\nK2\nK3\n"
    labels += "why bees calm down\nhow a queen is told\nwho swarms\n"
    values = read(f"{HEAD}{criteria}{labels}{glued}")
    assert items(values, "knowledge") == ["why bees calm down", "how a queen is told", "who swarms"]
    assert len(scope_of(values)) == 2


def test_headings_of_two_columns_in_one_line_are_two() -> None:
    heads = "Performance criteria Knowledge\nYou must be able to:\nP1 light the smoker\nP2 close the hive\n"
    values = read(f"{HEAD}{heads}You must know and understand:\nK1 why bees calm down\nK2 how a queen is told\n")
    assert items(values, "performance_criteria") == ["light the smoker", "close the hive"]
    assert items(values, "knowledge") == ["why bees calm down", "how a queen is told"]


def test_a_heading_that_begins_like_another_stays_whole() -> None:
    general = "General knowledge and understanding\n1 why bees calm down\n2 how a queen is told\n"
    context = "Context specific knowledge and understanding\n1 the by-laws on hives\n2 where hives stand\n"
    values = read(f"{HEAD}{CRITERIA}{KNOWLEDGE}{LEAD}{general}{context}")
    heads = [group["heading"] for group in values["knowledge"]]
    assert heads == ["General knowledge and understanding", "Context specific knowledge and understanding"]


def test_the_head_of_a_record_behind_a_heading_is_no_part_of_it() -> None:
    know = "What you must know Evidence reference\nK1 why bees calm down\nK2 how a queen is told\n"
    values = read(f"{HEAD}What you must do Evidence\nP1 light the smoker\nP2 close the hive\n{know}")
    assert items(values, "performance_criteria") == ["light the smoker", "close the hive"]
    assert items(values, "knowledge") == ["why bees calm down", "how a queen is told"]


def test_a_label_that_follows_in_its_series_begins_a_line_of_its_own() -> None:
    heads = "Performance criteria Knowledge\n"
    rows = "PC 1.1 Smoke is given\nKU1 Powers of the inspector\nPC 1.2 Frames are lifted KU2 Laws on hives and PC 1.1\n"
    rows += "of them all\nKU3 Signs of illness\nPC 1.3 The hive is closed, as KU1 asks\n"
    values = read(f"{HEAD}{heads}{rows}")
    assert items(values, "performance_criteria") == [
        "Smoke is given",
        "Frames are lifted",
        "The hive is closed, as KU1 asks",
    ]
    assert items(values, "knowledge") == [
        "Powers of the inspector",
        "Laws on hives and PC 1.1 of them all",
        "Signs of illness",
    ]
