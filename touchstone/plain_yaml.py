"""A quick reader for YAML as standards are written: keys, lists, lines of text, blocks of text.

It reads only what it is sure of, and then gives exactly what PyYAML gives; for all else it gives nothing, and PyYAML
reads the file. Nine in ten files are read here, over ten times as fast. Positions are not kept: a problem sends for
PyYAML.
"""

from __future__ import annotations

import re
from typing import Any

DEEPEST = 16
_KEY = "[a-z][a-z0-9_]{0,60}+"
_PAIRS = rf"({_KEY}): ([^ \n|>].*+)\n\1  ({_KEY}): ([^ \n|>].*+)"
_LINE = re.compile(rf"^( *+)(- )?(?:(?(2){_PAIRS}|(?!))|(?:({_KEY}):(?: ++|$))?(.*+))", re.MULTILINE)
"""A line: blanks, dash, key, the rest. The first two keys of an entry of a list are taken in one go."""
_BLOCK = re.compile(rf"^( *+)(- )?{_KEY}: (\|-?)\n((?: *+\n|\1(?(2)  ) .*\n)*)", re.MULTILINE)
"""A key with a block of text: all lines below it that are blank or indented further."""
_Line = tuple[str, str, str, str, str, str, str, str]
_END: _Line = ("", "- ", "", "", "", "", "", "")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`= \x00")
_SINGLE = re.compile(r"'((?:[^']|'')*)' *")
_DOUBLE = re.compile(r'"([^"\\]*)" *')
_OTHER_BREAKS = re.compile("[\t\u2028\u2029\ufeff]")
_BLOCK_HERE = "\x00"


class _Unsure(Exception):
    """Raised at anything that this reader leaves to PyYAML."""


def plain_values(text: str) -> dict[str, Any] | None:
    """The values of a text that holds no control signs: dicts, lists and strings; None where PyYAML must read it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not text.endswith("\n") or "\t" in text or "\r" in text or _BLOCK_HERE in text:
        return None
    if not text.isascii() and _OTHER_BREAKS.search(text):
        return None
    try:
        return _Reading(text).whole()
    except _Unsure:
        return None


class _Reading:
    """One pass over the lines; `at` is the line that comes next."""

    def __init__(self, text: str) -> None:
        self.blocks: list[str] = []
        found = _LINE.findall(self._without_blocks(text))
        self.lines: list[_Line] = [line for line in found if line[1] or line[6] or (line[7] and line[7][0] != "#")]
        self.lines.append(_END)
        self.at = 0
        self.depth = 0
        self.blocks_read = 0

    def _without_blocks(self, text: str) -> str:
        """The text with a sign and a number in the place of each block of text, which is put into `blocks`."""
        kept: list[str] = []
        done = 0
        while (at := text.find(": |", done)) >= 0:
            found = _BLOCK.match(text, text.rfind("\n", 0, at) + 1)
            if found is None or found.start(3) != at + 2:
                raise _Unsure
            kept += text[done : at + 2], _BLOCK_HERE, str(len(self.blocks)), "\n"
            self.blocks.append(_block(found[3], found[4]))
            done = found.end()
        return "".join((*kept, text[done:])) if kept else text

    def whole(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        self._mapping("", values)
        if not values or self.lines[self.at] is not _END or self.blocks_read != len(self.blocks):
            raise _Unsure
        return values

    def _mapping(self, indent: str, values: dict[str, Any]) -> None:
        """Take the pairs whose keys stand at `indent` into `values`."""
        lines = self.lines
        while True:
            here, dash, _, _, _, _, key, rest = lines[self.at]
            if here != indent or dash:
                if here > indent:
                    raise _Unsure
                return
            if not key or key in values:
                raise _Unsure
            self.at += 1
            values[key] = self._value(rest) if rest else self._nested(indent)

    def _sequence(self, indent: str) -> list[Any]:
        """The entries whose dashes stand at `indent`."""
        lines = self.lines
        values: list[Any] = []
        while True:
            line = here, dash, first, one, second, two, key, rest = lines[self.at]
            if here != indent or not dash or line is _END:
                if here > indent:
                    raise _Unsure
                return values
            self.at += 1
            entry: Any
            if first and first != second:
                entry = {first: self._value(one), second: self._value(two)}
            elif key:
                entry = {key: self._value(rest) if rest else self._nested(indent + "  ")}
            else:
                values.append(self._value(rest))
                continue
            if lines[self.at][0] > indent:
                self._mapping(indent + "  ", entry)
            values.append(entry)

    def _nested(self, indent: str) -> Any:
        """The list or mapping that stands beneath a key at `indent`."""
        line = here, dash, *_, key, _ = self.lines[self.at]
        if here < indent or (here == indent and not dash) or not (dash or key) or line is _END:
            raise _Unsure
        if self.depth == DEEPEST:
            raise _Unsure
        self.depth += 1
        values: Any = {}
        if dash:
            values = self._sequence(here)
        else:
            self._mapping(here, values)
        self.depth -= 1
        return values

    def _value(self, rest: str) -> str:
        sign = rest[:1]
        if sign not in _INDICATORS and sign:
            if ":" in rest or "#" in rest or rest[-1] == " ":
                return _plain(rest.rstrip(" "))
            return rest
        if sign == _BLOCK_HERE:
            self.blocks_read += 1
            return self.blocks[int(rest[1:])]
        return _quoted(rest)


def _plain(text: str) -> str:
    if ": " in text or " #" in text or text[-1] == ":":
        raise _Unsure
    return text


def _quoted(rest: str) -> str:
    if found := _SINGLE.fullmatch(rest):
        return found[1].replace("''", "'")
    if found := _DOUBLE.fullmatch(rest):
        return found[1]
    raise _Unsure


def _block(sign: str, below: str) -> str:
    """What stands in a block of text after `|` or `|-`, whose lines are indented further than its key."""
    lines = below.split("\n")[:-1]
    first = lines[0] if lines else ""
    inner = len(first) - len(first.lstrip(" "))
    if inner == len(first):
        raise _Unsure
    start = first[:inner]
    said: list[str] = []
    for line in lines:
        said.append(line[inner:])
        if said[-1].isspace() or not (line.startswith(start) or line.isspace() or not line):
            raise _Unsure
    text = "\n".join(said).rstrip("\n")
    return text if sign == "|-" else text + "\n"
