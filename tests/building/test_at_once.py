"""What the live preview shows right after an edit is what the whole build will show."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.at_once import AtOnce, read_at_once
from macros.building import Options, build
from tests.building.conftest import PROJECT, Content
from touchstone.problem import ProblemsFound

URL = "http://127.0.0.1:8000/"
HAND_WRITTEN = ("index.html", "toolkit/induction/index.html", "authoring/macros/index.html")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site that ships, as the preview builds it."""
    folder = tmp_path_factory.mktemp("whole")
    build(PROJECT, PROJECT / "standards", PROJECT / "docs", folder / "site", Options(site_url=URL))
    return folder


@pytest.fixture(scope="module")
def at_once(whole: Path) -> AtOnce:
    """The same site, page by page."""
    made = read_at_once(PROJECT, PROJECT / "standards", PROJECT / "docs", whole / "preview", URL)
    made.take_shells()
    return made


def test_every_data_page_and_file_is_what_the_whole_build_makes(whole: Path, at_once: AtOnce) -> None:
    site = whole / "site"
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    made = {path: at_once._data_file(path) for path in files}
    different = [path for path, content in made.items() if content is not None and content != files[path].read_bytes()]
    assert different == []
    assert {path.split("/")[0] for path, content in made.items() if content} >= {"units", "suites", "roles", "glossary"}


@pytest.mark.parametrize("path", HAND_WRITTEN)
def test_a_hand_written_page_is_what_the_whole_build_makes(path: str, whole: Path, at_once: AtOnce) -> None:
    assert at_once.content(path) == (whole / "site" / path).read_bytes()


def test_what_only_the_whole_build_makes_is_not_given(at_once: AtOnce) -> None:
    assert at_once.content("assets/touchstone/search/none.js") is None
    assert at_once.content("no/such/page/index.html") is None


def test_a_unit_that_was_edited_is_shown_with_its_new_words(content: Content) -> None:
    unit = content.standards / "suites" / "suite-1" / "units" / "S1U1.yaml"
    unit.write_text(unit.read_text("utf-8").replace("title: ", "title: Newly ", 1), "utf-8")
    made = read_at_once(content.project("project"), content.standards, content.docs, content.folder / "preview", URL)
    assert all(b"Newly" in (made.content(path) or b"") for path in ("units/bens1u1/index.html", "index.html"))


def test_an_edited_page_is_shown_in_the_shells_of_an_edited_theme(content: Content) -> None:
    project = content.folder / "own"
    project.mkdir()
    for name in ("touchstone", "mkdocs.yml"):
        (project / name).symlink_to(PROJECT / name)
    shutil.copytree(PROJECT / "macros", project / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    theme = project / "macros" / "theme" / "main.html"
    theme.write_text(
        theme.read_text("utf-8").replace("{% block site_nav %}", "{% block site_nav %}<!--mine-->"), "utf-8"
    )
    made = read_at_once(project, content.standards, content.docs, content.folder / "preview", URL)
    assert b"<!--mine-->" in (made.content("suites/index.html") or b"")


def test_standards_that_break_a_rule_are_not_shown(content: Content) -> None:
    unit = next(content.standards.glob("suites/*/units/*.yaml"))
    unit.write_text(unit.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    with pytest.raises(ProblemsFound):
        read_at_once(content.project("project"), content.standards, content.docs, content.folder / "preview", URL)


def test_a_preview_that_was_closed_gives_nothing(at_once: AtOnce) -> None:
    again = AtOnce(at_once.one)
    again.close()
    assert again.content("suites/index.html") is None
