"""Citing and collecting on the page of a version: the frozen address, that version's words, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playing import play
from playwright.sync_api import Browser, Page

from macros.building import Options, build
from touchstone import addresses
from touchstone.checking import checked_catalogue
from touchstone.cited_versions import CitedVersion
from touchstone.permalinks.history import History

PROJECT = Path(__file__).parent.parent.parent
SITE = "https://standards.example/sub/"
FORMS = "[touchstoneCite.short, touchstoneCite.plain, touchstoneCite.rich, touchstoneCite.markdown]"


@dataclass(frozen=True)
class Town:
    """The town hall's standards after all revisions: unit V1 is at version 9, and at another address since then."""

    history: History
    site: Path

    def version(self, number: int) -> CitedVersion:
        """A version of the unit V1."""
        lineage = next(one for one in self.history.lineages if one[0].code == "V1")
        return CitedVersion(self.history, next(unit for unit in lineage if unit.version == number), lineage)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    folder = tmp_path_factory.mktemp("town")
    (folder / "docs").mkdir()
    for _ in play(folder / "standards"):
        pass
    build(PROJECT, folder / "standards", folder / "docs", folder / "site", Options(site_url=SITE))
    return Town(History(checked_catalogue(folder / "standards")), folder / "site")


@pytest.fixture(scope="module")
def at(town: Town, serve: Callable[..., str]) -> str:
    return serve(town.site, "/sub/")


@pytest.fixture
def page(browser: Browser, at: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=at.removesuffix("/sub/"))
    yield context.new_page()
    context.close()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def row(page: Page, at: str, names: str) -> str:
    """The text of the basket that a link names."""
    page.goto("about:blank")
    page.goto(f"{at}basket/#items={names}")
    page.get_by_text("This basket came with a link.").wait_for()
    return page.locator("ts-basket").inner_text()


@pytest.mark.parametrize(
    ("anchor", "since", "latest"),
    [
        ("p1", "Superseded by version 9, with the same words.", "units/tcfh1/#p1"),
        ("p2", "Superseded by version 9, where it is split into P2 and P5.", "units/tcfh1/#p2"),
        ("p5", "Superseded by version 9, where it is part of P4.", "units/tcfh1/#p4"),
        ("k1", "Superseded by version 9, where it is K2 with the same words.", "units/tcfh1/#k2"),
        ("k2", "Superseded by version 9, where it is K3 with other words.", "units/tcfh1/#k3"),
        ("", "Superseded by version 9.", "units/tcfh1/"),
    ],
)
def test_a_citation_of_an_earlier_version_says_what_became_of_it(
    town: Town, anchor: str, since: str, latest: str
) -> None:
    version = town.version(1)
    cited = dict(version.items(SITE)).get(anchor, version.whole(SITE))
    assert (cited.since, cited.latest) == (since, SITE + latest)
    assert cited.frozen == f"{SITE}units/tcv1/v1/{'#' + anchor if anchor else ''}"
    assert cited.plain().count(since) == 1


def test_a_citation_of_the_version_of_today_says_nothing_of_it(town: Town) -> None:
    assert {one.since for _, one in town.version(9).items()} == {""}


def test_a_citation_of_a_unit_that_is_gone_says_so(town: Town) -> None:
    lineage = next(one for one in town.history.lineages if one[0].code == "V2")
    assert CitedVersion(town.history, lineage[0], lineage).whole().since == "No longer current."


@pytest.mark.browser
@pytest.mark.parametrize("number", [1, 5, 9])
def test_the_browser_cites_a_version_as_python_does(page: Page, at: str, town: Town, number: int) -> None:
    version = town.version(number)
    page.goto(at + version.whole().frozen)
    cited = "touchstoneCite.addressed(touchstoneCite.citedAt(id && document.getElementById(id)))"
    script = f"(id) => {FORMS}.map((form) => form({cited}))"
    for anchor, told in [("", version.whole(SITE)), *version.items(SITE)]:
        assert page.evaluate(script, anchor) == [told.short, told.plain(), told.rich(), told.markdown()], anchor


@pytest.mark.browser
def test_the_page_of_a_version_copies_the_address_that_stays(page: Page, at: str) -> None:
    page.goto(f"{at}units/tcv1/v1/")
    page.get_by_role("button", name="Copy link to K2 in version 1").click()
    page.get_by_text("Link copied").wait_for()
    assert clipboard(page) == f"{SITE}units/tcv1/v1/#k2"
    page.get_by_role("button", name="Copy link to this version").click()
    page.wait_for_function(f"navigator.clipboard.readText().then((text) => text === '{SITE}units/tcv1/v1/')")


@pytest.mark.browser
def test_what_is_collected_on_the_page_of_a_version_keeps_its_words(page: Page, at: str) -> None:
    page.goto(f"{at}units/tcv1/v1/")
    page.get_by_role("button", name="Add K2 in version 1 to the basket").click()
    page.get_by_role("link", name="Basket 1 entry").click()
    told = page.locator(".ts-basket li").inner_text()
    assert "TCV1 v1 K2" in told and "how long the law lets you keep" in told
    assert "Superseded by version 9, where it is K3 with other words." in told
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Link copied").wait_for()
    assert clipboard(page) == f"{at}basket/#items=tcv1.v1.k2"


@pytest.mark.browser
def test_a_link_to_a_basket_shows_the_words_of_the_version_that_it_names(page: Page, at: str) -> None:
    told = row(page, at, "tcv1.v1.k2,tcv1.v2.k2,tcfh1.v9.k3")
    assert "3 entries." in told
    assert "TCV1 v1 K2 how long the law lets you keep the names of visitors\n" in told
    assert "TCV1 v2 K2 for how long the law allows you" in told
    assert "TCFH1 v9 K3 for how long the law allows you" in told
    assert told.count("Superseded by version 9, where it is K3 with other words.") == 1
    assert told.count("Superseded by version 9, where it is K3 with the same words.") == 1


@pytest.mark.browser
def test_an_entry_of_an_earlier_version_leads_to_both_its_words_and_those_of_today(page: Page, at: str) -> None:
    row(page, at, "tcv1.v1.k2")
    links = page.locator(".ts-basket a").evaluate_all("all => all.map(one => one.href)")
    assert links == [f"{at}units/tcv1/v1/#k2", f"{at}units/tcfh1/#k3"]


@pytest.mark.browser
def test_a_version_that_is_not_kept_is_told_beside_the_words_of_today(page: Page, at: str) -> None:
    told = row(page, at, "tcfh1.v4.k3")
    assert "The link names version 4, which is not kept here; these are the words of version 9." in told


@pytest.mark.browser
def test_a_link_to_a_basket_follows_a_unit_that_moved(page: Page, at: str) -> None:
    told = row(page, at, "tcv1.k3,tcv1,tcv2.p1,tcv1.k99")
    assert "TCFH1 v9 K3" in told and "TCFH1 v9 Greet visitors" in told and "TCV3 v1 P1" in told
    assert "Not held on this site: tcv1 k99." in told


@pytest.mark.parametrize("number", [1, 9])
def test_reference_managers_are_told_the_version_and_its_own_address(town: Town, number: int) -> None:
    page = addresses.of_version(town.version(number).unit)
    head = (town.site / page / "index.html").read_text("utf-8").partition("</head>")[0]
    assert f'<meta name="citation_public_url" content="{SITE}{page}">' in head
    assert f'<meta property="og:url" content="{SITE}{page}">' in head


@pytest.mark.browser
def test_a_version_can_be_cited_at_any_width_and_breaks_no_rule_of_accessibility(page: Page, at: str) -> None:
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{at}units/tcv1/v1/")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator("#k2 .ts-tool").count() == 3
        assert page.evaluate("document.body.innerText.includes('<')") is False  # no tag of the head is told as text
        found = Axe().run(page, context="#main-content").response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []


@pytest.mark.browser
def test_without_scripts_a_version_says_how_it_is_cited(browser: Browser, at: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{at}units/tcv1/v1/")
    assert page.get_by_role("link", name="Cite K2", exact=True).get_attribute("href") == "#cite"
    told = page.locator(".ts-citing").inner_text()
    assert f"{SITE}units/tcv1/v1/" in told and "Superseded by version 9." in told
    context.close()
