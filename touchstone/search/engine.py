"""The search as one script: its parts put together, without the comments and indents that a browser does not need.

One file is smaller than eleven when each is compressed by itself, and is asked for once. A reader loads it when they
first use a search box, and keeps it.
"""

from __future__ import annotations

import re
from pathlib import Path

PARTS = (
    *("load", "stem-english", "words", "neighbours", "postings", "index", "answers", "worth", "meanings", "query"),
    *("spread", "rank", "labels", "codes", "hits", "narrow", "leads", "groups", "find", "told", "show"),
)
"""The parts in `browser/`, in the order in which they need each other."""
FOLDER = Path(__file__).parent / "browser"
NAME = "search-engine.js"
LICENCE = "search-engine.LICENSE.txt"
"""What the licence of the stemmer asks for stands beside the script."""

_ASIDE = re.compile(r"^[ ]*(?:/\*(?!!).*\*/|//.*)$\n?", re.MULTILINE)
"""A line that is nothing but a comment. A comment that begins with `/*!` is a licence and stays."""
_INDENT = re.compile(r"^[ ]+", re.MULTILINE)


def engine() -> bytes:
    """The whole script. The parts hold no text of several lines, so that an indent is never part of one."""
    parts = ((FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in PARTS)
    return "".join(_INDENT.sub("", _ASIDE.sub("", part)) for part in parts).encode()


def licence() -> bytes:
    """The licence of the one part that comes from elsewhere."""
    return (FOLDER / "stem-english.LICENSE.txt").read_bytes()
