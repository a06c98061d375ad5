"""What is made from all pages of a site, data pages and hand-written ones: the search and the sitemap."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import escape

from touchstone.building.frame import Frame
from touchstone.building.searching import Searching
from touchstone.guidance import GuidancePage
from touchstone.page import DataFile, SiteFile
from touchstone.render import Site
from touchstone.search.catalogue_entries import other_entries
from touchstone.search.entry import Entry
from touchstone.search.gathering import gathering, keyed
from touchstone.search.guidance import guidance_entry

ANCHOR = re.compile(r'\bid="([^"]*)"')
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def entries_beside_units(site: Site, frame: Frame) -> Iterator[Entry]:
    """Everything that can be found but for the units of today: other data pages, and hand-written pages."""
    yield from other_entries(site)
    yield from (guidance_entry(page.address, page.title, page.html) for page in frame.authored)


def searched(site: Site, frame: Frame) -> Iterator[SiteFile]:
    """The pages and the index of the search over data pages and hand-written pages, made at once and not kept."""
    keys = {(suite, code): f"{suite} {code}" for suite, code in site.catalogue.units}
    with gathering(None) as gathered:
        search = Searching(site, gathered, keys)
        search.gather(keyed(entries_beside_units(site, frame)))
        for part in search.parts("", ""):
            yield from part.make()


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
