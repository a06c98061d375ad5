"""Numbers with a sign of an owner's own, as `1> look`, `#1 look`, `-1- look`: known by the series that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from touchstone.importers.document.lines import Line

_COUNTED = re.compile(
    r"(?P<before>[#<=~-]|№ ?|[Nn][or]\.? )?(?P<number>\d{1,2})(?P<behind>[>=~/:|]{1,2}|[-–—](?=\s)| [-–—:|=>/]|)\s+"
    r"(?P<rest>[^\W\d_].*)"
)
_LEAST = 3
"""Numbers that make a series."""


@dataclass(frozen=True)
class _Counted:
    """A number between its signs, and where the text behind it begins."""

    signs: tuple[str, str]
    number: int
    start: int


def with_counted_signs(lines: Sequence[Line]) -> list[Line]:
    """The lines, with numbers between signs as marks, where at least three of one make count up from 1."""
    out = list(lines)
    for run in _series(lines):
        for place, told in run:
            line = lines[place]
            out[place] = replace(line.piece(told.start), mark=f"{told.number}.", blank_before=line.blank_before)
    return out


def _series(lines: Sequence[Line]) -> Iterator[list[tuple[int, _Counted]]]:
    """The runs of numbers of one make that count up; a run ends where its make begins again at 1."""
    open_runs: dict[tuple[str, str], list[tuple[int, _Counted]]] = {}
    for place, line in enumerate(lines):
        told = _counted(line)
        if told and told.number == 1:
            yield from _long(open_runs.pop(told.signs, []))
            open_runs[told.signs] = [(place, told)]
        elif told and (run := open_runs.get(told.signs)) and told.number == run[-1][1].number + 1:
            run.append((place, told))
    for run in open_runs.values():
        yield from _long(run)


def _long(run: list[tuple[int, _Counted]]) -> Iterator[list[tuple[int, _Counted]]]:
    if len(run) >= _LEAST:
        yield run


def _counted(line: Line) -> _Counted | None:
    found = _COUNTED.fullmatch(line.text) if not line.mark and not line.heading else None
    if not found or not (found["before"] or found["behind"]):
        return None
    return _Counted((found["before"] or "", found["behind"]), int(found["number"]), found.start("rest"))
