"""The quick reader gives what PyYAML gives, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import write_corpus
from touchstone.plain_yaml import plain_values
from touchstone.problem import ProblemsFound
from touchstone.source import Document, _composed_values

PROJECT = Path(__file__).parents[2]
SHIPPED = sorted((PROJECT / "standards").rglob("*.yaml"))

WORDS = st.text("ab :#-'\"|>[]{}&*!%@`,?=.\u00a3\u2019 \n0", max_size=12)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
    max_leaves=8,
)


def as_pyyaml_reads(text: str) -> object:
    try:
        return _composed_values(Document("file.yaml", text))
    except (ProblemsFound, yaml.YAMLError):
        return "a problem"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_file_that_ships_reads_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    read = plain_values(text)
    assert read is None or read == as_pyyaml_reads(text)


def test_most_files_are_read_the_quick_way(tmp_path: Path) -> None:
    write_corpus(tmp_path, 10)
    files = [*tmp_path.rglob("*.yaml"), *SHIPPED]
    quick = [path for path in files if plain_values(path.read_text("utf-8")) is not None]
    assert len(quick) > len(files) * 0.8


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["code", "title", "items", "text_1"]), VALUES, min_size=1),
    st.sampled_from([None, "'", '"', "|"]),
    st.booleans(),
)
def test_what_is_written_as_yaml_reads_the_same(values: object, style: str | None, flow: bool) -> None:
    text = yaml.safe_dump(
        values, default_style=style, default_flow_style=None if flow else False, allow_unicode=True, width=60
    )
    read = plain_values(text)
    assert read is None or read == as_pyyaml_reads(text)


LINES = st.lists(
    st.sampled_from(
        [
            "a:",
            "a: b",
            "b: 'c'",
            "- d",
            "- a: b",
            "  a: b",
            "  - c",
            "    x",
            "  b: |",
            "a: |",
            "   text",
            "",
            "# no",
            "  # no",
            "a: b # c",
            "- ",
            "a: |-",
            "    a:",
            "  c: d: e",
            "'a': b",
            "a : b",
            "- b: c",
            "- b: |",
            "- id: 1",
            "  text: 2",
            "  text: 'it''s'",
            "    text: e",
            "- id: |",
            "  id: g",
            "     deeper",
            "  a:  |",
            "# a: |",
            "a:  |-",
            "b: x: |",
            "b: 'x: |",
            "   '",
            "   ",
            "\u00a0",
            "...",
            "      - a: b",
            "  ",
        ]
    ),
    max_size=9,
)


@settings(max_examples=1500, deadline=None)
@given(LINES)
def test_any_lines_read_the_same_or_are_left_to_pyyaml(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    read = plain_values(text)
    assert read is None or read == as_pyyaml_reads(text)
