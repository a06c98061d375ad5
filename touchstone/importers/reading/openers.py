"""Buttons of a web page that are headings: those of an accordion, which open and close the part below them."""

from __future__ import annotations

import re
from typing import Any

from touchstone.importers.vocabulary import part_named

LEVEL = 3
"""The level of a heading that is nothing but a button."""
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-?only|screen-?reader(?:-text|-only)?)(?:$|[\s_-])", re.IGNORECASE
)
_SWITCH = re.compile(
    r"[\[(]?\s*(?:show|hide|open|close|expand|collapse|toggle|edit|[+–−▲▼▸▾-])(?:\s*,?\s*(?:this )?section)?\s*[\])]?",
    re.IGNORECASE,
)


def is_heading_button(element: Any, in_heading: bool) -> bool:
    """Whether a button is a heading: inside one, or with the name of a part of a unit that it opens."""
    if element.tag != "button":
        return False
    opens = element.get("aria-expanded") and not element.get("role")
    return in_heading or bool(opens and part_named(_words(element)))


def is_switch(element: Any) -> bool:
    """Whether an element inside a heading is no word of it: `Show`, `[edit]`, or words for screen readers alone."""
    unseen = _UNSEEN.search(str(element.get("class") or ""))
    return element.tag in ("span", "a", "small", "i") and bool(unseen or _SWITCH.fullmatch(_words(element)))


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
