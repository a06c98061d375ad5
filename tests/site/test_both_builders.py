"""Zensical builds the site that MkDocs builds: page by page the same, and every page meets what is asked of pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from built import BuiltPage, pages_of
from likeness import differences
from test_every_page import *  # noqa: F403  (the checks of every page run again, over the `site` of this module)
from visiting import Look, visit_all

Pages = dict[str, BuiltPage]
pytestmark = [pytest.mark.slow, pytest.mark.zensical]
OF_THE_BUILDER = ("assets/javascripts/", "assets/stylesheets/", "manifest.sha256", "content-security-policy.txt")
"""The files of each theme, and what lists them."""
KINDS = ("", "units", "suites", "roles", "frameworks", "search", "toolkit", "basket")
"""How the addresses of the pages begin that a browser looks at, the largest of each."""


@pytest.fixture(scope="module")
def site(built_by: Callable[[str], Path]) -> Path:
    """The folder of the site that Zensical built."""
    return built_by("zensical")


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """Every page that Zensical built, by its address."""
    return pages_of(site)


@pytest.fixture(scope="module")
def by_mkdocs(built_by: Callable[[str], Path]) -> Path:
    """The folder of the site that MkDocs built."""
    return built_by("mkdocs")


def test_both_builders_give_the_same_pages_with_the_same_anchors_words_and_links(by_mkdocs: Path, pages: Pages) -> None:
    assert len(pages) > 80
    assert differences(pages_of(by_mkdocs), pages) == {}


def test_a_page_that_differs_is_found(pages: Pages, tmp_path: Path) -> None:
    page = pages["units/sfjes19/"]
    for place, (old, new) in enumerate(
        [('id="p1"', 'id="p01"'), ("You must", "You should"), ("../../roles/", "../r/")]
    ):
        assert old in page.text
        changed = tmp_path / f"{place}.html"
        changed.write_text(page.text.replace(old, new, 1), "utf-8")
        assert differences({"x": page}, {"x": BuiltPage(page.address, changed)}) != {}


def test_every_other_file_is_the_same(by_mkdocs: Path, site: Path) -> None:
    first, second = other_files(by_mkdocs), other_files(site)
    assert len(first) > 200
    assert first == second


def other_files(site: Path) -> dict[str, bytes]:
    named = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in named.items()
        if path.suffix != ".html" and not name.startswith((*OF_THE_BUILDER, "."))
    }


@pytest.mark.browser
def test_every_kind_of_page_works_and_is_accessible(
    launch: dict[str, Any], site: Path, pages: Pages, serve: Callable[..., str]
) -> None:
    by_size = sorted(pages.values(), key=lambda page: len(page.text))
    largest = {page.address.split("/")[0]: page.address for page in by_size}
    visits = visit_all(launch, serve(site), [largest[kind] for kind in KINDS], Look())
    assert {visit.address: visit.said for visit in visits if visit.said} == {}
    assert {visit.address: visit.violations for visit in visits if visit.violations} == {}
