"""Words in small capitals whose first letter, which is larger, was parted from the rest: `P ERFORMANCE CRITERIA`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line

_PARTED = re.compile(r"\b(?P<first>[B-HJ-NP-Z]) (?P<rest>[A-Z]{2,})\b")
"""A letter that is no word, before capitals."""
_FEWEST = 3
"""Lines in which a first letter is parted, where that is how the document was set."""


def with_small_capitals(lines: Sequence[Line]) -> list[Line]:
    """The lines, with such words whole in those that are all in capitals and begin with one, where there are several:
    the letter in `SECTION D RANGE` is no part of a word."""
    parted = {at for at, line in enumerate(lines) if line.text.isupper() and _PARTED.match(line.text)}
    if len(parted) < _FEWEST:
        return list(lines)
    return [
        replace(line, text=_PARTED.sub(r"\g<first>\g<rest>", line.text)) if at in parted else line
        for at, line in enumerate(lines)
    ]
