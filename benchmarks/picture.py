"""The benchmark's figures as a picture: wall time by number of units, on scales that grow tenfold, one line a tool.

Every line has its own dashes and marks and its name at its end, so that it can be told apart without colours. All that
is shown stands in attributes: a policy that allows no inline style leaves the picture as it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from benchmarks.report import Result

WIDTH, HEIGHT = 860, 520
LEFT, RIGHT, TOP, BOTTOM = 70, 600, 50, 460
LABEL = 17
"""How far the names of two lines stand apart at least."""
MOST_STEPS = 6


class Pen(NamedTuple):
    """How a line is drawn; `mark` is a path around 0,0."""

    colour: str
    dashes: str
    mark: str


DISC = "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z"
SQUARE = "M-4 -4H4V4H-4Z"
UP, DOWN = "M-5 4H5L0 -5Z", "M-5 -4H5L0 5Z"
DIAMOND = "M0 -5L5 0L0 5L-5 0Z"
CROSS = "M-4 -4L4 4M-4 4L4 -4"
PENS = (
    Pen("#1f3552", "", DISC),
    Pen("#a4430f", "7 4", SQUARE),
    Pen("#2c6b36", "2 3", UP),
    Pen("#7a3b8f", "9 3 2 3", DIAMOND),
    Pen("#00626b", "12 4", DOWN),
    Pen("#7d5f00", "4 2", CROSS),
    Pen("#9c2f4f", "9 3 2 3 2 3", DISC),
    Pen("#444444", "1 2", SQUARE),
)
"""From dark to middling, each readable on white."""
Scale = Callable[[float], float]


def as_svg(results: Sequence[Result]) -> str:
    """The picture."""
    lines = {NAMES.get(tool, tool): _points(results, tool) for tool in dict.fromkeys(one.tool for one in results)}
    sizes = sorted({one.size for one in results})
    seconds = [wall for points in lines.values() for _, wall in points]
    bottom, top = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
    across = _scale(math.log10(sizes[0]), math.log10(sizes[-1]), LEFT + 25, RIGHT)
    up = _scale(bottom, max(top, bottom + 1), BOTTOM, TOP)
    drawn = "".join(_line(points, PENS[place % len(PENS)], across, up) for place, points in enumerate(lines.values()))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d"'
        f' font-family="sans-serif" font-size="14" fill="#1a1a1a"><title id="t">{TITLE}</title>'
        f'<desc id="d">{escape(described(lines))}</desc><rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
        f'<text x="{LEFT}" y="24" font-size="16" font-weight="bold">{TITLE}</text>'
        f"{_grid(sizes, bottom, max(top, bottom + 1), across, up)}{drawn}{''.join(_labels(lines, up))}</svg>\n"
    )


NAMES = {
    "touchstone, cold": "Touchstone, nothing kept",
    "touchstone, parsed": "Touchstone, units kept",
    "touchstone, first edit": "Touchstone, first edit",
    "touchstone, edited": "Touchstone, one item edited",
    "touchstone, unchanged": "Touchstone, nothing changed",
    "naive": "MkDocs, a page a unit",
    "hugo": "Hugo",
    "hugo-light": "Hugo, light pages alone",
    "eleventy": "Eleventy, light pages alone",
    "zensical": "Zensical",
    "raw": "only writing the files",
}
"""What a tool is called for a reader; any other name stands as it is."""
TITLE = "Seconds of wall time by number of units, less is better"


def described(lines: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """The figures as sentences, for those who do not see the picture."""
    told = (
        f"{tool}: " + ", ".join(f"{_seconds(wall)} s for {size:,} units" for size, wall in points) + "."
        for tool, points in lines.items()
    )
    return " ".join(("Both scales grow tenfold from step to step. Medians.", *told))


def _points(results: Sequence[Result], tool: str) -> list[tuple[int, float]]:
    return sorted((one.size, one.middle("wall")) for one in results if one.tool == tool)


def _scale(low: float, high: float, start: float, end: float) -> Scale:
    """From the logarithm between `low` and `high` to the place between `start` and `end`."""
    return lambda value: start + (math.log10(value) - low) / ((high - low) or 1) * (end - start)


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def _grid(sizes: Sequence[int], bottom: int, top: int, across: Scale, up: Scale) -> str:
    levels = "".join(
        f'<path d="M{LEFT} {up(10.0**power):.1f}H{RIGHT}" stroke="#c8c8c8"/>'
        f'<text x="{LEFT - 8}" y="{up(10.0**power) + 5:.1f}" text-anchor="end">{10.0**power:g} s</text>'
        for power in range(bottom, top + 1)
    )
    shown = sizes if len(sizes) <= MOST_STEPS else [*sizes[:: len(sizes) // MOST_STEPS + 1], sizes[-1]]
    steps = "".join(
        f'<path d="M{across(size):.1f} {BOTTOM}v6" stroke="#1a1a1a"/>'
        f'<text x="{across(size):.1f}" y="{BOTTOM + 24}" text-anchor="middle">{size:,}</text>'
        for size in shown
    )
    middle = (LEFT + RIGHT) // 2
    return f'{levels}<path d="M{LEFT} {BOTTOM}H{RIGHT}" stroke="#1a1a1a"/>{steps}<text x="{middle}" y="{BOTTOM + 46}" text-anchor="middle">units</text>'


def _line(points: Sequence[tuple[int, float]], pen: Pen, across: Scale, up: Scale) -> str:
    placed = [(across(size), up(wall)) for size, wall in points]
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    dashes = f' stroke-dasharray="{pen.dashes}"' if pen.dashes else ""
    marks = "".join(
        f'<path d="{pen.mark}" transform="translate({x:.1f} {y:.1f})" fill="{pen.colour}" stroke="{pen.colour}" stroke-width="1.5"/>'
        for x, y in placed
    )
    line = (
        f'<polyline points="{way}" fill="none" stroke="{pen.colour}" stroke-width="2"{dashes}/>' if placed[1:] else ""
    )
    return line + marks


def _labels(lines: Mapping[str, Sequence[tuple[int, float]]], up: Scale) -> Iterator[str]:
    """The name of each line at the right, with a sample of its dashes, far enough from the next one."""
    wanted = sorted((up(points[-1][1]), place, tool) for place, (tool, points) in enumerate(lines.items()))
    heights = apart([height for height, _, _ in wanted])
    for height, (_, place, tool) in zip(heights, wanted, strict=True):
        pen = PENS[place % len(PENS)]
        dashes = f' stroke-dasharray="{pen.dashes}"' if pen.dashes else ""
        yield (
            f'<path d="M{RIGHT + 14} {height:.1f}h28" stroke="{pen.colour}" stroke-width="2"{dashes}/>'
            f'<path d="{pen.mark}" transform="translate({RIGHT + 28} {height:.1f})" fill="{pen.colour}" stroke="{pen.colour}"/>'
            f'<text x="{RIGHT + 50}" y="{height + 5:.1f}" fill="{pen.colour}">{escape(tool)}</text>'
        )


def apart(wanted: Sequence[float]) -> list[float]:
    """Heights, in order, moved up as little as keeps them apart, and all of them above the scale's foot."""
    heights = list(wanted)
    for here, following in pairwise(range(len(heights))):
        heights[following] = max(heights[following], heights[here] + LABEL)
    over = max(0.0, (heights[-1] if heights else 0) - BOTTOM)
    for place in reversed(range(len(heights))):
        most = heights[place + 1] - LABEL if place + 1 < len(heights) else heights[place] - over
        heights[place] = min(heights[place], most)
    return heights
