"""The account of a document: what became of each of its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from touchstone.importers.document.lines import Line

USED, DROPPED, UNRECOGNISED = "used", "dropped", "unrecognised"
NOT_ASKED_FOR = "no rule took it"
TICK = "tick or box in a column of its own"
TABLE_HEAD = "head of the columns of a table"
RECORD = "assessor's note, declaration or signature of a candidate's record"
"""Why lines are dropped that are met at several stages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one line, or of one piece of it."""

    line: Line
    fate: str
    """used, dropped or unrecognised."""
    what: str
    """The field or item that it is used by, or why it was dropped."""


@dataclass(frozen=True, slots=True)
class LineFate:
    """What became of one line of the document, all its pieces taken together."""

    line: Line
    fate: str
    what: str


class Accounts:
    """What became of each piece, noted while a document is read; the later note on a piece counts."""

    def __init__(self) -> None:
        self._entries: dict[int, dict[int, Entry]] = {}
        """By line, and by where on it the piece begins."""

    def use(self, lines: Iterable[Line], what: str) -> None:
        """Note that a field or item holds the words of these lines."""
        self._note(lines, USED, what)

    def drop(self, lines: Iterable[Line], why: str) -> None:
        """Note that these lines are left out, and why."""
        self._note(lines, DROPPED, why)

    def leave(self, lines: Iterable[Line], why: str) -> None:
        """Note that these lines were not recognised."""
        self._note(lines, UNRECOGNISED, why)

    def knows(self, line: Line) -> bool:
        """Whether anything was noted of this piece."""
        return line.start in self._entries.get(line.id, {})

    def fates(self, lines: Iterable[Line]) -> list[LineFate]:
        """One fate for each line of the document: these three add up to all of them.

        A line counts as unrecognised where one of its pieces is, or where nothing was noted of it.
        """
        return [_fate(line, self._of(line.id)) for line in lines]

    def entries_of(self, lines: Iterable[Line]) -> list[Entry]:
        """Every note on these lines of the document."""
        return [entry for line in lines for entry in self._of(line.id)]

    def _of(self, ident: int) -> list[Entry]:
        held = self._entries.get(ident, {})
        return [held[start] for start in sorted(held)]

    def _note(self, lines: Iterable[Line], fate: str, what: str) -> None:
        for line in lines:
            self._entries.setdefault(line.id, {})[line.start] = Entry(line, fate, what)


def _fate(line: Line, entries: list[Entry]) -> LineFate:
    if not entries:
        return LineFate(line, UNRECOGNISED, NOT_ASKED_FOR)
    for fate in (UNRECOGNISED, USED, DROPPED):
        told = list(dict.fromkeys(entry.what for entry in entries if entry.fate == fate))
        if told:
            return LineFate(line, fate, ", ".join(told[:4]) + (f" and {len(told) - 4} more" if len(told) > 4 else ""))
    raise AssertionError("an entry has one of three fates")
