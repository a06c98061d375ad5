"""What a stage is not sure of, as the report will tell it."""

from __future__ import annotations

from dataclasses import dataclass

from touchstone.importers.document.lines import Line


@dataclass(frozen=True)
class Doubt:
    """Something that a person should look at, with the line it was seen in."""

    what: str
    line: Line | None = None
    where: str = ""
    """The item or field it concerns."""
    weight: int = 1
    """1 for a look, 2 for what may be wrong, 3 for what is surely incomplete."""
