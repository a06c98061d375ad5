"""What can be found: entries, which have a page or a place of their own, and their parts, which are the items."""

from __future__ import annotations

from typing import NamedTuple

KINDS = {
    "unit": ("unit", "units"),
    "performance-criterion": ("performance criterion", "performance criteria"),
    "knowledge-item": ("knowledge item", "knowledge items"),
    "scope-item": ("scope item", "scope items"),
    "value": ("value", "values"),
    "behaviour": ("behaviour", "behaviours"),
    "skill": ("skill", "skills"),
    "suite": ("suite", "suites"),
    "role": ("role profile", "role profiles"),
    "grouping": ("grouping of a suite", "groupings of suites"),
    "framework": ("framework", "frameworks"),
    "cluster": ("cluster of competencies", "clusters of competencies"),
    "competency": ("competency", "competencies"),
    "feature": ("feature of a competency", "features of competencies"),
    "level": ("competency level", "competency levels"),
    "level-behaviour": ("behaviour at a level", "behaviours at a level"),
    "course": ("course", "courses"),
    "outcome": ("learning outcome", "learning outcomes"),
    "guidance": ("guidance page", "guidance pages"),
    "guidance-section": ("guidance section", "guidance sections"),
    "term": ("glossary term", "glossary terms"),
    "list": ("list", "lists"),
    "gone": ("page that is no longer here", "pages that are no longer here"),
    "gone-item": ("withdrawn or moved item", "withdrawn or moved items"),
}
"""For each kind of entry or part how one and how many are called. A new kind is a new line."""

FACETS = {
    "suite": "Suite",
    "grouping": "Grouping",
    "role": "Role",
    "wording": "Wording",
    "validity": "Validity",
}
"""What a search can be narrowed by, beside the kind: the name in the address, and the label."""

LONGEST = 20_000
"""How many characters of one text are searched."""


class Facet(NamedTuple):
    """One value by which a search can be narrowed to an entry."""

    name: str
    """One of FACETS."""
    value: str
    """What stands in the address, such as `electoral-services`."""
    title: str
    """What people read, such as `Electoral Services`."""


class Part(NamedTuple):
    """A thing on an entry's page that is found by itself: an item, a level, a section."""

    kind: str
    label: str
    """Such as K5; empty where there is none."""
    anchor: str
    words: str
    """What is searched and shown."""
    title: str = ""
    """What stands above the words, such as the heading of a section."""
    more: str = ""
    """What is searched and not shown."""


class Entry(NamedTuple):
    """A thing with an address: a unit, a role, a glossary term, a page of guidance."""

    kind: str
    address: str
    """Below the site's root, such as `units/sfjes19/` or `glossary/#canvass`."""
    title: str
    label: str = ""
    """Such as ES19; empty where there is none."""
    also: tuple[str, ...] = ()
    """Other titles by which it goes, such as an abbreviation; they count as much as the title."""
    keywords: tuple[str, ...] = ()
    """Words by which its authors want it found; they count as much as the title, and are not shown."""
    words: str = ""
    """What is searched and shown beneath the title."""
    more: str = ""
    """What is searched and not shown, such as headings."""
    context: str = ""
    """Where it belongs, such as `Working with people, Electoral Services`."""
    names: tuple[str, ...] = ()
    """Codes that it bears, without blanks and signs."""
    other_names: tuple[str, ...] = ()
    """Other ways to write a code, such as with its suite's initials, which count where no thing bears it as printed."""
    former: tuple[str, ...] = ()
    """Codes that it bore once, written so too."""
    facets: tuple[Facet, ...] = ()
    parts: tuple[Part, ...] = ()
    last: bool = False
    """True for what readers seldom seek, such as how to write these pages: it goes below all that answers as well."""
    version: int = 0
    """The version of a unit; 0 where it is not known, and for all else."""
    older: bool = False
    """True for an earlier version, and for what was withdrawn: found only when asked for."""
