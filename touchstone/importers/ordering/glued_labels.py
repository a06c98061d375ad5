"""Labels of a second list that stand in one line with an entry of the first, since a converter wrote the row of a page
as a line: `PC 2.3 Packages are opened KU5 The law on seals` between lines that begin with `KU4` and `KU6`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.ordering.signs_alone import Sign, first_sign, sign_of

_LABEL = re.compile(r"(?<=\S )(?P<label>[A-Z]{1,3}[ .-]?\d{1,2}(?:\.\d{1,2})?)(?= \S)")


def with_glued_labels_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, cut before each label inside of an entry of another list that no line begins with and that follows one
    which does."""
    signs = [_sign(line) for line in lines]
    begun = {_place(sign) for sign in signs if sign}
    out: list[Line] = []
    for line, sign in zip(lines, signs, strict=True):
        out += line.cut(*_glued(line.text, sign, begun)) if sign else [line]
    return out


def _sign(line: Line) -> Sign | None:
    """The label with letters that a line begins with."""
    sign = first_sign(line.text) if not (line.mark or line.table or line.size) else None
    return sign if sign and sign.make[1] else None


def _place(sign: Sign, step: int = 0) -> tuple[tuple[str, ...], int, int]:
    """A label, or the one so many steps after it in its series, as something to look up."""
    return sign.make, sign.above, sign.number + step


def _glued(text: str, first: Sign, begun: set[tuple[tuple[str, ...], int, int]]) -> Iterator[int]:
    for found in _LABEL.finditer(text):
        sign = sign_of(found["label"])
        if sign and sign.make[1] != first.make[1] and _place(sign) not in begun and _place(sign, -1) in begun:
            yield found.start()
