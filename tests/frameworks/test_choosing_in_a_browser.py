"""Choosing and comparing levels: everything is there without the script; the script only hides and marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from touchstone.bundles import ASSETS
from touchstone.checking import checked_catalogue
from touchstone.pages.competency import competency_page
from touchstone.pages.framework import comparison_page
from touchstone.render import Site

pytestmark = pytest.mark.browser
STANDARDS = Path(__file__).parent.parent.parent / "standards"


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(checked_catalogue(STANDARDS))


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    with browser.new_context() as context:
        yield context.new_page()


def show(tab: Tab, body: str) -> None:
    tab.set_content(f"<!doctype html><title>A page</title>{body}")
    tab.add_script_tag(content=(ASSETS / "choosing.js").read_text("utf-8"))


def levels(tab: Tab) -> dict[str, str]:
    """The levels that are shown, each with its mark."""
    script = """() => [...document.querySelectorAll(".ts-level")].filter((one) => !one.hidden)
        .map((one) => [one.dataset.column, one.querySelector(".ts-choose__mark")?.textContent ?? ""])"""
    return dict(tab.evaluate(script))


@pytest.fixture
def competency(tab: Tab, site: Site) -> Tab:
    framework = site.catalogue.frameworks["leadership"]
    found = framework.competency("L9")
    assert found
    show(tab, competency_page(site, framework, found).body)
    return tab


def test_at_first_every_level_is_shown(competency: Tab) -> None:
    assert levels(competency) == {"1": "", "2": "", "3": "", "4": ""}


def test_a_chosen_level_is_shown_with_those_that_it_includes(competency: Tab) -> None:
    competency.get_by_label("Show level").select_option("3")
    assert levels(competency) == {"1": "included", "2": "included", "3": "chosen"}
    assert competency.get_by_role("status").inner_text() == "Level 3 includes level 1, level 2."


def test_two_levels_are_compared(competency: Tab) -> None:
    competency.get_by_label("Show level").select_option("2")
    competency.get_by_label("and compare it with").select_option("4")
    assert levels(competency) == {"1": "in both", "2": "in both", "3": "only level 4", "4": "only level 4"}


def test_going_back_to_all_shows_all(competency: Tab) -> None:
    competency.get_by_label("Show level").select_option("2")
    competency.get_by_label("and compare it with").select_option("4")
    competency.get_by_label("Show level").select_option("")
    assert levels(competency) == {"1": "", "2": "", "3": "", "4": ""}
    assert competency.get_by_label("and compare it with").is_disabled()


def test_two_competencies_are_compared(tab: Tab, site: Site) -> None:
    show(tab, comparison_page(site, site.catalogue.frameworks["leadership"]).body)
    heads = "() => [...document.querySelectorAll('th[data-name]')].filter((one) => !one.hidden).map((one) => one.id)"
    assert len(tab.evaluate(heads)) == 15
    tab.get_by_label("Show competency").select_option("l9")
    tab.get_by_label("and compare it with").select_option("l14")
    assert tab.evaluate(heads) == ["l9", "l14"]
    assert tab.locator("tbody tr").nth(2).locator("td:visible").count() == 2
