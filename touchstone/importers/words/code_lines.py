"""Lines that hold a code, such as `Unit F1: Manage a project`, in their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = r"(?=[A-Z0-9])[A-Z0-9][A-Za-z]?[A-Z0-9./&_-]*"
_CODE = re.compile(
    rf"(?:(?i:urn|rcu)\s*:?\s+)?"
    rf"(?:(?P<unit>(?i:unit|uned|(?:national occupational )?standard|nos))\s*:?\s+(?:no\.?\s+)?)?"
    rf"(?P<code>{_TOKEN}(?:\s{_TOKEN}){{0,3}})(?=[\s:(–—-]|$|(?<=\d)[A-Z][a-z]{{2}})"
)
_SECOND = re.compile(r"\s*\((?P<code>[A-Z0-9][A-Za-z0-9 ./&-]*\d[A-Za-z0-9]*)\)\s*")


_BEHIND = re.compile(r"(?P<title>[A-Z][^()]{8,}?)\s*[(\[](?P<code>[A-Z]{2,}[A-Z0-9./-]*\d{1,4}[A-Z]?)[)\]]")
"""A title with the code in brackets behind it."""


@dataclass(frozen=True)
class Named:
    """A line as code and title; either may be empty."""

    code: str
    second: str
    title: str
    unit: bool


def code_and_title(text: str) -> Named:
    """A line such as `Unit F1: Manage a project` or `FM52 04 (CFAMLD5)Allocate …` in its parts."""
    behind = _BEHIND.fullmatch(text)
    if behind and not _CODE.match(text):
        return Named(behind["code"], "", behind["title"], False)
    found = _CODE.match(text)
    code = _with_digit(found["code"]) if found else ""
    if not found or not code:
        return Named("", "", text.strip(), False)
    at = found.start("code") + len(code)
    second = _SECOND.match(text, at)
    title = text[second.end() if second else at :].strip(" :–—-\t").lstrip(". ")
    if title[:1] in ("/", "|", "•"):
        return Named(code, second["code"] if second else "", "", bool(found["unit"]))
    if not found["unit"] and not second and _is_sentence_code(code, title):
        return Named("", "", text.strip(), False)
    return Named(code, second["code"] if second else "", title, bool(found["unit"]))


def _with_digit(code: str) -> str:
    """The tokens of a code up to the last one that holds a digit."""
    tokens = code.rstrip(":–—-.").split()
    while tokens and not any(sign.isdigit() for sign in tokens[-1]):
        tokens.pop()
    return " ".join(tokens) if any(sign.isalpha() for sign in "".join(tokens)) else ""


def _is_sentence_code(code: str, title: str) -> bool:
    """Whether what looks like a code is a word of the title, such as `3D modelling`."""
    return bool(title) and title[:1].islower() and len(code) < 4
