"""The page of one version of a unit: what a citation that names the version leads to, for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from touchstone import addresses
from touchstone.bundles import script_tags
from touchstone.cite_kit import version_head
from touchstone.cited_versions import CitedVersion
from touchstone.citing import cited_label
from touchstone.model.unit import EarlierUnit, Item, Unit
from touchstone.page import Heading, Link, Page
from touchstone.pages.detail import details
from touchstone.pages.item import cite_link, item_html
from touchstone.pages.unit import UnitView, contents_of
from touchstone.pages.unit_changes import changes_address
from touchstone.permalinks.telling import Told, told
from touchstone.permalinks.versions import Change
from touchstone.prose import Terms, joined, plain
from touchstone.render import Site, named
from touchstone.templating import escaped
from touchstone.wording import WORDING

NOINDEX = Markup('<meta name="robots" content="noindex">')

ONLY_TODAY = ("links", "external-links", "used-by", "cite", "advert")
"""The sections that only the page of the latest version has."""


@dataclass(frozen=True)
class VersionView(UnitView):
    """What the template of a version's page shows."""

    version: CitedVersion

    def _item(self, item: Item, place: str, element: str | None, terms: Terms | None) -> str:
        """The HTML of one item; below it what it is today, where this is not the version of today."""
        label = cited_label(item, element)
        told = below = ""
        if not self.version.is_of_today:
            since = self.version.since(place)
            told = f' data-latest="{escaped(self.site.address + since.latest)}" data-since="{escaped(since.told)}"'
            below = self._today(label, place)
        return item_html(item, place, label, terms, told=told, below=below, tools=cite_link(label))

    def _today(self, label: str, place: str) -> str:
        fate, here = self.version.fates.get(place), addresses.of_version(self.unit)
        if not fate:
            return ""
        links = [
            Markup('<a href="{}">{}</a>').format(addresses.relative(one.address, here), one.title)
            for one in self.version.places(place)
        ]
        where = Markup("here is {} today").format(Markup(joined(links))) if links else "is not there today"
        return Markup('<p class="ts-note">{} {}; {}.</p>').format(label, where, _differs(fate))


def _differs(fate: Change) -> str:
    """How what is there today differs, as the end of a sentence."""
    ends = {
        "same": "its words are the same",
        "reworded": "its words changed",
        "split": "it was split",
        "merged": "it became part of that",
        "replaced": "other words took its place",
        "withdrawn": "it was withdrawn",
    }
    return ends.get(fate.kind) or ("its words changed" if fate.reworded else "its words are the same")


def search_within(here: str) -> Markup:
    """What tells the search box to stay in an earlier version, as HTML for the head."""
    return Markup('<meta name="ts-search-page" content="{}">').format(here)


def version_page(site: Site, unit: Unit, versions: tuple[Unit, ...]) -> Page:
    """The page of one of the versions of a unit."""
    here, latest = addresses.of_version(unit), addresses.of_unit(versions[-1])
    version = CitedVersion(site.history, unit, versions)
    cited, view = version.whole(site.address), VersionView(unit, site, version)
    past = version.since().told.rstrip(".")
    suite, changes, description = site.catalogue.suite_of(unit), _changes(site, latest, versions), _description(unit)
    trail = (Link("Standards", addresses.SUITES), Link(suite.title, addresses.of_suite(suite)), Link(unit.code, latest))
    body = site.render(
        "version",
        here,
        unit=unit,
        view=view,
        suite=suite,
        grouping=site.catalogue.grouping_of(unit),
        details=details(unit, past),
        past=past,
        late=site.reviewed_late(unit),
        latest=_latest(site, latest, versions),
        gone=gone_unit(site, latest),
        trail=trail,
        changes=changes,
        cited=cited,
        since=version.since(),
    )
    return Page(
        address=here,
        kind="earlier" if unit is not versions[-1] else "version",
        title=f"{named(unit)}, version {unit.version}",
        description=description,
        body=body,
        section=addresses.SUITES,
        contents=tuple(_contents(view)),
        trail=trail,
        sidebar=site.render("_version_menu", here, unit=unit, versions=versions, latest=latest, changes=changes),
        source=unit.file,
        head=_head(here, unit, versions, version_head(cited, unit)),
    )


def _changes(site: Site, latest: str, versions: tuple[Unit, ...]) -> str:
    """Where it is told what changed in the unit; a unit that is gone changed at least by that."""
    gone = isinstance(versions[-1], EarlierUnit)
    return addresses.of_changes(latest) if gone else changes_address(site, latest)


def _contents(view: VersionView) -> Iterator[Heading]:
    yield from (heading for heading in contents_of(view) if heading.anchor not in ONLY_TODAY)
    yield Heading("Cite this version", "cite")


def _head(here: str, unit: Unit, versions: tuple[Unit, ...], tags: Markup) -> Markup:
    older = search_within(here) if unit is not versions[-1] else ""
    return NOINDEX + older + tags + script_tags(here, "citing")


def _description(unit: Unit) -> str:
    words = WORDING[unit.wording][0].lower()
    return plain(f"Version {unit.version} of {named(unit)} ({words}), for citations that name it.")


def _latest(site: Site, page: str, versions: tuple[Unit, ...]) -> Unit | None:
    """The version of today; None where the unit is gone."""
    return None if isinstance(versions[-1], EarlierUnit) else versions[-1]


def gone_unit(site: Site, page: str) -> Told | None:
    """What became of a unit that is gone."""
    runs = site.history.ledger.runs.get(page, ())
    return told(site.history, (page, len(runs) - 1)) if runs and page not in site.history.now else None
