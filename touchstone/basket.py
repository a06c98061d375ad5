"""What a basket that came by a link is filled from: for each unit a script with its words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from touchstone.citing import Citation

WORDS = "words.js"
"""The name of the script, beside the unit's page."""


def words_script(page: str, unit: Citation, items: Iterable[tuple[str, Citation]]) -> bytes:
    """A unit, or a version of one, with the words of its items; `page` is the address beside which the script stands.

    A script can be read from a disk, where a browser lets a page read nothing else.
    """
    told = {"at": page, **_told(unit), "title": unit.title}
    return _script({**told, "items": {anchor: _item(item, anchor, unit) for anchor, item in items}})


def moved_script(page: str, places: Mapping[str, str]) -> bytes:
    """Where the unit of a page that moved is now, and each item by its old anchor; that of the unit itself is empty."""
    return _script({"at": page, "moved": dict(places)})


def _script(told: Mapping[str, Any]) -> bytes:
    return f"touchstoneWords({json.dumps(told, ensure_ascii=True, separators=(',', ':'))});\n".encode()


def _told(unit: Citation) -> dict[str, Any]:
    names = ("code", "version", "suite", "owner", "approved", "wording", "quoted", "latest", "frozen")
    return {name: getattr(unit, name) for name in names} | ({"since": unit.since} if unit.since else {})


def _item(item: Citation, anchor: str, unit: Citation) -> dict[str, Any]:
    """What an item tells beside its unit; its place today only where that is not its anchor on the unit's page."""
    told: dict[str, Any] = {"label": item.label, "words": item.words}
    told |= {"parts": item.parts} if item.parts else {}
    told |= {"since": item.since} if item.since else {}
    return told | ({"latest": item.latest} if item.latest != f"{unit.latest}#{anchor}" else {})
