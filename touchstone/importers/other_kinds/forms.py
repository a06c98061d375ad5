"""Forms and grids of a longer document: a table to fill in, or an example of one, as a page of guidance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.draft import Draft, WordCheck, source_of
from touchstone.importers.document.lines import Line, Reading
from touchstone.importers.document.tables import Table
from touchstone.importers.other_kinds.checklists import counted_name
from touchstone.importers.other_kinds.form_bodies import UNTOLD, Body, drawn_body, printed_body
from touchstone.importers.other_kinds.form_names import FormName, form_name, heading_above
from touchstone.importers.other_kinds.form_parts import Part, part_at
from touchstone.importers.words.characters import words
from touchstone.importers.words.naming import slug

_FIRST = 5
"""The last line at which a document that is a form may begin to be one."""
_REST = 0.3
"""The share of lines that may stand around the forms of a document that is nothing else."""
_MOST = 100
"""Forms of one document."""


def form_drafts(reading: Reading, unit: Collection[int], accounts: Accounts) -> Iterator[Draft]:
    """A draft for each form outside the unit, whose lines are given by their ids; the lines of forms are noted as
    used.

    What stands in cells is taken as the document has it, before anything was left out or put together.
    """
    tables = {(table.number, cell.row): table for table in reading.tables for cell in table.cells}
    lines = [line for line in reading.lines if line.id not in unit and (line.table or not accounts.knows(line))]
    given: list[str] = []
    place = 0
    while place < len(lines) and len(given) < _MOST:
        name, body = _form_at(lines, place, tables)
        if name and body.parts:
            given.append(name.name)
            yield _draft(reading, counted_name(given), name, body, accounts)
            place = lines.index(body.lines[-1], place)
        place += 1


def lone_forms(reading: Reading, accounts: Accounts) -> list[Draft]:
    """The forms of a document that holds hardly anything else and begins with the name of one; none otherwise."""
    forms = list(form_drafts(reading, (), accounts))
    used = {fate.line.id for form in forms for fate in form.fates}
    others = [line for line in reading.lines if line.id not in used and not accounts.knows(line)]
    if not used or min(used) > _FIRST or len(others) > _REST * len(reading.lines):
        return []
    forms[0].fates = accounts.fates(reading.lines)
    return forms


def _form_at(
    lines: Sequence[Line], place: int, tables: Mapping[tuple[int, int], Table]
) -> tuple[FormName | None, Body]:
    """The form that begins at a line, if one does."""
    name = form_name(lines, place)
    if name:
        start, level = place + len(name.lines), name.lines[0].heading
        body = drawn_body(lines, start, level, tables)
        if _is_drawn(body):
            return name, body
        return name, printed_body(lines, start, level) if name.is_plain else Body()
    if lines[place].table and (place == 0 or lines[place - 1].table != lines[place].table):
        return _unnamed(lines, place, tables)
    return None, Body()


def _is_drawn(body: Body) -> bool:
    """Whether there is more than one row, or a table beside labelled blanks."""
    rows = [row for part in body.drawn for row in part.rows]
    return len(rows) > 1 and any(len(row) > 1 for row in rows)


def _unnamed(
    lines: Sequence[Line], place: int, tables: Mapping[tuple[int, int], Table]
) -> tuple[FormName | None, Body]:
    """A table that no heading calls a form: it is one where a whole column is left to fill in."""
    part = part_at(lines, place, tables)
    if part is None or not _has_blank_column(part):
        return None, Body()
    body = Body()
    body.take(part)
    return heading_above(lines, place) or FormName(str(part.rows[0][0]["text"]), (), is_plain=False), body


def _has_blank_column(part: Part) -> bool:
    """Whether one column is blank in every row below its head, two at least, while the row or the column has a head."""
    rows = part.rows
    if len(rows) < 2 or len({len(row) for row in rows}) > 1 or not all(row[0]["text"] for row in rows):
        return False
    columns = range(1, len(rows[0]))
    if len(rows) > 2 and any(not any(row[at]["text"] for row in rows[1:]) for at in columns):
        return True
    return any(not any(row[at]["text"] for row in rows) for at in columns)


def _draft(reading: Reading, title: str, name: FormName, body: Body, accounts: Accounts) -> Draft:
    used = list(dict.fromkeys([*name.lines, *body.lines]))
    ident = slug(f"form {title}")
    accounts.use(used, f"form {ident}")
    values: dict[str, Any] = {"id": ident, "title": f"Form: {title}", "parts": body.parts}
    check = _word_check(used, name, values)
    values["source"] = source_of(reading, used)
    doubts = [Doubt("a form is written as a page: look at its cells, then move it into your docs folder", used[0])]
    doubts += [Doubt(what, used[0], "parts", 3 if what == UNTOLD else 2) for what in body.doubts]
    sure = 0.3 if UNTOLD in body.doubts else 0.7 if body.doubts else 0.9
    return Draft("form", values, reading, accounts.fates(used), doubts, confidence={"parts": sure}, words=check)


def _word_check(used: Sequence[Line], name: FormName, values: dict[str, Any]) -> WordCheck:
    """The words of the lines under the name beside those of the page."""
    named = {id(line) for line in name.lines}
    source = Counter(word for line in used if id(line) not in named for word in words(f"{line.mark} {line.text}"))
    held = Counter(word for text in _texts(values["parts"]) for word in words(text))
    return WordCheck.of(source, held)


def _texts(parts: Sequence[dict[str, Any]]) -> Iterator[str]:
    for part in parts:
        yield from (cell["text"] for row in part.get("rows", ()) for cell in row)
        yield from part.get("lines", ())
        yield from (part[name] for name in ("heading", "text") if name in part)
