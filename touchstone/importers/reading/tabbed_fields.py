"""Labels beside each other with their values below, parted by tabs in plain text: `Version` and `Status` over `2` and
`Original`. Tabs tell the cells, so that it does not count how wide they are."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from touchstone.importers.words.vocabulary import field_named

_FEWEST = 2
"""Labels beside each other."""


def without_tabbed_fields(rows: Sequence[str]) -> list[str]:
    """The rows of a text, empty where such labels or their values stand."""
    heads = [at for at, (row, below) in enumerate(itertools.pairwise(rows)) if _stand_over(_cells(row), _cells(below))]
    gone = {at for head in heads for at in (head, head + 1)}
    return ["" if at in gone else row for at, row in enumerate(rows)]


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().split("\t")]


def _stand_over(labels: Sequence[str], values: Sequence[str]) -> bool:
    """Whether cells are labels alone, each over a value."""
    beside = len(labels) == len(values) >= _FEWEST and all(values)
    return beside and all(map(field_named, labels)) and not any(map(field_named, values))
