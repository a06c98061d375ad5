"""The data pages of one build: loaded once, kept with MkDocs' configuration, written after MkDocs' own pages."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Link

from macros.shell import Theme, contents_html, parts_of
from touchstone.catalogue import Catalogue
from touchstone.checking import checked_catalogue
from touchstone.loading import with_folder
from touchstone.page import DataFile, Page
from touchstone.problem import Problem, ProblemsFound, in_order
from touchstone.render import Site
from touchstone.search.catalogue_entries import entries_of
from touchstone.search.files import search_files
from touchstone.search.guidance import guidance_entry
from touchstone.search.pages import search_pages
from touchstone.site_files import ASSETS_ADDRESS, SCRIPTS, SOURCE_NAME, site_files

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as AuthoredPage

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass
class DataPages:
    """The catalogue of a build with its pages and data files, and what MkDocs has told of its own side so far."""

    site: Site
    pages: tuple[Page, ...]
    files: tuple[DataFile, ...]
    menu: Navigation | None = None
    authored_files: Files | None = None
    theme: Environment | None = None
    authored: list[tuple[AuthoredPage, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with macros on hand-written pages."""

    @property
    def catalogue(self) -> Catalogue:
        """What the pages are made from."""
        return self.site.catalogue

    def search_box(self, here: str) -> Markup:
        """The search box for the header of the page at `here`."""
        return Markup(self.site.render("_search_box", "" if here in (".", "./") else here))

    @property
    def scripts(self) -> list[str]:
        """The addresses of the scripts that every page loads."""
        return [f"{ASSETS_ADDRESS}{name}.js" for name in SCRIPTS]

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

    def stop_at_problems(self, docs: Path) -> None:
        """Raise ProblemsFound where a macro on any page could not do its work."""
        if self.problems:
            raise ProblemsFound(in_order(with_folder(self.problems, docs)))

    def take_theme(self, env: Environment) -> None:
        """Keep the theme's templates for the shells, and let them use what is compiled already."""
        env.globals["data_pages"] = self
        env.bytecode_cache = self.site.compiled
        self.theme = env

    def search(self) -> tuple[list[Page], list[DataFile]]:
        """The pages and the index of the search over data pages and hand-written pages."""
        guidance = [guidance_entry(_address(page), str(page.title), html) for page, html in self.authored]
        entries = [*entries_of(self.site), *guidance]
        same = [group.words for group in self.catalogue.glossary.same_meaning]
        return list(search_pages(self.site, entries)), list(search_files(entries, same))

    def addresses(self, pages: Sequence[Page]) -> list[str]:
        """The addresses of all pages that search engines may list, hand-written ones too."""
        listed = {page.address for page in pages if "noindex" not in page.head}
        return sorted(listed | {_address(page) for page, _ in self.authored})

    def write(self, config: MkDocsConfig) -> None:
        """Write every data page and data file below the site folder."""
        assert self.menu is not None and self.authored_files is not None and self.theme is not None
        shell_of = Theme(self.theme, self.menu, self.authored_files, config).shell_of()
        site = Path(config.site_dir)
        search_pages, search_index = self.search()
        pages = [*self.pages, *search_pages]
        for page in pages:
            shell = shell_of(page.section, page.address.count("/"), bool(page.sidebar))
            html = shell.around(parts_of(page, config.site_url or "", contents_html(page.contents), edit_link(page, config)))
            _write(site / page.address / "index.html", html.encode())
        for file in [*self.files, *search_index, *sitemap_files(config.site_url or "", self.addresses(pages))]:
            _write(site / file.address, file.content)


def sitemap_files(site_url: str, addresses: Sequence[str]) -> Iterator[DataFile]:
    """The sitemap of the whole site, in place of MkDocs' own; without pages where the site's address is not known.

    Source: sitemaps.org, protocol 0.9. It names no dates, so that two builds are the same.
    """
    urls = "".join(f"<url><loc>{escape(site_url + address)}</loc></url>\n" for address in addresses) if site_url else ""
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP}">\n{urls}</urlset>\n'.encode()
    yield DataFile("sitemap.xml", xml)
    yield DataFile("sitemap.xml.gz", gzip.compress(xml, mtime=0))


def _address(page: AuthoredPage) -> str:
    """The address of a hand-written page below the site's root."""
    return "" if page.url in (".", "./", "/") else page.url


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _links(items: list) -> list[Link]:  # type: ignore[type-arg]
    return [link for item in items for link in ([item] if isinstance(item, Link) else _links(item.children or []))]


def edit_link(page: Page, config: MkDocsConfig) -> str:
    """The HTML that names the YAML file that makes a page, with the way to edit it where mkdocs.yml gives one."""
    if not page.source:
        return ""
    path = escape(f"standards/{page.source}")
    address = config.extra.get("edit_address")
    edit = f' <a href="{escape(address.rstrip("/"))}/{path}">Edit this page</a>.' if address else ""
    source = f' <a href="{SOURCE_NAME}">See the data</a>.' if page.kind == "unit" else ""
    return f'<p class="ts-edit">Made from <code>{path}</code>.{source}{edit}</p>'


def load_data_pages(standards: Path, docs: Path, compiled: BytecodeCache | None = None, address: str = "", pictures: Path | None = None) -> DataPages:
    """Load and check the standards and render their pages. Raises ProblemsFound.

    `compiled` is where compiled templates are kept from build to build, and `pictures` those for link previews; `address`
    is the address at which the site is published.
    """
    site = Site(checked_catalogue(standards, docs), compiled, address, pictures)
    made = list(site_files(site, standards))
    pages = tuple(one for one in made if isinstance(one, Page))
    return DataPages(site, pages, tuple(one for one in made if isinstance(one, DataFile)))
