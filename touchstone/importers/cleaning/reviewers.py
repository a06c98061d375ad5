"""What reviewers say of a draft, as a site for consultations prints it behind the draft: it names criteria and
knowledge by their labels, and is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.vocabulary import part_named

_HEADING = re.compile(r"(?:(?:reviewers?['’]?s?['’]? )?comments?|\d{1,3} comments)(?: ?\(\d{1,3}\))?:?", re.IGNORECASE)
_COMMENTS = "comments of reviewers on a draft"


def without_comments(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without the comments behind the document, which are left for a person to read; all lines where a part
    of a unit follows their heading, or a list from its first item and the heading does not count the comments."""
    starts = [at for at, line in enumerate(lines) if at and line.blank_before and _HEADING.fullmatch(line.text)]
    behind = lines[starts[-1] + 1 :] if starts else []
    if not behind or any(part_named(line.text) or line.table or line.size for line in behind):
        return lines
    if not re.search(r"\d", lines[starts[-1]].text) and _begins_list(behind):
        return lines
    accounts.leave(lines[starts[-1] :], _COMMENTS)
    return lines[: starts[-1]]


def _begins_list(lines: Iterable[Line]) -> bool:
    """Whether one of the lines bears the first number of a list."""
    marks = [mark_of(line) for line in lines]
    return any(mark.counted and mark.number == 1 for mark in marks)
