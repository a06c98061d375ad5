"""A Hugo site that makes of each unit what ours makes: the same two pages, the same five files, the same texts.

It reads the same YAML and the same hand-written pages. Menus, links by title, who names a unit, citations and texts for
adverts are worked out by its templates in `hugo_site/`. What only ours has is left out in its favour: the search, the
pages of suites, roles, the glossary and the rest, and the check of every address.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

SITE = Path(__file__).parent / "hugo_site"
UNIT = {
    r"<title>.*?</title>": "<title>{{ $u.code }} {{ .page.Title }} – Occupational standards</title>",
    r'<meta name="description"[^>]*>': '<meta name="description" content="{{ $u.urn }}: {{ $u.overview }}">',
    r'<meta name="citation_title".*?(?=<script)': '{{ partial "tags.html" . }}',
    r'<nav class="ts-menu".*?</nav>': "{{ $menu | safeHTML }}",
    r'<ul class="ts-contents">.*?(?=</nav>)': '{{ partial "contents.html" (dict "sections" $sections) }}',
    r'<div id="main-content".*?(?=</article>)': (
        '{{ partial "body.html" (dict "page" .page "version" .version "sections" $sections) }}'
    ),
}
"""What of a unit's page that our own build made is no part of the theme, and what Hugo puts there."""
TEXT = {
    r"<title>.*?</title>": "<title>{{ .Title }} – Occupational standards</title>",
    r'<meta name="citation_title".*?(?=<script)': "",
    r'<nav class="ts-menu".*?</nav>': "",
    r'<ul class="ts-contents">.*?(?=</nav>)': "{{ .TableOfContents }}",
    r'<div id="main-content".*?(?=</article>)': '<div id="main-content"><h1>{{ .Title }}</h1>{{ .Content }}</div>',
}
"""The same for hand-written pages."""


def write_hugo(folder: Path, standards: Path, docs: Path, page: Path) -> None:
    """Write a Hugo site of these standards and hand-written pages; `page` is a unit's page that our own build made."""
    shutil.copytree(SITE, folder, dirs_exist_ok=True)
    html = page.read_text("utf-8")
    layouts = folder / "layouts"
    whole = layouts / "partials" / "page.html"
    whole.write_text(whole.read_text("utf-8") + in_layout(html, UNIT), "utf-8")
    for name in ("single", "list", "home"):
        (layouts / "_default" / f"{name}.html").write_text(in_layout(html, TEXT), "utf-8")
    _write_texts(folder / "content", docs)
    _write_units(folder / "content" / "units", standards)
    for path in (*standards.glob("suites/*/suite.yaml"), *standards.glob("suites/*/roles/*.yaml")):
        _copy(path, folder / "data" / path.relative_to(standards))


def in_layout(html: str, parts: Mapping[str, str]) -> str:
    """A page as a layout. Raises ValueError where one of its parts, each told by a pattern, is not there."""
    return "".join(_between(html, dict(_places(html, parts))))


def _places(html: str, parts: Mapping[str, str]) -> Iterator[tuple[tuple[int, int], str]]:
    for pattern, part in parts.items():
        found = re.search(pattern, html, re.DOTALL)
        if not found:
            raise ValueError(f"a unit's page has no {pattern}")
        yield found.span(), part


def _between(html: str, places: Mapping[tuple[int, int], str]) -> Iterator[str]:
    end = 0
    for start, stop in sorted(places):
        yield escaped_braces(html[end:start])
        yield places[start, stop]
        end = stop
    yield escaped_braces(html[end:])


def escaped_braces(html: str) -> str:
    """HTML as a layout that shows it as it is."""
    return html.replace("{{", '{{ "{{" }}')


def _write_texts(content: Path, docs: Path) -> None:
    """Copy hand-written pages; the page of a folder has another name in Hugo."""
    for path in docs.rglob("*.md"):
        below = path.relative_to(docs)
        _copy(path, content / (below.with_name("_index.md") if path.name == "index.md" else below))


def _write_units(content: Path, standards: Path) -> None:
    """Write each unit as front matter, which is its YAML, and that YAML beside it."""
    for path in standards.glob("suites/*/units/*.yaml"):
        told = path.read_text("utf-8")
        urn = re.search(r"^urn: (\S+)$", told, re.MULTILINE)
        folder = content / (urn[1] if urn else path.stem).lower()
        _copy(path, folder / "unit.yaml")
        (folder / "index.md").write_text(f"---\n{told}suite: {path.parts[-3]}\n---\n", "utf-8")


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)
