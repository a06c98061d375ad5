"""What a person runs: an old Python can read it, it explains itself, and it says plainly what is asked wrongly."""

from __future__ import annotations

import argparse
import ast
import errno
import importlib
import json
import os
import re
import runpy
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).parent.parent
SCRIPTS = PROJECT / "scripts"
TO_RUN, TO_TEST = "requirements.lock", "requirements-test.lock"
TO_BUILD_OTHERWISE, TO_BUILD_ELSEWHERE = "requirements-zensical.lock", "requirements-dask.lock"
COMMANDS = ("build.py", "check.py", "test.py")


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Imports one of the scripts' shared modules."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPTS / script, *arguments], capture_output=True, text=True, check=False, encoding="utf-8"
    )


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.py")), ids=lambda path: path.name)
def test_an_old_python_can_read_the_script(script: Path) -> None:
    tree = ast.parse(script.read_text(encoding="utf-8"), feature_version=(3, 6))
    assert "__future__" not in {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("larger", [TO_TEST, TO_BUILD_OTHERWISE, TO_BUILD_ELSEWHERE])
def test_the_larger_locks_hold_all_that_the_smallest_does(larger: str) -> None:
    pins = [
        set(re.findall(r"^[\w.-]+==[^\\\n]+", (PROJECT / lock).read_text("utf-8"), re.MULTILINE))
        for lock in (TO_RUN, larger)
    ]
    assert pins[0]
    assert pins[0] <= pins[1]


def test_the_locks_pin_every_package_that_the_project_names() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    named = {
        TO_RUN: project["dependencies"],
        TO_TEST: extras["test"],
        TO_BUILD_OTHERWISE: extras["zensical"],
        TO_BUILD_ELSEWHERE: extras["dask"],
    }
    for lock, wanted in named.items():
        pinned = set(re.findall(r"^([\w.-]+)==", (PROJECT / lock).read_text("utf-8"), re.MULTILINE))
        assert {re.split("[<>=!~ ;[]", package)[0] for package in wanted} - pinned == set()


def test_no_lock_names_where_packages_come_from() -> None:
    for lock in (TO_RUN, TO_TEST, TO_BUILD_OTHERWISE, TO_BUILD_ELSEWHERE):
        assert not re.search(r"https?://|^--", (PROJECT / lock).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EROFS, "may not write in"),
        (errno.EACCES, "may not write in"),
        (errno.EIO, "Set-up could not go on"),
    ],
)
def test_an_error_of_the_system_is_worded(module: Callable[[str], ModuleType], number: int, words: str) -> None:
    said = module("_set_up").why_not_written(OSError(number, os.strerror(number)))
    assert words in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: [Errno 30] Read-only file system: '/x'", "may not write in"),
        ("WARNING: Retrying (...) Temporary failure in name resolution", "check the network"),
        ("something\nERROR: the moon is in the way\n\n", "(ERROR: the moon is in the way)"),
        ("", "pip did not say why"),
    ],
)
def test_an_error_of_pip_is_worded(module: Callable[[str], ModuleType], printed: str, words: str) -> None:
    said = module("_set_up").why_pip_failed(printed, TO_RUN)
    assert words in said
    assert "\n" not in said


@pytest.mark.parametrize("script", COMMANDS)
def test_a_command_explains_itself(script: str) -> None:
    shown = run(script, "--help")
    assert shown.returncode == 0
    assert shown.stdout.startswith(f"usage: {script}")


@pytest.mark.parametrize("script", ["build.py", "check.py"])
def test_a_folder_that_is_not_there_is_named(script: str, tmp_path: Path) -> None:
    refused = run(script, "--standards", str(tmp_path / "nowhere"))
    assert refused.returncode == 2
    assert f"there is no folder {tmp_path / 'nowhere'}" in refused.stderr


@pytest.mark.parametrize("text", ["0", "65536", "http", "-1", ""])
def test_a_port_is_a_number_that_can_be_one(module: Callable[[str], ModuleType], text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="from 1 to 65535"):
        module("_arguments").port_number(text)


def test_macos_and_windows_keep_browsers_in_places_of_their_own(module: Callable[[str], ModuleType]) -> None:
    usual_places = module("_browser").usual_places
    assert usual_places("linux", {"HOME": "/home/ann"}) == []
    assert "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" in usual_places(
        "darwin", {"HOME": "/Users/a"}
    )
    windows = usual_places("win32", {"ProgramFiles(x86)": "C:/Program Files (x86)"})
    assert [place.replace("\\", "/") for place in windows][-1] == (
        "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe"
    )


def test_a_file_that_is_no_browser_is_not_taken_for_one(module: Callable[[str], ModuleType], tmp_path: Path) -> None:
    works = module("_browser").works
    assert not works(str(tmp_path / "chromium"))
    stand_in = tmp_path / "chromium-browser"
    stand_in.write_text("#!/bin/sh\necho install the snap\nexit 1\n")
    stand_in.chmod(0o755)
    if sys.platform.startswith("linux"):
        assert not works(str(stand_in))


@pytest.fixture
def standards(tmp_path: Path) -> Path:
    (tmp_path / "standards").mkdir()
    (tmp_path / "docs").mkdir()
    return tmp_path / "standards"


def check(standards: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return run("check.py", "--standards", str(standards), "--docs", str(standards.parent / "docs"), *more)


def test_a_check_that_finds_nothing_says_so_and_ends_well(standards: Path) -> None:
    found = check(standards)
    assert (found.returncode, found.stdout) == (0, "No problems in no files.\n")


def test_a_check_that_finds_a_problem_closes_with_the_count_and_ends_badly(standards: Path) -> None:
    (standards / "stray.yaml").write_text("title: nowhere\n")
    found = check(standards)
    assert found.returncode == 1
    assert "stray.yaml" in found.stdout
    assert found.stdout.splitlines()[-1] == "1 problem and no warnings in 1 file."


def test_a_check_for_a_program_prints_nothing_else(standards: Path) -> None:
    (standards / "stray.yaml").write_text("title: nowhere\n")
    assert [problem["severity"] for problem in json.loads(check(standards, "--format", "json").stdout)] == ["problem"]
    assert check(standards, "--format", "github").stdout.startswith("::error file=")


@pytest.mark.parametrize(
    ("arguments", "marks"),
    [
        ([], ()),
        (["--no-browser"], ("-m", "not browser")),
        (["-m", "slow"], ("-m", "(slow)")),
        (["--no-browser", "-m", "slow or quick", "-x"], ("-m", "(slow or quick) and not browser")),
    ],
)
def test_tests_without_a_browser_are_marked_out(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], marks: tuple[str, ...]
) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    monkeypatch.setattr(sys, "argv", ["test.py", *arguments])
    script = runpy.run_path(str(SCRIPTS / "test.py"))
    options, _ = script["read_options"]()
    assert script["marked"](options) == marks
