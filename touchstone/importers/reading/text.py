"""Reading plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.limits import LONGEST_LINE, MOST_LINES
from touchstone.importers.document.lines import Line, Refused
from touchstone.importers.reading.drawn_tables import is_frame
from touchstone.importers.reading.pages.record_columns import RECORD_TABLE
from touchstone.importers.reading.tabbed_rows import cells_of, of_record
from touchstone.importers.words.characters import cleaned

_UNDERLINE = re.compile(r"([=~_*#^+-])(?:\s?\1){2,}")
_FRAGMENT = re.compile(r"<(ul|ol|li|p|br|div|span|table|strong|b|h[1-6])\b[^>]*>", re.IGNORECASE)
_QUOTED = re.compile(r"\s{0,3}(?:> ?)+")
AROUND_QUOTED = -2.0
"""The height, on page 0, of the lines of a message around the text that it quotes."""


def _is_quoted(text: str) -> bool:
    """Whether most lines bear the sign of a quoted message."""
    held = [line for line in text.split("\n") if line.strip()]
    return sum(1 for line in held if line.lstrip().startswith(">")) > max(4, 0.5 * len(held))


def decoded(content: bytes) -> str:
    """The text of a file, in the encoding that its bytes show. Raises Refused where it is not text."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\x00" in content[:4096]:
        raise Refused(
            "it is not text, and not a kind of document that can be read (PDF, Word .docx, HTML, text, Markdown)"
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def text_lines(text: str) -> Iterator[Line]:
    """The lines of plain text; the depth of a line is its indentation in steps of two blanks.

    A form feed begins a page. Raises Refused where there are too many lines.
    """
    quoted = _is_quoted(text)
    page, blank, ident, breaks = (1 if "\f" in text.strip("\f\n ") else 0), False, 0, text.split("\n")
    longest, above = max(map(len, breaks)), 0
    if len(breaks) > MOST_LINES or longest > LONGEST_LINE:
        raise Refused(f"it has {len(breaks):,} lines, some of up to {longest:,} characters: no standard is so long")
    for number, raw in enumerate(breaks, start=1):
        message = quoted and not _QUOTED.match(raw)
        for turn, part in enumerate((_QUOTED.sub("", raw) if quoted else raw).split("\f")):
            page, blank = (page + 1, True) if turn else (page, blank)
            indent = len(part.expandtabs(4)) - len(part.expandtabs(4).lstrip())
            cells = cells_of(_cleaned_cells(part), above)
            record, above = of_record(cells) if cells else set(), len(cells)
            for column, said in cells or [(0, cleaned(part))] * bool(cleaned(part)):
                line = Line(ident, said, number, page, x=float(indent), depth=indent // 2, blank_before=blank)
                line = replace(line, y=AROUND_QUOTED) if message else line
                table = RECORD_TABLE if column in record else 1
                yield replace(line, table=table, row=number, column=column) if column else line
                ident, blank = ident + 1, False
            blank = not cleaned(part)


def _cleaned_cells(row: str) -> str:
    """A row with its cells cleaned, and the tabs between them."""
    return "\t".join(cleaned(cell) for cell in row.strip().split("\t"))


def is_rule(text: str) -> bool:
    """Whether a line is drawn with signs and holds no word: `-----`."""
    return bool(_UNDERLINE.fullmatch(text)) or is_frame(text)


def with_underlined(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with each one that is underlined with signs as a heading; the underlines stay. The last of several
    lines between two rules alike is none."""
    held = list(lines)
    for at, line in enumerate(held):
        below = held[at + 1] if at + 1 < len(held) else None
        heads = below is not None and _is_underlined(line, below) and not _is_framed(held, at)
        level = 1 if below is not None and below.text.startswith("=") else 2
        yield replace(line, heading=line.heading or level) if heads else line


def _is_underlined(line: Line, below: Line) -> bool:
    """Whether a line of words stands right above one that is drawn."""
    drawn = bool(_UNDERLINE.fullmatch(below.text)) and not below.blank_before and below.number == line.number + 1
    return drawn and not line.table and len(line.text) < 100 and not is_rule(line.text)


def _is_framed(lines: Sequence[Line], at: int) -> bool:
    """Whether the rule below a line closes a frame of several lines, which one like it opens above them."""
    rule, first = lines[at + 1].text, at
    while first and not lines[first].blank_before and not is_rule(lines[first].text):
        first -= 1
    opens = lines[first].text == rule and (first == 0 or lines[first].blank_before)
    return opens and at - first > 1


def has_fragments(line: str) -> bool:
    """Whether a line of text holds HTML, as texts that were copied out of a web page do."""
    return bool(_FRAGMENT.search(line))
