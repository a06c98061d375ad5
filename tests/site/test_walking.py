"""Readers on their way through the site: by clicks, below another path, from a disk, without scripts, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from macros.building import Options, build
from touchstone.catalogue import Catalogue
from touchstone.model.unit import Unit

pytestmark = pytest.mark.browser
PATIENCE = 5_000
PROJECT = Path(__file__).parent.parent.parent


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader's page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    """A page of a reader who allows no scripts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def es19(catalogue: Catalogue) -> Unit:
    """A unit whose items are held."""
    return catalogue.units["electoral-services", "ES19"]


def walk_to_an_item(page: Page, unit: Unit) -> None:
    """From the home page by clicks alone to K5 of a unit."""
    page.locator("main").get_by_role("link", name="Browse by suite and grouping").click()
    page.locator("main").get_by_role("link", name="Electoral Services", exact=True).first.click()
    page.locator("main").get_by_role("link", name=unit.title, exact=True).click()
    expect(page.locator("h1")).to_contain_text(unit.title)
    page.locator("#k5 > a").click()
    assert page.url.endswith("#k5")
    item = next(item for place, item in unit.items() if place == "k5")
    expect(page.locator("#k5 p").first).to_have_text(item.text)
    expect(page.locator("#k5")).to_be_in_viewport()


def test_the_site_can_be_walked_below_any_path(page: Page, at_sub_path: str, es19: Unit) -> None:
    page.goto(at_sub_path)
    walk_to_an_item(page, es19)
    assert page.url.startswith(at_sub_path)


def test_the_site_can_be_walked_without_scripts(page_without_scripts: Page, at_sub_path: str, es19: Unit) -> None:
    page_without_scripts.goto(at_sub_path)
    walk_to_an_item(page_without_scripts, es19)


def test_the_site_can_be_walked_from_a_disk(page: Page, site: Path, es19: Unit) -> None:
    page.goto((site / "index.html").as_uri())
    walk_to_an_item(page, es19)


def test_the_menu_and_the_neighbours_can_be_walked_from_a_disk(page: Page, site: Path) -> None:
    page.goto((site / "units" / "sfjes19" / "index.html").as_uri())
    page.locator("a[rel=next], a[rel=prev]").first.click()
    assert re.search(r"/units/[^/]+/index\.html$", page.url)
    page.get_by_role("navigation").get_by_role("link", name="Toolkit").first.click()
    assert page.url.endswith("/toolkit/index.html")
    expect(page.locator("h1")).to_be_visible()


def test_a_page_that_is_opened_from_a_disk_asks_for_nothing_elsewhere(page: Page, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "units" / "sfjes19" / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((site.as_uri(), "data:", "blob:"))] == []


@pytest.mark.parametrize(
    "written", ["ES19", "es19", "sfj es19", "SFJ-ES-19", "units/SFJES19/", "units/es19", "x/y/es19/", "es19/x/y"]
)
@pytest.mark.parametrize("place", ["at_root", "at_sub_path"])
def test_a_code_in_the_address_leads_to_its_unit(
    page: Page, place: str, written: str, request: pytest.FixtureRequest
) -> None:
    base = request.getfixturevalue(place)
    page.goto(base + quote(written))
    page.wait_for_url(f"{base}units/sfjes19/")
    expect(page.locator("h1")).to_contain_text("ES19")


def test_the_place_on_the_page_is_kept_on_the_way_to_the_unit(page: Page, at_sub_path: str) -> None:
    page.goto(at_sub_path + "ES19#k5")
    page.wait_for_url(f"{at_sub_path}units/sfjes19/#k5")


@pytest.mark.parametrize("written", ["es19k5", "ES19/K5", "units/es19/k5", "SFJES19v2K5/", "units/sfjes19/v2/k5"])
def test_the_code_of_an_item_in_the_address_leads_to_the_item(page: Page, at_sub_path: str, written: str) -> None:
    page.goto(at_sub_path + written)
    page.wait_for_url(re.compile(r"/units/sfjes19/(v2/)?#k5$"))
    expect(page.locator("#k5")).to_be_in_viewport()


def test_a_version_in_the_address_is_kept_on_the_way_to_the_unit(page: Page, at_sub_path: str) -> None:
    page.goto(f"{at_sub_path}units/ES19/v2/#k5")
    page.wait_for_url(f"{at_sub_path}units/sfjes19/v2/#k5")


def test_a_version_that_is_not_there_is_told_and_what_there_is_is_offered(page: Page, at_sub_path: str) -> None:
    page.goto(f"{at_sub_path}units/sfjes19/v1/")
    expect(page.locator("#lead")).to_have_text("SFJES19 has no version 1 here; the latest is version 2.")
    assert page.url == f"{at_sub_path}units/sfjes19/v1/"
    expect(page.locator("#offered a")).to_contain_text(["(version 2)"])
    page.locator("#offered a").first.click()
    page.wait_for_url(f"{at_sub_path}units/sfjes19/")


def test_an_item_that_is_not_there_is_told(page: Page, at_sub_path: str) -> None:
    page.goto(f"{at_sub_path}ES19K99")
    expect(page.locator("#lead")).to_have_text("ES19 has no item with that label.")
    expect(page.locator("#offered a")).to_have_attribute("href", f"{at_sub_path}units/sfjes19/")


@pytest.mark.parametrize("place", ["at_root", "at_sub_path"])
def test_the_page_for_what_is_not_there_has_the_menu_the_search_and_the_look_of_the_site(
    page: Page, place: str, request: pytest.FixtureRequest
) -> None:
    base = request.getfixturevalue(place)
    page.goto(f"{base}a/deep/er/postal-votes")
    expect(page.locator("main h1")).to_have_text("There is no page at this address")
    page.locator("header ts-search [role=combobox]").wait_for()
    links = page.locator("a[href]").evaluate_all("(links) => links.map((link) => link.href)")
    assert len(links) > 12
    assert [link for link in links if not link.startswith(base)] == []
    missing = page.get_by_role("search", name="Search for it instead")
    expect(missing.get_by_label("Words or a code")).to_have_value("postal votes")
    missing.get_by_role("button", name="Search").click()
    page.wait_for_url(f"{base}search/?q=postal+votes")
    page.go_back()
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Toolkit").click()
    page.wait_for_url(f"{base}toolkit/")


def test_without_scripts_the_page_for_what_is_not_there_leads_nowhere_outside_the_site(
    page_without_scripts: Page, at_sub_path: str
) -> None:
    page_without_scripts.goto(f"{at_sub_path}a/deep/er/page/")
    expect(page_without_scripts.locator("noscript p")).to_be_visible()
    expect(page_without_scripts.locator("a:visible, form:visible")).to_have_count(0)


def test_where_the_address_of_the_site_is_known_the_page_leads_on_without_scripts(
    page_without_scripts: Page, serve: Callable[..., str], tmp_path: Path
) -> None:
    known = Options(site_url="https://standards.example/any/path/")
    build(PROJECT, PROJECT / "standards", PROJECT / "docs", tmp_path / "site", known)
    base = serve(tmp_path / "site", "/any/path/")
    page_without_scripts.goto(f"{base}a/deep/er/page/")
    links = page_without_scripts.locator("main a:visible").evaluate_all("(links) => links.map((link) => link.href)")
    assert len(links) == 4
    assert [link for link in links if not link.startswith(base)] == []


def test_a_code_that_is_nearly_right_is_offered_the_nearest(page: Page, at_sub_path: str) -> None:
    page.goto(at_sub_path + "sfjes91")
    offered = page.locator("main a[href*='/units/sfjes']").first
    offered.click()
    expect(page.locator("h1 .ts-code")).to_have_text(re.compile(r"^ES\d+$"))


def test_an_address_that_is_no_code_gets_ways_to_go_on(page: Page, at_sub_path: str) -> None:
    assert (answer := page.goto(at_sub_path + "no/such/page/"))
    assert answer.status == 404
    expect(page.locator("h1")).to_be_visible()
    page.locator("main").get_by_role("link", name="Standards by suite").click()
    page.wait_for_url(f"{at_sub_path}suites/")


def test_hostile_words_in_an_address_stay_words(page: Page, at_root: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(
        at_root
        + quote('"><img src=x onerror=alert(1)>')
        + "?q=%3Cscript%3Ealert(1)%3C/script%3E#<img onerror=alert(1)>"
    )
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("img").count() == 0


def printed(page: Page) -> str:
    """The words of the page on paper."""
    document = pypdfium2.PdfDocument(page.pdf())
    return " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in document).split())


def letters(text: str) -> str:
    """Text without what line breaks and hyphens on paper change."""
    return re.sub(r"[\s\u00ad\ufffe-]+", "", text)


def test_a_printed_unit_holds_every_item_and_no_menu(page: Page, at_root: str, es19: Unit) -> None:
    page.goto(at_root + "units/sfjes19/")
    paper = letters(printed(page))
    for _, item in es19.items():
        assert letters(item.text) in paper, item.id
    for menu in ("On this page", "Skip to content", "Review register", "Copy link", "Add to basket", "Use in a job"):
        assert letters(menu) not in paper, menu


def test_a_printed_unit_names_its_address(page: Page, at_root: str) -> None:
    page.goto(at_root + "units/sfjes19/")
    assert letters("This page:") in letters(printed(page))
    assert "units/sfjes19" in letters(printed(page)).partition(letters("This page:"))[2][:80]


def test_the_first_tab_leads_past_the_menu(page: Page, at_root: str) -> None:
    page.goto(at_root + "units/sfjes19/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text(re.compile("skip", re.IGNORECASE))
    expect(skip).to_be_visible()


def test_the_menu_of_a_narrow_screen_opens_by_keyboard(page: Page, at_root: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(at_root + "units/sfjes19/")
    menu = page.locator("header").get_by_role("button", name=re.compile("menu", re.IGNORECASE)).first
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-sidebar--primary").get_by_role("link").first).to_be_in_viewport()


def test_the_review_that_was_due_is_told_for_the_readers_own_day(
    page: Page, at_root: str, catalogue: Catalogue
) -> None:
    late = [unit for unit in catalogue.units.values() if unit.review_due and unit.review_due < "2020"]
    assert late
    page.clock.set_fixed_time("2031-05-01")
    page.goto(at_root + "units/sfjes19/")
    expect(page.locator("main")).to_contain_text(re.compile(r"review was due", re.IGNORECASE))


def test_the_table_of_contents_marks_the_section_that_is_being_read(page: Page, at_root: str) -> None:
    page.goto(f"{at_root}units/sfjes19/")
    marked = page.locator(".ts-contents a[aria-current]")
    expect(marked).to_have_count(0)
    page.locator(".ts-contents a[href='#knowledge']").click()
    expect(marked).to_have_attribute("href", "#knowledge")
    page.keyboard.press("End")
    expect(marked).to_have_attribute("href", "#advert")


def test_the_colours_that_a_reader_chose_are_there_on_the_next_page(page: Page, at_root: str) -> None:
    page.goto(at_root)
    page.get_by_title("Switch to dark").click()
    page.route("**/bundle*.js", lambda route: route.abort())
    page.goto(f"{at_root}units/sfjes19/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
