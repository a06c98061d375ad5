"""What changed between any two versions of a unit: a page for people, and the same as data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations

from markupsafe import Markup

from touchstone import addresses
from touchstone.model.unit import Unit
from touchstone.page import DataFile, Heading, Link, Page
from touchstone.permalinks.ledger import page_of
from touchstone.permalinks.releases import Release
from touchstone.permalinks.telling import label_of, link_to, name_of
from touchstone.permalinks.versions import Change, changes, items_of
from touchstone.permalinks.word_diff import word_diff
from touchstone.prose import plain
from touchstone.render import Site
from touchstone.wording import counted

CHANGED = {
    "added": "Added",
    "reworded": "Reworded",
    "moved": "Moved",
    "split": "Split",
    "merged": "Merged",
    "replaced": "Replaced",
    "withdrawn": "Withdrawn",
    "same": "Unchanged",
}
"""What a change is called, in the order in which counts are given."""


@dataclass(frozen=True)
class ShownChange:
    """A change as the page and the data show it."""

    kind: str
    before: tuple[str, ...]
    after: tuple[Link, ...]
    old: str
    new: str
    why: str


@dataclass(frozen=True)
class VersionsCompared:
    """Two versions of a unit side by side."""

    older: Unit
    newer: Unit
    prose: tuple[tuple[str, str, str], ...]
    """What differs beside the items: its name, the old text and the new one."""
    changes: tuple[ShownChange, ...]
    neighbours: bool
    """Whether the one follows the other."""

    @property
    def anchor(self) -> str:
        """Such as `v1-v2`."""
        return f"v{self.older.version}-v{self.newer.version}"

    @property
    def title(self) -> str:
        """Such as `Version 1 to version 2`."""
        return f"Version {self.older.version} to version {self.newer.version}"

    @property
    def counts(self) -> str:
        """Such as `2 reworded, 1 added, 30 unchanged`."""
        told = [(sum(one.kind == kind for one in self.changes), name.lower()) for kind, name in CHANGED.items()]
        return ", ".join(f"{count} {name}" for count, name in told if count) or "no items"


def marked_diff(old: str, new: str) -> Markup:
    """Two texts as one, in which what went and what came is marked by signs as well as by looks."""
    marks = {"removed": ("del", "removed", "−"), "added": ("ins", "added", "+")}
    out = Markup("")
    for how, text in word_diff(old, new):
        if how == "same":
            out += text
            continue
        tag, name, sign = marks[how]
        words, blank = text.rstrip(), text[len(text.rstrip()) :]
        shown = Markup('<{0}><span class="ts-away">{1}: </span><span aria-hidden="true">{2}</span>{3}</{0}>')
        out += shown.format(Markup(tag), name, sign, words) + blank
    return out


def compared_versions(site: Site, versions: tuple[Unit, ...]) -> list[VersionsCompared]:
    """Every two versions of a unit: those that follow each other first, then those further apart."""
    known = [unit for unit in versions if unit.version]
    pairs = sorted(combinations(range(len(known)), 2), key=lambda pair: (pair[1] - pair[0], -pair[1]))
    return [_compared(site, tuple(known[first : last + 1])) for first, last in pairs]


def _compared(site: Site, versions: tuple[Unit, ...]) -> VersionsCompared:
    older, newer = versions[0], versions[-1]
    found = changes(versions, site.catalogue.dispositions)
    texts = zip(_texts(site, older), _texts(site, newer), strict=True)
    differing = tuple((name, old, new) for (name, old), (_, new) in texts if old != new)
    shown = tuple(_shown(site, one, older, newer) for one in found)
    return VersionsCompared(older, newer, differing, shown, len(versions) == 2)


def _grouping(site: Site, unit: Unit) -> str:
    """The title of a unit's grouping; for one that is gone the title that it had."""
    grouping = site.catalogue.grouping_of(unit)
    address = f"{addresses.of_suite(site.catalogue.suite_of(unit))}#{unit.grouping}"
    run = site.history.ledger.last_run(address)
    return grouping.title if grouping else run.last.words[0] if run else unit.grouping or ""


def _texts(site: Site, unit: Unit) -> list[tuple[str, str]]:
    """What stands in a unit beside its items and is compared too."""
    where = _grouping(site, unit)
    texts = {"Title": unit.title, "Overview": unit.overview, "Target group": unit.target_group, "Grouping": where}
    return [(name, text or "") for name, text in texts.items()]


def _shown(site: Site, change: Change, older: Unit, newer: Unit) -> ShownChange:
    there, was, is_ = addresses.of_version(newer), items_of(older), items_of(newer)
    after = [Link(label_of(f"{there}#{place}", None), f"{there}#{place}") for place in change.after]
    after += [link_to(site.history, target, there) for target in change.elsewhere]
    before = tuple(label_of(f"{there}#{place}", None) for place in change.before)
    old, new = _text(was, change.before), _text(is_, change.after)
    return ShownChange(change.kind, before, tuple(after), old, new, change.why)


def _text(items: dict[str, tuple[str, ...]], places: tuple[str, ...]) -> str:
    return " / ".join(" ".join(items[place]) for place in places)


def unit_changes(site: Site) -> list[str]:
    """The address of every unit that is or was on the site."""
    gone = [page for page in site.history.gone_pages() if page.startswith(addresses.UNITS) and page.count("/") == 2]
    return list(dict.fromkeys([*site.history.versions, *gone]))


def changes_address(site: Site, page: str) -> str:
    """Where it is told what changed in the unit at an address; empty where no change of it is known."""
    known = sum(1 for unit in site.history.versions.get(page, ()) if unit.version)
    told = sum(1 for release in site.releases if release.on(page).count)  # the first says that the unit is there
    return addresses.of_changes(page) if known > 1 or told > 1 else ""


def unit_changes_page(site: Site, page: str) -> tuple[Page, DataFile]:
    """The page of the changes of the unit at an address, and the same as data."""
    versions = site.history.versions.get(page, ())
    compared, here = compared_versions(site, versions), addresses.of_changes(page)
    name = name_of(site.history, page)
    recorded = [only for release in site.releases for only in [release.on(page)] if only.count]
    body = site.render(
        "unit_changes",
        here,
        name=name,
        unit_page=page,
        versions=[unit for unit in versions if unit.version],
        near=[one for one in compared if one.neighbours],
        far=[one for one in compared if not one.neighbours],
        recorded=recorded,
        diff=marked_diff,
        CHANGED=CHANGED,
        trail=_trail(site, page, versions),
    )
    return Page(
        address=here,
        kind="unit-changes",
        title=f"What changed in {name}",
        description=plain(
            f"{counted(len(versions), 'version')} held, and what changed between any two, item by item: {name}"
        ),
        body=body,
        section=addresses.SUITES,
        contents=tuple(_contents(compared, recorded)),
    ), DataFile(f"{page}changes.json", _as_json(name, page, versions, compared))


def _trail(site: Site, page: str, versions: tuple[Unit, ...]) -> list[Link]:
    steps = [Link("Standards", addresses.SUITES)]
    if versions:
        suite = site.catalogue.suite_of(versions[-1])
        steps.append(Link(suite.title, addresses.of_suite(suite)))
    return [*steps, Link(versions[-1].code if versions else name_of(site.history, page), page_of(page))]


def _contents(compared: list[VersionsCompared], recorded: list[Release]) -> list[Heading]:
    near = [Heading(one.title, one.anchor) for one in compared if one.neighbours]
    far = [Heading("Versions further apart", "further-apart")] if len(near) < len(compared) else []
    return [*near, *far, *([Heading("On this site", "on-this-site")] if recorded else [])]


def _as_json(name: str, page: str, versions: tuple[Unit, ...], compared: list[VersionsCompared]) -> bytes:
    """The same as data: versions, then for every two of them each change with its words."""
    data = {
        "unit": name,
        "address": page,
        "versions": [
            {"version": one.version, "approved": one.approved, "address": addresses.of_version(one)}
            for one in versions
            if one.version
        ],
        "comparisons": [
            {
                "from": one.older.version,
                "to": one.newer.version,
                "texts": [{"name": text, "before": old, "after": new} for text, old, new in one.prose],
                "items": [_change(change) for change in one.changes],
            }
            for one in compared
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _change(change: ShownChange) -> dict[str, object]:
    return {
        "change": change.kind,
        "before": list(change.before),
        "after": [{"label": link.title, "address": link.address} for link in change.after],
        "words_before": change.old,
        "words_after": change.new,
        "word_by_word": [list(stretch) for stretch in word_diff(change.old, change.new)]
        if change.old != change.new
        else [],
        "reason": change.why,
    }
