"""Reading plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from touchstone.importers.characters import cleaned
from touchstone.importers.lines import Line, Refused
from touchstone.importers.reading.limits import LONGEST_LINE, MOST_LINES

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_EMPHASIS = re.compile(r"(\*\*|__|(?<![\w*])[*_](?=[^*_\s]))(?=\S)(.+?)(?<=\S)\1(?!\w)")
_STANDS_ALONE = re.compile(r"[A-Z]{0,2} ?\d{0,3}(?:\.\d{1,2})*[.):]?|\(?[a-z]\)?\.?|\W")
_RULE = re.compile(r"[|\s:–—=_*-]+")
_UNDERLINE = re.compile(r"([=~_*#^-])(?:\s?\1){2,}")
_FACT = re.compile(r"(?P<name>[a-z][a-z_-]{2,30}):\s+(?P<quote>[\"']?)(?P<value>\S.*?)(?P=quote)")
_BOX = re.compile(r"([-*+]\s+)\[[ xX]?\]\s+")
"""The box of a list of tasks."""
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


def text_lines(text: str, *, first: int = 1) -> Iterator[Line]:
    """The lines of plain text; the depth of a line is its indentation in steps of two blanks.

    A form feed begins a page. Raises Refused where there are too many lines.
    """
    quoted = _is_quoted(text)
    page, blank, ident, breaks = (1 if "\f" in text.strip("\f\n ") else 0), False, 0, text.split("\n")
    if len(breaks) > MOST_LINES or len(max(breaks, key=len)) > LONGEST_LINE:
        raise Refused(
            f"it has {len(breaks):,} lines, some of up to {len(max(breaks, key=len)):,} characters: no standard "
            f"is so long"
        )
    for number, raw in enumerate(breaks, start=first):
        message = quoted and not _QUOTED.match(raw)
        for turn, part in enumerate((_QUOTED.sub("", raw) if quoted else raw).split("\f")):
            page, blank = (page + 1, True) if turn else (page, blank)
            indent = len(part.expandtabs(4)) - len(part.expandtabs(4).lstrip())
            for column, said in _cells(part):
                line = Line(ident, said, number, page, x=float(indent), depth=indent // 2, blank_before=blank)
                line = replace(line, y=AROUND_QUOTED) if message else line
                yield replace(line, table=1, row=number, column=column) if column else line
                ident, blank = ident + 1, False
            blank = not cleaned(part)


def _cells(text: str) -> list[tuple[int, str]]:
    """The cells of a line whose cells are parted by tabs, with their columns from 1; column 0 where the line is one
    text."""
    cells = [cleaned(cell) for cell in text.strip().split("\t")]
    if len(cells) < 2 or _STANDS_ALONE.fullmatch(cells[0]) or not all(cells):
        whole = cleaned(text)
        return [(0, whole)] if whole else []
    return list(enumerate(cells, start=1))


def is_rule(text: str) -> bool:
    """Whether a line is drawn with signs and holds no word: `-----`."""
    return bool(_UNDERLINE.fullmatch(text))


def with_underlined(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with each one that is underlined with signs as a heading; the underlines stay."""
    before: Line | None = None
    for line in lines:
        if before:
            drawn = is_rule(line.text) and not line.blank_before and line.number == before.number + 1
            level = 1 if line.text.startswith("=") else 2
            heads = drawn and not before.table and len(before.text) < 100 and not is_rule(before.text)
            yield replace(before, heading=before.heading or level) if heads else before
        before = line
    if before:
        yield before


def _with_facts(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with the facts that stand before the text, as `review_date: 2024-09`, printed as fields."""
    inside = False
    for place, line in enumerate(lines):
        if line.text == "---" and (place == 0 or inside):
            inside = place == 0
        fact = _FACT.fullmatch(line.text) if inside else None
        if fact:
            name = fact["name"].replace("_", " ").replace("-", " ").capitalize()
            yield replace(line, text=f"{name}: {fact['value']}", heading=0)
        else:
            yield line


def markdown_lines(text: str) -> Iterator[Line]:
    """The lines of Markdown: headings and emphasis are seen as such, table rows become cells."""
    ident = 0
    for line in _with_facts(with_underlined(text_lines(text))):
        for one in _markdown_line(replace(line, text=line.text.removesuffix("\\").rstrip() or line.text)):
            yield replace(one, id=ident)
            ident += 1


def _markdown_line(line: Line) -> Iterator[Line]:
    line = replace(line, text=_BOX.sub(r"\1", line.text, count=1))
    heading = _HEADING.fullmatch(line.text)
    if heading:
        yield replace(line, text=_EMPHASIS.sub(r"\2", heading[2]), heading=len(heading[1]))
    elif line.text.startswith("|") and line.text.count("|") > 1:
        cells = [cell.strip() for cell in line.text.strip("|").split("|")]
        for column, cell in enumerate(cells, start=1):
            if cell and not _RULE.fullmatch(cell):
                yield replace(line, text=_EMPHASIS.sub(r"\2", cell), table=1, row=line.number, column=column)
    elif not _RULE.fullmatch(line.text):
        plain = _EMPHASIS.sub(r"\2", line.text)
        yield replace(line, text=plain, bold=plain != line.text and len(plain) >= len(line.text) - 4)
    else:
        yield line


def looks_like_markdown(text: str) -> bool:
    """Whether a text without the ending .md uses Markdown's headings."""
    return len(re.findall(r"^#{1,4} \S", text, re.MULTILINE)) > 1


def has_fragments(line: str) -> bool:
    """Whether a line of text holds HTML, as texts that were copied out of a web page do."""
    return bool(_FRAGMENT.search(line))
