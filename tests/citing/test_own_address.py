"""A site whose own address nobody set: on a server the page puts in that at which it is open; from files it says so."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.building import Options, build
from touchstone.catalogue import Catalogue
from touchstone.citing import citation
from touchstone.model.unit import Unit
from touchstone.reference_files import REFERENCE_FILES

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).parent.parent.parent
UNIT, ROLE = "units/sfjes19/", "roles/electoral-administrator/"
NOT_SET = "not set in this copy"


@pytest.fixture(scope="module")
def unset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that does not know its own address."""
    folder = tmp_path_factory.mktemp("unset") / "site"
    build(PROJECT, PROJECT / "standards", PROJECT / "docs", folder, Options())
    return folder


@pytest.fixture(scope="module")
def at_unset(unset: Path, serve: Callable[..., str]) -> str:
    return serve(unset, "/sub/")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(accept_downloads=True)
    yield context.new_page()
    context.close()


def test_on_a_server_the_page_knows_its_address_and_says_nothing_else(page: Page, at_unset: str) -> None:
    for address in (UNIT, f"{UNIT}v2/", ROLE):
        page.goto(at_unset + address)
        assert NOT_SET not in (page.locator("#main-content").text_content() or "")
        pieces = page.locator(".ts-advert textarea").evaluate_all("all => all.map(one => one.value)")
        assert all(at_unset in piece and "[address of this site]" not in piece for piece in pieces)
    page.goto(at_unset + UNIT)
    told = page.locator(".ts-citing").inner_text()
    for part in ("", "#k5", "v2/", "v2/#k5"):
        assert f"{at_unset}{UNIT}{part}" in told
    page.goto(f"{at_unset}{UNIT}v2/")
    assert f"This version\n{at_unset}{UNIT}v2/;" in page.locator(".ts-citing").inner_text()


def test_on_a_server_the_files_for_reference_managers_hold_the_address(
    page: Page, at_unset: str, catalogue: Catalogue, es19: Unit
) -> None:
    page.goto(at_unset + UNIT)
    for name, ending, made in REFERENCE_FILES:
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name, exact=True).click()
        assert waiting.value.suggested_filename == f"sfjes19.{ending}"
        saved = Path(waiting.value.path()).read_bytes().decode()
        assert saved == made(es19, citation(catalogue, es19, at_unset))
        assert not ending.endswith("json") or json.loads(saved)[0]["URL"] == f"{at_unset}{UNIT}v2/"


def test_from_files_and_without_scripts_the_page_says_what_to_put_in(
    page: Page, unset: Path, at_unset: str, browser: Browser
) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    for one, root in ((page, unset.as_uri() + "/"), (plain, at_unset)):
        one.goto(f"{root}{UNIT}index.html")
        assert (
            f"Put the address of this site before each address: it is {NOT_SET}."
            in one.locator(".ts-citing").inner_text()
        )
        assert NOT_SET in (one.locator(".ts-advert").text_content() or "")
    plain.context.close()


def test_a_code_to_print_is_promised_only_where_there_is_one(page: Page, at_unset: str, at: str) -> None:
    for root, there in ((at_unset, False), (at, True)):
        for address in (UNIT, ROLE):
            page.goto(root + address)
            summary = page.locator(".ts-advert summary")
            assert ("a code to print" in summary.inner_text()) is there
            assert page.locator(".ts-qr img").count() == there
