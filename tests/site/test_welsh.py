"""The Welsh text of a unit: a page of its own with the labels of the English, marked as Welsh, found by Welsh words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from built import BuiltPage, words

from macros.building import build
from touchstone.checking import checked_catalogue
from touchstone.permalinks.published import published
from touchstone.render import Site
from touchstone.search.unit_entries import unit_entry

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


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small standards folder with one Welsh text, and the site of it."""
    folder = tmp_path_factory.mktemp("welsh")
    standards = folder / "standards"
    shutil.copytree(PROJECT / "tests/cases/_base/standards", standards)
    units = standards / "suites/visits/units"
    (units / "welsh").mkdir()
    (units / "V1.yaml").write_text(ENGLISH, encoding="utf-8")
    (units / "welsh/V1.yaml").write_text(WELSH, encoding="utf-8")
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
    assert "Cymraeg" not in page(built, "units/tcv2").text


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


def test_an_item_is_found_by_its_welsh_words(built: tuple[Path, Path]) -> None:
    catalogue = checked_catalogue(built[0])
    site = Site(catalogue)
    entry = unit_entry(site, catalogue.units["visits", "V1"])
    assert "Croesawu ymwelwyr" in entry.more
    assert [part.more for part in entry.parts if part.anchor == "p1"] == ["croesawu pob ymwelydd"]
    assert all(not part.more for part in unit_entry(site, catalogue.units["visits", "V2"]).parts)


def test_the_address_of_a_welsh_text_is_a_promise_like_any_other(built: tuple[Path, Path]) -> None:
    assert published(checked_catalogue(built[0]))["units/tcv1/cy/"].words == ("Croesawu ymwelwyr",)
