"""Documents of several units: each has its own title, code and details, and takes nothing from the others."""

from __future__ import annotations

import pytest

from tests.importers.building import column, pdf
from touchstone.importers.document.draft import Draft
from touchstone.importers.importing import import_document

LISTS = (
    "Performance criteria\n\nYou must be able to:\n\nP1 weigh the fruit\nP2 wash the jars\n\n"
    "Knowledge and understanding\n\nYou need to know and understand:\n\nK1 how pectin sets\nK2 why jars are hot\n\n"
)


def drafts_of(text: str, name: str = "a.txt") -> list[Draft]:
    """The drafts of a text."""
    return import_document(text.encode(), name)


def test_the_codes_of_units_that_follow_one_another_are_no_labels_of_a_list() -> None:
    titles = ["Make jam", "Make jelly", "Make chutney", "Make syrup"]
    overview = "Overview\n\nThis standard is about the kitchen.\n\n"
    scope = "Scope/range\n\nS1 soft fruit\nS2 citrus fruit\n\n"
    coded = enumerate(titles, start=1)
    drafts = drafts_of("".join(f"ABCPN{place} {title}\n\n{overview}{LISTS}{scope}" for place, title in coded))
    assert [draft.values["title"] for draft in drafts] == titles
    assert [draft.values["code"] for draft in drafts] == ["ABCPN1", "ABCPN2", "ABCPN3", "ABCPN4"]
    assert not any("unplaced" in draft.values for draft in drafts)


@pytest.mark.parametrize(
    ("overview", "knowledge"),
    [
        ("Overview: This standard is about the kitchen.\n\n", "Knowledge and understanding"),
        ("", "Knowledge: how pectin sets\n"),
    ],
)
def test_units_may_begin_with_a_heading_and_its_text_on_one_line(overview: str, knowledge: str) -> None:
    lists = LISTS.replace("Knowledge and understanding", knowledge)
    titles = ["Make jam", "Make jelly", "Make syrup"]
    coded = zip(("ABCPN1", "ABCXY7", "ABCRS3"), titles, strict=True)
    drafts = drafts_of("".join(f"{code} {title}\n\n{overview}{lists}" for code, title in coded))
    assert [draft.values["title"] for draft in drafts] == titles


def test_the_name_of_a_site_above_the_title_of_a_later_unit_is_no_overview() -> None:
    drafts = drafts_of("".join(f"Site of the guild\n\n{title}\n\n{LISTS}" for title in ("Make jam", "Make jelly")))
    assert [draft.values["title"] for draft in drafts] == ["Make jam", "Make jelly"]
    assert not any("overview" in draft.values for draft in drafts)


def test_the_running_heads_of_one_unit_tell_no_code_of_another() -> None:
    pages = [
        [*column([head], 60, 40), *column(lines[:1], 60, 90, 16), *column(lines[1:], 60, 130)]
        for head, title in (("ABCPN1", "Make jam"), ("Guild of Preserves", "Make jelly"))
        for lines in (
            [title, "Performance criteria", "P1 weigh the fruit", "P2 wash the jars"],
            ["Knowledge and understanding", "K1 how pectin sets", "K2 why jars are hot"],
        )
    ]
    drafts = import_document(pdf(pages), "a.pdf")
    assert [draft.values["code"] for draft in drafts] == ["ABCPN1", "draft-make-jelly"]


def test_details_that_end_the_pages_of_several_units_alike_are_no_running_feet() -> None:
    details = "Developed by\nJam Forum\nDate approved\nMarch 2019\nValidity\nCurrent\n"
    overview = "Overview\n\nThis standard is about the kitchen.\n\n"
    units = [
        f"JAMX0{number}\n{title}\n\n{overview}{LISTS}{details}" for number, title in ((1, "Boil jam"), (2, "Fill jars"))
    ]
    drafts = drafts_of("\f".join(units))
    fields = ("code", "developed_by", "approved", "validity")
    assert [[draft.values.get(name) for name in fields] for draft in drafts] == [
        ["JAMX01", "Jam Forum", "2019-03", "Current"],
        ["JAMX02", "Jam Forum", "2019-03", "Current"],
    ]
