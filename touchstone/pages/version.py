"""The page of one version of a unit: what a citation that names the version leads to, for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from touchstone import addresses
from touchstone.model.unit import EarlierUnit, Item, Unit, anchor
from touchstone.page import Link, Page
from touchstone.pages.detail import details
from touchstone.pages.unit import ShownItem, UnitView, contents_of
from touchstone.permalinks.telling import Told, link_to, told
from touchstone.permalinks.versions import Change, changes
from touchstone.prose import marked, plain
from touchstone.render import Site, named
from touchstone.wording import WORDING

NOINDEX = Markup('<meta name="robots" content="noindex">')

ONLY_TODAY = ("links", "external-links", "used-by", "cite", "advert")
"""The sections that only the page of the latest version has."""


@dataclass(frozen=True)
class VersionItem(ShownItem):
    """An item of a version, and what is at its place today."""

    today: tuple[Link, ...] = ()
    what: str = ""
    """How the item of today differs, such as `its words changed`."""


@dataclass(frozen=True)
class VersionView(UnitView):
    """What the template of a version's page shows."""

    fates: Mapping[str, Change]
    """What became of each item since, by its anchor."""
    latest: str
    """The address of the unit today."""

    def _shown(self, item: Item, element: str | None, terms: dict[str, str]) -> VersionItem:
        start = anchor(item.id, element)
        parts = tuple(
            (part.id, anchor(item.id, element, part.id), marked(part.text, terms, "ts-scoped")) for part in item.parts
        )
        today, what = self._today(start)
        words = marked(item.text, terms, "ts-scoped")
        label = f"{element}/{item.id}" if element else item.id
        return VersionItem(label, start, words, parts, (), (), item.label_assigned, today=today, what=what)

    def _today(self, start: str) -> tuple[tuple[Link, ...], str]:
        """Where an item of this version is today, and how that differs."""
        fate = self.fates.get(start)
        if fate is None:
            return (), ""
        places = [*(f"{self.latest}#{place}" for place in fate.after), *fate.elsewhere]
        return tuple(link_to(self.site.history, place, f"{self.latest}#{start}") for place in places), _differs(fate)


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


def search_within(here: str) -> str:
    """What tells the search box to stay in an earlier version, as HTML for the head."""
    return f'<meta name="ts-search-page" content="{escape(here)}">'


def version_page(site: Site, unit: Unit, versions: tuple[Unit, ...]) -> Page:
    """The page of one of the versions of a unit."""
    here, latest = addresses.of_version(unit), addresses.of_unit(versions[-1])
    fates = changes(versions[versions.index(unit) :], site.catalogue.dispositions)
    view = VersionView(unit, site, {where: fate for fate in fates for where in fate.before}, latest)
    suite = site.catalogue.suite_of(unit)
    trail = (Link("Standards", addresses.SUITES), Link(suite.title, addresses.of_suite(suite)), Link(unit.code, latest))
    body = site.render(
        "version",
        here,
        unit=unit,
        view=view,
        suite=suite,
        grouping=site.catalogue.grouping_of(unit),
        details=details(unit),
        late=False,
        latest=_latest(site, latest, versions),
        gone=gone_unit(site, latest),
        trail=trail,
        changes=addresses.of_changes(latest),
    )
    return Page(
        address=here,
        kind="earlier" if unit is not versions[-1] else "version",
        title=f"{named(unit)}, version {unit.version}",
        description=plain(
            f"Version {unit.version} of {named(unit)} ({WORDING[unit.wording][0].lower()}), for citations that name it."
        ),
        body=body,
        section=addresses.SUITES,
        contents=tuple(heading for heading in contents_of(view) if heading.anchor not in ONLY_TODAY),
        trail=trail,
        sidebar=site.render(
            "_version_menu", here, unit=unit, versions=versions, latest=latest, changes=addresses.of_changes(latest)
        ),
        source=unit.file,
        head=NOINDEX + (search_within(here) if unit is not versions[-1] else ""),
    )


def _latest(site: Site, page: str, versions: tuple[Unit, ...]) -> Unit | None:
    """The version of today; None where the unit is gone."""
    return None if isinstance(versions[-1], EarlierUnit) else versions[-1]


def gone_unit(site: Site, page: str) -> Told | None:
    """What became of a unit that is gone."""
    runs = site.history.ledger.runs.get(page, ())
    return told(site.history, (page, len(runs) - 1)) if runs and page not in site.history.now else None
