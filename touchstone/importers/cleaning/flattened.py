"""Documents whose line ends were lost: one long paragraph is cut where headings, lead-ins, labels and numbers stand
in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.importers.cleaning.flat_lists import labels_in, numbered
from touchstone.importers.cleaning.running_heads import PAGE_NUMBER, RUNNING_HEAD
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.reading.html import fragment_lines
from touchstone.importers.reading.text import has_fragments
from touchstone.importers.signs.labels import bare_labels, text_mark
from touchstone.importers.words.vocabulary import FIELDS, LEAD_INS, field_named
from touchstone.importers.words.wordlists import listed_in

_LONG = 280
"""A line of this many letters may be a whole page without its line ends."""
_SHORT_PAGE = 100
"""Letters of the shortest page that begins with its number."""
_ENDS_WITH_NUMBER = re.compile(r"(?P<text>.*\S) \d{1,3}", re.DOTALL)
_SEVERAL, _FOOT = 2, 3
"""Pages that show what their feet have in common, and the words of the shortest foot."""

_HEADINGS: list[str] = listed_in("vocabulary")["flattened_headings"]
_FIELD_LABELS = sorted(
    {
        label
        for labels in FIELDS.values()
        for label in labels
        if " " in label or label in ("validity", "status", "keywords", "suite")
    }
    | {"original urn"},
    key=len,
    reverse=True,
)
_ANY_HEADING = "|".join(re.escape(one) for one in sorted(_HEADINGS, key=len, reverse=True))
_HEADING = re.compile(rf"(?:(?<=^)|(?<=[\s.]))(?:{_ANY_HEADING})(?=\s+(?:[A-Z\d(•]|$)|$)")
_NAME_BEFORE = re.compile(r"(?<![.!?:] )(?<!^)\b(?:[A-Z][a-z]+|for|of|and|the) $")
_LEAD_IN = re.compile(
    rf"(?<![\w])(?:{'|'.join(f'{one[:1].upper()}{one[1:]}' for one in sorted(LEAD_INS, key=len, reverse=True))})\s*:"
)
_FIELD = re.compile(
    rf"(?<=\s)(?=[A-Z])(?:(?i:{'|'.join(re.escape(one) for one in _FIELD_LABELS)})(?=\s+[\dA-Z])"
    r"|Key ?[Ww]ords(?=\s+[a-z]))"
)
"""The label of a field without a colon, inside a line."""
LABELS = re.compile(
    rf"\s+(?=(?=[A-Z])(?i:{'|'.join(re.escape(one) for labels in FIELDS.values() for one in labels)}"
    r"|original urn|urn|soc code)\s?:\s)"
)
"""Blanks before the label of a field with a colon."""
_MANY_FIELDS = 3
"""Such labels in a line that is a whole list of fields."""
_CELL_MARK = re.compile(r"(?:PC|KU|SK|[PKSVB])? ?\d{1,3}(?:\.\d{1,2})?[.):]?|\(?[a-z]\)|[•▪*–-]")
_SUB_HEADING = re.compile(
    r"(?<=[a-z);,] )[A-Z][a-z]+(?: (?:[a-z/&,'’()-]+|NOS|IT|UK|HR)){1,14}$|^[A-Z][a-z]+(?: (?:[a-z/&,'’()-]+)){1,14}$"
)

_NAME_AT_END = re.compile(r"(?<=[a-z] )[A-Z][a-z]+$")


def unflattened(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines, with each flattened paragraph cut into the lines that it must have been.

    Numbers of pages that stood between them are noted as dropped.
    """
    lines = [piece for line in lines for piece in (fragment_lines(line) if has_fragments(line.text) else [line])]
    lines = _cell_marks(lines, accounts)
    flat = [line for line in lines if _is_flat(line)]
    paged = _numbered_pages(lines, flat)
    flat = paged or flat
    ids, numbered_pages = {id(line) for line in flat}, {id(line) for line in paged}
    pages = [line.text for line in paged]
    foot = _common_foot(pages) or _common_foot(pages[1:])
    out: list[Line] = []
    for line in lines:
        own = _without_foot(line, foot, accounts) if id(line) in numbered_pages else line
        pieces = list(_cut_up(own, id(line) in numbered_pages)) if id(line) in ids else numbered(line)
        numbers = [piece for piece in pieces if len(pieces) > 1 and piece.text.isdigit()]
        accounts.drop(numbers, PAGE_NUMBER)
        out += [piece for piece in pieces if piece not in numbers]
    return out


def _common_foot(pages: Sequence[str]) -> str:
    """The words before the number at the end of pages that all of these have; "" where they are few."""
    told = [found["text"].split()[::-1] for page in pages if (found := _ENDS_WITH_NUMBER.fullmatch(page))]
    if len(told) < _SEVERAL:
        return ""
    alike = itertools.takewhile(lambda words: len(set(words)) == 1, zip(*told, strict=False))
    words = [word for word, *_ in alike][::-1]
    return " ".join(words) if len(words) >= _FOOT else ""


def _without_foot(line: Line, foot: str, accounts: Accounts) -> Line:
    """A page without the foot that pages have in common and the number behind it, which are noted as dropped."""
    found = _ENDS_WITH_NUMBER.fullmatch(line.text) if foot else None
    if not found or not found["text"].endswith(f" {foot}"):
        return line
    page, rest = line.cut(len(found["text"]) - len(foot))
    accounts.drop([rest], RUNNING_HEAD)
    return page


def _cell_marks(lines: list[Line], accounts: Accounts) -> list[Line]:
    """The lines, with a number or letter that has a table's cell to itself as the mark of the cell beside it."""
    out: list[Line] = []
    below = {(line.table, line.row + 1, line.column) for line in lines if line.table and field_named(line.text)}
    for line in lines:
        before = out[-1] if out else line
        beside = line.table and (before.table, before.row) == (line.table, line.row) and before.column < line.column
        value = beside and (field_named(line.text) or (before.table, before.row, before.column) in below)
        if beside and not line.mark and not value and _CELL_MARK.fullmatch(before.text):
            accounts.use([out.pop()], "labels")
            out.append(replace(line, mark=f"{before.text}." if before.text.isdigit() else before.text))
        else:
            out.append(line)
    return out


def _numbered_pages(lines: Sequence[Line], flat: Sequence[Line]) -> list[Line]:
    """The paragraphs that are pages and begin with their numbers, which count up: those that are flattened, and others
    that hold a heading or end with the same number; none where that is not so."""
    ids = {id(line) for line in flat}
    pages = [line for line in lines if id(line) in ids or _is_page(line)]
    numbers = [line.text.split()[0] for line in pages]
    first = int(numbers[0]) if pages and numbers[0].isdigit() else 1
    counts_up = numbers == [str(first + at) for at in range(len(pages))]
    return pages if len(pages) > 1 and counts_up else []


def _is_page(line: Line) -> bool:
    """Whether a line has a number before it and the same behind, or is no short one and has a heading in it."""
    if line.size or not line.text[:1].isdigit():
        return False
    number = line.text.split(maxsplit=1)[0]
    return line.text.endswith(f" {number}") or (len(line.text) >= _SHORT_PAGE and bool(_headings(line.text)))


def _is_flat(line: Line) -> bool:
    """Whether a line holds several headings, lead-ins or labels that would each begin a line."""
    if holds_fields(line.text):
        return True
    if len(line.text) < _LONG:
        return False
    headings = len(_headings(line.text)) + len(_LEAD_IN.findall(line.text))
    labels = len(labels_in(line.text))
    return headings > 1 or labels > 2 or (headings > 0 and labels > 0)


def holds_fields(text: str) -> bool:
    """Whether a line is a whole list of fields, whose labels have no colons."""
    return len(_FIELD.findall(text)) >= _MANY_FIELDS


def _headings(text: str) -> list[re.Match[str]]:
    """The headings in a text; `Skills` after a name, as in `Building Skills Council`, is none."""
    found = _HEADING.finditer(text)
    return [
        one for one in found if " " in one[0] or not _NAME_BEFORE.search(text[max(one.start() - 40, 0) : one.start()])
    ]


def _cut_up(line: Line, paged: bool) -> Iterator[Line]:
    """The pieces of a flattened paragraph; where `paged`, it begins with the number of its page. Texts behind a run of
    labels that go on to its end have no sub-heading behind them."""
    places = _repeats(line.text) | (_page_numbers(line.text) if paged else set())
    for found in (*_headings(line.text), *_LEAD_IN.finditer(line.text)):
        places |= {found.start(), found.end()}
    if holds_fields(line.text):
        places |= {found.start() for found in _FIELD.finditer(line.text)}
    places |= _label_places(line.text)
    pieces = line.cut(*places)
    last = len(pieces) - (2 if pieces[-1].text.isdigit() else 1)
    labels, number = False, 0
    led = len(_LEAD_IN.findall(line.text)) > 1
    for at, piece in enumerate(pieces):
        own = [piece] if labels and at == last else list(_sub_heading_cut(piece, number))
        below = pieces[at + 1].text if at + 1 < len(pieces) else ""
        if paged and at == 1 and len(bare_labels(below)) > 1:
            own[0] = replace(own[0], blank_before=True)  # a sub-heading at the top of the page
        if led and _LEAD_IN.fullmatch(below):
            own += _name_cut(own.pop())
        yield from own
        labels = len(bare_labels(piece.text)) > 1
        number = _last_number(own[-1].text, number)


def _name_cut(piece: Line) -> list[Line]:
    """Cut off a sub-heading of one word at the end of a piece, as `… or sung People` before a lead-in that stands under
    each sub-heading."""
    found = _NAME_AT_END.search(piece.text)
    if not found:
        return [piece]
    item, heading = piece.cut(found.start())
    return [item, replace(heading, blank_before=True)]


def _last_number(text: str, before: int) -> int:
    """The number of a list that a text bears, or that of the text before where it may stand inside the same item."""
    mark = text_mark(text)
    begins = _HEADING.fullmatch(text) or _LEAD_IN.fullmatch(text)
    return mark.number if mark.kind == "number" else 0 if begins else before


def _repeats(text: str) -> set[int]:
    """Where the words before the first heading stand again: a running head, at times with a page number."""
    headings = _headings(text)
    title = LABELS.split(text[: headings[0].start()], maxsplit=1)[0].strip() if headings else ""
    if len(title) < 10:
        return set()
    again = list(
        re.finditer(rf"(?<=\s)\d{{1,3}} (?={re.escape(title)})|{re.escape(title)}(?:\s\d{{1,3}}(?=\s|$))?", text)
    )[1:]
    return {place for found in again for place in (found.start(), found.start() + len(title), found.end())}


def _page_numbers(text: str) -> set[int]:
    number = text.split(maxsplit=1)[0]
    return {len(number)} | ({len(text) - len(number)} if text.endswith(f" {number}") else set())


def _label_places(text: str) -> set[int]:
    """Where labels begin, but for those of a run such as `P1 P2 P3`, which stays together up to its end."""
    places: set[int] = set()
    found = labels_in(text)
    for place, label in enumerate(found):
        follows = place > 0 and not text[found[place - 1].end() : label.start()].strip()
        leads = place + 1 < len(found) and not text[label.end() : found[place + 1].start()].strip()
        if not follows:
            places.add(label.start())
        if follows and not leads:
            places.add(label.end())
    return places


def _sub_heading_cut(piece: Line, after: int) -> Iterator[Line]:
    """Cut off a sub-heading that stands, with a capital, after the small letters of the last item, and set it apart; a
    field has none."""
    found = _SUB_HEADING.search(piece.text) if not _FIELD.match(f" {piece.text}", 1) else None
    if found and found.start():
        item, heading = piece.cut(found.start())
        yield from (*numbered(item, after), replace(heading, blank_before=True))
    else:
        yield from numbered(piece, after)
