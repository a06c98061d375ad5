"""The heads of messages in which a standard was sent on, with what was said above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.reading.text import AROUND_QUOTED, is_rule
from touchstone.importers.words.vocabulary import part_named

MESSAGE = "message around the quoted text"
_FEWEST = 3
"""Lines of the shortest head of a message."""
_SIGNATURE = 8
"""Lines of the longest signature, with the line that is drawn over it."""
_TOP = 12
"""Lines among which the head of a message stands whose text has no part that is known."""
_HEAD = re.compile(
    r"\**(?P<name>from|sent|date|to|cc|bcc|subject|attachments?|importance|oddi wrth|anfonwyd|dyddiad|at|pwnc)\**"
    r"\s*:\**\s*\S.*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:kind|best|warm|with kind|with best) )?(?:regards|wishes)|(?:many )?thanks|yours \w+|cheers|cofion(?: gorau"
    r"| cynnes)?|diolch(?: yn fawr)?",
    re.IGNORECASE,
)
_GREETING = re.compile(r"(?:hi|hello|dear|good (?:morning|afternoon)|helo|annwyl)(?: \w+){0,3}[,!.]?", re.IGNORECASE)
_SENDERS = {"from", "oddi wrth"}


def without_messages(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines between the last head of a message, or its greeting, that stands above the first part of a standard, or
    at the top where none is known, and the words that close the message; the lines themselves where there is none."""
    parts = [at for at, line in enumerate(lines) if part_named(line.text)] or [_TOP]
    start = max(_heads(lines[: parts[0]]), default=0)
    start = _below_greeting(lines, start, min(parts[0], len(lines)))
    if not start:
        return lines
    end = next((at for at in range(max(parts[-1], start), len(lines)) if _closes(lines, at)), len(lines))
    accounts.drop([*lines[:start], *lines[end:]], MESSAGE)
    return lines[start:end]


def _below_greeting(lines: Sequence[Line], start: int, part: int) -> int:
    """Where a text begins below a greeting, at the line that is drawn between them above the first part; else the
    start."""
    greeting = next((at for at in range(start, part) if lines[at].y != AROUND_QUOTED), part)
    if greeting >= part or not _GREETING.fullmatch(lines[greeting].text):
        return start
    return next((at + 1 for at in range(greeting, min(part, greeting + _TOP)) if is_rule(lines[at].text)), start)


def _closes(lines: Sequence[Line], place: int) -> bool:
    """Whether a message closes at a line: with regards, or with the line that is drawn over a signature."""
    text = lines[place].text
    drawn = len(lines) - place <= _SIGNATURE and bool(re.fullmatch(r"[-–—_]{2,}", text))
    return drawn or bool(_CLOSING.fullmatch(text.rstrip(" ,.!")))


def _heads(lines: Sequence[Line]) -> Iterator[int]:
    """Where each head of a message ends: a sender, a day, somebody it goes to and a subject, in any order."""
    names: set[str] = set()
    for at, line in enumerate(lines):
        found = _HEAD.fullmatch(line.text)
        names = names | {found["name"].lower()} if found else set()
        if names & _SENDERS and len(names) >= _FEWEST:
            yield at + 1
