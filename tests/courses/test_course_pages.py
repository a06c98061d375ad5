"""The pages of courses and of coverage: outcomes, mappings, what is past, and what to check again."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from tests.golden import lay_out
from touchstone.checking import checked_catalogue
from touchstone.page import Page
from touchstone.render import Site
from touchstone.site_files import site_files

STANDARDS = Path(__file__).parent.parent.parent / "standards"
CASES = Path(__file__).parent / "cases"
COURSE = "courses/working-with-elected-members/"


def pages_of(standards: Path) -> dict[str, Page]:
    """The data pages of a standards folder by their addresses."""
    made = site_files(Site(checked_catalogue(standards)), standards)
    return {page.address: page for page in made if isinstance(page, Page)}


@pytest.fixture(scope="module")
def shipped() -> dict[str, Page]:
    return pages_of(STANDARDS)


@pytest.fixture
def changed(tmp_path: Path) -> dict[str, Page]:
    return pages_of(lay_out(CASES, "a mapping is to be checked again when one word of its item changes", tmp_path))


def part(body: str, start: str, end: str) -> str:
    """The HTML from one mark to the next mark after it, with its character references resolved."""
    at = body.index(start)
    return html.unescape(body[at : body.index(end, at)])


def test_the_course_shows_its_seven_outcomes_and_what_each_reaches(shipped: dict[str, Page]) -> None:
    body = shipped[COURSE].body
    assert re.findall(r'<li id="(o\d)"', body) == [f"o{number}" for number in range(1, 8)]
    fourth = part(body, 'id="o4"', 'id="o5"')
    assert re.findall(r'href="../../units/sfjes19/#(\w+)"', fourth) == ["k11", "k12", "p6"]
    assert re.findall(r"ts-tag--(\w+)", fourth) == ["covers", "covers", "introduces"]
    assert "Not mapped." in part(body, 'id="o2"', 'id="o3"')


def test_a_course_whose_last_day_is_before_the_edition_is_shown_as_past(shipped: dict[str, Page]) -> None:
    assert "The last day of this course was 3 December 2024" in shipped[COURSE].body
    assert "£187 plus VAT for APSE members" in shipped[COURSE].body
    assert 'id="past"' in shipped["courses/"].body and 'id="to-come"' not in shipped["courses/"].body


def test_a_course_that_contradicts_itself_says_so(shipped: dict[str, Page]) -> None:
    assert "two half days" in part(shipped[COURSE].body, 'id="source"', "</section>")


def test_every_item_that_is_reached_says_who_teaches_it(shipped: dict[str, Page]) -> None:
    unit = shipped["units/sfjes19/"].body
    taught = part(unit, 'id="k11"', 'id="k12"')
    assert "Taught by" in taught and 'href="../../courses/working-with-elected-members/#o4"' in taught
    assert "Taught by" not in part(unit, 'id="k13"', 'id="k14"')
    assert "Taught by" in part(shipped["frameworks/leadership/l15/"].body, 'id="level-2-b3"', "</li>")
    assert "Working with elected members" in part(unit, 'id="used-by"', "</section>")


def test_nothing_is_to_be_checked_again_in_what_ships(shipped: dict[str, Page]) -> None:
    assert "No mapping has to be checked again" in shipped["courses/check-again/"].body
    assert not [page.address for page in shipped.values() if "Check again" in page.body]


def test_one_word_changed_marks_exactly_the_mappings_of_that_item(changed: dict[str, Page]) -> None:
    register = changed["courses/check-again/"].body
    assert len(re.findall("<h2 ", register)) == 1
    assert "greet each visitor" in register and "greet every visitor" in register
    assert "python3 scripts/confirm.py doors o1" in register
    course = changed["courses/doors/"].body
    assert "Check again" in part(course, 'id="o1"', 'id="o2"')
    assert "Check again" not in course.partition('id="o2"')[2]
    unit = changed["units/visits-v1/"].body
    assert "greet each visitor" in part(unit, 'id="p1"', 'id="k1"')
    assert "Check again" not in unit.partition('id="k1"')[2]
    assert "Check again" not in changed["frameworks/company/g1/"].body


@pytest.mark.parametrize(
    "address",
    [
        "coverage/suites/electoral-services/",
        "coverage/units/sfjes19/",
        "coverage/roles/electoral-administrator/",
        "coverage/roles/head-of-electoral-services/",
        "coverage/frameworks/leadership/",
    ],
)
def test_coverage_is_shown_as_picture_as_table_and_as_what_is_left(shipped: dict[str, Page], address: str) -> None:
    body = shipped[address].body
    items = len(re.findall(r'<li><a class="ts-tile', body))
    listed = len(re.findall(r'<li><a class="ts-label"', body))
    covered = int(re.findall(r"<span>Covered</span> <strong>(\d+)", body)[0])
    assert listed == items - covered
    assert "greedy" in body or "only introduces them" in body
    assert f'href="{address.removeprefix("coverage/")}"' in shipped["coverage/"].body


def test_the_table_of_a_unit_has_the_items_that_the_course_reaches(shipped: dict[str, Page]) -> None:
    table = part(shipped["coverage/units/sfjes19/"].body, 'id="by-course"', "</table>")
    assert re.findall(r'<th scope="row"><a href="[^"]+">(\w+)</a>', table) == ["P6", "P8", "K4", "K7", "K11", "K12"]


def test_a_site_without_frameworks_and_courses_says_so(tmp_path: Path) -> None:
    standards = lay_out(CASES, "a course in which all is well gives no problems", tmp_path)
    (standards / "courses" / "doors.yaml").unlink()
    (standards / "frameworks" / "company.yaml").unlink()
    pages = pages_of(standards)
    for address in ("frameworks/", "courses/", "coverage/"):
        assert "is held here" in pages[address].body


def markup(page: Page) -> dict[str, object]:
    match = re.search(r'<script type="application/ld\+json">(.+?)</script>', page.head)
    assert match
    found: dict[str, object] = json.loads(match[1])
    return found


def test_the_course_is_told_in_the_terms_of_schema_org(shipped: dict[str, Page]) -> None:
    told = markup(shipped[COURSE])
    assert (told["@context"], told["@type"]) == ("https://schema.org", "Course")
    teaches = told["teaches"]
    assert isinstance(teaches, list)
    assert [one["url"] for one in teaches] == [
        *(f"#o{number}" for number in range(1, 8)),
        "../../units/sfjes19/#k11",
        "../../units/sfjes19/#k12",
    ]
    assert (teaches[-1]["termCode"], teaches[-1]["inDefinedTermSet"]["name"]) == ("ES19 K12", "Electoral Services")


def test_no_text_of_a_course_can_end_its_markup(tmp_path: Path) -> None:
    standards = lay_out(CASES, "a course in which all is well gives no problems", tmp_path)
    file = standards / "courses" / "doors.yaml"
    hostile = "</script><script>alert(1)</script> & <!--"
    file.write_text(file.read_text("utf-8").replace("Opening doors", f'"{hostile}"'), encoding="utf-8")
    page = pages_of(standards)["courses/doors/"]
    assert page.head.count("</script>") == 1 and "<!--" not in page.head
    assert markup(page)["name"] == hostile
    assert html.escape(hostile) in page.body and hostile not in page.body
