"""Problems of macro calls on hand-written pages, each with file, line and what to do, in place of a traceback."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from touchstone.naming import NotNamed
from touchstone.problem import Problem
from touchstone.validating import nearest

CODE = "TS302"
CALLED_WRONGLY = "see how the macro is written on the page 'Macros for authors'"


def problems_before(path: Path, file: str, known: Container[str], names: tuple[str, ...]) -> Iterator[Problem]:
    """What is wrong with a page's macros before they run: their grammar, and names that no macro has."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    try:
        tree = jinja2.Environment().parse(text)
    except jinja2.TemplateSyntaxError as error:
        yield _at(
            file,
            text,
            error.lineno,
            "",
            f"the macros on this page cannot be read: {error.message}",
            "look for a missing }}, %} or quote",
        )
        return
    undeclared = find_undeclared_variables(tree)  # a page may have macros of its own
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name not in known and call.node.name in undeclared:
            near = nearest(call.node.name, names)
            advice = f"did you mean {near!r}?" if near else f"the macros are {', '.join(names)}"
            yield _at(file, text, call.lineno, call.node.name, f"there is no macro {call.node.name!r}", advice)


def problem_in_call(path: Path, file: str, macro: str, first: object, reason: Exception) -> Problem:
    """What a macro says of its arguments; the line is that of the first call that fits."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    pattern = re.compile(rf"\b{macro}\(\s*[\"']?{re.escape(str(first if first is not None else ''))}")
    found = pattern.search(text) or re.search(rf"\b{macro}\(", text)
    line = text[: found.start()].count("\n") + 1 if found else 1
    if isinstance(reason, NotNamed):
        return _at(file, text, line, macro, reason.message, reason.advice)
    return _at(file, text, line, macro, f"the macro {macro!r} is not called like this", CALLED_WRONGLY)


def _at(file: str, text: str, line: int, word: str, message: str, advice: str) -> Problem:
    lines = text.splitlines()
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    return Problem(CODE, message, file, line, max(excerpt.find(word), 0) + 1, excerpt, advice)
