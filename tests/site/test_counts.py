"""Numbers stand before words in the right form, and headings say what is counted beneath them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from built import BuiltPage, words

from macros.building import build
from touchstone.checking import checked_catalogue
from touchstone.page import Page
from touchstone.render import Site
from touchstone.site_files import site_files

PROJECT = Path(__file__).parent.parent.parent
MANY_OF_ONE = re.compile(
    r"(?<![\d.,])1 (units|items|pages|courses|roles|competencies|terms|mappings|learning outcomes|behaviours)\b"
)


def plain(html: str) -> str:
    """The words of some HTML."""
    return " ".join(re.sub("<[^>]+>", "", html).split())


@pytest.fixture(scope="module")
def shipped() -> dict[str, Page]:
    """The data pages of the standards that ship."""
    standards = PROJECT / "standards"
    made = site_files(Site(checked_catalogue(standards)), standards)
    return {one.address: one for one in made if isinstance(one, Page)}


def test_no_page_says_1_units(shipped: dict[str, Page], tmp_path: Path) -> None:
    small = tmp_path / "standards"
    shutil.copytree(PROJECT / "tests/cases/_base/standards", small)
    (small / "suites/visits/units/V2.yaml").unlink()
    one_unit = [one for one in site_files(Site(checked_catalogue(small)), small) if isinstance(one, Page)]
    for page in [*shipped.values(), *one_unit]:
        said = plain(page.sidebar + page.body)
        assert not MANY_OF_ONE.search(said), (page.address, MANY_OF_ONE.findall(said))


def test_a_role_of_competencies_counts_those_and_no_items(shipped: dict[str, Page]) -> None:
    role = plain(shipped["roles/electoral-services-manager/"].body)
    assert "Competencies 1" in role or "Competencies 2" in role
    assert "Items held" not in role
    coverage = plain(shipped["coverage/roles/electoral-services-manager/"].body)
    assert re.search(r"Behaviours \d+ ?Covered", coverage)
    assert "items" not in coverage.partition("At a glance")[0]


def test_the_list_of_coverages_says_of_each_table_what_it_counts(shipped: dict[str, Page]) -> None:
    listed = shipped["coverage/"].body
    heads = dict(re.findall(r'<tr><th scope="col">(\w+)</th><th scope="col">([\w ]+)</th>', listed))
    assert heads == {"Suite": "Items", "Framework": "Behaviours", "Role": "Items and behaviours", "Unit": "Items"}


def test_the_printed_home_page_names_itself(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("---\ntitle: Home\ndescription: A site.\n---\n\n# Home\n", encoding="utf-8")
    build(PROJECT, PROJECT / "tests/cases/_base/standards", tmp_path / "docs", tmp_path / "site")
    home = BuiltPage("", tmp_path / "site/index.html").tree
    (told,) = [words(one) for one in home.iter("p") if one.get("class") == "ts-address"]
    assert told.startswith("This page: the home page")
