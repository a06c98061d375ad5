"""Words that are turned by a quarter, as the name of an element beside its criteria: set above the first line beside
them, as a sub-heading is. Words that stand across a page are a watermark."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.segments import Segment
from touchstone.importers.words.characters import cleaned

WATERMARK = -2
"""The number of the table that stands for words across a page."""
_SLANT = 0.17
"""The sine of the smallest angle at which letters stand across a page and not in its lines: ten degrees."""
_QUARTER = 0.9
"""The sine of an angle that is about a right one."""
_WORDS_APART, _RUNS_APART = 0.3, 1.5
"""Sizes of the letters by which two words are apart, at the least, and two runs."""
_ABOVE = 0.6
"""Sizes of a letter by which turned words are set above the line."""


@dataclass(frozen=True)
class TurnedLetter:
    """A letter with its box; y counts downwards from the top of the page."""

    sign: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool


def is_turned(sine: float) -> bool:
    """Whether letters are turned by a quarter, by the sine of their angle."""
    return abs(sine) > _QUARTER


def is_slanted(sine: float) -> bool:
    """Whether letters stand aslant, as those of a watermark do, by the sine of their angle."""
    return _SLANT < abs(sine) <= _QUARTER


def with_turned_words(segments: Sequence[Segment], letters: Sequence[TurnedLetter]) -> list[Segment]:
    """The segments of a page, with those that its turned letters make."""
    return [*segments, *(_segment(run, segments) for run in _runs(letters) if len(run) > 1)]


def watermarks(letters: Sequence[tuple[int, str]]) -> list[Line]:
    """A line for the words across a page, as `DRAFT`, from their letters with their places in the page's text."""
    if not letters:
        return []
    parted = (" " * (later - before > 1) + sign for (before, _), (later, sign) in itertools.pairwise(letters))
    return [Line(0, cleaned(letters[0][1] + "".join(parted)), 0, table=WATERMARK)]


def _runs(letters: Sequence[TurnedLetter]) -> list[list[TurnedLetter]]:
    """Letters that follow one another without a wide gap."""
    size = max((one.right - one.left for one in letters), default=0.0)
    runs = [[one] for one in letters[:1]]
    for before, letter in itertools.pairwise(letters):
        beside = abs(letter.left - before.left) < size and _gap(before, letter) < _RUNS_APART * size
        if beside:
            runs[-1].append(letter)
        else:
            runs.append([letter])
    return runs


def _gap(before: TurnedLetter, letter: TurnedLetter) -> float:
    """The height between two letters, whichever stands above the other."""
    return max(before.top - letter.bottom, letter.top - before.bottom)


def _segment(run: Sequence[TurnedLetter], segments: Sequence[Segment]) -> Segment:
    """One segment for a run: above the first line to its right that stands at its height, or else where it begins."""
    left, right = min(one.left for one in run), max(one.right for one in run)
    top, bottom = min(one.top for one in run), max(one.bottom for one in run)
    size = right - left
    beside = [one for one in segments if one.left > right and top - size < one.base < bottom + size]
    base = min((one.base for one in beside), default=top + size) - _ABOVE * size
    made = Segment(_text(run), left, right, base - size, base, size, all(one.bold for one in run))
    return replace(made, size=beside[0].size) if beside else made


def _text(run: Sequence[TurnedLetter]) -> str:
    """The words of a run: a gap between two letters parts them."""
    size = max(one.right - one.left for one in run)
    parted = (" " * (_gap(*two) > _WORDS_APART * size) + two[1].sign for two in itertools.pairwise(run))
    return cleaned(run[0].sign + "".join(parted))
