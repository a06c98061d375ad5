"""Every address ever published answers after each of twelve revisions, with the right words or the right marker."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import normpath
from xml.etree.ElementTree import Element

import pytest
from playing import Step, play
from revisions import REVISIONS


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[Step]:
    return list(play(tmp_path_factory.mktemp("history") / "standards"))


STEPS = pytest.mark.parametrize(
    "number", range(len(REVISIONS)), ids=[f"{n}-{one.__name__}" for n, one in enumerate(REVISIONS, 1)]
)


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def links_from(element: Element, page: str) -> set[str]:
    """The addresses below the site's root to which an element leads."""
    return {resolved(str(link.get("href")), page) for link in element.iter("a") if link.get("href")}


def resolved(href: str, page: str) -> str:
    path, sign, fragment = href.partition("#")
    whole = normpath(f"/{page}{path}").strip("/") + "/" if path else page
    return ("" if whole == "/" else whole) + sign + fragment


def answer(step: Step, address: str) -> Element:
    """What a browser shows at an address."""
    page, _, anchor = address.partition("#")
    assert page in step.pages, f"there is no page at {page}"
    assert anchor in step.parsed[page], f"there is no {anchor} on {page}"
    return step.parsed[page][anchor]


def wrong_answers(step: Step) -> Iterator[str]:
    words = step.world.words()
    for address, thing in sorted(step.published):
        page = address.partition("#")[0]
        found, expected = answer(step, address), step.world.today(thing)
        if expected == {address}:
            said = words.get(thing, f"Until then it said: “{thing}”")  # another thing took its place under its label
            if said not in text_of(found):
                yield f"{address} does not say “{said}”: {text_of(found)[:300]}"
        elif not expected <= links_from(found, page):
            yield f"{address} ({thing}) leads to {links_from(found, page)}, not to {expected}"
        elif not expected and "withdrawn" not in text_of(found):
            yield f"{address} ({thing}) does not say that it was withdrawn: {text_of(found)[:200]}"


@STEPS
def test_every_address_ever_published_answers_with_the_right_words_or_the_right_marker(
    steps: list[Step], number: int
) -> None:
    assert list(wrong_answers(steps[number])) == []


@STEPS
def test_every_version_ever_published_says_what_it_said(steps: list[Step], number: int) -> None:
    step = steps[number]
    for address, words in sorted(step.frozen):
        assert words in text_of(answer(step, address)), address


@STEPS
def test_what_is_found_at_an_old_address_leads_to_what_is_there(steps: list[Step], number: int) -> None:
    step = steps[number]
    for address, _ in step.published:
        for target in links_from(answer(step, address), address.partition("#")[0]):
            page, _, anchor = target.partition("#")
            if target.startswith(("units/", "roles/")) and "." not in page:
                assert page in step.pages and (anchor in step.parsed[page]), f"{address} leads to {target}"


def test_the_history_holds_what_it_should(steps: list[Step]) -> None:
    codes = [{problem.code for problem in step.proposed} for step in steps]
    assert len(steps) == 12
    assert codes[1] == set()  # a rewording needs no answer
    assert codes[2] == {"TS603"} and len(steps[2].proposed) == 5  # each of the five items moved down
    assert "renumbered" in steps[2].proposed[0].advice
    assert codes[6] == set()  # nor does what comes back as it was
    assert codes[7] == {"TS604"}
    assert len(steps[-1].published) > 40


def test_only_lines_are_added_to_the_ledger(steps: list[Step]) -> None:
    before: list[str] = []
    for step in steps:
        lines = step.ledger.splitlines()
        kept = iter(lines)
        assert all(line in kept for line in before), "a line was changed, or moved past another"
        before = lines


def test_pages_of_earlier_versions_and_of_gone_things_are_not_indexed(steps: list[Step]) -> None:
    for page in steps[-1].pages.values():
        assert ('content="noindex"' in page.head) == (page.kind in ("earlier", "version", "moved"))


def test_a_moved_page_leads_on_by_a_script_and_by_links(steps: list[Step]) -> None:
    page = steps[-1].pages["units/tcv1/"]
    assert "refresh" not in page.head  # it would drop the fragment
    assert "lead-on.js" in page.head
    assert links_from(steps[-1].parsed["units/tcv1/"]["k2"], "units/tcv1/") >= {"units/tcfh1/#k2"}


def test_a_page_that_was_replaced_by_two_leads_nobody_on_by_itself(steps: list[Step]) -> None:
    assert "lead-on.js" not in steps[-1].pages["units/tcv2/"].head
