"""The terms of a scope, told by what stands under them: a name, and then its list a level deeper."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import SUB_HEADING, Line
from touchstone.importers.marking.run_in import bracketed_lists, run_in_lists
from touchstone.importers.signs.labels import Mark, marks_of

_LONGEST = 60
_SET_IN, _NEXT_COLUMN = 8.0, 80.0
"""Points of a page by which bullets of entries are set in under those of terms, and by which they never are."""
_SAME_ROW = 3.0
_NEVER = (".", ";", ",", ":")


def with_terms(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with each term as a heading. A term's mark is noted as used; a list that stands behind its term, with
    semicolons, is cut into its entries."""
    marks = _settled(lines, marks_of(lines))
    if any(mark.kind == "label" for mark in marks) or any(line.heading for line in lines):
        return list(lines)
    for read in (bracketed_lists, run_in_lists):
        if (found := read(lines, accounts)) is not None:
            return found
    terms = _over_marks(lines, marks) or _by_shape(lines, marks) or _by_depth(lines, marks) or _by_look(lines, marks)
    return [_as_term(line, marks[at], accounts) if at in terms else line for at, line in enumerate(lines)]


def _settled(lines: Sequence[Line], marks: list[Mark]) -> list[Mark]:
    """The marks, but for bare numbers that do not count up, as in `5 to 11 years`: they are words of an entry."""
    numbers = [mark.number for mark in marks if mark.kind == "weak"]
    if numbers == list(range(1, len(numbers) + 1)):
        return marks
    return [Mark("none", line.text) if mark.kind == "weak" else mark for line, mark in zip(lines, marks, strict=True)]


def _as_term(line: Line, mark: Mark, accounts: Accounts) -> Line:
    """The line as a heading without its mark."""
    if line.mark or mark.kind == "none":
        return replace(line, heading=SUB_HEADING, mark="")
    number, *rest = line.cut(len(line.text) - len(mark.rest))
    accounts.use([number], "labels")
    return replace(rest[0], heading=SUB_HEADING) if rest else line


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST and not text.endswith(_NEVER)


def _over_marks(lines: Sequence[Line], marks: Sequence[Mark]) -> set[int]:
    """Short names, each over a list: numbers over letters or bullets, letters over numbers, or names over any. Lines
    without a mark may stand before the first."""
    kinds = [mark.kind for mark in marks]
    marked = next((at for at, kind in enumerate(kinds) if kind != "none"), 0)
    for above, below in (
        ("number", ("letter", "bullet", "decimal")),
        ("decimal", ("letter", "bullet")),
        ("letter", ("number",)),
        ("none", ("bullet", "letter", "number")),
    ):
        first = 0 if above == "none" else marked
        terms = {
            at for at, kind in enumerate(kinds) if kind == above and kinds[at + 1 : at + 2] and kinds[at + 1] in below
        }
        others = {at for at, kind in enumerate(kinds) if kind == above} - terms
        whole = above == "none" or not others
        if first in terms and whole and all(_is_short(marks[at].rest.rstrip(":")) for at in terms):
            return terms if above != "none" else {0} | _like_the_first(lines, terms)
    return set()


def _like_the_first(lines: Sequence[Line], places: set[int]) -> set[int]:
    """The lines without a mark that stand as far out as the first term, and so do not go on with an entry."""
    first = lines[0]
    deeper = any(one.depth > first.depth or one.x > first.x + 3 for one in lines)
    same = (at for at in places if lines[at].depth <= first.depth and lines[at].x <= first.x + 3)
    alike = (at for at in same if lines[at].bold == first.bold)
    return {at for at in alike if deeper or lines[at].blank_before or not lines[at].size or _runs_on(lines, at)}


def _runs_on(lines: Sequence[Line], place: int) -> bool:
    """Whether the entry after a line stands on the same line of the document."""
    return not lines[place + 1].break_before


def _by_shape(lines: Sequence[Line], marks: Sequence[Mark]) -> set[int]:
    """Names with marks of the first mark's shape, as `A.`, each over entries with marks of another, as `(i)`."""
    shapes = [_shape(line, mark) for line, mark in zip(lines, marks, strict=True)]
    if len({shape for shape in shapes if shape}) != 2 or not shapes[0]:
        return set()
    terms = {at for at, shape in enumerate(shapes) if shape == shapes[0]}
    over = all(at + 1 < len(shapes) and shapes[at + 1] not in ("", shapes[0]) for at in terms)
    return terms if over and all(_is_short(marks[at].rest.rstrip(":")) for at in terms) else set()


def _shape(line: Line, mark: Mark) -> str:
    """What a mark looks like, but for its number or letter; "" where there is none."""
    if mark.kind == "none":
        return ""
    printed = line.mark or line.text[: len(line.text) - len(mark.rest)].strip()
    kinds = (("number", r"\d+"), ("capital", r"[A-Z]+"), ("small", r"[a-z]+"))
    return next(
        (re.sub(pattern, name, printed, count=1) for name, pattern in kinds if re.search(pattern, printed)), "•"
    )


def _by_depth(lines: Sequence[Line], marks: Sequence[Mark]) -> set[int]:
    """Bullets of the outer level, where each has bullets of an inner level under it; or numbers that the document
    counts itself."""
    told = zip(lines, marks, strict=True)
    if not lines or not all(mark.kind == "bullet" or (mark.kind == "number" and line.mark) for line, mark in told):
        return set()
    outer, left = min(line.depth for line in lines), min(line.x for line in lines)
    beside = any(one.size and abs(one.y - other.y) < _SAME_ROW for one, other in itertools.pairwise(lines))
    set_in = left + _SET_IN if not beside else max(line.x for line in lines)
    inner = [line.depth > outer or set_in < line.x < left + _NEXT_COLUMN for line in lines]
    return _heads(inner, lines, marks)


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
