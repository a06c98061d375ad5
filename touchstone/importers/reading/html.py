"""Reading HTML with html5lib: what a browser would show as lines, in order, with its headings, lists and tables.

Scripts, styles, navigation and hidden parts are left out. Nothing is fetched and nothing is run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

import html5lib

from touchstone.importers.document.limits import MOST_LINES, MOST_TAGS
from touchstone.importers.document.lines import Line, Refused
from touchstone.importers.document.tables import Cell, Table, Tables
from touchstone.importers.reading.attributes import number_in
from touchstone.importers.reading.cells import Cells
from touchstone.importers.reading.imprints import is_imprint
from touchstone.importers.reading.menus import is_menu
from touchstone.importers.reading.openers import (
    heading_level,
    is_heading_button,
    is_switch,
    leads_to_comment,
    level_of,
    lists_opened,
)
from touchstone.importers.reading.positioned import positioned_lines
from touchstone.importers.words.characters import cleaned, raised
from touchstone.importers.words.wordlists import words_in

_BLOCKS = words_in("html-blocks")
_LEFT_OUT = words_in("html-left-out")
_DEEPEST = 200
_DEEPEST_TAGS = 500
_LEVEL_CLASS = re.compile(r"(?:^|\s)lst-\w+-(\d)(?=\s|$)")
_NESTING = re.compile(
    rb"<(/?)(?:div|span|section|article|main|ul|ol|table|blockquote|font|b|i|em|strong|a|center|form|u|small|big)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Page:
    """What a page shows, and what it says of itself."""

    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    address: str
    """The address that it says is its own, if any."""
    title: str
    language: str
    """Such as `cy`."""


@dataclass
class _Place:
    """What holds for the lines inside an element."""

    heading: int = 0
    depth: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    cells: Cells = field(default_factory=Cells)


@dataclass
class _Walk:
    """One walk over a page: the lines so far, and the line that is being put together."""

    lines: list[Line] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    mark: str = ""
    bold: list[bool] = field(default_factory=list)
    blank: bool = False
    broken: bool = False
    """Whether the paragraph that is being put together was broken over lines."""
    place: _Place = field(default_factory=_Place)
    tables: int = 0
    """How many tables were begun."""
    drawn: Tables = field(default_factory=Tables)
    opened: frozenset[str] = frozenset()
    """The ids of the lists that buttons may open."""

    def end_line(self) -> None:
        """Close the line that is being put together."""
        said = cleaned(" ".join("".join(self.text).split()))
        if said:
            self.lines.append(self._line(said))
            self.mark, self.blank = "", False
        if len(self.lines) > MOST_LINES:
            raise Refused("the page has more lines than any standard")
        self.text, self.bold = [], []

    def _line(self, said: str) -> Line:
        at = self.place
        return Line(
            len(self.lines),
            said,
            len(self.lines) + 1,
            x=float(at.depth),
            bold=bool(self.bold) and all(self.bold),
            heading=at.heading,
            mark=self.mark,
            depth=at.depth,
            table=at.table if at.column else 0,
            row=at.row,
            column=at.column,
            blank_before=self.blank,
            whole=not self.broken,
        )


def html_page(content: bytes | str) -> Page:
    """What a page holds. Raises Refused where it is nested beyond all reason."""
    _look_at(content if isinstance(content, bytes) else content.encode())
    walk = _Walk()
    try:
        tree = html5lib.parse(content, namespaceHTMLElements=False)
        walk.opened = lists_opened(tree)
        _walk(tree, walk, 0, ())
        placed = positioned_lines(tree)
    except RecursionError:
        raise Refused("the page is nested too deep to be read") from None
    walk.end_line()
    links = (str(link.get("href", "")) for link in tree.iter("link") if link.get("rel") == "canonical")
    address = next((link for link in links if link.startswith("http")), "")
    title = cleaned(" ".join("".join(title.itertext()) for title in tree.iter("title")))
    return Page(
        placed or tuple(walk.lines),
        () if placed else walk.drawn.all(),
        address,
        title,
        str(tree.get("lang") or "")[:2].lower(),
    )


def _look_at(content: bytes) -> None:
    """Refuse a page of so many tags, or nested so deep, that parsing it would take minutes."""
    depth = 0
    for tags, found in enumerate(_NESTING.finditer(content)):
        depth += -1 if found[1] else 1
        if depth > _DEEPEST_TAGS or tags > MOST_TAGS:
            raise Refused("the page is nested too deep, or has too many parts, to be a standard")
    if content.count(b"<") > MOST_TAGS:
        raise Refused("the page has too many parts to be a standard")


def _walk(element: Any, walk: _Walk, depth: int, lists: tuple[list[Any], ...]) -> None:
    name = element.tag if isinstance(element.tag, str) else ""
    opener = is_heading_button(element, walk.place.heading > 0, walk.opened)
    kept = opener or (name == "footer" and is_imprint(element))
    switch = walk.place.heading and is_switch(element)
    if not name or (name in _LEFT_OUT and not kept) or _hidden(element) or switch or leads_to_comment(element):
        return
    if is_menu(element) and not any(line.heading for line in walk.lines):
        return
    if depth > _DEEPEST:
        raise Refused("the page is nested too deep to be read")
    if name == "br":
        walk.broken = True
        walk.end_line()
        return
    before = replace(walk.place)
    inside = _enter(name, element, walk, lists)
    _add(walk, element.text, name)
    for child in element:
        if child.tag == "sup" and (digits := "".join(child.itertext()).strip("[]() ")).isdigit():
            _add(walk, raised(digits), name)
        else:
            _walk(child, walk, depth + 1, inside)
        _add(walk, child.tail, name)
    if name in _BLOCKS or opener:
        walk.end_line()
        walk.broken = False
        _leave(name, walk, before)


def _leave(name: str, walk: _Walk, before: _Place) -> None:
    """Take note of an element that ends, before which another place held."""
    walk.place.heading, walk.place.depth = before.heading, before.depth
    if name in ("td", "th", "caption", "dt", "dd"):
        walk.place.column = before.column
    if name in ("table", "dl"):
        walk.place = before
    if name in ("td", "th", "caption", "li"):
        walk.mark = ""
    if name in ("p", "ul", "ol", "table", "div", "section"):
        walk.blank = True


def _enter(name: str, element: Any, walk: _Walk, lists: tuple[list[Any], ...]) -> tuple[list[Any], ...]:
    """Take note of an element that begins; gives the lists that its children stand in."""
    if name in _BLOCKS:
        walk.end_line()
        walk.broken = False
    if level := heading_level(element):
        walk.place.heading = level
    elif name in ("button", "summary"):
        walk.end_line()
        walk.place.heading = walk.place.heading or level_of(element)
    elif name in ("ul", "ol"):
        walk.place.depth = max(len(lists) + 1, _told_depth(element))
        return (*lists, [name, number_in(element.get("start"), 1), str(element.get("type") or "1")])
    elif name == "li" and lists:
        walk.mark = _next_mark(element, lists[-1])
    elif name in ("table", "dl"):
        walk.tables += 1
        walk.place.table, walk.place.row, walk.place.cells = walk.tables, 0, Cells()
    elif name == "tr":
        walk.place.row, walk.place.column = walk.place.row + 1, 0
        walk.place.cells.next_row()
    elif name == "dt":
        walk.place.row, walk.place.column = walk.place.row + 1, 1
    elif name == "dd":
        walk.place.column = 2
    elif name in ("td", "th"):
        columns, rows = _number(element, "colspan"), _number(element, "rowspan")
        walk.place.column = walk.place.cells.take(columns, rows)
        walk.drawn.note(walk.place.table, [Cell(walk.place.row, walk.place.column, columns, rows, name == "th")])
    return lists


def _told_depth(element: Any) -> int:
    """The depth of a list that its class tells, as where an editor writes the inner lists beside the outer ones:
    `lst-kix_abc-1` of Google Docs is the second level."""
    found = _LEVEL_CLASS.search(str(element.get("class") or ""))
    return int(found[1]) + 1 if found else 0


def _number(element: Any, name: str) -> int:
    """A small number that an attribute gives; 1 where it gives none."""
    number = number_in(element.get(name), 1)
    return number if 0 < number < 1000 else 1


def _next_mark(element: Any, listed: list[Any]) -> str:
    """The mark of the next entry of a list, as a browser would number it."""
    kind, number, style = listed
    if kind == "ul":
        return "•"
    number = number_in(element.get("value"), number)
    listed[1] = number + 1
    return f"({chr(96 + number)})" if style in ("a", "A") and 0 < number <= 26 else f"{number}."


def _add(walk: _Walk, text: str | None, name: str) -> None:
    if text:
        walk.text.append(text)
        if text.strip():
            walk.bold.append(name in ("b", "strong", "th") or walk.place.heading > 0)


def _hidden(element: Any) -> bool:
    style = str(element.get("style") or "").replace(" ", "").lower()
    role = element.get("role")
    closed = element.get("hidden") is not None and role != "tabpanel"
    return closed or role == "tablist" or "display:none" in style or element.get("aria-hidden") == "true"


def fragment_lines(line: Line) -> list[Line]:
    """A line of text that holds HTML, as the lines that the HTML makes of it; they keep the line's place."""
    inside = html_page(line.text.replace("•", "\n<br>•") if line.text.count("•") > 1 else line.text).lines
    return [
        replace(line, text=one.text, mark=one.mark if one.text[:1] != "•" else "", start=at, break_before=at == 0)
        for at, one in enumerate(inside)
    ]
