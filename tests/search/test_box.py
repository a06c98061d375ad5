"""The search box and the page of results in a browser, served and opened as files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from search_site import DARK, shipped, write_page

pytestmark = pytest.mark.browser

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "(a+)+$",
    "[",
    "\\",
    "*.*",
    '"',
    '"unfinished',
    '""',
    "__proto__",
    "constructor",
    "hasOwnProperty toString",
    "=es19",
    ":kind:unit",
    "!elector",
    "\u202eevil\u0000",
    "💥" * 50,
    "%2e%2e/%00",
    "' OR 1=1 --",
    "a" * 5000,
    "ballot " * 1000,
    " ",
    "the of and",
    "1",
]


def words_of(page: Page) -> list[str]:
    """What the hits of the box say."""
    return page.locator(".ts-search-list .ts-hit").all_inner_texts()


def search(page: Page, query: str) -> None:
    """Type a query into the box, and wait until what is shown is the answer."""
    page.locator("#ts-search-words").fill(query)
    expect(page.locator(".ts-search-list")).to_have_attribute("data-query", query)


def test_typing_leads_to_the_item(page: Page, root: str) -> None:
    page.goto(root + ("index.html" if root.startswith("file") else ""))
    search(page, "angry")
    first = page.locator(".ts-search-list .ts-hit").first
    expect(first).to_contain_text("ES19 P8")
    expect(first).to_contain_text("Working with people, Electoral Services")
    assert first.locator("mark").all_inner_texts() == ["upset", "angry"]
    first.click()
    page.wait_for_url("**/units/sfjes19/**")
    assert page.evaluate("document.querySelector(':target').id") == "p8"


def test_the_keyboard_alone_is_enough(page: Page, root: str) -> None:
    page.goto(root + "units/sfjes3/index.html")
    page.keyboard.press("/")
    page.keyboard.type("es19 k5")
    expect(page.locator("#ts-search-words")).to_have_attribute("aria-expanded", "true")
    page.wait_for_timeout(300)
    page.keyboard.press("ArrowDown")
    marked = page.locator("#ts-search-words").get_attribute("aria-activedescendant")
    assert page.locator(f"#{marked}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    expect(page.locator(".ts-search-panel")).to_be_hidden()
    page.keyboard.press("Control+k")
    page.keyboard.type("es19 k5")
    expect(page.locator(".ts-search-list .ts-hit").first).to_contain_text("ES19 K5")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/units/sfjes19/**")
    assert page.url.endswith("#k5")


def test_enter_leads_to_the_page_of_results_and_its_state_stands_in_the_address(page: Page, root: str) -> None:
    page.goto(root + "units/sfjes3/index.html")
    page.locator("#ts-search-words").fill("polling")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator(".ts-hits .ts-hit").first).to_be_visible()
    page.locator(".ts-narrow > summary").click()
    page.locator("#ts-search-kind").select_option("unit")
    page.locator("#ts-search-suite").select_option("electoral-services")
    expect(page.locator(".ts-hits .ts-hit-kind").first).to_have_text("unit")
    assert "kind=unit" in page.url and "suite=electoral-services" in page.url
    kinds = set(page.locator(".ts-hits .ts-hit-kind").all_inner_texts())
    page.goto(page.url)
    expect(page.locator(".ts-hits .ts-hit").first).to_be_visible()
    assert kinds == {"unit"}
    expect(page.locator("#ts-search-kind")).to_be_visible()  # what narrows is shown
    assert page.locator("#ts-search-kind").input_value() == "unit"
    assert page.locator("#ts-search-all").input_value() == "polling"


@pytest.mark.parametrize("query", ["ES19 K5", "es19k5"])
def test_a_code_and_enter_lead_straight_to_what_it_names_and_back_leads_back(page: Page, root: str, query: str) -> None:
    page.goto(root + "units/sfjes3/index.html")
    search(page, query)
    expect(page.locator(".ts-search-status")).to_contain_text("Enter leads straight to ES19 K5.")
    expect(page.locator(".ts-search-list .ts-hit").last).to_contain_text("All results for")
    page.keyboard.press("Enter")
    page.wait_for_url("**/units/sfjes19/**#k5")
    page.go_back()
    page.wait_for_url("**/units/sfjes3/**")


def test_enter_before_the_answer_is_there_leads_straight_too(page: Page, root: str) -> None:
    page.goto(root + "units/sfjes3/index.html")
    page.locator("#ts-search-words").fill("ES19")
    page.keyboard.press("Enter")
    page.wait_for_url("**/units/sfjes19/**")


def test_enter_with_a_figure_that_is_no_code_leads_to_the_page_of_results(page: Page, root: str) -> None:
    page.goto(root + "units/sfjes3/index.html")
    page.locator("#ts-search-words").fill("ES19 K99")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator(".ts-search-page [role=status]")).to_contain_text("ES19 has no item with that label.")


def test_on_the_page_of_results_enter_leads_straight_and_back_leads_to_the_results(page: Page, root: str) -> None:
    page.goto(f"{root}search/index.html?q=ES19+K5")
    expect(page.locator(".ts-hits .ts-hit").first).to_contain_text("ES19 K5")
    assert "/search/" in page.url  # a link to results leads to results
    page.locator("#ts-search-all").press("Enter")
    page.wait_for_url("**/units/sfjes19/**#k5")
    page.go_back()
    expect(page.locator(".ts-hits .ts-hit").first).to_contain_text("ES19 K5")


def test_show_more_adds_each_hit_once_in_its_group(page: Page, root: str) -> None:
    page.goto(f"{root}search/index.html?q=proxy+vote")
    expect(page.locator(".ts-hits .ts-hit").first).to_be_visible()
    heads = page.locator(".ts-found h2")
    assert heads.all_inner_texts() == ["With some of the words only"]
    expect(page.locator(".ts-hits .ts-hit")).to_have_count(20)
    first = page.locator(".ts-hits[data-group=all] .ts-hit-where").all_inner_texts()
    assert not [where for where in first if "without" in where]
    expect(page.locator(".ts-hits[data-group=some] .ts-hit-where").first).to_contain_text("· without “")
    page.evaluate("""() => {
      const button = [...document.querySelectorAll("button")].find((one) => one.textContent === "Show more");
      button.click();
      button.click();
    }""")
    told = page.locator(".ts-search-page [role=status]").inner_text()
    expect(page.locator(".ts-hits .ts-hit")).to_have_count(int(told.split(" results")[0]))
    links = page.locator(".ts-hits .ts-hit").evaluate_all("(links) => links.map((link) => link.href)")
    assert len(set(links)) == len(links)
    assert heads.count() == 1
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()
    assert page.evaluate("document.activeElement.href") == links[20]


def test_a_hit_reads_as_words_with_blanks_between(page: Page, root: str) -> None:
    page.goto(f"{root}search/index.html?q=ES12")
    first = page.locator(".ts-hits .ts-hit").first
    expect(first).to_be_visible()
    assert (first.text_content() or "").startswith("ES12 Issue, receive and open postal ballot packs unit")


def test_results_stand_on_the_first_screen_of_a_phone(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{root}search/index.html?q=angry+voters")
    third = page.locator(".ts-hits .ts-hit").nth(2)
    expect(third).to_be_visible()
    box = third.bounding_box()
    assert box and box["y"] + box["height"] < 844


@pytest.mark.parametrize(
    ("state", "first", "count"),
    [
        ("q=confidentiality&kind=knowledge-item", "knowledge item", None),
        ("q=staff&grouping=working-with-people", "ES18", None),
        ("q=poll&role=electoral-administrator", "unit", None),
        ("q=relationships&wording=restated&suite=adult-learning", "CLDAL16", None),
        ("q=canvass&validity=current", "ES3", 1),
        ("q=es1&kind=unit", "ES1", None),
    ],
)
def test_a_link_carries_a_narrowed_search(page: Page, root: str, state: str, first: str, count: int | None) -> None:
    page.goto(f"{root}search/index.html?{state}")
    expect(page.locator(".ts-hits .ts-hit").first).to_contain_text(first)
    if count is not None:
        expect(page.locator(".ts-hits .ts-hit")).to_have_count(count)


@pytest.mark.parametrize(
    "state", ["q=canvass&kind=nonsense&suite=%00", "q=%E0%A4%A", "&&&===", "q=canvass&q=x&older=yes"]
)
def test_a_broken_state_is_told_and_left_out(page: Page, root: str, state: str) -> None:
    page.goto(f"{root}search/index.html?{state}")
    expect(page.locator(".ts-search-page [role=status]")).not_to_be_empty()
    if "nonsense" in state:
        expect(page.locator(".ts-search-page [role=status]")).to_contain_text("kind “nonsense”")
        expect(page.locator(".ts-hits .ts-hit").first).to_be_visible()


def test_hostile_queries_are_text(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    for query in HOSTILE:
        page.locator("#ts-search-words").fill(query)
        page.wait_for_timeout(60)
    search(page, HOSTILE[0])
    assert page.locator(".ts-search-panel :is(img, script)").count() == 0
    page.goto(f"{root}search/index.html?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.locator(".ts-search-page [role=status]")).not_to_be_empty()
    assert page.locator(".ts-search-page img").count() == 0


def test_nothing_found_says_what_was_tried(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    search(page, "qqqxyz")
    expect(page.locator(".ts-search-status")).to_contain_text("No result for “qqqxyz”")
    expect(page.locator(".ts-search-status")).to_contain_text("Tried")
    search(page, "cofidentialty")
    expect(page.locator(".ts-search-status")).to_contain_text("searched for “confidentiality”")
    search(page, "ES19 K99")
    expect(page.locator(".ts-search-status")).to_contain_text("ES19 has no item with that label")
    search(page, "£S12")
    expect(page.locator(".ts-search-list .ts-hit").first).to_contain_text("ES12")
    expect(page.locator(".ts-search-status")).to_contain_text("look like it")


def test_five_hundred_quick_keys_end_with_the_last_query(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    page.evaluate("""async () => {
      const box = document.querySelector("ts-search");
      for (let key = 0; key < 500; key += 1) {
        box.input.value = "canvass ballot elector poll".slice(0, 1 + (key % 27));
        box.input.dispatchEvent(new Event("input", { bubbles: true }));
        if (key % 50 === 0) await new Promise((done) => setTimeout(done, 1));
      }
      box.input.value = "angry";
      box.input.dispatchEvent(new Event("input", { bubbles: true }));
    }""")
    expect(page.locator(".ts-search-list .ts-hit").first).to_contain_text("ES19 P8")
    assert page.locator("#ts-search-words").input_value() == "angry"


def test_earlier_versions_are_found_only_when_asked_for(page: Page, root: str) -> None:
    page.goto(f"{root}search/index.html?q=zygotic")
    expect(page.locator(".ts-search-page [role=status]")).to_contain_text("No result")
    page.locator(".ts-narrow > summary").click()
    page.get_by_label("Earlier versions").check()
    expect(page.locator(".ts-hits .ts-hit")).to_have_count(2)
    assert "older=1" in page.url
    page.goto(f"{root}units/sfjes19/v1/index.html")
    search(page, "zygotic")
    hits = [text for text in words_of(page) if not text.startswith("All results")]
    assert len(hits) == 1 and "ES19 v1 P1" in hits[0]


def test_a_failure_is_told_and_the_next_try_works(browser: Browser, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(site, folder)
    start = folder / "search" / "start.js"
    kept = start.read_bytes()
    start.unlink()
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    page.locator("#ts-search-words").fill("angry")
    expect(page.locator(".ts-search-status")).to_contain_text("could not be loaded")
    start.write_bytes(b"nonsense(")
    page.locator("#ts-search-words").fill("angr")
    expect(page.locator(".ts-search-status")).to_contain_text("could not be loaded")
    start.write_bytes(kept)
    page.locator("#ts-search-words").fill("angry")
    expect(page.locator(".ts-search-list .ts-hit").first).to_contain_text("ES19 P8")
    page.close()


@pytest.mark.parametrize("style", ["", DARK], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1000])
def test_axe_finds_nothing(browser: Browser, site: Path, tmp_path: Path, style: str, width: int) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(site, folder)
    found = shipped()
    for address in ("index.html", "search/index.html"):
        html = (folder / address).read_text(encoding="utf-8")
        (folder / address).write_text(html.replace("</style>", style + "</style>"), encoding="utf-8")
    write_page(folder, found, "other/", "Other", "<h1>Other</h1>", style)
    for address, box in (("other/index.html", True), ("search/index.html?q=ballot", False)):
        page = browser.new_page(viewport={"width": width, "height": 700}, bypass_csp=True)
        page.goto(f"{folder.as_uri()}/{address}")
        if box:
            page.locator("#ts-search-words").fill("ballot")
            page.keyboard.press("ArrowDown")
        expect(page.locator(".ts-hit").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        assert results.violations_count == 0, json.dumps(results.response["violations"], indent=1)[:3000]
        page.close()


def test_without_javascript_there_are_lists(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "search" / "index.html").as_uri())
    expect(page.get_by_text("The search box needs JavaScript")).to_be_visible()
    expect(page.locator(".ts-search-page form")).to_be_hidden()
    page.goto((site / "search" / "by-keyword" / "c" / "index.html").as_uri())
    expect(page.locator("h2", has_text="candidate").first).to_be_visible()
    assert page.locator("a[href*='units/sfjes19/#']").count()
    context.close()


def test_the_box_is_not_printed(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    page.emulate_media(media="print")
    expect(page.locator("ts-search")).to_be_hidden()
