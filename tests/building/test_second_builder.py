"""The second builder with pages of every shape, and what is said where it cannot build."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros import with_zensical
from macros.building import BuildStopped
from macros.zensical_project import why_stopped
from tests.building.conftest import PROJECT, Content, everything
from touchstone.problem import ProblemsFound

pytestmark = pytest.mark.zensical
WITH_ZENSICAL = {"builder": "zensical"}
MARKED = re.compile(rb"touchstone[0-9a-f]{16}", re.IGNORECASE)
WITHOUT_MKDOCS = """
import sys
sys.modules["mkdocs"] = sys.modules["mkdocs_macros"] = sys.modules["material"] = None
from pathlib import Path
from macros.building import Options, build
build(*map(Path, sys.argv[1:5]), Options(builder="zensical"))
"""
PAGES = {
    "index.md": '# Home & <em>away</em>\n\n{{ unit("S1U1") }} ![](deep/er/p.png) <a href="units/">all</a>\n',
    "deep/README.md": '---\ntitle: A & B <c> "d"\ndescription: Say "x" & <y>\nhide:\n  - toc\n---\n\n'
    "# Deep `code` & more {: #own }\n\n## Two *b*\n\n### Three\n\n## Two *b*\n",
    "deep/er/no-heading.md": 'Words with {{ item("S1U2", "P3") }}. [Up](../README.md#own)\n\n'
    '{% call steps("T & <x>") %}\n\n1. **A** b\n\n{% endcall %}\n\n!!! note "Hey"\n    text\n\nTerm\n:   Meaning\n',
    "deep/raw.md": '---\nrender_macros: false\n---\nTitle & all\n===========\n\n{{ unit("nothing") }} {% raw %}\n\n'
    '<p><a href="../units/">all</a></p>\n\n```html\n<a href="../units/">\n\n    x < 2\n```\n',
    "templates/t.md": "{{ nope( }}\n",
    ".hidden/h.md": "{{ nope( }}\n",
}


def with_pages(content: Content, pages: dict[str, str]) -> Content:
    for name, text in pages.items():
        path = content.docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return content


def articles(site: Path) -> dict[str, str]:
    """The article of each page without blanks at the ends of lines, and without the theme's own place to skip to."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        _, _, text = path.read_text("utf-8").partition("<article")
        text = text.partition("</article>")[0].replace('<a id="__skip" tabindex="-1"></a>', "")
        found[path.relative_to(site).as_posix()] = " ".join(text.split())
    return found


def test_pages_of_every_shape_are_the_same_from_both_builders(content: Content) -> None:
    with_pages(content, {**PAGES, "x/" * 12 + "y.md": "# Far down\n"})
    (content.docs / "deep" / "er" / "p.png").write_bytes(b"a picture")
    for builder in ("mkdocs", "zensical"):
        content.build(content.folder / builder, builder=builder, site_url="https://example.org/any/")
    first, second = (articles(content.folder / builder) for builder in ("mkdocs", "zensical"))
    assert "deep/er/no-heading/index.html" in first
    assert first == second
    far = (content.folder / "zensical" / ("x/" * 12) / "y" / "index.html").read_text("utf-8")
    assert f'action="{"../" * 13}search/"' in far
    assert (content.folder / "zensical" / "deep" / "er" / "p.png").read_bytes() == b"a picture"


def test_two_builds_are_the_same_and_leave_no_marks(content: Content) -> None:
    for project in ("one", "two"):
        content.build(content.folder / f"by-{project}", project, **WITH_ZENSICAL)
    first = everything(content.folder / "by-one")
    assert first == everything(content.folder / "by-two")
    assert [name for name, told in first.items() if MARKED.search(told)] == []
    assert "search.json" not in first


def test_an_edit_of_a_unit_makes_what_a_clean_build_makes(content: Content) -> None:
    content.build(**WITH_ZENSICAL)
    unit = sorted(content.standards.rglob("units/*.yaml"))[0]
    unit.write_text(unit.read_text("utf-8").replace("title: ", "title: New ", 1), "utf-8")
    content.build(**WITH_ZENSICAL)
    content.build(content.folder / "clean", "another", **WITH_ZENSICAL)
    assert everything(content.site) == everything(content.folder / "clean")


def test_the_site_is_built_where_there_is_no_mkdocs(content: Content) -> None:
    folders = (content.project("project"), content.standards, content.docs, content.site)
    command = [sys.executable, "-c", WITHOUT_MKDOCS, *map(str, folders)]
    told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert told.stderr == ""
    assert (content.site / "index.html").is_file()


def stopped(content: Content, pages: dict[str, str]) -> str:
    with pytest.raises(BuildStopped) as found:
        with_pages(content, pages).build(**WITH_ZENSICAL)
    return str(found.value)


def test_a_link_that_leads_nowhere_stops_the_build(content: Content) -> None:
    told = stopped(content, {"a.md": "# A\n\n[b](b.md)\n", "c.md": "# C\n\n[a](a.md#no)\n"})
    assert told.splitlines() == ["a.md:3:5: page does not exist", "c.md:3:10: anchor does not exist"]


def test_a_page_that_is_not_in_utf_8_is_named(content: Content) -> None:
    (content.docs / "latin.md").write_bytes("# Café".encode("latin-1"))
    assert "latin.md" in stopped(content, {})


def test_a_page_at_the_address_of_a_data_page_is_refused(content: Content) -> None:
    assert "units.md has the address /units/" in stopped(content, {"units.md": "# Mine\n"})


@pytest.mark.parametrize("builder", [{}, WITH_ZENSICAL], ids=["mkdocs", "zensical"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{{ unit("S9U9") }}', "S9U9"),
        ("{{ unti('S1U1') }}", "did you mean 'unit'"),
        ("{{ unit( }}", "cannot be read"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ nobody }}", "'nobody' is undefined"),
        ("{{ git.commit }}", "'git' is undefined"),
    ],
)
def test_a_macro_that_fails_is_told_with_its_file_and_line(
    content: Content, text: str, words: str, builder: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ProblemsFound) as found:
        with_pages(content, {"sub/a.md": f"---\ntitle: A\n---\n\n# A\n\n{text}\n"}).build(**builder)
    (problem,) = found.value.problems
    assert problem.file.endswith("sub/a.md")
    assert problem.line == 7
    assert "Traceback" not in capfd.readouterr().err
    assert words in f"{problem.message} {problem.advice}"


def own_settings(content: Content, old: str, new: str) -> None:
    """Give the project settings of its own."""
    settings = content.project("project") / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert old in text
    settings.unlink()
    settings.write_text(text.replace(old, new, 1), "utf-8")


def test_settings_that_cannot_be_read_stop_the_build(content: Content) -> None:
    own_settings(content, "site_name: ", "site_name: [")
    assert stopped(content, {}).startswith("mkdocs.yml cannot be used: ")


def test_settings_with_python_names_reach_zensical(content: Content) -> None:
    slugs = "  - toc:\n      slugify: !!python/name:markdown.extensions.toc.slugify_unicode\n"
    own_settings(content, "  - toc\n", slugs)
    with_pages(content, {"a.md": "# Größe\n"}).build(**WITH_ZENSICAL)
    assert '<h1 id="größe">' in (content.site / "a" / "index.html").read_text("utf-8")


def test_where_zensical_is_not_installed_the_sentence_says_what_to_run(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(with_zensical, "find_spec", lambda name: None)
    told = stopped(content, {})
    assert "Zensical is not installed" in told
    assert "pip install --require-hashes -r requirements-zensical.lock" in told
    assert (PROJECT / "requirements-zensical.lock").is_file()


def test_what_zensical_says_is_cut_to_its_last_line() -> None:
    assert why_stopped("Build started", "Traceback\n  File x\nRuntimeError: no\n") == (
        "Zensical stopped: RuntimeError: no"
    )
    assert why_stopped("", "") == "Zensical stopped: it did not say why"
