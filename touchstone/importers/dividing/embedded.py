"""Units that are described inside a longer document, whose sections hold much else."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from touchstone.importers.dividing.surroundings import AROUND
from touchstone.importers.dividing.zones import Zone, zones_of
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.characters import folded
from touchstone.importers.words.vocabulary import lead_in_end, named

_DAMAGE = "signs without a word, as scans make of pictures"
_LONG = 200
_EXAMPLE = re.compile(r".*\b(?:an )?example\b.*\b(?:is )?(?:given|provided|shown|below|follows)\b.*", re.IGNORECASE)
_SECTION = re.compile(
    r"\d{1,2}(?:\.\d{1,2})+\s+[A-Z].*|(?:appendix|chapter|section|annex) [0-9A-Z]+\b.*", re.IGNORECASE
)
_ABOUT = re.compile(r"this (?:unit|standard) (?:is about|covers|describes)\b", re.IGNORECASE)
_LINKS = "Links to other units"
_HEADED = {
    "Target group": re.compile(
        r"this (?:unit|standard) is (?:appropriate|recommended|intended|suitable|relevant|aimed)\b.*", re.IGNORECASE
    ),
    _LINKS: re.compile(r"this (?:unit|standard) (?:links|is linked|is related) (?:with|to)\b.*", re.IGNORECASE),
    "Scope/range": re.compile(r"[A-Z][\w ]{2,50} (?:will|may|must|could|should) include:"),
}
"""How the parts of a summary without headings begin."""


def is_embedded(lines: Sequence[Line]) -> bool:
    """Whether a unit is one part of a much longer document."""
    if len(lines) < _LONG:
        return False
    marks = sum(1 for line in lines if mark_of(line).kind == "label")
    sections = sum(1 for line in lines if _SECTION.fullmatch(line.text) and not named(line.text))
    return sections > 3 and marks < 0.2 * len(lines)


def described_unit(lines: Sequence[Line]) -> list[Line]:
    """The lines of a unit that a longer document describes, in the order of a unit."""
    kept = [line for zone in _best_run(zones_of(lines)) for line in (*zone.heading, *_own_lines(zone))]
    return [line for line in kept if not is_damage(line.text)]


def embedded_unit(kept: Sequence[Line], lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines of a described unit under headings; all other lines of the document are noted as dropped."""
    ids = {(line.id, line.start) for line in kept}
    others = [line for line in lines if (line.id, line.start) not in ids and not accounts.knows(line)]
    accounts.drop([line for line in others if is_damage(line.text)], _DAMAGE)
    accounts.drop([line for line in others if not is_damage(line.text)], AROUND)
    return _with_headings(kept, accounts)


def is_damage(text: str) -> bool:
    """Whether a line holds no word and no number that could be a label or a value."""
    found = re.findall(r"\w+", text)
    if text.isdigit() or mark_of(Line(0, text, 0)).kind in ("label", "number", "letter"):
        return False
    return all(len(word) < 3 for word in found) and (len(found) < 2 or bool(re.search(r"[^\w\s.,]", text)))


def _best_run(zones: list[Zone]) -> list[Zone]:
    """The overview, criteria and knowledge that follow one another and hold a lead-in or labels."""
    run: list[Zone] = []
    for place, zone in enumerate(zones):
        if zone.kind == "performance" and _has_list(zone.lines):
            before = [one for one in zones[:place] if one.kind == "overview" and _is_overview(one.lines)]
            after = [one for one in zones[place + 1 : place + 3] if one.kind == "knowledge" and _has_list(one.lines)]
            run = [*before[-1:], zone, *after[:1]]
            if len(run) > 1:
                return run
    return run


def _is_overview(lines: Sequence[Line]) -> bool:
    """Whether lines are more than a heading that is mentioned: several of them, or a sentence about the unit."""
    return len(lines) > 4 or any(_ABOUT.match(line.text) for line in lines)


def _has_list(lines: Sequence[Line]) -> bool:
    marks = sum(1 for line in lines if mark_of(line).kind in ("label", "number"))
    return marks > 1 and any(lead_in_end(line.text) for line in lines)


def _own_lines(zone: Zone) -> list[Line]:
    """The lines of a zone from its lead-in or example on, up to the next section of the longer document."""
    end = next((place for place, line in enumerate(zone.lines) if _SECTION.fullmatch(line.text)), len(zone.lines))
    lines = zone.lines[:end]
    lead = next((place for place, line in enumerate(lines) if lead_in_end(line.text)), None)
    if lead is not None and zone.kind != "overview":
        above = lines[lead - 1].text if lead else ""
        heading = 0 < len(above) < 60 and not above.endswith(".") and not is_damage(above)
        return lines[lead - 1 if heading else lead :]
    example = next((place for place, line in reversed(list(enumerate(lines))) if _EXAMPLE.fullmatch(line.text)), None)
    example = example if example is not None else _broken_example(lines)
    return lines[example + 1 :] if example is not None else lines


def _broken_example(lines: Sequence[Line]) -> int | None:
    """The end of a sentence about an example that is broken over two lines."""
    for place, (line, below) in enumerate(itertools.pairwise(lines), start=1):
        if "example" in folded(line.text) and _EXAMPLE.fullmatch(f"{line.text} {below.text}"):
            return place
    return None


def _with_headings(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines with the parts of an unheaded summary under headings of their own; a heading that was put in has no
    words to account for."""
    out: list[Line] = []
    for line in lines:
        told = (heading for heading, pattern in _HEADED.items() if pattern.fullmatch(line.text))
        if (heading := next(told, "")) and mark_of(line).kind != "label":
            out.append(Line(line.id, heading, line.number, line.page, start=-1, heading=3))
            if heading == _LINKS:
                accounts.drop([line], "sentence that stands before the links")
        if not accounts.knows(line):
            out.append(line)
    return out
