"""The bars that the search has to reach on every file of queries, and on the size of what is loaded."""

from __future__ import annotations

from pathlib import Path

import measuring
import pytest
import quality
import search_site
import yaml
from playwright.sync_api import Browser

from touchstone.search.entry import Entry

BARS = {"codes": (1, 100), "words": (1, 98), "other": (3, 90), "mistakes": (3, 90), "questions": (3, 80)}
"""For each class the share of queries, in per cent, that must have a right answer among the first so many."""
FILES = pytest.mark.parametrize("file", quality.files(), ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it ships, without the earlier versions that other tests add."""
    folder = tmp_path_factory.mktemp("quality")
    site = search_site.shipped()
    search_site.write_site(folder, site, search_site.all_entries(site))
    return folder


@pytest.mark.browser
@FILES
def test_the_right_answers_come_first(browser: Browser, plain_site: Path, file: Path) -> None:
    page = browser.new_page()
    page.goto((plain_site / "index.html").as_uri())
    classes = list(quality.measured(page, file))
    page.close()
    print("\n".join(quality.lines(classes)))
    assert {one.name for one in classes} <= set(BARS)
    for one in classes:
        most, share = BARS[one.name]
        assert one.hit_at(most) >= share, one.name


@FILES
def test_every_query_has_an_answer_that_the_search_knows(entries: list[Entry], file: Path) -> None:
    there = {entry.address for entry in entries}
    there |= {f"{entry.address.partition('#')[0]}#{part.anchor}" for entry in entries for part in entry.parts}
    classes = yaml.safe_load(file.read_text(encoding="utf-8"))
    queries = [query for listed in classes.values() for query in listed]
    assert len(queries) >= 50
    assert [query["q"] for query in queries if not there.intersection(query["to"])] == []
    pages = {address.partition("#")[0] for address in there}
    assert {address.partition("#")[0] for query in queries for address in query["to"]} <= pages


@pytest.mark.browser
def test_a_first_query_loads_little(browser: Browser, plain_site: Path) -> None:
    """Of the queries some name an item, some have a slip in every word, and one is a whole question."""
    queries = ["angry", "postal votes", "es19 k5", "polling day arrangements", "candiate confidentalty stakholders"]
    cost = measuring.cost(plain_site, [*queries, "how do I deal with an angry voter at the count?"], browser)
    assert max(cost.first_query) < 60_000
    assert measuring.median(cost.last_key) < 50
