"""What was found in a passage, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from touchstone.model.unit import Unit


class Named(NamedTuple):
    """A unit that a document named, and the version where it said one: items alone that follow are of both."""

    unit: Unit
    version: int | None = None


class Form(StrEnum):
    """In which form a unit or item is named."""

    CODE = "code"
    TITLE = "title"
    ADDRESS = "address"
    ITEMS = "items"
    """Items alone, of the unit named before them."""
    LOOK_ALIKE = "look-alike"
    """Something that is no reference, or that only a person can read."""


@dataclass(frozen=True)
class Hit:
    """A code as it stands in a text."""

    start: int
    end: int
    text: str
    units: tuple[Unit, ...] = ()
    weak: bool = False
    """True where one letter and a number alone say nothing: something beside it must say that it is a code."""
    mistaken: str = ""
    """The code that this could be a misreading of."""
    element: str = ""
    """The element that the code names beside the unit."""


@dataclass(frozen=True)
class Found:
    """One reference to a unit, to items or a section of it, or to a run of units."""

    form: Form
    start: int
    end: int
    text: str
    code: str = ""
    """The code as it stands there; empty where there is none."""
    units: tuple[Unit, ...] = ()
    """The units that it could mean; none where it is unknown."""
    until: tuple[Unit, ...] = ()
    """The last unit of a run."""
    version: int | None = None
    items: tuple[str, ...] = ()
    section: str = ""
    element: str = ""
    note: str = ""
    """What a reader must know of it."""
    hint: str = ""
    """For a look-alike: the code that it could be."""
    linkable: tuple[int, int] = field(default=(0, 0))
    """The part of the text that a link is laid on."""
    linked: bool = False
    """Whether it stands in a link already, or is an address itself."""
