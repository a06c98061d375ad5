"""The live preview: every kind of edit shows, a mistake shows as the located problem, and the preview lives on."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.building.conftest import PROJECT, Content

PATIENCE = 30
TAKEN = ("touchstone", "macros", "scripts", "mkdocs.yml", "requirements.lock", "requirements-test.lock")


@dataclass(frozen=True)
class Shown:
    """A preview that runs over a project of its own."""

    project: Path
    content: Content
    url: str

    def page(self, address: str) -> str:
        """What a browser gets."""
        try:
            with urllib.request.urlopen(self.url + address, timeout=PATIENCE) as answer:
                text: str = answer.read().decode()
                return text
        except HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    def shows(self, words: str, address: str) -> bool:
        """Whether a page comes to show some words."""
        return until(lambda: words in self.page(address))


@pytest.fixture
def shown(content: Content) -> Iterator[Shown]:
    project = content.folder / "own"
    project.mkdir()
    for name in TAKEN:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, project / name)
    (project / ".venv").symlink_to(Path(sys.prefix))
    port = free_port()
    command = [sys.executable, str(project / "scripts" / "build.py"), "--serve", "--port", str(port)]
    command += ["--standards", str(content.standards), "--docs", str(content.docs)]
    with (
        (content.folder / "said.txt").open("wb") as said,
        subprocess.Popen(command, stdout=said, stderr=said) as process,
    ):
        yield Shown(project, content, f"http://127.0.0.1:{port}/")
        process.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(holds: Callable[[], bool]) -> bool:
    """Wait until something holds, not for ever."""
    ends = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < ends:
        time.sleep(0.05)
    return holds()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.slow
def test_edits_of_standards_and_pages_show_and_mistakes_are_outlived(shown: Shown) -> None:
    unit = shown.content.standards / "suites" / "suite-1" / "units" / "S1U1.yaml"
    home = shown.content.docs / "index.md"
    assert shown.shows("S1U1", "units/bens1u1/")
    edit(unit, "title: ", "title: Newly ")
    assert shown.shows("Newly", "units/bens1u1/")
    assert shown.shows("Newly", "suites/suite-1/")
    assert shown.shows("Newly", "")
    edit(unit, "title:", "titel:")
    assert shown.shows("TS003 unknown key &#x27;titel&#x27;", "units/bens1u1/")
    edit(unit, "titel:", "title:")
    assert shown.shows("Newly", "units/bens1u1/")
    edit(home, "# Home", "# A new home")
    assert shown.shows("A new home", "")
    edit(home, "S1U1", "S9U9")
    assert shown.shows("there is no unit &#x27;S9U9&#x27;", "")
    edit(home, "S9U9", "S1U2")
    assert shown.shows("A new home", "")
    assert "Traceback" not in (shown.content.folder / "said.txt").read_text("utf-8")


@pytest.mark.slow
def test_edits_of_templates_theme_styles_and_code_show(shown: Shown) -> None:
    assert shown.shows("S1U1", "units/bens1u1/")
    edit(shown.project / "touchstone" / "templates" / "unit.html.jinja", "<h2", '<h2 data-edited="1"')
    assert shown.shows("data-edited", "units/bens1u1/")
    edit(shown.project / "macros" / "theme" / "main.html", "{% block site_nav %}", "{% block site_nav %}<!--edited-->")
    assert shown.shows("<!--edited-->", "units/bens1u1/")
    edit(shown.project / "touchstone" / "assets" / "search.css", "{", "{/*edited*/")
    assert shown.shows("/*edited*/", "assets/touchstone/touchstone.css")
    edit(shown.project / "macros" / "authoring.py", 'class="', 'class="edited ')
    assert shown.shows("edited ", "")


@pytest.mark.slow
def test_where_the_whole_site_cannot_be_built_no_page_is_waited_for_in_vain(shown: Shown) -> None:
    assert shown.shows("S1U1", "units/bens1u1/")
    (shown.content.docs / "other.md").write_text("# Other\n\n[Nowhere](nothing.md)\n", "utf-8")
    assert shown.shows("nothing.md", "units/bens1u1/")
    assert "nothing.md" in shown.page("no/such/page/")
    (shown.content.docs / "other.md").write_text("# Other\n", "utf-8")
    assert shown.shows("S1U1", "units/bens1u1/")


@pytest.mark.slow
def test_a_page_that_is_not_there_stays_a_page_that_is_not_there(shown: Shown) -> None:
    assert shown.shows("S1U1", "units/bens1u1/")
    edit(shown.content.docs / "index.md", "# Home", "# A new home")
    assert "A new home" not in shown.page("no/such/page/")


@pytest.mark.slow
def test_what_is_wrong_is_told_once_in_the_terminal(shown: Shown) -> None:
    edit(shown.content.standards / "suites" / "suite-1" / "units" / "S1U1.yaml", "title:", "titel:")
    said = shown.content.folder / "said.txt"
    assert until(lambda: "'titel'" in said.read_text("utf-8"))
    time.sleep(4)  # the whole site is built beside it
    assert said.read_text("utf-8").count("unknown key 'titel'") == 1
