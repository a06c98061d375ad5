"""Menus of a web page: a block above its first heading that holds links and hardly anything else, as `nav` does."""

from __future__ import annotations

from typing import Any

_BLOCKS = ("div", "ul", "ol", "p")
_LEAST = 3
"""Links that make a menu."""
_MOST_OTHERS = 1 / 2
"""Share of the letters of a menu that stand in no link."""


def is_menu(element: Any) -> bool:
    """Whether a block holds several links and hardly a word beside them."""
    links = element.findall(".//a") if element.tag in _BLOCKS else []
    if len(links) < _LEAST:
        return False
    linked = sum(_letters(link) for link in links)
    return _letters(element) - linked <= _MOST_OTHERS * linked


def _letters(element: Any) -> int:
    return sum(len(text.strip()) for text in element.itertext())
