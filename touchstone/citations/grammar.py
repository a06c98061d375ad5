"""The forms in which documents refer to units and items, as patterns."""

from __future__ import annotations

import re

DASH = r"[-\u2010-\u2015\u2212]"
PIECES = re.compile(r"[A-Za-z0-9£][A-Za-z0-9£|]*(?:[ \u00a0.\-_/&][A-Za-z0-9]+){0,4}")
"""Where a code may stand: letters and digits, with single signs between."""
MOST_PIECES = 4
SHORTEST = 3
"""A letter and two digits: a code so short that nobody can tell it from other things where it is not known."""
JOIN = re.compile(rf"\s*(?:,|;|/|&|\+|{DASH})?\s*(?:and/or|and|or|&|to|through|as well as)?\s*", re.IGNORECASE)
RANGE = re.compile(rf"\s*(?:{DASH}|\bto\b|\bthrough\b)\s*", re.IGNORECASE)
LEAD = re.compile(r"\b(?:units?|NOS|units?\s+(?:codes?|refs?|titles?|numbers?))\s*[:.#]?\s*$", re.IGNORECASE)
"""The word before a code that says what it is."""
VERSION = re.compile(r"\s*[,(\[]?\s*(?:v|ver\.?|version|V)\s?(\d{1,3})\b(?:\s*[)\]])?")
NUMBERED = re.compile(r"([A-Za-z]+)(\d+)$")
GENERIC = re.compile(r"[A-Z]{2,}[A-Za-z]{0,6}\d{1,5}(?:\.\d{1,2})?[a-z]?")
"""What a code looks like that this catalogue does not know; it counts only where something says that it is one."""
SHORT_CODE = re.compile(r"[A-JL-OQRT-Z]\d{1,2}[a-z]?")
"""One letter that begins no item, and a number; it counts only with a suite beside it."""
SCOTTISH = re.compile(r"[A-Z]{1,2}\d[A-Z0-9]{0,2} \d{2}")
"""Such as FM52 04."""
_ENGLISH = """am an as at be by do go he if in is it me my no of on or so to up us we
    the for and are was has had all any but not"""
ENGLISH = frozenset(_ENGLISH.split())
"""Small words that are no code when they stand in lower case before a number."""

LABEL = r"(?:PCs?\s?|KUs?\s?|SK|P|K|S|V|B)"
ONE = rf"{LABEL}\d{{1,3}}(?![A-Za-z0-9]|\.\d)"
RUN = rf"{ONE}(?:\s*(?:{DASH}|\b(?:to|through)\b)\s*{LABEL}?\d{{1,3}}(?![A-Za-z0-9]|\.\d))?"
LIST = rf"{RUN}(?:\s*(?:,|;|/|&|,?\s*\band/or\b|,?\s*\band\b|,?\s*\bor\b)\s*{RUN})*"
ITEMS = re.compile(LIST)
OF_KIND = r"(?i:(?:knowledge\s+|scope\s+)?(?:items?|statements?|points?)|(?:performance\s+)?criteri(?:on|a))"
ABOVE_ALL = r"(?i:esp\.|especially|in\s+particular|particularly|namely|mainly|viz\.?|i\.e\.|e\.g\.)"
ITEMS_AFTER = re.compile(
    rf"(?:['’]s)?[\s,:;.(/\[]*(?:{DASH}\s*)?(?:{ABOVE_ALL}\s*)?(?:{OF_KIND})?\s*({LIST})(?:\s*[)\]])?"
)
ITEMS_BEFORE = re.compile(
    rf"(?<![\w.£])({LIST})\s*(?:of|in|from|within|,|\(|\[)\s*(?:the\s+)?(?:units?\s+|standard\s+)?$"
)
SINGLE = re.compile(rf"({LABEL})(\d{{1,3}})(?:\s*(?:{DASH}|to|through)\s*{LABEL}?(\d{{1,3}}))?")
_OF_ITEM = r"(?:\s+(?:items?|statements?|points?))?"
_IN_WORDS = {
    "P": r"(?:performance\s+)?criteri(?:on|a)",
    "K": rf"knowledge(?:\s+(?:and|&)\s+understanding)?{_OF_ITEM}",
    "S": rf"scope{_OF_ITEM}",
}
"""The kinds of item as words, by the letter of their labels."""
_QUANTITY = r"\s*(?:%|(?:per\s?cent|minutes?|hours?|days?|weeks?|months?|years?|marks?|times)\b)"
_NUMBER = rf"\d{{1,3}}(?![A-Za-z0-9]|\.\d|{_QUANTITY})"
_NUMBERS = rf"{_NUMBER}(?:\s*(?:{DASH}|\b(?:to|through|and|or)\b|[,;/&]\s*(?:(?:and|or)\b)?)\s*{_NUMBER})*"
_KIND = "|".join(rf"(?P<{letter}>{words})" for letter, words in _IN_WORDS.items())
_NUMBERED_KIND = rf"(?i:{'|'.join(_IN_WORDS.values())})\s+(?i:numbers?\s+|nos?\.?\s*)?{_NUMBERS}"
_WRITTEN_LIST = rf"{_NUMBERED_KIND}(?:\s*(?:[,;/&]|,?\s*\b(?:and|or)\b)\s*{_NUMBERED_KIND})*"
WRITTEN_AFTER = re.compile(rf"(?:['’]s)?[\s,:;(/\[]*(?:{DASH}\s*)?({_WRITTEN_LIST})(?:\s*[)\]])?")
WRITTEN_BEFORE = re.compile(
    rf"(?<![\w.£])({_WRITTEN_LIST})\s*(?:of|in|from|within|\(|\[)\s*(?:the\s+)?(?:units?\s+|standard\s+)?$"
)
"""Items written out, such as `performance criterion 8 and knowledge 5`."""
_WRITTEN = re.compile(rf"(?P<kind>{_KIND})|(?P<first>\d+)(?:\s*(?:{DASH}|to|through)\s*(?P<last>\d+))?", re.IGNORECASE)
_SMALL = rf"[pks]\d{{1,3}}(?:\s*{DASH}\s*[pks]?\d{{1,3}})?(?![A-Za-z0-9]|\.\d)"
LOWER = re.compile(rf"[\s,:]+(?:{ABOVE_ALL}\s*)?({_SMALL}(?:\s*(?:,|&|\band\b)\s*{_SMALL})*)")
"""Items after a code in small letters, where people write all small."""
PLACE_BEFORE = re.compile(
    r"\b(?:rooms?|zones?|floors?|blocks?|buildings?|desks?|bays?|gates?|seats?|car|park|levels?|tables?|annex(?:es)?|forms?"
    r"|grades?|bands?|lines?|junctions?|routes?|sockets?|shelf|lockers?|halls?|wings?|stands?|stages?|sections?|paragraphs?"
    r"|appendix|figures?|sizes?|types?|paper|drawings?|plans?|maps?|drawers?|cells?|columns?|rows?|slides?|labs?|studios?"
    r"|stops?|platforms?|lifts?|at|at\s+the)\s+$",
    re.IGNORECASE,
)
PLACE_AFTER = re.compile(
    r"\s+(?:kiosk|reception|unit|forms?|mountain|grades?|building|entrance|exit|desk|room|office|car|bus|train|block|wing"
    r"|hall|floor|line|level|lift|car\s+park|paper|visa|licence)\b",
    re.IGNORECASE,
)
"""Words before or after which a letter and a number alone are a place or a thing."""
LETTER = {"PC": "P", "PCS": "P", "KU": "K", "KUS": "K"}

SECTION_BEFORE = re.compile(
    r"(knowledge\s+(?:and|&)\s+understanding|K\s?&\s?U|knowledge|performance\s+criteria|PCs|scope)"
    r"\s*(?:sections?|requirements?)?\s*(?:within|of|in|from|for|under)\s*(?:the\s+)?(?:units?\s+)?$",
    re.IGNORECASE,
)
SECTION_AFTER = re.compile(
    r"(?:['’]s)?[\s,:(]*(K\s?&\s?U|knowledge and understanding|performance criteria)\b\)?", re.IGNORECASE
)
SECTIONS = {"k": "knowledge", "p": "performance-criteria", "s": "scope"}
ELEMENT = re.compile(r"\s*[,(]?\s*element\s+(\d{1,4}(?:\.\d{1,3})?)\b\)?", re.IGNORECASE)

WEB = re.compile(r"https?://[^\s<>\"'\u201c\u201d]+|www\.[^\s<>\"']+", re.IGNORECASE)
NATIONAL = re.compile(
    r"(?:^|\.)(?:ukstandards\.(?:org\.uk|co\.uk)|ukces\.org\.uk|nos-directory\.org\.uk|skillsforjustice\.org\.uk|ukstandards\.uk)$",
    re.IGNORECASE,
)
"""The hosts, old and new, of the national database."""

PAGE = re.compile(r"(?<![\w.])(?:pp?|P)\.\s?\d{1,4}\b")
EVIDENCE = re.compile(
    r"\b(?:Product|Professional discussion|Knowledge|Simulation|Video|Witness|Observation)\s+\(([A-Z]{1,2})\)"
)


def labels(listed: str) -> tuple[str, ...]:
    """The labels of a list such as `P6, P9-P11` or `PC1 and PC2`, ranges written out."""
    found: list[str] = []
    for letters, first, last in SINGLE.findall(listed):
        found += _numbered(LETTER.get(letters.strip().upper(), letters.strip()), first, last)
    return tuple(dict.fromkeys(found))


def written_labels(listed: str) -> tuple[str, ...]:
    """The labels of a list such as `performance criteria 1 to 3 and knowledge 5`."""
    found: list[str] = []
    letter = ""
    for part in _WRITTEN.finditer(listed):
        if part["kind"]:
            letter = next(sign for sign in _IN_WORDS if part[sign])
        else:
            found += _numbered(letter, part["first"], part["last"])
    return tuple(dict.fromkeys(found))


def _numbered(letter: str, first: str, last: str | None) -> list[str]:
    end = int(last) if last else int(first)
    return [f"{letter}{number}" for number in range(int(first), min(end, int(first) + 200) + 1)]


def section(named: str) -> str:
    """The anchor of a section that a document names in words."""
    return SECTIONS[named[0].lower()]
