"""Golden cases: a folder whose name is the sentence holds what differs from `_base`, and what the check says of it.

After a change of words, `TOUCHSTONE_WRITE_EXPECTED=1 pytest …` writes the files anew: read the difference before you
keep it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from touchstone.checking import check
from touchstone.problem import Problem, as_text

WRITE = os.environ.get("TOUCHSTONE_WRITE_EXPECTED") == "1"


def sentences(cases: Path) -> list[str]:
    """The names of the cases in a folder."""
    return sorted(path.name for path in cases.iterdir() if path.name != "_base")


def problems_of(cases: Path, sentence: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """What the check says of the base with the files of a case laid over it."""
    lay_out(cases, sentence, folder)
    monkeypatch.chdir(folder)
    return check(Path("standards"))


def lay_out(cases: Path, sentence: str, folder: Path) -> Path:
    """Lay the files of a case over the base; gives the standards folder."""
    shutil.copytree(cases / "_base", folder, dirs_exist_ok=True)
    shutil.copytree(cases / sentence, folder, dirs_exist_ok=True)
    return folder / "standards"


def agree(problems: list[Problem], expected: Path) -> None:
    """Compare with a golden file to the letter."""
    told = as_text(problems)
    if WRITE:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert told == expected.read_bytes().decode()
