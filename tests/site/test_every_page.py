"""What must hold for the HTML of every page: valid, outlined, distinct, and without a broken link."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import mean
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from built import BuiltPage, words

from benchmarks.corpus import UNITS_IN_SUITE, write_corpus, write_docs
from macros.building import Options, build

PROJECT = Path(__file__).parent.parent.parent
Pages = dict[str, BuiltPage]
ADDRESSES = {"src", "href", "srcset", "data", "poster", "action", "formaction", "xlink:href"}
LOADED_ELEMENTS = {"script", "img", "iframe", "link", "source", "video", "audio", "embed", "object", "use", "form"}


def test_the_site_has_all_its_pages(pages: Pages) -> None:
    assert len(pages) > 80
    assert {"", "404.html", "suites/", "units/", "roles/", "glossary/", "review-register/", "about/"} <= set(pages)


def test_the_html_of_every_page_is_valid(pages: Pages) -> None:
    assert {page.address: page.errors[:3] for page in pages.values() if page.errors} == {}


@pytest.mark.slow
@pytest.mark.skipif(
    not (shutil.which("java") and os.environ.get("TOUCHSTONE_VNU")),
    reason="TOUCHSTONE_VNU names no vnu.jar (npm pack vnu-jar), or there is no Java",
)
def test_the_nu_checker_finds_no_error(site: Path) -> None:
    told = subprocess.run(
        [
            "java",
            "-jar",
            os.environ["TOUCHSTONE_VNU"],
            "--errors-only",
            "--skip-non-html",
            "--format",
            "gnu",
            str(site),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stderr == ""


def test_every_page_says_its_language(pages: Pages) -> None:
    assert {page.address for page in pages.values() if page.tree.get("lang") != "en"} == set()


def headings(page: BuiltPage) -> list[Element]:
    return [element for element in page.tree.iter() if re.fullmatch("h[1-6]", str(element.tag))]


def test_every_page_has_one_main_heading(pages: Pages) -> None:
    counts = {page.address: sum(one.tag == "h1" for one in headings(page)) for page in pages.values()}
    assert {address: count for address, count in counts.items() if count != 1} == {}


def test_no_heading_leaves_out_a_level(pages: Pages) -> None:
    wrong = {}
    for page in pages.values():
        levels = [int(str(one.tag)[1]) for one in headings(page)]
        leaps = [
            words(headings(page)[place + 1]) for place, level in enumerate(levels[:-1]) if levels[place + 1] > level + 1
        ]
        if leaps or levels[:1] != [1]:
            wrong[page.address] = (levels[:1], leaps)
    assert wrong == {}


def test_no_heading_is_empty(pages: Pages) -> None:
    assert [page.address for page in pages.values() if any(not words(one).strip() for one in headings(page))] == []


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    wrong = {}
    for page in pages.values():
        ids = Counter(element.get("id") for element in page.tree.iter() if element.get("id") is not None)
        if twice := [one for one, count in ids.items() if count > 1 or not one]:
            wrong[page.address] = twice
    assert wrong == {}


def title(page: BuiltPage) -> str:
    return words(page.tree.find("head/title")).strip()


def description(page: BuiltPage) -> str:
    told = [one.get("content", "") for one in page.tree.iterfind("head/meta") if one.get("name") == "description"]
    assert len(told) == 1, f"{page.address} has {len(told)} descriptions"
    return told[0].strip()


def test_every_page_has_a_title_of_its_own(pages: Pages) -> None:
    titles = Counter(title(page) for page in pages.values())
    assert {told: count for told, count in titles.items() if count > 1 or not told} == {}


def test_every_page_has_a_description_of_its_own(pages: Pages) -> None:
    told = Counter(description(page) for page in pages.values())
    assert {one: count for one, count in told.items() if count > 1 or not one} == {}


def test_the_description_of_a_unit_is_what_previews_of_links_show(pages: Pages) -> None:
    for address in ("units/sfjes19/", "units/sfjes19/v2/"):
        tags = {one.get("property"): one.get("content") for one in pages[address].tree.iterfind("head/meta")}
        assert tags["og:description"] == description(pages[address])
        assert tags["og:title"]


def test_every_description_is_plain_text_of_a_length_that_is_shown(pages: Pages) -> None:
    told = {page.address: description(page) for page in pages.values()}
    assert {
        address: one for address, one in told.items() if len(one) > 160 or re.search(r"[*_`]{2}|\]\(|<\w", one)
    } == {}


def test_nothing_is_loaded_from_elsewhere(pages: Pages) -> None:
    wrong = [
        (page.address, element.tag, value)
        for page in pages.values()
        for element in page.tree.iter()
        if element.tag in LOADED_ELEMENTS
        for name, value in element.items()
        if name in ADDRESSES and (urlsplit(value).scheme not in ("", "data") or value.startswith("//"))
    ]
    assert wrong == []


def test_no_link_begins_at_the_root_of_a_server(pages: Pages) -> None:
    wrong = [
        (page.address, value)
        for page in pages.values()
        if page.address != "404.html"  # it is shown at any address, and finds the root itself
        for element in page.tree.iter()
        for name, value in element.items()
        if name in ADDRESSES and value.startswith("/")
    ]
    assert wrong == []


def test_the_styles_and_scripts_load_nothing_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.css"):
        assert not re.findall(r"url\(\s*[\"']?(?:https?:)?//", path.read_text("utf-8")), path
        assert not re.findall(r"@import\s+[\"']?(?:url)?\(?[\"']?https?:", path.read_text("utf-8")), path


def test_every_link_inside_the_site_leads_to_a_page_and_a_place_on_it(site: Path) -> None:
    lychee = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    assert lychee, "lychee comes with the test packages: run python3 scripts/test.py"
    options = [
        "--offline",
        "--include-fragments",
        "--index-files",
        "index.html",
        "--no-progress",
        "--root-dir",
        str(site),
        "--exclude",
        "/basket/?#items=",  # names what the basket holds, and no place on its page
    ]
    told = subprocess.run([lychee, *options, str(site)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout[-4000:] + told.stderr[-1000:]


def test_who_uses_a_unit_names_roles_and_courses_first_and_guidance_beneath(pages: Pages) -> None:
    used_by = pages["units/sfjes19/"].text.partition('id="used-by"')[2].partition("</section>")[0]
    table, folded = used_by.split("<details")
    places = [table.index(f"<td>{kind}</td>") for kind in ("Role", "Course", "Competency")]
    assert places == sorted(places)
    assert "<td>Guidance</td>" not in table and "<td>Guidance</td>" in folded
    competency = pages["frameworks/leadership/l9/"].text.partition('id="used-by"')[2].partition("</section>")[0]
    assert "Guidance: " not in competency  # only pages that show how macros are written name it
    assert "Course" in competency and "this unit" not in competency


def test_every_page_can_be_reached_from_the_home_page(pages: Pages) -> None:
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        address = waiting.pop()
        if address in reached or address not in pages:
            continue
        reached.add(address)
        for link in pages[address].tree.iter():
            path = urlsplit(link.get({"a": "href", "form": "action"}.get(str(link.tag), ""), ""))
            if not path.scheme and path.path:
                waiting.append(
                    os.path.normpath(f"/{address}{path.path}").lstrip("/") + "/" * path.path.endswith(("/", "."))
                )
        waiting = ["" if one == "/" else one for one in waiting]
    assert set(pages) - reached == {"404.html"}


def test_the_pages_of_units_of_28_items_are_light(tmp_path: Path) -> None:
    standards, docs, site = (tmp_path / name for name in ("standards", "docs", "site"))
    write_corpus(standards, UNITS_IN_SUITE)
    write_docs(docs, PROJECT / "docs")
    build(PROJECT, standards, docs, site, Options())
    sizes = [page.stat().st_size for page in site.glob("units/*/index.html")]
    assert len(sizes) == UNITS_IN_SUITE
    assert mean(sizes) < 25_000
