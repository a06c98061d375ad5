"""A list that one line holds, as `puppies; dogs in pain; dogs that have bitten`, with nothing else in its part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.labels import mark_of
from touchstone.importers.lines import Line
from touchstone.importers.run_in import is_run_in

_LEAST, _SHORT = 3, 3
"""Entries on one line that are a list, and words of the longest of them where only commas part them."""


def with_entries(lines: Sequence[Line]) -> list[Line]:
    """The entries of the one line of a part, each as an item; the lines as they are where it is no list."""
    if len(lines) != 1 or mark_of(lines[0]).kind != "none" or is_run_in(lines[0]) or ":" in lines[0].text:
        return list(lines)
    line = lines[0]
    sign = ";" if ";" in line.text else ","
    pieces = line.cut(*(found.end() for found in re.finditer(rf"{sign}\s+", line.text)))
    texts = [piece.text.rstrip(";,. ") for piece in pieces]
    short = sign == ";" or all(len(text.split()) <= _SHORT for text in texts)
    if len(pieces) < _LEAST or not short or any(". " in text for text in texts):
        return list(lines)
    return [replace(piece, text=text, mark="•") for piece, text in zip(pieces, texts, strict=True)]
