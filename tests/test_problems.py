"""Problems as authors read them: each folder in `cases` is a sentence that holds, with the message in full.

A case holds the files that differ from `cases/_base`, and in `expected.txt` what the check says of them.
After a change of words, `TOUCHSTONE_WRITE_EXPECTED=1 pytest tests/test_problems.py` writes the files anew: read the
difference before you keep it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from touchstone.checking import check, checked_catalogue
from touchstone.pages.problems import problems_page, rule_pages
from touchstone.problem import FORMATS, Problem, as_text, stops
from touchstone.render import Site

CASES = Path(__file__).parent / "cases"
SENTENCES = sorted(path.name for path in CASES.iterdir() if path.name != "_base")
WRITE = os.environ.get("TOUCHSTONE_WRITE_EXPECTED") == "1"
TESTED_ELSEWHERE = ("TS302", "TS4", "TS5")
"""Codes with tests of their own: of macros (test_macros.py), of frameworks and of courses."""


def problems_of(sentence: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """What the check says of the base with the files of a case laid over it."""
    shutil.copytree(CASES / "_base", folder, dirs_exist_ok=True)
    shutil.copytree(CASES / sentence, folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)
    return check(Path("standards"), Path("docs") if Path("docs").is_dir() else None)


def agrees(told: str, golden: Path) -> None:
    """Compare with a golden file to the letter."""
    if WRITE:
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_bytes().decode()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_check_says_what_is_expected(sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agrees(as_text(problems_of(sentence, tmp_path, monkeypatch)), CASES / sentence / "expected.txt")


@cache
def codes_in_cases() -> set[str]:
    return set(re.findall(r"^\S.*?: (TS\d{3}) ", "\n".join(told.read_text("utf-8") for told in expectations()), re.M))


def expectations() -> list[Path]:
    return [CASES / sentence / "expected.txt" for sentence in SENTENCES]


@pytest.mark.parametrize("code", [page.code for page in rule_pages() if not page.code.startswith(TESTED_ELSEWHERE)])
def test_every_code_has_a_case_that_shows_it(code: str) -> None:
    assert code in codes_in_cases(), f"add a folder to tests/cases whose expected.txt shows {code}"


def test_the_page_of_problems_shows_what_is_typed_as_code_and_no_backticks() -> None:
    page = problems_page(Site(checked_catalogue(CASES / "_base/standards")))
    assert "A glossary term&#39;s <code>see_also</code> names terms" in page.body
    assert "A glossary term's see_also names terms" in " ".join(one.title for one in page.contents)
    assert "`" not in page.body + "".join(one.title for one in page.contents)


def test_every_code_in_the_cases_is_explained_on_the_page_of_problems() -> None:
    assert codes_in_cases() <= {page.code for page in rule_pages()}


@pytest.mark.parametrize("told", expectations(), ids=lambda path: path.parent.name)
def test_every_problem_says_where_and_what_to_do(told: Path) -> None:
    for problem in told.read_text("utf-8").split("\n\n"):
        lines = problem.strip("\n").splitlines()
        if lines:
            assert re.match(r"(standards|docs)(/[^:]+)?(:\d+:\d+)?: TS\d{3} ", lines[0])
            assert any(line.startswith("   = ") for line in lines), f"no advice: {lines[0]}"


def test_no_message_speaks_of_the_program() -> None:
    programs_words = r"\b(pydantic|str|dict|tuple|NoneType|Traceback|regex|pattern|validation|input)\b"
    for told in expectations():
        assert not re.findall(programs_words, told.read_text("utf-8")), told.parent.name


FOR_MACHINES = "problems of all files are told at once, in the order of files and lines"


@pytest.mark.parametrize("form", ["json", "github", "gitlab"])
def test_machines_are_told_the_same(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problems = problems_of(FOR_MACHINES, tmp_path, monkeypatch)
    agrees(FORMATS[form](problems) + "\n", CASES / FOR_MACHINES / f"expected.{form}")


def test_a_github_command_holds_one_problem_on_one_line_whatever_its_words() -> None:
    awkward = Problem("TS001", "100 %\n::warning::x", "a,b:c.yaml", 3, 5, advice="one\r\ntwo")
    assert FORMATS["github"]([awkward]) == (
        "::error file=a%2Cb%3Ac.yaml,line=3,col=5,title=TS001::100 %25%0A::warning::x (one%0D%0Atwo)"
    )


def test_gitlab_tells_two_problems_on_one_line_apart() -> None:
    problems = [Problem("TS001", "one", "a.yaml", 3, column) for column in (1, 9)]
    assert len({entry["fingerprint"] for entry in json.loads(FORMATS["gitlab"](problems))}) == 2


def test_a_warning_does_not_stop_a_build_and_a_problem_does() -> None:
    warning = Problem("TS107", "odd", "a.yaml", severity="warning")
    assert not stops([warning])
    assert stops([warning, Problem("TS001", "wrong", "a.yaml")])


def test_the_caret_stands_under_the_place_in_a_line_of_any_length() -> None:
    line = "x" * 5000 + "!" + "y" * 5000
    shown, caret = as_text([Problem("TS001", "wrong", "a.yaml", 7, 5001, line)]).splitlines()[2:4]
    assert shown[caret.index("^")] == "!"
    assert len(shown) < 200


def test_the_example_that_authors_read_is_what_the_check_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Path(__file__).parent.parent
    shown = (project / "docs/authoring/index.md").read_text("utf-8").partition("```text\n")[2].partition("```")[0]
    shutil.copytree(project / "standards", tmp_path / "standards")
    monkeypatch.chdir(tmp_path)
    unit = Path("standards/suites/electoral-services/units/ES19.yaml")
    unit.write_text(unit.read_text("utf-8").replace("\nperformance_criteria:", "\nperfomance_criteria:"), "utf-8")
    assert as_text(check(Path("standards"))) == shown
