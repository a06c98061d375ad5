"""Problems: what an author must mend, with the place and what to do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Literal

Severity = Literal["problem", "warning"]
WIDEST_EXCERPT = 160


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    `line` and `column` count from 1; 0 means that the problem concerns the file as a whole.
    """

    code: str
    message: str
    file: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    advice: str = ""
    severity: Severity = "problem"

    @property
    def place(self) -> str:
        """The place as editors and terminals take it: file:line:column."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def below(self, folder: str) -> Problem:
        """The same problem with its file named from `folder`."""
        return replace(self, file=f"{folder.rstrip('/')}/{self.file}" if folder not in ("", ".") else self.file)


class ProblemsFound(Exception):
    """Raised where work cannot go on; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, line and column, each once."""
    return sorted(dict.fromkeys(problems), key=lambda found: (found.file, found.line, found.column, found.code))


def stops(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is more than a warning."""
    return any(found.severity == "problem" for found in problems)


def as_text(problems: Sequence[Problem]) -> str:
    """Problems for people: the place, the author's own line with a caret, and what to do."""
    return "\n".join(_text_of(found) for found in problems)


def _text_of(found: Problem) -> str:
    mark = "warning: " if found.severity == "warning" else ""
    lines = [f"{found.place}: {found.code} {mark}{found.message}"]
    if found.excerpt:
        number = str(found.line)
        gutter = " " * len(number)
        excerpt, caret = _window(found.excerpt, found.column)
        lines += [f"{gutter} |", f"{number} | {excerpt}", f"{gutter} | {caret}^"]
    if found.advice:
        lines.append(f"   = {found.advice}")
    return "\n".join(lines) + "\n"


def _window(line: str, column: int) -> tuple[str, str]:
    """The part of a long line that holds the column, and the blanks before its caret."""
    start = 0 if column <= WIDEST_EXCERPT else column - WIDEST_EXCERPT // 2
    shown = line[start : start + WIDEST_EXCERPT].replace("\t", " ")
    return shown, " " * (column - 1 - start)


def as_json(problems: Sequence[Problem]) -> str:
    """Problems for machines: a JSON list of objects."""
    return json.dumps([asdict(found) for found in problems], ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """Problems as GitHub workflow commands, one a line.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", setting an error message.
    """
    return "\n".join(_github_of(found) for found in problems)


def _github_of(found: Problem) -> str:
    level = "error" if found.severity == "problem" else "warning"
    place = f"file={_property(found.file)}" + (f",line={found.line},col={found.column}" if found.line else "")
    text = found.message + (f" ({found.advice})" if found.advice else "")
    return f"::{level} {place},title={found.code}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(problems: Sequence[Problem]) -> str:
    """Problems as a GitLab code quality report.

    Source: GitLab Docs, "Code Quality", report format.
    """
    return json.dumps(
        [
            {
                "description": found.message + (f" ({found.advice})" if found.advice else ""),
                "check_name": found.code,
                "fingerprint": sha256(f"{found.code}{found.place}{found.message}".encode()).hexdigest(),
                "severity": "major" if found.severity == "problem" else "minor",
                "location": {"path": found.file, "lines": {"begin": max(found.line, 1)}},
            }
            for found in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
}
