"""What is made from all pages of a site, data pages and hand-written ones: the search and the sitemap."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from markupsafe import escape

from touchstone.building.frame import Frame
from touchstone.catalogue import UnitKey
from touchstone.guidance import GuidancePage
from touchstone.page import DataFile, SiteFile
from touchstone.render import Site
from touchstone.search.catalogue_entries import other_entries
from touchstone.search.files import search_files
from touchstone.search.guidance import guidance_entry
from touchstone.search.offers import offers_of
from touchstone.search.pages import search_pages

ANCHOR = re.compile(r'\bid="([^"]*)"')
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def searched(site: Site, frame: Frame, cache: Path | None, keys: Mapping[UnitKey, str]) -> Iterator[SiteFile]:
    """The pages and the index of the search over data pages and hand-written pages.

    In the folder `cache` a build keeps what the next one needs; `keys` gives for a unit the digest of all that goes
    into its pages.
    """
    offers = offers_of(site, keys, cache and cache / "offers")
    guidance = (guidance_entry(page.address, page.title, page.html) for page in frame.authored)
    entries = [*(offer.entry for offer in offers), *other_entries(site), *guidance]
    yield from search_pages(site, entries, (one for offer in offers for one in offer.standing))
    yield from search_files(entries, site.catalogue.search_words.same_meaning, cache)


def authored_addresses(frame: Frame) -> list[str]:
    """The addresses of the hand-written pages."""
    return [page.address for page in frame.authored]


def unkept_anchors(pages: Iterable[GuidancePage], frame: Frame) -> list[str]:
    """What is said of headings that are not, on the pages as built, where the ledger takes them to be."""
    made = {page.address: set(ANCHOR.findall(page.html)) for page in frame.authored}
    return [
        f"{page.file}:{one.line}: on the page as built nothing has the address #{one.anchor}, which is that of the"
        f" heading “{one.words}”: set it apart by empty lines, or give it an address with {{ #{one.anchor} }} behind it"
        for page in pages
        for one in page.headings
        if page.address in made and one.anchor not in made[page.address]
    ]


def sitemap_files(site_url: str, listed: Sequence[str]) -> Iterator[DataFile]:
    """The sitemap of the whole site, in place of MkDocs' own; without pages where the site's address is not known.

    Source: sitemaps.org, protocol 0.9. It names no dates, so that two builds are the same.
    """
    urls = (
        "".join(f"<url><loc>{escape(site_url + address)}</loc></url>\n" for address in sorted(listed))
        if site_url
        else ""
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP}">\n{urls}</urlset>\n'.encode()
    yield DataFile("sitemap.xml", xml)
    yield DataFile("sitemap.xml.gz", gzip.compress(xml, mtime=0))


def clash(source: str, address: str) -> str:
    """What is said where a hand-written page has the address of a data page."""
    return f"{source} has the address /{address}, which a page of the standards has: rename the file"
