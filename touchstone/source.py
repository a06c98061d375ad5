"""Reading a YAML file: its text, its values, and where each value stands.

Every scalar is text, so that a title `No`, a version `1.10` or a date reads as it is written; the model makes
numbers and dates of what should be one. Tags, aliases and deep nesting are refused: standards need none, and they are
how a file can harm the program that reads it.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

from touchstone.plain_yaml import plain_values
from touchstone.problem import Problem, ProblemsFound
from touchstone.yaml_faults import fault

LARGEST_FILE = 2 * 1024 * 1024
DEEPEST_NESTING = 40
MOST_PROBLEMS = 100
"""How many problems of one file are told; nobody mends more before the next check."""
NO_CONTROL_SIGNS = "a control character cannot stand in a text"
_NEVER_SIGNS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
CONTROL_SIGNS = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NEVER_SIGNS}]")
"""What no text holds on purpose, and no web page can show."""
PRINTED = bytes((*b"\n\r", *range(0x20, 0x7F)))
"""The ASCII signs that can be printed, and the ends of lines."""
PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map", "int", "float", "bool", "null"))
Loc = tuple[str | int, ...]


class Place(Protocol):
    """A place that the YAML parser names, counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True)
class Document:
    """A YAML file that was read: `file` is its name for people, `text` what it holds."""

    file: str
    text: str

    def problem(self, code: str, message: str, loc: Loc = (), advice: str = "", *, key: bool = False) -> Problem:
        """A problem at the value that `loc` leads to, or at its key."""
        return self.at_mark(code, message, self._mark(loc, key), advice)

    def at_mark(self, code: str, message: str, mark: Place | None, advice: str = "") -> Problem:
        """A problem at a place that the YAML parser named."""
        if mark is None:
            return Problem(code, message, self.file, advice=advice)
        return self.at_place(code, message, mark.line + 1, mark.column + 1, advice)

    def at_place(self, code: str, message: str, line: int, column: int, advice: str = "") -> Problem:
        """A problem at a line and column, which count from 1."""
        excerpt = self._lines[line - 1] if line <= len(self._lines) else ""
        return Problem(code, message, self.file, line, column, CONTROL_SIGNS.sub("\ufffd", excerpt), advice)

    def _mark(self, loc: Loc, key: bool) -> yaml.Mark | None:
        return _find(self.node, loc, key) if self.node is not None else None

    @cached_property
    def node(self) -> Node | None:
        """The YAML of the text with its positions; None where it holds nothing. Raises yaml.MarkedYAMLError."""
        return yaml.compose(self.text, Loader=Loader)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()


def _find(node: Node, loc: Loc, key: bool) -> yaml.Mark:
    """The mark of the deepest part of `loc` that is there."""
    mark = node.start_mark
    for depth, step in enumerate(loc):
        last = depth == len(loc) - 1
        if isinstance(node, MappingNode):
            pair = next(((name, value) for name, value in node.value if name.value == step), None)
            if pair is None:
                return mark
            mark, node = (pair[0] if last and key else pair[1]).start_mark, pair[1]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
        else:
            return mark
    return mark


def read_document(path: Path, file: str, largest: int = LARGEST_FILE) -> Document:
    """Read a file's text. Raises ProblemsFound where it cannot be read as UTF-8 text of at most `largest` bytes."""
    return document_in(read_content(path, file, largest), file)


def read_content(path: Path, file: str, largest: int = LARGEST_FILE) -> bytes:
    """Read what a file holds. Raises ProblemsFound where it cannot be read, or holds more than `largest` bytes."""
    try:
        told = os.stat(path)
        if not (stat.S_ISREG(told.st_mode) or stat.S_ISDIR(told.st_mode)):
            raise _unreadable(file, "is a pipe or a device, not a file", "put a file in its place")
        with path.open("rb") as stream:
            content = stream.read(min(told.st_size, largest) + 1)
            if len(content) > told.st_size:  # it has grown meanwhile
                content += stream.read(largest)
    except IsADirectoryError:
        raise _unreadable(file, "is a folder, not a file", "rename the folder, or put a file in its place") from None
    except FileNotFoundError:
        raise _unreadable(file, "leads to nothing", "the link's target is not there: mend or delete the link") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise _unreadable(file, f"cannot be read ({reason})", "see that you may read it") from None
    if len(content) > largest:
        advice = "one file holds one unit, role or suite: split it"
        raise _unreadable(file, f"is larger than {largest // 1024 // 1024} MB", advice)
    return content


def document_in(content: bytes, file: str) -> Document:
    """What a file holds as text. Raises ProblemsFound where it is not UTF-8."""
    return Document(file, _decoded(content, file))


def _unreadable(file: str, message: str, advice: str) -> ProblemsFound:
    return ProblemsFound([Problem("TS001", f"the file {message}", file, advice=advice)])


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 text: byte {error.object[error.start]:#04x} cannot be read"
        place = _place(content[: error.start].decode("utf-8-sig"))
        document = Document(file, content.decode("utf-8-sig", errors="replace"))
        problem = document.at_place("TS001", message, *place, "save the file with the encoding UTF-8")
        raise ProblemsFound([problem]) from None


def _place(before: str) -> tuple[int, int]:
    """The line and column that come after a text."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def read_values(document: Document) -> dict[str, Any]:
    """The values of a document: dicts, lists and strings. Raises ProblemsFound with every problem found."""
    _refuse_control_signs(document)
    values = plain_values(document.text)
    return values if values is not None else _composed_values(document)


def _composed_values(document: Document) -> dict[str, Any]:
    """The values as PyYAML reads them."""
    try:
        node = _compose(document)
    except yaml.MarkedYAMLError as error:
        message, line, column, advice = fault(document.text, error)
        raise ProblemsFound([document.at_place("TS002", message, line, column, advice)]) from None
    if node is None:
        raise ProblemsFound([Problem("TS002", "the file is empty", document.file, advice="fill it, or delete it")])
    if not isinstance(node, MappingNode):
        advice = "begin with a key, such as 'title: …'"
        raise ProblemsFound([document.at_mark("TS002", "the file must hold keys with values", node.start_mark, advice)])
    return _plain_values(document, node)


def _plain_values(document: Document, node: MappingNode) -> dict[str, Any]:
    problems = list(islice(_aliases(document), MOST_PROBLEMS))
    values = _Reading(document, problems).value(node)
    if problems:
        raise ProblemsFound(problems)
    return dict(values)


def _aliases(document: Document) -> Iterator[Problem]:
    if "*" in document.text and "&" in document.text:
        for event in yaml.parse(document.text, Loader=Loader):
            if isinstance(event, yaml.AliasEvent):
                advice = "write the value out in both places"
                yield document.at_mark("TS002", "an alias (*) is not taken", event.start_mark, advice)


def _compose(document: Document) -> Node | None:
    if _could_be_deep(document.text):
        _refuse_deep(document)
    return document.node


def _could_be_deep(text: str) -> bool:
    """Whether a look at the events is worth its time; composing a million brackets would end the program."""
    openers = sum(text.count(sign) for sign in ("[", "{", "- -", "? "))
    return openers > DEEPEST_NESTING or "\n" + " " * DEEPEST_NESTING in text


def _refuse_deep(document: Document) -> None:
    depth = 0
    for event in yaml.parse(document.text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST_NESTING:
            message, advice = f"nested more than {DEEPEST_NESTING} deep", "take out brackets or indentation"
            raise ProblemsFound([document.at_mark("TS002", message, event.start_mark, advice)])


def _refuse_control_signs(document: Document) -> None:
    found = None if has_only_letters(document.text) else CONTROL_SIGNS.search(document.text)
    if found:
        place = _place(document.text[: found.start()])
        advice = "delete the character (it may be invisible)"
        raise ProblemsFound([document.at_place("TS002", NO_CONTROL_SIGNS, *place, advice)])


def has_only_letters(text: str) -> bool:
    """Whether everything in a text can be printed: a quick look that most texts pass."""
    if text.isascii():
        return not text.encode().translate(None, PRINTED)
    return text.replace("\n", "").replace("\r", "").isprintable()


class _Reading:
    """One walk over the nodes of a document, noting what may not stand there."""

    def __init__(self, document: Document, problems: list[Problem]) -> None:
        self.document = document
        self.problems = problems
        self.seen: set[int] = set()

    def value(self, node: Node) -> Any:
        if node.tag not in PLAIN_TAGS:
            self._note(node, f"the tag {node.tag!r} is not taken", "write the value without its tag")
        if isinstance(node, ScalarNode):
            if node.style == '"' and CONTROL_SIGNS.search(node.value):
                self._note(node, NO_CONTROL_SIGNS, "take the escape that stands for it out of the quotes")
            return node.value
        if id(node) in self.seen:
            return None  # an alias, which is a problem already
        self.seen.add(id(node))
        return self.mapping(node) if isinstance(node, MappingNode) else [self.value(one) for one in node.value]

    def mapping(self, node: MappingNode) -> dict[str, Any]:
        return {name.value: self.value(value) for name, value in self._pairs(node)}

    def _pairs(self, node: MappingNode) -> Iterator[tuple[ScalarNode, Node]]:
        """Keys with values; a key left empty counts as left out."""
        names: set[str] = set()
        for name, value in node.value:
            if not isinstance(name, ScalarNode):
                self._note(name, "a key must be a word", "look for a stray '?' or bracket")
            elif name.value in names:
                self._note(name, f"the key {name.value!r} stands here twice", "keep one of the two", code="TS003")
            elif isinstance(value, ScalarNode) and value.value == "" and value.style is None:
                names.add(name.value)
            else:
                names.add(name.value)
                yield name, value

    def _note(self, node: Node, message: str, advice: str, code: str = "TS002") -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(self.document.at_mark(code, message, node.start_mark, advice))
