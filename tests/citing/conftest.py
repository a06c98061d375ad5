"""A small site that knows its own address, for the tests of citing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.building import Options, build
from touchstone.catalogue import Catalogue
from touchstone.checking import checked_catalogue
from touchstone.model.unit import Unit

PROJECT = Path(__file__).parent.parent.parent
STANDARDS = PROJECT / "standards"
SITE = "https://standards.example/sub/"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """What the site shows."""
    return checked_catalogue(STANDARDS)


@pytest.fixture(scope="session")
def es19(catalogue: Catalogue) -> Unit:
    """The unit with the most to cite."""
    return catalogue.units["electoral-services", "ES19"]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site built with its address."""
    folder = tmp_path_factory.mktemp("citing") / "site"
    build(PROJECT, STANDARDS, PROJECT / "docs", folder, Options(site_url=SITE))
    return folder


@pytest.fixture(scope="session")
def at(built: Path, serve: Callable[..., str]) -> str:
    """Where that site is served."""
    return serve(built, "/sub/")


@pytest.fixture
def page(browser: Browser, at: str) -> Iterator[Page]:
    """A page that may use the clipboard and save files; no script on it may fail."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=at.removesuffix("/sub/"))
    opened = context.new_page()
    opened.wrong = []  # type: ignore[attr-defined]
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))  # type: ignore[attr-defined]
    yield opened
    assert opened.wrong == []  # type: ignore[attr-defined]
    context.close()
