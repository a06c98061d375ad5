"""The commands from end to end: what they make, what they say, how they end, and what they leave alone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from touchstone.problem import FORMATS

PROJECT = Path(__file__).parent.parent
BASE = PROJECT / "tests" / "cases" / "_base" / "standards"
PATIENCE = 30


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of an organisation that keeps its content outside the project."""
    shutil.copytree(BASE, tmp_path / "standards")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text('# Home\n\nBegin with {{ unit("V1") }}.\n', "utf-8")
    return tmp_path


def arguments(content: Path) -> list[str]:
    return ["--standards", str(content / "standards"), "--docs", str(content / "docs")]


def run(script: str, *given: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROJECT / "scripts" / script), *given]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=cwd)


def build(content: Path, *more: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return run("build.py", *arguments(content), "--site", str(content / "site"), *more, cwd=cwd)


def spoil(content: Path) -> None:
    """Put a mistake into the standards."""
    unit = content / "standards" / "suites" / "visits" / "units" / "V1.yaml"
    unit.write_text(unit.read_text("utf-8").replace("title:", "titel:"), "utf-8")


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_says_what_it_made_and_how_to_open_it(content: Path) -> None:
    made = build(content)
    assert (made.returncode, made.stderr) == (0, "")
    counts = re.match(r"Built (\d+) pages from (\d+) units with (\d+) items in \d+\.\d s", made.stdout)
    assert counts
    assert int(counts[1]) == len(list((content / "site").rglob("*.html")))
    assert (counts[2], counts[3]) == ("2", "3")
    address = re.search(r"file://\S+", made.stdout)
    assert address
    assert Path(url2pathname(urlsplit(address[0]).path)).samefile(content / "site" / "index.html")
    assert "scripts/build.py --serve" in made.stdout


def test_a_build_works_from_any_folder_and_takes_paths_from_there(content: Path) -> None:
    made = run("build.py", "--standards", "standards", "--docs", "docs", "--site", "out/here", cwd=content)
    assert made.returncode == 0, made.stderr
    assert (content / "out" / "here" / "units" / "tcv1" / "index.html").exists()


def test_a_site_of_other_content_has_its_own_pages_in_the_menu(content: Path) -> None:
    (content / "docs" / "visiting-us.md").write_text("---\ntitle: Visiting us\n---\n\n# Visiting us\n", "utf-8")
    assert build(content).returncode == 0
    home = (content / "site" / "index.html").read_text("utf-8")
    assert 'href="visiting-us/"' in home
    assert 'href="suites/"' in home
    assert "toolkit" not in home


def test_a_second_build_replaces_the_whole_site(content: Path) -> None:
    build(content)
    (content / "site" / "left-over.html").write_text("old", "utf-8")
    assert build(content).returncode == 0
    assert not (content / "site" / "left-over.html").exists()
    assert (content / "site" / "index.html").exists()


def test_a_build_leaves_nothing_beside_the_site(content: Path) -> None:
    before = everything(content / "standards") | everything(content / "docs")
    assert build(content).returncode == 0
    assert {path.name for path in content.iterdir()} == {"standards", "docs", "site"}
    assert everything(content / "standards") | everything(content / "docs") == before


def test_a_problem_is_told_and_the_old_site_stays_as_it_was(content: Path) -> None:
    build(content)
    before = everything(content / "site")
    spoil(content)
    failed = build(content)
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert "V1.yaml:3:1: TS003 unknown key 'titel'" in failed.stderr
    assert "did you mean 'title'?" in failed.stderr
    assert "The site was not built" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert everything(content / "site") == before
    assert {path.name for path in content.iterdir()} == {"standards", "docs", "site"}


def test_a_macro_that_fails_leaves_the_old_site_as_it_was(content: Path) -> None:
    build(content)
    before = everything(content / "site")
    (content / "docs" / "index.md").write_text('# Home\n\n{{ untis("V1") }}\n', "utf-8")
    failed = build(content)
    assert failed.returncode == 1
    assert "index.md:3:4: TS302 there is no macro 'untis'" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert everything(content / "site") == before


@pytest.mark.slow
def test_mkdocs_by_itself_makes_the_same_pages(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "by-itself")]
    made = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert made.returncode == 0, made.stderr
    run("build.py", "--site", str(tmp_path / "whole"))
    alone, whole = everything(tmp_path / "by-itself"), everything(tmp_path / "whole")
    assert whole.keys() - alone.keys() == {".touchstone-site", "content-security-policy.txt", "manifest.sha256"}
    assert [path for path, content in alone.items() if content != whole[path]] == []


WRONG_PAGES = {
    '{{ untis("V1") }}': "index.md:3:4: TS302 there is no macro 'untis'",
    '{{ unit("V1" }}': "index.md:3:1: TS302 the macros on this page cannot be read",
    '{{ unit("V9") }}': "index.md:3:10: TS301 there is no unit 'V9'",
}


@pytest.mark.parametrize("call", WRONG_PAGES)
def test_the_check_says_of_a_hand_written_page_what_the_build_says(content: Path, call: str) -> None:
    (content / "docs" / "index.md").write_text(f"# Home\n\n{call}\n", "utf-8")
    found = run("check.py", *arguments(content))
    assert found.returncode == 1
    assert WRONG_PAGES[call] in found.stdout
    assert WRONG_PAGES[call] in build(content).stderr


def test_a_page_that_asks_for_no_macros_and_one_with_macros_of_its_own_are_left_alone(content: Path) -> None:
    (content / "docs" / "plain.md").write_text("---\nrender_macros: false\n---\n# Plain\n\n{{ untis( }}\n", "utf-8")
    own = '# Own\n\n{% macro mine(x) %}{{ x }}{% endmacro %}{{ mine("one") }} {{ range(3) | join }}\n'
    (content / "docs" / "own.md").write_text(own, "utf-8")
    assert run("check.py", *arguments(content)).returncode == 0


@pytest.mark.parametrize("folder", ["documents", "standards", "docs"])
def test_a_folder_that_holds_something_else_is_not_touched(content: Path, folder: str) -> None:
    (content / "documents").mkdir()
    (content / "documents" / "letter.txt").write_text("Dear Sir or Madam", "utf-8")
    before = everything(content)
    refused = run("build.py", *arguments(content), "--site", str(content / folder))
    assert refused.returncode == 1
    assert f"{content / folder}" in refused.stderr
    assert "--site" in refused.stderr
    assert everything(content) == before


def test_a_file_in_the_place_of_the_site_is_not_touched(content: Path) -> None:
    (content / "site").write_text("mine", "utf-8")
    refused = build(content)
    assert refused.returncode == 1
    assert "is a file" in refused.stderr
    assert (content / "site").read_text("utf-8") == "mine"


def test_an_empty_folder_is_taken(content: Path) -> None:
    (content / "site").mkdir()
    assert build(content).returncode == 0


def test_a_site_inside_its_own_sources_is_refused(content: Path) -> None:
    for sources in ("docs", "standards"):
        refused = run("build.py", *arguments(content), "--site", str(content / sources / "site"))
        assert refused.returncode == 1
        assert "Traceback" not in refused.stderr
        assert not (content / sources / "site").exists()


def test_a_hand_written_page_at_the_address_of_a_unit_is_refused(content: Path) -> None:
    (content / "docs" / "units").mkdir()
    (content / "docs" / "units" / "tcv1.md").write_text("# Mine\n", "utf-8")
    refused = build(content)
    assert refused.returncode == 1
    assert "units/tcv1.md has the address /units/tcv1/" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_dead_link_between_hand_written_pages_stops_the_build(content: Path) -> None:
    (content / "docs" / "index.md").write_text("# Home\n\n[away](nowhere.md)\n", "utf-8")
    refused = build(content)
    assert refused.returncode == 1
    assert "nowhere.md" in refused.stderr
    assert "index.md" in refused.stderr
    assert not (content / "site").exists()


# The check


def check(content: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return run("check.py", *arguments(content), *more)


def test_the_check_ends_well_where_there_are_only_warnings(content: Path) -> None:
    unit = content / "standards" / "suites" / "visits" / "units" / "V1.yaml"
    unit.write_text(unit.read_text("utf-8") + "unplaced: Approved by the panel\n", "utf-8")
    found = check(content)
    assert found.returncode == 0
    assert "TS108 warning" in found.stdout
    assert found.stdout.splitlines()[-1].startswith("no problems and 1 warning in ")
    assert build(content).returncode == 0


@pytest.mark.parametrize("form", FORMATS)
def test_the_check_tells_of_problems_in_every_form_and_ends_badly(content: Path, form: str) -> None:
    spoil(content)
    found = check(content, "--format", form)
    assert (found.returncode, found.stderr) == (1, "")
    assert "V1.yaml" in found.stdout
    assert "titel" in found.stdout
    if form in ("json", "gitlab"):
        assert len(json.loads(found.stdout)) == 1


@pytest.mark.parametrize("form", ["json", "gitlab"])
def test_the_check_of_sound_standards_is_an_empty_list_for_programs(content: Path, form: str) -> None:
    found = check(content, "--format", form)
    assert (found.returncode, json.loads(found.stdout)) == (0, [])


def test_the_check_and_the_build_tell_the_same(content: Path) -> None:
    spoil(content)
    assert check(content).stdout.partition("\n\n")[0] in build(content).stderr


def test_the_standards_that_ship_have_no_problem() -> None:
    found = run("check.py")
    assert found.returncode == 0, found.stdout
    assert found.stdout.splitlines()[-1].startswith(("No problems", "no problems"))
