"""What was read out of a document, as people read it: parts under headings, items with their labels and their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from touchstone.importers.document.accounts import USED, LineFate
from touchstone.importers.document.draft import Draft
from touchstone.importers.document.lines import Line

SURE, FAIRLY = 0.9, 0.7
"""From what confidence on nothing is said of it, and down to which it is called fair."""
_NOT_SHOWN = frozenset(["source", "unplaced", "wording", "label_assigned"])
"""What the report shows elsewhere, or what says nothing of the document's words."""
_LABELS = ("id", "code", "term", "heading", "number", "to", "date", "unit", "framework")
"""The keys by which a value that holds others is known, the first of them that it has."""
_TEXTS = ("text", "title", "definition", "note", "address")
_NAMES = {"urn": "URN", "original_urn": "Original URN", "soc_codes": "SOC codes", "review_due": "Review due"}
COUNTED = "label not printed"
ALL_COUNTED = "labels not printed, but counted"
_LABEL = re.compile(r"(?:SK|[A-Z])\d+")


@dataclass
class Node:
    """A field, an item, or a heading with what stands under it."""

    label: str = ""
    text: str = ""
    aside: str = ""
    """What the reader should know of it, such as that its label was counted out."""
    lines: Sequence[Line] = ()
    children: list[Node] = field(default_factory=list)
    anchor: str = ""


@dataclass
class Sheet:
    """What was read: fields of one line, and parts with a heading each."""

    details: list[Node]
    parts: list[Node]

    def nodes(self) -> Iterator[Node]:
        """Every node."""
        waiting = [*self.details, *self.parts]
        for node in waiting:
            yield node
            waiting += node.children

    def places(self) -> Mapping[int, Node]:
        """For each line the first node that holds words of it."""
        found: dict[int, Node] = {}
        for node in self.nodes():
            for line in node.lines:
                found.setdefault(line.id, node)
        return found


def sheet_of(draft: Draft, prefix: str) -> Sheet:
    """What was read into a draft whose lines are at hand; each node that holds a line gets an anchor with `prefix`."""
    shown = {key: value for key, value in draft.values.items() if key not in _NOT_SHOWN}
    lines = _Lines(draft.fates, Counter(_labels(shown)))
    nodes = {key: _part(key, value, draft, lines) for key, value in shown.items()}
    plain = [key for key, value in shown.items() if _is_plain(value)]
    sheet = Sheet([nodes[key] for key in plain], [node for key, node in nodes.items() if key not in plain])
    numbers = count(1)
    for node in sheet.nodes():
        node.anchor = f"{prefix}{next(numbers)}" if node.lines else ""
    return sheet


def _is_plain(value: Any) -> bool:
    """Whether a value is shown on a line."""
    if isinstance(value, list):
        return all(isinstance(one, str | int) for one in value) and sum(len(str(one)) for one in value) < 300
    return not isinstance(value, dict) and "\n" not in str(value) and len(str(value)) < 160


def _part(key: str, value: Any, draft: Draft, lines: _Lines) -> Node:
    printed, sure = draft.converted.get(key, ""), draft.confidence.get(key, 1.0)
    asides = [
        f"printed as “{printed}”" if printed and printed != str(value) else "",
        "" if sure >= SURE else "fairly sure" if sure >= FAIRLY else "not sure",
    ]
    node = _node(value, lines) if not _is_plain(value) else Node("", _on_a_line(value))
    asides += [ALL_COUNTED] if _told_once(node.children) else []
    found = [] if any(child.lines for child in node.children) else lines.of_field(key)
    return Node(_name(key), node.text, ", ".join(filter(None, asides)), found, node.children)


def _told_once(nodes: Sequence[Node]) -> bool:
    """Whether no item of a part has a printed label; it is said of the part then, and not of each."""
    items = [one for node in nodes for one in ([node] if node.lines else node.children) if _LABEL.fullmatch(one.label)]
    if not items or any(one.aside != COUNTED for one in items):
        return False
    for one in items:
        one.aside = ""
    return True


def _on_a_line(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _name(key: str) -> str:
    """The key of a field in words."""
    return _NAMES.get(key, key.replace("_", " ").capitalize())


def _node(value: Any, lines: _Lines) -> Node:
    """A value that may hold others."""
    if isinstance(value, list):
        nodes = [_node(one, lines) for one in value]
        return Node(children=[node for one in nodes for node in ([one] if one.label or one.text else one.children)])
    if not isinstance(value, dict):
        return Node("", str(value))
    label, text = (next((key for key in keys if key in value), "") for keys in (_LABELS, _TEXTS))
    node = Node(str(value.get(label, "")), str(value.get(text, "")))
    node.aside = COUNTED if value.get("label_assigned") else ""
    node.lines = lines.of_item(node.label)
    for key, held in value.items():
        if key not in (label, text, *_NOT_SHOWN):
            node.children += _held(key, held, lines)
    return node


def _held(key: str, value: Any, lines: _Lines) -> list[Node]:
    """What a value holds under one of its keys: the items of a list by themselves, all else with the key's name."""
    if key in ("items", "parts", "rows", "lines"):
        return _node(value, lines).children
    if _is_plain(value):
        return [Node(_name(key), _on_a_line(value))]
    node = _node(value, lines)
    return [Node(_name(key), node.text, children=node.children)]


def _labels(value: Any) -> Iterator[str]:
    """Every label of an item, as often as it stands."""
    if isinstance(value, dict):
        if (label := next((value[key] for key in _LABELS if key in value), "")) and isinstance(label, str):
            yield label
        for held in value.values():
            yield from _labels(held)
    elif isinstance(value, list):
        for held in value:
            yield from _labels(held)


class _Lines:
    """The lines of each item and field, by what the account of the document says of them."""

    def __init__(self, fates: Iterable[LineFate], labels: Counter[str]) -> None:
        self._labels = labels
        self._runs: dict[str, list[list[Line]]] = {}
        last = ""
        for fate in fates:
            for name in map(_user, fate.what.split(", ") if fate.fate == USED else ()):
                runs = self._runs.setdefault(name, [])
                if not runs or (name != last and _LABEL.fullmatch(name)):
                    runs.append([])
                runs[-1].append(fate.line)
                last = name
        self._next = {name: iter(runs) for name, runs in self._runs.items()}

    def of_field(self, key: str) -> list[Line]:
        """The lines of a field."""
        return [line for run in self._runs.get(key, ()) for line in run]

    def of_item(self, label: str) -> list[Line]:
        """The lines of the next item with a label; none where it cannot be told which are those of which item."""
        if self._labels[label] == 1:
            return self.of_field(label)
        if self._labels[label] != len(self._runs.get(label, ())):
            return []
        return next(self._next[label]) if label in self._next else []


def _user(what: str) -> str:
    """The item or field that uses a line: `P3` for `P3 a`."""
    first = what.partition(" ")[0]
    return first if _LABEL.fullmatch(first) else what
