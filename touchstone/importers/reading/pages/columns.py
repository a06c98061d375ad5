"""The reading order of a page: rows, a column of headings or field labels beside the text, and newspaper columns."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.entry_rows import lines_of
from touchstone.importers.reading.pages.field_grids import grids
from touchstone.importers.reading.pages.gutters import gutter_of, is_label_column, is_newspaper
from touchstone.importers.reading.pages.headed_columns import headed_columns
from touchstone.importers.reading.pages.left_column import beside, headings_joined, placed
from touchstone.importers.reading.pages.listed_columns import listed_columns
from touchstone.importers.reading.pages.paired_labels import paired_labels
from touchstone.importers.reading.pages.record_columns import heads_record, without_record_columns
from touchstone.importers.reading.pages.rows import as_lines, labels_joined, level_rows
from touchstone.importers.reading.pages.segments import SAME_LEFT, Row, Segment, Stretch, joined
from touchstone.importers.reading.pages.side_panels import side_panels
from touchstone.importers.reading.pages.unlevel_columns import unlevel_column
from touchstone.importers.signs.labels import Mark, text_mark
from touchstone.importers.words.vocabulary import lead_in_end, part_named


@dataclass(frozen=True)
class _Block(Stretch):
    """Rows that are read in a way of their own, and their lines."""

    lines: tuple[Line, ...]


def in_order(segments: Iterable[Segment], width: float, usual: float = 0.0) -> Iterator[Line]:
    """The lines of a page in reading order; a column that stands level with nothing beside it comes last. `usual` is
    the step between lines on a page of which the segments are a part."""
    held = list(segments)
    column = unlevel_column(held, width)
    apart = {id(one) for one in column}
    yield from _ordered([one for one in held if id(one) not in apart], width, usual)
    if column:
        yield from _ordered(column, width, usual)


def _ordered(held: list[Segment], width: float, usual: float) -> Iterator[Line]:
    """The lines of a page, or of one column of it, in reading order."""
    panels = list(side_panels(held))
    taken = {id(one) for panel in panels for one in panel.segments}
    apart, aside = without_record_columns(level_rows(one for one in held if id(one) not in taken))
    rows = [labels_joined(row) for row in apart]
    fields = [_Block(grid.start, grid.end, grid.lines) for grid in grids(apart) if grid.beside]
    for panel in panels:
        first = next((at for at, row in enumerate(rows) if row[0].base >= panel.top), len(rows))
        fields.append(_Block(first, first, panel.lines))
    blocks = fields + _side_by_side(rows, fields, width)
    gutter = gutter_of(_without(rows, blocks), width)
    if gutter is None:
        tables = (_Block(grid.start, grid.end, grid.lines) for grid in grids(apart) if grid.has_columns)
        blocks += [one for one in tables if not any(one.overlaps(other) for other in blocks)]
    lines: list[Line] = []
    done = 0
    for block in sorted(blocks, key=lambda one: one.start):
        lines += [*_in_columns(rows[done : block.start], gutter, width), *block.lines]
        done = block.end
    yield from _spaced([*lines, *_in_columns(rows[done:], gutter, width)], usual)
    yield from aside


def is_parted(segments: Iterable[Segment], width: float) -> bool:
    """Whether a page has a second column."""
    return gutter_of([labels_joined(row) for row in level_rows(segments)], width) is not None


def has_text_columns(segments: Sequence[Segment], width: float) -> bool:
    """Whether a page has columns that each hold text or a list, or a record or panel beside its text."""
    rows = [labels_joined(row) for row in level_rows(segments)]
    blocks = itertools.chain(headed_columns(rows), listed_columns(rows), side_panels(segments))
    if any(map(heads_record, rows)) or any(blocks):
        return True
    at = gutter_of(rows, width)
    if at is None:
        return False
    held = [one for row in rows for one in row]
    left, right = [one for one in held if one.right <= at], [one for one in held if one.left >= at]
    return is_newspaper(left, right, at, width)


def _side_by_side(rows: Sequence[Row], fields: Sequence[_Block], width: float) -> list[_Block]:
    """Every pair of lists beside each other, where the page as a whole does not have two such columns."""
    found: list[_Block] = []
    gutter = gutter_of(_without(rows, fields), width)
    headed = list(headed_columns(rows))
    paired = [one for one in paired_labels(rows) if not any(one.overlaps(other) for other in headed)]
    whole = len(headed) < 2 and gutter is not None and not paired
    for one in (*headed, *paired, *listed_columns(rows)):
        block = _Block(one.start, one.end, tuple(_lists(rows[one.start : one.end], one.places)))
        same = whole and gutter is not None and not one.more and abs(gutter - one.at) <= SAME_LEFT
        if not same and not any(block.overlaps(other) for other in (*fields, *found)):
            found.append(block)
    return found


def _without(rows: Sequence[Row], blocks: Sequence[_Block]) -> list[Row]:
    """The rows that do not stand in a block."""
    return [row for at, row in enumerate(rows) if not any(one.start <= at < one.end for one in blocks)]


def _lists(rows: Sequence[Row], places: Sequence[float]) -> list[Line]:
    """The lines of lists side by side: the left one, and then each to its right."""
    if len(places) > 1:
        bounds = itertools.pairwise([float("-inf"), *places, float("inf")])
        columns = ([[one for one in row if start <= one.left < end] for row in rows] for start, end in bounds)
        return [joined(row) for column in columns for row in column if row]
    return _newspaper(*_sides(rows, places[0]))


def _sides(rows: Sequence[Row], at: float) -> tuple[list[Row], list[Row]]:
    """What each row holds left and right of a place."""
    lefts: list[Row] = [[one for one in row if one.left < at] for row in rows]
    return lefts, [[one for one in row if one.left >= at] for row in rows]


def _in_columns(rows: Sequence[Row], gutter: float | None, width: float) -> list[Line]:
    """Rows as lines, read in columns where the page has two."""
    if gutter is None:
        return list(lines_of(rows))
    return _with_columns(rows, gutter, width)


def _with_columns(rows: Sequence[Row], at: float, width: float) -> list[Line]:
    """Read a page with a second column: crossing lines part it into blocks, each read in its own way."""
    block: list[Row] = []
    done: list[Line] = []
    for row in rows:
        if any(one.left < at < one.right for one in row):
            done += [*_block(block, at, width), *as_lines(row)]
            block = []
        else:
            block.append(row)
    return [*done, *_block(block, at, width)]


def _block(rows: Sequence[Row], at: float, width: float) -> list[Line]:
    left, right = _sides(rows, at)
    lefts, rights = [joined(row) for row in left if row], [joined(row) for row in right if row]
    flat = [one for row in left for one in row]
    if not flat or not rights:
        return lefts or rights
    if is_newspaper(flat, [one for row in right for one in row], at, width) and not is_label_column(lefts, at, width):
        return _newspaper(left, right)
    return beside(placed(headings_joined(lefts), rights), rights)


def _newspaper(left: Sequence[Row], right: Sequence[Row]) -> list[Line]:
    """One column after the other; a part of the unit that begins below the end of the right one stands after both."""
    last = max(at for at, row in enumerate(right) if row)
    parts = (at for at in range(last + 1, len(left)) if left[at] and part_named(joined(left[at]).text))
    below = next(parts, len(left))
    if _goes_on_at_top(left, below, right):
        below = len(left)
    lefts = [replace(joined(row), column=1) for row in left[:below] if row]
    rights = [replace(joined(row), column=2) for row in right if row]
    return [*lefts, *rights, *(joined(row) for row in left[below:] if row)]


def _goes_on_at_top(left: Sequence[Row], below: int, right: Sequence[Row]) -> bool:
    """Whether the right column begins with the next entry of the list that ends the left one, and of no list above the
    part that begins at `below`; or with the first, where nothing but headings stands from there on."""
    above, last = _marks(left[:below]), _marks(left[below:])
    first = text_mark(joined(next(row for row in right if row)).text)
    if not last and first.counted and first.number == 1:
        return all(_is_heading(joined(row).text) for row in left[below:] if row)
    if not last or first.kind == "none" or first.kind != last[-1].kind:
        return False
    return first.number == last[-1].number + 1 if first.counted else not above or above[-1].sign != first.sign


def _is_heading(text: str) -> bool:
    """Whether a text is the heading of a part of the unit or the lead-in below it."""
    return bool(part_named(text)) or lead_in_end(text) == len(text)


def _marks(rows: Sequence[Row]) -> list[Mark]:
    """The marks of the lines that bear one."""
    return [mark for row in rows if row and (mark := text_mark(joined(row).text)).kind != "none"]


def _spaced(lines: list[Line], usual: float) -> Iterator[Line]:
    """The lines, with a note where the space before is wider than between the lines of a paragraph."""
    usual = usual or usual_step(lines)
    for place, line in enumerate(lines):
        step = line.y - lines[place - 1].y if place else 0.0
        yield replace(line, blank_before=place == 0 or step < 0 or step > 1.25 * max(usual, line.size))


def usual_step(lines: Sequence[Line]) -> float:
    """The step between the lines of a paragraph."""
    steps = [
        later.y - earlier.y for earlier, later in itertools.pairwise(lines) if 0 < later.y - earlier.y < 3 * later.size
    ]
    return median(steps) if steps else 0.0
