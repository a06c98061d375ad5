"""What the page of a version says of its own state, and where a review that is overdue is told."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from touchstone.checking import checked_catalogue
from touchstone.page import Page
from touchstone.render import Site
from touchstone.site_files import site_files

BASE = Path(__file__).parent.parent / "cases/_base/standards"
UNIT = """code: V1
urn: TCV1
title: Greet visitors
grouping: at-the-desk
wording: restated
version: {version}
approved: 2012-0{version}
review_due: 2016-12
validity: Current
performance_criteria:
  - items:
      - id: P1
        text: greet each visitor
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Element]:
    """The pages of a unit at version 3 whose version 2 stands beside it, by their addresses."""
    standards = tmp_path_factory.mktemp("superseded") / "standards"
    shutil.copytree(BASE, standards)
    units = standards / "suites/visits/units"
    (units / "earlier").mkdir()
    (units / "V1.yaml").write_text(UNIT.format(version=3), encoding="utf-8")
    (units / "earlier/V1.v2.yaml").write_text(UNIT.format(version=2), encoding="utf-8")
    (standards / "edition.yaml").write_text("title: Visits\ndated: 2026-11-22\npublisher: Town\n", encoding="utf-8")
    made = site_files(Site(checked_catalogue(standards)), standards)
    return {one.address: html5lib.parse(one.body, namespaceHTMLElements=False) for one in made if isinstance(one, Page)}


def text_of(element: Element | None) -> str:
    """The words of an element."""
    assert element is not None
    return " ".join(" ".join(element.itertext()).split())


def with_class(article: Element, name: str) -> list[Element]:
    """The elements of a class."""
    return [one for one in article.iter() if name in str(one.get("class")).split()]


def test_a_superseded_version_says_so_as_its_state_and_does_not_pass_for_current(articles: dict[str, Element]) -> None:
    (facts,) = with_class(articles["units/tcv1/v2/"], "ts-facts")
    assert "State Superseded by version 3" in text_of(facts)
    assert "Marked" not in text_of(facts)


def test_a_superseded_version_tells_its_validity_as_what_its_document_said(articles: dict[str, Element]) -> None:
    assert "Validity Current, its document said then" in text_of(articles["units/tcv1/v2/"])


def test_a_superseded_version_says_nothing_of_a_review_that_is_overdue(articles: dict[str, Element]) -> None:
    assert with_class(articles["units/tcv1/v2/"], "ts-review") == []
    assert "still marked current" not in text_of(articles["units/tcv1/v2/"])


@pytest.mark.parametrize("address", ["units/tcv1/", "units/tcv1/v3/"])
def test_the_version_of_today_is_marked_as_its_document_marks_it(articles: dict[str, Element], address: str) -> None:
    (facts,) = with_class(articles[address], "ts-facts")
    assert "Marked Current" in text_of(facts) and "State" not in text_of(facts)
    assert "document said then" not in text_of(articles[address])


@pytest.mark.parametrize("address", ["units/tcv1/", "units/tcv1/v3/"])
def test_a_review_that_is_overdue_is_a_caution_of_its_own(articles: dict[str, Element], address: str) -> None:
    (told,) = with_class(articles[address], "ts-caution")
    assert text_of(told) == "Review was due December 2016, still marked current."
    for notice in with_class(articles[address], "ts-wording"):
        assert "Review" not in text_of(notice)
