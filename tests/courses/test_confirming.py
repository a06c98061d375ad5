"""Confirming a mapping renews its fingerprint and words in the course's file, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden import lay_out
from touchstone.checking import check
from touchstone.confirming import NotConfirmed, confirm
from touchstone.fingerprint import fingerprint
from touchstone.problem import ProblemsFound

CASES = Path(__file__).parent / "cases"
PROJECT = Path(__file__).parent.parent.parent
CHANGED = "a mapping is to be checked again when one word of its item changes"
OLD, NEW = fingerprint("greet each visitor"), fingerprint("greet every visitor")


@pytest.fixture
def standards(tmp_path: Path) -> Path:
    return lay_out(CASES, CHANGED, tmp_path)


def file(standards: Path) -> Path:
    return standards / "courses" / "doors.yaml"


def rewrite(standards: Path, old: str, new: str) -> None:
    text = file(standards).read_bytes().decode()
    assert old in text
    file(standards).write_bytes(text.replace(old, new).encode())


def test_only_the_fingerprint_and_the_words_change(standards: Path) -> None:
    before = file(standards).read_bytes().decode()
    [renewed] = confirm(standards, "doors")
    assert (renewed.mapping.outcome, str(renewed.mapping.to)) == ("o1", "V1 P1")
    after = file(standards).read_bytes().decode()
    assert after == before.replace(OLD, NEW).replace("- greet each visitor", "- greet every visitor")
    assert check(standards) == []
    assert [path.name for path in file(standards).parent.iterdir()] == ["doors.yaml"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("words:\n      - greet each visitor", "words: greet each visitor"),
        ("words:\n      - greet each visitor", "words: [greet each visitor]  # as judged"),
        ("      - greet each visitor", "      - greet\n        each\n        visitor\n      # a comment"),
        ("      - greet each visitor", "      - >-\n        greet each\n        visitor\n\n"),
        ("      - greet each visitor", "      - 'greet each visitor'   # quoted 🚪"),
        (f'"{OLD}"', OLD.replace("'", "")),
        ("title: Opening doors", "title: 🚪 Türen öffnen 🚪"),
        ("title: Opening doors", "\ufefftitle: Opening doors"),
        ("\n", "\r\n"),
    ],
)
def test_however_the_file_is_written_all_else_stays(standards: Path, old: str, new: str) -> None:
    rewrite(standards, old, new)
    before = file(standards).read_bytes().decode()
    confirm(standards, "doors")
    after = file(standards).read_bytes().decode()
    assert check(standards) == []
    assert kept(after) == kept(before)


def kept(text: str) -> list[str]:
    """The lines of a file apart from those that hold the words and the fingerprint of the first mapping."""
    start, end = text.index("    fingerprint"), text.index("  - outcome: o2")
    comments = [line[line.index("#") :] for line in text[start:end].splitlines() if "#" in line]
    return [*text[:start].splitlines(True), *text[end:].splitlines(True), *comments]


def test_an_item_with_sub_points_gets_a_line_for_each(standards: Path) -> None:
    unit = standards / "suites" / "visits" / "units" / "V1.yaml"
    parts = 'greet\n        parts:\n          - {id: a, text: "guests: all"}\n          - {id: b, text: staff}'
    unit.write_text(unit.read_text("utf-8").replace("greet every visitor", parts), encoding="utf-8")
    confirm(standards, "doors")
    assert "    words:\n      - greet\n      - 'guests: all'\n      - staff\n" in file(standards).read_text("utf-8")


def test_what_is_in_date_is_left_alone(standards: Path) -> None:
    before = file(standards).read_bytes()
    assert confirm(standards, "doors", ["o2"]) == []
    assert file(standards).read_bytes() == before


def test_a_mapping_of_which_the_words_were_edited_by_hand_can_be_confirmed(standards: Path) -> None:
    rewrite(standards, "- greet each visitor", "- greet everybody")
    assert len(confirm(standards, "doors")) == 1
    assert check(standards) == []


def test_a_new_mapping_gets_its_fingerprint_and_words(standards: Path) -> None:
    rewrite(standards, OLD, "0" * 16)
    rewrite(standards, "- greet each visitor", "- new")
    confirm(standards, "doors")
    assert check(standards) == []


def test_a_file_with_problems_is_refused_and_stays_as_it_is(standards: Path) -> None:
    rewrite(standards, "currency: GBP", "currency: pounds")
    before = file(standards).read_bytes()
    with pytest.raises(ProblemsFound):
        confirm(standards, "doors")
    assert file(standards).read_bytes() == before


def test_words_that_cannot_be_read_are_not_renewed(standards: Path) -> None:
    unit = standards / "suites" / "visits" / "units" / "V1.yaml"
    unit.write_text(unit.read_text("utf-8").replace("title:", "titel:"), encoding="utf-8")
    with pytest.raises(NotConfirmed, match="cannot be read"):
        confirm(standards, "doors")


@pytest.mark.parametrize(
    ("course", "outcomes", "said"), [("dors", (), "mean doors"), ("doors", ("o9",), "there are o1, o2")]
)
def test_a_name_that_is_not_known_is_told(standards: Path, course: str, outcomes: tuple[str, ...], said: str) -> None:
    with pytest.raises(NotConfirmed, match=said):
        confirm(standards, course, outcomes)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_file_that_is_a_link_stays_one(standards: Path) -> None:
    real = standards.parent / "real.yaml"
    shutil.move(file(standards), real)
    file(standards).symlink_to(real)
    confirm(standards, "doors")
    assert file(standards).is_symlink()
    assert NEW in real.read_text("utf-8")


def test_the_command_says_what_it_confirmed(standards: Path) -> None:
    command = [sys.executable, str(PROJECT / "scripts" / "confirm.py"), "doors", "o1", "--standards", str(standards)]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert first == "Confirmed: o1 to V1 P1\n"
    assert second.startswith("There was nothing to confirm")
