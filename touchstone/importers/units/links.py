"""Links to other units: their codes, with the title that the document prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.wrapping import is_open
from touchstone.importers.words.characters import joined

_CODE = (
    r"(?:[A-Z]{1,6}[A-Za-z]{0,4}\d{1,4}[A-Z]?(?:\.\d{1,2})?|[A-Z]{2,5}[-/][A-Z]{0,2}\d{1,3}"
    r"|[A-Z]{2,6} ?[A-Z]{0,4} ?\d{1,4})"
)
_ENTRY = re.compile(rf"(?:Unit\s+|URN:?\s*)?(?P<code>{_CODE})\b[\s.:–—-]*(?P<title>.*)")
_INSIDE = re.compile(
    rf"(?<![\w/])(?P<code>{_CODE})(?![\w/])(?:\.\s|\s[–—-]\s|:\s|\s)(?P<title>[A-Z][^.,;]{{3,90}}?(?=[.,;]| and "
    rf"[A-Z]| in the | of the |$))?"
)


@dataclass(frozen=True)
class Link:
    """A unit that is linked to, and what the document says of it."""

    code: str
    title: str


def read_links(lines: Sequence[Line]) -> tuple[list[Link], list[Line]]:
    """The links of the lines, and the lines that hold more words than code and title: running text, or no code at
    all."""
    links: list[Link] = []
    rest: list[Line] = []
    for run in _entries([piece for line in lines for piece in _between_semicolons(line)]):
        text = joined([mark_of(run[0]).rest, *(line.text for line in run[1:])])
        entry = _ENTRY.fullmatch(text)
        if entry and len(text) < 200 and not re.search(r"\b(?:is|are) (?:linked|related)\b", text):
            links.append(Link(entry["code"].strip(), entry["title"].strip(" .;")))
        else:
            links += [Link(found["code"], (found["title"] or "").strip()) for found in _INSIDE.finditer(text)]
            rest += run
    return list({link.code: link for link in links}.values()), rest


def _between_semicolons(line: Line) -> list[Line]:
    """The entries of a line that holds several between semicolons, each with a code; the line where it does not."""
    pieces = line.cut(*(found.end() for found in re.finditer(r";\s+", line.text)))
    return pieces if len(pieces) > 1 and all(_ENTRY.fullmatch(mark_of(piece).rest) for piece in pieces) else [line]


def _entries(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each entry: one that begins with a mark or code, and the lines it goes on with."""
    out: list[list[Line]] = []
    marked = any(mark_of(line).kind != "none" for line in lines)
    for line in lines:
        own = mark_of(line).kind != "none" or (not marked and bool(_ENTRY.fullmatch(line.text)))
        apart = bool(out) and line.text[:1].isupper() and not line.size and not is_open(out[-1][-1].text)
        if own or apart or line.blank_before or not out:
            out.append([line])
        else:
            out[-1].append(line)
    return out
