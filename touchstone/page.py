"""What the site is made of, before any builder has seen it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True)
class Link:
    """A way to another place: words and the address below the site's root."""

    title: str
    address: str


class Heading(NamedTuple):
    """An entry of a page's table of contents."""

    title: str
    anchor: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Page:
    """A data page: HTML for the theme's shell, and what the shell needs to know of it."""

    address: str
    kind: str
    """The kind of page, such as unit or suite; pages of one kind share a shell."""
    title: str
    description: str
    body: str
    """The HTML of the page's article, with its h1."""
    section: str
    """The address of the entry in the site's menu that this page belongs to."""
    contents: tuple[Heading, ...] = ()
    trail: tuple[Link, ...] = ()
    """The way from the top to this page, for the breadcrumb."""
    sidebar: str = ""
    """The HTML of the menu beside the page; the site's own menu where empty."""
    previous: Link | None = None
    following: Link | None = None
    source: str | None = None
    """The file below the standards folder that an author edits to change this page."""
    head: str = ""
    """More HTML for the page's head."""


@dataclass(frozen=True)
class DataFile:
    """Any other file: its address and its bytes."""

    address: str
    content: bytes = field(repr=False)


SiteFile = Page | DataFile
