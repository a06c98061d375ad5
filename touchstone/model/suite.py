"""A suite: units that belong together, in groupings, with what is taken from other suites."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from touchstone.model.base import Code, HowSure, PartialDate, Prose, Record, Slug, Source, Text, Texts, WebAddress


class Grouping(Record):
    """A heading under which a suite lists its units."""

    id: Slug
    title: Text
    about: Prose | None = None
    """What the grouping covers."""
    draws_on: Texts = ()
    """Titles of the suites from which units of this grouping were imported, where known."""


class Import(Record):
    """A unit that a suite takes from another suite."""

    unit: Code
    suite: Slug
    """The suite that the unit comes from."""
    grouping: Slug | None = None
    """Left out where it is not known."""
    how_sure: HowSure = HowSure.CERTAIN
    """How sure it is that the unit stands in this grouping."""
    suite_how_sure: HowSure = HowSure.CERTAIN
    """How sure it is that the unit comes from that suite."""
    recommended_for: Texts = ()
    note: Text | None = None


class HeldElsewhere(Record):
    """A unit that is named here, while its page is somebody else's."""

    code: Code
    title: Text
    suite_title: Text
    owner: Text
    urn: Code | None = None
    address: WebAddress | None = None


class Counts(Record):
    """How many units the suite is said to have, whether held here or not."""

    units: Annotated[int, Field(ge=0)]
    own: Annotated[int, Field(ge=0)]
    imported: Annotated[int, Field(ge=0)] = 0


class Suite(Record):
    """The suite.yaml of a suite's folder."""

    SET_BY_LOADER = frozenset({"file", "id"})

    id: Slug
    """The folder name."""
    file: str
    """The file below the standards folder."""

    title: Text
    owner: Text
    about: Prose | None = None
    """What the suite is for, in a paragraph or two."""
    code_prefix: Text | None = None
    """What the URN puts before the code, such as SFJ."""
    aliases: Texts = ()
    """Other names of the suite, such as its abbreviation."""
    commissioned: PartialDate | None = None
    commissioned_by: Text | None = None
    accredited: PartialDate | None = None
    counts: Counts | None = None
    groupings: tuple[Grouping, ...] = ()
    imports: tuple[Import, ...] = ()
    held_elsewhere: tuple[HeldElsewhere, ...] = ()
    unknown: Prose | None = None
    """What is known of the units whose code and title are not known."""
    namespace: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    """A UUID, made once and never changed, from which every identifier in exports is made."""
    source: Source | None = None
    notes: Texts = ()
