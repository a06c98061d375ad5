"""Lists that lines hold: behind their terms, as `Goods: fragile; heavy`, `Goods include bread, milk` or `Goods (bread,
milk)`, or with nothing else in their part, as `puppies; dogs in pain; dogs that have bitten`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import SUB_HEADING, Line
from touchstone.importers.signs.labels import mark_of

_SIGN = "sign or word between the entries of a list"

_TERM = re.compile(
    r"(?P<term>[^\W\d_][^:;.,]{1,58}?)"
    r"(?:\s+(?:(?:will|may|could|should|must|can|to) )?(?:includ(?:es?|ing)|covers?|such as)"
    r"\s*:?|\s*:|\s[–—-])\s+(?P<rest>\S.*)"
)
_MOST_WORDS = 8
"""Words of the longest term, and of the longest entry between commas."""
_BRACKETED = re.compile(
    r"[^\W\d_][^():;,]{1,58}?\s*"
    r"\((?!e\.?g\b|i\.?e\b|such as\b|including\b|for example\b)(?P<rest>[^()]*[,;][^()]*)\)[.;]?"
)
_JOINT = re.compile(r"\s(?:and|or)\s")
"""A word before the last entry, which joins it to the list where every list has one."""
_FEWEST = 2
"""Lines that all bear a list in brackets: one alone may explain its entry."""
_LEAST, _SHORT = 3, 3
"""Entries on one line that are a list, and words of the longest of them where only commas part them."""
_LAST_TWO = re.compile(r"\s(?P<joint>and|or)\s")


def run_in_lists(lines: Sequence[Line], accounts: Accounts) -> list[Line] | None:
    """The lines cut into terms, as headings, and the entries of their lists; None where they are no such lists.

    Entries stand between semicolons or, where there are none, between commas. The `and` before the last entry is a
    joint where every list has one; otherwise it belongs to the entry.
    """
    lists = _lists(lines)
    divider = _divider(lists)
    if not divider:
        return None
    joint = _has_joints(lists, divider)
    closed = [_without_stop(one, accounts) for one in lists]
    return [piece for one in closed for piece in _pieces(one, divider, joint, accounts)]


def _without_stop(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines of one list without the full stop that closes it, which is no part of its last entry."""
    *before, last = lines
    if not re.search(r"[\w)]\.$", last.text) or last.text.endswith("etc."):
        return [*before, last]
    accounts.drop([last.piece(len(last.text) - 1)], _SIGN)
    return [*before, last.piece(0, len(last.text) - 1)]


def entries_of(lists: Sequence[Sequence[Line]], accounts: Accounts) -> list[list[Line]]:
    """The lines beside each term of a table, with lists inside a line cut into their entries where every term has one
    line, or semicolons stand in it."""
    held = [one for one in lists if one]
    divider = _divider(held) if all(len(one) == 1 and mark_of(one[0]).kind == "none" for one in held) else ""
    if not divider:
        return [list(one) for one in lists]
    joint = _has_joints(held, divider)
    return [list(_pieces(one, divider, joint, accounts)) if one else [] for one in lists]


def _has_joints(lists: Sequence[Sequence[Line]], divider: str) -> bool:
    """Whether every list between commas has an `and` or `or` before its last entry."""
    rests = [rest for one in lists if "," in (rest := _rest(one))]
    return divider == "," and all(_LAST_TWO.search(rest.rpartition(",")[2]) for rest in rests)


def _lists(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each term; none where the first has no term, or where marks set off lines that have none."""
    lists: list[list[Line]] = []
    marked = any(mark_of(line).kind != "none" for line in lines)
    for line in lines:
        if _term(line):
            lists.append([line])
        elif not lists or (mark_of(line).kind != "none") or (marked and line.blank_before):
            return []
        else:
            lists[-1].append(line)
    return lists


def is_run_in(line: Line) -> bool:
    """Whether a line holds a term and several entries behind it."""
    found = _term(line)
    return found is not None and bool(re.search(r"[,;]\s|\s(?:and|or)\s", found["rest"]))


def _term(line: Line) -> re.Match[str] | None:
    found = _TERM.fullmatch(mark_of(line).rest)
    return found if found and len(found["term"].split()) <= _MOST_WORDS else None


def _rest(lines: Sequence[Line]) -> str:
    found = _term(lines[0])
    return " ".join([found["rest"] if found else lines[0].text, *(line.text for line in lines[1:])])


def _divider(lists: Sequence[Sequence[Line]]) -> str:
    """The sign between entries: semicolons in any list; strokes between blanks in all of them; commas where every entry
    is short and there are several lists, or several commas."""
    rests = [_rest(one) for one in lists]
    if any(re.search(r";\s+\S", rest) for rest in rests):
        return ";"
    if rests and all(re.search(r"\s/\s", rest) for rest in rests):
        return r"\s/"
    entries = [entry.strip() for rest in rests for entry in rest.split(",")]
    short = all(len(entry.split()) <= _MOST_WORDS for entry in entries)
    whole = not any("." in rest.rstrip(".") or rest.endswith(("?", "!", ":")) for rest in rests)
    enough = (len(lists) > 1 and any("," in rest for rest in rests)) or any(rest.count(",") > 1 for rest in rests)
    return "," if rests and enough and short and whole else ""


def _pieces(lines: Sequence[Line], divider: str, joint: bool, accounts: Accounts) -> Iterator[Line]:
    """The term and the entries of one list."""
    found, open_entry = _term(lines[0]), False
    for place, line in enumerate(lines):
        start = line.text.rindex(found["rest"]) if found and not place else 0
        if start:
            yield _headed(line, start, accounts)
        for begin, end, is_sign in _spans(line.text, start, divider, joint and place + 1 == len(lines)):
            piece = line.piece(begin, end)
            if is_sign:
                accounts.drop([piece], _SIGN)
                open_entry = False
            elif piece.text:
                yield replace(piece, mark="" if open_entry else "•")
                open_entry = True


def _headed(line: Line, start: int, accounts: Accounts) -> Line:
    """The term as a heading without its mark."""
    mark = mark_of(line)
    if line.mark or mark.kind == "none":
        return replace(line.piece(0, _term_end(line, start)), heading=SUB_HEADING, mark="")
    at = len(line.text) - len(mark.rest)
    accounts.use([line.piece(0, at)], "labels")
    return replace(line.piece(at, _term_end(line, start)), heading=SUB_HEADING)


def _term_end(line: Line, start: int) -> int:
    """Where a term ends, without the dash behind it."""
    return len(line.text[:start].rstrip(" –—-"))


def _spans(text: str, start: int, divider: str, joint: bool) -> Iterator[tuple[int, int, bool]]:
    """The entries and the signs between them, with where each begins and ends."""
    signs = [
        (one.start(), one.end()) for one in re.finditer(rf"{divider}(?:\s+(?:and|or)(?=\s))?(?:\s+|$)", text[start:])
    ]
    last = _LAST_TWO.search(text[start + (signs[-1][1] if signs else 0) :]) if joint else None
    if last:
        before = signs[-1][1] if signs else 0
        signs.append((before + last.start(), before + last.end()))
    bounds = [0, *itertools.chain.from_iterable(signs), len(text) - start]
    for place, (begin, end) in enumerate(itertools.pairwise(bounds)):
        if begin < end:
            yield start + begin, start + end, place % 2 == 1


def bracketed_lists(lines: Sequence[Line], accounts: Accounts) -> list[Line] | None:
    """The lines cut into terms, as headings, and the entries of their lists; None where not all of them are such."""
    found = [_BRACKETED.fullmatch(mark_of(line).rest) for line in lines]
    if len(lines) < _FEWEST or not all(found):
        return None
    joint = all(_JOINT.search(re.split("[,;]", one["rest"])[-1]) for one in found if one)
    return [piece for line in lines for piece in _in_brackets(line, joint, accounts)]


def _in_brackets(line: Line, joint: bool, accounts: Accounts) -> Iterator[Line]:
    start, end = line.text.index("(", len(line.text) - len(mark_of(line).rest)), line.text.rindex(")")
    yield _headed(line, start, accounts)
    accounts.drop([line.piece(start, start + 1), line.piece(end)], _SIGN)
    rest = line.text[:end]
    divider = ";" if ";" in rest[start:] else ","
    for begin, stop, is_sign in _spans(rest, start + 1, divider, joint):
        piece = line.piece(begin, stop)
        if is_sign:
            accounts.drop([piece], _SIGN)
        elif piece.text:
            yield replace(piece, mark="•")


def with_entries(lines: Sequence[Line]) -> list[Line]:
    """The entries of the one line of a part, each as an item; the lines as they are where it is no list."""
    if len(lines) != 1 or mark_of(lines[0]).kind != "none" or is_run_in(lines[0]) or ":" in lines[0].text:
        return list(lines)
    line = lines[0]
    sign = ";" if ";" in line.text else ","
    pieces = line.cut(*(found.end() for found in re.finditer(rf"{sign}\s+", line.text)))
    texts = [piece.text.rstrip(";,. ") for piece in pieces]
    short = sign == ";" or all(len(text.split()) <= _SHORT for text in texts)
    if len(pieces) < _LEAST or not short or any(". " in text for text in texts):
        return list(lines)
    return [replace(piece, text=text, mark="•") for piece, text in zip(pieces, texts, strict=True)]
