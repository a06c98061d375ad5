"""What stands under the headings of a standard in a document that only speaks of standards: prose, or questions."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from touchstone.importers.dividing.zones import Zone
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import mark_of

_PARAGRAPHS = 2
"""So many paragraphs may stand under a heading that stands over no list."""
_LEAST = 3
"""Questions that make a document one that asks."""
_HEAD_WORDS = 8
"""Words of the longest heading that nothing else sets off."""


def is_prose(lines: Sequence[Line]) -> bool:
    """Whether sentences stand under a heading and no list, as where somebody writes about the parts of standards."""
    own = list(itertools.islice(_paragraphs(lines), _PARAGRAPHS + 1))
    return 0 < len(own) <= _PARAGRAPHS and all(_is_sentences(one) for one in own)


def asks(zones: Sequence[Zone]) -> bool:
    """Whether what stands with marks under the headings for criteria and for knowledge are questions, all of them."""
    held = [line for zone in zones if zone.kind in ("performance", "knowledge") for line in zone.lines]
    marked = [line for line in held if mark_of(line).kind != "none"]
    last = [lines[-1] for lines in _items(held)]
    return len(marked) >= _LEAST and len(last) >= _LEAST and all(line.text.endswith("?") for line in last)


def _items(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines with marks, each with those that go on with it up to the next mark or blank line."""
    out: list[list[Line]] = []
    for line in lines:
        if mark_of(line).kind != "none":
            out.append([line])
        elif out and not line.blank_before and not line.heading:
            out[-1].append(line)
    return out


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The paragraphs under a heading, up to what looks like the next one."""
    own = list(itertools.takewhile(lambda line: not line.heading, lines))
    starts = [at for at, line in enumerate(own) if at == 0 or line.whole or line.blank_before or _is_marked(line)]
    for start, end in itertools.pairwise([*starts, len(own)]):
        if start and _heads(own[start:end]):
            return
        yield own[start:end]


def _is_marked(line: Line) -> bool:
    return mark_of(line).kind != "none"


def _heads(lines: Sequence[Line]) -> bool:
    """Whether a short line without a stop stands by itself between blank lines, or is bold."""
    first = lines[0]
    alone = len(lines) == 1 and (first.blank_before or first.bold) and not _is_marked(first)
    return alone and len(first.text.split()) <= _HEAD_WORDS and first.text[-1:].isalnum() and first.text[:1].isupper()


def _is_sentences(lines: Sequence[Line]) -> bool:
    return not _is_marked(lines[0]) and lines[-1].text.endswith(".")
