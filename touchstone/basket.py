"""What a basket that came by a link is filled from: for each unit a script with its words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from touchstone.citing import Citation

WORDS = "words.js"
"""The name of the script, beside the unit's page."""


def words_script(unit: Citation, items: Iterable[tuple[str, Citation]]) -> bytes:
    """A unit with the words of its items, for baskets that came by a link; a script can be read from a disk."""
    told = {**_told(unit), "title": unit.title, "items": {anchor: _item(item) for anchor, item in items}}
    return f"touchstoneWords({json.dumps(told, ensure_ascii=True, separators=(',', ':'))});\n".encode()


def _told(unit: Citation) -> dict[str, Any]:
    names = ("code", "version", "suite", "owner", "approved", "wording", "quoted", "latest", "frozen")
    return {name: getattr(unit, name) for name in names}


def _item(item: Citation) -> dict[str, Any]:
    return {"label": item.label, "words": item.words, **({"parts": item.parts} if item.parts else {})}
