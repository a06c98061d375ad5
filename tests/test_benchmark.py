"""The benchmark's figures: kept, read again, and drawn so that everybody can read them."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.measuring import Output, Run
from benchmarks.picture import BOTTOM, LABEL, PENS, apart, as_svg
from benchmarks.report import Result, as_json, from_json, table

BENCH = Path(__file__).parent.parent / "scripts" / "bench.py"
SVG = "{http://www.w3.org/2000/svg}"
SHOWN = 8
"""How many lines differ without colours."""
ENOUGH = 4.5
"""The contrast that WCAG 2.2 AA asks of text."""


def result(size: int, tool: str, *seconds: float) -> Result:
    return Result(size, tool, tuple(Run(wall, wall, 0.1, 50) for wall in seconds), Output(size * 2, size * 9, 10**6, 9))


RESULTS = [
    result(45, "touchstone, cold", 1.0, 3.0, 2.0),
    result(45, "a <tool> & more", 0.05),
    result(2000, "touchstone, cold", 20.0),
    result(2000, "hugo", 20.5),
]


def picture(results: list[Result]) -> ElementTree.Element:
    return ElementTree.fromstring(as_svg(results))


def told(root: ElementTree.Element, name: str) -> str:
    return next(root.iter(f"{SVG}{name}")).text or ""


def test_the_picture_says_all_its_figures_in_words() -> None:
    root = picture(RESULTS)
    assert root.get("role") == "img"
    assert "wall time by number of units" in told(root, "title")
    assert "Touchstone, nothing kept: 2.0 s for 45 units, 20.0 s for 2,000 units." in told(root, "desc")
    assert "a <tool> & more: 0.05 s for 45 units." in told(root, "desc")


def test_every_line_is_named_beside_its_end_and_no_two_names_overlap() -> None:
    labels = {one.text: float(one.get("y", "0")) for one in picture(RESULTS).iter(f"{SVG}text")}
    heights = sorted(labels[name] for name in ("Touchstone, nothing kept", "Hugo", "a <tool> & more"))
    assert all(after - before >= LABEL for before, after in pairwise(heights))


def test_lines_differ_without_colours_and_are_dark_enough_for_their_names() -> None:
    assert len({(pen.dashes, pen.mark) for pen in PENS}) == len(PENS) == SHOWN
    assert min(contrast_with_white(pen.colour) for pen in PENS) >= ENOUGH


def contrast_with_white(colour: str) -> float:
    """Source: WCAG 2.2, definitions of contrast ratio and relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_the_picture_holds_no_style_and_no_script_that_a_policy_would_refuse() -> None:
    assert not re.search(r"style|script|href|on\w+=", as_svg(RESULTS))


@pytest.mark.parametrize("wanted", [[], [10.0], [10.0, 10.0, 11.0, 200.0], [BOTTOM - 1.0, BOTTOM + 0.0, BOTTOM + 0.0]])
def test_names_are_kept_apart_and_above_the_foot(wanted: list[float]) -> None:
    placed = apart(wanted)
    assert len(placed) == len(wanted)
    assert all(after - before >= LABEL - 1e-9 for before, after in pairwise(placed))
    assert all(height <= BOTTOM for height in placed)


def test_one_size_and_one_tool_make_a_picture_too() -> None:
    assert "Hugo: 1.0 s for 45 units." in told(picture([result(45, "hugo", 1.0)]), "desc")


def test_figures_that_were_kept_are_read_again() -> None:
    assert from_json(as_json(RESULTS)) == RESULTS


def test_where_hugo_was_not_run_the_table_compares_with_the_first() -> None:
    assert "| 2,000 | hugo | 20.50 |" in table(RESULTS)
    assert "touchstone, cold ÷ this" in table(RESULTS[:2])


def test_the_script_shows_kept_figures_and_refuses_what_are_none(tmp_path: Path) -> None:
    kept, drawn, other = tmp_path / "kept.json", tmp_path / "drawn.svg", tmp_path / "other.json"
    kept.write_text(as_json(RESULTS), "utf-8")
    other.write_text('{"a": 1}', "utf-8")
    done = subprocess.run(
        [sys.executable, BENCH, "--figures", kept, "--svg", drawn], capture_output=True, encoding="utf-8", check=True
    )
    assert "| 45 | touchstone, cold | 2.00 |" in done.stdout
    assert drawn.read_text("utf-8") == as_svg(RESULTS)
    refused = subprocess.run([sys.executable, BENCH, "--figures", other], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert refused.stderr == f"{other} holds no figures: name a file that --json wrote.\n"
