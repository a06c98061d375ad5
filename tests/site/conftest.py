"""One real build of the site that ships, for all tests of the whole site."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from built import BuiltPage, pages_of

from macros.building import Options, build
from touchstone.catalogue import Catalogue
from touchstone.checking import checked_catalogue

PROJECT = Path(__file__).parent.parent.parent
STANDARDS, DOCS = PROJECT / "standards", PROJECT / "docs"
SUB_PATH = "/any/sub/path/"


@pytest.fixture(scope="session")
def built_by(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A function that gives the folder of the site as one of the builders made it."""

    @cache
    def made(builder: str) -> Path:
        folder = tmp_path_factory.mktemp("built") / "site"
        build(PROJECT, STANDARDS, DOCS, folder, Options(builder=builder))
        return folder

    return made


@pytest.fixture(scope="session")
def site(built_by: Callable[[str], Path]) -> Path:
    """The folder of the built site."""
    return built_by("mkdocs")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """What the site shows."""
    return checked_catalogue(STANDARDS, DOCS)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BuiltPage]:
    """Every page of the site by its address."""
    return pages_of(site)


@pytest.fixture(scope="session")
def at_root(site: Path, serve: Callable[..., str]) -> str:
    """The address of the site, served at the root."""
    return serve(site)


@pytest.fixture(scope="session")
def at_sub_path(site: Path, serve: Callable[..., str]) -> str:
    """The address of the site, served below another."""
    return serve(site, SUB_PATH)
