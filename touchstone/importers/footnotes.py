"""Footnotes: lines that explain a sign such as `[1]` which stands in the text of another line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.characters import joined
from touchstone.importers.lines import Line

_NOTE = re.compile(r"(?P<sign>\[\d{1,2}\]|[¹²³⁴-⁹]|[*†‡](?=\w|\s))\s*(?P<said>\S.*)")


def footnotes(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each footnote whose sign stands in the text of a line before it, or glued to a word."""
    found: list[list[Line]] = []
    for place, line in enumerate(lines):
        note = _NOTE.fullmatch(line.text) if not line.mark else None
        if note and any(_refers(other.text, note["sign"]) for other in lines[:place]):
            found.append([line])
        elif found and found[-1][-1] is lines[place - 1] and _goes_on(found[-1], line):
            found[-1].append(line)
    return found


def text_of(note: Sequence[Line]) -> str:
    """What a footnote says, with its sign."""
    return joined([line.text for line in note])


def _refers(text: str, sign: str) -> bool:
    """Whether the sign stands right after a word of the text."""
    return re.search(rf"[\w.,;)]{re.escape(sign)}", text) is not None


def _goes_on(note: Sequence[Line], line: Line) -> bool:
    return line.text[:1].islower() and not note[-1].text.endswith(".") and not line.blank_before
