"""What a site builder gives to a build: shells for data pages, and the hand-written pages as it made them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from touchstone.building.digests import digest
from touchstone.page import DataFile, Page


class ShellKind(NamedTuple):
    """Pages that differ in none of these share a shell."""

    section: str
    depth: int
    own_menu: bool


class NoShell(Exception):
    """Raised where a page asks for a shell that no builder has drawn."""


class Authored(NamedTuple):
    """A hand-written page as the builder made it."""

    address: str
    title: str
    html: str
    """The HTML of its text."""
    source: str = ""
    """Its file below the folder of hand-written pages."""


@dataclass
class Frame:
    """The shells and the hand-written pages; `draw` draws one that is not there yet, while the builder is at hand."""

    set_in: Callable[[Page, tuple[str, ...]], str]
    """Sets a data page into the pieces of its shell."""
    shells: dict[ShellKind, tuple[str, ...]] = field(default_factory=dict)
    authored: tuple[Authored, ...] = ()
    files: Callable[[], tuple[DataFile, ...]] = tuple
    """Every file that the builder wrote."""
    print: str = ""
    """The digest of the hand-written pages and of these files."""
    draw: Callable[[ShellKind], tuple[str, ...]] | None = None
    prints: dict[ShellKind, str] = field(default_factory=dict)

    def shell(self, kind: ShellKind) -> tuple[str, ...]:
        """The pieces of a shell. Raises NoShell."""
        if kind not in self.shells:
            if self.draw is None:
                raise NoShell
            self.shells[kind] = self.draw(kind)
        return self.shells[kind]

    def shell_print(self, kind: ShellKind) -> str:
        """The digest of a shell. Raises NoShell."""
        if kind not in self.prints:
            self.prints[kind] = digest(*self.shell(kind))
        return self.prints[kind]

    def html(self, page: Page) -> str:
        """A whole data page."""
        return self.set_in(page, self.shell(kind_of(page)))


def kind_of(page: Page) -> ShellKind:
    """The kind of shell that a page is set into."""
    return ShellKind(page.section, page.address.count("/"), bool(page.sidebar))
