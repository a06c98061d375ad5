"""Numbers of a list that stand inside a sentence, as where an editor of web pages counted the lines of a page."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.borders import likelihood, weights
from touchstone.importers.signs.labels import Mark
from touchstone.importers.signs.wrapping import KNOWS, VERBS, breaks_off, ends, first_word, is_open, last_word

_ARTICLES = frozenset({"a", "an", "the", "your", "our", "their", "its", "every"})
_BINDERS = frozenset({"that", "which", "whose", "whom", "and", "or", "of"})
"""Words that join what follows to the words before."""
_SELDOM, _HARDLY, _NEVER = -2.0, -5.0, -10.0
"""Logarithms of the odds of a border: below the first there is none in a list that has such numbers, below the second
none behind a word that no sentence ends with. Of 1,000 items of the tests some ten and one begin so. They tell nothing
in lists most of whose items begin in a way of their own. Below the third there is none in any list: no item of the
tests begins so."""
_FEW = 3
"""Borders of a list that is long enough for that."""


class _Step(NamedTuple):
    """The words before a number, and its line."""

    before: str
    line: Line
    rest: str
    likely: float


def numbers_inside(lines: Sequence[tuple[Line, Mark]], knowledge: bool, capital: bool) -> frozenset[int]:
    """The ids of the lines whose numbers stand inside a sentence; `capital` says whether items begin with one."""
    steps = list(_steps(lines, knowledge, capital))
    sure = [step for step in steps if _breaks_off(step, knowledge, capital) or (len(steps) >= _FEW and _is_none(step))]
    inside = {step.line.id for step in sure}
    others = [step for step in steps if step.line.id not in inside]
    if sum(step.likely > 0 for step in others) > 0.5 * len(others):
        sure += [step for step in others if step.likely < _HARDLY and is_open(step.before)]
        sure += [step for step in others if sure and _is_unlikely(step, knowledge)]
    return frozenset(step.line.id for step in sure)


def _steps(lines: Sequence[tuple[Line, Mark]], knowledge: bool, capital: bool) -> Iterator[_Step]:
    """Each line whose number may stand inside a sentence; a word alone before it is told with the words before that."""
    earlier = ""
    for (_, above), (line, mark) in itertools.pairwise(lines):
        before = above.rest if " " in above.rest else f"{earlier} {above.rest}".strip()
        if mark.kind in ("number", "weak") and mark.rest and above.rest and not (capital and mark.rest[:1].isupper()):
            yield _Step(before, line, mark.rest, likelihood(before, mark.rest, weights(knowledge)))
        earlier = above.rest


def _breaks_off(step: _Step, knowledge: bool, capital: bool) -> bool:
    """Whether nothing ends as the words before a number do, or no criterion begins so; a number that the document
    itself counts asks for an article before it."""
    if step.line.mark and not knowledge and first_word(step.rest) in _BINDERS and step.rest[:1].islower():
        return not ends(step.before)
    counted = bool(step.line.mark) and last_word(step.before) not in _ARTICLES
    return not counted and breaks_off(step.before, step.rest, capital)


def _is_none(step: _Step) -> bool:
    """Whether no item ends with these words where the next begins with those."""
    return step.likely < _NEVER and not ends(step.before)


def _is_unlikely(step: _Step, knowledge: bool) -> bool:
    """Whether hardly any item begins with these words behind those."""
    starts = KNOWS if knowledge else VERBS
    return step.likely < _SELDOM and first_word(step.rest) not in starts and not ends(step.before)
