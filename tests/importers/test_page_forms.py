"""What stands around the parts of a unit: lead-ins of a scope, accordions, page feet, links of a text browser."""

from __future__ import annotations

import pytest

from tests.importers.test_scope_forms import AFTER, BEFORE, WANTED, scope_of
from touchstone.importers.document.lines import Refused
from touchstone.importers.importing import import_document

NESTED = "* Products\n    {0} jam\n    {0} jelly\n    {0} marmalade\n* Fruit\n    {0} soft fruit\n    {0} citrus fruit"
ROWS = "".join(f"<dt>{term}</dt><dd>{'<br>'.join(items)}</dd>" for term, items in WANTED.items())
HEADS = {
    "button in a heading": "<h2><button aria-expanded='false'>{} <span class='sr-only'>, </span>"
    "<span>Show</span></button></h2>",
    "edit link in a heading": "<h2>{} <span>[edit]</span></h2>",
    "button alone": "<button aria-expanded='true'>{}</button>",
    "summary": "<details><summary>{}</summary></details>",
}


def page(parts: str) -> str:
    return f"<!doctype html><html><body><h1>ABCPN7 Preserve fruit</h1>{parts}</body></html>"


@pytest.mark.parametrize("sign", ["+", "-", "o", "*"])
def test_inner_entries_of_a_scope_bear_any_sign(sign: str) -> None:
    assert scope_of(f"{BEFORE}Scope/range\n\n{NESTED.format(sign)}{AFTER}", "a.txt") == WANTED


@pytest.mark.parametrize(
    "lead",
    [
        "This standard covers:",
        "The unit applies to the following:",
        "You must cover all of the following",
        "The scope is as follows.",
    ],
)
def test_a_line_that_only_says_that_the_scope_follows_is_no_term(lead: str) -> None:
    entries = "\n".join(f"• {item}" for item in WANTED["Products"])
    said = scope_of(f"{BEFORE}Scope\n\n{lead}\n{entries}{AFTER}", "a.txt")
    assert list(said.values()) == [WANTED["Products"]]
    assert lead.rstrip(":") not in said


def test_a_single_o_is_a_word_and_a_number_that_does_not_count_is_one() -> None:
    page_of = page(
        "<h2>Meini prawf perfformiad</h2><ol><li>pwyso’r ffrwythau</li><li>llenwi’r jariau</li></ol>"
        "<h2>Cwmpas/ystod</h2><p><b>Plant</b></p><p>o dan 5 oed</p><p>5 i 11 oed</p><p><b>Lleoedd</b></p><p>parc</p>"
    )
    assert scope_of(page_of, "a.html") == {"Plant": ["o dan 5 oed", "5 i 11 oed"], "Lleoedd": ["parc"]}


def test_what_stands_behind_the_lists_of_a_page_is_no_entry_of_the_scope() -> None:
    lists = "".join(
        f"<li>{term}<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul></li>" for term, items in WANTED.items()
    )
    shown = page(
        "<h2>Performance criteria</h2><ol><li>weigh the fruit</li><li>fill the jars</li></ol>"
        f"<h2>Range</h2><ul>{lists}</ul><div>Reviewed by the kitchen team</div>"
    )
    assert scope_of(shown, "a.html") == WANTED


@pytest.mark.parametrize("head", HEADS)
def test_parts_that_open_and_close_have_headings(head: str) -> None:
    criteria = "<p>You must be able to:</p><ol><li>weigh the fruit</li><li>fill the jars</li></ol>"
    shown = page(
        f"{HEADS[head].format('Performance criteria')}<div>{criteria}</div>"
        f"{HEADS[head].format('Scope/range')}<div><dl>{ROWS}</dl></div>"
    )
    assert scope_of(shown, "a.html") == WANTED


@pytest.mark.parametrize("target", ["aria-controls='{}'", "data-target='#{}'", "data-bs-target='#{}'"])
def test_buttons_that_open_lists_of_a_part_are_sub_headings(target: str) -> None:
    shown = page(
        "<h2>Performance criteria</h2><p>You must be able to:</p>"
        f"<button aria-expanded='true' {target.format('one')}>At the stove</button>"
        "<div id='one'><ol><li>weigh the fruit</li></ol></div>"
        f"<button aria-expanded='false' {target.format('two')}>At the table</button>"
        "<div id='two'><ol start='2'><li>fill the jars</li></ol></div>"
        "<button aria-expanded='false' aria-controls='menu'>More of this</button>"
    )
    (draft,) = import_document(shown.encode(), "a.html")
    read = [
        (group["heading"], [one["text"] for one in group["items"]]) for group in draft.values["performance_criteria"]
    ]
    assert read == [("At the stove", ["weigh the fruit"]), ("At the table", ["fill the jars"])]


def test_a_button_that_opens_no_part_is_left_out() -> None:
    shown = page(
        "<button aria-expanded='false'>Menu of the site</button><h2>Performance criteria</h2>"
        "<ol><li>weigh the fruit</li><li>fill the jars</li></ol>"
    )
    (draft,) = import_document(shown.encode(), "a.html")
    assert (draft.values["title"], draft.values.get("overview")) == ("Preserve fruit", None)


def test_page_numbers_that_count_up_beside_a_running_head_are_dropped() -> None:
    foot = "\n\nABCPN7\n{}\nABCPN7 Preserve fruit\n\n"
    text = (
        f"{BEFORE.rstrip()}{foot.format(1)}P3 label the\njars{foot.format(2)}P4 store the\njars"
        f"{foot.format(3)}Knowledge and understanding\n\nK1 what pectin does\n"
    )
    (draft,) = import_document(text.encode(), "a.txt")
    said = [item["text"] for group in draft.values["performance_criteria"] for item in group["items"]]
    assert said == ["weigh the fruit", "fill the jars", "label the jars", "store the jars"]


def test_such_page_numbers_are_dropped_though_the_fields_stand_in_a_grid() -> None:
    foot = "\n\nABCPN7\nPreserve fruit\n{}\n\n"
    text = (
        f"{BEFORE.rstrip()}{foot.format(1)}Knowledge and understanding\n\nK1 what pectin does{foot.format(2)}"
        "Version number    2       Validity    Current\nDate approved     May 2011   Status      Original\n"
    )
    (draft,) = import_document(text.encode(), "a.txt")
    assert draft.values["knowledge"][0]["items"][0]["text"] == "what pectin does"
    assert (draft.values["version"], draft.values["status"]) == (2, "Original")


def test_numbers_that_do_not_stand_beside_a_running_head_stay() -> None:
    text = f"{BEFORE}Scope/range\n\nSizes of jar\n• 1\n• 2{AFTER}"
    assert scope_of(text, "a.txt") == {"Sizes of jar": ["1", "2"]}


def test_links_that_a_text_browser_numbers_are_no_words() -> None:
    text = (
        f"   [1]Home [2]Standards\n\n{BEFORE.replace('the fruit', 'the [3]fruit')}{AFTER}\n   [4]Print"
        " this standard\n\nReferences\n\n   1. https://example.org/\n   2. https://example.org/s\n   3. https://example.org/f\n"
        "   4. https://example.org/p\n"
    )
    (draft,) = import_document(text.encode(), "a.txt")
    assert draft.values["title"] == "Preserve fruit"
    assert draft.values["performance_criteria"][0]["items"][0]["text"] == "weigh the fruit"
    assert "unplaced" not in draft.values


def test_a_number_in_brackets_stays_where_no_addresses_stand_at_the_end() -> None:
    text = f"{BEFORE.replace('the fruit', 'the [3]fruit')}{AFTER}"
    (draft,) = import_document(text.encode(), "a.txt")
    assert draft.values["performance_criteria"][0]["items"][0]["text"] == "weigh the [3]fruit"


def test_a_policy_with_the_headings_of_a_standard_is_refused() -> None:
    text = (
        "Visitors policy\n\nVersion number 3\nOwner Head of Estates\n\nScope\n\nThis policy applies to all sites.\n\n"
        "What you must do\n\nYou must:\na) sign in\nb) wear a badge\n\nManagers must:\na) keep the book\n"
    )
    with pytest.raises(Refused, match="policy"):
        import_document(text.encode(), "a.txt")


MARKDOWN = {
    "signs that differ from list to list": "### {} {{#t}}\n\n{}",
    "definitions": "{}\n{}",
}


@pytest.mark.parametrize("form", MARKDOWN)
def test_scope_in_markdown(form: str) -> None:
    before = (
        "# ABCPN7 Preserve fruit\n\n## Performance criteria {.unnumbered}\n\n1. weigh the fruit\n2. fill the jars\n"
    )
    signs = (":", ":") if form == "definitions" else ("-", "+")
    lists = (
        MARKDOWN[form].format(term, "\n".join(f"{sign}   {item}" for item in items))
        for sign, (term, items) in zip(signs, WANTED.items(), strict=True)
    )
    assert scope_of(before + "\n## Scope {#scope}\n\n" + "\n\n".join(lists), "a.md") == WANTED
