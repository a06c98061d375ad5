"""The page of the basket: what is changed is not lost, and what is saved says where it is from."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Download, Page

pytestmark = pytest.mark.browser

SITE = "https://standards.example/sub/"
UNIT = "units/sfjes19/"
LINK = "basket/#items=sfjes19.v2.k5,sfjes19.v2.s3,sfjes19.v2.p1"
NOTE = "Note on SFJES19 v2 K5"
WITH_PARTS = """() => {
  const key = "touchstone-basket /sub/", entries = JSON.parse(localStorage.getItem(key));
  entries[1].parts = [["a", "one thing"], ["b", "another"]];
  localStorage.setItem(key, JSON.stringify(entries));
}"""
FORBIDDEN = (
    "for (const name of ['localStorage', 'sessionStorage'])"
    " Object.defineProperty(window, name, { get() { throw new Error('no'); } })"
)


def collect(page: Page, at: str, *anchors: str) -> None:
    page.goto(at + UNIT)
    for anchor in anchors:
        page.locator(f"#{anchor} ts-collect button").click()


def listed(page: Page) -> list[str]:
    page.locator(".ts-basket li").first.wait_for()
    return page.locator(".ts-basket li .ts-code").all_inner_texts()


def download(page: Page, button: str) -> Download:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return waiting.value


def word(page: Page, button: str = "Word document of the basket") -> Any:
    return docx.Document(io.BytesIO(Path(download(page, button).path()).read_bytes()))


def styled(document: Any) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in document.paragraphs]


def test_what_is_changed_in_a_basket_from_a_link_is_there_after_going_back_and_after_a_reload(
    page: Page, at: str
) -> None:
    page.goto(at + LINK)
    page.get_by_label(NOTE).press_sequentially("Ask at interview")
    page.reload()  # the field had the focus still
    assert page.get_by_label(NOTE).input_value() == "Ask at interview"
    page.get_by_role("button", name="Down SFJES19 v2 K5").click()
    page.get_by_role("button", name="Take out SFJES19 v2 P1").click()
    page.get_by_label("Title of what you save").fill("Front desk")
    page.locator(".ts-basket a", has_text="SFJES19 v2 K5").click()
    page.wait_for_url("**/units/**")
    page.go_back()
    assert listed(page) == ["SFJES19 v2 S3", "SFJES19 v2 K5"]
    assert page.get_by_label(NOTE).input_value() == "Ask at interview"
    assert page.get_by_label("Title of what you save").input_value() == "Front desk"


def test_changes_of_one_link_are_not_those_of_another_and_can_be_undone_and_made_again(page: Page, at: str) -> None:
    page.goto(at + LINK)
    page.get_by_label(NOTE).fill("Mine")
    page.goto(f"{at}basket/#items=sfjes19.v2.k5")
    page.get_by_text("1 entry.").wait_for()
    assert page.get_by_label(NOTE).input_value() == ""
    page.goto(at + LINK)
    page.get_by_text("3 entries.").wait_for()
    page.get_by_role("button", name="Undo all changes").click()
    page.get_by_role("button", name="Make the changes again").wait_for()
    assert page.get_by_label(NOTE).input_value() == ""
    page.get_by_role("button", name="Make the changes again").click()
    assert page.get_by_label(NOTE).input_value() == "Mine"
    page.reload()
    assert page.get_by_label(NOTE).input_value() == "Mine"


def test_where_the_browser_keeps_nothing_it_asks_before_notes_are_lost(page: Page, at: str) -> None:
    page.add_init_script(FORBIDDEN)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(at + LINK)
    page.locator(".ts-basket li").first.wait_for()
    page.reload()
    assert asked == []
    page.get_by_text("This browser does not keep it").wait_for()
    page.get_by_label(NOTE).click()
    page.keyboard.type("x")
    page.reload()
    assert asked == ["beforeunload"]
    page.wrong.clear()  # type: ignore[attr-defined]  # the theme itself asks for what is not there


def test_notes_on_a_linked_basket_go_into_ones_own_also_where_the_entry_is_there_already(page: Page, at: str) -> None:
    collect(page, at, "k5")
    page.goto(at + LINK)
    page.get_by_label(NOTE).fill("Ask at interview")
    page.get_by_role("button", name="Add to my basket").click()
    page.get_by_text("3 entries.", exact=True).wait_for()
    assert page.get_by_label(NOTE).input_value() == "Ask at interview"


def test_what_was_taken_out_can_be_put_back_with_its_note(page: Page, at: str) -> None:
    collect(page, at, "k5", "s3", "p1")
    page.goto(f"{at}basket/")
    page.get_by_label("Note on SFJES19 v2 S3").fill("Keep me")
    page.get_by_role("button", name="Take out SFJES19 v2 S3").click()
    page.get_by_role("button", name="Take out SFJES19 v2 K5").click()
    assert listed(page) == ["SFJES19 v2 P1"]
    back = page.get_by_role("button", name="Put it back SFJES19 v2 K5")
    assert back.evaluate("button => button === document.activeElement")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Take out SFJES19 v2 K5"
    page.get_by_role("button", name="Put it back SFJES19 v2 S3").click()
    assert listed(page) == ["SFJES19 v2 K5", "SFJES19 v2 S3", "SFJES19 v2 P1"]
    page.reload()
    assert listed(page) == ["SFJES19 v2 K5", "SFJES19 v2 S3", "SFJES19 v2 P1"]
    assert page.get_by_label("Note on SFJES19 v2 S3").input_value() == "Keep me"


def test_from_files_the_basket_says_that_its_links_lead_to_the_drive(page: Page, at: str, built: Path) -> None:
    warning = page.get_by_text("This copy of the site was opened from a drive")
    page.goto((built / "basket" / "index.html").as_uri() + "#items=sfjes19.v2.k5")
    warning.wait_for()
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("it works on this drive only").or_(page.get_by_label("Link to this basket")).wait_for()
    page.goto(f"{at}basket/#items=sfjes19.v2.k5")
    page.locator(".ts-basket li").first.wait_for()
    assert warning.is_hidden()


def test_one_entry_of_a_link_that_could_not_be_read_is_one(page: Page, at: str) -> None:
    page.goto(f"{at}basket/#items=sfjes19.v2.k5,%00")
    page.get_by_text("1 entry of the link could not be read.").wait_for()


def test_a_word_document_says_what_it_is_where_it_is_from_and_when_it_was_saved(page: Page, at: str) -> None:
    collect(page, at, "k5")
    page.goto(f"{at}basket/")
    page.get_by_label("Title of what you save").fill('Front desk: "officer"')
    page.reload()
    saved = download(page, "Word document of the basket")
    assert saved.suggested_filename.startswith("Front desk") and saved.suggested_filename.endswith(".docx")
    document: Any = docx.Document(io.BytesIO(Path(saved.path()).read_bytes()))
    (_, title), (_, head) = styled(document)[:2]
    assert title == document.core_properties.title == 'Front desk: "officer"'
    assert document.core_properties.author == "Occupational standards" and document.core_properties.created
    today = page.evaluate("new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })")
    edition = page.locator("ts-basket").get_attribute("data-edition")
    told = f", edition of {edition}" if edition else ""
    assert head == f"From Occupational standards ({at}){told}. Saved on {today}."


def test_a_word_document_has_a_heading_for_each_unit_a_list_of_its_items_and_addresses_to_read_on_paper(
    page: Page, at: str
) -> None:
    collect(page, at, "k5", "p6")
    page.get_by_role("button", name="Add this unit to the basket").click()
    page.evaluate(WITH_PARTS)
    page.goto(f"{at}basket/")
    page.get_by_label(NOTE).fill('a & <b> "c" \u0001\nsecond line')
    document = word(page)
    told = styled(document)
    assert [style for style, _ in told] == [
        *("Title", "Subtitle", "Heading 1", "Source", "List Bullet", "List Source", "List Continue"),
        *("List Bullet", "List 2", "List 2", "List Source", "Heading 1", "Source"),
    ]
    words = [text for _, text in told]
    assert words[2].startswith("SFJES19 v2: Establish") and "Skills for Justice" in words[3]
    assert f"Latest version: {SITE}units/sfjes19/ This version: {SITE}units/sfjes19/v2/" in words[3]
    assert words[4].startswith("SFJES19 v2 K5: why confidence")
    assert [one.url for one in document.paragraphs[4].hyperlinks] == [f"{SITE}units/sfjes19/v2/#k5"]
    assert words[5] == f"This version: {SITE}units/sfjes19/v2/#k5"
    assert words[6] == 'Note: a & <b> "c" \nsecond line'


def test_a_word_document_by_kind_has_the_headings_of_a_job_description(page: Page, at: str) -> None:
    collect(page, at, "k5", "p2", "s1", "p1")
    page.get_by_role("button", name="Add this unit to the basket").click()
    page.goto(f"{at}basket/")
    document = word(page, "Word by kind with duties, knowledge and the rest under headings")
    told = [
        (style, text.split(":")[0]) for style, text in styled(document) if style.startswith(("Heading", "List Bullet"))
    ]
    unit = ("Heading 2", "SFJES19 v2")
    assert told == [
        *(("Heading 1", "Standards"), unit, ("Heading 1", "Duties"), unit),
        *(("List Bullet", "SFJES19 v2 P2"), ("List Bullet", "SFJES19 v2 P1")),
        *(("Heading 1", "Knowledge"), unit, ("List Bullet", "SFJES19 v2 K5")),
        *(("Heading 1", "Scope"), unit, ("List Bullet", "SFJES19 v2 S1")),
    ]


def test_what_is_said_of_one_button_does_not_lie_over_what_is_said_of_another(page: Page, at: str) -> None:
    collect(page, at, "k5")
    page.get_by_text("In the basket: 1").wait_for()
    page.get_by_role("button", name="Copy link to K5").click()
    page.get_by_text("Link copied").wait_for()
    assert page.locator(".ts-told:not(:empty)").all_inner_texts() == ["Link copied"]
