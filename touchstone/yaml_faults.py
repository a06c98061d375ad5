"""What is wrong with a text that is not YAML, in the words of those who write it, at the line that they must mend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import yaml

BLANKS = "indent with blanks, two for each step"
QUOTES = "put the text between double quotes"
GLUED_KEY = re.compile(r"\s*(?:- )?([a-z_]+:)(?![\s/]|$)")
"""A key whose value begins right behind the colon; an address such as https://… is none."""
GLUED_DASH = re.compile(r"\s*(-)(?=[a-z_]+:(?:\s|$))")
KEY = re.compile(r"\s*(?:- +)?[a-z_]+")
MOST_LINES_ABOVE = 200


class Fault(NamedTuple):
    """What is wrong, at which line and column, which count from 1, and what to do."""

    message: str
    line: int
    column: int
    advice: str


@dataclass(frozen=True)
class Stop:
    """Where the parser stopped, and why: lines and columns count from 0."""

    lines: list[str]
    said: str
    line: int
    column: int
    opened: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The line where the parser stopped."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def before(self) -> str:
        """The part of the line before the place where the parser stopped."""
        return self.text[: self.column]

    def here(self, message: str, advice: str) -> Fault:
        """A fault where the parser stopped."""
        return Fault(message, self.line + 1, self.column + 1, advice)

    def where_opened(self, message: str, advice: str) -> Fault:
        """A fault where that began which the parser could not finish."""
        line, column = self.opened or (self.line, self.column)
        return Fault(message, line + 1, column + 1, advice)


def fault(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """What is wrong with a text that YAML's parser refused."""
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    stop = Stop(
        text.splitlines(),
        " ".join(str(part) for part in (error.context, error.problem) if part),
        mark.line if mark else 0,
        mark.column if mark else 0,
        (opened.line, opened.column) if opened else None,
    )
    found = (look(stop) for look in (_tab, _glued, _sign, _quotes, _bracket, _colon, _no_key, _indentation))
    advice = "look at the indentation and the quotes on this line and the one before"
    return next(filter(None, found), None) or stop.here(f"the file cannot be read as YAML: {stop.said}", advice)


def _tab(stop: Stop) -> Fault | None:
    indentation = stop.text[: len(stop.text) - len(stop.text.lstrip())]
    if "\t" in indentation:
        column = indentation.index("\t")
        return Fault("a tab stands in the indentation", stop.line + 1, column + 1, "indent with blanks, not with tabs")
    return None


def _glued(stop: Stop) -> Fault | None:
    """A key or a hyphen without a blank behind it, here or on the line before; later lines show it first."""
    if "mapping values" not in stop.said and "simple key" not in stop.said:
        return None
    for line in (stop.line, stop.line - 1, *(stop.opened or ())[:1]):
        text = stop.lines[line] if 0 <= line < len(stop.lines) else ""
        for form, name in ((GLUED_KEY, "colon"), (GLUED_DASH, "hyphen")):
            if found := form.match(text):
                advice = f"put a blank behind the {name}"
                return Fault(f"a blank is missing after the {name}", line + 1, found.end(1) + 1, advice)
    return None


def _sign(stop: Stop) -> Fault | None:
    sign = stop.text[stop.column : stop.column + 1]
    if sign == "\t":
        return stop.here("a tab stands where a blank should be", "put a blank in its place")
    if "cannot start any token" in stop.said or "undefined alias" in stop.said:
        return stop.here(f"a text cannot begin with {sign}", QUOTES)
    if "block scalar" in stop.said:
        return stop.where_opened("a text cannot begin with > or |", f"{QUOTES}, or begin it on the next line")
    if "escape character" in stop.said:
        return stop.here("a \\ between double quotes begins a sign", "write it twice: \\\\")
    if "single document" in stop.said:
        return stop.here("a second document begins here", "one file holds one thing: take out the line '---'")
    return None


def _quotes(stop: Stop) -> Fault | None:
    if "quoted scalar" in stop.said:
        return stop.where_opened("the quotes that open here are not closed", "close them at the end of the text")
    if stop.opened and re.search(r"""[:-] +["'].*["']\s*$""", stop.before):
        advice = 'close the quotes at the end of the text; between double quotes write a quote as \\"'
        return stop.here("text stands behind the closing quotes", advice)
    return None


def _bracket(stop: Stop) -> Fault | None:
    if "flow" in stop.said:
        return stop.where_opened("the bracket that opens here is not closed", f"close it, or {QUOTES}")
    return None


def _colon(stop: Stop) -> Fault | None:
    if "mapping values" not in stop.said:
        return None
    if KEY.fullmatch(stop.before):
        column = len(stop.text) - len(stop.text.lstrip()) + 1
        return Fault("this line is indented too far", stop.line + 1, column, _as_above(stop))
    return stop.here("a colon followed by a blank stands in a text", "put text that holds ': ' between quotes")


def _no_key(stop: Stop) -> Fault | None:
    if "simple key" in stop.said:
        advice = "write a key, a colon and a blank before it, or indent it as a part of the text above"
        return stop.where_opened("this line has no key", advice)
    return None


def _indentation(stop: Stop) -> Fault | None:
    if stop.said.startswith("while parsing a block") and not stop.before.strip():
        return stop.here("this line is not indented as the lines that it belongs to", _as_above(stop))
    return None


def _as_above(stop: Stop) -> str:
    """The advice to indent as the line above that is of the same kind and likeliest to be its neighbour."""
    dashed, actual = stop.text.lstrip().startswith("- "), len(stop.text) - len(stop.text.lstrip())
    found = [
        (abs(blanks - actual), stop.line - line, line + 1, blanks)
        for line in range(max(stop.line - MOST_LINES_ABOVE, 0), stop.line)
        for blanks in _indentations(stop.lines[line], dashed)
        if blanks != actual
    ]
    if not found:
        return BLANKS
    *_, line, blanks = min(found)
    if not blanks:
        return f"begin it without a blank, as line {line}"
    return f"indent it by {blanks} blank{'s' if blanks != 1 else ''}, as what begins on line {line}"


def _indentations(line: str, dashed: bool) -> list[int]:
    """Where an entry or a key begins on a line, as far as it could have a neighbour of that kind below."""
    rest = line.lstrip()
    blanks = len(line) - len(rest)
    if not rest or rest.startswith("#"):
        return []
    if rest.startswith("- "):
        return [blanks] if dashed else [blanks + len(rest) - len(rest[1:].lstrip())]
    return [] if dashed else [blanks]
