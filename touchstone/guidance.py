"""The hand-written pages and their headings, each with the address that it has on the site, read from Markdown.

The anchors are those that Python-Markdown's table of contents gives, with attribute lists: the letters and digits of a
heading with hyphens between, or what stands behind it as `{ #anchor }`. A build holds them against the pages as made.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from touchstone.mentions import page_address, pages_below, title_of

_FRONT = re.compile(r"\A---\r?\n.*?\r?\n---\r?\n", re.DOTALL)
_NO_TEXT = re.compile(r"<!--.*?-->|\{#.*?#\}", re.DOTALL)
_FENCE = re.compile(r"\s*(?:[-*+]\s+)?(`{3,}|~{3,})")
_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*([^}\n ][^}\n]*)\}[ ]*$")
_UNDERLINE = re.compile(r"(=+|-+)[ ]*$")
_ID = re.compile(r"(?:^|\s)#([A-Za-z0-9_-]+)")
MOST_LEVELS = 6
_SAID = re.compile(r"[a-z0-9][a-z0-9_/-]*")


@dataclass(frozen=True)
class GuidanceHeading:
    """A heading of a hand-written page."""

    anchor: str
    words: str
    line: int = field(repr=False)
    """Where it stands; left out of the digest of what the site shows."""


@dataclass(frozen=True)
class GuidancePage:
    """A hand-written page."""

    address: str
    title: str
    file: str
    """Its file below the folder of hand-written pages."""
    headings: tuple[GuidanceHeading, ...]


def read_guidance(docs: Path) -> tuple[GuidancePage, ...]:
    """Every hand-written page below a folder but the home page, in the order of their files.

    Pages whose names hold other signs than small letters, digits, hyphens and underscores are left out: nobody can
    promise an address that has to be spelt out sign by sign.
    """
    files = [path.relative_to(docs).as_posix() for path in pages_below(docs)]
    return tuple(_page(docs, file) for file in files if _SAID.fullmatch(page_address(file)))


def _page(docs: Path, file: str) -> GuidancePage:
    text = (docs / file).read_text(encoding="utf-8-sig", errors="replace")
    title = title_of(text) or file
    return GuidancePage(page_address(file), title, file, tuple(headings(text)))


def headings(text: str) -> Iterator[GuidanceHeading]:
    """The headings of a page's Markdown below its title, each with its anchor.

    A heading with a macro in it gets its words only when the site is built: it is given where it says its own anchor.
    """
    found = list(_headings(_without(text, _FRONT, _NO_TEXT)))
    taken = {told for _, words, _ in found if (told := _told_anchor(words))}
    for level, words, line in found:
        own, plain = _told_anchor(words), _plain(_ATTRIBUTES.sub("", words))
        if not own and ("{{" in words or "{%" in words):
            continue
        anchor = own or _free(slug(plain), taken)
        taken.add(anchor)
        if level > 1 and _SAID.fullmatch(anchor) and "/" not in anchor:
            yield GuidanceHeading(anchor, plain or anchor, line)


def _without(text: str, *patterns: re.Pattern[str]) -> str:
    """A text with empty lines in the place of what is no text of the page."""
    for pattern in patterns:
        text = pattern.sub(lambda found: re.sub(r"[^\n]", "", found[0]), text)
    return text


def _headings(text: str) -> Iterator[tuple[int, str, int]]:
    """The level, the words and the line of each heading that does not stand in a block of code."""
    fence, blank, before = "", True, ""
    for number, line in enumerate(text.splitlines(), start=1):
        opened = _FENCE.match(line)
        if fence:
            fence = "" if opened and opened[1].startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif opened:
            fence = opened[1]
        elif line.startswith("#"):
            words = line.lstrip("#")
            yield min(len(line) - len(words), MOST_LEVELS), words.strip().rstrip("#").strip(), number
        elif before and (under := _UNDERLINE.fullmatch(line)):
            yield 1 if under[1][0] == "=" else 2, before, number - 1
        before = line.strip() if blank and not fence and not line.startswith((" ", "\t", "#")) else ""
        blank = not line.strip()


def _told_anchor(words: str) -> str:
    """The anchor that a heading says itself; empty where it says none."""
    told = _ATTRIBUTES.search(words)
    found = _ID.search(told[1]) if told else None
    return found[1] if found else ""


def _plain(words: str) -> str:
    """The words of a heading without their markup."""
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", words)
    text = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", text)
    text = re.sub(r"<[^>]+>", "", text)
    text = re.sub(r"(?<!\\)(`+|\*+)", "", text)
    text = re.sub(r"(?<![\w\\])_+(?=\S)|(?<=\S)_+(?!\w)", "", text)
    return " ".join(unescape(re.sub(r"\\(.)", r"\1", text)).split())


def slug(words: str) -> str:
    """Words as an anchor, as Python-Markdown's `slugify` makes it."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _free(anchor: str, taken: set[str]) -> str:
    """An anchor, counted on where it is taken: `the-forms`, `the-forms_1`, `the-forms_2`."""
    while anchor in taken or not anchor:
        start, _, number = anchor.rpartition("_")
        anchor = f"{start}_{int(number) + 1}" if start and number.isdigit() else f"{anchor}_1"
    return anchor
