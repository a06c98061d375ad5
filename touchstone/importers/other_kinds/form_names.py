"""Headings that name a form, and sentences that lead to one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from touchstone.importers.document.lines import Line
from touchstone.importers.words.vocabulary import named
from touchstone.importers.words.wordlists import listed_in

_LONGEST = 100
_SECTION = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})+\.?|(?i:appendix|annex|figure|table|atodiad) [0-9A-Z]{1,3}\s*[:.–—-]?)\s+"
)
_ENDS = r"(?:\s*[:–—(-].*|\s+(?:for|of|ar gyfer)\s.*)?"
_EXAMPLE = re.compile(rf"(?:{'|'.join(listed_in('forms')['examples'])})\b.*", re.IGNORECASE)
_NAME = re.compile(rf"(?:.*\s)?(?:{'|'.join(listed_in('forms')['names'])}){_ENDS}", re.IGNORECASE)
_OTHER = re.compile("|".join(listed_in("forms")["not_forms"]), re.IGNORECASE)
_LEAD = re.compile(
    r".*\b[Tt]he following (?:example|template|form) (?P<name>[A-Z][\w/-]*(?: (?:and|or|of|for|the|[A-Z][\w/-]*))*)"
    r" (?:shows?|sets? out|gives?|illustrates?|is|may|can)\b.*"
)
_LEAD_LINES = 3
_LONGEST_LEAD = 400
_ABOVE = 3
"""Lines above a table without a name among which a heading is looked for."""


@dataclass(frozen=True)
class FormName:
    """What a form is called, and the lines that say so."""

    name: str
    lines: tuple[Line, ...]
    is_plain: bool
    """Whether it says that an example or blank follows, so that even lines without cells are one."""


def form_name(lines: Sequence[Line], place: int) -> FormName | None:
    """The name of the form that a heading, or a sentence that leads to it, gives at a place; None where none does."""
    return _named_by(lines[place]) or _led_to(lines, place)


def _named_by(line: Line) -> FormName | None:
    """The form that a heading names."""
    name = _without_number(line.text)
    if line.table or not _is_heading(line, name) or _OTHER.search(name):
        return None
    example = bool(_EXAMPLE.fullmatch(name))
    plain = example and (name.isupper() or line.heading > 0)
    return FormName(name.rstrip(" :"), (line,), plain) if example or _NAME.fullmatch(name) else None


def heading_above(lines: Sequence[Line], place: int) -> FormName | None:
    """The heading, or the caption, in the few lines above a table that nothing calls a form."""
    above = [line for line in lines[max(place - _ABOVE, 0) : place] if not line.table]
    for line in reversed(above):
        name = _without_number(line.text).rstrip(" :")
        captions = line is lines[place - 1] and _is_heading(replace(line, bold=True), name)
        if line.heading or line.bold or captions:
            return FormName(name, (line,), is_plain=False)
    return None


def _without_number(text: str) -> str:
    """A heading without the number of its section, appendix or figure."""
    return _SECTION.sub("", text, count=1).strip()


def _is_heading(line: Line, name: str) -> bool:
    """Whether a line looks like a heading and no sentence."""
    sentence = name.endswith((".", ",", ";", "?")) or not name[:1].isupper()
    if sentence or len(name) > _LONGEST or line.mark or named(line.text):
        return False
    return bool(line.heading or line.bold or name.isupper() or line.blank_before)


def _led_to(lines: Sequence[Line], place: int) -> FormName | None:
    """The form that a sentence leads to, as far as the sentence ends in time and no heading names the form itself."""
    told = _LEAD.fullmatch(lines[place].text) if len(lines[place].text) < _LONGEST_LEAD else None
    ends = range(place + 1, min(place + 1 + _LEAD_LINES, len(lines) - 1))
    end = next((at for at in ends if lines[at - 1].text.endswith((".", ":"))), 0) if told else 0
    return FormName(told["name"], tuple(lines[place:end]), True) if told and end and not _named_by(lines[end]) else None
