"""Titles that begin further units of a document in which no heading of a part does: `Unit BK9 Clean a bakery`."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from touchstone.importers.details.identifying import is_identified
from touchstone.importers.document.lines import Line
from touchstone.importers.words.code_lines import code_and_title
from touchstone.importers.words.vocabulary import lead_in_end, named

_FARTHEST = 25
"""Lines between the title of a unit and its first lead-in."""

_LEVELS, _SAME = 2, 2
"""Levels of headings at which units may begin, and how many headings below they share."""


def titled_units(lines: Sequence[Line]) -> list[int]:
    """Where units begin but for the first: at titles of one look that name a unit with its code, each of which stands
    over lead-ins of its own."""
    titles = [at for at, line in enumerate(lines) if _is_title(line)]
    looks = {(lines[at].heading, round(lines[at].size), lines[at].bold) for at in titles}
    led = (_leads(lines[at + 1 : min(end, at + _FARTHEST)]) for at, end in itertools.pairwise([*titles, len(lines)]))
    return titles[1:] if len(titles) > 1 and len(looks) == 1 and all(led) else []


def _coded_units(lines: Sequence[Line]) -> list[int]:
    """Where units begin that are headed by their codes, two at least, in one look: `Unit KB3`, titled or not."""
    heads = [at for at, line in enumerate(lines) if code_and_title(line.text).unit and _is_set_off(line)]
    looks = {(lines[at].heading, round(lines[at].size), lines[at].bold) for at in heads}
    codes = [code_and_title(lines[at].text).code for at in heads]
    return heads if len(heads) > 1 and len(looks) == 1 and len(set(codes)) == len(codes) else []


def own_units(lines: Sequence[Line]) -> list[int]:
    """Where units begin whose headings are their owner's own: at codes, or else at headings of the highest level that
    stand over the same headings, two at least that name no known part, and over details of each one's own."""
    return _coded_units(lines) or _alike_units(lines)


def _alike_units(lines: Sequence[Line]) -> list[int]:
    """Where units begin that are alike in their headings and print details of their own."""
    levels = sorted({line.heading for line in lines if line.heading})
    for level in levels[:_LEVELS]:
        heads = [at for at, line in enumerate(lines) if line.heading == level]
        units = [at for at, end in itertools.pairwise([*heads, len(lines)]) if is_identified(lines[at:end])]
        under = [_headings(lines[at:end]) for at, end in itertools.pairwise([*units, len(lines)])]
        if len(units) > 1 and len(set.intersection(*under)) >= _SAME:
            return units
    return []


def _headings(lines: Sequence[Line]) -> set[str]:
    """The sub-headings below the first line that name no known part."""
    heads = (line for line in lines[1:] if (line.bold or line.heading) and not line.table)
    return {line.text for line in heads if not named(line.text)}


def _is_set_off(line: Line) -> bool:
    return (line.bold or line.heading > 0) and not line.mark and not line.table


def _is_title(line: Line) -> bool:
    told = code_and_title(line.text)
    return told.unit and bool(told.title) and _is_set_off(line)


def _leads(lines: Sequence[Line]) -> bool:
    """Whether a lead-in stands among the lines below a title."""
    return any(lead_in_end(line.text) for line in lines)
