"""The lines that a release adds to the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone import addresses
from touchstone.catalogue import Catalogue
from touchstone.permalinks.comparing import Comparison, compared
from touchstone.permalinks.ledger import Ending, Ledger, Line, page_of, standing


def pending(catalogue: Catalogue) -> tuple[Line, ...]:
    """What publishing this catalogue would add to its ledger.

    An edition without a day counts as part of the last release; before the first release nothing is added.
    """
    day = catalogue.edition.dated or max((line.day for line in catalogue.ledger.lines), default=None)
    return tuple(_lines(compared(catalogue), day, _versions(catalogue))) if day else ()


def with_pending(catalogue: Catalogue) -> Ledger:
    """The ledger as it will be once the catalogue is published; where nothing ever was, nothing can have changed."""
    if not catalogue.ledger.lines and not catalogue.dispositions:
        return catalogue.ledger
    return catalogue.ledger.with_lines(pending(catalogue))


def _versions(catalogue: Catalogue) -> dict[str, int | None]:
    """The version in which the page of each unit stands today."""
    return {addresses.of_unit(unit): unit.version for unit in catalogue.units.values()}


def _lines(found: Comparison, day: str, versions: dict[str, int | None]) -> Iterator[Line]:
    for end in found.ended:
        address = end.run.address
        version = versions.get(page_of(address))
        yield Ending(address, day, version, end.run.last.print, end.disposition.kind)
    for one in found.new:
        yield standing(one.address, day, one.version, one.words)
    for _, one in found.reworded:
        yield standing(one.address, day, one.version, one.words)
