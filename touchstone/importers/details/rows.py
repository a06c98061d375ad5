"""Several fields in one line: `Version: 2 | Approved: October 2016`, or `Version 4, approved May 2008.`"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from touchstone.importers.cleaning.flattened import LABELS, holds_fields
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.field_starts import SURE_LABELS, field_start, is_plain_value
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.own_rows import is_own_row
from touchstone.importers.words.vocabulary import field_named

_BARS = re.compile(r"\s*[|·•¦]\s*|\s+/\s+")
_STOPS = re.compile(r"(?:[;,]|(?<=\w)\.)\s+")
_GAPS = re.compile(r"\s+(?=(?:[A-Z]\w+ ){0,2}(?:[Vv]ersion|[Aa]pproved|[Rr]eview|[Aa]pproval|[Dd]ate)\b)")
"""Blanks before a word that the label of a version or date holds."""
_BARE = {"Current": "Validity", "Legacy": "Validity", "Original": "Status", "Tailored": "Status"}
_ENDS = " .;,|"
_LONGEST = 300


def parted(lines: Iterable[Line]) -> list[Line]:
    """The lines, with each one that holds several fields cut into them."""
    return [piece for line in lines for piece in _fields_in(line)]


def _fields_in(line: Line) -> Sequence[Line]:
    if holds_fields(line.text) or len(line.text) > _LONGEST or mark_of(line).kind in ("label", "letter"):
        return [line]
    for pattern, surely in ((_BARS, True), (LABELS, True), (_STOPS, False), (_GAPS, False)):
        if not pattern.search(line.text):
            continue
        pieces = [_with_label(piece) for piece in _pieces(line, pattern, surely)]
        told = [start.name for piece in pieces if (start := field_start(piece, sure=False)) and start.value]
        plain = sum(1 for piece in pieces if _is_whole(piece))
        own = surely and any(is_own_row(piece.text) for piece in pieces)
        if len(pieces) > 1 and (
            plain > 1 or (surely and len(told) + own > 1 and (own or set(SURE_LABELS) & set(told)))
        ):
            return pieces
    return [line]


def _with_label(piece: Line) -> Line:
    """A piece that holds nothing but a validity or a status, with the label of that field."""
    name = _BARE.get(piece.text)
    return replace(piece, text=f"{name}: {piece.text}") if name else piece


def _pieces(line: Line, pattern: re.Pattern[str], surely: bool) -> Iterator[Line]:
    """The line cut where the pattern stands; without `surely`, only where a version, date or named field follows."""
    start = 0
    for found in pattern.finditer(line.text):
        if _inside_label(line.text, start, found.end()):
            continue
        after = line.piece(found.end())
        if surely or _is_whole(_to_next(after, pattern)):
            yield _ended(line.piece(start, found.start()))
            start = found.end()
    yield _ended(line.piece(start))


def _is_whole(piece: Line) -> bool:
    """Whether a piece is a field with a value that can be nothing else."""
    return is_plain_value(field_start(piece, sure=True)) or is_own_row(piece.text)


def _inside_label(text: str, start: int, place: int) -> bool:
    """Whether a place stands inside a label, as that before the second word of `Original URN:`."""
    return ":" in text[place:] and bool(field_named(text[start : text.find(":", place)]))


def _to_next(line: Line, pattern: re.Pattern[str]) -> Line:
    found = pattern.search(line.text)
    return _ended(line.piece(0, found.start()) if found else line)


def _ended(line: Line) -> Line:
    """The piece without the stop that parts it from the next."""
    return line.piece(0, len(line.text.rstrip(_ENDS)) or None)
