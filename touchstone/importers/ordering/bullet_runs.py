"""Bullets or labels that stand in a run before their texts, as a column that a converter wrote first: dealt out to its
items."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.ordering.signs_alone import Sign, as_printed, sign_of
from touchstone.importers.signs.labels import text_mark
from touchstone.importers.signs.line_starts import points_of
from touchstone.importers.signs.wrapping import habits_of, is_open
from touchstone.importers.words.vocabulary import field_named, lead_in_end, part_named

_BULLETS = frozenset("•-–*o")
_FEWEST = 2
"""Bullets of a run."""
_FEWEST_LABELS = 3
"""Labels of a run: two may be the number of a page and one of a list."""
_CLEAR = 1.0
"""By how many points the beginnings that are taken stand out from the best that is not."""
_MOST_LINES = 6
"""Lines of the longest item, on the whole."""


def with_bullet_runs_dealt(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The lines, with each bullet or label of a run on an item of the text below; runs whose texts cannot be divided
    surely stay as they are."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        end = _run_end(lines, at)
        texts = _texts(lines, end, end - at) if end - at >= _FEWEST else []
        starts = _starts(texts, end - at, _label(lines[at]) is None) if texts else None
        if starts is None:
            out += lines[at : max(end, at + 1)]
            at = max(end, at + 1)
            continue
        accounts.use(lines[at:end], "labels")
        marks = dict(zip(sorted(starts), (line.text for line in lines[at:end]), strict=True))
        out += (_marked(line, marks.get(place, "")) for place, line in enumerate(texts))
        at = end + len(texts)
    return out


def _marked(line: Line, sign: str) -> Line:
    """A line that begins an item, with its sign; one that bears its own stands a step deeper."""
    inner = text_mark(line.text).kind != "none"
    if not sign:
        return replace(line, depth=line.depth + 1) if inner else line
    return replace(line, mark=as_printed(sign) if sign_of(sign) else "•")


def _run_end(lines: Sequence[Line], at: int) -> int:
    """Where the run of bullets alike ends that begins here, or of labels that count up from the first."""
    sign = _label(lines[at])
    if sign and sign.number == 1:
        end = at + 1
        while end < len(lines) and (following := _label(lines[end])) and following.follows(sign):
            sign, end = following, end + 1
        return end if end - at >= _FEWEST_LABELS else at
    end = at
    while end < len(lines) and _is_bullet(lines[end]) and lines[end].text == lines[at].text:
        end += 1
    return end


def _label(line: Line) -> Sign | None:
    return None if line.mark or line.table or line.size else sign_of(line.text)


def _is_bullet(line: Line) -> bool:
    return line.text in _BULLETS and not (line.mark or line.table or line.size)


def _texts(lines: Sequence[Line], start: int, count: int) -> list[Line]:
    """The lines below a run that its items may stand on: whole blocks, up to what can be no item."""
    found: list[Line] = []
    for line in itertools.islice(lines, start, start + _MOST_LINES * count):
        if (line.blank_before and len(found) >= count) or _ends(line) or line.page > lines[start - 1].page:
            break
        found.append(line)
    return found


def _ends(line: Line) -> bool:
    named = part_named(line.text) or field_named(line.text) or lead_in_end(line.text) == len(line.text)
    return bool(line.mark or line.table or line.heading or line.size or named or _is_bullet(line))


def _starts(texts: Sequence[Line], count: int, weighed: bool) -> set[int] | None:
    """The places of the lines at which the items begin; None where that is not sure. Where they are not `weighed`, each
    line has to be an item."""
    if not weighed:
        one_by_one = len(texts) == count and not any(line.blank_before for line in texts[1:])
        return set(range(count)) if one_by_one else None
    own = [at for at, line in enumerate(texts) if text_mark(line.text).kind == "none"]
    if len(own) < count or own[:1] != [0]:
        return None
    if len(own) == count:
        return set(own)
    blocks = [at for at in own if at == 0 or texts[at].blank_before]
    return set(blocks) if len(blocks) == count else _best(texts, own, count)


def _best(texts: Sequence[Line], own: Sequence[int], count: int) -> set[int] | None:
    """The lines that look most like beginnings, where these stand out."""
    scored = sorted(_scored(texts, own), reverse=True)
    taken, left = scored[: count - 1], scored[count - 1 :]
    clear = not (taken and left) or taken[-1][0] - left[0][0] >= _CLEAR
    return {0, *(at for _, at in taken)} if clear and len(taken) == count - 1 else None


def _scored(texts: Sequence[Line], own: Sequence[int]) -> Iterator[tuple[float, int]]:
    """What speaks for each line but the first that it begins an item."""
    habits = habits_of([texts[at] for at in own])
    for at in own[1:]:
        before = texts[at - 1]
        inner = text_mark(before.text).kind != "none"
        points = max(points_of(before, texts[at], habits, letter) for letter in "PK")
        yield points + (2.0 if inner and not is_open(before.text) else 0.0), at
