"""The page of results, and the lists that do without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from touchstone.page import Heading, Link, Page
from touchstone.render import Site
from touchstone.search.entry import FACETS, KINDS
from touchstone.search.files import SEARCH
from touchstone.search.gathering import Listed
from touchstone.search.keywords import Keyword, by_beginning, entered, keywords
from touchstone.search.offers import Card, unpacked
from touchstone.search.unit_entries import KIND_OF_ITEM
from touchstone.wording import counted

BY_KEYWORD = f"{SEARCH}by-keyword/"
Option = tuple[str, str]
"""What stands in the address, and what people read."""
Select = tuple[str, str, list[Option]]
"""What a search can be narrowed by: its name in the address, what people read, and the choice."""


class SearchPage(NamedTuple):
    """A page of the search that is made when it is needed."""

    address: str
    key: str
    """A digest of everything that goes into it, beside what goes into every page."""
    made: Callable[[], Page]


def search_pages(site: Site, now: Listed, older: Listed | None) -> Iterator[SearchPage]:
    """The page of results, and units and items by keyword."""
    both = [card for listed in (now, older) if listed for card in listed.cards.values()]
    selects = [select for select in _selects(both) if select[2]]
    yield SearchPage(SEARCH, repr((selects, bool(older))), lambda: _results_page(site, selects, older=bool(older)))
    yield from _keyword_pages(site, now)


def _results_page(site: Site, selects: Sequence[Select], *, older: bool) -> Page:
    return Page(
        address=SEARCH,
        kind="search",
        title="Search",
        description="Search all units, items, roles, terms and pages of guidance by word or code.",
        body=site.render("search", SEARCH, selects=selects, older=older, by_keyword=BY_KEYWORD),
        section=SEARCH,
    )


def _selects(cards: Sequence[Card]) -> Iterator[Select]:
    kinds = unpacked(card.kinds for card in cards).values()
    yield "kind", "Kind", _kinds({kind for held in kinds for kind in held})
    facets = dict.fromkeys(tuple(one) for held in unpacked(card.facets for card in cards).values() for one in held)
    for name, title in FACETS.items():
        options = {value: told for facet, value, told in facets if facet == name}
        yield name, title, sorted(options.items(), key=lambda option: option[1].casefold())


def _kinds(held: set[str]) -> list[Option]:
    items = [kind for kind in KIND_OF_ITEM.values() if kind in held]
    every = [(" ".join(items), "Items of every kind")] if len(items) > 1 else []
    return every + [(kind, many.capitalize()) for kind, (_, many) in KINDS.items() if kind in held]


def _keyword_pages(site: Site, now: Listed) -> Iterator[SearchPage]:
    held = unpacked(card.keywords for card in now.cards.values())
    pages = by_beginning(keywords((key, held[card.keywords]) for key, card in now.cards.items()))
    beginnings = [(beginning, f"{BY_KEYWORD}{beginning}/") for beginning in pages]
    first = partial(_keyword_page, site, BY_KEYWORD, "Units and items by keyword", beginnings, now, [])
    yield SearchPage(BY_KEYWORD, repr(beginnings), first)
    for (beginning, address), those in zip(beginnings, pages.values(), strict=True):
        title = f"Units and items by keyword: {beginning.capitalize()}"
        made = partial(_keyword_page, site, address, title, beginnings, now, those)
        yield SearchPage(address, repr((beginnings, those)), made)


def _keyword_page(
    site: Site, here: str, title: str, beginnings: list[Option], now: Listed, listed: list[Keyword]
) -> Page:
    standing = cache(now.store.standing)
    held = [entered(keyword, standing) for keyword in listed]
    return Page(
        address=here,
        kind="keywords",
        title=title,
        description=f"{title}, with {counted(len(listed), 'keyword')}."
        if listed
        else f"{title}, for whoever has no JavaScript.",
        body=site.render("search_by_keyword", here, title=title, beginnings=beginnings, keywords=held),
        section=SEARCH,
        contents=tuple(Heading(keyword.words, keyword.anchor) for keyword in held),
        trail=(Link("Search", SEARCH),),
    )
