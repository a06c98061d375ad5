"""Plain text and Markdown as passages; links go into Markdown at the very signs where a reference stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from touchstone.citations.passages import Link, Passage, Span

_NEW_PASSAGE = re.compile(r"\s*(?:[-*+•·]\s|\d{1,3}[.)]\s|#{1,6}\s|\||>)")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`).{1,2000}?(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?[^()]*\)|\[[^\]]*\])"
)
_AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
_DEFINITION = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s.*)?$", re.MULTILINE)
_TAG = re.compile(r"<a\b([^<>]{0,2000})>[^<>]{0,2000}</a\s*>|<[A-Za-z/!][^<>]{0,2000}>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_LONGEST = 20_000
"""Signs of a paragraph in which links and code are looked for; what is longer is no paragraph."""


def text_passages(text: str) -> Iterator[tuple[int, Passage]]:
    """The paragraphs of a text, each with where it begins; a line that looks like one of a list begins a new one."""
    start, number, lines = 0, 1, text.splitlines(keepends=True)
    at = first = 0
    open_lines: list[str] = []
    for line in [*lines, "\n"]:
        if open_lines and (not line.strip() or _NEW_PASSAGE.match(line)):
            yield start, Passage("".join(open_lines).rstrip("\r\n"), "", first)
            open_lines = []
        if line.strip():
            if not open_lines:
                start, first = at, number
            open_lines.append(line)
        at += len(line)
        number += 1


@dataclass(frozen=True)
class MarkdownDocument:
    """A Markdown document by its text; line ends stay as they are."""

    text: str
    ending: str = "\n"
    mark: str = ""
    """The mark of the encoding with which the file begins, if any."""

    @cached_property
    def _parts(self) -> tuple[tuple[int, Passage], ...]:
        return tuple((start, _with_marks(one)) for start, one in text_passages(_without_fences(self.text)))

    @property
    def passages(self) -> Sequence[Passage]:
        """The paragraphs, list entries, headings and table rows."""
        return [passage for _, passage in self._parts]

    def with_links(self, links: Sequence[Link]) -> bytes:
        """The text with each link as `[words](address)`."""
        text = self.text
        for link in sorted(links, key=lambda one: (one.passage, one.start), reverse=True):
            at = self._parts[link.passage][0]
            start, end = at + link.start, at + link.end
            text = f"{text[:start]}[{text[start:end]}]({link.address}){text[end:]}"
        return (self.mark + text).encode()


def _without_fences(text: str) -> str:
    """The text with blanks in place of fenced and front matter, so that every sign keeps its place."""
    out: list[str] = []
    fence = ""
    for place, line in enumerate(text.splitlines(keepends=True)):
        mark = _FENCE.match(line)
        front = line.strip() == "---" and (place == 0 or fence == "---")
        inside = bool(fence)
        if front or (mark and fence in ("", mark[1])):
            fence = "" if fence else ("---" if front else mark[1] if mark else "")
            inside = True
        out.append(re.sub(r"[^\r\n]", " ", line) if inside else line)
    return "".join(out)


def _with_marks(passage: Passage) -> Passage:
    """A passage with what in it is code, and what stands in a link."""
    text = passage.text
    if len(text) > _LONGEST:
        return Passage(text, "", passage.first_line, hidden=((0, len(text)),))
    hidden: list[Span] = [match.span() for match in _CODE.finditer(text)]
    linked: list[Span] = []
    targets: list[str] = []
    for match in _LINK.finditer(text):
        linked.append(match.span(1))
        hidden.append((match.end(1), match.end()))
        targets += [match[2]] if match[2] else []
    for pattern in (_AUTOLINK, _DEFINITION):
        for match in pattern.finditer(text):
            hidden.append(match.span())
            targets.append(match[1])
    for match in _TAG.finditer(text):
        hidden.append(match.span())
        targets += _HREF.findall(match[1] or "")
    return Passage(text, "", passage.first_line, tuple(linked), tuple(targets), tuple(hidden))
