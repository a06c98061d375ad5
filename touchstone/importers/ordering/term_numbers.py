"""Numbers of terms that stand in a run above all of these, since a converter wrote their column first: `1.`, `2.`, and
then `Places` with its list, `Vehicles` with its own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.ordering.headings import heading_at
from touchstone.importers.ordering.signs_alone import Sign, as_printed, first_sign, sign_of
from touchstone.importers.signs.labels import mark_of, text_mark
from touchstone.importers.words.vocabulary import field_named

_FEWEST = 2
"""Numbers of a run."""
_FARTHEST = 80
"""Lines below a run in which its terms are looked for."""


def with_term_numbers_placed(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with each number of such a run on its term, where just so many terms stand below."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        end = _run_end(lines, at)
        stop = _stop(lines, end) if end - at >= _FEWEST else end
        terms = list(_terms(lines, end, stop))
        if not terms or len(terms) != end - at:
            out += lines[at : max(end, at + 1)]
            at = max(end, at + 1)
            continue
        accounts.use(lines[at:end], "labels")
        marks = dict(zip(terms, (line.text for line in lines[at:end]), strict=True))
        out += (
            replace(line, mark=as_printed(marks[place])) if place in marks else line
            for place, line in enumerate(lines[end:stop], start=end)
        )
        at = stop
    return out


def _run_end(lines: Sequence[Line], at: int) -> int:
    """Where the run of numbers ends that begins here with the first."""
    sign = _alone(lines[at])
    if not sign or sign.number != 1 or sign.above or sign.kind != "number":
        return at
    end = at + 1
    while end < len(lines) and (following := _alone(lines[end])) and following.follows(sign):
        sign, end = following, end + 1
    return end


def _alone(line: Line) -> Sign | None:
    return None if line.table or line.mark or line.size else sign_of(line.text)


def _stop(lines: Sequence[Line], start: int) -> int:
    """Where the lines end that may belong to the terms."""
    ends = (at for at in range(start, min(start + _FARTHEST, len(lines))) if _ends(lines, at))
    return next(ends, min(start + _FARTHEST, len(lines)))


def _ends(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    return bool(line.table or line.size or field_named(line.text) or heading_at(lines, at)[0])


def _terms(lines: Sequence[Line], start: int, stop: int) -> Iterator[int]:
    """The places of the lines that bear no sign and are no text below one, begin a block, and stand above a line that
    bears a sign."""
    for at, below in itertools.pairwise(range(start, stop)):
        begins = at == start or lines[at].blank_before or lines[at].page > lines[at - 1].page
        text = at > start and _is_sign(lines[at - 1])
        if begins and not text and not _bears(lines[at]) and _bears(lines[below]):
            yield at


def _is_sign(line: Line) -> bool:
    """Whether a line is the sign of an entry whose text stands below."""
    return sign_of(line.text) is not None or text_mark(f"{line.text} text").rest == "text"


def _bears(line: Line) -> bool:
    return _is_sign(line) or first_sign(line.text) is not None or mark_of(line).kind == "bullet"
