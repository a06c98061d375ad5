"""Every page and data file of the site, from a catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from touchstone import addresses
from touchstone.bundles import ASSETS_ADDRESS, asset_files
from touchstone.cite_kit import files_of_role, files_of_unit, files_of_version
from touchstone.cited_versions import CitedVersion
from touchstone.model.unit import EarlierUnit, Unit
from touchstone.page import DataFile, Page, SiteFile
from touchstone.pages.basket import basket_page
from touchstone.pages.competency import competency_page
from touchstone.pages.course import check_again_page, course_page, courses_page
from touchstone.pages.coverage import coverage_page, coverages_page, subjects
from touchstone.pages.framework import comparison_page, framework_page, frameworks_page
from touchstone.pages.lists import about_page, glossary_page, review_register_page, units_page
from touchstone.pages.moved import moved_pages, moved_words, with_markers
from touchstone.pages.problems import problems_page
from touchstone.pages.releases import feed_file, releases_page
from touchstone.pages.role import role_page, roles_page
from touchstone.pages.suite import suite_page, suites_page
from touchstone.pages.unit import unit_page
from touchstone.pages.unit_changes import changes_address, unit_changes, unit_changes_page
from touchstone.pages.version import version_page
from touchstone.pages.welsh import welsh_pages
from touchstone.render import Site
from touchstone.search import engine

SOURCE_NAME = "unit.yaml"
"""The name under which the YAML of a unit stands beside its page."""


def site_files(site: Site, standards: Path) -> Iterator[SiteFile]:
    """Yield the pages and data files of a site; `standards` is the folder that it was loaded from."""
    yield from other_files(site)
    for unit in site.catalogue.units.values():
        yield from unit_files(site, unit, standards)


def unit_files(site: Site, unit: Unit, standards: Path) -> Iterator[SiteFile]:
    """The pages and files of one unit: its own, its versions, its changes, its YAML, and what citing it takes."""
    here = addresses.of_unit(unit)
    versions = site.history.versions.get(here, ())
    yield from with_markers(site, [unit_page(site, unit), *welsh_pages(site, unit)])
    yield from _versions(site, versions)
    if changes_address(site, here):
        yield from unit_changes_page(site, here)
    yield _source_file(here, standards, unit)
    welsh = site.catalogue.welsh.get((unit.suite, unit.code))
    if welsh:
        yield _source_file(addresses.of_welsh(unit), standards, welsh)
    yield from files_of_unit(site.catalogue, unit, site.address, site.pictures)


def _source_file(page: str, standards: Path, unit: Unit) -> DataFile:
    with open(f"{standards}/{unit.file}", "rb") as stream:
        return DataFile(page + SOURCE_NAME, stream.read())


def other_files(site: Site) -> Iterator[SiteFile]:
    """All pages and files that are not those of one unit."""
    yield from with_markers(site, _pages(site))
    yield from moved_pages(site)
    yield from moved_words(site)
    yield from _of_gone_units(site)
    yield feed_file(site)
    for role in site.catalogue.roles.values():
        yield from files_of_role(role, site.address)
    yield from _assets()


def _of_gone_units(site: Site) -> Iterator[SiteFile]:
    """The pages of units that are held only in earlier versions, or not at all any more."""
    held = {addresses.of_unit(unit) for unit in site.catalogue.units.values()}
    for versions in site.history.lineages:
        if isinstance(versions[-1], EarlierUnit):
            yield from _versions(site, versions)
    for page in unit_changes(site):
        if page not in held:
            yield from unit_changes_page(site, page)


def _versions(site: Site, versions: tuple[Unit, ...]) -> Iterator[SiteFile]:
    """The page of each version of a unit that has a number, and the file beside it."""
    for unit in versions:
        if unit.version:
            yield from with_markers(site, [version_page(site, unit, versions)])
            yield from files_of_version(CitedVersion(site.history, unit, versions))


def _pages(site: Site) -> Iterator[Page]:
    catalogue = site.catalogue
    yield suites_page(site)
    yield from (suite_page(site, suite) for suite in catalogue.suites.values())
    yield units_page(site)
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


def _assets() -> Iterator[DataFile]:
    """Styles and scripts, which every page asks for and which come from the site itself."""
    yield from asset_files()
    yield DataFile(ASSETS_ADDRESS + engine.NAME, engine.engine())
    yield DataFile(ASSETS_ADDRESS + engine.LICENCE, engine.licence())
