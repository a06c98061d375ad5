"""What is found, in what order, and what a search says of itself: the engine in a browser, on the site as it ships."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from search_site import ROOT, shipped

from touchstone.catalogue import catalogue_of
from touchstone.loading import load
from touchstone.permalinks.reading import read_ledger
from touchstone.render import Site
from touchstone.search import engine
from touchstone.search.catalogue_entries import LISTS, entries_of
from touchstone.search.entry import Entry
from touchstone.search.guidance import guidance_entry
from touchstone.site_files import other_files

FIND = """async (state) => {
  const root = document.querySelector("ts-search").root;
  await touchstoneSearch.prepare(root);
  const found = await touchstoneSearch.find(root, state, 10);
  const more = await found.more();
  return {
    hits: found.hits.map((hit) => hit.address),
    more: more.map((hit) => hit.address),
    lacks: [...found.hits, ...more].map((hit) => (hit.lacks || []).length),
    left: found.left,
    straight: found.straight && found.straight.address,
    told: touchstoneSearch.told(found),
  };
}"""
HIGHLIGHTED = """[...CSS.highlights.get('ts-search')].map(
  (range) => range.startContainer.data.slice(range.startOffset, range.endOffset))"""
D2, B23 = "units/management-and-leadership-2004-d2/", "units/democratic-services-2001-b23/"


@pytest.fixture(scope="module")
def opened(browser: Browser, site: Path) -> Iterator[Page]:
    """A page with the search, opened as a file."""
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    yield page
    page.close()


def hits(page: Page, query: str, **narrowing: Any) -> list[str]:
    """The addresses of the hits of a query."""
    found: list[str] = page.evaluate(FIND, {"q": query, **narrowing})["hits"]
    return found


pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Es08", "units/sfjes8/"),
        ("ES 03", "units/sfjes3/"),
        ("sfj es 019 k05", "units/sfjes19/#k5"),
        ("M&L D2", D2),
        ("M & L D2", D2),
        ("management and leadership D2", D2),
        ("D2 (M&L)", D2),
        ("DS B23", B23),
        ("Democratic Services B23", B23),
        ("L09 level two", "frameworks/leadership/l9/#level-2"),
        ("leadership L9", "frameworks/leadership/l9/"),
        ("ES19 criterion 8", "units/sfjes19/#p8"),
        ("ES19 knowledge item 5", "units/sfjes19/#k5"),
        ("ES 19 - K5", "units/sfjes19/#k5"),
        ("es19.k5", "units/sfjes19/#k5"),
        ("SFJES19 version 2 K5", "units/sfjes19/#k5"),
        ("SFJES19v2", "units/sfjes19/"),
        ("sfjes19v2k5", "units/sfjes19/#k5"),
        ("L15.2", "frameworks/leadership/l15/#level-2"),
        ("what is ES12?", "units/sfjes12/"),
    ],
)
def test_a_code_is_read_as_people_write_it(opened: Page, query: str, first: str) -> None:
    assert hits(opened, query)[0] == first


EARLIER = "units/sfjes19/v1/"


@pytest.mark.parametrize(
    "query", ["ES19 v1 P1", "SFJES19 v1 P1", "ES19 version 1 P1", "es19v1p1", "es19 v 1 p1", "ES19 P1 v1"]
)
@pytest.mark.parametrize("narrowing", [{}, {"older": True}, {"older": True, "page": "units/sfjes3/v1/"}])
def test_a_code_with_an_earlier_version_leads_to_that_version_first(
    opened: Page, query: str, narrowing: dict[str, Any]
) -> None:
    found = opened.evaluate(FIND, {"q": query, **narrowing})
    assert found["hits"][:2] == [f"{EARLIER}#p1", EARLIER]
    assert "is an earlier version; the latest is version 2." in found["told"]
    assert found["straight"] == f"{EARLIER}#p1"


def test_a_version_of_a_unit_alone_leads_to_its_page(opened: Page) -> None:
    found = opened.evaluate(FIND, {"q": "ES19 v1"})
    assert (found["hits"][0], found["straight"]) == (EARLIER, EARLIER)


@pytest.mark.parametrize("narrowing", [{}, {"older": True}])
def test_a_version_that_is_not_held_is_told_above_what_is(opened: Page, narrowing: dict[str, Any]) -> None:
    found = opened.evaluate(FIND, {"q": "ES19 v3 K5", **narrowing})
    assert "ES19 has no version 3 here; the latest is version 2. Also here: version 1." in found["told"]
    assert found["hits"][0] == "units/sfjes19/#k5" and found["straight"] is None
    unknown = opened.evaluate(FIND, {"q": "D1 v9"})
    assert "Which version of D1 this is, is not known here." in unknown["told"]


def test_the_version_of_today_needs_no_notice(opened: Page) -> None:
    found = opened.evaluate(FIND, {"q": "ES19 v2 K5"})
    assert found["hits"][0] == found["straight"] == "units/sfjes19/#k5"
    assert "version" not in found["told"]
    asked_among_older = opened.evaluate(FIND, {"q": "ES19 v2 K5", "older": True})
    assert asked_among_older["hits"][0] == "units/sfjes19/#k5"


@pytest.mark.parametrize(
    "query",
    ["proxy vote", "angry voters", "stakeholders", "polling", "staff", "es19 stakeholders", "es1", '"polling station"'],
)
def test_as_many_are_listed_as_are_told_and_none_twice(opened: Page, query: str) -> None:
    found = opened.evaluate(FIND, {"q": query})
    told, listed = found["told"], [*found["hits"], *found["more"]]
    assert len(set(listed)) == len(listed)
    total = int(re.search(r"([\d,]+) results?\b", told)[1].replace(",", ""))  # type: ignore[index]
    most = re.search(r"The best (\d+) are listed", told)
    assert len(listed) == (int(most[1]) if most else total)
    assert found["left"] == len(found["more"])


def test_how_many_have_all_words_and_how_many_some_is_told(opened: Page) -> None:
    found = opened.evaluate(FIND, {"q": "proxy vote"})
    lacking = [number > 0 for number in found["lacks"]]
    assert f": {lacking.count(False)} with all words, {lacking.count(True)} with some of the words." in found["told"]


def test_words_of_like_meaning_are_told_where_nothing_says_what_was_typed(opened: Page) -> None:
    alone = opened.evaluate(FIND, {"q": "fraud"})
    assert alone["hits"] and "Nothing here says “fraud”. These have words of like meaning:" in alone["told"]
    whole = opened.evaluate(FIND, {"q": "hate crime"})
    assert "with words of like meaning, " in whole["told"] and "with all words" not in whole["told"]
    assert "Nothing here has all of these words as you typed them." in whole["told"]
    mixed = opened.evaluate(FIND, {"q": "fraud zygotical"})
    assert "Nothing here says “fraud”; words of like meaning were searched." in mixed["told"]
    assert "like meaning" not in opened.evaluate(FIND, {"q": "postal vote"})["told"]


def test_a_ballot_box_is_no_resource_of_ones_own(opened: Page) -> None:
    found = hits(opened, "ballot box")
    assert not {address for address in found if "management-and-leadership-2004-a" in address}


@pytest.mark.parametrize(
    ("query", "straight"),
    [
        ("ES19", "units/sfjes19/"),
        ("es 019", "units/sfjes19/"),
        ("unit SFJES19", "units/sfjes19/"),
        ("ES19 K5", "units/sfjes19/#k5"),
        ("es19k5", "units/sfjes19/#k5"),
        ("L12 level 3", "frameworks/leadership/l12/#level-3"),
        ("ES19 K99", None),
        ("ES19 P1-P3", None),
        ("ES19 stakeholders", None),
        ("what is ES12?", None),
        ("ES77", None),
        ("£S12", None),
        ("19", None),
        ("polling", None),
    ],
)
def test_only_the_code_of_one_thing_leads_straight_there(opened: Page, query: str, straight: str | None) -> None:
    found = opened.evaluate(FIND, {"q": query})
    assert found["straight"] == straight
    assert ("Enter leads straight to" in found["told"]) == bool(straight)


def test_a_label_without_its_unit_leads_to_what_labels_are(opened: Page) -> None:
    assert "glossary/#knowledge-item" in hits(opened, "what does K7 mean")[:3]


@pytest.mark.parametrize(
    "spellings",
    [
        ("self-awareness", "self awareness", "selfawareness"),
        ("one-to-one", "one to one", "onetoone"),
        ("by-election", "byelection"),
        ("polling station", "pollingstation"),
        ("catalogue-only", "catalogue only", "catalogueonly"),
    ],
)
def test_a_hyphen_a_blank_and_no_sign_lead_to_the_same(opened: Page, spellings: tuple[str, ...]) -> None:
    assert len({hits(opened, spelling)[0] for spelling in spellings}) == 1


def test_an_abbreviation_is_no_beginning_and_no_slip_of_another_word(opened: Page) -> None:
    """EDI is not the beginning of edition, nor PVI a slip for PVC; they are found in whatever case they are typed."""
    assert "units/cldal16/#p11" in hits(opened, "EDI")[:3]
    assert hits(opened, "edi") == hits(opened, "EDI")
    assert "about/" not in hits(opened, "EDI") and "about/" in hits(opened, "edit")
    assert hits(opened, "PVI")[0] == "glossary/#postal-ballot-pack"


def test_a_slip_in_a_word_that_only_people_say_is_found_too(opened: Page) -> None:
    assert hits(opened, "resiliance")[0] == hits(opened, "resilience")[0] == "frameworks/leadership/l3/"


def test_pages_for_authors_go_below_what_answers_as_well(opened: Page) -> None:
    folders = ("authoring/", "deploying/", "decisions/")
    for query in ("unit", "role", "course", "item", "framework", "suite", "glossary term", "steps", "checklist"):
        found = hits(opened, query)
        of_authors = [place for place, address in enumerate(found) if address.startswith(folders)]
        assert all(place >= 5 for place in of_authors), (query, found)
    assert hits(opened, "macros for authors")[0] == "authoring/macros/"
    assert hits(opened, "restated wording")[0] == "glossary/#restated"


def test_a_behaviour_goes_before_the_level_that_answers_only_because_of_it(opened: Page) -> None:
    found = hits(opened, "go-between mediation quarrel")
    level = "frameworks/leadership/l12/#level-3"
    assert found[0] == f"{level}-b3" and found.index(level) > 0
    assert hits(opened, "L12 level 3")[0] == level


def test_a_phrase_is_known_with_a_word_between_or_turned_round(opened: Page) -> None:
    thrift = "frameworks/leadership/l10/#level-1-b2"
    for query in ("cut costs", "cutting unnecessary costs", "costs cut"):
        assert thrift in hits(opened, query)[:3], query


def test_a_title_that_a_question_names_goes_first(opened: Page) -> None:
    assert hits(opened, "what does a presiding officer do")[0] == "glossary/#presiding-officer"
    assert (
        hits(opened, "which units does the Electoral Services Manager need?")[0] == "roles/electoral-services-manager/"
    )


def test_words_of_a_question_do_not_drown_what_it_is_about(opened: Page) -> None:
    for question in ("how do I deal with {}?", "what should I do about {}", "can somebody please tell me about {}"):
        assert hits(opened, question.format("safeguarding"))[0] == "units/cldal16/#p13"


def test_where_nothing_has_all_words_each_of_them_is_answered(opened: Page) -> None:
    """The one item about safeguarding is not drowned by all that is about polling stations."""
    found = hits(opened, "safeguarding voters at a polling station")
    assert "units/cldal16/#p13" in found[:5] and "glossary/#polling-station" in found[:5]


def test_without_a_result_the_nearest_is_offered_and_what_was_tried_is_said(opened: Page) -> None:
    codes = opened.evaluate(FIND, {"q": "ES77"})
    assert "No result for “ES77”. Tried:" in codes["told"] and "These codes begin in the same way:" in codes["told"]
    assert codes["hits"][:2] == ["units/sfjes1/", "units/sfjes2/"]
    narrow = opened.evaluate(FIND, {"q": "canvass", "kind": "role"})
    assert "Without narrowing the search, these are found:" in narrow["told"]
    assert narrow["hits"][0] == "glossary/#canvass"
    far = opened.evaluate(FIND, {"q": "cannnvaas"})
    assert "No result" in far["told"] and "These come nearest" in far["told"] and far["hits"]
    for query in ("qqqxyz", "asdfgh", "etholiad"):
        nothing = opened.evaluate(FIND, {"q": query})
        assert nothing["hits"] == [] and "Check the spelling" in nothing["told"], query


def test_the_words_are_highlighted_on_arrival_and_the_page_stays_as_it_is(page: Page, root: str) -> None:
    page.goto(root + "units/sfjes19/index.html")
    plain = page.locator("main").inner_html()
    page.locator("#ts-search-words").fill("rude customers")
    first = page.locator(".ts-search-list .ts-hit").first
    expect(first).to_contain_text("ES19 P8")
    assert "highlight" not in (first.get_attribute("href") or "")
    page.goto(root + "index.html")
    page.locator("#ts-search-words").fill("rude customers")
    page.locator(".ts-search-list .ts-hit", has_text="ES19 P8").click()
    expect(page.locator(".ts-highlight-off")).to_be_visible()
    assert {"upset", "angry", "stakeholders"} <= set(page.evaluate(HIGHLIGHTED))
    assert page.url.endswith("#p8") and "highlight" not in page.url
    assert page.evaluate("document.querySelector(':target').id") == "p8"
    assert page.locator("main").inner_html() == plain
    page.emulate_media(media="print")
    expect(page.locator(".ts-highlight-off")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Remove highlighting").click()
    assert page.evaluate("CSS.highlights.has('ts-search')") is False
    expect(page.locator(".ts-highlight-off")).to_have_count(0)


def test_escape_removes_the_highlighting(page: Page, root: str) -> None:
    page.goto(root + "units/sfjes19/index.html?highlight=angri%20polit*")
    expect(page.locator(".ts-highlight-off")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".ts-highlight-off")).to_have_count(0)
    assert page.evaluate("CSS.highlights.has('ts-search')") is False


def test_a_page_without_the_highlight_api_only_loses_the_words_from_its_address(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.add_init_script("delete window.Highlight")
    page.goto((site / "units/sfjes19/index.html").as_uri() + "?highlight=angri#p8")
    expect(page).to_have_url(re.compile(r"/units/sfjes19/index\.html#p8$"))
    assert page.locator(".ts-highlight-off").count() == 0
    page.close()


def test_a_search_on_an_older_version_stays_there_until_the_whole_site_is_asked_for(page: Page, root: str) -> None:
    page.goto(root + "units/sfjes19/v1/index.html")
    page.locator("#ts-search-words").fill("zygotic")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator(".ts-hits .ts-hit")).to_have_count(1)
    assert "older=1" in page.url and "page=" in page.url
    page.get_by_role("button", name="Search the whole site").click()
    expect(page.locator(".ts-search-page [role=status]")).to_contain_text("No result for “zygotic”")
    assert "older" not in page.url and "page=" not in page.url


def test_a_withdrawn_item_is_found_among_older_things_with_why_it_went(tmp_path: Path) -> None:
    standards = tmp_path / "standards"
    shutil.copytree(ROOT / "standards", standards)
    unit = standards / "suites/electoral-services/units/ES19.yaml"
    lines = unit.read_text(encoding="utf-8").splitlines()
    at = next(place for place, line in enumerate(lines) if line.strip() == "- id: S10")
    unit.write_text("\n".join([*lines[:at], *lines[at + 2 :]]) + "\n", encoding="utf-8")
    ledger, _ = read_ledger(standards)
    words = ledger.runs["units/sfjes19/#s10"][-1].last.print
    told = (
        f'dispositions:\n  - address: "units/sfjes19/#s10"\n    words: "{words}"\n    withdrawn: Courts are left out.\n'
    )
    (standards / "dispositions.yaml").write_text(told, encoding="utf-8")
    found = list(entries_of(Site(catalogue_of(load(standards), ledger=ledger))))
    gone = [entry for entry in found if entry.kind == "gone"]
    assert [(entry.address, entry.older) for entry in gone] == [("units/sfjes19/", True)]
    (item,) = gone[0].parts
    assert (item.label, item.anchor) == ("S10", "s10")
    assert "Courts service" in item.words and "Courts are left out" in item.words


def test_the_lists_that_are_found_bear_the_titles_of_their_pages() -> None:
    titles = {file.address: file.title for file in other_files(shipped()) if hasattr(file, "title")}
    assert {address: title for address, (title, _) in LISTS.items()} == {address: titles[address] for address in LISTS}


def test_what_is_for_authors_is_known_by_its_folder(entries: list[Entry]) -> None:
    assert guidance_entry("authoring/x/", "X", "").last and not guidance_entry("toolkit/x/", "X", "").last
    assert {entry.address.partition("/")[0] for entry in entries if entry.last} == {
        "authoring",
        "deploying",
        "decisions",
    }


def test_other_words_that_would_load_too_much_are_left_out_the_dearest_first(opened: Page) -> None:
    """Pieces a to d; the query's own word stands in the first of them. All but the last stand for one word."""
    worth = """async ([wanted, allowance]) => {
      await touchstoneSearch.prepare(document.querySelector("ts-search").root);
      const index = { start: { sizes: [900, 500, 300, 100] }, pieceOf: (term) => "abcd".indexOf(term[0]) };
      const bits = (phrase) => (phrase === "bad die" ? 6 : 2);
      const listed = wanted.map((phrase) => ({ phrase, bits: bits(phrase), terms: phrase.split(" ") }));
      return touchstoneSearch.worthLoading(index, listed, ["age"], allowance).map(({ phrase }) => phrase);
    }"""
    singly, whole = ["bad", "after", "call", "die", "call die"], "bad die"
    for allowance, expected in ((900, singly), (400, ["after", "call", "die", "call die"]), (0, ["after"])):
        assert opened.evaluate(worth, [singly, allowance]) == expected
    assert opened.evaluate(worth, [[*singly, whole], 650]) == ["bad", "after", "die", whole]


def test_the_engine_is_its_parts_without_comments_and_with_their_licence() -> None:
    script = engine.engine().decode()
    assert {path.stem for path in engine.FOLDER.glob("*.js")} == set(engine.PARTS)
    assert "/**" not in script and "\n " not in script
    assert script.count("/*!") == 1 and engine.LICENCE in script
    assert b"Redistribution and use" in engine.licence()
