"""Pages that a text browser wrote down: `[3]` before each link, and the addresses of all links at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line

OUTSIDE = -3.0
"""The height, on page 0, of the lines of a page that are nothing but links, and of the list of addresses."""
_HEADING = re.compile(r"(?:(?:visible |hidden )?links|references)\s*:?", re.IGNORECASE)
_ADDRESS = re.compile(r"\[?(?P<number>\d{1,4})[.\]]\s+(?:https?|ftp|file|mailto|javascript):\S+", re.IGNORECASE)
_LINK = re.compile(r"\[\d{1,4}\](?=\S)")


_BUTTON = re.compile(r"\(BUTTON\)\s*")
_FEWEST = 3
"""Buttons that show that a text browser wrote a page down."""
_LEVEL = 2


def without_buttons(lines: Sequence[Line]) -> list[Line]:
    """The lines without the sign that a text browser puts before each button, `(BUTTON)`. One that stands alone on
    its line, and set out from the text, opens what is below it: it is a heading."""
    found = [bool(_BUTTON.match(line.text)) for line in lines]
    if sum(found) < _FEWEST:
        return list(lines)
    out: list[Line] = []
    for line, is_button in zip(lines, found, strict=True):
        text = _BUTTON.sub("", line.text)
        alone = is_button and not line.x and line.blank_before and not _BUTTON.search(line.text, 1)
        told = replace(line, text=text, heading=line.heading or _LEVEL) if alone else replace(line, text=text)
        out += [told] if text else [line]
    return out


def without_links(lines: Sequence[Line]) -> list[Line]:
    """The lines without the numbers of links; menus, and the addresses at the end, are marked by their height. The
    lines as they are where no list of addresses stands at the end."""
    first = _addresses(lines)
    if first is None:
        return list(lines)
    text, addresses = lines[:first], [replace(line, y=OUTSIDE) for line in lines[first:]]
    top = next((at for at, line in enumerate(text) if not _LINK.search(line.text)), len(text))
    end = len(text)
    while end > top and _LINK.match(text[end - 1].text):
        end -= 1
    plain = [replace(line, text=_LINK.sub("", line.text)) for line in text]
    outside = [replace(line, y=OUTSIDE) if not top <= at < end else line for at, line in enumerate(plain)]
    return [*outside, *addresses]


def _addresses(lines: Sequence[Line]) -> int | None:
    """Where the list of addresses at the end begins, at its heading; None where there is none that counts up."""
    first = len(lines)
    numbers: list[int] = []
    while first and (found := _ADDRESS.fullmatch(lines[first - 1].text)):
        numbers.insert(0, int(found["number"]))
        first -= 1
    heads = bool(first) and bool(_HEADING.fullmatch(lines[first - 1].text))
    return first - 1 if heads and len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) else None
