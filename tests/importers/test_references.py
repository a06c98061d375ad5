"""The references of a unit: its own URN, those of a body that it was taken over from, and where each may stand."""

from __future__ import annotations

import pytest

from touchstone.importers.document.draft import Draft
from touchstone.importers.importing import import_document

BODY = (
    "Overview\nThis standard is about jam.\n\nPerformance criteria\nYou must be able to:\nP1 weigh the fruit\n"
    "P2 fill the jars\n\nKnowledge and understanding\nK1 what pectin does\n"
)


def read(head: str, details: str = "") -> Draft:
    """The draft of a unit with this head and these fields, none of whose words is lost."""
    (draft,) = import_document(f"{head}\n\n{BODY}\n{details}".encode(), "a.txt")
    assert draft.words.agrees, draft.words
    return draft


@pytest.mark.parametrize("original", ["XYZ41", "PN7", "GUILD6"])
def test_a_urn_beside_the_title_stands_whatever_the_original_one_is(original: str) -> None:
    draft = read("ABCPN7 Preserve fruit", f"Status: Original\nOriginal URN: {original}\nVersion number: 2\n")
    assert (draft.values["urn"], draft.values["original_urn"]) == ("ABCPN7", original)


@pytest.mark.parametrize("original", ["ABCPN7", "ABC-PN7"])
def test_an_original_urn_with_the_same_letters_tells_how_it_is_spelt(original: str) -> None:
    draft = read("ABCPN7 Preserve fruit", f"Status: Original\nOriginal URN: {original}\nVersion number: 2\n")
    assert draft.values["urn"] == original


def test_an_original_urn_stands_in_for_one_that_is_printed_nowhere_else() -> None:
    draft = read("Preserve fruit", "Status: Original\nOriginal URN: ABCPN7\nVersion number: 2\n")
    assert draft.values["urn"] == "ABCPN7"


@pytest.mark.parametrize("code", ["ABCPN7", "ABCPn7", "ABCp7", "ABCTwn12"])
def test_the_code_in_an_address_may_have_small_letters(code: str) -> None:
    draft = read(f"https://standards.example/units/{code}/preserve-fruit\nPreserve fruit")
    assert draft.values["code"] == code


def test_a_word_of_an_address_is_no_code() -> None:
    draft = read("https://standards.example/Units/Preserve-fruit-2\nPreserve fruit")
    assert draft.values["code"] == "draft-preserve-fruit"


@pytest.mark.parametrize("body", ["Guild", "FPC", "Guild of Preserves"])
def test_a_body_with_its_reference_in_brackets_after_the_title_is_where_it_comes_from(body: str) -> None:
    draft = read(f"PN7Preserve fruit for sale ({body} J26)")
    told = {name: draft.values.get(name) for name in ("title", "code", "urn", "originating_organisation")}
    assert told == {
        "title": "Preserve fruit for sale",
        "code": "PN7",
        "urn": None,
        "originating_organisation": body,
    }
    assert draft.values["original_urn"] == "J26"


def test_fields_say_more_surely_where_a_unit_comes_from() -> None:
    fields = "Originating organisation: Jam Council\nOriginal URN: JCJ4\nVersion number: 2\n"
    draft = read("PN7Preserve fruit for sale (Guild J26)", fields)
    assert (draft.values["originating_organisation"], draft.values["original_urn"]) == ("Jam Council", "JCJ4")
