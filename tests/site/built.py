"""A page of the built site, read as a browser reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site."""

    address: str
    path: Path

    @cached_property
    def text(self) -> str:
        """The HTML."""
        return self.path.read_text("utf-8")

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        tree = parser.parse(self.text)
        return tree, [f"line {place[0]}: {code} {told}" for place, code, told in parser.errors]

    @property
    def tree(self) -> Element:
        """The page as a browser reads it."""
        return self._parsed[0]

    @property
    def errors(self) -> list[str]:
        """Where the HTML is not as HTML 5 asks; html5lib's strict mode stops at the first of these."""
        return self._parsed[1]

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """The elements with an id."""
        return {element.get("id", ""): element for element in self.tree.iter() if element.get("id") is not None}


def pages_of(site: Path) -> dict[str, BuiltPage]:
    """Every page of a site by its address."""
    found = {
        path.relative_to(site).as_posix().removesuffix("index.html"): path for path in sorted(site.rglob("*.html"))
    }
    return {address: BuiltPage(address, path) for address, path in found.items()}


def words(element: Element | None) -> str:
    """The text content of an element."""
    return "".join(element.itertext()) if element is not None else ""


def shape(address: str) -> str:
    """The kind of a page by its address: `units/sfjes19/` gives `units/*`."""
    return re.sub(r"(?<=/)[^/]+/$", "*", address)
