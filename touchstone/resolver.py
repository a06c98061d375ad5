"""From any spelling of a code or title to the unit that is meant, or to all those that it could be."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone.catalogue import Catalogue
from touchstone.model.unit import Unit


def names_of(catalogue: Catalogue, unit: Unit) -> Iterator[str]:
    """Every code by which a unit is known: as printed in its suite, as URN, and as URN of old."""
    yield unit.code
    yield from (name for name in (unit.urn, unit.original_urn) if name)
    prefix = catalogue.suite_of(unit).code_prefix
    if prefix:
        yield prefix + unit.code
