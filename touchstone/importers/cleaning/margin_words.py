"""Headings of a margin whose words stand between the lines of the text beside it, as a viewer of PDFs copies them:
`Performance`, the first line of P1, `criteria`, the rest of P1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.words.vocabulary import begins_a_name, is_part, lead_in_end, part_named

_FAR = 4
"""Lines below which the rest of a heading is not looked for."""
_FAR_LEAD = 14
"""Lines between the two halves of a lead-in, at most."""
_MOST_WORDS = 3


def with_margin_words_together(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the rest of each heading or lead-in of the margin right below its beginning."""
    out = list(lines)
    for place in range(len(out)):
        rest = _rest_of(out, place)
        if rest:
            out.insert(place + 1, out.pop(rest))
        elif (begun := _beginning_of_lead(out, place)) is not None:
            out.insert(begun + 1, replace(out.pop(place), blank_before=False))
    return out


def _beginning_of_lead(lines: Sequence[Line], place: int) -> int | None:
    """The place of the line with which the lead-in begins that ends here, with entries of its list between."""
    rest = lines[place]
    if not (rest.text.endswith(":") and _may_end(rest)):
        return None
    for at in range(place - 1, max(place - _FAR_LEAD, 0) - 1, -1):
        begins = lines[at]
        whole = f"{begins.text} {rest.text}"
        if begins.text[:1].isupper() and not begins.table and lead_in_end(whole) == len(whole):
            return at if at < place - 1 else None
    return None


def _rest_of(lines: Sequence[Line], place: int) -> int:
    """The place of the line with which a heading or lead-in ends that begins here; 0 where no text parts the two."""
    begins = lines[place]
    if not _may_begin(begins):
        return 0
    for at in range(place + 2, min(place + 2 + _FAR, len(lines))):
        line = lines[at]
        if (_may_end(line) or _is_word_of_heading(line)) and _belong_together(begins.text, line.text):
            return at
    return 0


def _may_begin(line: Line) -> bool:
    return line.text[:1].isupper() and not line.table and (begins_a_name(line.text) or line.text.endswith(" and"))


def _may_end(line: Line) -> bool:
    return line.text[:1].islower() and not line.table and len(line.text.split()) <= _MOST_WORDS


def _is_word_of_heading(line: Line) -> bool:
    """Whether a line is one word with a capital that is no heading by itself."""
    return line.text[:1].isupper() and line.text.isalpha() and not line.table and not part_named(line.text)


def _belong_together(begins: str, ends: str) -> bool:
    whole = f"{begins} {ends}"
    return is_part(whole) or lead_in_end(whole) == len(whole)
