"""Labels that have a line to themselves, before the block of their text: `PC 1.1`, a blank line, and the criterion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.ordering.signs_alone import Sign, as_printed, first_sign, sign_of
from touchstone.importers.signs.labels import bare_labels, text_mark
from touchstone.importers.words.vocabulary import field_named

_FARTHEST = 12
"""Lines between two bare numbers of a list, at most: the numbers of pages stand farther apart."""


def with_lone_labels(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with each label that stands alone, and goes on with those around it, on the text below."""
    signs = [None if line.table or line.mark or line.size else first_sign(line.text) for line in lines]
    alone = {at for at, sign in enumerate(signs) if sign and _is_alone(lines, at)}
    marks = {at: as_printed(lines[at].text) for at in _in_series(signs) if at in alone}
    accounts.use([lines[at] for at in marks], "labels")
    return [
        _labelled(line, marks[at - 1], lines[at - 1].blank_before) if at - 1 in marks else line
        for at, line in enumerate(lines)
        if at not in marks
    ]


def _labelled(line: Line, label: str, blank_before: bool) -> Line:
    """A line with the label that stood above it: as its mark, or at the beginning of its text where only the owner
    prints such."""
    if text_mark(f"{label} text").kind == "none":
        return replace(line, text=f"{label} {line.text}", blank_before=blank_before)
    return replace(line, mark=label, blank_before=blank_before)


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a label and no value, and stands right above a line of words on its page."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if below is None or not sign_of(line.text) or line.page != below.page:
        return False
    if bare_labels(line.text) and at and bare_labels(lines[at - 1].text):
        return False
    if below.table or below.mark or sign_of(below.text) or len(below.text) < 2:
        return False
    if text_mark(below.text).kind in ("label", "number", "decimal"):
        return False
    return not (at and field_named(lines[at - 1].text)) and not field_named(below.text)


def _in_series(signs: Sequence[Sign | None]) -> Iterator[int]:
    """The places of the signs that follow the last of their make or come before the next."""
    last: dict[tuple[str, ...], int] = {}
    for at, sign in enumerate(signs):
        before = last.get(sign.make) if sign else None
        if sign is None:
            continue
        other = signs[before] if before is not None else None
        near = before is not None and (not sign.is_bare or at - before <= _FARTHEST)
        if near and other and before is not None and sign.follows(other):
            yield from (before, at)
        last[sign.make] = at
