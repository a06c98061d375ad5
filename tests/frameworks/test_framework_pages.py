"""The pages of frameworks: levels side by side, what each includes, and links from both sides."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.golden import lay_out
from touchstone import addresses
from touchstone.checking import checked_catalogue
from touchstone.page import Page
from touchstone.render import Site
from touchstone.site_files import site_files

STANDARDS = Path(__file__).parent.parent.parent / "standards"
CASES = Path(__file__).parent / "cases"
LEADERSHIP = "frameworks/leadership/"


def pages_of(standards: Path) -> dict[str, Page]:
    """The data pages of a standards folder by their addresses."""
    made = site_files(Site(checked_catalogue(standards)), standards)
    return {page.address: page for page in made if isinstance(page, Page)}


@pytest.fixture(scope="module")
def shipped() -> dict[str, Page]:
    return pages_of(STANDARDS)


def part(body: str, start: str, end: str) -> str:
    """The HTML from one mark to the next mark after it, with its character references resolved."""
    at = body.index(start)
    return html.unescape(body[at : body.index(end, at)])


def level(page: Page, number: int) -> str:
    return part(page.body, f'id="level-{number}"', "</section>")


def test_all_fifteen_competencies_have_a_page_with_all_their_words(shipped: dict[str, Page]) -> None:
    framework = checked_catalogue(STANDARDS).frameworks["leadership"]
    assert len(framework.competencies) == 15
    for competency in framework.competencies:
        page = shipped[addresses.of_competency("leadership", competency.code)]
        text = html.unescape(page.body)
        assert competency.definition in text
        assert all(feature.text in text for feature in competency.features)
        assert page.title not in [other.title for other in shipped.values() if other is not page]
        for step in competency.levels:
            for behaviour in step.behaviours:
                anchor = f'id="level-{step.number}-{behaviour.id}"'
                assert behaviour.text in part(page.body, anchor, "</li>")


def test_the_framework_lists_each_competency_in_its_cluster_with_a_way_to_each_level(shipped: dict[str, Page]) -> None:
    body = shipped[LEADERSHIP].body
    first = part(body, 'id="cluster-personal-qualities"', 'id="cluster-setting-direction"')
    assert re.findall(r'href="(l\d+)/"', first) == ["l1", "l2", "l3", "l4", "l5"]
    assert 'href="l11/#level-6"' in body


def test_a_level_of_a_cumulative_scale_shows_what_it_includes(shipped: dict[str, Page]) -> None:
    page = shipped[f"{LEADERSHIP}l9/"]
    assert "<details" not in level(page, 1)
    assert "Includes levels 1 and 2" in level(page, 3)
    assert "Finds out who, in the organisation or elsewhere" in level(page, 3)
    assert "Can name those whose word counts" not in level(page, 3)


def test_a_level_of_another_scale_includes_nothing(tmp_path: Path) -> None:
    standards = lay_out(CASES, "a framework whose scale does not add up is well too", tmp_path)
    page = pages_of(standards)["frameworks/company/g1/"]
    assert "Each level stands alone" in page.body
    assert "<details" not in page.body
    assert 'data-includes="2"' in page.body


def test_a_competency_without_levels_is_shown_whole(tmp_path: Path) -> None:
    standards = lay_out(CASES, "a framework whose competencies have no levels is well too", tmp_path)
    pages = pages_of(standards)
    assert "has no levels" in pages["frameworks/company/g1/"].body
    assert "Patience" in pages["roles/host/"].body


def test_the_competencies_stand_side_by_side_level_by_level(shipped: dict[str, Page]) -> None:
    body = shipped[f"{LEADERSHIP}compare/"].body
    assert len(re.findall(r"<th scope=\"col\" id=", body)) == 15
    assert re.findall(r'<th scope="row">(.+?)</th>', body) == [
        "Definition",
        "How it shows",
        *(f"Level {number}" for number in range(1, 7)),
    ]


def test_a_relation_is_shown_with_its_reason_from_both_sides(shipped: dict[str, Page]) -> None:
    reason = "Knowing when political sensitivity matters takes knowledge of the groups and powers at work."
    there = html.unescape(shipped[f"{LEADERSHIP}l9/"].body)
    assert reason in there and 'href="../../../units/sfjes19/#k12"' in there
    unit = shipped["units/sfjes19/"].body
    assert reason in part(unit, 'id="k12"', 'id="k13"')
    assert reason in part(unit, 'id="used-by"', "</section>")


def test_a_relation_between_competencies_is_shown_turned_round_on_the_other_one(tmp_path: Path) -> None:
    standards = lay_out(CASES, "a framework in which all is well gives no problems", tmp_path)
    file = standards / "frameworks" / "company.yaml"
    relation = "{kind: broader, to: {framework: company, competency: G1}, reason: Takes it in.}"
    file.write_text(f"{file.read_text('utf-8')}    relations: [{relation}]\n", encoding="utf-8")
    pages = pages_of(standards)
    assert "Broader than this" in part(pages["frameworks/company/g2/"].body, 'id="relations"', "</table>")
    assert "Narrower than this" in part(pages["frameworks/company/g1/"].body, 'id="relations"', "</table>")


def test_a_role_shows_the_level_that_it_asks_for_and_the_lower_ones(shipped: dict[str, Page]) -> None:
    body = shipped["roles/head-of-electoral-services/"].body
    asked = part(body, 'id="competency-leadership-l9"', 'id="competency-leadership-l15"')
    assert "This edition's judgement, not in the source." in asked
    assert [f"level {one}" in asked for one in (3, 2, 1, 4)] == [True, True, True, False]
    assert "Head of Electoral Services" in part(shipped[f"{LEADERSHIP}l9/"].body, 'id="used-by"', "</section>")


def test_what_is_wrong_in_the_source_is_said(shipped: dict[str, Page]) -> None:
    for code, words in {
        "l2": "cut off",
        "l6": "A page ends inside level 4",
        "l11": "A page ends inside level 4",
    }.items():
        notes = shipped[f"{LEADERSHIP}{code}/"].body.partition('id="source"')[2]
        assert words in notes
    assert "Holding Account" in shipped[f"{LEADERSHIP}l12/"].body
