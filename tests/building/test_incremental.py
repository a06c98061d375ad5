"""A build that makes only what must be made anew gives what a build gives that makes everything."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.running import BUILD
from tests.building.conftest import PROJECT, Content, everything, written
from tests.building.edits import EDITS, Edit, reword, units


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(EDITS, min_size=2, max_size=5))
def test_after_any_edits_the_site_is_that_of_a_clean_build(edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = written(Path(folder))
        content.build()
        for edit in edits:
            edit(content.standards)
            content.build()
        assert everything(content.site) == content.built_clean("clean")


def test_one_edited_item_leaves_the_pages_of_other_units_as_they_are(content: Content) -> None:
    content.build()
    content.build()
    before = {path: path.stat().st_ino for path in content.site.rglob("units/*/index.html")}
    reword(3, "alpha")(content.standards)
    content.build()
    content.build()
    changed = {path.parent.name for path, told in before.items() if path.stat().st_ino != told}
    assert changed == {f"ben{units(content.standards)[3].stem.lower()}"}


def test_an_edit_within_one_tick_of_the_clock_is_seen(content: Content) -> None:
    content.build()
    path = units(content.standards)[2]
    told = path.stat()
    path.write_text(path.read_text("utf-8").replace("point 4", "point 9"), "utf-8")
    os.utime(path, ns=(told.st_mtime_ns, told.st_mtime_ns))
    content.build()
    assert "point 9" in (content.site / "units" / f"ben{path.stem.lower()}" / "index.html").read_text("utf-8")


def test_an_edit_of_a_hand_written_page_reaches_the_search(content: Content) -> None:
    content.build()
    page = content.docs / "index.md"
    for words in ("A zygote of words.", "A quagga.", ""):
        page.write_text(f"---\ntitle: Home\ndescription: A home.\n---\n\n# Home\n\n{words}\n", "utf-8")
        content.build()
        found = b"zygote" in b"".join(path.read_bytes() for path in content.site.glob("search/*.js"))
        assert found == ("zygote" in words)
    assert everything(content.site) == content.built_clean("clean")


def test_a_file_that_is_deleted_from_the_site_comes_back_and_a_foreign_one_goes(content: Content) -> None:
    content.build()
    before = everything(content.site)
    (content.site / "units" / "bens1u3" / "index.html").unlink()
    (content.site / "units" / "bens1u4" / "old.html").write_text("old", "utf-8")
    content.build()
    assert everything(content.site) == before
    content.build()
    assert everything(content.site) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("touchstone/templates/_facts.html.jinja", "<span>Version</span>", "<span>Number</span>"),
        ("macros/theme/partials/footer.html", "is the standard.", "is what counts."),
        ("mkdocs.yml", "site_name: Occupational standards", "site_name: Our standards"),
        ("touchstone/wording.py", "You must be able to:", "You can:"),
        ("touchstone/search/files.py", "compact(in_short(piece.terms))", "compact(in_short(piece.terms[1:]))"),
        ("touchstone/search/files.py", "return DataFile(f", "script += script; return DataFile(f"),
    ],
)
def test_a_change_of_the_program_or_the_theme_reaches_every_file(
    content: Content, file: str, old: str, new: str
) -> None:
    project = content.folder / "own"
    for name in ("touchstone", "macros"):
        shutil.copytree(PROJECT / name, project / name, ignore=shutil.ignore_patterns("__pycache__", "importers"))
    shutil.copy(PROJECT / "mkdocs.yml", project)
    build = [sys.executable, "-c", BUILD, *map(str, (project, content.standards, content.docs))]
    subprocess.run([*build, str(content.site)], check=True)
    before = everything(content.site)
    text = (project / file).read_text("utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new), "utf-8")
    subprocess.run([*build, str(content.site)], check=True)
    after = everything(content.site)
    assert {path for path in after if after[path] != before.get(path)} > {".touchstone-site", "manifest.sha256"}
    shutil.rmtree(project / ".cache")
    subprocess.run([*build, str(content.folder / "clean")], check=True)
    assert after == everything(content.folder / "clean")
