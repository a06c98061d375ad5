"""Units whose headings are their owner's own: the shape of the lists tells the parts, and the report names each guess.
What only looks like such a unit is refused."""

from __future__ import annotations

import time

import pytest

from tests.importers.building import pdf
from touchstone.importers.document.draft import Draft
from touchstone.importers.document.lines import Refused
from touchstone.importers.importing import import_document
from touchstone.importers.signs.item_shapes import KNOWLEDGE, PERFORMANCE, SCOPE, names_work, shape_of
from touchstone.importers.units.doubting import items_of

HEAD = "# Keep bees on a roof\n\nHive note RB-07, edition 3, March 2022\n\nBees on roofs need a keeper who is calm.\n\n"
ACTS = (
    "- checks the forecast and the wind\n- tells the caretaker that hives will be opened\n"
    "- lifts each frame over the box\n- looks for eggs, brood and stores\n\n"
)
KNOWS = "- how a colony changes from spring to autumn\n- why bees swarm\n- diseases that must be notified\n\n"
KINDS = "- wooden hives\n- hives of straw\n- nucleus boxes\n"
HIVES = HEAD + "## At the hives\n\n" + ACTS + "## The mind of a keeper\n\n" + KNOWS + "## Kinds of hive\n\n" + KINDS
LOCK = (
    "GUILD OF LOCK KEEPERS\n\nWork a lock with boats waiting\n\nSheet LK9, issue 4, agreed in May 2018\n\n"
    "AT THE LOCK\n\n[Do 1]  count the boats on either side before\n        a paddle is opened\n"
    "[Do 2]  warn crews to keep clear of the cill\n[Do 3]  raise paddles by half\n[Do 4]  stop at once when a line is "
    "caught\n\nIN THE HEAD\n\n[Wit 1]  where the water of a lock comes from\n[Wit 2]  which gear is worn\n"
    "[Wit 3]  rules of the waterway about turns\n\nLOCKS\n\n  ~ broad locks\n  ~ narrow locks\n  ~ staircase locks\n\n"
    "------------------------------\nPrinted by the guild. Copies are free.\n"
)


def draft_of(content: str | bytes, name: str = "x.md") -> Draft:
    """The draft of the one unit in a document, whose words are kept."""
    (draft,) = import_document(content.encode() if isinstance(content, str) else content, name)
    assert draft.words.agrees, draft.words
    return draft


def guesses(draft: Draft) -> list[str]:
    """What the report says of headings that were guessed."""
    return [doubt.what for doubt in draft.doubts if doubt.what.startswith("the heading")]


def test_the_shape_of_lists_tells_criteria_knowledge_and_scope() -> None:
    draft = draft_of(HIVES)
    assert dict(items_of(draft.values)) == {
        "P1": "checks the forecast and the wind",
        "P2": "tells the caretaker that hives will be opened",
        "P3": "lifts each frame over the box",
        "P4": "looks for eggs, brood and stores",
        "K1": "how a colony changes from spring to autumn",
        "K2": "why bees swarm",
        "K3": "diseases that must be notified",
        "S1": "wooden hives",
        "S2": "hives of straw",
        "S3": "nucleus boxes",
    }


def test_a_long_sentence_that_says_standard_takes_no_time() -> None:
    started = time.process_time()
    draft_of("What the standard asks" + " of those who keep bees and of those who help them" * 40 + ".\n\n" + HIVES)
    assert time.process_time() - started < 5


def test_the_report_names_each_heading_that_was_guessed() -> None:
    assert guesses(draft_of(HIVES)) == [
        "the heading “At the hives” was taken for performance criteria",
        "the heading “The mind of a keeper” was taken for knowledge",
        "the heading “Kinds of hive” was taken for scope",
    ]


def test_a_heading_that_is_known_is_no_guess() -> None:
    text = HIVES.replace("The mind of a keeper", "Knowledge and understanding")
    assert "knowledge" not in " ".join(guesses(draft_of(text)))
    assert len(draft_of(text).values["knowledge"][0]["items"]) == 3


def test_lists_of_one_kind_under_headings_of_one_look_are_parted_by_sub_headings() -> None:
    text = HIVES.replace("- lifts", "\n## With the hive open\n\n- lifts")
    draft = draft_of(text)
    groups = draft.values["performance_criteria"]
    assert [(group["heading"], len(group["items"])) for group in groups] == [
        ("At the hives", 2),
        ("With the hive open", 2),
    ]
    assert guesses(draft)[0] == "the headings “At the hives”, “With the hive open” were taken for performance criteria"


def test_deeper_headings_stay_sub_headings_and_what_introduces_each_list_is_left_out() -> None:
    text = HIVES.replace("## At the hives\n", "## At the hives\n\n### Before\n\nThe keeper:\n")
    groups = draft_of(text.replace("- lifts", "\n### After\n\nThe keeper:\n\n- lifts")).values["performance_criteria"]
    assert [(group["heading"], len(group["items"])) for group in groups] == [("Before", 2), ("After", 2)]


def test_lines_that_differ_over_the_lists_of_a_part_are_its_sub_headings() -> None:
    text = HIVES.replace("## At the hives\n", "## At the hives\n\nBefore:\n").replace("- lifts", "\nAfter:\n\n- lifts")
    groups = draft_of(text).values["performance_criteria"]
    assert [(group["heading"], len(group["items"])) for group in groups] == [("Before", 2), ("After", 2)]


def test_labels_of_an_owner_s_own_count_and_are_no_words_of_the_items() -> None:
    draft = draft_of(LOCK, "x.txt")
    assert dict(items_of(draft.values)) == {
        "P1": "count the boats on either side before a paddle is opened",
        "P2": "warn crews to keep clear of the cill",
        "P3": "raise paddles by half",
        "P4": "stop at once when a line is caught",
        "K1": "where the water of a lock comes from",
        "K2": "which gear is worn",
        "K3": "rules of the waterway about turns",
        "S1": "broad locks",
        "S2": "narrow locks",
        "S3": "staircase locks",
    }


def test_the_title_says_what_is_done_and_not_who_owns_it() -> None:
    assert draft_of(LOCK, "x.txt").values["title"] == "Work a lock with boats waiting"


def test_terms_over_lists_of_a_guessed_scope_stay_terms() -> None:
    text = HIVES.replace(KINDS, "Hives:\n\n- wooden hives\n- hives of straw\n\nPlaces:\n\n- flat roofs\n- terraces\n")
    scope = draft_of(text).values["scope"]
    assert [(one["term"], len(one["items"])) for one in scope] == [("Hives", 2), ("Places", 2)]


def test_a_list_behind_the_knowledge_that_is_not_told_belongs_to_no_item() -> None:
    more = (
        "[Do 4]  stop at once when a line is caught\n[Do 5]  open gates when levels are even\n[Do 6]  log each boat\n\n"
    )
    lock = LOCK.replace("[Do 4]  stop at once when a line is caught\n\n", more)
    values = draft_of(lock.replace("LOCKS", "HATS").replace("locks\n", "hats\n"), "x.txt").values
    assert "scope" not in values
    assert [item.get("parts") for item in values["knowledge"][0]["items"]] == [None, None, None]
    assert values["unplaced"][:2] == ["HATS", "broad hats"]


def test_a_list_that_nothing_speaks_of_is_no_scope() -> None:
    acts = f"{ACTS.rstrip()}\n- closes the box without crushing a bee\n- writes up the card\n\n"
    text = HIVES.replace(KINDS, "- red paint\n- lemon cakes\n- tall ladders\n").replace(ACTS, acts)
    assert "scope" not in draft_of(text).values


NETS = "Mend nets on a trawler\n\nIssue 3. Agreed June 2017.\n\nThis standard is for hands on deck.\n\n"


def test_numbered_headings_stand_over_numbers_of_two_parts() -> None:
    text = NETS + (
        "2. On deck\n\n2.1 spread the net\n2.2 find every hole\n2.3 cut back twine\n2.4 pick new twine\n\n3. Behind "
        "the eyes\n\n3.1 how meshes are measured\n3.2 why twine floats\n3.3 the law on small mesh\n\n4. Twines\n\n"
        "4.1 hemp twine\n4.2 steel wire\n4.3 nylon\n"
    )
    values = draft_of(text, "x.txt").values
    assert [len(values[part][0]["items"]) for part in ("performance_criteria", "knowledge", "scope")] == [4, 3, 3]
    assert values["scope"][0]["term"] == "Twines"


def test_paragraphs_without_marks_are_a_list_and_keep_apart() -> None:
    acts = ("spread the net where nobody trips on it", "find every hole", "cut back twine", "pick new twine")
    knows = ("how meshes are measured", "why twine floats", "the law on small mesh")
    listed = (("On deck", acts), ("Behind the eyes", knows), ("Twines", ("hemp twine", "steel wire", "nylon")))
    said = "".join(f"<h2>{head}</h2>" + "".join(f"<p>{one}</p>" for one in items) for head, items in listed)
    head = "<h1>Mend nets</h1><p>Issue 3, June 2017. This standard is for hands on deck.</p>"
    draft = draft_of(f"<html><body>{head}{said}</body></html>", "x.html")
    assert [text for _, text in items_of(draft.values)] == [*acts, *knows, "hemp twine", "steel wire", "nylon"]


def test_the_title_may_name_the_doing_and_the_scope_run_in_behind_its_terms() -> None:
    text = (
        NETS.replace("Mend nets", "Mending nets").replace("Mending", "# Mending")
        + "## On deck\n\n- spread the net\n- find every hole\n- cut back twine\n- pick new twine\n\n"
        "## Behind the eyes\n\n- meshes and how they are measured\n- twine that floats\n- law on small mesh\n"
        "- knots and why they slip\n\n## Twines\n\n- Kinds: hemp twine; steel wire\n- Places: deck; harbour wall\n"
    )
    scope = draft_of(text).values["scope"]
    assert [(one["term"], [item["text"] for item in one["items"]]) for one in scope] == [
        ("Kinds", ["hemp twine", "steel wire"]),
        ("Places", ["deck", "harbour wall"]),
    ]


NEAR = {
    "work for competent people": "# Use a chainsaw\n\nSheet 4, issue 2, May 2019\n\nOnly competent people may use it.\n"
    "\n## Steps\n\n1. Check the chain\n2. Wear boots\n3. Start the saw on the ground\n4. Keep both hands on it\n\n"
    "## Dangers\n\n- how the saw kicks back\n- why nobody works alone\n- what to do when it jams\n\n## Saws\n\n"
    "- petrol saws\n- electric saws\n- small saws\n",
    "the work of a post": "# Night warden\n\nRef NW/3. Version 2, 2021.\n\n## The warden\n\n- opens the gates\n- walks "
    "the paths\n- checks the boilers\n- writes the log\n\n## The warden has in mind\n\n- how the alarm is set\n- where "
    "the keys hang\n- who is on call\n\n## Gates\n\n- east gate\n- west gate\n",
    "how to book": "# Book a hall\n\nVersion 3, April 2022\n\n## How to book\n\n1. Choose a hall\n2. Fill in the form\n"
    "3. Send it to the clerk\n4. Pay the deposit\n\n## Before you ask\n\n- how many people a hall holds\n- when halls "
    "are closed\n- what may be cooked\n\n## Halls\n\n- main hall\n- small hall\n- green room\n",
    "too few criteria": HIVES.replace("- looks for eggs, brood and stores\n", ""),
    "too little knowledge": HIVES.replace("- why bees swarm\n", ""),
    "nothing that identifies it": HIVES.replace("Hive note RB-07, edition 3, March 2022", "Bees"),
    "no knowledge": HEAD + "## At the hives\n\n" + ACTS + "## Kinds of hive\n\n" + KINDS,
    "a title that names no work": HIVES.replace("Keep bees on a roof", "Bees on a roof")
    .replace("- checks", "- check")
    .replace("- tells", "- tell")
    .replace("- lifts", "- lift")
    .replace("- looks", "- look"),
    "a policy": HIVES.replace("Keep bees on a roof", "Policy on bees"),
    "a plan": HIVES.replace("At the hives", "Plan of the visit"),
    "an advert": HIVES + "\n## More\n\nThe keeper is paid £20 a visit.\n",
    "a notice": HIVES.replace("why bees swarm", "why we keep bees"),
    "tasks": "# Gardeners at the hospice\n\nRef HG-4, version 2, June 2021\n\n## Tasks\n\n- water the tubs\n- sweep "
    "the paths\n- trim the hedge\n- greet visitors\n\n## Good to have\n\n- knowledge of plants\n- a love of "
    "the outdoors\n- gloves that fit\n\n## Where\n\n- the terrace\n- the walled garden\n- the car park\n",
    "steps": "# Oat bread\n\nVersion 3, March 2020\n\n## Method\n\n1. weigh the oats\n2. add the water\n3. leave the "
    "dough\n4. bake it until brown\n\n## Questions\n\n- why the dough is wet\n- how long bread keeps\n- what to use in "
    "place of oats\n\n## Kinds of oats\n\n- rolled oats\n- cut oats\n- oat flour\n",
    "rounds": "# Closing the museum at night\n\nEdition 2, agreed May 2020\n\n## Round\n\n1. check each room\n2. close "
    "the blinds\n3. set the alarm\n4. lock the side door\n\n## What to watch for\n\n- how the alarm sounds\n- why a "
    "light is left on\n- who is still at work\n\n## Rooms\n\n- east room\n- west room\n- shop\n",
}


@pytest.mark.parametrize("near", NEAR)
def test_what_only_looks_like_a_unit_is_refused(near: str) -> None:
    with pytest.raises(Refused):
        import_document(NEAR[near].encode(), "x.md")


def test_a_unit_with_known_headings_is_read_as_before() -> None:
    text = (
        "ABCPN4 Keep a pond\n\nPerformance criteria\n\nP1 skim off the weed\nP2 top up the water\n\nKnowledge and "
        "understanding\n\nK1 what newts eat\nK2 when frogs wake\n\nBooks about ponds\n\n- clay ponds\n- lined ponds\n"
        "- small ponds\n"
    )
    draft = draft_of(text, "x.txt")
    assert ("scope" in draft.values, guesses(draft)) == (False, [])


@pytest.mark.parametrize(
    ("texts", "said", "shape"),
    [
        (["Surveys the roof.", "Lifts each slate.", "Counts the nails."], "", PERFORMANCE),
        (["oil the hinge", "true the wheel", "ride it on a quiet road"], "", PERFORMANCE),
        (["how hinges wear", "grades of oil", "the limits of repair"], "", KNOWLEDGE),
        (["grades of oil and what each is for", "signs of wear in a bearing that runs dry"], "", KNOWLEDGE),
        (["grades of oil and their uses in a workshop", "makes of bearing that are sold"], "What they know", KNOWLEDGE),
        (["steel frames", "wooden frames", "tandems"], "", SCOPE),
        (["The frame was bought in spring and sold in autumn.", "Nobody rode it at all."], "", ""),
        (["steel frames"], "", ""),
    ],
)
def test_shapes(texts: list[str], said: str, shape: str) -> None:
    assert shape_of(texts, said) == shape


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Inspect roofs after storms", True),
        ("Thatch a barn", True),
        ("Clerk to the board", False),
        ("Review of pay", False),
        ("The work of the guild", False),
        ("Inspect the roof.", False),
    ],
)
def test_titles_name_work(text: str, names: bool) -> None:
    assert names_work(text) is names


def test_a_sub_heading_of_a_page_that_stands_off_is_no_rest_of_the_item() -> None:
    lines = (
        (60, "**Performance criteria"),
        (80, "P1 skim off the weed before it spreads over the whole"),
        (93, "of the pond"),
        (112, "Fill the pond"),
        (131, "P2 top up the water when the level sinks below the"),
        (144, "mark on the wall"),
        (175, "**Knowledge and understanding"),
        (195, "K1 what newts eat"),
        (214, "K2 when frogs wake"),
    )
    page = [(60 if text[:1] in "*PK" else 93, y, 10, text) for y, text in lines]
    groups = draft_of(pdf([[(60, 30, 16, "**ABCPN4 Keep a pond"), *page]]), "x.pdf").values["performance_criteria"]
    assert [(group.get("heading"), [item["text"] for item in group["items"]]) for group in groups] == [
        (None, ["skim off the weed before it spreads over the whole of the pond"]),
        ("Fill the pond", ["top up the water when the level sinks below the mark on the wall"]),
    ]


def test_elements_say_what_they_ask_for_and_the_settings_stand_before_them() -> None:
    text = (
        "Unit ABCPN4 Keep a pond\n\nSettings in which keepers must work\n\nPonds\n- clay ponds\n- lined ponds\n\n"
        "Element PN4.1: Clear the pond\n\nPerformance criteria\n\nTo achieve this element you must:\n1 skim off the "
        "weed\n2 lift out leaves\n\nElement PN4.2: Fill the pond\n\nPerformance criteria\n\nTo achieve this element "
        "you must:\n1 top up the water\n2 close the tap\n"
    )
    values = draft_of(text, "x.txt").values
    assert [(one["title"], [list(group) for group in one["performance_criteria"]]) for one in values["elements"]] == [
        ("Clear the pond", [["items"]]),
        ("Fill the pond", [["items"]]),
    ]
    assert [item["text"] for item in values["scope"][0]["items"]] == ["clay ponds", "lined ponds"]
