"""Hand-written pages: their addresses and those of their headings are promises too, and easy to keep."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser
from revisions import first_world

from macros.building import BuildStopped, build
from touchstone.checking import check, checked_catalogue
from touchstone.guidance import headings, read_guidance
from touchstone.permalinks.published import is_hand_written
from touchstone.permalinks.reading import read_ledger
from touchstone.problem import Problem
from touchstone.publishing import record, release

PROJECT = Path(__file__).parent.parent.parent
PAGE = """\
---
title: Citing an item
---

# Citing an item

## The forms

Words.

### With `code` & *stress*

## Checklist

## Checklist
"""
UNHURRIED = settings(deadline=None)
WORDS = st.text("aB1 -_*`[](){}#&;:'\\é–“.!<>", max_size=12)


def made_by_markdown(text: str) -> list[str]:
    html = markdown.markdown(text, extensions=["toc", "attr_list", "fenced_code"])
    return re.findall(r'<h[2-6][^>]*\bid="([^"]*)"', html)


@pytest.mark.parametrize(
    "text",
    [
        PAGE.rpartition("---\n")[2],
        "## Plain words\n\n## Plain words\n\n## Plain words\n\n## Plain words_1\n",
        "# One\n\nUnder\n-----\n\nUnder\n=====\n\n## Closed ##\n",
        "## A [link](x.md) and ![picture](y.png) and <b>tags</b>\n\n## Café – “signs” & more: £5!\n",
        "## Own { #mine }\n\n## Other { .large #yours }\n\n## mine\n\n## Braces {kept}\n",
        "```\n## no heading\n```\n\n~~~ yaml\n# none\n~~~\n\n## One\n\n    ## code\n",
        "#### Fourth\n\n##Tight\n\n## under_score and __bold__ and snake_case_words\n\n## \\*escaped\\*\n",
        "<!--\n## Hidden\n-->\n\n## 7\n",
    ],
)
def test_the_anchors_are_those_that_the_builder_gives(text: str) -> None:
    assert [one.anchor for one in headings(text)] == made_by_markdown(text)


@UNHURRIED
@given(st.lists(st.text("abc XYZ 19 -–’é,.:!?", min_size=1, max_size=14), max_size=6))
def test_the_anchors_of_any_words_are_those_that_the_builder_gives(listed: list[str]) -> None:
    text = "".join(f"## {words.strip() or 'x'}\n\n" for words in listed)
    assert [one.anchor for one in headings(text)] == [
        one for one in made_by_markdown(text) if re.match("[a-z0-9]", one)
    ]


@UNHURRIED
@given(st.lists(WORDS, max_size=6).map("\n".join))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    assert len([one.anchor for one in headings(text)]) == len({one.anchor for one in headings(text)})


def test_a_heading_made_by_a_macro_is_promised_only_where_it_says_its_address() -> None:
    text = '## About {{ unit("ES19") }}\n\n## About {{ unit("ES19") }} { #about-es19 }\n\n## Plain\n'
    assert [one.anchor for one in headings(text)] == ["about-es19", "plain"]


@dataclass(frozen=True)
class Guidance:
    """Published standards with one hand-written page, and what their check says."""

    standards: Path
    docs: Path

    def write(self, name: str, text: str) -> None:
        """Write a page."""
        (self.docs / name).parent.mkdir(exist_ok=True)
        (self.docs / name).write_text(text, encoding="utf-8")

    def problems(self) -> list[Problem]:
        """What the check says."""
        return check(self.standards, self.docs)

    def publish(self) -> str:
        """Record a release; gives what is said of it."""
        found = release(self.standards, self.docs)
        record(found, self.standards)
        return found.in_words()

    def say(self, *dispositions: str) -> None:
        """Write dispositions, as the check proposes them."""
        text = "dispositions:\n" + "\n".join(dispositions) + "\n"
        (self.standards / "dispositions.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def guidance(tmp_path: Path) -> Guidance:
    one = Guidance(tmp_path / "standards", tmp_path / "docs")
    one.standards.mkdir()
    one.docs.mkdir()
    first_world().write(one.standards)
    one.write("index.md", "# Home\n\n## Never promised\n")
    one.write("using/citing.md", PAGE)
    one.publish()
    return one


def proposed(problem: Problem) -> str:
    """The lines that a problem proposes for dispositions.yaml."""
    found = re.search(r" +- address: .*\n.*words: .*\n.*", problem.advice)
    assert found, problem.advice
    return found[0]


def test_pages_and_headings_are_recorded_and_the_home_page_is_free(guidance: Guidance) -> None:
    ledger = (guidance.standards / "permalinks.yaml").read_text("utf-8")
    assert 'at: "using/citing/"' in ledger and 'at: "using/citing/#the-forms"' in ledger
    assert 'at: "using/citing/#checklist_1"' in ledger
    assert "never-promised" not in ledger
    assert guidance.problems() == []


def test_a_heading_with_new_words_is_told_with_the_anchor_that_keeps_its_address(guidance: Guidance) -> None:
    guidance.write("using/citing.md", PAGE.replace("The forms", "Ways to name an item"))
    (found,) = guidance.problems()
    assert (found.code, found.file, found.line) == ("TS602", (guidance.docs / "using/citing.md").as_posix(), 7)
    assert "using/citing/#the-forms would be gone; it leads to “The forms”" in found.message
    assert "## Ways to name an item { #the-forms }" in found.advice
    guidance.write("using/citing.md", PAGE.replace("The forms", "Ways to name an item { #the-forms }"))
    assert guidance.problems() == []
    assert "“The forms” becomes “Ways to name an item”" in guidance.publish()


def test_words_titles_and_new_headings_change_freely(guidance: Guidance) -> None:
    guidance.write(
        "using/citing.md", PAGE.replace("title: Citing an item", "title: How to cite") + "\n## New\n\nMore.\n"
    )
    guidance.write("other.md", "# Another page\n")
    assert guidance.problems() == []


def test_a_heading_that_is_gone_leaves_a_marker(
    guidance: Guidance, browser: Browser, serve: Callable[..., str]
) -> None:
    guidance.write("using/citing.md", PAGE.replace("## The forms\n\nWords.\n", ""))
    (found,) = guidance.problems()
    guidance.say(proposed(found))
    assert guidance.problems() == []
    site = guidance.docs.parent / "site"
    build(PROJECT, guidance.standards, guidance.docs, site)
    page = browser.new_page()
    page.goto(serve(site) + "using/citing/#the-forms")
    told = page.locator(":target").inner_text()
    assert "“The forms” was withdrawn. say here why." in told
    page.close()


def test_a_page_that_was_renamed_leads_on_with_its_anchors(
    guidance: Guidance, browser: Browser, serve: Callable[..., str]
) -> None:
    (guidance.docs / "using/citing.md").rename(guidance.docs / "using/citing-an-item.md")
    (found,) = guidance.problems()
    assert found.file.endswith("permalinks.yaml") and found.line > 1
    guidance.say(proposed(found))
    assert "moved_to: using/citing-an-item/" in proposed(found)
    assert guidance.problems() == []
    site = guidance.docs.parent / "site"
    build(PROJECT, guidance.standards, guidance.docs, site)
    assert "Ended:" in guidance.publish()
    root = serve(site)
    page = browser.new_page()
    page.goto(root + "using/citing/#the-forms")
    page.wait_for_url(root + "using/citing-an-item/#the-forms")
    page.close()
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(root + "using/citing/#the-forms")
    plain.locator("#the-forms a").first.click()
    plain.wait_for_url(root + "using/citing-an-item/#the-forms")
    context.close()


def test_standards_without_their_pages_are_checked_all_the_same(guidance: Guidance) -> None:
    assert check(guidance.standards) == []
    shutil.rmtree(guidance.docs)
    guidance.docs.mkdir()
    (found,) = guidance.problems()
    assert (found.code, "using/citing/" in found.message) == ("TS602", True)


def test_pages_none_of_which_was_read_are_told_once_with_the_option_that_names_them(guidance: Guidance) -> None:
    guidance.write("using/finding.md", PAGE.replace("Citing", "Finding"))
    guidance.publish()
    elsewhere = guidance.docs.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.md").write_text("# Home\n", encoding="utf-8")
    (found,) = check(guidance.standards, elsewhere)
    assert found.message.startswith("the hand-written pages were not read: 2 of them are published, such as using")
    assert "--docs" in found.advice and "- address:" not in found.advice
    command = [sys.executable, "scripts/build.py", "--standards", str(guidance.standards)]
    command += ["--site", str(elsewhere / "site")]
    told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (told.stdout + told.stderr).count("were not read") == 1


def test_a_heading_that_is_none_on_the_page_as_built_stops_the_build(guidance: Guidance) -> None:
    guidance.write("other.md", "# Other\n\n<div>\n## Within raw HTML\n</div>\n")
    with pytest.raises(
        BuildStopped, match=r"other\.md:4: on the page as built nothing has the address #within-raw-html"
    ):
        build(PROJECT, guidance.standards, guidance.docs, guidance.docs.parent / "site")


def test_the_pages_that_ship_are_recorded() -> None:
    ledger, problems = read_ledger(PROJECT / "standards")
    recorded = {address for address in ledger.runs if is_hand_written(address)}
    assert problems == [] and len(recorded) > 250
    pages = read_guidance(PROJECT / "docs")
    there = {f"{page.address}#{one.anchor}" for page in pages for one in page.headings} | {one.address for one in pages}
    told = {one.address for one in checked_catalogue(PROJECT / "standards", PROJECT / "docs").dispositions}
    assert recorded <= there | told


def test_the_command_publishes_the_pages_that_it_is_given(guidance: Guidance) -> None:
    command = [sys.executable, "scripts/publish.py", "--yes", "--standards", str(guidance.standards)]
    command += ["--docs", str(guidance.docs)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("Nothing is new"), done.stdout + done.stderr
