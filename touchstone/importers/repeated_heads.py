"""Heads of tables that are printed again where a table goes on over a page."""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.importers.accounts import Accounts
from touchstone.importers.lines import Line
from touchstone.importers.vocabulary import named

_REPEATED = "the head of a table, printed again on a further page"


def without_repeated_heads(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines without bold ones that stand at the top of a further page inside a list and were printed on an earlier
    page; they are noted as dropped. Headings of known parts stay, but for the last one that was printed."""
    printed: dict[str, int] = {}
    last = ""
    out: list[Line] = []
    for line in lines:
        again = line.bold and printed.get(line.text, line.page) < line.page
        inside = out and out[-1].page < line.page and not out[-1].bold
        if again and inside and (line.text == last or not named(line.text)):
            accounts.drop([line], _REPEATED)
            continue
        if line.bold:
            last = line.text
            printed.setdefault(line.text, line.page)
        out.append(line)
    return out
