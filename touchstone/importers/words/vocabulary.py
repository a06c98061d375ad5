"""The words that published standards use for their parts, in English and Welsh, with variants and misspellings.

Source: the field names of the national standards site in both languages, and the variants that were met in documents.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from touchstone.importers.document.limits import MOST_LINES
from touchstone.importers.words.characters import folded
from touchstone.importers.words.wordlists import listed_in, words_in

_WORDS = listed_in("vocabulary")
_SECTIONS: dict[str, list[str]] = _WORDS["sections"]
"""Each part of a unit, by the name of its field or zone, with the headings that documents print for it."""

FIELDS: dict[str, list[str]] = _WORDS["fields"]
"""The fields of the details list, with the labels that documents print for them."""

PRINTED = {name: names[0].capitalize() for name, names in (_SECTIONS | FIELDS).items()}
"""For each part and field the heading or label by which it is read where a document prints another for it."""

LEAD_INS: list[str] = _WORDS["lead_ins"]
"""What stands before lists of items and is the same in each unit."""

_GROUP_HEADINGS: list[str] = _WORDS["group_headings"]
"""Sub-headings that are common enough to be known without a sign."""

_WELSH = words_in("welsh")

_SENTENCE = re.compile(
    "|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in _WORDS["section_patterns"].items())
)
"""Headings that are sentences, such as `What you have to know`, by the part that they name."""
_OF_THE_UNIT = re.compile(
    r" (?:required )?(?:for|of|in|across|to) (?:the whole of )?(?:the|this) (?:whole |entire |full )?"
    r"(?:unit|standard|nos)$"
)

_ASIDE = re.compile(r"\s*\([^()]{2,60}\)$")
"""What a heading says of itself in brackets, such as `Range (tick when covered)`."""

_COUNTED = re.compile(
    r"^(?:(?:no|ref)\.|(?:section |part )?\d{1,2}(?:\.\d{1,2})*[.)]?|[a-h][.)]|(?:section|part) [a-h]\W{0,3})\s+"
    r"(?=[a-z])"
)
_LEAD_IN = re.compile(
    rf"(?:and |this means (?:that )?)?"
    rf"(?P<said>{'|'.join(sorted(LEAD_INS, key=len, reverse=True))})"
    rf"(?: for (?:unit |standard |element )?[A-Z]{{2,}} ?\d\S{{0,5}}?)?\s*(?P<stop>:|…|\.\.\.|$|-(?=\s|$))",
    re.IGNORECASE,
)
_SCOPE_LEAD = re.compile(
    r"(?:(?:this|the) (?:unit|element|standard|nos|scope|range) (?:covers|includes|applies to|relates to|is about)"
    r"|(?:you|they|the \w+) (?:must|need to|needs to|will|should|have to|has to)(?: be able to)?"
    r" (?:cover|(?:show|give|provide|produce) evidence (?:of|for))"
    r"|mae'r safon hon yn (?:cynnwys|ymdrin â))"
    r"(?:(?: (?:all|any|each|both|(?:at least |a minimum of )?(?:one|two|three|four|five))(?: of)?)?"
    r" (?:the following|y canlynol)(?:(?: [\w-]+){0,8}\s*:| [\w-]+|)"
    r"|(?: (?:all|any|each|both|(?:at least |a minimum of )?(?:one|two|three|four|five)) of)? these(?: \w+)?\s*[:.]"
    r"|(?: (?:all|any|each|both)(?: of)?)?\s*:)"
    r"|(?:these|this|they|it) (?:(?:will|may|must|should|could|can) )?(?:includes?|covers?)(?: the following)?\s*:"
    r"|(?:all|any|both|(?:at least |a minimum of )?(?:one|two|three|four|five)) of (?:the following|these)"
    r" (?:must|should|need to|have to) be covered(?:,? [\w ,-]{0,60})?[:.]?"
    r"|(?:the )?(?:scope|range)(?: of (?:this|the) (?:unit|standard|nos))? is as follows\s*[:.]?",
    re.IGNORECASE,
)
_GROUP_HEADING = re.compile("|".join(_GROUP_HEADINGS), re.IGNORECASE)
_BETWEEN_SIGNS = re.compile(
    r"([*=~_#•-])\1*+\s*\w.*\w\s*\1+|\[{1,2}\s?[^\W\d_].{2,}\s?\]{1,2}|<{1,3}\s?[^\W\d_].{2,}\s?>{1,3}"
)
_NEAREST = 0.86
_LONGEST = 160
"""Letters of the longest heading between signs."""


@dataclass(frozen=True)
class Named:
    """A part or field that a text names; `guessed` where the text is spelt otherwise."""

    name: str
    field: bool = False
    guessed: bool = False


def without_continued(text: str) -> str:
    """A heading for comparison, without the `(continued)` that it bears at the top of a further page."""
    return re.sub(r"(?<=\w)[ -]*\(?\b(?:continued|cont'?d?\.?)\)?[ :.]*$", "", folded(text).strip())


def _plain(text: str) -> str:
    """A heading without its number, colon, star and doubled blanks."""
    text = without_continued(text)
    text = _COUNTED.sub("", text)
    return re.sub(r"\s*/\s*", "/", text.strip(" :*.?-_=~#|").replace("&", "and"))


_KNOWN = {
    **{_plain(label): Named(name, field=True) for name, labels in FIELDS.items() for label in labels},
    **{_plain(label): Named(name) for name, labels in _SECTIONS.items() for label in labels},
}


def _initials(plain: str) -> tuple[str, ...]:
    return tuple(word[0] for word in plain.split())


_WITHOUT_BLANKS = {known.replace(" ", ""): known for known in _KNOWN}
_ALIKE: dict[tuple[str, ...], list[str]] = {}
"""The known headings and labels by the first letters of their words, which a misspelt one keeps."""
for _one in _KNOWN:
    _ALIKE.setdefault(_initials(_one), []).append(_one)
_BEGINNINGS = {known[: found.start()] for known in _KNOWN for found in re.finditer(r"[ /]", known)}
"""What known headings and labels begin with, up to the end of a word."""


@lru_cache(MOST_LINES)
def named(text: str) -> Named | None:
    """The part or field that a whole line names, or None."""
    plain = _plain(text)
    if not plain or len(plain) > 75:
        return None
    found = _found(plain) or _found(_ASIDE.sub("", plain))
    if found or len(plain) < 8 or plain.count(" ") > 7:
        return found
    together = _WITHOUT_BLANKS.get(plain.replace(" ", ""), "")
    near = [together] if together else difflib.get_close_matches(plain, _ALIKE.get(_initials(plain), ()), 1, _NEAREST)
    return replace(_KNOWN[near[0]], guessed=True) if near and _misspelt(plain, near[0]) else None


def part_named(text: str) -> str:
    """The part of a unit that a text is the heading of; "" where it is none."""
    told = named(text)
    return told.name if told and not told.field else ""


def field_named(text: str) -> str:
    """The field that a text is the label of; "" where it is none."""
    told = named(text)
    return told.name if told and told.field else ""


def is_part(text: str) -> bool:
    """Whether a text is the heading of a part as it is known, with no letter wrong."""
    told = named(text)
    return told is not None and not (told.field or told.guessed)


def _found(plain: str) -> Named | None:
    return _KNOWN.get(plain) or _KNOWN.get(_OF_THE_UNIT.sub("", plain)) or _said_twice(plain) or _said_at_length(plain)


def _said_twice(plain: str) -> Named | None:
    """The part or field that a text names in two languages, or by two of its names: `Statws/Status`. A scope behind the
    name of another part is the second column of its table: `What you must know / What you must cover`."""
    first, sign, second = plain.partition("/")
    told, other = (_KNOWN.get(first), _KNOWN.get(second)) if sign else (None, None)
    return told if told and other and (told == other or other.name == "scope") else None


def _said_at_length(plain: str) -> Named | None:
    """The part that a heading names by a whole sentence."""
    found = _SENTENCE.fullmatch(plain)
    return Named(str(found.lastgroup)) if found else None


def _misspelt(plain: str, known: str) -> bool:
    """Whether the text is the known heading with letters wrong, not with a word more, less or other."""
    ours, theirs = plain.split(), known.split()
    if len(ours) != len(theirs):
        return plain.replace(" ", "") == known.replace(" ", "")
    return all(
        difflib.SequenceMatcher(None, one, other).ratio() >= 0.75 and one[0] == other[0]
        for one, other in zip(ours, theirs, strict=True)
    )


@lru_cache(MOST_LINES)
def begins_a_name(text: str) -> bool:
    """Whether a known heading or field begins with this text and goes on: a heading broken over lines."""
    plain = _plain(text)
    return len(plain) > 2 and plain in _BEGINNINGS


def lead_in_end(text: str) -> int:
    """Where the lead-in ends with which the text begins, or 0. In small letters and without a colon it is any text."""
    found = _LEAD_IN.match(text.replace("’", "'"))
    if not found or not (found["stop"] or found.end() == len(text)):
        return 0
    return 0 if text[:1].islower() and found["stop"] not in (":", "…", "...") else found.end()


def is_scope_lead(text: str) -> bool:
    """Whether the text only says that the scope follows, as `This standard covers:`."""
    return bool(_SCOPE_LEAD.fullmatch(text.strip()))


def is_group_heading(text: str) -> bool:
    """Whether the text is a sub-heading that is common enough to be known."""
    return bool(_GROUP_HEADING.fullmatch(text.strip(" :")))


def stands_between_signs(text: str) -> bool:
    """Whether a text is set off as a heading by signs on both sides, as `== Scope ==`."""
    return len(text) <= _LONGEST and _BETWEEN_SIGNS.fullmatch(text) is not None


def is_welsh(text: str) -> bool:
    """Whether a heading or lead-in is Welsh."""
    return any(word in _WELSH for word in re.findall(r"\w+", text.lower()))
