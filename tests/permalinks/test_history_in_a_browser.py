"""Every address ever published answers in a browser after each of twelve revisions, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playing import Step, play
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab
from revisions import REVISIONS

from macros.building import build
from touchstone.permalinks.ledger import anchor_of, page_of

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).parent.parent.parent
STEPS = pytest.mark.parametrize(
    "number", range(len(REVISIONS)), ids=[f"{n}-{one.__name__}" for n, one in enumerate(REVISIONS, 1)]
)
ANSWERS = """(anchors) => anchors.map((anchor) => {
  if (anchor) location.hash = anchor;
  const found = anchor ? document.querySelector(":target") : document.querySelector("article");
  const links = [...(found?.querySelectorAll("a[href]") ?? [])].map((link) => link.href);
  return [location.href, found?.checkVisibility() ? found.textContent.replace(/\\s+/g, " ").trim() : "", links];
})"""
"""Goes to each anchor of the page that is open and tells what a reader finds there."""


@dataclass(frozen=True)
class Answer:
    """Where a browser ends up at an address, and what it shows there; no words where nothing is to be seen."""

    here: str
    words: str
    leads_to: frozenset[str]

    @property
    def reaches(self) -> frozenset[str]:
        """Where a reader is, or can go on to."""
        return self.leads_to | {self.here}


@dataclass(frozen=True)
class Release:
    """A step of the history with the address at which its site is served."""

    step: Step
    root: str


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> list[Release]:
    """Each release as a site of its own, built before the next one was written."""
    folder = tmp_path_factory.mktemp("browsed")
    (folder / "docs").mkdir()
    found = []
    for number, step in enumerate(play(folder / "standards")):
        build(PROJECT, step.standards, folder / "docs", folder / "sites" / str(number))
        found.append(step)
    root = serve(folder / "sites")
    return [Release(step, f"{root}{number}/") for number, step in enumerate(found)]


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def plain_tab(browser: Browser) -> Iterator[Tab]:
    """A browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def answers(tab: Tab, release: Release, addresses: Iterable[str]) -> dict[str, Answer]:
    """What a browser shows at each address: each page is opened once, unless it leads on by itself."""
    by_page: dict[str, list[str]] = {}
    for address in sorted(set(addresses)):
        by_page.setdefault(page_of(address), []).append(address)
    found: dict[str, Answer] = {}
    for page, listed in by_page.items():
        if "lead-on.js" in release.step.pages[page].head:
            found |= {address: led_on(tab, release, address) for address in listed}
        else:
            tab.goto(release.root + page, wait_until="domcontentloaded")
            found |= dict(zip(listed, visited(tab, release, [anchor_of(one) for one in listed]), strict=True))
    return found


def led_on(tab: Tab, release: Release, address: str) -> Answer:
    """What is shown where a page that has moved leads to."""
    tab.goto(release.root + address, wait_until="commit")
    tab.wait_for_url(lambda url: page_of(url) != release.root + page_of(address), wait_until="domcontentloaded")
    return visited(tab, release, [anchor_of(tab.url)])[0]


def visited(tab: Tab, release: Release, anchors: list[str]) -> list[Answer]:
    """What is shown at each anchor of the page that is open."""
    root = release.root
    return [
        Answer(here.removeprefix(root), words, frozenset(link.removeprefix(root) for link in links))
        for here, words, links in tab.evaluate(ANSWERS, anchors)
    ]


def wrong(step: Step, answer: Answer, address: str, thing: str) -> Iterator[str]:
    """What is wrong with an answer: it shows the thing's own words, else a marker that leads to what became of it.

    Where the page leads on by itself, the words of what the thing became are enough.
    """
    words, today = step.world.words(), step.world.today(thing)
    there = [said for where, _, said in step.world.things() if said and where == answer.here != address]
    if not answer.words:
        yield f"{address} shows nothing"
    elif not today <= answer.reaches:
        yield f"{address} ({thing}) leads to {sorted(answer.reaches)}, not to {today}"
    elif not today and "withdrawn" not in answer.words:
        yield f"{address} ({thing}) does not say that it was withdrawn: {answer.words}"
    elif answer.here in today and thing in words:
        yield from [] if words[thing] in answer.words else [f"{address} does not say “{words[thing]}”: {answer.words}"]
    elif " was " not in answer.words and not any(said in answer.words for said in there):
        yield f"{address} ({thing}) does not say what became of it: {answer.words}"


@STEPS
def test_every_address_ever_published_answers_after_each_revision(
    releases: list[Release], tab: Tab, number: int
) -> None:
    step = releases[number].step
    found = answers(tab, releases[number], [address for address, _ in [*step.published, *step.frozen]])
    told = [line for address, thing in sorted(step.published) for line in wrong(step, found[address], address, thing)]
    told += [f"{address} does not say “{said}”" for address, said in step.frozen if said not in found[address].words]
    assert told == []


def test_without_scripts_each_anchor_of_a_page_that_moved_says_where_it_is_now(
    releases: list[Release], plain_tab: Tab
) -> None:
    last = releases[-1]
    moved = [
        (address, thing) for address, thing in last.step.published if last.step.pages[page_of(address)].kind == "moved"
    ]
    assert len([address for address, _ in moved if anchor_of(address)]) > 10
    for address, thing in sorted(moved):
        plain_tab.goto(last.root + address, wait_until="domcontentloaded")
        assert plain_tab.url == last.root + address
        place = plain_tab.locator(f"#{anchor_of(address)}" if anchor_of(address) else "article")
        links = place.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
        assert last.step.world.today(thing) <= {link.removeprefix(last.root) for link in links}, address
        assert place.is_visible() and " was " in place.inner_text()


def test_with_scripts_a_page_that_moved_takes_the_fragment_along(releases: list[Release], tab: Tab) -> None:
    last = releases[-1]
    assert led_on(tab, last, "units/tcv1/#k2").here == "units/tcfh1/#k2"
    assert led_on(tab, last, "units/tcv1/#knowledge").here == "units/tcfh1/#knowledge"  # which nobody promised
