"""Running heads and feet, page numbers, and heads of tables that are printed again on further pages.

Lines that recur at the same height on two pages or more are running heads, as long as nothing else stands between them
and the edge of the page. In a text that has lost its pages, page numbers that count up stand beside a line that recurs.
Source: measured on five PDFs of one unit; an item across a page is whole only then.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from touchstone.importers.cleaning.page_edges import without_page_edges
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import text_mark
from touchstone.importers.words.characters import folded
from touchstone.importers.words.vocabulary import field_named, named, part_named

RUNNING_HEAD = "running head or foot"
PAGE_NUMBER = "page number"
_REPEATED = "the head of a table, printed again on a further page"
_PAGE_NUMBER = re.compile(r"(?:page|tudalen)?\s*\d{1,4}(?:\s*(?:of|/|o)\s*\d{1,4})?|page [ivx]{1,5}", re.IGNORECASE)
_FIRST_PART = re.compile(r"[^\W\d]\W* \(1 (?:of|/) \d\)$")
_LARGE = 14.0
"""Points of letters that no running head is set in."""
_SHORTEST = 4
"""Letters of the shortest running head: shorter lines recur by chance."""
_NUMBER = re.compile(r"\d{1,3}")
_PAGE = re.compile(r"(?:page|tudalen)\s+\d{1,4}(?:\s*(?:of|/|o)\s*\d{1,4})?", re.IGNORECASE)
_WITH_PAGE = re.compile(r"(?=.{4,200}$)(?P<said>.{4,}?)[\s|–—-]+" + _PAGE.pattern, re.IGNORECASE)
"""A line that ends with the number of its page, as `Keep a store June 2004 page 1 of 2`; no head is longer."""
_WITH_NUMBER = re.compile(r"(?P<said>[A-Z]\S*(?: \S+){5,}) (?P<number>\d{1,3})")
"""The same without the word, which only lines of several words are likely to be."""
_LAST_PAGE = re.compile(r"\b(?:page|tudalen)\s+(?P<number>\d{1,4})\s*(?:of|/|o)\s*(?P<all>\d{1,4})$", re.IGNORECASE)
_HIGHEST = 3
"""Lines of the highest foot above the number of its page."""


def without_running_heads(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without such heads, feet and numbers, which are noted as dropped."""
    return _without_repeated_heads(
        _without_heads(without_page_edges(lines, accounts, RUNNING_HEAD), accounts), accounts
    )


def _without_heads(lines: list[Line], accounts: Accounts) -> list[Line]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    if len(pages) < 2 or not any(line.y > 0 for line in lines):
        return _without_unmarked_feet(lines, accounts)
    rows = {page: _rows(held) for page, held in pages.items()}
    seen = Counter(key for held in rows.values() for key in {_key(row) for row in held})
    dropped: set[int] = set()
    for held in rows.values():
        for edge in (held, held[::-1]):
            dropped |= _edge(edge, seen, accounts)
    return [line for line in lines if line.id not in dropped]


def _rows(lines: list[Line]) -> list[list[Line]]:
    """The lines of a page by height, from the top."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (one.y, one.x)):
        if rows and abs(rows[-1][0].y - line.y) <= 3:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _key(row: list[Line]) -> tuple[str, int]:
    """What a running head has in common on all pages: its text but for numbers of its own, and its height."""
    text = folded(" ".join(line.text for line in row))
    return re.sub(r"(?<![a-z0-9])\d+(?![a-z0-9])", "#", text), round(row[0].y / 6)


def _counts_parts(line: Line) -> bool:
    """Whether a line in large letters heads the first part of what goes on over the page: `Doing it (1 of 2)`."""
    return line.size > _LARGE and bool(_FIRST_PART.search(line.text))


def _edge(rows: list[list[Line]], seen: Counter[tuple[str, int]], accounts: Accounts) -> set[int]:
    """The lines of the running head or foot that begins at an edge of the page."""
    dropped: set[int] = set()
    for row, inner in zip(rows[:6], [*rows[1:7], []], strict=False):
        value = len(inner) == 1 and field_named(inner[0].text)
        number = len(row) == 1 and not value and _PAGE_NUMBER.fullmatch(row[0].text)
        text, height = _key(row)
        marked = text_mark(row[0].text).kind in ("label", "number") and not number
        part = len(row) == 1 and part_named(row[0].text)
        if row[0].heading or marked or part or _counts_parts(row[0]):
            break
        if not number and max(seen[text, height], seen[text, height + 1], seen[text, height - 1]) < 2:
            break
        accounts.drop(row, PAGE_NUMBER if number else RUNNING_HEAD)
        dropped |= {line.id for line in row}
    return dropped


def _without_unmarked_feet(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without page numbers that count up, each next to a line that recurs beside all of them, and without
    these; the lines themselves where there are none."""
    lines = _without_numbered_lines(_without_lines_at_numbers(lines, accounts), accounts)
    if any(line.size for line in lines if not line.table):
        return lines
    alone = [at for at, line in enumerate(lines) if _NUMBER.fullmatch(line.text) and not (line.mark or line.table)]
    recurring = {text for text, count in _texts_beside(lines, alone).items() if count > 1}
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
    below that recur beside all of these, and one at the end that ends with the number of the page."""
    said = _ending_with_numbers(lines)
    said |= {at: found["said"] for at, line in enumerate(lines) if (found := _WITH_PAGE.fullmatch(line.text))}
    counts = Counter(said.values())
    places = [at for at, text in said.items() if counts[text] > 1]
    beside = _texts_beside(lines, places)
    near = {one for at in places for one in (at - 1, at + 1) if 0 <= one < len(lines)}
    lowest = _lowest(lines)
    last = [at for at in said if (at == len(lines) - 1 and _is_last(lines[at])) or _is_foot(lines[at], lowest)]
    gone = {*places, *last, *(at for at in near if beside[lines[at].text] == len(places))}
    accounts.drop([lines[at] for at in sorted(gone)], RUNNING_HEAD)
    return [line for at, line in enumerate(lines) if at not in gone]


def _ending_with_numbers(lines: Sequence[Line]) -> dict[int, str]:
    """What long lines say before a number, by their places, where they say the same with the numbers that follow."""
    found = {at: told for at, line in enumerate(lines) if (told := _WITH_NUMBER.fullmatch(line.text)) and not line.mark}
    numbers: dict[str, list[int]] = {}
    for told in found.values():
        numbers.setdefault(told["said"], []).append(int(told["number"]))
    up = {said for said, listed in numbers.items() if listed == list(range(listed[0], listed[0] + len(listed)))}
    return {at: told["said"] for at, told in found.items() if told["said"] in up}


def _lowest(lines: Sequence[Line]) -> dict[int, float]:
    """How far down the lowest line of each page stands; nothing where a document has no pages."""
    lowest: dict[int, float] = {}
    for line in lines:
        if line.size:
            lowest[line.page] = max(line.y, lowest.get(line.page, line.y))
    return lowest


def _is_foot(line: Line, lowest: Mapping[int, float]) -> bool:
    """Whether a line that ends with the number of its page is the lowest there, wherever it was read."""
    return line.size > 0 and line.y == lowest[line.page] and _WITH_PAGE.fullmatch(line.text) is not None


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


def _texts_beside(lines: Sequence[Line], places: Sequence[int]) -> Counter[str]:
    """How many lines right before and after some places say the same; one that stands between two of them is one."""
    near = {at for place in places for at in _near(lines, place)}
    return Counter(lines[at].text for at in near)


def _beside(lines: Sequence[Line], place: int) -> set[str]:
    """The texts of the lines right before and after a place."""
    return {lines[at].text for at in _near(lines, place)}


def _near(lines: Sequence[Line], place: int) -> list[int]:
    """The places right before and after a place, where a running head may stand."""
    beside = [at for at in (place - 1, place + 1) if 0 <= at < len(lines)]
    return [at for at in beside if len(lines[at].text) >= _SHORTEST and not lines[at].text[:1].islower()]


def _without_repeated_heads(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines without bold ones that stand at the top of a further page inside a list and were printed on an earlier
    page; they are noted as dropped. Headings of known parts stay, but for the last one that was printed."""
    printed: dict[str, int] = {}
    last = ""
    out: list[Line] = []
    for line in lines:
        again = line.bold and printed.get(line.text, line.page) < line.page
        inside = out and out[-1].page < line.page and not out[-1].bold
        if again and inside and (line.text == last or not named(line.text)):
            accounts.drop([line], _REPEATED)
            continue
        if line.bold:
            last = line.text
            printed.setdefault(line.text, line.page)
        out.append(line)
    return out
