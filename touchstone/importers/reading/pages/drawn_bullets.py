"""Bullets of a PDF that are drawn and not written: what browsers make of lists that are printed to PDF.

A browser paints the disc, ring or square before an entry as a shape, so that the text of the page holds no sign of it.
So it does with the boxes of a list to tick.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from touchstone.importers.reading.pages.segments import SAME_LEFT, Segment
from touchstone.importers.signs.labels import text_mark
from touchstone.importers.words.vocabulary import named

_SMALLEST, _LARGEST = 1.5, 8.0
"""Points by which a bullet may be wide and high."""
_LARGEST_BOX = 16.0
"""Points by which a box to tick may be wide and high."""
_BOX_TO_TEXT = 14.0
"""How far to the right of a box its text may begin."""
_FEWEST_BOXES = 3
"""Boxes below one another that make a list."""
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
    """Every shape of a page that may be a bullet, or a box to tick."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_SHAPES)):
        shape = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
        wide, high = right.value - left.value, top.value - bottom.value
        if _SMALLEST < wide < _LARGEST_BOX and 0.7 * wide < high < 1.4 * wide:
            yield Shape(left.value, right.value, height - top.value, height - bottom.value)


def with_drawn_bullets(segments: Iterable[Segment], shapes: Iterable[Shape]) -> list[Segment]:
    """The segments, with a bullet before each one that has such a shape at its side."""
    held = list(shapes)
    found = [shape for shape in held if shape.right - shape.left < _LARGEST]
    out = _with_boxes(list(segments), [shape for shape in held if shape not in found])
    for shape in found if len(found) <= _MOST_BULLETS else ():
        beside = [at for at, one in enumerate(out) if _is_beside(shape, one)]
        nearest = min(beside, key=lambda at: out[at].left, default=None)
        if nearest is not None and _may_be_entry(out[nearest].text):
            entry = out[nearest]
            out[nearest] = replace(entry, text=f"• {entry.text}", left=shape.left)
    return out


def _with_boxes(segments: list[Segment], boxes: Sequence[Shape]) -> list[Segment]:
    """The segments, with a bullet for each box of a column of them, where all texts beside them begin at one place."""
    out = list(segments)
    columns: dict[int, dict[int, Shape]] = {}
    for box in boxes if len(boxes) <= _MOST_BULLETS else ():
        column = columns.setdefault(round(box.left / 3), {})
        column |= {at: box for at, one in enumerate(segments) if _stands_behind(one, box)}
    for column in columns.values():
        lefts = [segments[at].left for at in column]
        if len(column) >= _FEWEST_BOXES and max(lefts) - min(lefts) < SAME_LEFT:
            for at, box in column.items():
                out[at] = replace(out[at], text=f"• {out[at].text}", left=box.left)
    return out


def _stands_behind(segment: Segment, box: Shape) -> bool:
    """Whether a text begins right behind a box."""
    level = segment.base - segment.size < box.middle < segment.base + 0.2 * segment.size
    return level and 0 < segment.left - box.right < _BOX_TO_TEXT and _may_be_entry(segment.text)


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
