"""The parts of one competency: its definition, its features, and the behaviours of each level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.wrapping import NO_END, VERBS

LEVEL = re.compile(r"(?:level|lefel)\s+(?P<number>\d{1,2})\b\s*[–—:.-]?\s*(?P<title>.*)", re.IGNORECASE)
_FEATURES = re.compile(
    r"(?:the )?(?:features?|indicators?|characteristics?) of (?:this|the) competenc[ey] (?:includes?|are)\s*:?",
    re.IGNORECASE,
)


def is_cut_off(text: str) -> bool:
    """Whether a behaviour ends where no sentence can: after a joining word, or after a verb that still needs its
    object."""
    words = text.rstrip(" ").split()
    if len(words) < 3 or text.endswith((".", "!", "?")):
        return False
    last = words[-1].lower()
    stems = {last.removesuffix("s"), last.removesuffix("es")} - {last}
    return last in NO_END or text.endswith(",") or (words[-2].lower() in ("and", "or") and bool(stems & VERBS))


def parts_of(lines: list[Line], accounts: Accounts) -> tuple[list[Line], list[Line], list[tuple[str, str, list[Line]]]]:
    """The lines of a competency as its definition, its features and its levels; a level begins with its heading."""
    definition: list[Line] = []
    features: list[Line] = []
    levels: list[tuple[str, str, list[Line]]] = []
    inside = definition
    for line in _cut_at_features(lines):
        told = LEVEL.fullmatch(line.text)
        if told:
            levels.append((told["number"], told["title"].strip(), [line]))
            inside = levels[-1][2]
        elif _FEATURES.fullmatch(line.text):
            inside = features
            accounts.drop([line], "lead-in that stands before the features")
        else:
            inside.append(line)
    return definition, features, levels


def _cut_at_features(lines: list[Line]) -> Iterator[Line]:
    """The lines, with a lead-in to the features that stands at the end of a definition cut off."""
    for line in lines:
        found = _FEATURES.search(line.text)
        yield from line.cut(found.start()) if found and found.start() and found.end() == len(line.text) else [line]
