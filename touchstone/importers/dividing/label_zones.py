"""Parts of a unit that nothing but the labels of their items tell: `P1`, `P2` under a heading that is not known."""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import mark_of

_LONGEST = 60
_AHEAD = 15
"""Lines among which a second label of the kind stands."""
_KINDS = {"P": "performance", "K": "knowledge"}


def told_by_label(lines: Sequence[Line], place: int) -> str:
    """The part that begins with the item at a place, where it is the first of several so labelled; "" otherwise."""
    mark = mark_of(lines[place])
    if mark.kind != "label" or mark.number != 1 or mark.sign not in _KINDS or not mark.rest:
        return ""
    following = (mark_of(line) for line in lines[place + 1 : place + _AHEAD])
    again = next((one.number for one in following if one.kind == "label" and one.sign == mark.sign), 0)
    return _KINDS[mark.sign] if again == mark.number + 1 else ""


def headings_at_end(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The heading that closes the lines of a zone, and the sub-heading between it and the item that follows."""
    last = lines[-1:]
    if not last or not _is_name(last[0]):
        return [], []
    above = lines[-2] if len(lines) > 2 else None
    if above and _is_name(above) and _stands_out(above) and above.heading <= (last[0].heading or 9):
        return [above], list(last)
    return (list(last), []) if _stands_out(last[0]) and len(lines) > 1 else ([], [])


def _is_name(line: Line) -> bool:
    short = len(line.text) <= _LONGEST and not line.text.endswith((".", ";", ","))
    return short and line.text[:1].isupper() and mark_of(line).kind == "none" and not line.mark and not line.table


def _stands_out(line: Line) -> bool:
    return bool(line.heading or line.bold or line.blank_before)
