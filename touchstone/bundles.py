"""The scripts and styles that pages load: written in small files, and sent in few, so that a page asks for few."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from touchstone import addresses
from touchstone.page import DataFile

ASSETS = Path(__file__).parent / "assets"
ASSETS_ADDRESS = "assets/touchstone/"
BUNDLES = {
    "touchstone.css": "touchstone.css search.css print.css",
    "touchstone.js": "open-from-disk.js menu-button.js contents.js wide-tables.js search.js checklist.js review.js"
    " basket-store.js",
    "basket-page.js": "basket-link.js basket-files.js zip.js docx.js basket-parts.js basket-page.js",
    "citing.js": "cite-forms.js copy-field.js cite.js basket.js own-address.js",
}
"""The files that every page loads, that of the basket and that of pages with something to copy: each with its parts."""


def asset_files() -> Iterator[DataFile]:
    """The files for pages to load: the bundles, and each file alone that is in none."""
    for name, parts in BUNDLES.items():
        yield DataFile(ASSETS_ADDRESS + name, b"".join((ASSETS / part).read_bytes() for part in parts.split()))
    bundled = {part for parts in BUNDLES.values() for part in parts.split()}
    for path in sorted(ASSETS.rglob("*")):
        address = path.relative_to(ASSETS).as_posix()
        if path.is_file() and address not in bundled:
            yield DataFile(ASSETS_ADDRESS + address, path.read_bytes())


def script_tags(here: str, *names: str) -> Markup:
    """The tags that load scripts of the site on the page at `here`."""
    folder = addresses.relative(ASSETS_ADDRESS, here)
    return Markup("".join(f'<script src="{folder}{name}.js" defer></script>' for name in names))
