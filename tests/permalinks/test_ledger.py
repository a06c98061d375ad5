"""The ledger as a file: it is read as it was written, merges hold both sides, and nothing spoilt is taken."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from touchstone.permalinks import reading, writing
from touchstone.permalinks.ledger import Ending, Ledger, Line, standing
from touchstone.permalinks.reading import read_ledger
from touchstone.permalinks.writing import text_of, write
from touchstone.source import CONTROL_SIGNS

PLACES = st.builds(
    lambda unit, letter, number: f"units/tc{unit}/#{letter}{number}" if number else f"units/tc{unit}/",
    st.integers(1, 4),
    st.sampled_from("pks"),
    st.integers(0, 30),
)
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")).filter(lambda sign: not CONTROL_SIGNS.match(sign))
"""What a text of the standards can hold: loading refuses the others."""
WORDS = st.text(SIGNS, min_size=1, max_size=40).map(lambda text: " ".join(text.split()) or "x")
STANDINGS = st.builds(
    standing,
    PLACES,
    st.just("2026-01-01"),
    st.one_of(st.none(), st.integers(1, 9)),
    st.lists(WORDS, min_size=1, max_size=3).map(tuple),
)
LINES = st.lists(STANDINGS, max_size=12, unique_by=lambda line: line.address)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(text: str, folder: Path) -> Ledger:
    """The ledger of a text that holds no problem."""
    (folder / "permalinks.yaml").write_text(text, encoding="utf-8", newline="")
    ledger, problems = read_ledger(folder)
    assert problems == []
    return ledger


@FEW
@given(lines=LINES)
def test_what_is_written_is_read_again(lines: list[Line], tmp_path: Path) -> None:
    ledger = read(text_of(Ledger(tuple(lines))), tmp_path)
    assert set(ledger.lines) == set(lines)
    assert text_of(ledger) == text_of(Ledger(tuple(reversed(lines))))


@FEW
@given(lines=LINES)
def test_the_file_is_yaml_for_everybody_else(lines: list[Line], tmp_path: Path) -> None:
    text = text_of(Ledger(tuple(lines)))
    told = {one["at"]: tuple(one["words"].split("\n")) for one in yaml.safe_load(text)["published"] or ()}
    assert told == {line.address: line.words for line in read(text, tmp_path).lines if not isinstance(line, Ending)}


@FEW
@given(lines=LINES)
def test_line_ends_of_windows_change_nothing(lines: list[Line], tmp_path: Path) -> None:
    text = text_of(Ledger(tuple(lines)))
    assert read(text.replace("\n", "\r\n"), tmp_path).lines == read(text, tmp_path).lines


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@FEW
@given(base=LINES, ours=LINES, theirs=LINES)
def test_git_merges_the_ledgers_of_two_branches_into_one_that_holds_both(
    base: list[Line], ours: list[Line], theirs: list[Line], tmp_path: Path
) -> None:
    for name, lines in (("base", base), ("ours", [*base, *ours]), ("theirs", [*base, *theirs])):
        (tmp_path / name).write_text(text_of(Ledger(tuple(lines))), encoding="utf-8", newline="\n")
    command = ["git", "merge-file", "-p", "--union", "ours", "base", "theirs"]
    merged = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    assert set(read(merged, tmp_path).lines) == {*base, *ours, *theirs}


def test_the_ledger_is_merged_by_union() -> None:
    told = (Path(__file__).parent.parent.parent / ".gitattributes").read_text("utf-8")
    assert "standards/permalinks.yaml merge=union" in told


ONE = standing("units/tc1/#k5", "2026-01-01", 2, ("why it matters",))
TEXT = text_of(
    Ledger(
        (
            ONE,
            standing("units/tc1/", "2026-01-01", 2, ("Greet",)),
            Ending(ONE.address, "2026-02-01", 3, ONE.print, "withdrawn"),
        )
    )
)


@pytest.mark.parametrize("length", range(0, len(TEXT) - 1, 3))
def test_a_ledger_that_was_cut_off_anywhere_is_not_taken(length: int, tmp_path: Path) -> None:
    (tmp_path / "permalinks.yaml").write_text(TEXT[:length], encoding="utf-8")
    ledger, problems = read_ledger(tmp_path)
    assert problems and ledger.lines == ()


@pytest.mark.parametrize(
    "spoilt",
    [
        TEXT.replace("why it matters", "why it does not matter"),
        TEXT.replace("became: withdrawn", "became: lost"),
        TEXT.replace("units/tc1/#k5", "units/../#k5"),
        TEXT.replace(f"print: {ONE.print}, became", f"print: {'0' * 16}, became"),
        TEXT.replace("published:", "published: []"),
        TEXT.replace('words: "Greet"', "words: *greet"),
        TEXT.replace('"Greet"', r'"\ud800"'),
        "<<<<<<< ours\n" + TEXT,
        "- " * 50_000,
        "\x00" * 1000,
    ],
)
def test_a_ledger_that_was_changed_by_hand_is_not_taken(spoilt: str, tmp_path: Path) -> None:
    (tmp_path / "permalinks.yaml").write_text(spoilt, encoding="utf-8")
    ledger, problems = read_ledger(tmp_path)
    assert problems and ledger.lines == ()
    assert {problem.code for problem in problems} == {"TS601"}
    assert len(problems) <= reading.MOST_PROBLEMS


def test_a_file_that_is_no_text_or_too_large_is_refused_at_once(tmp_path: Path) -> None:
    started = time.perf_counter()
    with (tmp_path / "permalinks.yaml").open("wb") as stream:
        stream.truncate(reading.LARGEST_LEDGER + 1)
    assert [problem.message for problem in read_ledger(tmp_path)[1]] == ["the file is larger than 128 MB"]
    (tmp_path / "permalinks.yaml").write_bytes(b"\xff\xfe")
    assert "not UTF-8" in read_ledger(tmp_path)[1][0].message
    assert time.perf_counter() - started < 5


def test_nothing_is_half_written_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Ledger((ONE,)), tmp_path / "permalinks.yaml")
    before = (tmp_path / "permalinks.yaml").read_bytes()

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(writing.os, "replace", fail)
    with pytest.raises(OSError, match="full"):
        write(Ledger((ONE, ONE)), tmp_path / "permalinks.yaml")
    assert (tmp_path / "permalinks.yaml").read_bytes() == before
    assert os.listdir(tmp_path) == ["permalinks.yaml"]
