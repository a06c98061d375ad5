"""Which hand-written pages are told beside what they name: not those that only show how to use or write the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from touchstone.checking import check, checked_catalogue
from touchstone.mentions import read_mentions
from touchstone.pages.unit import unit_page
from touchstone.render import Site

PROJECT = Path(__file__).parent.parent
STANDARDS = PROJECT / "tests/cases/_base/standards"
PAGE = """---
title: {title}
description: A page.
{more}---

# {title}

See {{{{ item("V1", "P1") }}}}.
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Two pages that name one item; one of them only shows how it is done."""
    (tmp_path / "induction.md").write_text(PAGE.format(title="Induction", more=""), encoding="utf-8")
    (tmp_path / "macros.md").write_text(PAGE.format(title="Macros", more="used_by: false\n"), encoding="utf-8")
    return tmp_path


def test_an_item_is_told_to_be_named_on_the_pages_that_use_it_alone(docs: Path) -> None:
    site = Site(checked_catalogue(STANDARDS, docs))
    body = unit_page(site, site.catalogue.units["visits", "V1"]).body
    assert "Named on 1 page<" in body
    assert "Induction" in body
    assert "Macros" not in body


def test_what_a_page_of_examples_names_is_checked_all_the_same(docs: Path) -> None:
    page = docs / "macros.md"
    page.write_text(page.read_text("utf-8").replace("P1", "P99"), encoding="utf-8")
    assert any("macros.md" in problem.file for problem in check(STANDARDS, docs))


def test_the_pages_on_writing_and_using_the_site_are_used_by_nothing() -> None:
    about_the_site = [one for one in read_mentions(PROJECT / "docs") if one.page.startswith(("authoring/", "using/"))]
    assert about_the_site
    assert {one.file for one in about_the_site if one.counts} == set()
