"""A folder in which Zensical builds, and what it built there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.data_pages import DataPages
from macros.expanding import address_of
from macros.shell import MARK
from macros.zensical_settings import Settings
from touchstone.building.digests import files_below
from touchstone.building.places import BuildStopped

OWN_TEMPLATE = Path(__file__).parent / "zensical" / "main.html"
OF_FACTS, OF_TEXT = MARK.format("Facts"), MARK.format("Text")
"""What stands around the facts of a page, before its HTML, and around the HTML of its own text."""
HELD = {name: MARK.format(name.title()).lower() for name in ("href", "src")}
"""What stands for these two words in the text of a page: Zensical takes links in HTML for links between Markdown files
and rewrites them, and MkDocs leaves them alone."""
LINKING = re.compile(rf"(?<=\s)({'|'.join(HELD)})(?=\s*=\s*[\"'])")
CALLED = {"data_pages.authored_files.documentation_pages()": "data_pages.authored_files"}
"""Calls in the theme's templates that MiniJinja cannot make, and the values that take their place."""
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
WARNED = re.compile(r"Warning: (.+)\n.*\[ (.+) \]")


@dataclass(frozen=True)
class Workshop:
    """A folder for one run of Zensical."""

    folder: Path
    settings: Settings
    data_pages: DataPages

    def write_theme(self, menus: Sequence[Mapping[str, Any]] = ()) -> None:
        """Put the theme's templates there, and `menus` as templates that name them: read once, not for each page."""
        theme, own = self.folder / "theme", self.settings.theme.get("custom_dir")
        if own:
            shutil.copytree(self.settings.project / own, theme)
        for template in theme.rglob("*.html"):
            text = template.read_text(encoding="utf-8")
            for call, value in CALLED.items():
                text = text.replace(call, value)
            template.write_text(text, encoding="utf-8")
        self._set_own_template_before(theme)
        for number, menu in enumerate(menus):
            place = theme / "menus" / f"{number}.html"
            place.parent.mkdir(exist_ok=True)
            place.write_text(f"{{% set nav = {json.dumps(menu)} %}}", encoding="utf-8")

    def _set_own_template_before(self, theme: Path) -> None:
        theme.mkdir(exist_ok=True)
        own, themed = theme / "main.html", theme / "themed.html"
        if own.exists():
            own.rename(themed)
        else:
            themed.write_text('{% extends "base.html" %}\n', encoding="utf-8")
        shutil.copyfile(OWN_TEMPLATE, own)

    def build(self, pages: Sequence[tuple[str, str]], nav: list[Any], addresses: Iterable[tuple[str, str]]) -> None:
        """Let Zensical build pages, each with its file and text. Raises BuildStopped with what it says was wrong.

        `addresses` are the files and addresses of all hand-written pages.
        """
        for file, text in pages:
            path = self.folder / "docs" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(LINKING.sub(lambda found: HELD[found[0]], text), encoding="utf-8")
        theme = {**self.settings.theme, "variant": "classic", "custom_dir": "theme"}
        extra = {**self.settings.extra, "touchstone": self._own(addresses, [file for file, _ in pages])}
        told = self.settings.text(docs_dir="docs", site_dir="site", nav=nav, theme=theme, extra=extra)
        (self.folder / "mkdocs.yml").write_text(told, encoding="utf-8")
        self._run()

    @property
    def site(self) -> Path:
        """What Zensical built."""
        return self.folder / "site"

    def take_other_files(self, docs: Path) -> None:
        """Copy what stands among the hand-written pages and is none."""
        for path in files_below(docs):
            if path.suffix != ".md":
                place = self.folder / "docs" / path.relative_to(docs)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)

    def _own(self, addresses: Iterable[tuple[str, str]], built: Iterable[str]) -> Mapping[str, Any]:
        """What our template asks for while the files of pages `built` are drawn."""
        deepest = max((address_of(file).count("/") for file in built), default=0)
        publisher = self.data_pages.catalogue.edition.publisher
        return {
            "mark_of_facts": OF_FACTS,
            "mark_of_text": OF_TEXT,
            "search_boxes": [self.data_pages.search_box("x/" * depth) for depth in range(deepest + 1)],
            "data_pages": {
                "catalogue": {"edition": {"publisher": publisher or ""}},
                "edition_day": self.data_pages.edition_day,
                "authored_files": [{"src_uri": file, "url": address} for file, address in addresses],
            },
        }

    def _run(self) -> None:
        command = [sys.executable, "-P", "-m", "zensical", "build", "--strict", "-f", str(self.folder / "mkdocs.yml")]
        told = subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if told.returncode:
            raise BuildStopped(why_stopped(told.stdout, told.stderr))


def why_stopped(out: str, errors: str) -> str:
    """What Zensical says was wrong: each warning with its place, else the last line of all."""
    said = COLOURS.sub("", f"{out}\n{errors}")
    if found := WARNED.findall(said):
        return "\n".join(f"{place}: {message}" for message, place in found)
    last = [line.strip() for line in said.splitlines() if line.strip()][-1:]
    return f"Zensical stopped: {''.join(last) or 'it did not say why'}"


def facts_and_html(text: str) -> tuple[Mapping[str, Any], str, str]:
    """What a page that Zensical built says of itself, the HTML of its own text, and the page without the marks."""
    for name, held in HELD.items():
        text = text.replace(held, name)
    _, facts, page = text.split(OF_FACTS)
    before, own, after = page.split(OF_TEXT)
    return json.loads(facts), own, f"{before.lstrip()}{own}{after}"
