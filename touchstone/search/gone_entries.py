"""What was published once and is withdrawn, moved or replaced: found only when older things are asked for."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone.permalinks.ledger import anchor_of
from touchstone.permalinks.telling import Told, name_of, told_at
from touchstone.render import Site
from touchstone.search.entry import Entry, Part


def gone_entries(site: Site) -> Iterator[Entry]:
    """An entry for each page from which something is gone, or which is gone itself."""
    history = site.history
    for page, listed in history.ledger.by_page.items():
        own = told_at(history, page) if page not in history.now else ()
        parts = [part for address in listed if anchor_of(address) for part in _parts(site, address)]
        if own or parts:
            yield Entry(
                kind="gone",
                address=page,
                title=name_of(history, page),
                words=" ".join(_words(told) for told in own),
                context="Earlier versions and withdrawn items",
                parts=tuple(parts),
                older=True,
            )


def _parts(site: Site, address: str) -> Iterator[Part]:
    """What an address led to once: its anchor is still there, on a marker or on what has the label today."""
    for told in told_at(site.history, address):
        yield Part("gone-item", told.label, anchor_of(address), _words(told))


def _words(told: Told) -> str:
    whither = " and ".join(link.title for link in told.targets)
    return " ".join(
        part for part in (told.words, f"({told.when} {told.verb} {whither}".strip() + ")", told.why) if part
    )
