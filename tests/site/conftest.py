"""One real build of the site that ships, for all tests of the whole site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from built import BuiltPage

from macros.building import build
from touchstone.catalogue import Catalogue
from touchstone.checking import checked_catalogue

PROJECT = Path(__file__).parent.parent.parent
STANDARDS, DOCS = PROJECT / "standards", PROJECT / "docs"
SUB_PATH = "/any/sub/path/"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("built") / "site"
    build(PROJECT, STANDARDS, DOCS, folder)
    return folder


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """What the site shows."""
    return checked_catalogue(STANDARDS, DOCS)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BuiltPage]:
    """Every page of the site by its address."""
    found = {
        path.relative_to(site).as_posix().removesuffix("index.html"): path for path in sorted(site.rglob("*.html"))
    }
    return {address: BuiltPage(address, path) for address, path in found.items()}


@pytest.fixture(scope="session")
def at_root(site: Path, serve: Callable[..., str]) -> str:
    """The address of the site, served at the root."""
    return serve(site)


@pytest.fixture(scope="session")
def at_sub_path(site: Path, serve: Callable[..., str]) -> str:
    """The address of the site, served below another."""
    return serve(site, SUB_PATH)
