"""Documents as passages of text, each with its place, whatever kind of file they came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_TEXT = 10 * 1024 * 1024
"""How much text one document may hold."""

Span = tuple[int, int]


class Refused(Exception):
    """Raised where a document cannot or must not be read; says why in one line."""


class NoLinks(Exception):
    """Raised where links cannot be written into a kind of document; says what to do."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, or what stands for one."""

    text: str
    place: str
    """Where it begins, such as `paragraph 12` or `page 3`."""
    first_line: int = 0
    """The number of its first line, where lines count."""
    linked: tuple[Span, ...] = ()
    """The parts that stand in a link already."""
    targets: tuple[str, ...] = ()
    """The addresses to which links in it lead."""
    hidden: tuple[Span, ...] = ()
    """The parts that are no text, such as code."""

    def place_of(self, at: int) -> str:
        """The place of a sign in the passage."""
        line = f"line {self.first_line + self.text.count(chr(10), 0, at)}" if self.first_line else ""
        return ", ".join(one for one in (self.place, line) if one)


@dataclass(frozen=True)
class Link:
    """An address to lay on a part of a passage."""

    passage: int
    start: int
    end: int
    address: str


class Document(Protocol):
    """A document that was read."""

    @property
    def passages(self) -> Sequence[Passage]:
        """Its text, in order."""

    def with_links(self, links: Sequence[Link]) -> bytes:
        """A copy with links laid on parts of it, and nothing else changed. Raises NoLinks."""


@dataclass(frozen=True)
class Unlinkable:
    """A document into which no links can be written."""

    passages: Sequence[Passage]
    kind: str = field(default="text")

    def with_links(self, links: Sequence[Link]) -> bytes:
        """Raise NoLinks."""
        raise NoLinks(f"links cannot be written into a {self.kind} file: give a Word, HTML or Markdown document")
