"""Documents whose line ends were lost: each page is one long paragraph."""

from __future__ import annotations

import pytest

from touchstone.importers.document.draft import Draft
from touchstone.importers.importing import import_document
from touchstone.importers.units.doubting import items_of

TITLE = "ABCPN7 Preserve fruit"
OVERVIEW = "Overview This standard is about jam for a stall. It is not about the stall itself."
CRITERIA = (
    "Performance criteria You must be able to: P1 P2 P3 Weigh the fruit on a clean scale. Bottle it while it is hot. "
    "Note the date on each of the lids."
)
KNOWLEDGE = (
    "Knowledge and understanding You must know and understand: K1 K2 What pectin does to the juice. "
    "How hot a jar has to be."
)
DETAILS = (
    "Developed by Guild of Preserves Version number 3 Date approved May 2011 Validity Current Status Original "
    "Original URN PN7 Relevant occupations Jam makers; Stall holders Suite Craft Food Key words jam; sugar; fruit"
)


def read(text: str) -> Draft:
    """The draft of a document of one unit, none of whose words is lost."""
    (draft,) = import_document(text.encode(), "a.txt")
    assert draft.words.agrees, draft.words
    return draft


def test_sentences_behind_a_run_of_labels_are_dealt_out_one_to_each() -> None:
    draft = read(f"{TITLE} {OVERVIEW} {CRITERIA} {TITLE} 2 {KNOWLEDGE} {TITLE} 3 {DETAILS}")
    assert dict(items_of(draft.values)) == {
        "P1": "Weigh the fruit on a clean scale.",
        "P2": "Bottle it while it is hot.",
        "P3": "Note the date on each of the lids.",
        "K1": "What pectin does to the juice.",
        "K2": "How hot a jar has to be.",
    }


def test_the_fields_behind_them_are_those_that_labels_tell() -> None:
    values = read(f"{TITLE} {OVERVIEW} {CRITERIA} {TITLE} 2 {KNOWLEDGE} {TITLE} 3 {DETAILS}").values
    assert values["keywords"] == ["jam", "sugar", "fruit"]
    assert values["suites"] == ["Craft Food"]
    assert values["occupations"] == ["Jam makers", "Stall holders"]
    assert values["developed_by"] == "Guild of Preserves"
    assert (values["version"], values["approved"], values["validity"]) == (3, "2011-05", "Current")


def test_numbers_behind_a_term_that_nothing_sets_off_begin_entries() -> None:
    scope = "Scope/range related to performance criteria Fruit may include: 1 plums 2 sour cherries 3 apples"
    values = read(f"{TITLE} {OVERVIEW} {CRITERIA} {TITLE} 2 {KNOWLEDGE} {TITLE} 3 {scope} {DETAILS}").values
    (told,) = values["scope"]
    assert told["term"] == "Fruit"
    assert [item["text"] for item in told["items"]] == ["plums", "sour cherries", "apples"]


def test_numbers_in_a_sentence_of_the_overview_are_words_of_it() -> None:
    overview = f"{OVERVIEW} You make sure that: 1 the jars are clean 2 the fruit is ripe and 3 nobody is hurt."
    values = read(f"{TITLE} {overview} {CRITERIA} {TITLE} 2 {KNOWLEDGE} {TITLE} 3 {DETAILS}").values
    assert values["overview"] == overview.removeprefix("Overview ")


def test_pages_that_begin_and_end_with_their_numbers_are_read_without_them() -> None:
    about = " ".join(["It is for those who boil fruit with sugar in a kitchen of their own."] * 4)
    pages = [
        f"1 Preserve fruit {OVERVIEW} {about} 1",
        "2 Performance criteria You must be able to: 1. Weigh the fruit on a clean scale 2. Bottle it while it is hot, "
        "and see that the lid of each jar is as hot as the jar itself 3. Note the date on each of the lids and on the "
        "sheet by the door 2",
        "3 Knowledge and understanding You must know and understand: 1. What pectin does to the juice 2. How hot a jar "
        "has to be",
    ]
    values = read("\n\n".join([TITLE, *pages])).values
    assert values["overview"].endswith("kitchen of their own.")
    assert dict(items_of(values))["P3"] == "Note the date on each of the lids and on the sheet by the door"
    assert values["knowledge"][0]["items"][0]["text"] == "What pectin does to the juice"


CAPITALS = ["Weigh the fruit", "Bottle it while hot", "Note the date", "Wipe the jars"]
SMALL = [f"{one[:1].lower()}{one[1:]}" for one in CAPITALS]


@pytest.mark.parametrize("heading", ["", "Before the boiling"])
@pytest.mark.parametrize("items", [CAPITALS, SMALL], ids=["capitals", "small"])
@pytest.mark.parametrize("marks", ["2. 3. 4.", "2) 3) 4)", "(2) (3) (4)"])
def test_what_stands_before_the_second_number_of_a_list_is_its_first_item(
    marks: str, items: list[str], heading: str
) -> None:
    later = [f"{mark} {item}" for mark, item in zip(marks.split(), items[1:], strict=True)]
    listed = "\n".join([*([heading] if heading else []), items[0], *later])
    text = f"{TITLE}\n\nOverview\nThis standard is about jam.\n\nPerformance criteria\nYou must be able to:\n{listed}\n"
    (group,) = read(text).values["performance_criteria"]
    assert [item["text"] for item in group["items"]] == items
    assert [item["id"] for item in group["items"]] == ["P1", "P2", "P3", "P4"]
    assert group.get("heading", "") == heading


def test_a_first_item_without_its_number_may_go_on_over_the_line() -> None:
    listed = "Weigh the fruit on a scale\nthat is clean\n2. Bottle it while hot\n3. Note the date"
    values = read(f"{TITLE}\n\nPerformance criteria\nYou must be able to:\n{listed}\n").values
    assert dict(items_of(values))["P1"] == "Weigh the fruit on a scale that is clean"


@pytest.mark.parametrize("numbers", [[1, 2, 3], [3, 4, 5], [2, 5, 6]])
def test_a_line_before_other_numbers_is_a_sub_heading(numbers: list[int]) -> None:
    later = [f"{number}. {item}" for number, item in zip(numbers, CAPITALS, strict=False)]
    text = "\n".join([TITLE, "", "Performance criteria", "You must be able to:", "Before the boiling", *later])
    (group,) = read(text).values["performance_criteria"]
    assert group["heading"] == "Before the boiling"
