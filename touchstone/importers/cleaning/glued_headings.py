"""Headings of the margin that stand in one line with the text beside them, since a converter wrote the row of a page as
a line: `What you must do What you must cover`, `Scope/range Vehicles`, `Scope/range 1` above `2`."""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.importers.document.accounts import RECORD, Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.reading.pages.record_columns import is_record_head
from touchstone.importers.signs.labels import text_mark
from touchstone.importers.words.vocabulary import begins_a_name, is_group_heading, is_part, named, part_named

_MOST_WORDS = 12
"""Words of the longest line in which a heading is looked for."""


def with_glued_headings_apart(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with the heading of a part in a line by itself where another heading, or the first term or entry of
    its list, stands behind it; and without the head of a record's column there, which is noted as dropped."""
    out: list[Line] = []
    for at, line in enumerate(lines):
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        end = _heading_end(line, below)
        pieces = line.cut(end) if end else [line]
        heads = [piece for piece in pieces[1:] if is_record_head(piece.text)]
        accounts.drop(heads, RECORD)
        out += (piece for piece in pieces if piece not in heads)
    return out


def _heading_end(line: Line, below: str) -> int:
    """Where the text behind a heading begins in its line; 0 where there is no such heading."""
    text = line.text
    if line.table or line.mark or line.size or not text[:1].isupper() or len(text) > 120:
        return 0
    words = text.split()
    first = words[0] if words else ""
    likely = begins_a_name(first) or part_named(first) or "/" in "".join(words[:3])
    if not likely or len(words) > _MOST_WORDS or named(text) or is_group_heading(text):
        return 0
    ends = [at for at, sign in enumerate(text) if sign == " "]
    return next((at + 1 for at in reversed(ends) if _is_glued(text[:at], text[at + 1 :], below)), 0)


def _is_glued(heading: str, behind: str, below: str) -> bool:
    """Whether a text is the heading of a part and what stands behind it belongs to another line."""
    if not is_part(heading):
        return False
    if is_record_head(behind):
        return True
    if is_part(behind):
        return behind[:1].isupper() and part_named(behind) != part_named(heading)
    number = behind == "1" and below.split()[:1] == ["2"]
    return number or ("/" in heading and (behind[:1].isupper() or text_mark(behind).kind != "none"))
