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
