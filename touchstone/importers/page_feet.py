"""Heads and feet of pages in a text that has lost its pages: page numbers that count up beside a line that recurs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from touchstone.importers.accounts import Accounts
from touchstone.importers.lines import Line

RUNNING_HEAD = "running head or foot"
PAGE_NUMBER = "page number"
_SHORTEST = 4
"""Letters of the shortest running head: shorter lines recur by chance."""
_NUMBER = re.compile(r"\d{1,3}")
_PAGE = re.compile(r"(?:page|tudalen)\s+\d{1,4}(?:\s*(?:of|/|o)\s*\d{1,4})?", re.IGNORECASE)
_WITH_PAGE = re.compile(r"(?P<said>.{4,}?)[\s|–—-]+" + _PAGE.pattern, re.IGNORECASE)
"""A line that ends with the number of its page, as `Keep a store June 2004 page 1 of 2`."""
_LAST_PAGE = re.compile(r"\b(?:page|tudalen)\s+(?P<number>\d{1,4})\s*(?:of|/|o)\s*(?P<all>\d{1,4})$", re.IGNORECASE)
_HIGHEST = 3
"""Lines of the highest foot above the number of its page."""


def without_unmarked_feet(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without page numbers that count up, each next to a line that recurs beside all of them, and without
    these; the lines themselves where there are none."""
    lines = _without_numbered_lines(_without_lines_at_numbers(lines, accounts), accounts)
    if any(line.size for line in lines if not line.table):
        return lines
    alone = [at for at, line in enumerate(lines) if _NUMBER.fullmatch(line.text) and not (line.mark or line.table)]
    counts = Counter(text for at in alone for text in _beside(lines, at))
    recurring = {text for text, count in counts.items() if count > 1}
    places = [at for at in alone if _beside(lines, at) & recurring]
    numbers = [int(lines[at].text) for at in places]
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return lines
    feet = {at for place in places for at in (place - 1, place + 1) if 0 <= at < len(lines)}
    heads = {at for at in feet if lines[at].text in recurring}
    accounts.drop([lines[at] for at in sorted(heads)], RUNNING_HEAD)
    accounts.drop([lines[at] for at in places], PAGE_NUMBER)
    return [line for at, line in enumerate(lines) if at not in heads and at not in places]


def _without_lines_at_numbers(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without those that stand in one block with the number of a page, as `Page 1 of 2`, and again with that
    of another."""
    blocks = [_block_at(lines, at) for at, line in enumerate(lines) if _PAGE.fullmatch(line.text)]
    counts = Counter(text for block in blocks for text in {lines[at].text for at in block})
    gone = {at for block in blocks for at in block if counts[lines[at].text] > 1}
    accounts.drop([lines[at] for at in sorted(gone)], RUNNING_HEAD)
    return [line for at, line in enumerate(lines) if at not in gone]


def _without_numbered_lines(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without those that say the same again on another page, with its number behind, the lines right above or
    below that recur beside all of these, and a last one that ends with the number of the last page."""
    said = {at: found["said"] for at, line in enumerate(lines) if (found := _WITH_PAGE.fullmatch(line.text))}
    counts = Counter(said.values())
    places = [at for at, text in said.items() if counts[text] > 1]
    beside = Counter(text for at in places for text in _beside(lines, at))
    near = {one for at in places for one in (at - 1, at + 1) if 0 <= one < len(lines)}
    last = [at for at in said if at == len(lines) - 1 and _is_last(lines[at])]
    gone = {*places, *last, *(at for at in near if beside[lines[at].text] == len(places))}
    accounts.drop([lines[at] for at in sorted(gone)], RUNNING_HEAD)
    return [line for at, line in enumerate(lines) if at not in gone]


def _is_last(line: Line) -> bool:
    """Whether a line ends with the number of the last page, as `page 2 of 2`."""
    found = _LAST_PAGE.search(line.text)
    return found is not None and found["number"] == found["all"]


def _block_at(lines: Sequence[Line], place: int) -> list[int]:
    """The places of the lines right above the number of a page, without a blank line between."""
    first = place
    while first > max(place - _HIGHEST, 0) and not lines[first].blank_before:
        first -= 1
    return [at for at in range(first, place) if len(lines[at].text) >= _SHORTEST]


def _beside(lines: Sequence[Line], place: int) -> set[str]:
    """The texts of the lines right before and after a place."""
    texts = {lines[at].text for at in (place - 1, place + 1) if 0 <= at < len(lines)}
    return {text for text in texts if len(text) >= _SHORTEST and not text[:1].islower()}
