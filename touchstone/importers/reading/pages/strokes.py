"""The straight strokes that a page draws: the borders of its tables, whatever program made them.

An office program draws a border as a stroke, a browser and Word as a rectangle that is as thin as one, and some draw a
frame around each cell.
"""

from __future__ import annotations

import ctypes
import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

NEAR = 3.0
"""Points by which the ends and places of strokes may miss each other: borders of cells that stand apart."""
_THICKEST = 2.5
_SHORTEST = 6.0
_MOST_BETWEEN = 100
"""Strokes between two letters that are looked at."""
_MOST_SHAPES = 20_000
"""Shapes of a page that are looked at."""
_MOST_STROKES = 400
"""Strokes on a page; one with more of them is a drawing."""


@dataclass(frozen=True)
class Stroke:
    """A straight stroke: the place at which it stands, and where it begins and ends along the other direction."""

    at: float
    start: float
    end: float


@dataclass
class Strokes:
    """The level strokes of a page, and the upright ones from left to right; y counts downwards from its top."""

    level: list[Stroke] = field(default_factory=list)
    upright: list[Stroke] = field(default_factory=list)

    def parts(self, left: float, right: float, y: float) -> bool:
        """Whether an upright stroke stands between two places at the same height."""
        first = bisect_right(self.upright, left, key=lambda one: one.at)
        between = itertools.takewhile(lambda one: one.at < right, self.upright[first : first + _MOST_BETWEEN])
        return any(one.start < y < one.end for one in between)


def strokes_of(page: pypdfium2.PdfPage, height: float) -> Strokes:
    """The strokes of a page; none where it is full of them."""
    found = Strokes()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_SHAPES)):
        shape = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(shape) == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
            _take(found, shape, (left.value, right.value, height - top.value, height - bottom.value))
    whole = Strokes(list(_joined(found.level)), sorted(_joined(found.upright), key=lambda one: one.at))
    return whole if len(whole.level) + len(whole.upright) <= _MOST_STROKES else Strokes()


def _take(found: Strokes, shape: pdfium.FPDF_PAGEOBJECT, box: tuple[float, float, float, float]) -> None:
    """Take the stroke that a shape is, or the four of its frame."""
    left, right, top, base = box
    wide, high = right - left, base - top
    if high <= _THICKEST and wide >= _SHORTEST:
        found.level.append(Stroke((top + base) / 2, left, right))
    elif wide <= _THICKEST and high >= _SHORTEST:
        found.upright.append(Stroke((left + right) / 2, top, base))
    elif min(wide, high) >= _SHORTEST and _is_frame(shape):
        found.level += [Stroke(top, left, right), Stroke(base, left, right)]
        found.upright += [Stroke(left, top, base), Stroke(right, top, base)]


def _is_frame(shape: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Whether a shape is a rectangle of which the sides are drawn."""
    fill, drawn = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill, drawn)
    return bool(drawn.value) and pdfium.FPDFPath_CountSegments(shape) in (4, 5)


def _joined(strokes: Iterable[Stroke]) -> Iterator[Stroke]:
    """The strokes, with those that go on with each other made one."""
    current: Stroke | None = None
    for stroke in sorted(strokes, key=lambda one: (round(one.at), one.start)):
        if current and abs(stroke.at - current.at) <= 1 and stroke.start <= current.end + NEAR:
            current = Stroke(current.at, current.start, max(current.end, stroke.end))
        else:
            if current:
                yield current
            current = stroke
    if current:
        yield current
