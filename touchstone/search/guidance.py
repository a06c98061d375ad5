"""What a hand-written page offers to the search: itself, and each section that has an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from touchstone.search.entry import Entry, Part

SILENT = ("script", "style", "template", "noscript", "nav", "svg", "select")
"""Elements whose text is not part of what the page says."""
FOR_AUTHORS = ("authoring/", "deploying/", "decisions/")
"""The folders of pages for those who write, publish and build the site, which readers seldom seek."""
HEADINGS = ("h2", "h3", "h4")
BREAKS = ("p", "li", "td", "th", "tr", "dt", "dd", "div", "br", "pre", "blockquote", "section", "h1", *HEADINGS)
"""Elements that part words."""


@dataclass
class _Section:
    """A heading with an anchor, and the text up to the next heading."""

    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads a page's HTML into sections; what stands before the first heading is the page's own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections = [_Section("")]
        self._silent = 0
        self._heading: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in SILENT or self._silent or "headerlink" in (given.get("class") or "").split():
            self._silent += tag not in ("br", "img", "hr", "input", "meta", "link", "wbr")
        elif tag in HEADINGS and given.get("id"):
            self.sections.append(_Section(given["id"] or ""))
            self._heading = tag
        elif tag == "h1":
            self._heading = tag
        elif tag in BREAKS:
            self._say(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent -= tag not in ("br", "img", "hr", "input", "meta", "link", "wbr")
        elif tag == self._heading:
            self._heading = None
        elif tag in BREAKS:
            self._say(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._say(data)

    def _say(self, text: str) -> None:
        if self._heading == "h1":
            return
        section = self.sections[-1]
        (section.title if self._heading else section.text).append(text)


def guidance_entry(address: str, title: str, html: str) -> Entry:
    """The entry of a hand-written page, made from the HTML of its text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    opening, *sections = reader.sections
    return Entry(
        kind="guidance",
        address=address,
        title=title,
        also=_without_kind(title),
        words=_one_line(opening.text),
        context=_section_of_site(address),
        parts=tuple(_parts(sections)),
        last=address.startswith(FOR_AUTHORS),
    )


def _without_kind(title: str) -> tuple[str, ...]:
    """What a title says behind a colon, by which the page goes too: `Example: induction` is an induction."""
    _, colon, named = title.partition(": ")
    return (named.strip(),) if colon and named.strip() else ()


def _parts(sections: list[_Section]) -> Iterator[Part]:
    for section in sections:
        title, text = _one_line(section.title), _one_line(section.text)
        yield Part("guidance-section", "", section.anchor, text, title)


def _one_line(texts: list[str]) -> str:
    return re.sub(r"\s+", " ", "".join(texts)).strip()


def _section_of_site(address: str) -> str:
    """The first part of the address, as people read it: `toolkit/induction/` gives Toolkit."""
    return address.partition("/")[0].replace("-", " ").capitalize()
