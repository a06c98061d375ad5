"""Documents whose line ends were lost: each page is one long paragraph."""

from __future__ import annotations

from touchstone.importers.doubting import items_of
from touchstone.importers.draft import Draft
from touchstone.importers.importing import import_document

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
    "Original URN PN7 Relevant occupations Jam Makers; Stall Holders Suite Craft Food Key words jam; sugar; fruit"
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
