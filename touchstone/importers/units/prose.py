"""Running text: paragraphs and lists, as the little Markdown that prose fields take."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import marks_of
from touchstone.importers.signs.line_starts import starts_new
from touchstone.importers.signs.wrapping import Habits, breaks_off, ends, first_word, habits_of, is_open
from touchstone.importers.words.characters import joined

_STRONG = re.compile(r"(\*\*[^*\s](?:[^*]*[^*\s])?\*\*)")
_SPECIAL = re.compile(r"([\\`*\[\]<>])|(?<!\w)(_)|(_)(?!\w)")


def prose_of(lines: Sequence[Line]) -> str:
    """The text of the lines as paragraphs and lists."""
    blocks: list[tuple[str, list[str]]] = []
    habits = habits_of(lines)
    for place, (line, mark) in enumerate(zip(lines, marks_of(lines), strict=True)):
        sign = {"bullet": "- ", "number": f"{mark.number}. ", "letter": f"{mark.number}. "}.get(mark.kind, "")
        before = lines[place - 1] if place else None
        if sign and mark.number and blocks and breaks_off(blocks[-1][1][-1], mark.rest, False):
            blocks[-1][1].append(mark.rest)
        elif sign:
            blocks.append((sign, [mark.rest]))
        elif before is None or _is_paragraph(before, line, habits.width) or _is_apart(before, line, habits):
            blocks.append(("", [line.text]))
        else:
            blocks[-1][1].append(line.text)
    return _written(blocks)


def _is_paragraph(before: Line, line: Line, width: float) -> bool:
    """Whether a line begins a paragraph after the one before."""
    if line.blank_before:
        return not (is_open(before.text) and line.text[:1].islower())
    if not ends(before.text) or before.text.endswith(";"):
        return False
    return bool(width) and len(before.text) + 1 + len(first_word(line.text)) < 0.8 * width


def _is_apart(before: Line, line: Line, habits: Habits) -> bool:
    """Whether a line of a text whose lines are not broken at a width is a paragraph."""
    broken = line.text[:1].islower() and not ends(before.text)
    return not (habits.width or line.size or broken) and starts_new(before, line, habits, "")


def _written(blocks: list[tuple[str, list[str]]]) -> str:
    out = ""
    for place, (sign, texts) in enumerate(blocks):
        gap = "" if not place else "\n" if sign and blocks[place - 1][0] else "\n\n"
        out += f"{gap}{sign}{_escaped(joined(texts))}"
    return out


def _escaped(text: str) -> str:
    """The text with Markdown's signs made harmless."""
    parts = _STRONG.split(text)
    plain = "".join(
        part if place % 2 else _SPECIAL.sub(lambda found: f"\\{found[0]}", part) for place, part in enumerate(parts)
    )
    return re.sub(r"^(\d+)(?=[.)] )|^(?=#|[+-] )", r"\1\\", plain)
