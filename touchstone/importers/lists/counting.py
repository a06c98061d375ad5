"""Numbers that only a list as a whole shows to be its numbers: `1children`, `2adults`, or `A1`, `A2`, `B1`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import mark_of

_GLUED = re.compile(r"(?P<letter>)(?P<number>\d{1,2})(?=[a-z]{2})")
_SUB_LABEL = re.compile(r"(?P<label>(?:PC|KU|[PK])\d{1,3})[.]?\(?(?P<letter>[a-h])[).:]*\s+(?=\S)")
_HEADED = re.compile(r"(?P<letter>)(?P<number>[A-J])\s+(?=[A-Z])")
_LETTERED = re.compile(r"(?P<letter>[A-J])[ .]?(?P<number>\d{1,2})(?:(?:[.):]\s*|\s+)(?=\S)|(?=[a-z]{2}))")


def counted_lines(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with such numbers as marks. The numbers themselves are noted as used."""
    lines = _with_sub_labels(lines, accounts)
    for pattern in (_GLUED, _LETTERED, _HEADED):
        found = {
            place: told for place, line in enumerate(lines) if not line.mark and (told := pattern.match(line.text))
        }
        if len(found) > 1 and _count_up(list(found.values())) and not _has_labels(lines, set(found)):
            return [_marked(line, found.get(place), accounts) for place, line in enumerate(lines)]
    return list(lines)


def _with_sub_labels(lines: Sequence[Line], accounts: Accounts) -> Sequence[Line]:
    """The lines, with labels such as `P5a` and `P5(b)` as the letters of sub-points, where P5 stands above them and
    the letters of one label follow one another."""
    found = {place: told for place, line in enumerate(lines) if not line.mark and (told := _SUB_LABEL.match(line.text))}
    letters: dict[str, str] = {}
    for told in found.values():
        letters[told["label"]] = letters.get(told["label"], "") + told["letter"]
    plain = {
        f"{mark.sign}{mark.number}"
        for place, line in enumerate(lines)
        if place not in found and (mark := mark_of(line))
    }
    out = list(lines)
    for place, told in found.items():
        run, above = letters[told["label"]], mark_of(lines[place])
        if len(run) > 1 and "abcdefgh".startswith(run) and f"{above.sign}{above.number}" in plain:
            accounts.use([lines[place].piece(0, told.end())], "labels")
            out[place] = replace(lines[place].piece(told.end(), None), mark=f"({told['letter']})")
    return out


def _count_up(found: Sequence[re.Match[str]]) -> bool:
    """Whether the numbers go from 1 upwards one by one, under each letter anew."""
    last = ("", 0)
    for told in found:
        letter, number = told["letter"], _number(told["number"])
        if number != (last[1] + 1 if letter == last[0] else 1):
            return False
        last = (letter, number)
    return True


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else ord(printed) - 64


def _has_labels(lines: Sequence[Line], places: set[int]) -> bool:
    """Whether other lines bear marks that count, or these are labels such as `K1` themselves."""
    kinds = {mark_of(line).kind for place, line in enumerate(lines) if place not in places}
    signs = {mark_of(lines[place]).sign for place in places if mark_of(lines[place]).kind == "label"}
    return bool(kinds & {"label", "number", "decimal"}) or (
        bool(signs) and len(signs) == len({lines[place].text[0] for place in places})
    )


def _marked(line: Line, told: re.Match[str] | None, accounts: Accounts) -> Line:
    if told is None:
        return line
    accounts.use([line.piece(0, told.end())], "labels")
    return replace(line.piece(told.end(), None), mark=f"{told['number']}.", blank_before=line.blank_before)
