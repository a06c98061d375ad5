"""Scope in the forms that publishers give it: each is read as the same terms with the same lists."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from touchstone.importers.importing import import_document

FORMS = yaml.safe_load((Path(__file__).parent / "forms" / "scope.yaml").read_text(encoding="utf-8"))
BEFORE = (
    "ABCPN7\n\nPreserve fruit\n\nPerformance criteria\n\nYou must be able to:\n\nP1 weigh the fruit\n\n"
    "P2 fill the jars\n\n"
)
AFTER = (
    "\n\nKnowledge and understanding\n\nYou need to know and understand:\n\nK1 what pectin does\n\n"
    "K2 how hot a jar must be\n"
)
WANTED = {"Products": ["jam", "jelly", "marmalade"], "Fruit": ["soft fruit", "citrus fruit"]}


def scope_of(content: str, name: str) -> dict[str, list[str]]:
    """The terms of a document's scope with their entries, without the joints and stops of its lists."""
    (draft,) = import_document(content.encode(), name)
    assert draft.words.agrees, draft.words
    assert [len(group["items"]) for group in draft.values["performance_criteria"]] == [2]
    return {one["term"]: [item["text"].rstrip(".") for item in one["items"]] for one in draft.values["scope"]}


def wanted(form: str) -> dict[str, list[str]]:
    """What a form holds: in one of them the list of fruit ends with another entry."""
    more = {"Fruit": [*WANTED["Fruit"], "nuts"]} if form == "colon, commas and a last and" else {}
    return {**WANTED, **more}


@pytest.mark.parametrize("form", FORMS["texts"])
def test_scope_in_text(form: str) -> None:
    assert scope_of(f"{BEFORE}Scope/range\n\n{FORMS['texts'][form]}{AFTER}", "a.txt") == wanted(form)


@pytest.mark.parametrize("form", FORMS["texts"])
def test_scope_at_the_end_of_a_text(form: str) -> None:
    assert scope_of(
        f"{BEFORE.rstrip()}{AFTER}\nRange\n{FORMS['texts'][form]}\n\nVersion number: 2\n", "a.txt"
    ) == wanted(form)


@pytest.mark.parametrize("form", FORMS["tables"])
def test_scope_in_a_table(form: str) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in BEFORE.split("\n\n") if text)
    after = "".join(f"<p>{text}</p>" for text in AFTER.split("\n\n") if text)
    table = f"<h2>Scope</h2><table>{FORMS['tables'][form]}</table>"
    page = f"<!doctype html><html><body>{paragraphs}{table}{after}</body></html>"
    assert scope_of(page, "a.html") == WANTED


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ("Products (jam, jelly)", "Fruit (soft fruit, citrus fruit)"),
            {"Products": ["jam", "jelly"], "Fruit": ["soft fruit", "citrus fruit"]},
        ),
        (
            ("1. Meals (tea, bread and jam)", "2. Fruit (plums; pears)"),
            {"Meals": ["tea", "bread and jam"], "Fruit": ["plums", "pears"]},
        ),
        (("Jars (clean, dry)", "Spoons"), {"Scope": ["Jars (clean, dry)", "Spoons"]}),
        (
            ("Jars (e.g. clean, dry)", "Lids (tin, glass)"),
            {"Scope": ["Jars (e.g. clean, dry)", "Lids (tin, glass)"]},
        ),
    ],
)
def test_a_list_in_brackets_stands_under_its_term_where_every_line_has_one(
    lines: tuple[str, ...], wanted: dict[str, list[str]]
) -> None:
    text = (
        "ABCPN7 Preserve fruit\n\nPerformance criteria\n\nP1 weigh\nP2 sort\n\nKnowledge and understanding\n\nK1 heat\n"
        "K2 sugar\n\nScope\n\n" + "\n".join(lines) + "\n\nVersion number: 2\nDeveloped by: Guild of Preserves\n"
    )
    (draft,) = import_document(text.encode(), "a.txt")
    assert {group["term"]: [item["text"] for item in group["items"]] for group in draft.values["scope"]} == wanted
    assert draft.words.agrees, draft.words
