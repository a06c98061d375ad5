"""Citing and collecting in a browser: mouse and keyboard, with and without the clipboard, from files, no scripts."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Download, Page

from touchstone.catalogue import Catalogue
from touchstone.citing import citation, citations_of
from touchstone.model.unit import Unit

pytestmark = pytest.mark.browser

SITE = "https://standards.example/sub/"
UNIT = "units/sfjes19/"
HOSTILE = "#items=<img src=x onerror=alert(1)>,../../x.v1,sfjes19.v2.k5,sfjes19.v2.k999,__proto__,nothere.v1"
FORMS = "[touchstoneCite.short, touchstoneCite.plain, touchstoneCite.rich, touchstoneCite.markdown]"


@pytest.fixture
def page(page: Page) -> Page:
    """A page on which no script may ask anything either."""
    page.on("dialog", lambda _: page.wrong.append("a dialog"))  # type: ignore[attr-defined]
    return page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def collect(page: Page, at: str, *anchors: str) -> None:
    page.goto(at + UNIT)
    for anchor in anchors:
        page.locator(f"#{anchor} ts-collect button").click()


def saved(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    download: Download = waiting.value
    return Path(download.path()).read_bytes()


def test_the_browser_says_the_forms_as_python_does(page: Page, at: str, catalogue: Catalogue, es19: Unit) -> None:
    page.goto(at + UNIT)
    cited = "touchstoneCite.addressed(touchstoneCite.citedAt(id && document.getElementById(id)))"
    script = f"(id) => {FORMS}.map((form) => form({cited}))"
    for anchor, told in [("", citation(catalogue, es19, SITE)), *citations_of(catalogue, es19, SITE)]:
        assert page.evaluate(script, anchor) == [told.short, told.plain(), told.rich(), told.markdown()]


def test_hostile_words_come_out_alike(page: Page, at: str, catalogue: Catalogue, es19: Unit) -> None:
    page.goto(at + UNIT)
    told = dict(citations_of(catalogue, es19, SITE))["k5"]
    words = "<b> 'x' & \"y\" *a* [b](c) `d` | ~e~ \\ #f"
    hostile = told.__class__(
        **{**told._asdict(), "words": words, "title": words, "quoted": True, "parts": (("a", words),)}
    )
    script = "(cited) => [touchstoneCite.plain(cited), touchstoneCite.rich(cited), touchstoneCite.markdown(cited)]"
    assert page.evaluate(script, hostile._asdict()) == [hostile.plain(), hostile.rich(), hostile.markdown()]


def test_a_link_is_copied_by_keyboard(page: Page, at: str) -> None:
    page.goto(at + UNIT)
    page.get_by_role("button", name="Copy link to K5").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Link copied").wait_for()
    assert clipboard(page) == f"{SITE}units/sfjes19/#k5"


def test_cite_copies_text_with_its_html(page: Page, at: str) -> None:
    page.goto(at + UNIT)
    page.get_by_role("button", name="Cite K5", exact=True).click()
    page.get_by_role("button", name="Copy Text with links").click()
    page.get_by_text("Copied", exact=True).wait_for()
    kinds = "(async () => Object.fromEntries(await Promise.all((await navigator.clipboard.read())[0].types.map("
    kinds += "async (kind) => [kind, await (await (await navigator.clipboard.read())[0].getType(kind)).text()]))))()"
    told: dict[str, str] = page.evaluate(kinds)
    assert "SFJES19 v2 K5: why confidence" in told["text/plain"]
    assert f'href="{SITE}units/sfjes19/v2/#k5"' in told["text/html"]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Cite K5"


def test_where_the_clipboard_is_not_allowed_a_field_is_selected(page: Page, at: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(at + UNIT)
    page.get_by_role("button", name="Copy link to K5").click()
    page.get_by_text("Selected: press Ctrl+C").wait_for()
    selected = (
        "document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"
    )
    assert page.evaluate(selected) == f"{SITE}units/sfjes19/#k5"
    assert page.evaluate("document.activeElement.readOnly")


def test_the_buttons_are_large_enough_and_named(page: Page, at: str) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(at + UNIT)
        boxes = page.locator("#k5 .ts-tool").evaluate_all(
            "all => all.map(one => [one.ariaLabel, one.offsetWidth, one.offsetHeight])"
        )
        assert [name for name, _, _ in boxes] == ["Copy link to K5", "Cite K5", "Add K5 to the basket"]
        assert min(min(wide, high) for _, wide, high in boxes) >= 24
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_buttons_share_a_row_with_who_names_the_item(page: Page, at: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(at + UNIT)
    button, summary = page.locator("#k5 ts-cite button"), page.locator("#k5 summary")
    button.scroll_into_view_if_needed()
    beside, under = button.bounding_box(), summary.bounding_box()
    assert beside and under and abs(beside["y"] + beside["height"] / 2 - under["y"] - under["height"] / 2) < 8
    summary.click()
    beside, under = button.bounding_box(), page.locator("#k5 .ts-words").bounding_box()
    assert beside and under and beside["y"] >= under["y"] + under["height"]


def test_the_pages_break_no_rule_of_accessibility(page: Page, at: str) -> None:
    collect(page, at, "k5")
    page.locator(".ts-advert summary").click()
    found: list[Any] = Axe().run(page, context=".ts-tools--unit, .ts-items, #cite, .ts-advert").response["violations"]
    page.get_by_role("button", name="Cite K5", exact=True).click()
    found += Axe().run(page, context="ts-cite-dialog").response["violations"]
    page.goto(f"{at}basket/")
    page.locator(".ts-basket li").wait_for()
    found += Axe().run(page, context="#main-content").response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []


def test_a_basket_is_ordered_noted_and_taken_away(page: Page, at: str) -> None:
    collect(page, at, "k5", "p1")
    page.get_by_role("button", name="Add this unit to the basket").click()
    page.get_by_role("link", name="Basket 3 entries").click()
    page.get_by_role("button", name="Down SFJES19 v2 K5").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Note on SFJES19 v2 P1").fill("=HYPERLINK(1)")
    page.get_by_label("Note on SFJES19 v2 P1").blur()
    page.reload()
    rows = list(csv.DictReader(io.StringIO(saved(page, "CSV").decode("utf-8-sig"))))
    assert [row["Cited as"] for row in rows] == ["SFJES19 v2 P1", "SFJES19 v2 K5", "SFJES19 v2"]
    assert rows[0]["Note"] == " =HYPERLINK(1)"
    raw = saved(page, "CSV")
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\r\n") == 4
    assert "[**SFJES19 v2 K5**](" in saved(page, "Markdown").decode()


def test_items_of_one_kind_need_no_document_by_kind(page: Page, at: str) -> None:
    collect(page, at, "k5", "k6")
    page.goto(f"{at}basket/")
    page.get_by_role("button", name="Word document of the basket").wait_for()
    assert page.get_by_role("button", name="Word by kind").count() == 0


def test_what_was_emptied_can_be_put_back(page: Page, at: str) -> None:
    collect(page, at, "k5", "s3")
    page.goto(f"{at}basket/")
    page.get_by_role("button", name="Empty the basket").click()
    page.get_by_text("Nothing is in the basket.").wait_for()
    back = page.get_by_role("button", name="Put the entries back")
    assert back.evaluate("button => button === document.activeElement")
    back.click()
    page.get_by_text("2 entries.", exact=True).wait_for()


def test_the_units_of_a_role_open_as_a_basket(page: Page, at: str) -> None:
    page.goto(f"{at}roles/electoral-administrator/")
    page.get_by_role("link", name="Open these units as a basket").click()
    page.get_by_text("This basket came with a link. 16 entries.").wait_for()
    assert "SFJES19 v2" in page.locator(".ts-basket").inner_text()


def test_an_item_that_is_added_says_how_many_are_in_the_basket(page: Page, at: str) -> None:
    collect(page, at, "k5", "p1")
    page.locator("#p1 ts-collect").get_by_text("In the basket: 2").wait_for()


def test_from_files_a_citation_warns_that_its_address_is_of_a_drive(page: Page, at: str, built: Path) -> None:
    warning = page.get_by_text("This copy of the site was opened from a drive")
    page.goto((built / UNIT / "index.html").as_uri())
    page.evaluate(  # as in a copy that does not know the site's own address
        "document.querySelector('[data-code]').dataset.latest = 'units/sfjes19/';"
        "document.querySelector('#k5 ts-cite').replaceWith(document.createElement('ts-cite'))"
    )
    page.get_by_role("button", name="Cite K5", exact=True).click()
    warning.wait_for()
    page.goto(at + UNIT)
    page.get_by_role("button", name="Cite K5", exact=True).click()
    page.get_by_role("heading", name="Cite SFJES19 v2 K5").wait_for()
    assert warning.is_hidden()


def test_a_link_carries_the_basket(page: Page, at: str) -> None:
    collect(page, at, "k5", "s3")
    page.goto(f"{at}basket/")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Link copied").wait_for()
    address = clipboard(page)
    assert address == f"{at}basket/#items=sfjes19.v2.k5,sfjes19.v2.s3"
    page.get_by_role("button", name="Empty the basket").click()
    page.goto("about:blank")
    page.goto(address)
    page.get_by_text("This basket came with a link. 2 entries.").wait_for()
    page.get_by_role("button", name="Add to my basket").click()
    page.get_by_text("2 entries.", exact=True).wait_for()


def test_a_hostile_link_changes_nothing_and_is_told(page: Page, at: str) -> None:
    page.goto(f"{at}basket/{HOSTILE}")
    told = page.get_by_text("This basket came with a link. 1 entry.")
    told.wait_for()
    assert "sfjes19 v2 k999" in told.inner_text() and "nothere v1" in told.inner_text()
    assert page.locator("#main-content img").count() == 0
    page.goto("about:blank")
    page.goto(f"{at}basket/#items={'sfjes19.v1.k5,' * 5000}%00%ff")
    page.locator(".ts-basket li").first.wait_for()
    assert (
        page.get_by_text("The link names version 1, which is not kept here; these are the words of version 2.").count()
        > 0
    )


def test_what_is_kept_wrongly_in_the_browser_is_passed_over(page: Page, at: str) -> None:
    page.goto(f"{at}basket/")
    page.evaluate(
        "localStorage.setItem('touchstone-basket /sub/', JSON.stringify("
        "[null, 5, { code: {} }, { code: 'A', latest: 'javascript:alert(1)' }]))"
    )
    page.reload()
    assert (
        page.locator(".ts-basket a").evaluate_all("all => all.filter(one => one.protocol === 'javascript:').length")
        == 0
    )


def test_where_nothing_can_be_kept_it_is_said(page: Page, at: str) -> None:
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new Error('no'); } })"
    )
    page.goto(at + UNIT)
    page.locator("#k5 ts-collect button").click()
    page.get_by_text("This browser keeps nothing").wait_for()
    page.wrong.clear()  # type: ignore[attr-defined]  # the theme itself asks for what is not there


def test_from_files_a_link_to_a_basket_is_filled(page: Page, built: Path) -> None:
    page.goto((built / "basket" / "index.html").as_uri() + "#items=sfjes19.v2.k5")
    page.get_by_text("This basket came with a link. 1 entry.").wait_for()
    assert "why confidence" in page.locator(".ts-basket li").inner_text()


def test_without_scripts_the_citation_is_there(browser: Browser, at: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(at + UNIT)
    assert page.get_by_role("link", name="Cite K5", exact=True).get_attribute("href") == "#cite"
    assert page.get_by_role("link", name="v2 K5", exact=True).get_attribute("href") == "v2/#k5"
    assert f"{SITE}units/sfjes19/v2/#k5" in page.locator(".ts-citing").inner_text()
    assert page.locator(".ts-advert textarea").count() == 3
    assert page.locator(".ts-qr img").get_attribute("src") == "qr.svg"
    page.goto(f"{at}basket/")
    assert "needs JavaScript" in page.locator("ts-basket").inner_text()
    page.context.close()
