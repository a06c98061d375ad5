"""Hostile words in every text of a suite, built by the real build and opened in a real browser, stay words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from playwright.sync_api import Browser, Page
from strings import STRINGS

from macros.building import build
from standards import SCHEMAS, Written, bundles, items, write
from touchstone import addresses
from touchstone.catalogue import Catalogue
from touchstone.checking import checked_catalogue
from touchstone.model.unit import Unit
from touchstone.prose import prose

PROJECT = Path(__file__).parent.parent.parent
WORKED_OUT = "1234001"
NOT_SHOWN = {
    "suite.code_prefix": "only compared with what readers type",
    "suite.source.line": "the page of a suite names document and page",
    "suite.source.fingerprint": "the page of a suite names document and page",
    "roles.source.line": "the page of a role names document and page",
    "roles.source.fingerprint": "the page of a role names document and page",
}
"""The texts that stand on no page of their own file, and why."""
GUIDE = """---
title: Macros that name hostile things
description: Every macro over hostile words.
---

# Macros that name hostile things

{calls}
"""


@dataclass(frozen=True)
class HostileSite:
    """The built site with what it was made from."""

    folder: Path
    written: list[Written]
    catalogue: Catalogue

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every page as a browser reads it, by its address."""
        return {self.address(path): parsed(path) for path in sorted(self.folder.rglob("*.html"))}

    def address(self, path: Path) -> str:
        """The address of a file below the site's root."""
        return path.relative_to(self.folder).as_posix().removesuffix("index.html")

    @property
    def units(self) -> list[Unit]:
        """The units in the order of their bundles."""
        return [self.catalogue.units[f"hostile-{n}", f"H{n}"] for n in range(1, len(bundles()) + 1)]


def parsed(path: Path) -> Element:
    return html5lib.parse(path.read_text("utf-8"), treebuilder="etree", namespaceHTMLElements=False)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    """The site of the hostile standards, with a hand-written page that names all of it."""
    folder = tmp_path_factory.mktemp("hostile")
    written = write(folder / "standards")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(
        "# Home\n\n{{ suites() }}\n".replace("{{ s", "## Suites\n\n{{ s"), "utf-8"
    )
    (folder / "docs" / "guide.md").write_text(GUIDE.format(calls="\n\n".join(calls())), "utf-8")
    build(PROJECT, folder / "standards", folder / "docs", folder / "site")
    return HostileSite(folder / "site", written, checked_catalogue(folder / "standards", folder / "docs"))


def calls() -> Iterator[str]:
    for n, strings in enumerate(bundles(), start=1):
        yield f'{{{{ unit("H{n}") }}}} {{{{ units("H{n}") }}}} {{{{ items("H{n}", "P1-P{len(strings)}") }}}}'
        yield f'{{{{ grouping("all", suite="hostile-{n}") }}}}'
        yield f'{{{{ role("hostile-{n}") }}}} {{{{ suite("hostile-{n}") }}}}'
        yield f'{{{{ term("term-{n}") }}}} {{{{ framework("hostile-{n}") }}}} {{{{ course("hostile-{n}") }}}}'


def folded(text: str) -> str:
    """Text as the model folds it."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def words(element: Element | None) -> str:
    return folded("".join(element.itertext())) if element is not None else ""


def of_class(element: Element, name: str) -> list[Element]:
    return [one for one in element.iter() if name in (one.get("class") or "").split()]


def by_id(page: Element, place: str) -> Element:
    return next(one for one in page.iter() if one.get("id") == place)


def test_there_are_many_hostile_strings_and_each_is_another() -> None:
    assert len(set(STRINGS)) == len(STRINGS) >= 60


def test_every_kind_of_file_is_filled_with_hostile_words(hostile: HostileSite) -> None:
    kinds = {one.path.split("/")[0 if one.path.count("/") < 2 else 2].removesuffix(".yaml") for one in hostile.written}
    assert kinds == {"suite", "units", "roles", "frameworks", "courses", "glossary", "search-words", "edition"}
    assert set(SCHEMAS) - {"earlier-unit", "dispositions"} == {
        "suite", "unit", "welsh-unit", "role", "framework", "course", "glossary", "search-words", "edition"
    }, "a new kind of file: let write() of hostile/standards.py fill one"  # fmt: skip


# What the pages hold


def test_every_item_and_sub_point_reads_back_from_its_place(hostile: HostileSite) -> None:
    read = set()
    for unit, strings in zip(hostile.units, bundles(), strict=True):
        page = hostile.pages[addresses.of_unit(unit)]
        for start in ("p", "k", "v", "b", "sk", "e1-p"):
            for item in items("P", strings):
                place = start + item["id"][1:]
                shown = [words(next(by_id(page, place).iter("p"))), words(next(by_id(page, f"{place}-a").iter("span")))]
                assert shown == [folded(item["text"])] * 2, place
                read.add(item["text"])
    assert read == set(STRINGS)


def test_every_title_reads_back_from_the_heading_and_the_title_of_its_page(hostile: HostileSite) -> None:
    catalogue = hostile.catalogue
    titles = {addresses.of_unit(unit): f"{unit.code} {unit.title}" for unit in hostile.units}
    titles |= {addresses.of_suite(suite): suite.title for suite in catalogue.suites.values()}
    titles |= {addresses.of_role(role): role.title for role in catalogue.roles.values()}
    titles |= {addresses.of_course(course): course.title for course in catalogue.courses.values()}
    for address, title in titles.items():
        page = hostile.pages[address]
        assert folded(title) in words(next(page.iter("h1")))
        assert folded(title) in words(next(page.iter("title")))


def test_every_term_reads_back_from_the_glossary(hostile: HostileSite) -> None:
    for number, text in enumerate(STRINGS, start=1):
        shown = by_id(hostile.pages["glossary/"], f"term-{number}")
        assert folded(text) in words(shown)


PAGES_OF = {
    "suite": lambda made: (f"suites/{made.path.split('/')[1]}/",),
    "units": lambda made: (f"units/xh{made.values['code'].lower()}/",),
    "roles": lambda made: (f"roles/{Path(made.path).stem}/",),
    "frameworks": lambda made: (
        f"frameworks/{Path(made.path).stem}/",
        f"frameworks/{Path(made.path).stem}/{made.values['competencies'][0]['code'].lower()}/",
    ),
    "courses": lambda made: (f"courses/{Path(made.path).stem}/",),
    "edition": lambda made: ("about/",),
}


def as_prose(text: str) -> str:
    """The words that the small Markdown of prose fields leaves: list numbers and entities are read, the rest stays."""
    return words(html5lib.parse(str(prose(text)), treebuilder="etree", namespaceHTMLElements=False))


def letters(text: str) -> str:
    """The letters and digits alone, which Markdown does not change."""
    return re.sub(r"[\W_]+", "", text)


def test_every_text_can_be_read_on_a_page_of_its_own_file(hostile: HostileSite) -> None:
    missing = set()
    for made in hostile.written:
        kind = made.path.split("/")[0 if made.path.count("/") < 2 else 2].removesuffix(".yaml")
        if kind not in PAGES_OF:
            continue
        shown = letters(" ".join(words(hostile.pages[address].find("body")) for address in PAGES_OF[kind](made)))
        for way, text in made.texts.items():
            if letters(text) not in shown and letters(as_prose(text)) not in shown:
                missing.add(kind + "." + re.sub(r"\.\d+", "", way))
    assert sorted(missing - set(NOT_SHOWN)) == []


def test_macros_on_a_hand_written_page_give_the_words_and_nothing_else(hostile: HostileSite) -> None:
    guide = hostile.pages["guide/"]
    shown = [words(one) for one in guide.iter("a")]
    for unit, strings in zip(hostile.units, bundles(), strict=True):
        assert folded(f"{unit.code} {unit.title}") in shown
        assert {folded(text) for text in strings} <= {words(one) for one in of_class(guide, "ts-text")}


def test_the_search_index_and_the_other_data_are_sound_json(hostile: HostileSite) -> None:
    for path in hostile.folder.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    for address, page in hostile.pages.items():
        for script in page.iter("script"):
            if (script.get("type") or "").endswith("json"):
                assert json.loads("".join(script.itertext())), address


# What the pages do not hold


def test_no_macro_ran(hostile: HostileSite) -> None:
    for path in hostile.folder.rglob("*"):
        if path.suffix in (".html", ".json", ".js", ".xml"):
            assert WORKED_OUT not in path.read_text("utf-8"), path


def test_no_page_holds_an_element_or_attribute_that_the_site_did_not_put_there(hostile: HostileSite) -> None:
    for address, page in hostile.pages.items():
        for element in page.iter():
            assert not [name for name in element.attrib if str(name).startswith("on")], address
            assert element.tag not in ("iframe", "base", "object", "embed", "math", "marquee"), address
            if element.tag == "script":
                source = element.get("src")
                assert source is None or not urlsplit(source).netloc
                assert (
                    source is not None or "harm" not in "".join(element.itertext()) or "json" in element.get("type", "")
                )
            for name in ("href", "src", "action", "formaction"):
                assert urlsplit((element.get(name) or "").strip()).scheme in ("", "https", "http", "mailto", "data"), (
                    address
                )


def test_the_structure_of_the_page_is_that_of_a_page_without_hostile_words(hostile: HostileSite) -> None:
    outlines = {outline(hostile.pages[addresses.of_unit(unit)]) for unit in hostile.units}
    assert len(outlines) == 1


def outline(page: Element) -> str:
    """The elements of a unit's page in order, without those that small Markdown gives."""
    small = {"p", "ul", "ol", "li", "em", "strong", "a", "br", "span", "hr", "code"}
    return " ".join(str(one.tag) for one in next(page.iter("main")).iter() if one.tag not in small)


# What the browser does


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what happened on it that must not."""
    happened: list[str] = []
    context = browser.new_context()
    context.set_default_timeout(10_000)
    context.expose_function("harm", lambda *_: happened.append("a script ran"))
    page = context.new_page()
    page.on("dialog", lambda dialog: (happened.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: happened.append(f"error: {error}"))
    page.on("popup", lambda _: happened.append("a window opened"))
    yield page, happened
    context.close()


@pytest.mark.browser
def test_the_watch_sees_a_script_that_runs(watched: tuple[Page, list[str]], tmp_path: Path) -> None:
    page, happened = watched
    (tmp_path / "harmful.html").write_text("<!doctype html><title>x</title><img src=x onerror=harm()>", "utf-8")
    page.goto((tmp_path / "harmful.html").as_uri())
    page.wait_for_timeout(500)
    assert happened == ["a script ran"]


@pytest.mark.browser
def test_no_script_runs_on_any_page(
    hostile: HostileSite, watched: tuple[Page, list[str]], serve: Callable[..., str]
) -> None:
    page, happened = watched
    base = serve(hostile.folder)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in hostile.pages:
        page.goto(base + address)
        assert page.url.split("#")[0] == base + address
        assert happened == [], address
    assert [url for url in asked if not url.startswith((base, "data:", "blob:"))] == []


@pytest.mark.browser
def test_every_item_reads_back_in_the_browser(
    hostile: HostileSite, watched: tuple[Page, list[str]], serve: Callable[..., str]
) -> None:
    page, happened = watched
    base = serve(hostile.folder)
    for unit, strings in zip(hostile.units, bundles(), strict=True):
        page.goto(base + addresses.of_unit(unit))
        shown: list[Any] = page.eval_on_selector_all(
            "[id^=p] > .ts-words > p", "found => found.map((one) => one.textContent)"
        )
        assert [folded(text) for text in strings] == [folded(text) for text in shown[: len(strings)]]
    assert happened == []


@pytest.mark.browser
@pytest.mark.parametrize("typed", ["harm", "<img src=x onerror=harm()>", "{{ 7*7 }}", "script", "H1", "constructor"])
def test_a_search_for_hostile_words_shows_words(
    hostile: HostileSite, watched: tuple[Page, list[str]], serve: Callable[..., str], typed: str
) -> None:
    page, happened = watched
    page.goto(serve(hostile.folder) + "search/")
    foreign = page.locator("main :is(img, iframe, script, base, style)")
    before = foreign.count()
    box = page.locator("main input[type=search]").first
    box.fill(typed)
    box.press("Enter")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert happened == []
    on_results = "/search/" in page.url  # the code of a unit leads straight to it, and its page has nothing of the kind
    assert on_results == (typed != "H1")
    assert foreign.count() == (before if on_results else 0)
