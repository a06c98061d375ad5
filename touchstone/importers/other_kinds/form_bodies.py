"""What stands under the name of a form: its parts as structure shows them, or its lines where no cell can be told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from touchstone.importers.dividing.embedded import is_damage
from touchstone.importers.document.lines import Line
from touchstone.importers.document.tables import Table
from touchstone.importers.other_kinds.checklists import is_checklist_heading, is_section
from touchstone.importers.other_kinds.form_names import form_name
from touchstone.importers.other_kinds.form_parts import Part, blanks_in, is_leader, part_at
from touchstone.importers.other_kinds.roles import is_profile

UNTOLD = "the cells of the form cannot be told apart: its lines stand as they are printed; set them into a table"
_BEFORE = 3
"""Lines of text that may stand between the name of a form and its first part."""
_BETWEEN = 12
"""Words of the longest line between two parts of one form."""
_FEWEST = 3
"""Lines with words of the shortest form whose cells cannot be told apart."""
_LONGEST = 150
_PROSE = 12
"""Words of the shortest paragraph that is surely no row of a form."""


@dataclass
class Body:
    """The parts of a form, with all of their lines, and what is in doubt."""

    parts: list[dict[str, Any]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    drawn: list[Part] = field(default_factory=list)

    @property
    def has_table(self) -> bool:
        """Whether a part is more than labels with blanks."""
        return any(not blanks_in(line) for part in self.drawn for line in part.lines)

    def say(self, lines: Sequence[Line]) -> None:
        """Go on with lines of text, those of one paragraph together."""
        for line in lines:
            text = f"{line.mark} {line.text}".strip()
            goes_on = text[:1].islower() and not (line.blank_before or line.heading or line is lines[0])
            if goes_on and "text" in self.parts[-1]:
                self.parts[-1]["text"] += f" {text}"
            else:
                self.parts.append({"heading" if line.heading else "text": text})
            self.lines.append(line)

    def take(self, part: Part) -> None:
        """Go on with a part that structure shows."""
        self.parts.append(part.values)
        self.lines += part.lines
        self.doubts += [doubt for doubt in part.doubts if doubt not in self.doubts]
        self.drawn.append(part)


def drawn_body(lines: Sequence[Line], start: int, level: int, tables: Mapping[tuple[int, int], Table]) -> Body:
    """The tables and labelled blanks that follow a heading of a level, with the few lines of text between them."""
    body, waiting, place = Body(), list[Line](), start
    while place < len(lines):
        part = part_at(lines, place, tables)
        if part:
            body.say(waiting)
            body.take(part)
            waiting, place = [], place + len(part.lines)
            continue
        if _ends_form(lines, place, level) or not _may_wait(lines[place], waiting, started=body.has_table):
            break
        waiting, place = [*waiting, lines[place]], place + 1
    return body


def _may_wait(line: Line, waiting: Sequence[Line], *, started: bool) -> bool:
    """Whether a line of text may stand inside a form, when a part of it follows."""
    if started:
        return not waiting and len(line.text.split()) <= _BETWEEN
    return len(waiting) < _BEFORE


def _ends_form(lines: Sequence[Line], place: int, level: int) -> bool:
    """Whether something else begins at a line: a section, a checklist, a role profile or another form."""
    line = lines[place]
    if line.heading and not (0 < level < line.heading):
        return True
    inside = line.text.lower().startswith("section")
    if (is_section(line.text) and not inside) or is_checklist_heading(line.text) or is_profile(line.text):
        return True
    return form_name(lines, place) is not None


def printed_body(lines: Sequence[Line], start: int, level: int) -> Body:
    """The lines that follow a name, up to a paragraph of prose or to something else; signs without a word are left
    out."""
    last = min(start + _LONGEST, len(lines))
    ends = (at for at in range(start, last) if _ends_form(lines, at, level) or _is_prose(lines, at))
    under = lines[start : next(ends, last)]
    held = [line for line in under if not is_damage(line.text) and not is_leader(line.text)]
    if len(held) < _FEWEST or any(line.mark for line in held):
        return Body()
    lost = sum(is_damage(line.text) for line in under)
    doubts = [UNTOLD, *([f"signs without a word are left out of the form ({lost} of its lines)"] if lost else [])]
    return Body([{"lines": [line.text for line in held]}], held, doubts)


def _is_prose(lines: Sequence[Line], place: int) -> bool:
    """Whether a paragraph of whole sentences begins at a line."""
    if not lines[place].blank_before or not lines[place].text[:1].isupper():
        return False
    end = next((at for at in range(place + 1, len(lines)) if lines[at].blank_before), len(lines))
    paragraph = lines[place:end]
    if any(is_damage(line.text) or "|" in line.text for line in paragraph):
        return False
    whole = " ".join(line.text for line in paragraph)
    return whole.endswith((".", ":", "?")) and len(re.findall(r"\w+", whole)) >= _PROSE
