"""Labels with values that are set below one another in plain text, with blanks between: `Ref.      TW/118`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

_ROW = re.compile(
    r"(?P<label>\s{0,8}[A-Z][A-Za-z.'’/-]*(?: [A-Za-z.'’/-]+){0,4}:?)(?P<gap> {3,})(?P<value>\S(?:(?! {3}).)*)"
)
_LEAST = 3
"""Rows that follow one another and are fields."""


def with_aligned_fields(text: str) -> str:
    """The text, with a tab between the label and the value of each row where several have their values below one
    another."""
    lines = text.split("\n")
    rows = [_ROW.fullmatch(line.rstrip()) for line in lines]
    out = list(lines)
    for run in _runs(rows):
        for at in run:
            found = rows[at]
            out[at] = f"{found['label'].rstrip(':')}\t{found['value']}" if found else lines[at]
    return "\n".join(out)


def _runs(rows: Sequence[re.Match[str] | None]) -> Iterator[list[int]]:
    """The places of rows that follow one another and have their values at one place."""
    for start, run in itertools.groupby(
        range(len(rows)), key=lambda at: found.start("value") if (found := rows[at]) else 0
    ):
        held = list(run)
        if start and len(held) >= _LEAST:
            yield held
