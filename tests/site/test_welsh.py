"""The Welsh text of a unit: a page of its own with the labels of the English, marked as Welsh, found by Welsh words."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from built import BuiltPage, words
from playwright.sync_api import Browser

from macros.building import build
from touchstone.checking import checked_catalogue
from touchstone.permalinks.published import published
from touchstone.render import Site
from touchstone.search.catalogue_entries import entries_of

PROJECT = Path(__file__).parent.parent.parent
WELSH = """code: V1
title: Croesawu ymwelwyr
wording: official
version: 1
overview: Mae'r safon hon yn ymwneud ag ymwelwyr.
performance_criteria:
  - heading: Wrth y ddesg
    items:
      - id: P1
        text: croesawu pob ymwelydd
      - id: P2
        text: cofnodi
        parts:
          - id: a
            text: yr enw
knowledge:
  - items:
      - id: K1
        text: pwy sy'n cael dod i mewn
"""
ENGLISH = """code: V1
urn: TCV1
title: Greet visitors
grouping: at-the-desk
wording: official
version: 2
performance_criteria:
  - items:
      - id: P1
        text: greet each visitor
      - id: P2
        text: write down
        parts:
          - id: a
            text: the name
knowledge:
  - items:
      - id: K1
        text: who may enter
"""
ENGLISH_OF_TWO = """code: V2
urn: TCV2
title: Show the way
grouping: at-the-desk
wording: official
performance_criteria:
  - items:
      - id: P1
        text: walk ahead
      - id: P2
        text: hold the door
"""
WELSH_OF_ONE = """code: V2
title: Dangos y ffordd
wording: official
performance_criteria:
  - items:
      - id: P2
        text: dal y drws
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small standards folder with a whole Welsh text and one of one item, and the site of it."""
    folder = tmp_path_factory.mktemp("welsh")
    standards = folder / "standards"
    shutil.copytree(PROJECT / "tests/cases/_base/standards", standards)
    units = standards / "suites/visits/units"
    (units / "welsh").mkdir()
    (units / "V1.yaml").write_text(ENGLISH, encoding="utf-8")
    (units / "welsh/V1.yaml").write_text(WELSH, encoding="utf-8")
    (units / "V3.yaml").write_text(ENGLISH_OF_TWO.replace("V2", "V3"), encoding="utf-8")
    (units / "V2.yaml").write_text(ENGLISH_OF_TWO, encoding="utf-8")
    (units / "welsh/V2.yaml").write_text(WELSH_OF_ONE, encoding="utf-8")
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("---\ntitle: Home\ndescription: A small site.\n---\n\n# Home\n", encoding="utf-8")
    build(PROJECT, standards, docs, folder / "site")
    return standards, folder / "site"


def page(built: tuple[Path, Path], address: str) -> BuiltPage:
    return BuiltPage(address, built[1] / address / "index.html")


def test_the_unit_page_leads_to_its_welsh_text_and_says_that_it_is_welsh(built: tuple[Path, Path]) -> None:
    (link,) = [one for one in page(built, "units/tcv1").tree.iter("a") if one.get("hreflang") == "cy"]
    assert (link.get("lang"), words(link)) == ("cy", "Cymraeg: Croesawu ymwelwyr")
    assert link.get("href") == "cy/"
    assert "Cymraeg" not in page(built, "units/tcv3").text


def test_the_welsh_page_has_the_labels_of_the_english_page_at_the_same_anchors(built: tuple[Path, Path]) -> None:
    english, welsh = page(built, "units/tcv1").by_id, page(built, "units/tcv1/cy").by_id
    assert {"p1", "p2", "p2-a", "k1"} <= english.keys() & welsh.keys()
    assert "croesawu pob ymwelydd" in words(welsh["p1"])
    assert words(welsh["performance-criteria"]) == "Meini prawf perfformiad"


def test_every_welsh_word_stands_in_an_element_that_is_marked_as_welsh(built: tuple[Path, Path]) -> None:
    tree = page(built, "units/tcv1/cy").tree
    marked = " ".join(words(one) for one in tree.iter() if one.get("lang") == "cy")
    for said in ("Croesawu ymwelwyr", "Mae'r safon hon", "Wrth y ddesg", "croesawu pob", "yr enw", "Rhaid i chi allu"):
        assert words(tree.find(".//main")).count(said) == marked.count(said) > 0, said


def test_the_welsh_page_leads_back_and_tells_where_the_versions_differ(built: tuple[Path, Path]) -> None:
    welsh = page(built, "units/tcv1/cy")
    assert any(one.get("href") == "../" for one in welsh.tree.iter("a"))
    assert "It is the text of version 1. The English text is version 2." in words(welsh.tree.find(".//main"))
    assert not welsh.errors


def test_the_data_of_the_welsh_text_stands_beside_its_page(built: tuple[Path, Path]) -> None:
    assert (built[1] / "units/tcv1/cy/unit.yaml").read_text("utf-8") == WELSH


def test_welsh_words_are_found_and_lead_to_the_welsh_page(built: tuple[Path, Path]) -> None:
    (entry,) = [one for one in entries_of(Site(checked_catalogue(built[0]))) if one.address == "units/tcv1/cy/"]
    assert (entry.title, entry.label, entry.context) == ("Croesawu ymwelwyr", "V1", "In Welsh, At the desk, Visits")
    assert [part.words for part in entry.parts if part.anchor == "p1"] == ["croesawu pob ymwelydd"]


def test_a_code_leads_to_the_english_page(built: tuple[Path, Path]) -> None:
    named = [one.address for one in entries_of(Site(checked_catalogue(built[0]))) if "v1" in map(str.lower, one.names)]
    assert named == ["units/tcv1/"]


@pytest.mark.browser
def test_a_hit_for_welsh_words_shows_them_and_leads_to_their_item(
    built: tuple[Path, Path], browser: Browser, serve: Callable[..., str]
) -> None:
    page = browser.new_page()
    page.goto(serve(built[1]) + "search/?q=croesawu+pob+ymwelydd")
    first = page.locator("main a[href*='/tcv1/']").first
    first.wait_for()
    assert "units/tcv1/cy/" in str(first.get_attribute("href"))
    page.get_by_text("croesawu pob ymwelydd").first.wait_for()
    page.close()


def test_the_title_of_the_welsh_page_is_the_welsh_title(built: tuple[Path, Path]) -> None:
    assert words(page(built, "units/tcv1/cy").tree.find(".//title")).startswith("V1 Croesawu ymwelwyr (Cymraeg)")


def test_a_welsh_text_that_lacks_items_says_in_both_languages_how_many_are_held(built: tuple[Path, Path]) -> None:
    (told,) = [one for one in page(built, "units/tcv2/cy").tree.iter("div") if one.get("class") == "ts-caution"]
    in_welsh, in_english = told.iter("p")
    assert in_welsh.get("lang") == "cy"
    assert words(in_welsh).startswith("Mae testun Cymraeg ar gyfer 1 o’r 2 eitem;")
    assert words(in_english).startswith("Welsh text is held for 1 of 2 items; the others are in English only")
    assert "Cymraeg: Dangos y ffordd (1 of 2 items)" in words(page(built, "units/tcv2").tree.find(".//main"))


def test_a_welsh_text_that_is_whole_says_nothing_of_what_it_lacks(built: tuple[Path, Path]) -> None:
    assert "Welsh text is held for" not in page(built, "units/tcv1/cy").text


def test_the_address_of_a_welsh_text_is_a_promise_like_any_other(built: tuple[Path, Path]) -> None:
    assert published(checked_catalogue(built[0]))["units/tcv1/cy/"].words == ("Croesawu ymwelwyr",)
