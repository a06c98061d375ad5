"""Labels that stand before all their texts: dealt out where the beginnings stand out, kept together where not."""

from __future__ import annotations

from touchstone.importers.document.draft import Draft
from touchstone.importers.importing import import_document
from touchstone.importers.units.doubting import items_of

HEAD = "TCX9 Mend a gate\nPerformance criteria\nYou must be able to:\n"
KNOWLEDGE = "\nKnowledge and understanding\nYou need to know and understand:\nK1 which hinges fit\n"


def read(labels: str, text: str) -> Draft:
    (draft,) = import_document(f"{HEAD}{labels}\n{text}{KNOWLEDGE}".encode(), "gate.txt")
    return draft


def test_as_many_texts_as_labels_are_dealt_out_and_the_doubt_is_told() -> None:
    draft = read("P1 P2 P3", "find what is broken before the frost agree the cost with the owner hang the gate again")
    assert [text for label, text in items_of(draft.values) if label.startswith("P")] == [
        "find what is broken before the frost",
        "agree the cost with the owner",
        "hang the gate again",
    ]
    assert any("divided by sentence; please check" in doubt.what for doubt in draft.doubts)


def test_sentence_ends_divide_whatever_the_words_are() -> None:
    draft = read("P1 P2", "Grumple the frundle in the yard. Snarp every wibble twice.")
    assert dict(items_of(draft.values))["P2"] == "Snarp every wibble twice."


def test_a_verb_after_to_or_of_begins_nothing() -> None:
    draft = read("P1 P2", "use the tools that help you to improve the gate check that it shuts")
    assert dict(items_of(draft.values))["P2"] == "check that it shuts"


def test_texts_that_are_fewer_than_the_labels_are_kept_together_and_not_guessed() -> None:
    text = "find what is broken hang the gate again"
    draft = read("P1 P2 P3 P4", text)
    assert {label for label, _ in items_of(draft.values)} == {"K1"}
    assert draft.values["unplaced"] == ["P1 P2 P3 P4", text]
    assert any("divide it by hand" in doubt.what for doubt in draft.doubts)


def test_knowledge_is_divided_where_its_questions_begin() -> None:
    text = "how gates hang the tools that are needed for iron who must be asked when to stop"
    source = f"{HEAD}P1 hang the gate\n\nKnowledge and understanding\nK1 K2 K3 K4\n{text}\n"
    (draft,) = import_document(source.encode(), "gate.txt")
    assert [text for label, text in items_of(draft.values) if label.startswith("K")] == [
        "how gates hang",
        "the tools that are needed for iron",
        "who must be asked",
        "when to stop",
    ]


def groups(source: str) -> list[tuple[str, int]]:
    """The sub-headings over the criteria of a text, each with how many stand under it."""
    (draft,) = import_document(source.encode(), "gate.txt")
    return [(group.get("heading", ""), len(group["items"])) for group in draft.values["performance_criteria"]]


def test_short_lines_with_a_capital_stand_over_texts_whose_labels_stand_before_all() -> None:
    texts = "Take it down\nlift the gate off its hinges\nclean the hinges\nPut it back\nhang the gate\nclose it\n"
    assert groups(f"{HEAD}P1\nP2\nP3\nP4\n{texts}{KNOWLEDGE}") == [("Take it down", 2), ("Put it back", 2)]


def test_a_name_with_a_capital_that_goes_on_with_the_line_before_is_no_sub_heading() -> None:
    texts = "Take it down\nlift the gate off its hinges with the\nNorth Riding team\nclean the hinges\nhang the gate\n"
    assert ("North Riding team", 1) not in groups(f"{HEAD}P1\nP2\nP3\n{texts}{KNOWLEDGE}")


OVERVIEW = "TCX9 Mend a gate\nOverview\nThis is about gates. There are two elements\n1. Take it down\n2. Put it back\n"
LISTED = (
    "Performance criteria\nYou must be able to:\nP1 P2 P3 P4\nTake it down lift the gate off its hinges clean them\n"
)


def test_titles_that_the_overview_lists_are_found_inside_a_text() -> None:
    source = f"{OVERVIEW}{LISTED.rstrip()} Put it back hang the gate again close it with care\n{KNOWLEDGE}"
    assert groups(source) == [("Take it down", 2), ("Put it back", 2)]


def test_titles_of_which_one_is_not_found_again_part_nothing() -> None:
    source = f"{OVERVIEW}{LISTED.rstrip()} hang the gate again close it with care\n{KNOWLEDGE}"
    assert {title for title, _ in groups(source)} == {""}
