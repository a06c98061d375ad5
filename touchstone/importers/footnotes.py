"""Footnotes: lines that explain a sign such as `[1]` which stands in the text of another line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.characters import joined
from touchstone.importers.lines import Line

_NOTE = re.compile(r"(?P<sign>\[\d{1,2}\]|[¹²³⁴-⁹]|[*†‡](?=\w|\s))\s*(?P<said>\S.*)")

_SIGN = re.compile(r"(?<=[\w.,;)])(?:\[\d{1,2}\]|[¹²³⁴-⁹*†‡])")


def footnotes(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each footnote whose sign stands before it, glued to a word of another line."""
    found: list[list[Line]] = []
    signs: set[str] = set()
    for place, line in enumerate(lines):
        note = _NOTE.fullmatch(line.text) if not line.mark else None
        if note and note["sign"] in signs:
            found.append([line])
        elif found and found[-1][-1] is lines[place - 1] and _goes_on(found[-1], line):
            found[-1].append(line)
        signs |= set(_SIGN.findall(line.text))
    return found


def text_of(note: Sequence[Line]) -> str:
    """What a footnote says, with its sign."""
    return joined([line.text for line in note])


def _goes_on(note: Sequence[Line], line: Line) -> bool:
    return line.text[:1].islower() and not note[-1].text.endswith(".") and not line.blank_before
