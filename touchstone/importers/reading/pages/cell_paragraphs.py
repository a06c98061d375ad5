"""What stands in a cell that is drawn on a page: a line for each of its paragraphs.

The lines of a paragraph are broken where the next word had no room in the cell. So a line goes on with the one above
where its first word would not have fitted behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.rows import labels_joined, level_rows
from touchstone.importers.reading.pages.segments import Segment, joined
from touchstone.importers.signs.labels import text_mark

_APART = 1.3
"""How many times the step between two lines of a paragraph a line stands below the one above, where one ends."""
_SLACK = 0.9
"""How far, in letters, a line may end before the place at which the next word would not have fitted."""


def cell_paragraphs(segments: Sequence[Segment], edge: float, step: float) -> Iterator[Line]:
    """The paragraphs of a cell, in which texts reach as far as `edge`, and lines stand a `step` below one another."""
    held: list[Line] = []
    for line in cell_rows(segments):
        apart = bool(held) and line.y - held[-1].y > _APART * step
        if held and (apart or not _goes_on(held[-1], line, edge)):
            yield _paragraph(held)
            held = []
        held.append(line if held else replace(line, blank_before=apart))
    if held:
        yield _paragraph(held)


def _paragraph(lines: Sequence[Line]) -> Line:
    """The lines of a paragraph as one; a word that the last one breaks off goes on in the next."""
    broken = _is_broken(lines[-1])
    text = " ".join(line.text for line in lines)
    return replace(lines[0], text=text, right=max(line.right for line in lines), whole=not broken)


def cell_rows(segments: Sequence[Segment]) -> Iterator[Line]:
    """The lines of a cell as they are printed."""
    yield from (joined(labels_joined(row)) for row in level_rows(segments))


def _goes_on(above: Line, line: Line, edge: float) -> bool:
    """Whether a line goes on with the paragraph above."""
    marked = text_mark(line.text).kind not in ("none", "weak")
    if marked or above.bold != line.bold or _is_broken(above):
        return False
    word = line.text.split(None, 1)[0]
    wide = (line.right - line.x) * len(word) / len(line.text)
    return above.right + _SLACK * max(above.size, line.size) + wide > edge


def _is_broken(line: Line) -> bool:
    """Whether a line ends in the middle of a word."""
    return line.text.endswith("-") and line.text[-2:-1].isalpha()
