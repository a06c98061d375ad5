"""Grids of a candidate's record behind a list: a head of labels alone, as `Evidence / P1 / P2 / K1`, and below it rows
that tick some of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.document.accounts import RECORD, Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import bare_labels

_BETWEEN = re.compile(r"[/|]")
_TICK = re.compile(r"[Xx✓✔☐☑□√*]?")
_FEWEST, _LONGEST_NAME = 2, 4
"""Labels of the shortest head, and words of the longest name before them."""


def without_evidence_grids(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines of a list without the grids of a record in it, which are noted as dropped."""
    out: list[Line] = []
    within = False
    for line in lines:
        within = _is_head(line) or (within and _is_row(line))
        if within:
            accounts.drop([line], RECORD)
        else:
            out.append(line)
    return out


def _is_head(line: Line) -> bool:
    """Whether a line holds a name and, in cells of their own or for criteria and knowledge at once, nothing but
    labels."""
    name, *cells = _BETWEEN.split(line.text.strip(" /|"))
    if not cells:
        words = line.text.split()
        at = next((at for at, word in enumerate(words[: _LONGEST_NAME + 1]) if bare_labels(word)), len(words))
        name, cells = " ".join(words[:at]), words[at:]
    labels = [bare_labels(cell) for cell in cells]
    named = bool(name) and len(name.split()) <= _LONGEST_NAME and not bare_labels(name)
    several = "/" in line.text or "|" in line.text or len({one[0].sign for one in labels if one}) > 1
    return named and several and len(labels) >= _FEWEST and all(labels)


def _is_row(line: Line) -> bool:
    """Whether a line holds a name, and behind it cells with a tick or nothing, or ticks alone."""
    _, *cells = _BETWEEN.split(line.text)
    told = cells or line.text.split()[1:]
    return bool(told) and all(_TICK.fullmatch(cell.strip()) for cell in told)
