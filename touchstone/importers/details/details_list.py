"""The details list of a unit: `label value` on one line or two, with or without a colon, in a table or in a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from touchstone.importers.details.pairs import in_pairs
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Line
from touchstone.importers.signs.field_starts import SURE_LABELS, Start, field_start, is_plain_value
from touchstone.importers.signs.field_values import FORMS
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.wrapping import is_open
from touchstone.importers.words.characters import joined
from touchstone.importers.words.vocabulary import named

_OTHER_LABEL = re.compile(r"[A-Z][A-Za-z'’/-]*(?: [A-Za-z'’/-]+){0,4}: +\S")
"""How a row with a label that is not known begins."""
_DEVELOPER = re.compile(r"(?:Developed|Produced|Datblygwyd) (?:by|gan) [A-Z]")
_PLAIN = ("version", "approved", "review_due")
"""Fields whose values can be nothing else."""
_LISTS = ("occupations", "keywords", "suites")
_SHORT = (*_PLAIN, "validity", "status", "urn", "original_urn")
"""Fields whose values end with their line."""
_OTHER_PRINT = 1.5
"""Points by which letters differ that belong to no one value."""
DETAIL_FIELDS = (
    *("version", "approved", "review_due", "validity", "status"),
    *("developed_by", "originating_organisation", "original_urn"),
    *("occupations", "suites", "keywords", "soc_codes", "category"),
)
"""The fields of the list, in the order of a unit's file."""


@dataclass
class Details:
    """The fields that were read, as the unit's YAML takes them."""

    values: dict[str, object] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def details_begin(lines: Sequence[Line]) -> int | None:
    """Where a details list begins in a zone that has no heading for it: at three fields that follow one another."""
    starts = [place for place, line in enumerate(lines) if _may_start(line)]
    closing = _closing_place(lines)
    for at, place in enumerate(starts):
        near = [other for other in starts[at : at + 3] if other - place <= 8]
        alone = _is_lone_field(lines[place]) and (at + 1 == len(starts) or len(near) == 2)
        plain = _is_plain(lines[place]) or _is_over_plain(lines, place)
        if len(near) == 3 or alone or plain or place >= closing:
            return place
    return None


def _closing_place(lines: Sequence[Line]) -> int:
    """The place of the first field from which on nothing but labels with colons and values stand, one of them of a
    field that stands nowhere else; behind the last line where there is none."""
    place, first, surely = len(lines), len(lines), False
    while place:
        place -= 1
        start = field_start(lines[place], sure=True)
        if start and start.value:
            first, surely = place, surely or start.name in SURE_LABELS
        elif not _OTHER_LABEL.match(lines[place].text):
            break
    return min(first if surely else len(lines), _last_paragraph(lines))


def _last_paragraph(lines: Sequence[Line]) -> int:
    """The place of the last paragraph where it holds nothing but fields that stand nowhere else, two at least, one of
    them a version or a date, or who developed the unit alone; behind the last line where it does not."""
    place = len(lines)
    while place and (start := field_start(lines[place - 1], sure=False)) and start.name in SURE_LABELS and start.value:
        place -= 1
    fields = lines[place:]
    plain = len(fields) > 1 and any(is_plain_value(field_start(line, sure=True)) for line in fields)
    alone = len(fields) == 1 and bool(_DEVELOPER.match(fields[0].text))
    return place if (plain or alone) and fields[0].blank_before else len(lines)


def _is_plain(line: Line) -> bool:
    """Whether a line of its own is a version or a date, which can be nothing else."""
    return line.blank_before and not line.mark and is_plain_value(field_start(line, sure=True))


def _is_over_plain(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the label of a version or a date, and the next line holds one and nothing else."""
    told = named(lines[place].text)
    if not told or not told.field or told.guessed or told.name not in _PLAIN or place + 1 >= len(lines):
        return False
    return not lines[place].mark and FORMS[told.name](lines[place + 1].text) is not None


def _may_start(line: Line) -> bool:
    start = field_start(line, sure=False)
    return start is not None and (start.name in SURE_LABELS or len(start.value) < 60) and not line.mark


def _is_lone_field(line: Line) -> bool:
    told = named(line.text)
    apart = line.blank_before or line.bold or line.heading > 0
    return told is not None and told.field and not told.guessed and told.name in SURE_LABELS and apart


def read_details(lines: Sequence[Line], accounts: Accounts, into: Details, *, sure: bool = False) -> list[Line]:
    """Read fields into `into`; gives the lines that belong to none. With `sure`, labels must have a colon or stand
    alone."""
    rest: list[Line] = []
    lines = in_pairs(lines, accounts)
    runs, place = _in_runs(lines), 0
    while place < len(lines):
        start = field_start(lines[place], sure=sure) or _after_fields(lines, place, runs)
        if start is None:
            rest.append(lines[place])
            place += 1
            continue
        end = _value_end(lines, place, start, sure)
        texts = [*filter(None, [start.value]), *(line.text for line in lines[place + 1 : end])]
        _take(start.name, texts, lines[place:end], accounts, into)
        place = end
    return rest


def _after_fields(lines: Sequence[Line], place: int, runs: set[int]) -> Start | None:
    """The field that a line begins with where nothing but its label tells it, and the two lines before are fields."""
    start = field_start(lines[place], sure=False)
    if not start or not start.value:
        return None
    told = place > 1 and all(field_start(line, sure=True) for line in lines[place - 2 : place])
    return start if (told and start.name in SURE_LABELS) or place in runs else None


def _in_runs(lines: Sequence[Line]) -> set[int]:
    """The places of lines in runs of four at least that all begin with labels of fields, two of them surely."""
    found: set[int] = set()
    run: list[int] = []
    for place, line in enumerate([*lines, None]):
        if line is None or not _holds_field(line) or line.blank_before:
            sure = sum(1 for at in run if field_start(lines[at], sure=True))
            found |= set(run) if len(run) > 3 and sure > 1 else set()
            run = []
        if line is not None and _holds_field(line):
            run.append(place)
    return found


def _holds_field(line: Line) -> bool:
    start = field_start(line, sure=False)
    return bool(start and start.value)


def _value_end(lines: Sequence[Line], place: int, start: Start, sure: bool) -> int:
    """Where the value of a field ends: before the next field, or after its line in a list of `label: value`."""
    following = range(place + 1, len(lines))
    ends = (at for at in following if field_start(lines[at], sure=sure) or _is_beyond(lines, place, at, start, sure))
    return next(ends, len(lines))


def _is_beyond(lines: Sequence[Line], place: int, end: int, start: Start, sure: bool) -> bool:
    line, taken = lines[end], end - place - 1 + bool(start.value)
    if taken == 0 or _completes(start, [one.text for one in lines[place + 1 : end]], line.text):
        return False
    if lines[place].table and (line.table or not line.size):
        return (line.table, line.row) != (lines[place].table, lines[place].row)
    labelled = bool(start.value and _OTHER_LABEL.match(line.text))
    labelled = labelled or (lines[place].bold and line.bold and not lines[end - 1].bold)
    apart = line.blank_before or (sure and not _runs_on(lines, place, end))
    return labelled or apart or taken > 4 or start.name in _SHORT or _is_other_print(lines[end - 1], line)


def _is_other_print(value: Line, line: Line) -> bool:
    """Whether a line of a page is set in larger or smaller letters than the value above it."""
    return min(value.size, line.size) > 0 and abs(value.size - line.size) > _OTHER_PRINT


def _completes(start: Start, texts: list[str], following: str) -> bool:
    """Whether the next line makes a date of what is none yet, as `2013` behind `30 Apr`."""
    held = joined([*filter(None, [start.value]), *texts])
    if start.name not in ("approved", "review_due") or FORMS[start.name](held) is not None:
        return False
    return FORMS[start.name](f"{held} {following}") is not None


def _joined_list(texts: list[str], lines: Sequence[Line]) -> str:
    """The entries of a field over several lines, where each line is one: a list, or the paragraphs of a cell."""
    values = lines[-len(texts) :]
    marked = all(line.mark or mark_of(line).kind == "bullet" for line in values)
    cell = all(line.table and not line.size for line in values)
    under = len(texts) < len(lines) and lines[0].bold and not any(line.bold or line.size for line in values)
    if not (marked or cell or under) or any(";" in text or text.endswith(",") for text in texts):
        return joined(texts).strip()
    return "; ".join(mark_of(line).rest for line in values)


def _runs_on(lines: Sequence[Line], place: int, end: int) -> bool:
    """Whether a line surely goes on with the value before: nothing can end there, or it begins small or set in."""
    before, line = lines[end - 1], lines[end]
    if line.blank_before or line.heading or line.mark or line.bold != before.bold:
        return False
    return before.text.endswith(";") or is_open(before.text) or line.text[:1].islower() or line.x > lines[place].x + 2


def _are_code_and_urn(one: str, other: str) -> bool:
    """Whether of two references the longer is the URN and ends with the shorter, which is the code."""
    short, long = sorted((one, other), key=len)
    return len(short) < len(long) and long.upper().endswith(short.upper())


def _take(name: str, texts: list[str], lines: Sequence[Line], accounts: Accounts, into: Details) -> None:
    text = _joined_list(texts, lines) if name in _LISTS and len(texts) > 1 else joined(texts).strip()
    if not text or text in ("-", "–", "N/A", "n/a"):
        accounts.drop(lines, "field with nothing in it")
        return
    value = FORMS.get(name, str)(text)
    if value is None:
        into.doubts.append(Doubt(f"“{text}” cannot be read as the field ‘{name}’", lines[0], name, 2))
        accounts.leave(lines, f"cannot be read as the field ‘{name}’")
    elif name in into.values and (into.values[name] == value or into.printed[name].lower() == text.lower()):
        accounts.drop(lines, "field that says again what stands above")
    elif name in into.values and name == "urn" and _are_code_and_urn(str(into.values[name]), text):
        code, into.values[name] = sorted((str(into.values[name]), text), key=len)
        into.values.setdefault("code", code)
        accounts.use(lines, name)
    elif name in into.values:
        what = f"the field ‘{name}’ stands twice: “{into.printed[name]}” and “{text}”"
        into.doubts.append(Doubt(what, lines[0], name, 2))
        accounts.leave(lines, f"the field ‘{name}’ stands twice")
    else:
        into.values[name] = value
        into.printed[name] = text
        accounts.use(lines, name)
