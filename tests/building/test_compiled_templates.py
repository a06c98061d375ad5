"""Templates stay compiled beside the program, as its code does, and a theme's files are found without its pictures."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest
from jinja2 import FileSystemBytecodeCache, FileSystemLoader
from mkdocs.theme import Theme

from macros.compiled_templates import compiled_templates
from macros.with_mkdocs import VisibleFiles


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python is told to keep what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "beside"))
    return tmp_path / "beside"


def place_of(otherwise: Path) -> Path:
    cache = compiled_templates(otherwise)
    assert isinstance(cache, FileSystemBytecodeCache)
    return Path(cache.directory)


def test_a_template_is_compiled_once_for_all_builds_of_a_program(
    beside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text("Page of {{ name }}", "utf-8")
    first = shown_with_kept(tmp_path)
    monkeypatch.setattr(jinja2.Environment, "_generate", None)
    assert first == shown_with_kept(tmp_path) == "Page of A1"
    assert list(beside.rglob("*.cache"))


def shown_with_kept(folder: Path) -> str:
    cache = compiled_templates(folder / "otherwise")
    environment = jinja2.Environment(loader=FileSystemLoader(folder), bytecode_cache=cache)
    return environment.get_template("page.html").render(name="A1")


def test_a_template_that_was_edited_is_compiled_anew(beside: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("Page of {{ name }}", "utf-8")
    shown_with_kept(tmp_path)
    (tmp_path / "page.html").write_text("Leaf of {{ name }}", "utf-8")
    assert shown_with_kept(tmp_path) == "Leaf of A1"


def test_where_python_keeps_nothing_beside_the_program_templates_are_kept_with_the_build(
    beside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert place_of(tmp_path / "otherwise").is_relative_to(tmp_path / "otherwise")
    assert not beside.exists()


def test_where_nothing_can_be_written_beside_the_program_templates_are_kept_with_the_build(
    beside: Path, tmp_path: Path
) -> None:
    beside.write_text("a file where the folder should be", "utf-8")
    assert place_of(tmp_path / "otherwise").is_relative_to(tmp_path / "otherwise")
    assert compiled_templates(beside / "otherwise") is None


def test_a_themes_files_are_found_as_mkdocs_finds_them_but_for_hidden_folders() -> None:
    folders = Theme(name="material").dirs
    found = VisibleFiles(folders).list_templates()
    shown = [name for name in FileSystemLoader(folders).list_templates() if "/." not in f"/{name.rpartition('/')[0]}"]
    assert found == shown
    assert "main.html" in found
