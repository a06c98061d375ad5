"""Details in one line in an owner's own words: `OOH-3 | twelfth edition | fixed on 5 September 2022 | Contact Centre`.

Such a line stands near the beginning or the end. It is known by what its pieces are: a code, an edition and a date.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.field_values import URN
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.shaped_fields import CODE, NAME
from touchstone.importers.words.dates import iso_date
from touchstone.importers.words.vocabulary import PRINTED

_EDGE = 8
"""Lines at the beginning and at the end among which such a line stands, if not above the first list."""
_LONGEST, _FEWEST = 220, 2
_AROUND = " .,;|·•¦`*"
"""Signs around a piece."""
_BARS = re.compile(r"\s*[|·•¦]\s*")
_STOPS = re.compile(r"[;,]\s+|(?<=[a-z0-9])\.\s+(?=[A-Z])")
_EDITION = r"(?:edition|version|issue|revision|release|wording|printing|rev\.?|v\.?)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))"
VERSION = re.compile(
    rf"(?:{_EDITION} ?(?:no\.? ?)?(?P<number>\d{{1,3}})(?:\.\d{{1,2}})?|(?P<ordinal>{_ORDINAL}) {_EDITION})",
    re.IGNORECASE,
)
_CODE = re.compile(rf"(?:[A-Z][a-z]+\.?:? (?:[A-Za-z][a-z]+\.?:? )?)?(?P<code>{CODE.pattern})")
_DATE = re.compile(
    r"(?P<before>(?:[\w'’-]+ ){0,8}?)(?P<date>(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8} \d{4}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d{2}(?:-\d{2})?|\d{1,2}/\d{4})"
)
AGAIN = re.compile(
    r"\b(?:review|again|anew|due|until|expires?|ends?|next|another look|look(?:ed)? at|gone over|go(?:es)? back"
    r"|revisit(?:ed)?|renew(?:ed|al)?|refresh|to be)\b",
    re.IGNORECASE,
)
"""What is said before the date of the next review."""
_OWNER = re.compile(
    rf"(?:(?i:owner|owned by|kept by|looked after by|keeper|issued by|from)\b:? ?)?(?P<body>{NAME.pattern})"
)


@dataclass(frozen=True)
class _Piece:
    """A piece of a line: the field that it holds, and its value; both "" where it holds none, the value alone where a
    known label tells it."""

    line: Line
    name: str = ""
    value: str = ""


def with_detail_lines(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    """The lines, with each such line cut into fields; and what was guessed."""
    out: list[Line] = []
    doubts: list[Doubt] = []
    listed = next((place for place, line in enumerate(lines) if line.break_before and _is_item(line)), 0)
    for _, run in itertools.groupby(enumerate(lines), key=lambda one: one[1].id):
        places, held = zip(*run, strict=True)
        near = places[0] < max(listed, _EDGE) or places[-1] >= len(lines) - _EDGE
        pieces = _details_in(held) if near else []
        doubts += [_doubt(piece) for piece in pieces if piece.value]
        out += [_renamed(piece) for piece in pieces] or held
    return out, doubts


def _is_item(line: Line) -> bool:
    return mark_of(line).kind != "none"


def _details_in(held: Sequence[Line]) -> list[_Piece]:
    """The pieces of a line that holds details; none where too few are. It may have been cut before."""
    told: list[_Piece] = []
    taken: set[str] = set()
    for piece in _pieces_of(held):
        told.append(_told(piece, taken))
        taken.add(told[-1].name)
    enough = len(taken & {"code", "version", "approved", "review_due"}) >= _FEWEST
    return [one if one.name else _with_body(one) for one in told] if enough else []


def _pieces_of(held: Sequence[Line]) -> list[Line]:
    line = held[0]
    long = sum(len(piece.text) for piece in held) > _LONGEST
    if line.heading or line.mark or line.table or not line.break_before or long:
        return []
    if len(held) > 1:
        return list(held)
    signs = _BARS if _BARS.search(line.text) else _STOPS
    places = [place for found in signs.finditer(line.text) for place in (found.start(), found.end())]
    return [piece for piece in line.cut(*places) if piece.text.strip(_AROUND)]


def _told(piece: Line, taken: set[str]) -> _Piece:
    """A piece with the field that it holds, once for each field."""
    text = piece.text.strip(_AROUND)
    if (known := field_start(piece, sure=True)) and known.value and not VERSION.fullmatch(text):
        return _Piece(piece, known.name)
    version, code, date = (pattern.fullmatch(text) for pattern in (VERSION, _CODE, _DATE))
    if version and "version" not in taken:
        return _Piece(piece, "version", version["number"] or version["ordinal"])
    if date and iso_date(date["date"]):
        name = "review_due" if AGAIN.search(date["before"]) else "approved"
        return _Piece(piece, name, date["date"]) if name not in taken else _Piece(piece)
    told = code and "code" not in taken and not URN.fullmatch(text)
    return _Piece(piece, "code", code["code"]) if code and told else _Piece(piece)


def _with_body(one: _Piece) -> _Piece:
    """A piece that holds the name of a body, of several words."""
    found = _OWNER.fullmatch(one.line.text.strip(_AROUND))
    return _Piece(one.line, "developed_by", found["body"]) if found else one


def _renamed(piece: _Piece) -> Line:
    return replace(piece.line, text=f"{PRINTED[piece.name]}: {piece.value}") if piece.value else piece.line


def _doubt(piece: _Piece) -> Doubt:
    return Doubt(f"“{piece.line.text}” was taken for the field ‘{piece.name}’", piece.line, piece.name)
