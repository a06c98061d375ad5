"""The benchmark's figures as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
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
    """A Markdown table of medians, with ratios against one tool, or against the first where that is not among them."""
    if results and not any(one.tool == against for one in results):
        against = results[0].tool
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


def from_json(text: str) -> list[Result]:
    """The results that `as_json` wrote. Raises ValueError, KeyError and TypeError where it did not write them."""
    return [
        Result(one["size"], one["tool"], tuple(Run(**run) for run in one["runs"]), Output(**one["output"]))
        for one in json.loads(text)
    ]
