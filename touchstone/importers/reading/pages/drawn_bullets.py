"""Bullets of a PDF that are drawn and not written: what browsers make of lists that are printed to PDF.

A browser paints the disc, ring or square before an entry as a shape, so that the text of the page holds no sign of it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from touchstone.importers.reading.pages.segments import Segment
from touchstone.importers.signs.labels import text_mark
from touchstone.importers.words.vocabulary import named

_SMALLEST, _LARGEST = 1.5, 8.0
"""Points by which a bullet may be wide and high."""
_SHARE = 0.62
"""How much of the height of its text a bullet may have; a box to tick or a cell has more."""
_FARTHEST = 32.0
"""How far to the right of a bullet its text may begin."""
_MOST_SHAPES = 20_000
"""Shapes of a page that are looked at."""
_MOST_BULLETS = 400
"""Small shapes on a page; one with more of them is a drawing."""


@dataclass(frozen=True)
class Shape:
    """A small shape that is about as wide as it is high; `top` and `base` count downwards from the top of the page."""

    left: float
    right: float
    top: float
    base: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.base) / 2


def small_shapes(page: pypdfium2.PdfPage, height: float) -> Iterator[Shape]:
    """Every shape of a page that may be a bullet."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_SHAPES)):
        shape = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
        wide, high = right.value - left.value, top.value - bottom.value
        if _SMALLEST < wide < _LARGEST and 0.7 * wide < high < 1.4 * wide:
            yield Shape(left.value, right.value, height - top.value, height - bottom.value)


def with_drawn_bullets(segments: Iterable[Segment], shapes: Iterable[Shape]) -> list[Segment]:
    """The segments, with a bullet before each one that has such a shape at its side."""
    out, found = list(segments), list(shapes)
    for shape in found if len(found) <= _MOST_BULLETS else ():
        beside = [at for at, one in enumerate(out) if _is_beside(shape, one)]
        nearest = min(beside, key=lambda at: out[at].left, default=None)
        if nearest is not None and _may_be_entry(out[nearest].text):
            entry = out[nearest]
            out[nearest] = replace(entry, text=f"• {entry.text}", left=shape.left)
    return out


def _is_beside(shape: Shape, segment: Segment) -> bool:
    """Whether a shape stands left of a segment, at the height of its small letters."""
    level = segment.base - 0.75 * segment.size < shape.middle < segment.base
    near = 0 < segment.left - shape.right < _FARTHEST
    return level and near and shape.base - shape.top < _SHARE * segment.size


def _may_be_entry(text: str) -> bool:
    """Whether a text bears no mark yet (the Welsh `o` is a word here), and is no heading of a part of a unit with an
    ornament before it."""
    mark = text_mark(text)
    return (mark.kind in ("none", "weak") or mark.sign == "o") and not named(text)
