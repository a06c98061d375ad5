"""Terms of a scope with their lists in brackets behind them: `Products (jam, jelly)`, each line one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.accounts import Accounts
from touchstone.importers.labels import mark_of
from touchstone.importers.lines import Line
from touchstone.importers.run_in import SIGN, headed, spans_of

_BRACKETED = re.compile(
    r"[^\W\d_][^():;,]{1,58}?\s*"
    r"\((?!e\.?g\b|i\.?e\b|such as\b|including\b|for example\b)(?P<rest>[^()]*[,;][^()]*)\)[.;]?"
)
_JOINT = re.compile(r"\s(?:and|or)\s")
"""A word before the last entry, which joins it to the list where every list has one."""
_FEWEST = 2
"""Lines that all bear a list in brackets: one alone may explain its entry."""


def bracketed_lists(lines: Sequence[Line], accounts: Accounts) -> list[Line] | None:
    """The lines cut into terms, as headings, and the entries of their lists; None where not all of them are such."""
    found = [_BRACKETED.fullmatch(mark_of(line).rest) for line in lines]
    if len(lines) < _FEWEST or not all(found):
        return None
    joint = all(_JOINT.search(re.split("[,;]", one["rest"])[-1]) for one in found if one)
    return [piece for line in lines for piece in _pieces(line, joint, accounts)]


def _pieces(line: Line, joint: bool, accounts: Accounts) -> Iterator[Line]:
    start, end = line.text.index("(", len(line.text) - len(mark_of(line).rest)), line.text.rindex(")")
    yield headed(line, start, accounts)
    accounts.drop([line.piece(start, start + 1), line.piece(end)], SIGN)
    rest = line.text[:end]
    divider = ";" if ";" in rest[start:] else ","
    for begin, stop, is_sign in spans_of(rest, start + 1, divider, joint):
        piece = line.piece(begin, stop)
        if is_sign:
            accounts.drop([piece], SIGN)
        elif piece.text:
            yield replace(piece, mark="•")
