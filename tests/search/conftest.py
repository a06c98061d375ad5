"""The site and the browser that the tests of the search share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import measuring
import pytest
import search_site
from playwright.sync_api import Browser, Page

from touchstone.search.entry import Entry, Facet, Part

EARLIER = Entry(
    kind="unit",
    address="units/sfjes19/v1/",
    title="Build working relationships in electoral services",
    version=1,
    label="ES19 v1",
    context="Version 1, Electoral Services",
    names=("es19", "sfjes19"),
    facets=(Facet("suite", "electoral-services", "Electoral Services"), Facet("page", *["units/sfjes19/v1/"] * 2)),
    parts=(Part("performance-criterion", "P1", "p1", "greet stakeholders by their zygotic title"),),
    older=True,
)
OTHER_EARLIER = EARLIER._replace(
    address="units/sfjes3/v1/",
    label="ES3 v1",
    title="Run a canvass",
    names=("es3", "sfjes3"),
    facets=(Facet("page", *["units/sfjes3/v1/"] * 2),),
    parts=(Part("performance-criterion", "P1", "p1", "greet households by their zygotic door"),),
)


@pytest.fixture(scope="session")
def entries() -> list[Entry]:
    """Everything on the site, with two earlier versions."""
    return [*search_site.all_entries(search_site.shipped()), EARLIER, OTHER_EARLIER]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> Path:
    """The folder of the small site, below a folder with a name that has to be escaped."""
    folder = tmp_path_factory.mktemp("search") / "a site & more"
    shipped = search_site.shipped()
    search_site.write_site(folder, shipped, entries)
    older = '<h1>ES19 v1</h1><p id="p1">greet</p>'
    search_site.write_page(folder, shipped, "units/sfjes19/v1/", "ES19 v1", older, search_page="units/sfjes19/v1/")
    return folder


@pytest.fixture(scope="session", params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The address of the site's root: served below a path, and opened as files."""
    if request.param == "file":
        yield f"{site.as_uri()}/"
    else:
        with measuring.served(site.parent) as server:
            yield f"{server.address}{site.name.replace(' ', '%20').replace('&', '%26')}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page; a test fails where a script did, or where anything was asked of another place."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    opened.on("request", lambda request: wrong.append(request.url) if _is_foreign(request.url) else None)
    yield opened
    context.close()
    assert not wrong


def _is_foreign(address: str) -> bool:
    return not address.startswith(("http://127.0.0.1:", "file:///", "data:"))
