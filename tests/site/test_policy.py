"""The pages meet the Content-Security-Policy that the build states, in a browser that is sent it with every file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from built import BuiltPage
from playwright.sync_api import Browser, Page

from tests.conftest import SiteHandler
from touchstone.building.policy import FILE, inline_scripts, inline_styles, policy

Pages = dict[str, BuiltPage]
KINDS = (
    "",
    "units/sfjes19/",
    "units/sfjes19/v2/",
    "units/",
    "suites/electoral-services/",
    "roles/electoral-administrator/",
    "frameworks/leadership/",
    "frameworks/leadership/compare/",
    "courses/working-with-elected-members/",
    "coverage/",
    "glossary/",
    "review-register/",
    "changes/",
    "toolkit/job-descriptions/",
    "using/citing-an-item/",
    "not/there/ES19",
)
NOTE_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) => noteViolation(
  `${location.pathname}: ${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}`));"""


class WithPolicy(SiteHandler):
    """Sends the policy of the site with everything."""

    def end_headers(self) -> None:
        """Add the policy to the headers."""
        told = Path(self.directory, FILE).read_text("utf-8").strip()
        self.send_header("Content-Security-Policy", self.policy or told)
        super().end_headers()

    policy = ""


class WithStricterPolicy(WithPolicy):
    """Sends a policy that no page meets."""

    policy = "default-src 'none'"


def served(site: Path, handler: type[WithPolicy]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site), at=""))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module", params=["mkdocs", pytest.param("zensical", marks=pytest.mark.zensical)])
def at(built_by: Callable[[str], Path], request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of the site as each of the builders made it, served with its policy."""
    yield from served(built_by(request.param), WithPolicy)


@pytest.fixture
def violations() -> list[str]:
    """What the browser said was against the policy."""
    return []


@pytest.fixture
def page(browser: Browser, violations: list[str]) -> Iterator[Page]:
    """A page of a browser that notes what is against the policy, and what stands on the console."""

    def note(told: str) -> None:
        violations.append(told)

    context = browser.new_context()
    context.expose_function("noteViolation", note)
    context.add_init_script(NOTE_VIOLATIONS)
    opened = context.new_page()
    opened.on("console", lambda said: violations.append(said.text) if "Content Security Policy" in said.text else None)
    opened.on("pageerror", lambda error: violations.append(str(error)))
    yield opened
    context.close()


@pytest.mark.browser
def test_every_kind_of_page_opens_and_each_of_its_buttons_works_within_the_policy(
    page: Page, at: str, violations: list[str]
) -> None:
    pressed = 0
    for address in KINDS:
        page.goto(at + address, wait_until="load")
        buttons = page.locator("button[type=button]:visible")
        for number in range(min(buttons.count(), 12)):
            if number < buttons.count() and buttons.nth(number).is_enabled():
                buttons.nth(number).click(timeout=5000)
                page.keyboard.press("Escape")
                pressed += 1
    assert pressed > 15
    assert violations == []


@pytest.mark.browser
def test_search_citing_and_the_basket_work_within_the_policy(page: Page, at: str, violations: list[str]) -> None:
    page.goto(at)
    page.locator("#ts-search-words").press_sequentially("stakeholders")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    page.locator("article a[href*='units/sfjes19/']").first.wait_for()
    page.goto(f"{at}units/sfjes19/")
    page.get_by_role("button", name="Cite K5", exact=True).click()
    page.get_by_role("button", name="Copy Text with links").click()
    page.keyboard.press("Escape")
    page.locator("#k5 ts-collect button").click()
    page.goto(f"{at}basket/")
    for kind in ("Word", "CSV"):
        with page.expect_download():
            page.get_by_role("button", name=kind).click()
    assert violations == []


@pytest.mark.browser
def test_the_page_for_what_is_not_there_leads_on_within_the_policy(page: Page, at: str, violations: list[str]) -> None:
    page.goto(f"{at}any/ES19")
    page.wait_for_url("**/units/sfjes19/")
    page.goto(f"{at}units/sfjes19/v1/")
    page.locator("#offered a").first.wait_for()
    page.locator("header ts-search [role=combobox]").wait_for()
    assert violations == []


@pytest.mark.browser
def test_a_policy_that_the_pages_do_not_meet_is_noticed(page: Page, site: Path, violations: list[str]) -> None:
    for address in served(site, WithStricterPolicy):
        page.goto(f"{address}units/sfjes19/")
        page.wait_for_timeout(100)
    assert any("script-src" in one for one in violations)


def test_no_page_holds_a_script_or_a_style_that_the_policy_does_not_list(site: Path, pages: Pages) -> None:
    stated = (site / FILE).read_text("utf-8").strip()
    assert stated == policy(page.text for page in pages.values())
    assert "unsafe" not in stated
    inline = {page.address for page in pages.values() for _ in (*inline_scripts(page.text), *inline_styles(page.text))}
    assert inline == {"404.html"}


def test_no_element_brings_a_style_or_a_handler_of_its_own(pages: Pages) -> None:
    wrong = [
        (page.address, element.tag, name)
        for page in pages.values()
        for element in page.tree.iter()
        for name, value in element.items()
        if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:")
    ]
    assert wrong == []


def test_data_in_a_page_is_no_script() -> None:
    data = '<script type="application/ld+json">{"a": 1}</script><script src="a.js"></script>'
    assert list(inline_scripts(data)) == []
    assert list(inline_scripts("<SCRIPT\nTYPE=module>a()</SCRIPT><script>b()</script>")) == ["a()", "b()"]
    assert policy([data]).split("; ")[1] == "script-src 'self'"
