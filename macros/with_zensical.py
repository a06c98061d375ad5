"""Zensical as the builder of the hand-written pages and of the shells."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

from macros.data_pages import DataPages
from macros.expanding import Expander, address_of
from macros.shell import MARK, MARKS, PARTS, SetIn, valid
from macros.zensical_project import Workshop, facts_and_html
from macros.zensical_settings import Settings
from touchstone.building.digests import digest, files_below
from touchstone.building.frame import Authored, Frame, ShellKind
from touchstone.building.places import BuildStopped
from touchstone.page import DataFile
from touchstone.templating import lean

LOCK = "requirements-zensical.lock"
LEFT_OUT = ("sitemap.xml", "search.json", "assets/stylesheets/modern/", "assets/javascripts/workers/")
"""What Zensical makes and no page asks for: this project makes its own sitemap and search."""
SHOWN_IN_MENUS = ("icon", "status", "subtitle")
"""What of a page's front matter the theme shows in menus."""
FORESEEN = (1, 2, 3)
"""How deep the addresses of data pages are; a shell of another depth takes a run of its own."""


def zensical_frame(project: Path, docs: Path, data_pages: DataPages, site_url: str = "") -> Frame:
    """Let Zensical build the hand-written pages and the shells.

    Raises BuildStopped, and ProblemsFound where a macro is at fault.
    """
    if find_spec("zensical") is None:
        raise BuildStopped(
            f"Zensical is not installed: run `{sys.executable} -m pip install --require-hashes -r {LOCK}`"
            " in the project's folder, and then the same command again."
        )
    settings = Settings(project, site_url)
    pages = list(Expander(docs, data_pages, settings.told).pages())
    data_pages.stop_at_problems(docs)
    with tempfile.TemporaryDirectory(prefix="touchstone-") as folder:
        workshop = Workshop(Path(folder), settings, data_pages)
        workshop.take_other_files(docs)
        workshop.write_theme()
        workshop.build(pages, settings.nav(docs, data_pages), _addresses(pages))
        built = Built(workshop.site, [file for file, _ in pages])
        files = tuple(built.files())
    set_in = SetIn(site_url, settings.extra.get("edit_address") or "")
    shells = Shells(settings, data_pages, built.nav, _addresses(pages))
    shells.draw_foreseen()
    frame = Frame(set_in, authored=tuple(built.authored), files=lambda: files, draw=shells.draw)
    frame.print = digest(*(part for file in files for part in (file.address, file.content)), repr(frame.authored))
    return frame


def _addresses(pages: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(file, address_of(file)) for file, _ in pages]


@dataclass
class Built:
    """What Zensical made of the hand-written pages, the menu as it worked it out among it."""

    site: Path
    sources: list[str]
    authored: list[Authored] = field(default_factory=list)
    nav: Mapping[str, Any] = field(default_factory=dict)

    def files(self) -> Iterator[DataFile]:
        """Every file for the site; reads the pages on the way."""
        sources = {f"{address_of(file)}index.html": file for file in self.sources}
        for path in files_below(self.site):
            address = path.relative_to(self.site).as_posix()
            if address in sources:
                yield DataFile(address, self._page(path, sources[address]).encode())
            elif not address.startswith(LEFT_OUT):
                yield DataFile(address, path.read_bytes())

    def _page(self, path: Path, source: str) -> str:
        facts, own, html = facts_and_html(path.read_text(encoding="utf-8"))
        self.nav = facts["nav"]
        self.authored.append(Authored(address_of(source), facts["title"], own, source))
        return valid(html)


@dataclass
class Shells:
    """Draws shells from pages that are nothing but marks, many in one run of Zensical."""

    settings: Settings
    data_pages: DataPages
    nav: Mapping[str, Any]
    addresses: list[tuple[str, str]]
    drawn: dict[ShellKind, tuple[str, ...]] = field(default_factory=dict)

    def draw(self, kind: ShellKind) -> tuple[str, ...]:
        """The pieces of a shell. Raises BuildStopped."""
        known = kind if kind.section in self._sections() else kind._replace(section="")
        if known not in self.drawn:
            self._draw([known])
        return self.drawn[known]

    def draw_foreseen(self) -> None:
        """Draw what data pages are likely to need, before the work is spread over processes. Raises BuildStopped."""
        self._draw([ShellKind(*one) for one in product(["", *self._sections()], FORESEEN, (False, True))])

    def _sections(self) -> list[str]:
        return [item["url"] for item in _items(self.nav["items"]) if not item["children"] and item["meta"] is None]

    def _draw(self, kinds: Sequence[ShellKind]) -> None:
        sections = sorted({kind.section for kind in kinds})
        named = {_folder(number, kind.depth): kind for number, kind in enumerate(kinds)}
        with tempfile.TemporaryDirectory(prefix="touchstone-") as folder:
            workshop = Workshop(Path(folder), self.settings, self.data_pages)
            workshop.write_theme([menu(self.nav, section) for section in sections])
            texts = [(f"{name}index.md", _marked_text(kind, sections)) for name, kind in named.items()]
            workshop.build(texts, [{"Shells": texts[0][0]}], self.addresses)
            for name, kind in named.items():
                html = (workshop.site / name / "index.html").read_text(encoding="utf-8").lstrip()
                self.drawn[kind] = tuple(MARKS.split(lean(valid(html))))


def _folder(number: int, depth: int) -> str:
    """A folder as deep as a shell's pages; those at the top have one shell."""
    return f"shell{number}/" + "x/" * (depth - 1) if depth else ""


def _marked_text(kind: ShellKind, sections: list[str]) -> str:
    """A page without words whose front matter holds what the theme draws."""
    base = "/".join([".."] * kind.depth) or "."
    marked = {"page": marked_page(kind), "menu": sections.index(kind.section), "base_url": base}
    return f"---\n{json.dumps({'marked': marked})}\n---\n"


def marked_page(kind: ShellKind) -> Mapping[str, Any]:
    """What the theme's templates ask of a page, with marks for answers."""
    mark = {part: MARK.format(part) for part in PARTS}
    return {
        "title": mark["title"],
        "meta": {"description": mark["description"], "data_page": True, "own_menu": kind.own_menu},
        "content": mark["body"],
        "toc": [{"url": "#main-content", "title": "", "level": 1, "children": []}],
        "canonical_url": mark["canonical"],
        "url": "x/" * kind.depth,
        "parts": mark,
    }


def menu(nav: Mapping[str, Any], section: str) -> Mapping[str, Any]:
    """The menu with the entry for `section`, and what it stands in, as the one that is open."""
    return {"items": [_entry(item, section) for item in nav["items"]], "homepage": {"url": ""}}


def _entry(item: Mapping[str, Any], section: str) -> Mapping[str, Any]:
    below = [_entry(one, section) for one in item["children"]]
    open_here = any(one["active"] for one in below) or bool(section and not below and item["url"] == section)
    told = {"title": item["title"], "url": item["url"] or "", "is_index": item["is_index"], "children": below}
    meta = {key: value for key, value in (item["meta"] or {}).items() if key in SHOWN_IN_MENUS and value}
    return {**told, "active": open_here, "meta": meta}


def _items(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from _items(item["children"])
