"""A role profile: the units that a job draws on."""

from __future__ import annotations

from enum import StrEnum

from touchstone.model.base import Code, HowSure, Prose, Record, Slug, Source, Text, Texts
from touchstone.model.framework import RoleCompetency
from touchstone.model.unit import Nation


class Responsibility(StrEnum):
    """How far the holder of the role answers for the work."""

    CONTRIBUTES = "contributes"
    PART = "part"
    FULL = "full"


class RoleLine(Record):
    """One unit of a role."""

    unit: Code
    suite: Slug | None = None
    """The suite in which the code is looked up; the role's own where left out."""
    how_sure: HowSure
    named_in: Texts = ()
    """Where the source names the unit for this role: its profile, job description or person specification."""
    applies_in: tuple[Nation, ...] = ()
    note: Text | None = None


class Role(Record):
    """One file in a suite's roles folder."""

    SET_BY_LOADER = frozenset({"file", "id", "suite"})

    id: Slug
    """The file name."""
    suite: Slug
    """The folder name of the suite."""
    file: str
    """The file below the standards folder."""

    title: Text
    about: Prose
    other_titles: Texts = ()
    responsibility: tuple[Responsibility, ...] = ()
    """One or more of contributes, part and full."""
    reconstructed: bool = False
    """True where the list was put together from a source that is partly unreadable."""
    incomplete: bool = False
    """True where units are known to be missing."""
    units: tuple[RoleLine, ...] = ()
    competencies: tuple[RoleCompetency, ...] = ()
    """What the role asks for in a framework, each at a level."""
    unknown: Prose | None = None
    """What is known to be missing from the list."""
    source: Source | None = None
    notes: Texts = ()
