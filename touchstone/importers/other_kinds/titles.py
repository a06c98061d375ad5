"""The title of a document that prints none as a heading: its first short line, what the file says of itself, or the
name of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.document.lines import Line, Reading
from touchstone.importers.signs.labels import mark_of

_LONGEST = 90
_JUNK = re.compile(r"(?:untitled|document|microsoft word|layout|slide|presentation)\b.*", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—·]\s+.*|\s+-\s+[^-]*$")


def first_line(lines: Sequence[Line]) -> Line | None:
    """The first of the lines, where it is short, says nothing whole, and text follows."""
    if len(lines) < 2 or mark_of(lines[0]).kind != "none":
        return None
    text = lines[0].text
    said = 1 < len(text.split()) <= 14 and len(text) <= _LONGEST and text[:1].isupper()
    return lines[0] if said and not text.endswith((".", ":", ";", ",", "?", "!")) else None


def told_title(reading: Reading) -> tuple[str, str]:
    """A title that does not stand in the text, and where it was found; both empty where there is none."""
    own = _SITE.sub("", reading.title).strip()
    if own and not _JUNK.fullmatch(own) and len(own.split()) > 1:
        return own, "what the file says of itself"
    return _named(reading.name), "the name of the file"


def _named(name: str) -> str:
    """The words of a file name, where it is made of words: not so `004_f273bceb.txt`."""
    stem = re.sub(r"\.\w{1,5}$", "", name.rsplit("/", 1)[-1])
    words = [word for word in re.split(r"[\s_-]+", stem) if word]
    if len(words) < 2 or not all(word.isalpha() for word in words) or sum(len(word) > 2 for word in words) < 2:
        return ""
    text = " ".join(words)
    return text[:1].upper() + text[1:]
