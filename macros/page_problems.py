"""The problem of a macro call that leads to nothing, with file, line and what to do, in place of a traceback."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

from touchstone.naming import NotNamed
from touchstone.problem import Problem
from touchstone.rules.macro_calls import problem_at

CALLED_WRONGLY = "see how the macro is written on the page 'Macros for authors'"
MAY_NAME = "a page may name the macros, `page`, `config` and what stands under `extra` in mkdocs.yml"


def problem_in_call(path: Path, file: str, macro: str, first: object, reason: Exception) -> Problem:
    """What a macro says of its arguments; the line is that of the first call that fits."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    pattern = re.compile(rf"\b{macro}\(\s*[\"']?{re.escape(str(first if first is not None else ''))}")
    found = pattern.search(text) or re.search(rf"\b{macro}\(", text)
    line = text[: found.start()].count("\n") + 1 if found else 1
    if isinstance(reason, NotNamed):
        return problem_at(file, text, line, macro, reason.message, reason.advice)
    return problem_at(file, text, line, macro, f"the macro {macro!r} is not called like this", CALLED_WRONGLY)


def problem_of_page(path: Path, file: str, front: int, error: Exception) -> Problem:
    """What stopped the macros of a page; `front` is how many lines stand before the text that they were run in."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == "<template>"]
    line = front + lines[-1] if lines else 1
    return problem_at(file, text, line, "", f"the macros on this page stop: {error}", MAY_NAME)
