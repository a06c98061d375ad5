"""The page of results, and the lists that do without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from touchstone.page import Heading, Link, Page
from touchstone.render import Site
from touchstone.search.entry import FACETS, KINDS, Entry
from touchstone.search.files import SEARCH
from touchstone.search.keywords import Keyword, Standing, by_beginning, keywords
from touchstone.search.unit_entries import KIND_OF_ITEM
from touchstone.wording import counted

BY_KEYWORD = f"{SEARCH}by-keyword/"
Option = tuple[str, str]
"""What stands in the address, and what people read."""


def search_pages(site: Site, entries: Sequence[Entry], standing: Iterable[Standing]) -> Iterator[Page]:
    """The page of results, and units and items by keyword, from where keywords stand."""
    yield _results_page(site, entries)
    yield from _keyword_pages(site, keywords(standing))


def _results_page(site: Site, entries: Sequence[Entry]) -> Page:
    selects = [
        ("kind", "Kind", _kinds(entries)),
        *((name, title, _options(entries, name)) for name, title in FACETS.items()),
    ]
    shown = [select for select in selects if select[2]]
    older = any(entry.older for entry in entries)
    return Page(
        address=SEARCH,
        kind="search",
        title="Search",
        description="Search all units, items, roles, terms and pages of guidance by word or code.",
        body=site.render("search", SEARCH, selects=shown, older=older, by_keyword=BY_KEYWORD),
        section=SEARCH,
    )


def _kinds(entries: Sequence[Entry]) -> list[Option]:
    held = {kind for entry in entries for kind in (entry.kind, *(part.kind for part in entry.parts))}
    items = [kind for kind in KIND_OF_ITEM.values() if kind in held]
    every = [(" ".join(items), "Items of every kind")] if len(items) > 1 else []
    return every + [(kind, many.capitalize()) for kind, (_, many) in KINDS.items() if kind in held]


def _options(entries: Sequence[Entry], name: str) -> list[Option]:
    found = {facet.value: facet.title for entry in entries for facet in entry.facets if facet.name == name}
    return sorted(found.items(), key=lambda option: option[1].casefold())


def _keyword_pages(site: Site, listed: Iterable[Keyword]) -> Iterator[Page]:
    pages = by_beginning(listed)
    beginnings = [(beginning, f"{BY_KEYWORD}{beginning}/") for beginning in pages]
    yield _keyword_page(site, BY_KEYWORD, "Units and items by keyword", beginnings, [])
    for (beginning, address), those in zip(beginnings, pages.values(), strict=True):
        yield _keyword_page(site, address, f"Units and items by keyword: {beginning.capitalize()}", beginnings, those)


def _keyword_page(site: Site, here: str, title: str, beginnings: list[Option], listed: list[Keyword]) -> Page:
    return Page(
        address=here,
        kind="keywords",
        title=title,
        description=f"{title}, with {counted(len(listed), 'keyword')}."
        if listed
        else f"{title}, for whoever has no JavaScript.",
        body=site.render("search_by_keyword", here, title=title, beginnings=beginnings, keywords=listed),
        section=SEARCH,
        contents=tuple(Heading(keyword.words, keyword.anchor) for keyword in listed),
        trail=(Link("Search", SEARCH),),
    )
