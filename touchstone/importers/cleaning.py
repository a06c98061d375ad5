"""What is no part of a standard: running heads and feet, page numbers, protective markings, the furniture of web pages.

Lines that recur at the same height on two pages or more are running heads, as long as nothing else stands between them
and the edge of the page. Source: measured on five PDFs of one unit; an item across a page is whole only then.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from touchstone.importers.accounts import Accounts
from touchstone.importers.characters import folded
from touchstone.importers.labels import text_mark
from touchstone.importers.leads import RECORD
from touchstone.importers.lines import Line
from touchstone.importers.messages import MESSAGE, without_messages
from touchstone.importers.page_feet import PAGE_NUMBER, RUNNING_HEAD, without_unmarked_feet
from touchstone.importers.reading.browser_text import OUTSIDE
from touchstone.importers.reading.record_columns import RECORD_TABLE
from touchstone.importers.reading.text import AROUND_QUOTED, is_rule
from touchstone.importers.repeated_heads import without_repeated_heads
from touchstone.importers.vocabulary import part_named
from touchstone.importers.wordlists import listed_in

FURNITURE = "part of the web page or the form, not of the standard"
_MARKED = "protective marking"
_RULE = "line drawn with signs"
_EMPTY = ("–", "—")
"""What is printed in a cell that holds nothing."""
_PAGE_NUMBER = re.compile(r"(?:page|tudalen)?\s*\d{1,4}(?:\s*(?:of|/|o)\s*\d{1,4})?|page [ivx]{1,5}", re.IGNORECASE)
_SURE_PAGE_NUMBER = re.compile(
    r"(?:page|tudalen)\s+\d{1,4}(?:\s*(?:of|/|o)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE
)
_FIRST_PART = re.compile(r"[^\W\d]\W* \(1 (?:of|/) \d\)$")
_LARGE = 14.0
"""Points of letters that no running head is set in."""
_MARKING = re.compile(
    r"(?:not protectively marked|official(?:[ -]sensitive)?|restricted|protect|unclassified|uncontrolled when printed)",
    re.IGNORECASE,
)
_FURNITURE = re.compile("|".join(listed_in("vocabulary")["furniture"]), re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)


def swept(lines: Iterable[Line], accounts: Accounts) -> list[Line]:
    """The lines that may belong to a standard; the others are noted as dropped."""
    kept = without_messages(without_repeated_heads(_without_heads(list(lines), accounts), accounts), accounts)
    out: list[Line] = []
    ruled = False
    for line in kept:
        reason = _reason(line)
        if reason:
            accounts.drop([line], reason)
        else:
            out.append(replace(line, blank_before=True) if ruled and not line.size else line)
        ruled = reason == _RULE
    return out


def is_address(text: str) -> bool:
    """Whether the whole text is a web address."""
    return bool(_ADDRESS.fullmatch(text))


def _reason(line: Line) -> str:
    if line.page == 0 and line.y == OUTSIDE:
        return FURNITURE
    if line.page == 0 and line.y < 0:
        return MESSAGE if line.y == AROUND_QUOTED else RUNNING_HEAD
    if line.table == RECORD_TABLE:
        return RECORD
    if is_rule(line.text) or (line.size and line.text in _EMPTY):
        return _RULE
    if _SURE_PAGE_NUMBER.fullmatch(line.text):
        return PAGE_NUMBER
    if line.text.isupper() and _MARKING.fullmatch(line.text):
        return _MARKED
    begins = line.text[:1].isupper() or not line.text[:1].isalpha() or line.text.endswith(("…", "..."))
    return FURNITURE if begins and len(line.text) < 300 and _FURNITURE.fullmatch(line.text) else ""


def _without_heads(lines: list[Line], accounts: Accounts) -> list[Line]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    if len(pages) < 2 or not any(line.y > 0 for line in lines):
        return without_unmarked_feet(lines, accounts)
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
    for row in rows[:6]:
        number = len(row) == 1 and _PAGE_NUMBER.fullmatch(row[0].text)
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
