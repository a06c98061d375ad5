"""A label that means something else now says so where it stands; and the anchors of pages never meet ids of authors."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest
from playing import Author, publish
from revisions import first_world
from world import Data

from touchstone.catalogue import Catalogue
from touchstone.checking import check, checked_catalogue
from touchstone.page import Page
from touchstone.problem import stops
from touchstone.render import Site
from touchstone.search.catalogue_entries import entries_of

PLACES = {
    "courses/welcome/#o1": "Greet people as they come in",
    "frameworks/manners/m1/#f1": "A steady voice",
    "frameworks/manners/m1/#level-1-b2": "Says thank you",
    "frameworks/manners/#cluster-people": "People",
    "suites/visits/#at-the-desk": "At the front desk",
    "glossary/#visitor": "visitor",
}
"""Addresses of the first release with their words."""


def named(files: dict[str, Data], number: int) -> None:
    """Give what stands at each place the words of a release."""
    framework = files["frameworks/manners.yaml"]
    competency = framework["competencies"][0]
    others = ["Fill in the visitors' book", "An open face", "Switches the lights off", "Rooms and stairs"]
    outcome, feature, behaviour, cluster = (
        list(PLACES.values())[:4] if number == 0 else others if number == 2 else ["", "", "", ""]
    )
    grouping, term = ("At the front desk", "visitor") if number == 0 else ("Behind the scenes", "keyholder")
    files["courses/welcome.yaml"]["outcomes"] = [{"id": "o9", "text": "Keep a tidy desk", "is": "o9"}]
    competency["features"] = [{"id": "f9", "text": "Tidy dress", "is": "f9"}]
    competency["levels"][0]["behaviours"] = [{"id": "b1", "text": "Listens to the end", "is": "b1"}]
    framework["clusters"] = [{"id": "desk", "title": "The desk"}]
    competency["cluster"] = "desk"
    suite = files["suites/visits/suite.yaml"]
    suite["groupings"] = [{"id": "stays", "is": "g", "title": "What stays"}]
    files["glossary.yaml"]["terms"] = [{"id": "badge", "is": "t", "term": "badge", "definition": "What visitors wear."}]
    for code in ("V1", "V2"):
        files[f"suites/visits/units/{code}.yaml"]["grouping"] = "stays"
    if number != 1:
        files["courses/welcome.yaml"]["outcomes"].append({"id": "o1", "text": outcome, "is": outcome})
        competency["features"].append({"id": "f1", "text": feature, "is": feature})
        competency["levels"][0]["behaviours"].append({"id": "b2", "text": behaviour, "is": behaviour})
        framework["clusters"].append({"id": "people", "title": cluster})
        suite["groupings"].append({"id": "at-the-desk", "is": grouping, "title": grouping})
        files["glossary.yaml"]["terms"].append(
            {"id": "visitor", "is": term, "term": term, "definition": "Who has to do with doors."}
        )


@dataclass(frozen=True)
class Published:
    """A release as pages, and the catalogue that they show."""

    pages: dict[str, Page]
    catalogue: Catalogue


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The third release, in which each place has what is new under the label of what the second one withdrew."""
    author = Author(tmp_path_factory.mktemp("places"), first_world())
    made: dict[str, Page] = {}
    for number in range(3):
        named(author.world.files, number)
        author.world.files["edition.yaml"]["dated"] = f"2026-0{number + 1}-01"
        author.world.became = {words: () for words in PLACES.values()} if number else {}
        author.world.write(author.standards)
        answer(author, [problem for problem in check(author.standards) if stops([problem])])
        made = publish(author.standards)
        author.account = dict(PLACES)
    return Published(made, checked_catalogue(author.standards))


@pytest.fixture(scope="module")
def pages(third: Published) -> dict[str, Page]:
    """The pages of the third release."""
    return third.pages


def answer(author: Author, problems: list) -> None:  # type: ignore[type-arg]
    """Withdraw what is gone, and allow its label again."""
    world = deepcopy(author.world)
    author.world.places = lambda: {}  # type: ignore[method-assign]
    author.answer(problems)
    author.world = world


@pytest.mark.parametrize("address", PLACES)
def test_what_a_label_meant_before_is_told_where_the_label_stands(pages: dict[str, Page], address: str) -> None:
    page, _, anchor = address.partition("#")
    body = pages[page].body
    begin = body.index(f'id="{anchor}"')
    after = re.search(r'<(?:li|dt|section|h2)[^>]* id="', body[begin + 1 :])
    place = body[begin : begin + 1 + after.start()] if after else body[begin:]
    assert f"“{PLACES[address]}”" in place
    assert "withdrawn" in place
    assert "No longer here" not in body


def test_the_search_leads_from_what_a_label_meant_before_to_a_place_that_is_there(third: Published) -> None:
    found = [entry for entry in entries_of(Site(third.catalogue)) if entry.kind == "gone"]
    places = {f"{entry.address}#{part.anchor}" for entry in found for part in entry.parts}
    assert places >= set(PLACES)
    lost = [place for place in places for page, _, anchor in [place.partition("#")]
            if f'id="{anchor}"' not in third.pages[page].body]  # fmt: skip
    assert lost == []


CLASHING = ["about", "roles", "suite", "unknown", "at-a-glance", "held-elsewhere", "no-grouping", "no-longer-here"]


def test_no_id_of_a_grouping_or_a_term_meets_an_anchor_of_the_page(tmp_path: Path) -> None:
    world = first_world()
    ids = [*CLASHING, "letter-a", "the-glossary", "glossary"]
    suite = world.files["suites/visits/suite.yaml"]
    suite["groupings"] += [{"id": one, "title": one} for one in ids]
    suite["unknown"] = "Two units."
    world.files["glossary.yaml"]["terms"] += [{"id": one, "term": one, "definition": "A word."} for one in ids]
    world.write(tmp_path)
    pages = publish(tmp_path)
    for address in ("suites/visits/", "glossary/"):
        counts = Counter(re.findall(r'\bid="([^"]*)"', pages[address].body))
        assert {one for one, count in counts.items() if count > 1} == set()
        assert set(ids) <= set(counts)


def test_an_id_that_the_theme_uses_on_every_page_is_a_problem(tmp_path: Path) -> None:
    world = first_world()
    world.files["suites/visits/suite.yaml"]["groupings"].append({"id": "main-content", "title": "Main content"})
    world.write(tmp_path)
    (found,) = check(tmp_path)
    assert (found.code, found.file.rpartition("/")[2]) == ("TS604", "suite.yaml") and found.line > 1
    assert "main-content" in found.message
