"""The theme's page, drawn once for each menu entry and depth, with marks where a data page is set in.

Drawing Material's template takes longer than everything else that a page needs; pages of one section and depth differ
only in the places that are marked here.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from touchstone.building.frame import ShellKind
from touchstone.page import Heading, Page
from touchstone.site_files import SOURCE_NAME
from touchstone.templating import escaped, lean

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

PARTS = ("title", "description", "canonical", "head", "sidebar", "contents", "body", "edit")
MARK = f"Touchstone{secrets.token_hex(8)}{{}}Here"
"""What stands where a part will be set in; nothing in the standards can be the same."""
ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right);"')
"""How Markdown aligns the cells of a table; the policy of the pages takes no style in an element."""
MARKS = re.compile(MARK.format("(" + "|".join(PARTS) + ")"))


@dataclass(frozen=True)
class Theme:
    """The theme's templates with the menu of this build."""

    env: jinja2.Environment
    nav: Navigation
    files: Files
    config: MkDocsConfig

    def draw(self, kind: ShellKind) -> tuple[str, ...]:
        """A drawn page cut at its marks: text and part names in turn."""
        from mkdocs.commands.build import get_context  # noqa: PLC0415

        page = _marked_page(kind.depth, kind.own_menu)
        with _active(self.nav, kind.section):
            context = get_context(self.nav, self.files, self.config, page)
            html = self.env.get_template("main.html").render(context)
        return tuple(MARKS.split(lean(valid(html))))


@dataclass(frozen=True)
class SetIn:
    """Sets data pages into their shells."""

    site_url: str
    """The address at which the site is published, with a stroke at its end; empty where it is not known."""
    edit_address: str
    """Where the standards can be edited; empty where nobody said so."""

    def __call__(self, page: Page, pieces: tuple[str, ...]) -> str:
        """The whole page."""
        parts = parts_of(page, self.site_url, contents_html(page.contents), self._edit_link(page))
        return "".join(parts[piece] if place % 2 else piece for place, piece in enumerate(pieces))

    def _edit_link(self, page: Page) -> str:
        """The HTML that names the YAML file that makes a page, with the way to edit it where mkdocs.yml gives one."""
        if not page.source:
            return ""
        path = escape(f"standards/{page.source}")
        address = escape(self.edit_address.rstrip("/"))
        edit = f' <a href="{address}/{path}">Edit this page</a>.' if address else ""
        source = f' <a href="{SOURCE_NAME}">See the data</a>.' if page.kind == "unit" else ""
        return f'<p class="ts-edit">Made from <code>{path}</code>.{source}{edit}</p>'


def valid(html: str) -> str:
    """HTML of the theme without the attributes that are not valid, not allowed or not needed, where it sets them."""
    without = re.sub(r'(<input\b[^>]*\btype="(?:checkbox|radio)"[^>]*) autocomplete="off"', r"\1", html)
    without = ALIGNED.sub(r'\1 class="ts-to-\2"', without)
    return without.replace(' tabindex=""', "").replace('<svg xmlns="http://www.w3.org/2000/svg"', "<svg")


def _marked_page(depth: int, own_menu: bool) -> SimpleNamespace:
    """What the theme's templates ask of a page, with marks for answers."""
    mark = {part: MARK.format(part) for part in PARTS}
    return SimpleNamespace(
        title=mark["title"],
        meta={"description": mark["description"], "data_page": True, "own_menu": own_menu},
        content=Markup(mark["body"]),
        toc=[SimpleNamespace(url="#main-content", title="", level=1, children=[])],
        canonical_url=mark["canonical"],
        url="x/" * depth,
        edit_url=None,
        is_homepage=False,
        previous_page=None,
        next_page=None,
        ancestors=[],
        parent=None,
        active=False,
        parts={part: Markup(mark[part]) for part in PARTS},
        file=SimpleNamespace(src_uri="data page"),
    )


@contextmanager
def _active(nav: Navigation, section: str) -> Iterator[None]:
    """Show the menu's entry for `section`, and what it stands in, as the one that is open."""
    entry = next((link for link in _links(nav.items) if link.url == section), None)
    _set_active(entry, True)
    try:
        yield
    finally:
        _set_active(entry, False)


def _links(items: list) -> Iterator[SimpleNamespace]:  # type: ignore[type-arg]
    for item in items:
        if item.is_link:
            yield item
        yield from _links(item.children or [])


def _set_active(entry: SimpleNamespace | None, active: bool) -> None:
    while entry is not None:
        entry.active = active
        entry = entry.parent


def parts_of(page: Page, site_url: str, contents: str, edit: str) -> dict[str, str]:
    """The parts of a data page as HTML."""
    return {
        "title": escaped(page.title),
        "description": escaped(page.description),
        "canonical": escaped(site_url + page.address),
        "head": page.head,
        "sidebar": page.sidebar,
        "contents": contents,
        "body": page.body,
        "edit": edit,
    }


def contents_html(headings: tuple[Heading, ...]) -> str:
    """A page's table of contents as a nested list."""
    if not headings:
        return ""
    return f'<p class="md-nav__title">On this page</p><ul class="ts-contents">{_entries(headings)}</ul>'


def _entries(headings: tuple[Heading, ...]) -> str:
    return "".join(
        f'<li><a href="#{escaped(one.anchor)}">{escaped(one.title)}</a>'
        f"{f'<ul>{_entries(one.children)}</ul>' if one.children else ''}</li>"
        for one in headings
    )
