"""The reading order of a page: rows, a column of headings or field labels beside the text, and newspaper columns."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from statistics import median

from touchstone.importers.field_starts import field_start
from touchstone.importers.labels import text_mark
from touchstone.importers.lines import Line
from touchstone.importers.reading.field_grids import grids
from touchstone.importers.reading.headed_columns import headed_columns
from touchstone.importers.reading.left_column import SAME_BASE, beside, headings_joined, placed
from touchstone.importers.reading.levelling import Segment, levelled
from touchstone.importers.vocabulary import lead_in_end, named

_SAME_GUTTER = 8.0
"""Points by which two findings of where a second column begins may differ."""


def in_order(segments: Iterable[Segment], width: float) -> Iterator[Line]:
    """The lines of a page in reading order."""
    apart = _level_rows(segments)
    rows = [_labels_joined(row) for row in apart]
    found = [(grid.start, grid.end, list(grid.lines)) for grid in grids(apart) if grid.beside]
    headed = list(headed_columns(rows))
    gutter = _gutter(_without(rows, found), width)
    if len(headed) > 1 or any(gutter is None or abs(gutter - one.at) > _SAME_GUTTER for one in headed):
        taken = {at for start, end, _ in found for at in range(start, end)}
        headed = [one for one in headed if not taken & set(range(one.start, one.end))]
        found += [(one.start, one.end, _two_lists(rows[one.start : one.end], one.at)) for one in headed]
        gutter = _gutter(_without(rows, found), width)
    lines: list[Line] = []
    done = 0
    for start, end, read in sorted(found, key=lambda one: one[0]):
        lines += [*_in_columns(rows[done:start], gutter, width), *read]
        done = end
    yield from _spaced([*lines, *_in_columns(rows[done:], gutter, width)])


def _without(rows: list[list[Segment]], found: list[tuple[int, int, list[Line]]]) -> list[list[Segment]]:
    """The rows that do not stand in what was found already."""
    return [row for at, row in enumerate(rows) if not any(start <= at < end for start, end, _ in found)]


def _two_lists(rows: list[list[Segment]], at: float) -> list[Line]:
    """The lines of two lists side by side: the left one, and then the right one."""
    return _newspaper(
        [[one for one in row if one.left < at] for row in rows],
        [[one for one in row if one.left >= at] for row in rows],
    )


def _in_columns(rows: list[list[Segment]], gutter: float | None, width: float) -> list[Line]:
    """Rows as lines, read in columns where the page has two."""
    if gutter is None:
        return [line for row in rows for line in _as_lines(row)]
    return _with_columns(rows, gutter, width)


def is_parted(segments: Iterable[Segment], width: float) -> bool:
    """Whether a page has a second column."""
    rows = [_labels_joined(row) for row in _level_rows(segments)]
    return _gutter(rows, width) is not None


def _level_rows(segments: Iterable[Segment]) -> list[list[Segment]]:
    held = list(segments)
    labels = [one for one in held if _stands_alone(one.text)]
    level = levelled(labels, [one for one in held if not _stands_alone(one.text)])
    return _rows(sorted(level, key=lambda one: (one.base, one.left)))


def _rows(segments: list[Segment]) -> list[list[Segment]]:
    """Segments by base line, each row from left to right."""
    rows: list[list[Segment]] = []
    for segment in segments:
        if rows and abs(rows[-1][0].base - segment.base) <= SAME_BASE:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _labels_joined(row: list[Segment]) -> list[Segment]:
    """A row in which a label or bullet that stands alone is one segment with the text after it."""
    out: list[Segment] = []
    for segment in row:
        if out and _stands_alone(out[-1].text):
            out[-1] = _merged(out[-1], segment)
        else:
            out.append(segment)
    return out


def _stands_alone(text: str) -> bool:
    mark = text_mark(text + " x")
    return mark.kind != "none" and mark.rest == "x"


def _merged(one: Segment, other: Segment) -> Segment:
    return Segment(
        f"{one.text} {other.text}",
        one.left,
        other.right,
        min(one.top, other.top),
        other.base,
        other.size,
        one.bold and other.bold,
    )


def _gutter(rows: list[list[Segment]], width: float) -> float | None:
    """Where a second column begins: the place at which many segments start and that few segments cross."""
    starts: dict[int, int] = {}
    for segment in (one for row in rows for one in row):
        if segment.left > 0.18 * width:
            place = round(segment.left / 4)
            starts[place] = starts.get(place, 0) + 1
    likely = sorted(starts.items(), key=lambda entry: -entry[1])[:6]
    places = [at for at in (place * 4 - 3.0 for place, _ in likely) if _parts(rows, at, width)]
    return min(places, key=lambda at: _crossing(rows, at), default=None)


def _crossing(rows: list[list[Segment]], at: float) -> int:
    """How many segments stand across a place."""
    return sum(1 for row in rows for one in row if one.left < at < one.right)


def _parts(rows: list[list[Segment]], at: float, width: float) -> bool:
    """Whether a place parts the page into two columns that are both in use."""
    left = [[one for one in row if one.right <= at] for row in rows]
    right = [[one for one in row if one.left >= at] for row in rows]
    crossing = _crossing(rows, at)
    lefts, rights = [one for row in left for one in row], [one for row in right for one in row]
    if not lefts or len(rights) < 3 or crossing > 0.2 * (len(lefts) + len(rights)) + 2:
        return False
    return _is_label_column([_joined(row) for row in left if row], at, width) or _is_newspaper(lefts, rights, at, width)


def _is_label_column(lefts: list[Line], at: float, width: float) -> bool:
    """Whether the left column holds headings or field labels and not text."""
    groups = headings_joined(lefts)
    known = sum(1 for one in groups if named(one.text) or lead_in_end(one.text))
    return at < 0.5 * width and known >= 1 and known >= 0.3 * len(groups)


def _is_newspaper(left: list[Segment], right: list[Segment], at: float, width: float) -> bool:
    """Whether both columns hold running text."""
    enough = len(left) >= 4 and len(right) >= 4 and 0.35 * width < at < 0.65 * width
    return enough and all(median(len(one.text.split()) for one in side) >= 4 for side in (left, right))


def _with_columns(rows: list[list[Segment]], at: float, width: float) -> list[Line]:
    """Read a page with a second column: crossing lines part it into blocks, each read in its own way."""
    block: list[list[Segment]] = []
    done: list[Line] = []
    for row in rows:
        if any(one.left < at < one.right for one in row):
            done += [*_block(block, at, width), *_as_lines(row)]
            block = []
        else:
            block.append(row)
    return [*done, *_block(block, at, width)]


def _block(rows: list[list[Segment]], at: float, width: float) -> list[Line]:
    left = [[one for one in row if one.left < at] for row in rows]
    right = [[one for one in row if one.left >= at] for row in rows]
    lefts, rights = [_joined(row) for row in left if row], [_joined(row) for row in right if row]
    flat = [one for row in left for one in row]
    if not flat or not rights:
        return lefts or rights
    if _is_newspaper(flat, [one for row in right for one in row], at, width) and not _is_label_column(lefts, at, width):
        return _newspaper(left, right)
    return beside(placed(headings_joined(lefts), rights), rights)


def _newspaper(left: list[list[Segment]], right: list[list[Segment]]) -> list[Line]:
    """One column after the other; a part of the unit that begins below the end of the right one stands after both."""
    last = max(at for at, row in enumerate(right) if row)
    below = next(
        (at for at in range(last + 1, len(left)) if left[at] and _is_section(_joined(left[at]).text)), len(left)
    )
    lefts = [replace(_joined(row), column=1) for row in left[:below] if row]
    rights = [replace(_joined(row), column=2) for row in right if row]
    return [*lefts, *rights, *(_joined(row) for row in left[below:] if row)]


def _is_section(text: str) -> bool:
    told = named(text)
    return bool(told and not told.field)


def _as_lines(row: list[Segment]) -> list[Line]:
    """A row as one line, or as one for each of its segments where each is a field with its value."""
    apart = [_joined([one]) for one in row]
    starts = [field_start(line, sure=False) for line in apart]
    return apart if all(start and start.value for start in starts) else [_joined(row)]


def _joined(row: list[Segment]) -> Line:
    """A row as one line."""
    first = row[0]
    return Line(
        0,
        " ".join(one.text for one in row),
        0,
        x=first.left,
        y=max(one.base for one in row),
        right=max(one.right for one in row),
        size=max(one.size for one in row),
        bold=all(one.bold for one in row),
    )


def _spaced(lines: list[Line]) -> Iterator[Line]:
    """The lines, with a note where the space before is wider than between the lines of a paragraph."""
    steps = [
        later.y - earlier.y for earlier, later in itertools.pairwise(lines) if 0 < later.y - earlier.y < 3 * later.size
    ]
    usual = median(steps) if steps else 0.0
    for place, line in enumerate(lines):
        step = line.y - lines[place - 1].y if place else 0.0
        yield replace(line, blank_before=place == 0 or step < 0 or step > 1.25 * max(usual, line.size))
