"""The link to the basket in the header of every page, with how many entries it has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

UNIT = "units/sfjes19/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def collect(page: Page, *anchors: str) -> None:
    for anchor in anchors:
        page.locator(f"#{anchor} ts-collect button").click()


def test_the_header_of_every_kind_of_page_says_how_many_entries_the_basket_has(page: Page, at: str) -> None:
    page.goto(at + UNIT)
    page.get_by_role("banner").get_by_role("link", name="Basket", exact=True).wait_for()
    collect(page, "k5")
    page.get_by_role("banner").get_by_role("link", name="Basket 1 entry", exact=True).wait_for()
    collect(page, "p1")
    for address in ("", "toolkit/job-descriptions/", "roles/electoral-administrator/", "search/"):
        page.goto(at + address)
        page.get_by_role("banner").get_by_role("link", name="Basket 2 entries", exact=True).wait_for()


def test_the_link_is_reached_by_keyboard_at_every_width_and_shows_where_it_is(page: Page, at: str) -> None:
    page.goto(at + UNIT)
    collect(page, "k5")
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        link = page.get_by_role("banner").get_by_role("link", name="Basket")
        box = link.bounding_box()
        assert box and box["width"] >= 24 and box["height"] >= 24 and box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("ts-basket-count").inner_text() == "1"
    page.locator("#ts-search-words").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.ts-to-basket')"):
            break
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Basket").wait_for()


def test_the_count_moves_nothing_and_the_link_needs_no_script(page: Page, at: str, browser: Browser) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    for width in (1280, 390):
        for one in (page, plain):
            one.set_viewport_size({"width": width, "height": 900})
            one.goto(at + UNIT)
        places = [page.locator(place) for place in (".ts-to-basket", "ts-search")]
        before = [place.bounding_box() for place in places]
        collect(page, "k5")
        assert [place.bounding_box() for place in places] == before
        link = plain.get_by_role("banner").get_by_role("link", name="Basket", exact=True)
        unscripted, scripted = link.bounding_box(), before[0]
        assert unscripted and scripted and unscripted["width"] == scripted["width"]
    plain.context.close()


def test_the_count_follows_what_another_page_changes(page: Page, at: str) -> None:
    page.goto(at + UNIT)
    collect(page, "k5")
    other = page.context.new_page()
    other.goto(f"{at}basket/")
    other.get_by_role("button", name="Empty the basket").click()
    page.get_by_role("banner").get_by_role("link", name="Basket", exact=True).wait_for()


def test_from_files_the_count_is_there(page: Page, built: Path) -> None:
    page.goto((built / UNIT / "index.html").as_uri())
    collect(page, "k5")
    page.goto((built / "glossary" / "index.html").as_uri())
    page.get_by_role("banner").get_by_role("link", name="Basket 1 entry", exact=True).click()
    page.get_by_text("1 entry.", exact=True).wait_for()
