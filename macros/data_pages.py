"""The data pages of one build: loaded once, kept with MkDocs' configuration, written after MkDocs' own pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Link

from macros.shell import Theme, contents_html, parts_of
from touchstone.catalogue import Catalogue
from touchstone.checking import checked_catalogue
from touchstone.page import DataFile, Page
from touchstone.site_files import site_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as AuthoredPage


@dataclass
class DataPages:
    """The catalogue of a build with its pages and data files, and what MkDocs has told of its own side so far."""

    catalogue: Catalogue
    pages: tuple[Page, ...]
    files: tuple[DataFile, ...]
    menu: Navigation | None = None
    authored_files: Files | None = None
    authored: list[tuple[AuthoredPage, str]] = field(default_factory=list)

    def refuse_clashes(self, files: Files) -> None:
        """Raise PluginError where a hand-written page has the address of a data page."""
        taken = {page.address: page for page in self.pages}
        for file in files.documentation_pages():
            if file.url in taken:
                raise PluginError(f"{file.src_uri} has the address /{file.url}, which a page of the standards has: rename the file")

    def take_menu(self, nav: Navigation, files: Files) -> None:
        """Make links such as /suites/ relative to the site's root, and see that each leads to a data page."""
        self.menu, self.authored_files = nav, files
        known = {page.address for page in self.pages}
        for link in _links(nav.items):
            if link.url.startswith("/"):
                link.url = link.url.lstrip("/")
                if link.url not in known:
                    raise PluginError(f"the menu in mkdocs.yml leads to /{link.url}, and there is no such page")

    def note_authored(self, page: AuthoredPage, html: str) -> None:
        """Keep a hand-written page with the HTML of its text."""
        self.authored.append((page, html))

    def write(self, config: MkDocsConfig) -> None:
        """Write every data page and data file below the site folder."""
        assert self.menu is not None and self.authored_files is not None
        env = config.extra["touchstone_env"]
        shell_of = Theme(env, self.menu, self.authored_files, config).shell_of()
        site = Path(config.site_dir)
        for page in self.pages:
            shell = shell_of(page.section, page.address.count("/"), bool(page.sidebar))
            html = shell.around(parts_of(page, config.site_url or "", contents_html(page.contents), edit_link(page, config)))
            _write(site / page.address / "index.html", html.encode())
        for file in self.files:
            _write(site / file.address, file.content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _links(items: list) -> list[Link]:  # type: ignore[type-arg]
    return [link for item in items for link in ([item] if isinstance(item, Link) else _links(item.children or []))]


def edit_link(page: Page, config: MkDocsConfig) -> str:
    """The HTML of the link to the YAML file that makes a page; only its name where no repository is configured."""
    if not page.source:
        return ""
    path = f"{config.extra['standards']}/{page.source}"
    if not config.repo_url:
        return f'<p class="ts-edit">Made from <code>{escape(path)}</code></p>'
    address = f"{config.repo_url.rstrip('/')}/{config.extra.get('edit_standards', 'edit/main')}/{path}"
    return f'<p class="ts-edit"><a href="{escape(address)}">Edit <code>{escape(path)}</code></a></p>'


def load_data_pages(standards: Path, docs: Path) -> DataPages:
    """Load and check the standards and render their pages. Raises ProblemsFound."""
    catalogue = checked_catalogue(standards, docs)
    made = list(site_files(catalogue))
    pages = tuple(one for one in made if isinstance(one, Page))
    return DataPages(catalogue, pages, tuple(one for one in made if isinstance(one, DataFile)))
