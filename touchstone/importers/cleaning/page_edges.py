"""Running heads and feet of a text whose pages are parted by form feeds: what recurs at the edges of its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.labels import text_mark
from touchstone.importers.words.characters import folded
from touchstone.importers.words.vocabulary import begins_a_name, field_named, part_named

_NUMBER = re.compile(r"(?<![a-z0-9])\d+(?![a-z0-9])")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PAGE = re.compile(r"(?:(?:page|tudalen)\s*)?\d{1,4}(?:\s*(?:of|/|o)\s*\d{1,4})?", re.IGNORECASE)
_DEEPEST = 4
"""Lines of the deepest head or foot."""
_SHORTEST = 4
"""Letters of the shortest foot that is looked for inside a page: numbers and marks of lists are shorter."""
_BETWEEN = 8
"""Lines at the end of a page among which a foot stands that a converter wrote before the last lines of the text."""


def without_page_edges(lines: Sequence[Line], accounts: Accounts, why: str) -> list[Line]:
    """The lines without heads that stand on an earlier page already, and without feet that recur; they are noted as
    dropped. The lines as they are where the text shows no pages."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    if len(pages) < 2 or any(line.size or line.y for line in lines):
        return list(lines)
    gone = {line.id for line in _heads(list(pages.values()))} | {line.id for line in _feet(list(pages.values()))}
    accounts.drop([line for line in lines if line.id in gone], why)
    return [line for line in lines if line.id not in gone]


def _heads(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The lines at the top of each page that stand at the top of an earlier one."""
    seen: set[str] = set()
    for held in pages:
        yield from _edge(held, seen)
        seen |= {_key(line) for line in held[:_DEEPEST]}


def _feet(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The lines at the foot of each page that stand at the foot of another."""
    counts = Counter(key for held in pages for key in {_key(line) for line in held[-_DEEPEST:]})
    recurring = {key for key, count in counts.items() if count > 1}
    feet = [list(_edge(held[::-1], recurring)) for held in pages]
    said = {_key(line) for found in feet for line in found if len(line.text) >= _SHORTEST and not line.text.isdecimal()}
    for held, found in zip(pages, feet, strict=True):
        lost = said - {_key(line) for line in found} if found else set()
        yield from found
        yield from (line for line in held[-_BETWEEN:] if _key(line) in lost and not _is_of_unit(line))


def _edge(held: Sequence[Line], recurring: set[str]) -> Iterator[Line]:
    """The lines from an edge of a page inwards that recur, as far as none of them is part of a unit; the number of the
    page may stand among them."""
    for line, inner in zip(held[:_DEEPEST], [*held[1:], None], strict=False):
        if _PAGE.fullmatch(line.text) and not line.text.isdecimal():
            continue
        value = inner is not None and bool(field_named(inner.text))
        if _key(line) not in recurring or value or _is_of_unit(line):
            return
        yield line


def _is_of_unit(line: Line) -> bool:
    """Whether a line is a heading, an item or a field: several units on pages of their own may end with the same."""
    marked = text_mark(line.text).kind in ("label", "number", "bullet")
    named = part_named(line.text) or begins_a_name(line.text) or field_start(line, sure=True)
    return bool(line.mark or line.heading or line.table or marked or named)


def _key(line: Line) -> str:
    """What a running head has in common on all pages: its words, and its numbers where it has one word."""
    text = folded(line.text)
    return _NUMBER.sub("#", text) if len(_WORD.findall(text)) > 1 or text.isdecimal() else text
