"""The names of units: what each is called in the data, and in what other ways people write its codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from touchstone.catalogue import Catalogue
from touchstone.model.unit import Unit
from touchstone.resolver import Named, Resolver

SMALL_WORDS = frozenset({"a", "and", "for", "in", "of", "the"})
"""Words that some leave out where they take the first letters of a name."""


def unit_resolver(catalogue: Catalogue) -> Resolver[Unit]:
    """A resolver of the units of a catalogue."""
    return Resolver(named_unit(catalogue, unit) for unit in catalogue.units.values())


def names_of(catalogue: Catalogue, unit: Unit) -> Iterator[str]:
    """Every code by which a unit is known: as printed in its suite, as URN, and as URN of old."""
    yield unit.code
    yield from (name for name in (unit.urn, unit.original_urn) if name)
    prefix = catalogue.suite_of(unit).code_prefix
    if prefix:
        yield prefix + unit.code


def other_names_of(catalogue: Catalogue, unit: Unit) -> Iterator[str]:
    """Other ways to write a unit's codes: with the name, another name or the initials of its suite or its owner."""
    suite = catalogue.suite_of(unit)
    yield from (f"{before} {unit.code}" for before in _before_codes(suite.title, suite.owner, suite.aliases))


@lru_cache(maxsize=16)
def _before_codes(title: str, owner: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """What people write before a code: a suite's names and initials, and its owner's initials."""
    titles = (re.sub(r"\s*\(\d{4}\)$", "", title), owner)
    return *aliases, titles[0], *(short for title in titles for short in _initials(title))


def _initials(title: str) -> Iterator[str]:
    """The first letters of a name, with its small words and without: Management and Leadership gives MAL and ML."""
    words = re.findall(r"[^\W\d_]+", title)
    for listed in (words, [word for word in words if word.lower() not in SMALL_WORDS]):
        if len(listed) > 1:
            yield "".join(word[0] for word in listed).upper()


def named_unit(catalogue: Catalogue, unit: Unit) -> Named[Unit]:
    """A unit with every name that the data give it: with its suite's prefix and other names too."""
    suite = catalogue.suite_of(unit)
    prefixed = [f"{prefix} {unit.code}" for prefix in (suite.code_prefix, *suite.aliases) if prefix]
    importers = [importer for importer, _ in catalogue.imported_by(unit)]
    return Named(
        thing=unit,
        names=tuple(dict.fromkeys([unit.code, *([unit.urn] if unit.urn else []), *prefixed])),
        title=unit.title,
        former=(unit.original_urn,) if unit.original_urn and unit.original_urn != unit.urn else (),
        also=tuple(dict.fromkeys(other_names_of(catalogue, unit))),
        homes=tuple(name for one in (suite, *importers) for name in (one.title, *one.aliases)),
    )
