"""Reading Markdown: headings, emphasis, tables, lists that number themselves, and the facts before the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from touchstone.importers.document.lines import Line
from touchstone.importers.document.tables import Cell, Table
from touchstone.importers.reading.text import text_lines, with_underlined
from touchstone.importers.words.characters import cleaned, raised

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}$")
"""What a converter writes behind a heading, as `{#overview .unnumbered}`."""
_EDIT = re.compile(
    r"\s?(?:\\?\[ ?)?\[edit(?: source)?\](?:\([^()]{0,300}\))?(?: ?\| ?\[edit source\]\([^()]{0,300}\))?(?: ?\\?\])?$",
    re.IGNORECASE,
)
"""The link behind each heading of a wiki's page, as `[[edit](index.php?action=edit)]`."""
_EMPHASIS = re.compile(r"(\*\*|__|==|(?<![\w*\\])[*_](?=[^*_\s]))(?=\S)(.{1,999}?)(?<=[^\s\\])\1(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A sign that Markdown is told to leave alone, as converters do with the stop of a printed number: `1\\. check`.

Source: CommonMark 0.31, section 2.4.
"""
_RULE = re.compile(r"[|\s:–—=_*-]+")
_FACT = re.compile(r"(?P<name>[A-Za-z][A-Za-z _-]{1,30}?)(?::|\s*=)(?:\s+(?P<quote>[\"']?)(?P<value>\S.*?)(?P=quote))?")
"""A fact of the kind `date approved: January 2017`, or `name = "…"`."""
_ENTRY = re.compile(r"-\s+(?P<quote>[\"']?)(?P<value>\S.*?)(?P=quote)")
_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<rest>\S.*)")
_BOX = re.compile(r"([-*+]\s+)\[[ xX]?\]\s+")
"""The box of a list of tasks."""

_CALLOUT = re.compile(r"^ {0,3}> ?\[!\w+\][+-]? *(\S.*)$", re.MULTILINE)
"""The title of a call-out, as `> [!info] What this is for`."""
_NOTE = re.compile(r"\[\^(\d{1,2})\](:\s*)?")
"""The sign of a footnote, and what stands before the note itself."""
_NOTE_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
"""A link to another note, as `[[State indemnity|indemnity]]`, and what a reader sees of it."""
_BLOCK_NAME = re.compile(r"\s\^[\w-]+$")
"""The name of a paragraph, to which other notes link: ` ^p1`."""
_NAMES = re.compile(_BLOCK_NAME.pattern, re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}> ?(?=\S)", re.MULTILINE)
_STARRED = re.compile(r"^\*{1,2}(?=[^\s*])[^*\n]{2,80}(?<=[^\s*])\*{1,2}$", re.MULTILINE)
"""A whole line between stars."""
_FEWEST_STARRED = 2
_DEFINED = re.compile(r"^:\s+(?=\S)")
"""What stands before each entry under a term, in a list of definitions."""


def _with_facts(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with the facts that stand before the text, as `review_date: 2024-09`, printed as fields; a fact that
    is a list, over lines of its own, becomes a row of a table."""
    inside, listed = "", 0
    for place, line in enumerate(lines):
        fence = line.text if line.text in ("---", "+++") and not line.mark else ""
        if fence and (place == 0 or fence == inside):
            inside = "" if inside else fence
        elif inside and (fact := _FACT.fullmatch(line.text)):
            listed = 0 if fact["value"] else line.number
            yield _as_field(line, fact, listed)
            continue
        elif inside and listed and (entry := _ENTRY.fullmatch(line.text)):
            yield replace(line, text=f"{entry['value']};", table=1, row=listed, column=2, heading=0)
            continue
        yield line


def _as_field(line: Line, fact: re.Match[str], listed: int) -> Line:
    name = re.sub(r"[_-]", " ", fact["name"]).capitalize()
    value = fact["value"] or ""
    if value.startswith("[") and value.endswith("]"):
        value = re.sub(r"""\s*["']?\s*,\s*["']?\s*""", "; ", value[1:-1]).strip(" \"'")
    if listed:
        return replace(line, text=name, table=1, row=listed, column=1, heading=0)
    return replace(line, text=f"{name}: {value}", heading=0)


def _counted(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with the entries of a list that all bear one number, as `1.`, counted as a browser would show them."""
    lists: dict[float, tuple[str, int]] = {}
    for line in lines:
        found = _NUMBERED.fullmatch(line.text)
        if not found:
            if line.heading or (line.blank_before and not line.x):
                lists = {}
            yield line
            continue
        printed, count = lists.get(line.x, ("", 0))
        again = printed == found["number"]
        count = count + 1 if again else int(found["number"])
        lists = {x: told for x, told in lists.items() if x < line.x} | {line.x: (found["number"], count)}
        yield replace(line, text=found["rest"], mark=f"{count}.") if again else line


def markdown_lines(text: str) -> Iterator[Line]:
    """The lines of Markdown: headings and emphasis are seen as such, table rows become cells."""
    ident, plain = 0, without_quotes(text)
    tables = _numbers_of_tables(plain)
    for line in _counted(_with_facts(with_underlined(text_lines(plain)))):
        for one in _markdown_line(replace(line, text=line.text.removesuffix("\\").rstrip() or line.text)):
            yield replace(one, id=ident, table=tables.get(one.number, one.table))
            ident += 1


def without_quotes(text: str) -> str:
    """The text without the signs of its block quotations, with the title of a call-out as a heading and the signs of
    footnotes raised."""
    text = _NOTE.sub(lambda found: raised(found[1]) + " " * bool(found[2]), text)
    return _QUOTE.sub("", _CALLOUT.sub(r"##### \1", text))


def _markdown_line(line: Line) -> Iterator[Line]:
    line = replace(line, text=_DEFINED.sub("- ", _BOX.sub(r"\1", line.text, count=1), count=1))
    heading = _HEADING.fullmatch(line.text)
    if heading:
        text = _EDIT.sub("", _ATTRIBUTES.sub("", heading[2]).rstrip("#").rstrip())
        yield replace(line, text=_plain(text), heading=len(heading[1]))
    elif _is_row(line.text):
        cells = [cell.strip() for cell in _cells(line.text)]
        for column, cell in enumerate(cells, start=1):
            if cell and not _RULE.fullmatch(cell):
                yield replace(line, text=_plain(cell), table=1, row=line.number, column=column)
    elif not _RULE.fullmatch(line.text):
        yield replace(line, text=_plain(line.text), bold=bool(_EMPHASIS.fullmatch(line.text.rstrip(" :"))))
    else:
        yield line


def _plain(text: str) -> str:
    """Text without the signs of emphasis, links between notes and names of blocks, and with those that are escaped as
    they are printed."""
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _NOTE_LINK.sub(r"\1", _BLOCK_NAME.sub("", text))))


def without_note_signs(text: str) -> str:
    """Text with what is seen of the links between notes, and without the names of paragraphs."""
    return _NAMES.sub("", _NOTE_LINK.sub(r"\1", text))


def looks_like_markdown(text: str) -> bool:
    """Whether a text without the ending .md uses Markdown's headings, or stars around whole lines, as a mail does that
    is sent as plain text."""
    return len(re.findall(r"^#{1,4} \S", text, re.MULTILINE)) > 1 or len(_STARRED.findall(text)) > _FEWEST_STARRED


def _cells(row: str) -> list[str]:
    return re.split(r"(?<!\\)\|", row.removeprefix("|").removesuffix("|"))


def _numbers_of_tables(text: str) -> dict[int, int]:
    """By the number of its line, from 1, the number of the table that a row belongs to; the rule below the heads of the
    columns counts as a row."""
    numbers: dict[int, int] = {}
    last = 0
    for place, row in enumerate(text.split("\n"), start=1):
        if _is_row(cleaned(row)):
            numbers[place] = last = last if place - 1 in numbers else last + 1
    return numbers


def _is_row(line: str) -> bool:
    return line.startswith("|") and line.count("|") > 1


def markdown_tables(text: str) -> tuple[Table, ...]:
    """The tables of Markdown, each with all its cells; their rows bear the numbers of the lines."""
    lines = ["", *map(cleaned, text.split("\n")), ""]
    tables: dict[int, list[Cell]] = {}
    for place, number in _numbers_of_tables(text).items():
        held = tables.setdefault(number, [])
        if not _is_drawn(lines[place]):
            head = not held and _is_drawn(lines[place + 1])
            held += [Cell(place, column, head=head) for column, _ in enumerate(_cells(lines[place]), start=1)]
    return tuple(Table(number, tuple(cells)) for number, cells in tables.items())


def _is_drawn(row: str) -> bool:
    """Whether a row is the line that is drawn below the head of a table."""
    return "-" in row and bool(_RULE.fullmatch(row))
