"""The terms of a scope, told by what stands under them: a name, and then its list a level deeper."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.accounts import Accounts
from touchstone.importers.labels import Mark, in_romans, mark_of
from touchstone.importers.lines import Line

_LEVEL = 6
"""The level of heading that a term is given."""
_LONGEST = 60
_RUN_IN = re.compile(r"(?P<term>[^\W\d_][^:;.]{1,58}):\s+(?P<rest>[^;]+;.+)")
_NEVER = (".", ";", ",", ":")


def with_terms(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with each term as a heading. A term's mark is noted as used; a list that stands behind its term, with
    semicolons, is cut into its entries."""
    marks = in_romans([mark_of(line) for line in lines])
    if any(mark.kind == "label" for mark in marks) or any(line.heading for line in lines):
        return list(lines)
    if any(_RUN_IN.fullmatch(line.text) for line, mark in zip(lines, marks, strict=True) if mark.kind == "none"):
        return _run_in(lines)
    terms = _over_marks(lines, marks) or _by_depth(lines, marks) or _by_look(lines, marks)
    return [_as_term(line, marks[at], accounts) if at in terms else line for at, line in enumerate(lines)]


def _as_term(line: Line, mark: Mark, accounts: Accounts) -> Line:
    """The line as a heading without its mark."""
    if line.mark or mark.kind == "none":
        return replace(line, heading=_LEVEL, mark="")
    number, *rest = line.cut(len(line.text) - len(mark.rest))
    accounts.use([number], "labels")
    return replace(rest[0], heading=_LEVEL) if rest else line


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST and not text.endswith(_NEVER)


def _over_marks(lines: Sequence[Line], marks: Sequence[Mark]) -> set[int]:
    """Short names, each over a list: numbers over letters or bullets, or names without a mark over any."""
    kinds = [mark.kind for mark in marks]
    for above, below in (("number", ("letter", "bullet", "decimal")), ("none", ("bullet", "letter", "number"))):
        first = kinds[0] if kinds else ""
        terms = {
            at for at, kind in enumerate(kinds) if kind == above and kinds[at + 1 : at + 2] and kinds[at + 1] in below
        }
        others = {at for at, kind in enumerate(kinds) if kind == above} - terms
        whole = above == "none" or not others
        if first == above and 0 in terms and whole and all(_is_short(marks[at].rest.rstrip(":")) for at in terms):
            return terms if above != "none" else {0} | _like_the_first(lines, terms)
    return set()


def _like_the_first(lines: Sequence[Line], places: set[int]) -> set[int]:
    """The lines without a mark that stand as far out as the first term, and so do not go on with an entry."""
    first = lines[0]
    deeper = any(one.depth > first.depth or one.x > first.x + 3 for one in lines)
    same = (at for at in places if lines[at].depth <= first.depth and lines[at].x <= first.x + 3)
    alike = (at for at in same if lines[at].bold == first.bold)
    return {at for at in alike if deeper or lines[at].blank_before or not lines[at].size}


def _by_depth(lines: Sequence[Line], marks: Sequence[Mark]) -> set[int]:
    """Bullets of the outer level, where each has bullets of an inner level under it."""
    if not lines or any(mark.kind != "bullet" for mark in marks):
        return set()
    outer = min(line.depth for line in lines)
    return _heads([line.depth > outer for line in lines], lines, marks)


def _by_look(lines: Sequence[Line], marks: Sequence[Mark]) -> set[int]:
    """Bold names over lines that are not, or short names with short lines set in under them; no marks."""
    if any(mark.kind != "none" for mark in marks) or len(lines) < 3:
        return set()
    if any(line.bold for line in lines) and not all(line.bold for line in lines):
        return _heads([not line.bold for line in lines], lines, marks)
    outer = min(line.x for line in lines)
    short = all(len(line.text.split()) <= 6 for line in lines)
    return _heads([line.x > outer + 3 for line in lines], lines, marks) if short else set()


def _heads(inner: Sequence[bool], lines: Sequence[Line], marks: Sequence[Mark]) -> set[int]:
    """The places of the outer lines, where each has at least one inner line after it; none otherwise."""
    broken = any(not one and not other for one, other in itertools.pairwise(inner)) or not inner or not inner[-1]
    terms = {at for at, is_inner in enumerate(inner) if not is_inner}
    return terms if not broken and all(_is_short(marks[at].rest.rstrip(":")) for at in terms) else set()


def _run_in(lines: Sequence[Line]) -> list[Line]:
    """Each line `Term: one; two; three` as its term and its entries; a line that goes on with it is cut as well."""
    return [piece for line in lines for piece in _term_and_entries(line)]


def _term_and_entries(line: Line) -> Iterator[Line]:
    found = _RUN_IN.fullmatch(line.text)
    if mark_of(line).kind != "none" or ";" not in line.text:
        yield line
        return
    start = found.start("rest") if found else 0
    if found:
        yield replace(line.piece(0, start), heading=_LEVEL)
    places = [start, *(one.end() for one in re.finditer(r";\s+(?:and\s+)?(?=\S)", line.text)), len(line.text)]
    for place, (begin, end) in enumerate(itertools.pairwise(places)):
        yield replace(line.piece(begin, end), mark="•" if found or place else "")
