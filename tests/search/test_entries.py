"""What can be found: units with their items, what belongs to them, and hand-written pages by section."""

from __future__ import annotations

from touchstone.search.blocks import heard_of
from touchstone.search.entry import FACETS, KINDS, Entry, Part
from touchstone.search.guidance import guidance_entry
from touchstone.search.keywords import SHOWN, Place, by_beginning, entered, held_in, keywords, sought, standing_in

HTML = """<h1 id="t">Title<a class="headerlink" href="#t">¶</a></h1><p>Opening &amp; more</p>
<h2 id="one">One <em>heading</em><a class="headerlink" href="#one">¶</a></h2><p>Text<br>of one</p><script>no()</script>
<svg><path/><title>no</title></svg><h3>No anchor</h3><table><tr><td>a</td><td>b</td></tr></table>
<h2 id="two">Two</h2>"""


def test_a_hand_written_page_is_found_by_its_sections() -> None:
    entry = guidance_entry("toolkit/x/", "Title", HTML)
    assert (entry.words, entry.context) == ("Opening & more", "Toolkit")
    found = [(part.anchor, part.title, part.words) for part in entry.parts]
    assert found == [("one", "One heading", "Text of one No anchor a b"), ("two", "Two", "")]


def test_a_page_goes_by_what_its_title_says_behind_a_colon_too() -> None:
    assert guidance_entry("toolkit/x/", "Example: assessment grid", "").also == ("assessment grid",)
    assert guidance_entry("toolkit/x/", "Assessment at 10:30", "").also == ()


def test_every_kind_and_facet_has_a_name(entries: list[Entry]) -> None:
    kinds = {kind for entry in entries for kind in (entry.kind, *(part.kind for part in entry.parts))}
    assert kinds <= set(KINDS)
    assert {facet.name for entry in entries for facet in entry.facets} <= {*FACETS, "page"}


def test_every_item_of_a_unit_can_be_found(entries: list[Entry]) -> None:
    unit = next(entry for entry in entries if entry.label == "ES19")
    assert [part.label for part in unit.parts] == [
        *(f"P{n}" for n in range(1, 10)),
        *(f"K{n}" for n in range(1, 15)),
        *(f"S{n}" for n in range(1, 11)),
    ]
    assert {facet.value for facet in unit.facets} >= {
        "electoral-services",
        "working-with-people",
        "restated",
        "current",
    }


def test_every_feature_level_and_behaviour_of_a_competency_can_be_found(entries: list[Entry]) -> None:
    competency = next(entry for entry in entries if entry.label == "L12")
    found = {part.label: (part.kind, part.anchor) for part in competency.parts}
    assert found["f1"] == ("feature", "f1")
    assert found["level 3"] == ("level", "level-3")
    assert found["level 3 b3"] == ("level-behaviour", "level-3-b3")


def test_an_imported_unit_is_found_under_both_suites(entries: list[Entry]) -> None:
    unit = next(entry for entry in entries if entry.label == "D1")
    suites = {facet.value for facet in unit.facets if facet.name == "suite"}
    assert suites == {"electoral-services", "management-and-leadership-2004"}


def test_keywords_lead_to_units_and_to_the_items_that_hold_them(entries: list[Entry]) -> None:
    units = [entry for entry in entries if entry.kind == "unit" and not entry.older]
    own = {"units/sfjes19/": sought(["Candidates"])}
    everywhere = sought(["stakeholder"])
    standing = [
        one for unit in units for one in standing_in(unit, heard_of(unit), own.get(unit.address, {}), everywhere)
    ]
    found = {one.words: one for one in keywords([("all", held_in(standing))])}
    shown = {words: entered(one, lambda _: standing) for words, one in found.items()}
    assert {"ES19", "ES19 S2"} <= {place.label for place in shown["Candidates"].shown}
    assert found["stakeholder"].places == len(shown["stakeholder"].shown) + shown["stakeholder"].left
    assert set(by_beginning(found.values())) == {"c", "s"}


def test_a_keyword_of_several_words_stands_where_they_follow_each_other() -> None:
    told = "Polling the stations", "Stations of polling", "polling, then stations", "a station", "polling\u2010stations"
    parts = tuple(Part("skill", f"P{place}", f"p{place}", words) for place, words in enumerate(told))
    unit = Entry(
        "unit", "units/u/", "Polling station staff", "U", parts=(*parts, Part("skill", "P9", "p9", "None", "", told[0]))
    )
    found = standing_in(unit, heard_of(unit), {}, sought(["polling station", "of the"]))
    assert [(keyword, place.label) for keyword, place in found] == [
        ("polling station", label) for label in ("U", "U P0", "U P2", "U P4")
    ]


def test_a_keyword_lists_its_first_places_and_says_how_many_more_there_are() -> None:
    places = [
        [("Count", Place(f"U{unit} P{item}", "x", f"u{unit}/#p{item}")) for item in range(9)] for unit in range(9)
    ]
    [found] = keywords([(str(unit), held_in(standing)) for unit, standing in enumerate(places)])
    assert found.keys == ("0", "1", "2", "3", "4")
    listed = entered(found, lambda key: places[int(key)])
    assert [place.label for place in listed.shown] == [f"U{n // 9} P{n % 9}" for n in range(SHOWN)]
    assert listed.left == 81 - SHOWN
