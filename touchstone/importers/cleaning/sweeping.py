"""What is no part of a standard: running heads, protective markings, rules, the furniture of web pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from touchstone.importers.cleaning.messages import MESSAGE, without_messages
from touchstone.importers.cleaning.reviewers import without_comments
from touchstone.importers.cleaning.running_heads import PAGE_NUMBER, RUNNING_HEAD, without_running_heads
from touchstone.importers.document.accounts import RECORD, Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.reading.browser_text import OUTSIDE
from touchstone.importers.reading.pages.record_columns import RECORD_TABLE
from touchstone.importers.reading.pages.tables_over_pages import REPEATED_HEAD
from touchstone.importers.reading.pages.turned import WATERMARK
from touchstone.importers.reading.text import AROUND_QUOTED, is_rule
from touchstone.importers.words.vocabulary import part_named
from touchstone.importers.words.wordlists import listed_in

FURNITURE = "part of the web page or the form, not of the standard"
_MARKED = "protective marking"
_RULE = "line drawn with signs"
_ASIDE = {
    RECORD_TABLE: RECORD,
    WATERMARK: "words across the page, such as DRAFT",
    REPEATED_HEAD: "head of a table, printed again on its next page",
}
"""What stands beside the text of a page, by the number of the table that stands for it."""
_EMPTY = ("–", "—")
"""What is printed in a cell that holds nothing."""
_DIRT = frozenset(".,'`|~_^:;")
"""Signs that dirt on a page is taken for."""
_PAGE_NUMBER = re.compile(
    r"(?:page|tudalen)\s+\d{1,4}(?:\s*(?:of|/|o)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE
)
_PRINTED_BY_BROWSER = re.compile(r"(?:https?|file)://\S+ \d{1,3}/\d{1,3}")
"""What a browser prints at the foot of a page: its address and number."""
_MARKING = re.compile(
    r"(?:not protectively marked|official(?:[ -]sensitive)?|restricted|protect|unclassified|uncontrolled when printed)",
    re.IGNORECASE,
)
_OTHERS = re.compile("|".join(listed_in("vocabulary")["others_follow"]), re.IGNORECASE)
"""What a site of documents prints behind one, over the names and beginnings of others."""
_FURNITURE = re.compile("|".join(listed_in("vocabulary")["furniture"]), re.IGNORECASE)
_CONTENTS = re.compile(r"(?:table of )?contents:?|cynnwys:?", re.IGNORECASE)
_IN_CONTENTS = re.compile(r".{2,100}?(?:\s?\.){4,}\s*\d{1,3}")
_FEWEST = 3
"""Lines of the shortest list of contents, with its heading."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)


def swept(lines: Iterable[Line], accounts: Accounts) -> list[Line]:
    """The lines that may belong to a standard; the others are noted as dropped."""
    own = _without_contents(_without_others(without_comments(list(lines), accounts), accounts), accounts)
    kept = without_messages(without_running_heads(_without_dirt(own, accounts), accounts), accounts)
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


def _without_dirt(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without single signs that are no marks, as the dirt on a page that was scanned is read."""
    accounts.drop([line for line in lines if _is_dirt(line)], "a sign without words")
    return [line for line in lines if not _is_dirt(line)]


def _is_dirt(line: Line) -> bool:
    return line.text in _DIRT and not line.table


def _without_others(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without those that a site of documents prints behind the document, about others; where a part of the
    unit follows, as behind a heading `Related documents` of its own, all lines."""
    end = next((at for at, line in enumerate(lines) if at and _OTHERS.fullmatch(line.text)), len(lines))
    if any(part_named(line.text) for line in lines[end:]):
        return lines
    accounts.drop(lines[end:], FURNITURE)
    return lines[:end]


def _without_contents(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without a list of contents: its heading, and below it what has dots and the number of a page behind."""
    start = next((at for at, line in enumerate(lines) if _CONTENTS.fullmatch(line.text)), len(lines))
    end = start + 1
    while end < len(lines) and _IN_CONTENTS.fullmatch(lines[end].text):
        end += 1
    if end - start < _FEWEST:
        return lines
    accounts.drop(lines[start:end], "list of contents")
    return [*lines[:start], *lines[end:]]


def is_address(text: str) -> bool:
    """Whether the whole text is a web address."""
    return bool(_ADDRESS.fullmatch(text))


def _reason(line: Line) -> str:
    if line.page == 0 and line.y == OUTSIDE:
        return FURNITURE
    if line.page == 0 and line.y < 0:
        return MESSAGE if line.y == AROUND_QUOTED else RUNNING_HEAD
    if line.table in _ASIDE:
        return _ASIDE[line.table]
    if is_rule(line.text) or (line.size and line.text in _EMPTY):
        return _RULE
    if _PAGE_NUMBER.fullmatch(line.text):
        return PAGE_NUMBER
    if _PRINTED_BY_BROWSER.fullmatch(line.text):
        return RUNNING_HEAD
    if line.text.isupper() and _MARKING.fullmatch(line.text):
        return _MARKED
    begins = line.text[:1].isupper() or not line.text[:1].isalpha() or line.text.endswith(("…", "..."))
    return FURNITURE if begins and len(line.text) < 300 and _FURNITURE.fullmatch(line.text) else ""
