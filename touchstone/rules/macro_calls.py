"""The rule about the grammar of the macros on hand-written pages; it looks at the pages alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from touchstone.mentions import EVERY_MACRO, pages_below, tree_of
from touchstone.problem import Problem
from touchstone.validating import nearest

CODE = "TS302"
OF_THE_ENGINE = frozenset(
    ("range", "dict", "lipsum", "cycler", "joiner", "namespace", "caller", "context", "macros_info", "now", "fix_url")
)
"""What Jinja and mkdocs-macros bring themselves."""
LEFT_ALONE = re.compile(r"\A---\r?\n(?:.*\r?\n)*?render_macros:\s*false\s*\r?\n(?:.*\r?\n)*?---\r?\n")
"""Front matter that asks for a page without macros."""


def macros_can_be_run(docs: Path) -> Iterator[Problem]:
    """What is wrong with macros on hand-written pages before they run: their grammar, and names that no macro has."""
    for path in pages_below(docs):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        if not LEFT_ALONE.match(text):
            yield from _of_page(path.relative_to(docs).as_posix(), text)


def _of_page(file: str, text: str) -> Iterator[Problem]:
    try:
        tree = tree_of(text)
    except jinja2.TemplateSyntaxError as error:
        message = f"the macros on this page cannot be read: {error.message}"
        yield problem_at(file, text, error.lineno, "", message, "look for a missing }}, %} or quote")
        return
    undeclared = find_undeclared_variables(tree) - OF_THE_ENGINE  # a page may have macros of its own
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in undeclared.difference(EVERY_MACRO):
            near = nearest(call.node.name, EVERY_MACRO)
            advice = f"did you mean {near!r}?" if near else f"the macros are {', '.join(EVERY_MACRO)}"
            yield problem_at(file, text, call.lineno, call.node.name, f"there is no macro {call.node.name!r}", advice)


def problem_at(file: str, text: str, line: int, word: str, message: str, advice: str) -> Problem:
    """A problem of macros at a word on a line of a page."""
    lines = text.splitlines()
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    return Problem(CODE, message, file, line, max(excerpt.find(word), 0) + 1, excerpt, advice)
