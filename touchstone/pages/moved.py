"""What answers at old addresses: markers on pages that are there, and pages that lead on from those that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from touchstone import addresses
from touchstone.basket import WORDS, moved_script
from touchstone.page import DataFile, Heading, Page
from touchstone.pages.version import NOINDEX
from touchstone.permalinks.comparing import is_version_page
from touchstone.permalinks.ledger import anchor_of
from touchstone.permalinks.telling import Told, label_of, told, told_at
from touchstone.prose import joined
from touchstone.render import Site

REDIRECT = "assets/touchstone/lead-on.js"
Gone = tuple[str, str, tuple[Told, ...]]
"""An anchor, what people call it, and what is told of it."""


def with_markers(site: Site, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, each with a marker for every address on it that no longer leads to what it led to."""
    for page in pages:
        gone = _gone_from(site, page)
        yield _marked(site, page, gone) if gone else page


def markers_on_guidance(site: Site) -> dict[str, str]:
    """By its address the markers of each hand-written page on which a heading is gone, as HTML for its end."""
    found = {
        page.address: [
            gone for address in site.history.ledger.by_page.get(page.address, ()) for gone in _gone_at(site, address)
        ]
        for page in site.catalogue.guidance or ()
    }
    return {page: site.render("_gone", page, gone=gone) for page, gone in found.items() if gone}


def _marked(site: Site, page: Page, gone: list[Gone]) -> Page:
    body = page.body + site.render("_gone", page.address, gone=gone)
    return replace(page, body=body, contents=(*page.contents, Heading("No longer here", "no-longer--here")))


def _gone_from(site: Site, page: Page) -> list[Gone]:
    """What is no longer on a page. What has a label that meant something else before tells that itself."""
    history = site.history
    if page.address not in history.pages_with_a_past:
        return []
    found = {
        anchor_of(address): gone
        for address in history.ledger.by_page.get(page.address, ())
        if not (address in history.now and _tells_itself(page, address))
        for gone in _gone_at(site, address)
    }
    for old in history.moved_here.get(page.address, ()):
        for anchor, label, listed in _all_gone(site, old):
            taken = anchor in found or f"{page.address}#{anchor}" in history.now
            if not taken and not listed[-1].targets:
                found[anchor] = (anchor, label, listed)
    return list(found.values())


def _gone_at(site: Site, address: str) -> list[Gone]:
    """What is told of an address on a page, if anything; without an anchor where something else has it now."""
    history = site.history
    listed = told_at(history, address) if anchor_of(address) else ()
    anchor = "" if address in history.now else anchor_of(address)
    return [(anchor, label_of(address, history.ledger.last_run(address)), listed)] if listed else []


def _tells_itself(page: Page, address: str) -> bool:
    """Whether a page tells at the place itself what else its anchor meant: not so a unit's sub-points and elements."""
    last = anchor_of(address).rpartition("-")[2]
    return page.kind != "unit" or (last[:1].isalpha() and last[-1:].isdigit())


def moved_pages(site: Site) -> Iterator[Page]:
    """A page for each address that was published once and where nothing is today."""
    for address in site.history.gone_pages():
        runs = site.history.ledger.runs[address]
        said = told(site.history, (address, len(runs) - 1))
        if said:
            yield _moved_page(site, address, said)


def moved_words(site: Site) -> Iterator[DataFile]:
    """For each unit that has moved the file from which a basket's link learns where it and its items are now."""
    history, runs = site.history, site.history.ledger.runs
    for page in history.gone_pages():
        if page.startswith(addresses.UNITS) and not is_version_page(page):
            found = [(one, history.today((one, len(runs[one]) - 1))) for one in history.ledger.by_page[page]]
            places = {anchor_of(one): there[0] for one, there in found if len(there) == 1}
            yield from [DataFile(page + WORDS, moved_script(page, places))] if places else []


def _moved_page(site: Site, address: str, said: Told) -> Page:
    gone = _all_gone(site, address)
    leads_on = len(said.targets) == 1
    folder = address.partition("/")[0]
    whither = joined(link.title for link in said.targets)
    return Page(
        address=address,
        kind="moved",
        title=f"{said.words}: no longer at this address",
        description=f"{said.when} what stood here was {said.verb} {whither}".strip(),
        body=site.render("moved", address, told=said, gone=gone, leads_on=leads_on),
        section=addresses.SUITES if folder == "units" else f"{folder}/",
        head=NOINDEX + (_leading_on(address) if leads_on else ""),
    )


def _all_gone(site: Site, page: str) -> list[Gone]:
    """What is told of every address on a page that is gone."""
    return [gone for address in site.history.ledger.by_page.get(page, ()) for gone in _gone_at(site, address)]


def _leading_on(here: str) -> Markup:
    """What leads a browser on with the fragment. There is no refresh: it would drop the fragment, and go before anybody
    without scripts could read where the item went that they came for."""
    return Markup('<script src="{}" defer></script>').format(addresses.relative(REDIRECT, here))
