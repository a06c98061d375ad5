"""Small documents under headings of their owners' own, made up for the importer: standards in several forms, and what
looks like them and is none: recipes, rules, adverts, agendas, courses, manuals."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from touchstone.importers.details.identifying import is_identified
from touchstone.importers.document.draft import Draft
from touchstone.importers.document.lines import Line, Refused
from touchstone.importers.importing import import_document
from touchstone.importers.own_headings.cues import cue_of
from touchstone.importers.signs.item_shapes import KNOWLEDGE, PERFORMANCE, SCOPE
from touchstone.importers.units.doubting import items_of

OWN = Path(__file__).parent / "own"
READ = {
    "coxing.md": (5, 4, 4),
    "scenery.txt": (5, 4, 3),
    "hut.txt": (5, 4, 3),
    "fish.txt": (5, 3, 3),
    "letters.docx": (5, 4, 3),
    "horse.pdf": (5, 4, 3),
    "counter.html": (5, 4, 2),
    "nets.html": (4, 3, 3),
    "allotment.md": (5, 4, 4),
    "bell.txt": (5, 4, 3),
    "choir.md": (6, 4, 3),
    "clocks.html": (5, 3, 3),
    "falcon.txt": (5, 4, 3),
    "ferry.docx": (6, 5, 3),
    "hedge.txt": (6, 4, 3),
    "helpdesk.md": (4, 4, 3),
    "kiln.docx": (8, 5, 3),
    "lambing.txt": (5, 4, 3),
    "night.md": (6, 4, 3),
    "pitch.docx": (6, 5, 3),
    "rope.txt": (5, 4, 3),
    "slip.pdf": (5, 5, 3),
    "cheese.html": (6, 4, 3),
    "laying.docx": (5, 4, 3),
    "museum.html": (5, 4, 3),
    "plough.pdf": (6, 4, 3),
    "radio.txt": (6, 4, 3),
    "taxi.txt": (6, 4, 2),
    "tree.md": (5, 4, 3),
    "apple.docx": (5, 4, 3),
    "brass.md": (4, 3, 3),
    "piper.md": (5, 4, 3),
    "school.txt": (5, 4, 2),
    "beekeeper.txt": (5, 4, 3),
    "headstone.docx": (6, 4, 3),
    "interpreter.md": (6, 4, 3),
    "laundry.html": (5, 4, 4),
    "lifeboat.txt": (5, 4, 3),
    "lorry.docx": (5, 4, 3),
    "pumping.pdf": (6, 4, 3),
    "signwriter.html": (5, 4, 3),
    "stories.docx": (8, 4, 3),
    "bereaved.md": (5, 4, 3),
    "choirstall.txt": (5, 3, 2),
    "baking.html": (5, 4, 3),
    "donations.md": (5, 4, 3),
    "works.txt": (5, 4, 3),
    "cattle.pdf": (5, 4, 3),
    "kennel.txt": (5, 4, 2),
    "oar.md": (5, 4, 3),
    "register.html": (5, 4, 3),
    "shelter.docx": (6, 4, 3),
    "glass.md": (7, 4, 3),
    "grave.html": (5, 4, 3),
    "pilot.pdf": (5, 4, 3),
    "turf.docx": (5, 4, 3),
    "vet.html": (5, 4, 3),
    "witness.docx": (5, 5, 3),
    "switchboard.html": (5, 4, 3),
}
"""Criteria, knowledge and scope of each."""
UNREAD = {
    "canoe.html": "a title that does not say what is done, few items, and headings that say nothing of being able",
    "noise.pdf": "two lists without marks beside each other on a page",
    "canal.txt": "criteria that say what is done without a verb of their own",
    "walling.md": "tables whose heads stand over labels",
    "swarms.md": "two units whose headings say nothing of knowing",
    "piano.txt": "no headings but the sentences above the lists",
}
"""Standards that are not read, and what is hard in them: they are refused, and not half read."""
OTHERS = sorted(OWN.glob("no-*"))


def drafts_of(name: str) -> list[Draft]:
    """The drafts of a document, whose words are kept."""
    drafts = import_document((OWN / name).read_bytes(), name)
    assert all(draft.words.agrees for draft in drafts), [draft.words for draft in drafts]
    return drafts


@pytest.mark.parametrize("name", READ)
def test_a_standard_under_headings_of_its_owner_s_own_is_read_whole(name: str) -> None:
    (draft,) = drafts_of(name)
    labels = [label for label, _ in items_of(draft.values)]
    assert tuple(sum(label.startswith(letter) for label in labels) for letter in "PKS") == READ[name]


@pytest.mark.parametrize("name", UNREAD)
def test_a_standard_that_is_not_read_is_refused_and_not_half_read(name: str) -> None:
    with pytest.raises(Refused):
        drafts_of(name)


@pytest.mark.parametrize("path", OTHERS, ids=lambda one: one.name)
def test_what_is_laid_out_as_a_standard_and_is_none_is_refused(path: Path) -> None:
    with pytest.raises(Refused):
        drafts_of(path.name)


@pytest.mark.parametrize(
    ("said", "cue"),
    [
        ("On the water you can", PERFORMANCE),
        ("What a good keeper can do", PERFORMANCE),
        ("In practice", PERFORMANCE),
        ("Off the water you can explain", KNOWLEDGE),
        ("Has a grasp of", KNOWLEDGE),
        ("What a keeper carries in the head", KNOWLEDGE),
        ("Requests it covers", SCOPE),
        ("The huts we mean", SCOPE),
        ("What the standard covers and who can do it", ""),
        ("Ovens", ""),
    ],
)
def test_headings_say_what_stands_below_them(said: str, cue: str) -> None:
    assert cue_of([said]) == cue


@pytest.mark.parametrize("word", ["questions ", "standard ", "agreed ", "good ", "the a "])
def test_words_that_signs_begin_with_take_no_time_however_often_they_stand(word: str) -> None:
    started = time.process_time()
    cue_of([word * 10_000])
    is_identified([Line(0, word * 10_000, 1)])
    assert time.process_time() - started < 2


def test_units_that_share_their_headings_are_read_one_by_one() -> None:
    unit = (
        "## {} {}\n\nIssue {}, May 2020\n\n### Can do\n\n- lift the lid\n- stir the vat by hand\n- test the whey\n"
        "- clean the cloths\n\n### Has a grasp of\n\n- how curd sets\n- why vats sour\n- rules on milk\n\n"
    )
    text = "# Standards of the dairy\n\n" + unit.format("CH-1", "Set curd", 2) + unit.format("CH-2", "Turn a cheese", 3)
    drafts = import_document(text.encode(), "x.md")
    assert [draft.values["title"] for draft in drafts] == ["Set curd", "Turn a cheese"]


def test_a_menu_above_the_first_heading_says_nothing_of_the_page() -> None:
    (draft,) = drafts_of("nets.html")
    assert not any("Training" in text for text in draft.values.get("unplaced", ()))


def test_the_panels_of_tabs_are_read_and_the_tabs_are_not() -> None:
    panels = "".join(
        f"<div role='tabpanel' hidden><h3>{head}</h3><ul>{''.join(f'<li>{one}</li>' for one in items)}</ul></div>"
        for head, items in (
            ("On the water you can", ("steer", "call the pace", "stop the boat", "land it")),
            ("You can also explain", ("who gives way", "why boats drift", "how cold water kills")),
        )
    )
    tabs = "<ul role='tablist'><li role='tab'>On the water you can</li><li role='tab'>You can also explain</li></ul>"
    head = "<h1>Cox a boat</h1><p>Standard CB/3, issue 2, May 2020</p>"
    (draft,) = import_document(f"<html><body>{head}{tabs}{panels}</body></html>".encode(), "x.html")
    assert [label for label, _ in items_of(draft.values)] == ["P1", "P2", "P3", "P4", "K1", "K2", "K3"]


def test_a_list_of_links_under_the_title_parts_it_from_no_list_below() -> None:
    links = "<ul><li>Boats</li><li>Landings</li></ul>"
    text = (
        f"<h1>Cox a boat</h1>{links}<p>Standard CB/3, issue 2, May 2020</p><h2>On the water you can</h2><ul><li>steer"
        "</li><li>call the pace</li><li>stop the boat</li><li>land it</li></ul><h2>You can also explain</h2><ul>"
        "<li>who gives way</li><li>why boats drift</li><li>how cold water kills</li></ul>"
    )
    (draft,) = import_document(f"<html><body>{text}</body></html>".encode(), "x.html")
    assert [label for label, _ in items_of(draft.values)] == ["P1", "P2", "P3", "P4", "K1", "K2", "K3"]
