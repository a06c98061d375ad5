"""The page of the basket, in which a reader collects units and items."""

from __future__ import annotations

from touchstone import addresses
from touchstone.bundles import script_tags
from touchstone.page import Page
from touchstone.render import Site


def basket_page(site: Site) -> Page:
    """The basket; a script fills it."""
    here = addresses.BASKET
    return Page(
        address=here,
        kind="basket",
        title="Basket",
        description="Units and items that you have collected, to take away as Word, CSV, Markdown or a link.",
        body=site.render("basket", here),
        section=addresses.BASKET,
        head=script_tags(here, "citing", "basket-page"),
    )
