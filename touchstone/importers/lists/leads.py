"""What stands in a list of items and is none: lead-ins, and the notes and signatures of a candidate's record."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from touchstone.importers.document.accounts import RECORD, TABLE_HEAD, TICK, Accounts
from touchstone.importers.document.lines import LEAD_PART, Line
from touchstone.importers.lists.evidence_grids import without_evidence_grids
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.table_heads import heads_labels
from touchstone.importers.words.vocabulary import lead_in_end

LEAD_IN = "lead-in that stands before each list, such as “You must be able to:”"
_LABEL_HEAD = "head of the column of labels"
_GUIDANCE = "guidance of a form for those who fill it in"

_NEAR = 4
"""Lines that show whether space stands above every line."""
_ASIDE = re.compile(r"\([^()]{3,120}\)")
"""What a form says in brackets behind a lead-in, to those who fill it in."""
_RECORD = re.compile(
    r"(?:for the whole (?:unit|element),? )?(?:the )?(?:assessor|candidate|learner) (?:must|may|can|should) "
    r"(?:assess|answer|provide|produce|be assessed|sign).*|(?:the |your )?assessor (?:must|will|should|may) "
    r"(?:observe|see|watch|ask|question|be shown)\b.*|(?:notes? ?/ ?comments?|comments? ?/ ?notes?)\s*:?"
    r"|evidence for .{1,40} (?:may|can|must|should|cannot) (?:not )?(?:come|be (?:taken|produced|gathered)) .*"
    r"|i (?:confirm|declare) that .*|i \w+ that .*\bmy own work\b.*"
    r"|[^.,;]{0,40}\bsignature\b[^;]{0,60}\bdate\b.{0,60}|[^.,;]{0,40}\bsignature\s*:?|(?:internal|external) verifier.*"
    r"|(?:assessor|candidate) "
    r"(?:signature|name).*"
    r"|assessor(?:’s|'s|s)? \w+ on \w+ of unit|simulation(?: is (?:not )?(?:allowed|permitted).*)?"
    r"|simulation is (?:not |only |never )?\w+ (?:for|in|of) (?:any part of |all of )?(?:this|the|any) \w+.{0,30}"
    r"|evidence (?:reference|ref|number|no)\.?(?: (?:nos?\.?|numbers?))?(?: / .*\bdate)?"
    r"|(?:assessor|candidate|verifier|learner)s?\s*:\s.*"
    r"|countersign.*|.*\binitials? and date\b.*|date\s*:?|(?:print )?name\s*:?|you (?:can|may) cover .* by .*"
    r"|.*professional discussion or questioning.*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Spot:
    """A line of a list, with what stands around it."""

    line: Line
    before_lead: bool = False
    """A lead-in comes next: the line is a sub-heading."""


_COLUMN_HEAD = (
    r"(?:ref(?:erence)?|nos?|number|page|date|initials?|signatures?|comments?|met|achieved|tick|competent|portfolio"
    r"|yes|description|performance criteri(?:a|on)|knowledge and understanding|knowledge|evidence|assessor(?:'s|’s)?"
    r"|candidate(?:'s|’s)?|assessed|method|location|type|of|(?:and|/|&))\.?"
)
_COLUMN_HEADS = re.compile(rf"(?:{_COLUMN_HEAD}(?:\s+|$)){{3,}}", re.IGNORECASE)
_MORE_HEADS = re.compile(rf"(?:{_COLUMN_HEAD}(?:\s+|$))+", re.IGNORECASE)
"""The heads of the columns of a candidate's record, over the criteria; the second on the lines below the first."""


def is_record(text: str) -> bool:
    """Whether a line belongs to a candidate's record around a unit."""
    return len(text) < 300 and text[:1].isupper() and bool(_RECORD.fullmatch(text))


def spots(lines: Iterable[Line], accounts: Accounts) -> list[Spot]:
    """The lines without lead-ins and record notes, which are noted as dropped."""
    out: list[Spot] = []
    heads = False
    own = without_evidence_grids(_without_table_heads(list(lines), accounts), accounts)
    held = _with_whole_lead_ins(own, accounts)
    for line, below in itertools.zip_longest(held, held[1:]):
        heads = bool((_MORE_HEADS if heads else _COLUMN_HEADS).fullmatch(line.text)) and not line.mark
        heads |= below is not None and heads_labels(line.text) and lead_in_end(below.text) == len(below.text)
        reason = TABLE_HEAD if heads else _no_item(line)
        end = len(line.text) if line.part == LEAD_PART else lead_in_end(line.text)
        if reason:
            accounts.drop([line], reason)
        elif end:
            if out and not _goes_on(out):
                out[-1] = Spot(out[-1].line, before_lead=True)
            out += [Spot(piece) for piece in _behind_lead(line, end, accounts)]
        else:
            out.append(Spot(line))
    return out


def _no_item(line: Line) -> str:
    """Why a line is no part of a list; "" where it may be one."""
    if mark_of(line).kind in ("none", "weak", "bullet") and is_record(line.text):
        return RECORD
    if line.table and line.text == "•":
        return TICK
    if line.table and heads_labels(line.text):
        return _LABEL_HEAD
    return TABLE_HEAD if _heads_both(line) else ""


def _behind_lead(line: Line, end: int, accounts: Accounts) -> list[Line]:
    """What stands behind a lead-in on its line, without an aside to those who fill in a form."""
    lead, *rest = line.cut(end)
    asides = [piece for piece in rest if _ASIDE.fullmatch(piece.text)]
    accounts.drop([lead], LEAD_IN)
    accounts.drop(asides, _GUIDANCE)
    return [piece for piece in rest if piece not in asides]


def _heads_both(line: Line) -> bool:
    """Whether a line is the head of two columns in one: `Ref  You must be able to:`, as at the top of each page."""
    first, _, rest = line.text.partition(" ")
    return heads_labels(first) and bool(rest) and lead_in_end(rest) == len(rest)


def _goes_on(listed: list[Spot]) -> bool:
    """Whether the last line is the rest of an item and no sub-heading, though a lead-in stands after it; space above it
    tells nothing where it stands above every line."""
    *above, last = [spot.line for spot in listed[-_NEAR:]]
    apart = last.blank_before and not all(line.blank_before for line in above)
    return bool(above) and last.text[:1].islower() and not apart and not last.heading


def _without_table_heads(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines without the first row of a table, where it is the head of its columns: it holds a lead-in, or the
    head of the column of labels, and no label of an item."""
    rows: dict[int, list[Line]] = {}
    for line in lines:
        first = rows.setdefault(line.table, [line]) if line.table else []
        if first and line.row == first[0].row and line is not first[0]:
            first.append(line)
    heads = {id(line): line for row in rows.values() if _is_table_head(row) for line in row}
    accounts.drop(heads.values(), TABLE_HEAD)
    return [line for line in lines if id(line) not in heads]


def _is_table_head(row: list[Line]) -> bool:
    told = [lead_in_end(line.text) == len(line.text) or heads_labels(line.text) for line in row]
    short = all(len(line.text) < 60 and mark_of(line).kind == "none" for line in row)
    return len(row) > 1 and any(told) and short


def _with_whole_lead_ins(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines, with a lead-in that is broken over two of them made whole on the second."""
    out: list[Line] = []
    for line in lines:
        before = out[-1].text if out else ""
        whole = f"{before} {line.text}"
        rest = line.text[:1].islower() or not lead_in_end(before)
        broken = len(whole) < 90 and lead_in_end(whole) == len(whole) and rest and not lead_in_end(line.text)
        if broken and mark_of(line).kind == "none":
            accounts.drop([out.pop()], LEAD_IN)
            out.append(replace(line, text=whole))
        else:
            out.append(line)
    return out
