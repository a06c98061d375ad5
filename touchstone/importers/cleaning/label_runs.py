"""Labels of a page that stand in a run behind its texts, or above the heading of their list, as a column that a
converter took out of its place: set right before the texts, to which they are then dealt out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import bare_labels
from touchstone.importers.words.vocabulary import begins_a_name, lead_in_end, part_named

_FEWEST = 3
"""Labels of a run."""


def with_label_runs_placed(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the run of labels of each page that stands behind as many paragraphs, or above a heading with as
    many below, before the first of these."""
    pages = (list(page) for _, page in itertools.groupby(lines, key=lambda line: line.page))
    return [line for page in pages for line in (_placed(page) if page[0].page and not page[0].size else page)]


def _placed(page: list[Line]) -> list[Line]:
    labels = [at for at, line in enumerate(page) if len(bare_labels(line.text)) == 1 and not line.mark]
    run = bool(labels) and len(labels) >= _FEWEST and labels[-1] - labels[0] == len(labels) - 1
    if not run:
        return page
    before, behind = page[: labels[0]], page[labels[-1] + 1 :]
    held = page[labels[0] : labels[-1] + 1]
    if not behind:
        start = _last_paragraphs(before, len(held))
        return [*before[:start], *held, *before[start:]] if start else page
    start = _below_heading(behind)
    paragraphs = sum(1 for _ in _paragraphs(behind[start:]))
    return [*before, *behind[:start], *held, *behind[start:]] if start and paragraphs == len(held) else page


def _paragraphs(lines: Sequence[Line]) -> Iterator[int]:
    """The places where paragraphs begin."""
    return (at for at, line in enumerate(lines) if at == 0 or line.blank_before)


def _last_paragraphs(lines: Sequence[Line], count: int) -> int:
    """Where the last so many paragraphs begin, right below a lead-in or a heading; 0 where that is not so."""
    starts = list(_paragraphs(lines))
    start = starts[-count] if len(starts) > count else 0
    return start if start and _leads(lines[start - 1]) else 0


def _below_heading(lines: Sequence[Line]) -> int:
    """Where the text begins below the heading of a part, which the lines begin with, and its lead-in; 0 where they
    begin with none."""
    if not (part_named(lines[0].text) or begins_a_name(lines[0].text)):
        return 0
    leads = [at for at, line in enumerate(lines) if _leads(line)]
    return leads[-1] + 1 if leads else 0


def _leads(line: Line) -> bool:
    return lead_in_end(line.text) == len(line.text) or bool(part_named(line.text)) or line.text.endswith(":")
