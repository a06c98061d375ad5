"""Every page and data file of the site, from a catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from touchstone.catalogue import Catalogue
from touchstone.page import DataFile, Page, SiteFile
from touchstone.pages.lists import about_page, glossary_page, review_register_page, units_page
from touchstone.pages.problems import problems_page
from touchstone.pages.role import role_page, roles_page
from touchstone.pages.suite import suite_page, suites_page
from touchstone.pages.unit import unit_page
from touchstone.render import Site

ASSETS = Path(__file__).parent / "assets"
ASSETS_ADDRESS = "assets/touchstone/"


def site_files(catalogue: Catalogue) -> Iterator[SiteFile]:
    """Yield the data pages and data files of the site; the order is that of suites, units, roles, lists, assets."""
    site = Site(catalogue)
    yield from _pages(site)
    yield from _assets()


def _pages(site: Site) -> Iterator[Page]:
    catalogue = site.catalogue
    yield suites_page(site)
    yield from (suite_page(site, suite) for suite in catalogue.suites.values())
    yield units_page(site)
    yield from (unit_page(site, unit) for unit in catalogue.units.values())
    yield roles_page(site)
    yield from (role_page(site, role) for role in catalogue.roles.values())
    yield glossary_page(site)
    yield review_register_page(site)
    yield about_page(site)
    yield problems_page(site)


def _assets() -> Iterator[DataFile]:
    """Styles and scripts, which every page asks for and which come from the site itself."""
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file():
            yield DataFile(ASSETS_ADDRESS + path.relative_to(ASSETS).as_posix(), path.read_bytes())
