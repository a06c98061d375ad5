"""Glossaries: terms and what they mean, as `term – definition`, in two columns, or on lines that take turns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.units.prose import prose_of

_ENTRY = re.compile(r"(?P<term>[A-Z“\"'‘(][^:–—]{1,60}?)\s*(?::|\s[–—-])\s+(?P<definition>\S.*)", re.DOTALL)


@dataclass(frozen=True)
class Term:
    """A term with the lines that explain it."""

    term: str
    definition: str
    lines: tuple[Line, ...]


def read_glossary(lines: Sequence[Line]) -> tuple[list[Term], list[Line]]:
    """The terms of the lines, and the lines that explain none."""
    if len({line.column for line in lines if line.table}) > 1:
        return _from_table(lines)
    entries: list[list[Line]] = []
    rest: list[Line] = []
    for line in lines:
        if _ENTRY.fullmatch(mark_of(line).rest) or (line.bold and len(line.text) < 60):
            entries.append([line])
        elif entries:
            entries[-1].append(line)
        else:
            rest.append(line)
    terms = [term for entry in entries if (term := _term(entry))]
    kept = {line for term in terms for line in term.lines}
    return terms, [*rest, *(line for entry in entries for line in entry if line not in kept)]


def _term(lines: list[Line]) -> Term | None:
    text = mark_of(lines[0]).rest
    found = _ENTRY.fullmatch(text)
    if found:
        first = lines[0].piece(lines[0].text.rindex(found["definition"]))
        return Term(found["term"].strip(), prose_of([first, *lines[1:]]), tuple(lines))
    return Term(text.strip(" :"), prose_of(lines[1:]), tuple(lines)) if len(lines) > 1 else None


def _from_table(lines: Sequence[Line]) -> tuple[list[Term], list[Line]]:
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        rows.setdefault((line.table, line.row), []).append(line)
    terms, rest = [], []
    for row in rows.values():
        first = [line for line in row if line.column == row[0].column]
        others = [line for line in row if line.column != row[0].column]
        if others and row[0].table:
            terms.append(Term(" ".join(line.text for line in first).strip(" :"), prose_of(others), tuple(row)))
        else:
            rest += row
    return terms, rest
