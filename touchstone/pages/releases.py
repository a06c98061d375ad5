"""What each release of the site changed: a page for people, and an Atom feed."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from touchstone import addresses
from touchstone.dates import in_words
from touchstone.page import DataFile, Heading, Page
from touchstone.pages.unit_changes import marked_diff
from touchstone.permalinks.releases import Release
from touchstone.render import Site
from touchstone.wording import counted

FEED_LINK = '<link rel="alternate " type="application/atom+xml" title="Changes by release"'
"""The blank keeps Material from taking the feed for the page in another language, which it would look up in the
sitemap: a copy opened from a disk cannot ask for that."""
LONGEST_SUMMARY = 12
"""How many changes of a kind the summary of a feed's entry names."""


def releases_page(site: Site) -> Page:
    """The page of all releases, the newest first."""
    here = addresses.CHANGES
    body = site.render("releases", here, releases=site.releases, diff=marked_diff)
    feed = addresses.relative(addresses.FEED, here)
    return Page(
        address=here,
        kind="releases",
        title="Changes by release",
        description=f"What {counted(len(site.releases), 'release')} of this site added, reworded, moved or ended.",
        body=body,
        section=here,
        contents=tuple(Heading(in_words(release.day), release.anchor) for release in site.releases),
        head=f'{FEED_LINK} href="{feed}">',
    )


def feed_file(site: Site) -> DataFile:
    """The releases as an Atom feed, with the days of the editions and no other.

    Source: RFC 4287, The Atom Syndication Format.
    """
    edition, newest = site.catalogue.edition, site.releases[0].day if site.releases else "1970-01-01"
    entries = "".join(_entry(site, release) for release in site.releases)
    home = f"<link href={quoteattr(_absolute(site, addresses.CHANGES))}/>"
    self_ = f'<link rel="self" href={quoteattr(_absolute(site, addresses.FEED))}/>'
    feed = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">\n'
        f"<title>{escape(edition.title)}: changes by release</title>\n<id>{_identifier(site, 'feed')}</id>\n"
        f"<updated>{_moment(newest)}</updated>\n"
        f"<author><name>{escape(edition.publisher or edition.title)}</name></author>\n"
        f"{home}{self_}\n{entries}</feed>\n"
    )
    return DataFile(addresses.FEED, feed.encode())


def _entry(site: Site, release: Release) -> str:
    link = quoteattr(_absolute(site, f"{addresses.CHANGES}#{release.anchor}"))
    return (
        f"<entry><title>Release of {in_words(release.day)}</title><id>{_identifier(site, release.day)}</id>"
        f"<updated>{_moment(release.day)}</updated><link href={link}/>"
        f"<summary>{escape(in_short(release))}</summary></entry>\n"
    )


def in_short(release: Release) -> str:
    """A release in a few sentences of plain text."""
    told = []
    for what, names in (
        ("New", [one.name for one in release.added]),
        ("Reworded", [one.name for one in release.reworded]),
        ("Ended, moved or replaced", [one.name for one in release.ended]),
    ):
        more = f" and {len(names) - LONGEST_SUMMARY} more" if len(names) > LONGEST_SUMMARY else ""
        told += [f"{what}: {', '.join(names[:LONGEST_SUMMARY])}{more}."] if names else []
    return " ".join(told)


def _absolute(site: Site, address: str) -> str:
    """An address with that of the site before it, where it is known; else it counts from the feed's own."""
    return f"{site.address}{address}"


def _moment(day: str) -> str:
    """The beginning of a day, as Atom writes a moment."""
    return f"{day}T00:00:00Z"


def _identifier(site: Site, name: str) -> str:
    """An identifier that stays: a UUID made from the namespaces of the suites' first and a name."""
    namespace = min((suite.namespace for suite in site.catalogue.suites.values()), default="")
    return UUID(bytes=sha256(f"{namespace} changes {name}".encode()).digest()[:16], version=4).urn
