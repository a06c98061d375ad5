"""Reading HTML with html5lib: what a browser would show as lines, in order, with its headings, lists and tables.

Scripts, styles, navigation and hidden parts are left out. Nothing is fetched and nothing is run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

import html5lib

from touchstone.importers.characters import cleaned, raised
from touchstone.importers.limits import MOST_LINES, MOST_TAGS
from touchstone.importers.lines import Line, Refused
from touchstone.importers.reading.attributes import number_in
from touchstone.importers.reading.cells import Cells
from touchstone.importers.reading.imprints import is_imprint
from touchstone.importers.reading.menus import is_menu
from touchstone.importers.reading.openers import LEVEL, is_heading_button, is_switch
from touchstone.importers.tables import Cell, Table, Tables
from touchstone.importers.wordlists import words_in

BLOCKS = words_in("html-blocks")
LEFT_OUT = words_in("html-left-out")
DEEPEST = 200
_DEEPEST_TAGS = 500
_LEVEL_CLASS = re.compile(r"(?:^|\s)lst-\w+-(\d)(?=\s|$)")
_NESTING = re.compile(
    rb"<(/?)(?:div|span|section|article|main|ul|ol|table|blockquote|font|b|i|em|strong|a|center|form|u|small|big)\b",
    re.IGNORECASE,
)


@dataclass
class _Page:
    """One walk over a page: the lines so far, and the line that is being put together."""

    lines: list[Line] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    mark: str = ""
    heading: int = 0
    bold: list[bool] = field(default_factory=list)
    blank: bool = False
    broken: bool = False
    """Whether the paragraph that is being put together was broken over lines."""
    depth: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    tables: int = 0
    """How many tables were begun."""
    cells: Cells = field(default_factory=Cells)
    drawn: Tables = field(default_factory=Tables)

    def end_line(self) -> None:
        """Close the line that is being put together."""
        said = cleaned(" ".join("".join(self.text).split()))
        if said:
            self.lines.append(
                Line(
                    len(self.lines),
                    said,
                    len(self.lines) + 1,
                    x=float(self.depth),
                    bold=bool(self.bold) and all(self.bold),
                    heading=self.heading,
                    mark=self.mark,
                    depth=self.depth,
                    table=self.table if self.column else 0,
                    row=self.row,
                    column=self.column,
                    blank_before=self.blank,
                    whole=not self.broken,
                )
            )
            self.mark, self.blank = "", False
        if len(self.lines) > MOST_LINES:
            raise Refused("the page has more lines than any standard")
        self.text, self.bold = [], []


def html_lines(content: bytes | str) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """The lines and the tables of a page. Raises Refused where it is nested beyond all reason."""
    _look_at(content if isinstance(content, bytes) else content.encode())
    page = _Page()
    try:
        tree = html5lib.parse(content, namespaceHTMLElements=False)
        _walk(tree, page, 0, ())
    except RecursionError:
        raise Refused("the page is nested too deep to be read") from None
    page.end_line()
    return tuple(page.lines), page.drawn.all()


def _look_at(content: bytes) -> None:
    """Refuse a page of so many tags, or nested so deep, that parsing it would take minutes."""
    depth = 0
    for tags, found in enumerate(_NESTING.finditer(content)):
        depth += -1 if found[1] else 1
        if depth > _DEEPEST_TAGS or tags > MOST_TAGS:
            raise Refused("the page is nested too deep, or has too many parts, to be a standard")
    if content.count(b"<") > MOST_TAGS:
        raise Refused("the page has too many parts to be a standard")


def page_address(content: bytes | str) -> str:
    """The address that a page says is its own, if any."""
    tree = html5lib.parse(content, namespaceHTMLElements=False)
    for link in tree.iter("link"):
        if link.get("rel") == "canonical" and str(link.get("href", "")).startswith("http"):
            return str(link.get("href"))
    return ""


def page_title(content: bytes | str) -> str:
    """The title that a page has in its head."""
    tree = html5lib.parse(content, namespaceHTMLElements=False)
    return cleaned(" ".join("".join(title.itertext()) for title in tree.iter("title")))


def page_language(content: bytes | str) -> str:
    """The language that a page says is its own, such as `cy`."""
    tree = html5lib.parse(content, namespaceHTMLElements=False)
    return str(tree.get("lang") or "")[:2].lower()


def _walk(element: Any, page: _Page, depth: int, lists: tuple[list[Any], ...]) -> None:
    name = element.tag if isinstance(element.tag, str) else ""
    opener = is_heading_button(element, page.heading > 0)
    kept = opener or (name == "footer" and is_imprint(element))
    if not name or (name in LEFT_OUT and not kept) or _hidden(element) or (page.heading and is_switch(element)):
        return
    if is_menu(element) and not any(line.heading for line in page.lines):
        return
    if depth > DEEPEST:
        raise Refused("the page is nested too deep to be read")
    if name == "br":
        page.broken = True
        page.end_line()
        return
    before = _kept(page)
    inside = _enter(name, element, page, lists)
    _add(page, element.text, name)
    for child in element:
        if child.tag == "sup" and (digits := "".join(child.itertext()).strip("[]() ")).isdigit():
            _add(page, raised(digits), name)
        else:
            _walk(child, page, depth + 1, inside)
        _add(page, child.tail, name)
    if name in BLOCKS or opener:
        page.end_line()
        page.broken = False
        _leave(name, page, before)


def _kept(page: _Page) -> tuple[int, int, int, int, int, Cells]:
    """What holds before an element and again after it."""
    return page.heading, page.depth, page.table, page.row, page.column, page.cells


def _leave(name: str, page: _Page, before: tuple[int, int, int, int, int, Cells]) -> None:
    page.heading, page.depth = before[0], before[1]
    if name in ("td", "th", "caption"):
        page.column = before[4]
        page.mark = ""
    if name in ("dt", "dd"):
        page.column = before[4]
    if name in ("table", "dl"):
        page.table, page.row, page.column, page.cells = before[2:]
    if name in ("p", "ul", "ol", "table", "div", "section"):
        page.blank = True
    if name == "li":
        page.mark = ""


def _enter(name: str, element: Any, page: _Page, lists: tuple[list[Any], ...]) -> tuple[list[Any], ...]:
    """Take note of an element that begins; gives the lists that its children stand in."""
    if name in BLOCKS:
        page.end_line()
        page.broken = False
    if re.fullmatch("h[1-6]", name):
        page.heading = int(name[1])
    elif name in ("button", "summary"):
        page.end_line()
        page.heading = page.heading or LEVEL
    elif name in ("ul", "ol"):
        page.depth = max(len(lists) + 1, _told_depth(element))
        return (*lists, [name, number_in(element.get("start"), 1), str(element.get("type") or "1")])
    elif name == "li" and lists:
        page.mark = _next_mark(element, lists[-1])
    elif name in ("table", "dl"):
        page.tables += 1
        page.table, page.row, page.cells = page.tables, 0, Cells()
    elif name == "tr":
        page.row, page.column = page.row + 1, 0
        page.cells.next_row()
    elif name == "dt":
        page.row, page.column = page.row + 1, 1
    elif name == "dd":
        page.column = 2
    elif name in ("td", "th"):
        columns, rows = _number(element, "colspan"), _number(element, "rowspan")
        page.column = page.cells.take(columns, rows)
        page.drawn.note(page.table, [Cell(page.row, page.column, columns, rows, name == "th")])
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


def _add(page: _Page, text: str | None, name: str) -> None:
    if text:
        page.text.append(text)
        if text.strip():
            page.bold.append(name in ("b", "strong", "th") or page.heading > 0)


def _hidden(element: Any) -> bool:
    style = str(element.get("style") or "").replace(" ", "").lower()
    role = element.get("role")
    closed = element.get("hidden") is not None and role != "tabpanel"
    return closed or role == "tablist" or "display:none" in style or element.get("aria-hidden") == "true"


def fragment_lines(line: Line) -> list[Line]:
    """A line of text that holds HTML, as the lines that the HTML makes of it; they keep the line's place."""
    inside, _ = html_lines(re.sub(r"•", "\n<br>•", line.text) if line.text.count("•") > 1 else line.text)
    return [
        replace(line, text=one.text, mark=one.mark if one.text[:1] != "•" else "", start=at, break_before=at == 0)
        for at, one in enumerate(inside)
    ]
