"""A small site around the search, so that its tests need no site builder: the index, the scripts, and bare pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import markdown

from touchstone import addresses
from touchstone.building.searching import Searching
from touchstone.catalogue import catalogue_of
from touchstone.loading import load
from touchstone.mentions import page_address, title_of
from touchstone.page import DataFile, Page, SiteFile
from touchstone.render import Site, link_from
from touchstone.search import engine
from touchstone.search.catalogue_entries import entries_of
from touchstone.search.entry import Entry
from touchstone.search.gathering import gathering, keyed
from touchstone.search.guidance import guidance_entry

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "touchstone" / "assets"
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<link rel="stylesheet" href="{root}assets/touchstone/search.css">
<style>html {{ font-size: 125% }} :target {{ outline: medium solid }} {style}</style>
<script src="{root}assets/touchstone/search.js" defer></script>
</head>
<body>
<header style="display: flex; justify-content: flex-end">{box}</header>
<main>{body}</main>
</body>
</html>
"""
POLICY = "default-src 'none'; script-src 'self' file:; style-src 'self' 'unsafe-inline' file:; form-action 'self' file:"
"""A strict policy: nothing from elsewhere, no script within a page, no eval."""
DARK = """:root { --md-default-fg-color: #e2e4e9; --md-default-fg-color--light: #b0b3bb;
--md-default-fg-color--lighter: #5c5f67; --md-default-fg-color--lightest: #33363e;
--md-default-bg-color: #1e2129; --md-accent-fg-color: #8ab4ff }
body { background: #1e2129; color: #e2e4e9 } a { color: #8ab4ff }"""


def shipped() -> Site:
    """The catalogue that ships."""
    return Site(catalogue_of(load(ROOT / "standards")))


def guidance() -> Iterator[Entry]:
    """The hand-written pages, read as Markdown with the first word of each macro call in its place."""
    for path in sorted((ROOT / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        file = path.relative_to(ROOT / "docs").as_posix()
        html = markdown.markdown(
            _without_macros(text), extensions=["toc", "tables", "attr_list", "def_list", "admonition"]
        )
        yield guidance_entry(page_address(file), title_of(text) or file, html)


def _without_macros(text: str) -> str:
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"\{\{[^}]*?\(\s*\"([^\"]*)\"[^}]*\}\}", r"\1", text)
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text)


def all_entries(site: Site) -> list[Entry]:
    """What the whole site offers to the search."""
    return [*entries_of(site), *guidance()]


def write_site(folder: Path, site: Site, entries: Iterable[Entry], style: str = "") -> None:
    """Write the index, the scripts, the pages of the search, and a page for each unit with its items."""
    listed = list(entries)
    write_scripts(folder)
    write_page(folder, site, "", "Home", "<h1>Home</h1>", style)
    for file in _searched(site, (entry for entry in listed if entry.kind != "unit" or entry.older)):
        if isinstance(file, Page):
            write_page(folder, site, file.address, file.title, file.body, style)
        else:
            write_files(folder, [file])
    for unit in site.catalogue.units.values():
        items = "".join(f'<p id="{anchor}" tabindex="-1">{item.id} {item.text}</p>' for anchor, item in unit.items())
        write_page(folder, site, addresses.of_unit(unit), unit.title, f"<h1>{unit.code}</h1>{items}", style)


def _searched(site: Site, others: Iterable[Entry]) -> Iterator[SiteFile]:
    """The pages and the index of the search over the units of a site and other entries."""
    with gathering(None) as gathered:
        search = Searching(site, gathered, {(suite, code): f"{suite} {code}" for suite, code in site.catalogue.units})
        search.gather(keyed(others))
        for part in search.parts("", ""):
            yield from part.make()


def write_scripts(folder: Path) -> None:
    """Write the scripts and styles of the search."""
    assets = {path.name: path.read_bytes() for path in ASSETS.glob("search*")} | {engine.NAME: engine.engine()}
    write_files(folder, (DataFile(f"assets/touchstone/{name}", content) for name, content in assets.items()))


def write_files(folder: Path, files: Iterable[DataFile]) -> None:
    """Write data files below a folder."""
    for file in files:
        _write(folder / file.address, file.content)


def write_page(
    folder: Path, site: Site, here: str, title: str, body: str, style: str = "", search_page: str = ""
) -> None:
    """Write a page with the search box in its header."""
    link = link_from(here)
    box = site.templates.get_template("_search_box.html.jinja").render(link=link, search_page=search_page)
    html = PAGE.format(title=title, root=link(""), box=box, body=body, style=style, policy=POLICY)
    _write(folder / here / "index.html", html.encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
