"""Pages of HTML on which each piece of text is set by its place, as programs turn PDFs into: read as pages are.

Such a page says where a text begins and how large its letters are. Where it ends is reckoned from its letters.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.columns import in_order
from touchstone.importers.reading.pages.segments import SAME_BASE, Segment
from touchstone.importers.reading.pages.side_by_side import in_one_run
from touchstone.importers.words.characters import cleaned

_FEWEST = 12
"""Pieces of the shortest document of this make."""
_MOST = 2000
"""Pieces of the fullest page."""
_MOST_TEXT = 0.8
"""The part of all text that stands in such pieces, at least."""
_LONG_SIDE = 842.0
"""Points of the longer side of a page; places and sizes are brought to this measure."""
_USUAL = 12.0
_ASCENT = 0.9
"""How far the base line of letters is below their top, as a part of their size."""
_CONDENSED = 0.8
"""How wide the letters of a narrow font are, as a part of others."""
_RULE = re.compile(r"\.(?P<name>[\w-]+)\s*\{(?P<said>[^{}]{0,400})\}")
_SIZE = re.compile(r"(?P<what>[a-z-]+)\s*:\s*(?P<number>-?\d{1,5}(?:\.\d{1,4})?)(?:px|pt)")
_NUMBERED = re.compile(r"(?P<make>[a-z]+)(?P<number>\d{2,7})")
_BOLD = re.compile(r"font-(?:weight\s*:\s*(?:bold|[6-9]00)|family\s*:[^;]*(?:bold|black|semib))", re.IGNORECASE)
_THIN = re.compile(r"font-family\s*:[^;]*(?:narrow|condensed)", re.IGNORECASE)
_NARROW, _WIDE = frozenset("ijlt.,;:'’|!I()[] fr-"), frozenset("mwMW—@%")
_EM = {"narrow": 0.27, "wide": 0.8, "capital": 0.62, "other": 0.5}
"""How wide letters are, as parts of their size."""


@dataclass(frozen=True)
class _Look:
    """What a class or a style says of letters and places."""

    numbers: dict[str, float]
    bold: bool
    narrow: bool
    placed: bool


def positioned_lines(tree: Any) -> tuple[Line, ...] | None:
    """The lines of a document whose texts are set by their places; None where it is of another make."""
    looks = _looks(tree)
    pages = [_Sheet(page, number, looks) for number, page in enumerate(_pages(tree), start=1)]
    pieces = [list(page.segments()) for page in pages]
    if sum(map(len, pieces)) < _FEWEST or max(map(len, pieces)) > _MOST or not _is_most(pieces, tree):
        return None
    read = (
        [
            replace(line, number=at, page=number)
            for at, line in enumerate(in_order(_within_rows(held), page.width), start=1)
        ]
        for number, (page, held) in enumerate(zip(pages, pieces, strict=True), start=1)
    )
    return tuple(replace(line, id=ident) for ident, line in enumerate(in_one_run(read)))


def _is_most(pieces: Sequence[Sequence[Segment]], tree: Any) -> bool:
    """Whether nearly all text of a page stands in its pieces."""
    said = sum(len(one.text) for held in pieces for one in held)
    told = sum(len("".join(style.itertext())) for name in ("style", "script") for style in tree.iter(name))
    every = sum(len(cleaned("".join(one.itertext()))) for one in tree.iter("html"))
    return said >= _MOST_TEXT * (every - told)


def _looks(tree: Any) -> dict[str, _Look]:
    """What the styles of a page say of each class."""
    told = " ".join(style.text or "" for style in tree.iter("style"))
    return {found["name"]: _look(found["said"]) for found in _RULE.finditer(told)}


def _look(said: str) -> _Look:
    numbers = {found["what"]: float(found["number"]) for found in _SIZE.finditer(said)}
    return _Look(numbers, bool(_BOLD.search(said)), bool(_THIN.search(said)), "absolute" in said)


def _pages(tree: Any) -> list[Any]:
    """The elements that hold texts set by their places, in order."""
    return [one for one in tree.iter() if any(_look(_style(child)).placed for child in one)]


def _style(element: Any) -> str:
    return str(element.get("style") or "").replace(" ", "").lower()


class _Sheet:
    """A page: the element that holds its texts."""

    def __init__(self, element: Any, number: int, looks: dict[str, _Look]) -> None:
        told = _look(_style(element)).numbers
        longer = max(told.get("width", 0.0), told.get("height", 0.0))
        self._scale = _LONG_SIDE / longer if longer else 0.75
        self._element, self._number, self._looks = element, number, looks
        self.width = self._scale * told.get("width", 0.0) or max((one.right for one in self.segments()), default=0.0)

    def segments(self) -> Iterator[Segment]:
        """The lines of its pieces, each with its place."""
        for child in self._element:
            own = _look(_style(child))
            if own.placed and {"top", "left"} <= own.numbers.keys():
                yield from self._piece(child, own)

    def _piece(self, piece: Any, own: _Look) -> Iterator[Segment]:
        held = [own, *(look for name in str(piece.get("class") or "").split() if (look := self._look_of(name)))]
        numbers = {what: number for look in reversed(held) for what, number in look.numbers.items()}
        size = self._scale * numbers.get("font-size", _USUAL)
        step = self._scale * numbers.get("line-height", 0.0) or 1.2 * size
        left, base = self._scale * numbers["left"], self._scale * numbers["top"] + _ASCENT * size
        bold = any(look.bold for look in held)
        for place, (text, strong) in enumerate(_broken(piece)):
            if text:
                down = base + place * step
                right = left + _width(text, size) * (_CONDENSED if any(look.narrow for look in held) else 1.0)
                yield Segment(text, left, right, down - size, down, size, bold or strong)

    def _look_of(self, name: str) -> _Look | None:
        """What the styles say of a class; one that they leave out, `ft32` on page 3, bears the number of the page and
        that of its letters, which are told where they were first used: `ft12`."""
        made = _NUMBERED.fullmatch(name)
        if name in self._looks or not made or not made["number"].startswith(str(self._number)):
            return self._looks.get(name)
        letters = made["number"][len(str(self._number)) :]
        earlier = (f"{made['make']}{page}{letters}" for page in range(self._number - 1, 0, -1))
        return next((self._looks[one] for one in earlier if one in self._looks), None)


def _broken(piece: Any) -> Iterator[tuple[str, bool]]:
    """The lines of a piece, and whether each is bold."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, strong in _runs(piece, False):
        if text is None:
            lines.append([])
        elif text.strip():
            lines[-1].append((text, strong))
    return ((cleaned("".join(text for text, _ in line)), all(strong for _, strong in line)) for line in lines)


def _runs(element: Any, strong: bool) -> Iterator[tuple[str | None, bool]]:
    """The texts of an element, and None where a line ends."""
    yield element.text or "", strong
    for child in element:
        if child.tag == "br":
            yield None, strong
        else:
            yield from _runs(child, strong or child.tag in ("b", "strong"))
        yield child.tail or "", strong


def _width(text: str, size: float) -> float:
    """How wide a text is, as far as its letters tell."""
    narrow = sum(1 for letter in text if letter in _NARROW)
    wide = sum(1 for letter in text if letter in _WIDE)
    capital = sum(1 for letter in text if letter.isupper() and letter not in _WIDE and letter not in _NARROW)
    other = len(text) - narrow - wide - capital
    ems = _EM["narrow"] * narrow + _EM["wide"] * wide + _EM["capital"] * capital + _EM["other"] * other
    return size * ems


def _within_rows(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, none of which goes on to where the next on its row begins."""
    held = sorted(segments, key=lambda one: (round(one.base / SAME_BASE), one.left))
    out = [
        replace(one, right=min(one.right, other.left - 1.0))
        if one.left + 2.0 < other.left and abs(one.base - other.base) <= SAME_BASE
        else one
        for one, other in itertools.pairwise(held)
    ]
    return [*out, *held[-1:]]
