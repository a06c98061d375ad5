"""Markdown that holds HTML, as converters write it: tables with merged cells, `<div>` around the parts, `<span>` around
the words. Such a text is turned into the page that it would become, and read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt

from touchstone.importers.document.lines import Line
from touchstone.importers.reading.html import Page, html_page
from touchstone.importers.reading.markdown import markdown_lines, without_note_signs, without_quotes

_BLOCK = re.compile(
    r"^ {0,3}</?(?:div|table|section|details|dl|ul|ol|p|article|main|figure)\b[^>\n]{0,500}>?", re.I | re.M
)
_SPAN = re.compile(r"<span\b[^>\n]{0,500}", re.IGNORECASE)
_HEADED = re.compile(r"^ {0,3}\d{1,3}[.)] +#{1,6} \S", re.M)
_NESTED = re.compile(r"^ {4,12}\d{1,3}[.)] +\S", re.M)
_DEFINED = re.compile(r"^: +\S", re.MULTILINE)
"""A list of definitions, of which a page knows nothing."""
_FEWEST = 2
"""The signs that show that a text was meant so."""
_FACTS = re.compile(r"\A(---|\+\+\+)\n(?:.*\n){0,200}?\1\n")
"""What stands between two lines of strokes before the text."""
_ATTRIBUTES = re.compile(r"(?<=\S)[ \t]*\{[#.][^{}\n]{0,200}\}$", re.M)
"""What a converter writes behind a heading, as `{#overview .unnumbered}`."""
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")
"""Text that is set in is no code, but goes on with an entry of a list."""
_WINDOW = 5_000
"""How many letters on the beginning of a line is looked for in the source."""
_SOUGHT = 12
_LETTERS = re.compile(r"[^\W_]")


def is_page(text: str) -> bool:
    """Whether tags of HTML stand in a text, around its blocks or its words, or entries of its lists hold headings or
    lists that number themselves."""
    signs = (_BLOCK, _SPAN) if _DEFINED.search(text) else (_BLOCK, _SPAN, _HEADED, _NESTED)
    return any(len(sign.findall(text)) >= _FEWEST for sign in signs)


def marked_up_page(text: str) -> Page:
    """The page that Markdown becomes; its lines bear the numbers that they have in the text. Raises Refused where it
    is nested beyond all reason."""
    facts = _FACTS.match(text)
    head = list(markdown_lines(facts[0])) if facts else []
    rest = without_note_signs(without_quotes(text[facts.end() :] if facts else text))
    page = html_page(_MARKDOWN.render(_ATTRIBUTES.sub("", rest)))
    own = max((line.table for line in page.lines), default=0) + 1
    head = [replace(line, table=own) if line.table else line for line in head]
    lines = [*head, *_with_numbers(page.lines, rest, facts[0].count("\n") if facts else 0)]
    return replace(page, lines=tuple(replace(line, id=ident) for ident, line in enumerate(lines)))


def _with_numbers(lines: Sequence[Line], text: str, above: int) -> Iterator[Line]:
    """The lines with the numbers of those of the text where they begin, below so many others; a line that is not found
    there stands where the one before it does."""
    letters, numbers = _letters_of(text)
    at, number = 0, 1
    for line in lines:
        sought = "".join(_LETTERS.findall(line.text))[:_SOUGHT]
        found = letters.find(sought, at, at + _WINDOW) if sought else -1
        if found >= 0:
            at, number = found + len(sought), numbers[found]
        yield replace(line, number=above + number)


def _letters_of(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, and the number of the line that each stands in."""
    told = [(letter, number) for number, row in enumerate(text.split("\n"), 1) for letter in _LETTERS.findall(row)]
    return "".join(letter for letter, _ in told), [number for _, number in told]
