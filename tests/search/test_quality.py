"""The bars that the search has to reach on the queries of queries.yaml, and on the size of what is loaded."""

from __future__ import annotations

from pathlib import Path

import measuring
import pytest
import quality
import search_site
import yaml
from playwright.sync_api import Browser

from touchstone.search.entry import Entry

BARS = {"codes": (1, 100), "words": (1, 98), "other": (3, 90), "mistakes": (3, 90), "questions": (3, 50)}
"""For each class the share of queries, in per cent, that must have a right answer among the first so many."""


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it ships, without the earlier versions that other tests add."""
    folder = tmp_path_factory.mktemp("quality")
    site = search_site.shipped()
    search_site.write_site(folder, site, search_site.all_entries(site))
    return folder


@pytest.mark.browser
def test_the_right_answers_come_first(browser: Browser, plain_site: Path) -> None:
    page = browser.new_page()
    page.goto((plain_site / "index.html").as_uri())
    classes = list(quality.measured(page))
    page.close()
    print("\n".join(quality.lines(classes)))
    for one in classes:
        most, share = BARS[one.name]
        assert one.hit_at(most) >= share, one.name


def test_every_answer_is_on_the_site(entries: list[Entry]) -> None:
    there = {entry.address for entry in entries}
    there |= {f"{entry.address.partition('#')[0]}#{part.anchor}" for entry in entries for part in entry.parts}
    classes = yaml.safe_load(quality.QUERIES.read_text(encoding="utf-8"))
    wanted = {address for queries in classes.values() for query in queries for address in query["to"]}
    assert sum(map(len, classes.values())) >= 120
    assert wanted <= there


@pytest.mark.browser
def test_a_first_query_loads_little(browser: Browser, plain_site: Path) -> None:
    cost = measuring.cost(
        plain_site, ["angry", "postal votes", "es19 k5", "polling day arrangements", "cofidential"], browser
    )
    assert max(cost.first_query) < 60_000
    assert measuring.median(cost.last_key) < 50
