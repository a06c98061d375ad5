"""The first rows of tables that say what the columns below them hold."""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.words.characters import folded
from touchstone.importers.words.wordlists import listed_in

_LABELS = frozenset(listed_in("vocabulary")["label_columns"])
_SCOPE = frozenset(listed_in("vocabulary")["scope_columns"])


def heads_labels(text: str) -> bool:
    """Whether a cell heads a column of labels."""
    return folded(text).strip(" .:") in _LABELS


def heads_scope(row: Sequence[Line]) -> bool:
    """Whether the cells of a row head the columns of a table of scope."""
    return len(row) > 1 and all(folded(line.text).strip(" :.") in _SCOPE | _LABELS for line in row)
