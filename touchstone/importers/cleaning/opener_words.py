"""Words of a page behind its headings, as in `Overview, Show this section`, that its readers do not see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.words.vocabulary import part_named

_BETWEEN = ", "
_FEWEST = 3
"""Headings behind which the same words stand."""
_KNOWN = 2
"""How many of them name a part."""
_LONGEST = 100


def without_opener_words(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with words that stand behind a comma in the headings of several parts noted as dropped."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST and _BETWEEN in line.text and not line.table:
            found[line.text.rsplit(_BETWEEN, 1)[1]].append(at)
    same = {at for tail, places in found.items() if _is_opener(tail, places, lines) for at in places}
    return [_cut(line, accounts) if at in same else line for at, line in enumerate(lines)]


def _is_opener(tail: str, places: Sequence[int], lines: Sequence[Line]) -> bool:
    named = (
        sum(bool(part_named(lines[at].text.rsplit(_BETWEEN, 1)[0])) for at in places) if len(places) >= _FEWEST else 0
    )
    return named >= _KNOWN and len(tail.split()) > 1


def _cut(line: Line, accounts: Accounts) -> Line:
    heading, words = line.cut(line.text.rindex(_BETWEEN))
    accounts.drop([words], "words of the page behind its headings")
    return heading
