"""Tables that stand beside a standard in its document: the history of the document's versions, and signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.document.accounts import RECORD, Accounts
from touchstone.importers.document.lines import Line, in_rows, with_tables

HISTORY = "history of the versions of the document"
_VERSION = re.compile(r"(?:version|issue|edition|revision|rev)(?: (?:no|nr|number))?\W*", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?:(?:summary|details|description|reason|nature)(?: (?:of|for))? )?(?:the )?(?:changes?|amendments?|revisions?)"
    r"(?: made)?\W*|what (?:has )?changed\W*",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?:date|author|by|made by|(?:approved|agreed|changed|amended) by|page|section)\W*", re.IGNORECASE)
_SIGNATURE = re.compile(r"(?:(?:signature|signed|date|initials)\s*:?[\s._…]*)+", re.IGNORECASE)


def without_tables_aside(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines without those of such tables, which are noted as dropped."""
    return with_tables(lines, lambda held: _kept(held, accounts))


def _kept(table: list[Line], accounts: Accounts) -> list[Line]:
    rows = in_rows(table)
    reason = HISTORY if _is_history(rows) else RECORD if all(_is_signed(row) for row in rows) else ""
    accounts.drop(table if reason else (), reason)
    return [] if reason else table


def _is_history(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether the heads of a table speak of versions, of changes, and of nothing else but who made them and when."""
    heads = [line.text for line in rows[0]]
    told = [
        next((at for at, one in enumerate((_VERSION, _CHANGE, _OTHER)) if one.fullmatch(text)), -1) for text in heads
    ]
    return len(rows) > 1 and {0, 1} <= set(told) and -1 not in told


def _is_signed(row: Sequence[Line]) -> bool:
    """Whether a row holds room for somebody to sign."""
    return len(row) > 1 and any(_SIGNATURE.fullmatch(line.text) and "sign" in line.text.lower() for line in row)
