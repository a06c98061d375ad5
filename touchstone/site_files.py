"""Every page and data file of the site, from a catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from touchstone import addresses
from touchstone.catalogue import Catalogue
from touchstone.cite_kit import files_of_role, files_of_unit
from touchstone.page import DataFile, Page, SiteFile
from touchstone.pages.basket import basket_page
from touchstone.pages.competency import competency_page
from touchstone.pages.course import check_again_page, course_page, courses_page
from touchstone.pages.coverage import coverage_page, coverages_page, subjects
from touchstone.pages.framework import comparison_page, framework_page, frameworks_page
from touchstone.pages.lists import about_page, glossary_page, review_register_page, units_page
from touchstone.pages.moved import moved_pages, with_markers
from touchstone.pages.problems import problems_page
from touchstone.pages.releases import feed_file, releases_page
from touchstone.pages.role import role_page, roles_page
from touchstone.pages.suite import suite_page, suites_page
from touchstone.pages.unit import unit_page
from touchstone.pages.unit_changes import unit_changes_pages
from touchstone.pages.version import version_pages
from touchstone.render import Site, named

ASSETS = Path(__file__).parent / "assets"
ASSETS_ADDRESS = "assets/touchstone/"
SCRIPTS = ("open-from-disk", "menu-button", "wide-tables", "search", "checklist", "review")
"""The scripts that every page loads; each only adds to what is there."""
SOURCE_NAME = "unit.yaml"
"""The name under which the YAML of a unit stands beside its page."""


def site_files(site: Site, standards: Path) -> Iterator[SiteFile]:
    """Yield the data pages of a site, then its data files; `standards` is the folder that it was loaded from."""
    yield from with_markers(site, _pages(site))
    yield from moved_pages(site)
    yield from unit_changes_pages(site)
    yield feed_file(site)
    yield from _sources(site, standards)
    yield from _cite_kits(site)
    yield codes_file(site.catalogue)
    yield from _assets()


def _pages(site: Site) -> Iterator[Page]:
    catalogue = site.catalogue
    yield suites_page(site)
    yield from (suite_page(site, suite) for suite in catalogue.suites.values())
    yield units_page(site)
    yield from (unit_page(site, unit) for unit in catalogue.units.values())
    yield from version_pages(site)
    yield roles_page(site)
    yield from (role_page(site, role) for role in catalogue.roles.values())
    yield from _framework_pages(site)
    yield from _course_pages(site)
    yield glossary_page(site)
    yield review_register_page(site)
    yield about_page(site)
    yield basket_page(site)
    yield problems_page(site)
    yield releases_page(site)


def _framework_pages(site: Site) -> Iterator[Page]:
    yield frameworks_page(site)
    for framework in site.catalogue.frameworks.values():
        yield framework_page(site, framework)
        yield from (competency_page(site, framework, one) for one in framework.competencies)
        if len(framework.competencies) > 1:
            yield comparison_page(site, framework)


def _course_pages(site: Site) -> Iterator[Page]:
    yield courses_page(site)
    yield from (course_page(site, course) for course in site.catalogue.courses.values())
    yield check_again_page(site)
    listed = list(subjects(site))
    yield coverages_page(site, listed)
    yield from (coverage_page(site, subject) for subject in listed)


def _sources(site: Site, standards: Path) -> Iterator[DataFile]:
    """The YAML of each unit beside its page, for those who want the data."""
    for unit in site.catalogue.units.values():
        yield DataFile(addresses.of_unit(unit) + SOURCE_NAME, (standards / unit.file).read_bytes())


def _cite_kits(site: Site) -> Iterator[DataFile]:
    """What stands beside the pages of units and roles for those who cite them or advertise with them."""
    for unit in site.catalogue.units.values():
        yield from files_of_unit(site.catalogue, unit, site.address, site.pictures)
    for role in site.catalogue.roles.values():
        yield from files_of_role(role, site.address)


def codes_file(catalogue: Catalogue) -> DataFile:
    """Every spelling-free code with its unit, for the page that answers where there is no page."""
    codes = sorted((code, addresses.of_unit(unit), named(unit)) for code, units in catalogue.by_code.items() for unit in units)
    return DataFile(f"{ASSETS_ADDRESS}codes.js", f"touchstoneCodes({json.dumps(codes, ensure_ascii=True)});\n".encode())


def _assets() -> Iterator[DataFile]:
    """Styles and scripts, which every page asks for and which come from the site itself."""
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file():
            yield DataFile(ASSETS_ADDRESS + path.relative_to(ASSETS).as_posix(), path.read_bytes())
