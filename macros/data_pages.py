"""What a builder needs of the standards while it builds: their catalogue, and the titles of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from macros.shell import SetIn, Theme
from macros.whole_site import authored_addresses, clash, searched, sitemap_files
from touchstone import addresses
from touchstone.building.frame import Authored, Frame
from touchstone.building.parts import Part
from touchstone.building.tree import Tree
from touchstone.catalogue import Catalogue
from touchstone.checking import checked_catalogue
from touchstone.dates import in_words
from touchstone.loading import with_folder
from touchstone.page import Page, SiteFile
from touchstone.pages.moved import markers_on_guidance
from touchstone.problem import Problem, ProblemsFound, in_order
from touchstone.render import Site, named
from touchstone.site_files import other_files, site_files

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Link, Navigation
    from mkdocs.structure.pages import Page as AuthoredPage

LISTS = frozenset(
    told for name, told in vars(addresses).items() if name.isupper() and isinstance(told, str) and told.endswith("/")
)
"""The addresses of the lists, which every site has."""


@dataclass(repr=False)
class DataPages:
    """The catalogue of a build, and what MkDocs has told of its own side so far."""

    site: Site
    standards: Path
    others: Iterable[SiteFile] | None = None
    """The pages that are not those of one unit, where they were made already."""
    writes: bool = True
    """Whether the data pages are written at the end of MkDocs' own build, as under the bare command `mkdocs build`."""
    menu: Navigation | None = None
    authored_files: Files | None = None
    theme: Environment | None = None
    authored: list[Authored] = field(default_factory=list)
    calls: list[Any] = field(default_factory=list)
    """Every macro call with what it gave (macros.frames.Call)."""
    titles_of_others: Mapping[str, str] = field(default_factory=dict)
    """The titles of hand-written pages that this build does not read, by their addresses, for the menus."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with macros on hand-written pages."""

    @property
    def catalogue(self) -> Catalogue:
        """What the pages are made from."""
        return self.site.catalogue

    @property
    def edition_day(self) -> str:
        """The day of the edition in words, for printed pages; empty where it is not told."""
        return in_words(self.catalogue.edition.dated or "")

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The titles of the data pages by their addresses."""
        units = {addresses.of_unit(unit): named(unit) for unit in self.catalogue.units.values()}
        made = self.others if self.others is not None else other_files(self.site)
        return units | {one.address: one.title for one in made if isinstance(one, Page)}

    def search_box(self, here: str) -> Markup:
        """The search box for the header of the page at `here`."""
        return Markup(self.site.render("_search_box", "" if here in (".", "./") else here))

    def has(self, address: str) -> bool:
        """Whether there is a data page at an address."""
        return address in LISTS or address in self.titles

    def refuse_clashes(self, files: Files) -> None:
        """Raise PluginError where a hand-written page has the address of a data page."""
        from mkdocs.exceptions import PluginError  # noqa: PLC0415

        for file in files.documentation_pages() if self.writes else ():
            if file.url in self.titles:
                raise PluginError(clash(file.src_uri, file.url))

    def take_menu(self, nav: Navigation, files: Files) -> None:
        """Make links such as /suites/ relative to the site's root, and see that each leads to a data page."""
        from mkdocs.exceptions import PluginError  # noqa: PLC0415

        self.menu, self.authored_files = nav, files
        for page in nav.pages:
            if "title" not in vars(page) and _address(page) in self.titles_of_others:
                page.title = self.titles_of_others[_address(page)]
        for link in _links(nav.items):
            if link.url.startswith("/"):
                link.url = link.url.lstrip("/")
                if not self.has(link.url):
                    raise PluginError(leads_nowhere(link.url))

    def note_authored(self, page: AuthoredPage, html: str) -> str:
        """Keep a hand-written page with the HTML of its text; gives that with markers for headings that are gone."""
        self.authored.append(Authored(_address(page), str(page.title), html, page.file.src_uri))
        return html + self.markers.get(_address(page), "")

    @cached_property
    def markers(self) -> Mapping[str, str]:
        """What the hand-written pages say at their end of headings that are gone, by their addresses."""
        return markers_on_guidance(self.site)

    def stop_at_problems(self, docs: Path) -> None:
        """Raise ProblemsFound where a macro on any page could not do its work."""
        if self.problems:
            raise ProblemsFound(in_order(with_folder(self.problems, docs)))

    def take_theme(self, env: Environment) -> None:
        """Keep the theme's templates for the shells, and let them use what is compiled already."""
        env.globals["data_pages"] = self
        env.bytecode_cache = self.site.compiled
        self.theme = env

    def frame(self, config: MkDocsConfig) -> Frame:
        """What MkDocs has made, for the data pages to be set into; to be called once it has built its own pages."""
        assert self.menu is not None and self.authored_files is not None and self.theme is not None
        set_in = SetIn(config.site_url or "", config.extra.get("edit_address") or "")
        theme = Theme(self.theme, self.menu, self.authored_files, config)
        return Frame(set_in, authored=tuple(self.authored), draw=theme.draw)

    def write(self, config: MkDocsConfig) -> None:
        """Write every data page and data file below the site folder, where nobody else does."""
        if self.writes:
            frame, tree = self.frame(config), Tree(Path(config.site_dir))
            site = Part("site", "", lambda: site_files(self.site, self.standards))
            made = [
                tree.made(site, frame),
                tree.made(Part("search", "", lambda: searched(self.site, frame)), frame),
            ]
            listed = [address for one in made for address, hidden in one.pages if not hidden]
            tree.made(
                Part(
                    "sitemap", "", lambda: sitemap_files(config.site_url or "", [*listed, *authored_addresses(frame)])
                ),
                frame,
            )


def _address(page: AuthoredPage) -> str:
    return "" if page.url in (".", "./") else str(page.url)


def _links(items: list) -> list[Link]:  # type: ignore[type-arg]
    return [link for item in items for link in ([item] if item.is_link else _links(item.children or []))]


def leads_nowhere(address: str) -> str:
    """What is said where the menu names a data page that is not there."""
    return f"the menu in mkdocs.yml leads to /{address}, and there is no such page"


def load_data_pages(standards: Path, docs: Path, address: str = "") -> DataPages:
    """Load and check the standards. Raises ProblemsFound. `address` is where the site is published."""
    return DataPages(Site(checked_catalogue(standards, docs), None, address), standards)
