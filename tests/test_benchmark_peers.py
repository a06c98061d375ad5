"""The other tools of the benchmark are given the same content as ours."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from benchmarks.hugo import SITE, in_layout, write_hugo
from benchmarks.measuring import Failed, measured, shared_words
from benchmarks.running import how_alike

PAGE = """<html><head><meta name="description" content="d"><title>t</title>
<meta name="citation_title" content="t"><script></script></head><body><p>{{ braces }}</p>
<nav class="ts-menu"><a>unit</a></nav><nav><ul class="ts-contents"><li></li></ul></nav>
<article><div id="main-content"><p>words</p></div></article></body></html>
"""


def test_a_layout_shows_the_theme_as_it_is_and_the_tool_fills_in_the_rest() -> None:
    layout = in_layout(PAGE, {r"<title>.*?</title>": "<title>{{ .Title }}</title>", "<p>words</p>": "{{ .Content }}"})
    assert '<p>{{ "{{" }} braces }}</p>' in layout
    assert "<title>{{ .Title }}</title>" in layout
    assert '<div id="main-content">{{ .Content }}</div>' in layout


def test_a_page_that_has_lost_a_part_is_told_and_not_measured_without_it() -> None:
    with pytest.raises(ValueError, match="a unit's page has no <h9>"):
        in_layout(PAGE, {"<h9>": ""})


def test_hugo_reads_the_same_yaml_the_same_roles_and_the_same_hand_written_pages(tmp_path: Path) -> None:
    standards, docs, folder, page = (tmp_path / name for name in ("standards", "docs", "hugo", "page.html"))
    write_corpus(standards, 50)
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n", "utf-8")
    page.write_text(PAGE, "utf-8")
    write_hugo(folder, standards, docs, page)
    unit = (standards / "suites" / "suite-2" / "units" / "S2U1.yaml").read_text("utf-8")
    assert (folder / "content" / "units" / "bens2u1" / "unit.yaml").read_text("utf-8") == unit
    front = (folder / "content" / "units" / "bens2u1" / "index.md").read_text("utf-8")
    assert front == f"---\n{unit}suite: suite-2\n---\n"
    assert (folder / "content" / "_index.md").read_text("utf-8") == "# Home\n"
    assert (folder / "data" / "suites" / "suite-2" / "roles" / "officer-2.yaml").exists()
    assert {path.name for path in (SITE / "layouts" / "_default").iterdir()} == {
        "unit.bibtex.bib",
        "unit.csl.json",
        "unit.html",
        "unit.ris.ris",
        "unit.version.html",
        "unit.words.js",
    }


def test_how_alike_two_pages_are_is_told_by_their_words_and_not_by_their_markup(tmp_path: Path) -> None:
    ours, other = tmp_path / "ours.html", tmp_path / "other.html"
    ours.write_text("<p class='a'>one two three four</p><script>five()</script>", "utf-8")
    other.write_text("<div><b>three</b> two six</div>", "utf-8")
    assert shared_words(ours, other) == 0.5


def test_a_tool_whose_pages_lack_the_items_is_not_measured(tmp_path: Path) -> None:
    for site, words in (("ours", "one two three four five"), ("other", "one"), ("fair", "one two three")):
        page = tmp_path / site / "units" / "bens1u1" / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<p>{words}</p>", "utf-8")
    assert how_alike(tmp_path / "ours", tmp_path / "fair") == 0.6
    with pytest.raises(Failed, match="holds only 20% of the words of ours"):
        how_alike(tmp_path / "ours", tmp_path / "other")
    with pytest.raises(Failed, match="made no page of the first unit"):
        how_alike(tmp_path / "ours", tmp_path / "nobody")


def test_a_run_counts_its_own_memory_alone_and_says_what_went_wrong(tmp_path: Path) -> None:
    log, held = tmp_path / "log", bytearray(200 * 2**20)
    run = measured([sys.executable, "-c", "sum(range(10**6))"], tmp_path, log)
    assert 0 < run.peak < len(held) / 2**21
    assert run.wall > 0 and run.cpu > 0
    with pytest.raises(Failed, match="ZeroDivisionError"):
        measured([sys.executable, "-c", "1 / 0"], tmp_path, log)
