"""Python and the browser make the same terms of the same text."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from search_site import ASSETS, ROOT

from touchstone.search.engine import FOLDER
from touchstone.search.words import stem, stems, words

ENDINGS = ("", "s", "ed", "ing", "ly", "ness", "ation", "ism", "ies", "ying", "er", "ment", "fully", "ization")


def vocabulary() -> list[str]:
    """Every word of the standards and of these tests' own file list, with made-up endings."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "standards").rglob("*.yaml"))]
    texts += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))]
    found = {word for text in texts for word in words(text) if word.isascii() and word.isalpha()}
    return sorted(
        {word + ending for word in found for ending in ENDINGS} | {"skis", "internal", "sky", "dying", "news"}
    )


def in_browser(browser: Browser, expression: str, value: object) -> list[object]:
    """What the scripts of the search make of a value."""
    page = browser.new_page()
    page.add_script_tag(path=FOLDER / "stem-english.js")
    page.add_script_tag(path=FOLDER / "words.js")
    result: list[object] = json.loads(page.evaluate(f"(given) => JSON.stringify(({expression})(given))", value))
    page.close()
    return result


@pytest.mark.browser
def test_the_stemmers_agree_on_a_large_vocabulary(browser: Browser) -> None:
    listed = vocabulary()
    assert len(listed) > 30_000
    found = in_browser(browser, "(list) => list.map(touchstoneSearch.words.stem)", listed)
    assert [stem(word) for word in listed] == found


@pytest.mark.browser
def test_the_words_of_a_text_agree(browser: Browser) -> None:
    chance = random.Random(3)
    signs = "abc ÁéŵŶ'’-–.,;:!?0129 \t\n\u00a0ßøæ一二/&_#\"“”<>"
    texts = ["".join(chance.choices(signs, k=40)) for _ in range(500)]
    texts += ["Voters' roll", "don’t", "CÔD 1.2", "e\u0301lection", "x_y", "postal-ballot"]
    found = in_browser(browser, "(list) => list.map(touchstoneSearch.words.words)", texts)
    assert [words(text) for text in texts] == found


def test_stop_words_are_left_out_and_endings_come_off() -> None:
    assert stems("How do I deal with the voters' complaints?") == ["deal", "voter", "complaint"]
    assert stems("Who’s angry when we can't help, and what isn't right?") == ["angri", "help", "right"]


def test_welsh_letters_are_found_without_their_accents() -> None:
    assert words("Gŵyl y Tŷ") == ["gwyl", "y", "ty"]


def test_every_script_is_short(tmp_path: Path) -> None:
    for path in [*ASSETS.glob("search*.js"), *FOLDER.glob("*.js")]:
        assert len(path.read_text(encoding="utf-8").splitlines()) < 120, path.name


def test_text_of_plain_letters_is_cut_as_any_other() -> None:
    for sign in map(chr, range(128)):
        text = f"Polling{sign}Station {sign}K5"
        assert [*words(text), "一"] == words(f"{text} 一")
