"""The page of the basket, in which a reader collects units and items."""

from __future__ import annotations

from markupsafe import Markup

from touchstone import addresses
from touchstone.page import Page
from touchstone.render import Site

FOR_CITING = ("cite-forms", "copy-field", "cite", "basket")
"""The scripts of the pages on which things can be cited and collected."""
FOR_BASKET = ("cite-forms", "copy-field", "basket", "basket-files", "docx", "basket-page")
FOR_ADVERTS = ("copy-field",)


def script_tags(names: tuple[str, ...], here: str) -> Markup:
    """The tags that load scripts of the site on the page at `here`."""
    folder = addresses.relative("assets/touchstone/", here)
    return Markup("".join(f'<script src="{folder}{name}.js" defer></script>' for name in names))


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
        head=script_tags(FOR_BASKET, here),
    )
