"""The head of a unit: its title and code, wherever the document prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from touchstone.importers.cleaning.running_heads import RUNNING_HEAD
from touchstone.importers.cleaning.sweeping import FURNITURE, is_address
from touchstone.importers.details.details_list import Details, read_details
from touchstone.importers.document.accounts import RECORD, Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.lists.leads import is_record
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.field_values import URN
from touchstone.importers.units.title_lines import title_lines
from touchstone.importers.words.characters import joined
from touchstone.importers.words.code_lines import code_and_title

_SQA = re.compile(r"\b[A-Z][A-Z0-9]{3} \d\d$")
_ORIGIN = re.compile(
    r"\s*\((?P<origin>[^()]*(?:imported|adapted|taken from|from |tailored|derived|origin)[^()]*"
    r"|[A-Z][A-Za-z& ]{2,40} [A-Z]{1,4}\d{1,3})\)\s*$"
)
_PAGE_END = re.compile(
    r"\s+(?:(?:page|tudalen)\s+)?\d{1,3}(?:\s*(?:of|o|/)\s*\d{1,3})?$|^(?:page\s+)?\d{1,3}\s+(?=[A-Z])", re.IGNORECASE
)
_KIND = re.compile(r"(?:the )?national occupational standards?\b[^.]{0,30}", re.IGNORECASE)
"""What a document says of its kind, as `National Occupational Standard on a page`."""
_NUMBERED = re.compile(r"(?:unit|uned)\s+\d{1,3}\s*[:.–—-]?\s+(?=[A-Z])", re.IGNORECASE)
_OF_WIKI = re.compile(r"[A-Z][^:]{2,40} : (?=[A-Z]{2,}[A-Z0-9]*\d+ [A-Z])")
_RUNNING = "the running head"
_TITLE_END = re.compile(r"[\s*]+$|\s*\((?:continued|cont'?d?\.?)\)$", re.IGNORECASE)


@dataclass
class Head:
    """What the head of a unit says."""

    title: str = ""
    code: str = ""
    urn: str = ""
    origin: str = ""
    reference: str = ""
    """A reference of another body, such as an SQA unit code."""
    short: str = ""
    """The code as a running head parts it from the prefix of its URN."""
    address: str = ""
    guessed: str = ""
    """How the title was found, where nothing sets it off."""
    rest: list[Line] = field(default_factory=list)
    """Lines that are neither title nor code nor field."""


def squeezed(text: str) -> str:
    """Letters and digits only, in lower case: how codes and running heads are compared."""
    return re.sub(r"[\W_]+", "", text).lower()


def read_head(lines: Sequence[Line], later: Sequence[Line], accounts: Accounts, details: Details) -> Head:
    """Read the lines before the first heading; `later` are lines that follow, in which the title may stand again."""
    head = Head()
    lines = _without_address(lines, accounts, head)
    accounts.drop([line for line in lines if is_record(line.text)], RECORD)
    kept = read_details([line for line in lines if not is_record(line.text)], accounts, details, sure=True)
    title = title_lines(kept, later)
    head.rest = [line for line in kept if line not in title]
    _take_title(title, accounts, head)
    _take_code_beside(title, accounts, head)
    _take_codes(head)
    return head


def _without_address(lines: Sequence[Line], accounts: Accounts, head: Head) -> list[Line]:
    out = []
    for line in lines:
        if is_address(line.text):
            head.address = head.address or (line.text if line.text.startswith("http") else f"https://{line.text}")
            accounts.use([line], "source.address")
        else:
            out.append(line)
    return out


def _take_title(lines: list[Line], accounts: Accounts, head: Head) -> None:
    codes, titles = [], []
    lines = [_without_beginning(line, accounts) for line in lines]
    for line in lines:
        told = code_and_title(line.text)
        codes += [code for code in (told.code, told.second) if code]
        titles += [told.title] if told.title else []
    accounts.use(lines, "title")
    title = _TITLE_END.sub("", joined(list(dict.fromkeys(titles))))
    origin = _ORIGIN.search(title)
    head.origin = origin["origin"].strip() if origin else ""
    head.title = title[: origin.start()] if origin else title
    head.reference = next((found[0] for code in codes if (found := _SQA.search(code))), "")
    head.code, *others = [*(code for code in codes if not _SQA.search(code)), head.reference]
    for other in others[:-1]:
        _take_other_code(other, head)


def _take_other_code(code: str, head: Head) -> None:
    """Take what stands in brackets behind a code: its URN, its short form, or the reference of another body."""
    if _is_urn_of(code, head.code):
        head.urn = squeezed(code).upper()
    elif _is_urn_of(head.code, code):
        head.short = code
    elif squeezed(code) != squeezed(head.code):
        head.reference = head.reference or code


def _without_beginning(line: Line, accounts: Accounts) -> Line:
    """A line of the title without the number that the unit has in a course, as `Unit 5 Open a hall`, or the name of the
    space that a wiki prints before a code."""
    found = _NUMBERED.match(line.text) or _OF_WIKI.match(line.text)
    if not found:
        return line
    before, title = line.cut(found.end())
    accounts.drop([before], "number of a unit in a course, or name of the space of a wiki")
    return title


def _take_code_beside(title: Sequence[Line], accounts: Accounts, head: Head) -> None:
    """Take the code from a line that holds nothing else, where it stands next to the title; where the title has a code
    of its own, the URN that ends with it."""
    for line in [line for line in head.rest if title and abs(line.id - title[-1].id) < 3]:
        told = code_and_title(line.text)
        if told.code and not told.title and (told.unit or re.search(r"[A-Z]", told.code)):
            if head.code and not _is_urn_of(told.code, head.code):
                continue
            head.code, head.urn = (head.code, squeezed(told.code).upper()) if head.code else (told.code, "")
            head.rest.remove(line)
            accounts.use([line], "code")
            return


def _is_urn_of(urn: str, code: str) -> bool:
    plain = squeezed(urn).upper()
    return plain.endswith(squeezed(code).upper()) and plain != squeezed(code).upper() and bool(URN.fullmatch(plain))


def _take_codes(head: Head) -> None:
    if not head.code:
        head.code = _code_in(head.address)
    _set_urn(head)


def take_code_of_heads(lines: Sequence[Line], head: Head) -> None:
    """Take the code from a running head, where the document prints it nowhere else."""
    for line in lines:
        start = field_start(line, sure=True)
        named_code = start.value if start and start.name in ("urn", "code") else ""
        told = code_and_title(_PAGE_END.sub("", named_code or line.text))
        if told.code and (not told.title or squeezed(told.title) in squeezed(head.title)):
            head.code = told.code
            _set_urn(head)
            return


def take_title_of_heads(lines: Sequence[Line], head: Head, accounts: Accounts) -> None:
    """Take the title from a running head of several words, where the document prints it nowhere else; with the code, if
    it stands there too."""
    said = [line for line in map(_without_page, lines) if len(line.text.split()) > 1]
    coded = next((line for line in said if (told := code_and_title(line.text)).code and " " in told.title), None)
    plain = (line for line in said if line.text[:1].isupper() and not code_and_title(line.text).code)
    if coded and not head.code:
        _take_title([coded], accounts, head)
        _take_codes(head)
        head.guessed = _RUNNING
    elif line := next(plain, None):
        head.title, head.guessed = line.text, _RUNNING
        accounts.use([line], "title")


def _without_page(line: Line) -> Line:
    """A running head without the number of the page at its end."""
    found = _PAGE_END.search(line.text)
    return line.piece(0, found.start()) if found and found.start() else line


def _set_urn(head: Head) -> None:
    if URN.fullmatch(squeezed(head.code).upper()) and len(squeezed(head.code)) > 5:
        head.urn = squeezed(head.code).upper()


def _code_in(address: str) -> str:
    """The code that a part of an address is, as on the national site."""
    for part in unquote(address).split("/")[3:]:
        if re.fullmatch(r"(?=.*\d)(?=.*[A-Z])[A-Z][A-Z0-9 .&_-]{2,20}|[A-Z]{3,}[A-Za-z]{0,3}\d{1,3}[A-Z]?", part):
            return part.strip()
    return ""


def without_repeats(lines: Sequence[Line], head: Head, accounts: Accounts) -> list[Line]:
    """The lines without those that say the title or code again, as running heads in the text do."""
    known = _said_of(head)
    out = []
    for line in lines:
        if _repeats(line, known):
            head.short = head.short or _short_form(line.text, head)
            accounts.drop([line], RUNNING_HEAD)
        else:
            out.append(line)
    return out


def without_heads_between(lines: Sequence[Line], head: Head, accounts: Accounts) -> list[Line]:
    """The lines of a details list without running heads; a code right below a label alone is its value, and stays."""
    known = _said_of(head)
    out: list[Line] = []
    for line in lines:
        above = field_start(out[-1], sure=True) if out else None
        if _repeats(line, known) and not (above and not above.value):
            accounts.drop([line], RUNNING_HEAD)
        else:
            out.append(line)
    return out


def _said_of(head: Head) -> set[str]:
    """What running heads say of a unit, without signs."""
    said = (head.title, head.code, head.urn, f"{head.code}{head.title}", f"{head.urn}{head.title}")
    known = {squeezed(one) for one in said if one}
    known |= {squeezed(f"unit{one}") for one in (head.code, f"{head.code}{head.title}") if head.code}
    if head.reference:
        known |= {
            squeezed(f"{head.reference}{head.code}"),
            squeezed(f"{head.reference}{head.code}{head.title}"),
            squeezed(f"unit{head.code}{head.reference}{head.title}"),
        }
    return known


def _repeats(line: Line, known: set[str]) -> bool:
    """Whether a line says nothing but title or code, with or without the number of a page."""
    said = {squeezed(line.text), squeezed(_PAGE_END.sub("", line.text))}
    return bool(said & known) and len(squeezed(line.text)) > 1 and not line.mark


def _short_form(text: str, head: Head) -> str:
    """The code that a running head parts from its prefix: `SfJ ES19` for SFJES19."""
    parts = text.split()
    parted = len(parts) == 2 and squeezed(text).upper() == head.urn and parts[0].isalpha() and not parts[1].isalpha()
    return parts[1] if parted else ""


def without_kind(lines: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The rest of the head without a line that only says what kind of document it is, beside a code or alone."""
    said = [line for line in lines if _KIND.fullmatch(code_and_title(line.text).title)]
    accounts.drop(said, FURNITURE)
    return [line for line in lines if line not in said]


def title_below_suite(head: Head, suites: object, accounts: Accounts) -> None:
    """Take the next line for the title, where the one that was taken is the name of a suite, as on a badge above it."""
    named_suite = isinstance(suites, list) and head.title in suites
    below = next((line for line in head.rest if not line.text.endswith(".")), None) if named_suite else None
    if below:
        accounts.use([below], "title")
        head.rest.remove(below)
        head.title = below.text


def above_title(lines: Sequence[Line], head: Head, title: Sequence[Line], accounts: Accounts) -> list[Line]:
    """The rest of the head without short lines that stand above the title: the name of a site, a marking."""
    first = min((line.id for line in title), default=0)
    out = []
    for line in lines:
        starts_with_title = head.title and squeezed(line.text).startswith(squeezed(f"unit{head.code}{head.title}"))
        if (line.id < first and len(line.text) < 80) or starts_with_title:
            accounts.drop([line], FURNITURE)
        else:
            out.append(line)
    return out
