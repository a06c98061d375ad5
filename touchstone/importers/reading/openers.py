"""What is a heading of a web page: the tags for it, other blocks whose role says so, and buttons, as those of an
accordion, which open and close the part below them."""

from __future__ import annotations

import re
from typing import Any

from touchstone.importers.reading.attributes import number_in
from touchstone.importers.words.vocabulary import part_named

LEVEL = 3
"""The level of a heading that is nothing but a button."""
ROLE = 2
"""The level of a heading that only says that it is one (WAI-ARIA 1.2, role heading)."""
_LOWEST = 6
_BLOCKS = ("div", "p", "section", "header")
_TARGETS = ("aria-controls", "data-target", "data-bs-target")
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-?only|screen-?reader(?:-text|-only)?)(?:$|[\s_-])", re.IGNORECASE
)
_SWITCH = re.compile(
    r"[\[(]?\s*(?:show|hide|open|close|expand|collapse|toggle|edit|[+–−▲▼▸▾-])(?:\s*,?\s*(?:this )?section)?\s*[\])]?",
    re.IGNORECASE,
)


def heading_level(element: Any) -> int:
    """The level of heading that the tag of an element tells, or its role: `<div role="heading" aria-level="2">`; 0
    where it is none."""
    name = str(element.tag)
    if re.fullmatch("h[1-6]", name):
        return int(name[1])
    told = element.get("role") == "heading" and name in _BLOCKS
    return min(max(number_in(element.get("aria-level"), ROLE), 1), _LOWEST) if told else 0


def lists_opened(page: Any) -> frozenset[str]:
    """The ids of the elements of a page that hold lists, and that buttons open."""
    targets = {target for button in page.iter("button") for target in _targets(button)}
    opened = (one for one in page.iter() if one.get("id") in targets) if targets else ()
    return frozenset(str(one.get("id")) for one in opened if one.find(".//li") is not None)


def is_heading_button(element: Any, in_heading: bool, opened: frozenset[str]) -> bool:
    """Whether a button is a heading: inside one, with the name of a part of a unit that it opens, or over a list that
    it opens."""
    if element.tag != "button":
        return False
    return in_heading or (_opens(element) and (_names_part(element) or bool(_targets(element) & opened)))


def level_of(element: Any) -> int:
    """The level of heading that a button, or the head of a part that opens, is by itself."""
    return LEVEL if element.tag != "button" or _names_part(element) else LEVEL + 1


def _opens(element: Any) -> bool:
    return bool(element.get("aria-expanded")) and not element.get("role")


def _names_part(element: Any) -> bool:
    return bool(part_named(_words(element)))


def _targets(element: Any) -> set[str]:
    """The ids of what a button opens."""
    return {str(element.get(name) or "").lstrip("#") for name in _TARGETS} - {""}


def is_switch(element: Any) -> bool:
    """Whether an element inside a heading is no word of it: `Show`, `[edit]`, or words for screen readers alone."""
    unseen = _UNSEEN.search(str(element.get("class") or ""))
    return element.tag in ("span", "a", "small", "i") and bool(unseen or _SWITCH.fullmatch(_words(element)))


def leads_to_comment(element: Any) -> bool:
    """Whether an element is the sign of a comment beside the text, as Google Docs exports it: `<a href="#cmnt1">`."""
    return element.tag == "a" and str(element.get("href") or "").startswith("#cmnt")


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
