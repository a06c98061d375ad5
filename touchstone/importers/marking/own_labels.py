"""Labels that only one owner prints, such as `<Can-1>`, `C.01`, `[Know 3]` or `Standard 2.1`, whatever the word: known
by the series that they make, at the beginnings of lines or in cells by themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import mark_of, text_mark

_LABEL = re.compile(
    r"[<(\[{]?(?P<sign>[A-Za-z]{1,12})[ .\-/]?(?:(?P<above>\d{1,2})\.)?(?P<number>\d{1,2})"
    r"(?:[>)\]}][.:]?|[.:)]|(?=\s))\s+(?P<rest>\S.*)"
)
LEAST = 3
"""Labels that make a series."""


@dataclass(frozen=True)
class OwnLabel:
    """A label, and where its text begins."""

    sign: str
    number: int
    start: int
    above: int = 0
    """The number before the last one, as in `PS2.1`; 0 where there is none."""

    def follows(self, series: Sequence[OwnLabel]) -> bool:
        """Whether the label comes next in a series, or begins one."""
        if not series:
            return self.number == 1
        before = series[-1]
        new_row = self.above == before.above + 1 > 1 and self.number == 1
        return new_row or (self.above == before.above and self.number == before.number + 1)


def own_labels(lines: Sequence[Line]) -> dict[int, OwnLabel]:
    """The labels of an owner's own by the places of their lines: those of one sign that count up, from 1 or 1.1."""
    series: dict[str, list[OwnLabel]] = {}
    found: dict[int, OwnLabel] = {}
    for place, line in enumerate(lines):
        label = _label_of(line)
        if label and label.follows(series.get(label.sign, [])):
            series.setdefault(label.sign, []).append(label)
            found[place] = replace(label, number=len(series[label.sign]))
    return {place: label for place, label in found.items() if len(series[label.sign]) >= LEAST}


def with_number(line: Line, label: OwnLabel) -> Line:
    """The line without its label, whose number is its mark instead."""
    text = line.text[label.start :]
    return replace(line.piece(label.start), text=text, mark=f"{label.number}.", blank_before=line.blank_before)


def bears_label(line: Line) -> bool:
    """Whether a line begins with what may be a label of an owner's own."""
    return _label_of(line) is not None


def label_alone(text: str) -> OwnLabel | None:
    """The label that a whole cell is; None where it is none, or one that all documents print."""
    label = _label_in(f"{text} x") if text_mark(f"{text} x").kind == "none" else None
    return label if label and label.start == len(text) + 1 else None


def _label_of(line: Line) -> OwnLabel | None:
    return _label_in(line.text) if not line.mark and mark_of(line).kind == "none" else None


def _label_in(text: str) -> OwnLabel | None:
    found = _LABEL.fullmatch(text)
    if not found:
        return None
    return OwnLabel(found["sign"], int(found["number"]), found.start("rest"), int(found["above"] or 0))
