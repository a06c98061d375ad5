"""The benchmark's figures as a table, as JSON and as a picture."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from html import escape
from statistics import median

from benchmarks.measuring import Output, Run


@dataclass(frozen=True)
class Result:
    """The runs of one tool over one size."""

    size: int
    tool: str
    runs: tuple[Run, ...]
    output: Output

    def middle(self, what: str) -> float:
        """The median of one figure."""
        return median(getattr(run, what) for run in self.runs)


def ratios(ours: Result, other: Result, what: str) -> tuple[float, float, float]:
    """How many times more another tool takes than ours in paired runs: the least, the middle, the most."""
    pairs = sorted(getattr(b, what) / getattr(a, what) for a, b in zip(ours.runs, other.runs, strict=False))
    return pairs[0], median(pairs), pairs[-1]


def table(results: Sequence[Result], against: str = "hugo") -> str:
    """A Markdown table of medians, with ratios against one tool."""
    head = f"| Units | Tool | Wall s | CPU s | Peak MiB | Pages | Bytes a page | {against} ÷ this, wall (min–max) | CPU |\n|---:|---|---:|---:|---:|---:|---:|---:|---:|\n"
    return head + "".join(_row(one, _peer(results, one.size, against)) for one in results)


def _peer(results: Sequence[Result], size: int, tool: str) -> Result | None:
    return next((one for one in results if one.size == size and one.tool == tool), None)


def _row(one: Result, other: Result | None) -> str:
    wall, cpu = (ratios(one, other, "wall"), ratios(one, other, "cpu")) if other and other is not one else (None, None)
    compared = f"{wall[1]:.2f} ({wall[0]:.2f}–{wall[2]:.2f}) | {cpu[1]:.2f}" if wall and cpu else "– | –"
    figures = f"{one.middle('wall'):.2f} | {one.middle('cpu'):.2f} | {one.middle('peak'):.0f} | {one.output.pages:,} | {one.output.bytes_a_page:,}"
    return f"| {one.size:,} | {one.tool} | {figures} | {compared} |\n"


def as_json(results: Iterable[Result]) -> str:
    """All runs."""
    return json.dumps([asdict(one) for one in results], indent=2) + "\n"


COLOURS = ("#1f3552", "#b3541e", "#3a7d44", "#7a3b8f", "#8a6d00", "#00707a", "#9c2f4f", "#555555")


def as_svg(results: Sequence[Result], what: str = "cpu") -> str:
    """A picture of one figure by size, on scales that grow tenfold."""
    tools = list(dict.fromkeys(one.tool for one in results))
    sizes = [one.size for one in results]
    values = [one.middle(what) for one in results]
    across = _scale(min(sizes), max(sizes), 60, 560)
    up = _scale(min(values), max(values), 320, 20)
    lines = "".join(
        _line(tool, [one for one in results if one.tool == tool], across, up, what, place)
        for place, tool in enumerate(tools)
    )
    axes = '<path d="M60 20V320H560" fill="none" stroke="#888"/>' + "".join(
        f'<text x="{across(size):.0f}" y="338" text-anchor="middle">{size:,}</text>' for size in dict.fromkeys(sizes)
    )
    levels = "".join(
        f'<text x="54" y="{up(10.0**power) + 4:.0f}" text-anchor="end">{10.0**power:g}</text><path d="M60 {up(10.0**power):.0f}H560" stroke="#ddd"/>'
        for power in range(math.ceil(math.log10(min(values))), math.floor(math.log10(max(values))) + 1)
    )
    title = f"Seconds of {'processor' if what == 'cpu' else what} time by number of units"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 350" role="img" font-family="sans-serif" font-size="12"><title>{title}</title>{levels}{axes}{lines}</svg>\n'


def _scale(least: float, most: float, start: float, end: float):  # type: ignore[no-untyped-def]
    low, high = math.log10(least), math.log10(most)
    return lambda value: start + (math.log10(value) - low) / ((high - low) or 1) * (end - start)


def _line(tool: str, listed: Sequence[Result], across, up, what: str, place: int) -> str:  # type: ignore[no-untyped-def]
    colour = COLOURS[place % len(COLOURS)]
    points = " ".join(f"{across(one.size):.1f},{up(one.middle(what)):.1f}" for one in listed)
    last = listed[-1]
    label = f'<text x="{across(last.size) + 6:.0f}" y="{up(last.middle(what)) + 4:.0f}" fill="{colour}">{escape(tool)}</text>'
    dots = "".join(
        f'<circle cx="{across(one.size):.1f}" cy="{up(one.middle(what)):.1f}" r="3" fill="{colour}"/>' for one in listed
    )
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{label}'
