"""Footnotes: lines that explain a sign such as `[1]` which stands in the text of another line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.words.characters import joined, raised

_NOTE = re.compile(r"(?P<sign>\[\d{1,2}\]|[¹²³⁴-⁹][⁰¹²³⁴-⁹]?|[*†‡](?=\w|\s))\s*(?P<said>\S.*)")

_SMALL = re.compile(r"(?P<sign>\d{1,2})[.)]?\s+\S.*")
"""A footnote whose number is not raised: smaller letters tell it."""

_MOST_AT_FOOT = 12
"""Lines that the notes at the foot of a page take up, at the most."""
_REST = 2
"""Lines of a running foot that may stand behind the notes of a document without pages."""

_SIGN = re.compile(r"(?<=[\w.,;)])(?:\[\d{1,2}\]|[¹²³⁴-⁹][⁰¹²³⁴-⁹]?|[*†‡])")


def footnotes(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each footnote whose sign stands before it, glued to a word of another line."""
    found: list[list[Line]] = []
    sizes: dict[str, float] = {}
    """The signs so far, with the size of the letters beside them."""
    for place, line in enumerate(lines):
        sign = _sign_of(line)
        smaller = sign in sizes and 0 < line.size <= 0.9 * sizes[sign]
        if sign in sizes and (not line.text[0].isdecimal() or smaller or _is_at_foot(lines, place)):
            found.append([line])
        elif found and found[-1][-1] is lines[place - 1] and _goes_on(found[-1], line):
            found[-1].append(line)
        sizes |= dict.fromkeys(_SIGN.findall(line.text), line.size)
    return found


def _sign_of(line: Line) -> str:
    """The sign that a line begins with, where it may be a footnote; "" where it cannot."""
    note = _NOTE.fullmatch(line.text) or _SMALL.fullmatch(line.text)
    if not note or line.mark:
        return ""
    return note["sign"] if note["sign"].startswith("[") else raised(note["sign"])


def _is_at_foot(lines: Sequence[Line], place: int) -> bool:
    """Whether sentences with numbers, of which one begins at a place, stand apart at the end of a page or document."""
    line = lines[place]
    if not line.blank_before or line.text.lstrip("0123456789.) ")[:1].islower() or lines[place - 1].text.endswith(":"):
        return False
    end = place
    for at in range(place, min(place + _MOST_AT_FOOT, len(lines))):
        begins = bool(_SMALL.fullmatch(lines[at].text)) and not lines[at].mark
        if lines[at].page != line.page or not (begins or _goes_on([lines[at - 1]], lines[at])):
            break
        end = at + 1
    below = [one for one in lines[end : end + _REST + 1] if one.page == line.page]
    return lines[end - 1].text.endswith(".") and len(below) <= (0 if line.page else _REST)


def without_signs(lines: Sequence[Line], notes: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines without the raised signs of these footnotes; a sign that stands in the line, as `[1]`, is text."""
    signs = {_sign_of(one[0]) for one in notes}
    taken = "|".join(sorted(sign for sign in signs if sign[0] not in "[*"))
    pattern = re.compile(rf"(?<=[^\W\d][.,;)])(?:{taken})|(?<=[^\W\d])(?:{taken})(?![⁰¹²³⁴-⁹])") if taken else None
    return [replace(line, text=pattern.sub("", line.text)) if pattern else line for line in lines]


def text_of(note: Sequence[Line]) -> str:
    """What a footnote says, with its sign."""
    return joined([line.text for line in note])


def _goes_on(note: Sequence[Line], line: Line) -> bool:
    return line.text[:1].islower() and not note[-1].text.endswith(".") and not line.blank_before
