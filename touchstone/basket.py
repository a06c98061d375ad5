"""What a basket that came by a link is filled from: for each unit a script with its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from touchstone.citing import Citation, cited_label
from touchstone.model.unit import Item, Unit, anchor

WORDS = "words.js"
"""The name of the script, beside the unit's page."""
Words = dict[str, Any]
"""What the script tells of an item."""
Parts = tuple[tuple[str, str], ...]
"""The letters and words of sub-points."""


def words_script(page: str, unit: Citation, items: Mapping[str, Words]) -> bytes:
    """A unit, or a version of one, with its items by their anchors.

    `page` is the address beside which the script stands. A script can be read from a disk, where a browser lets a page
    read nothing else.
    """
    return _script({"at": page, **_told(unit), "title": unit.title, "items": items})


def words_of(unit: Unit) -> dict[str, Words]:
    """The words of each item of a unit as it is today, by its anchor."""
    return {
        anchor(item.id, element): _words(cited_label(item, element), item.text, _letters(item))
        for _, element, groups in unit.sections()
        for group in groups
        for item in group.items
    }


def words_since(unit: Citation, items: Iterable[tuple[str, Citation]]) -> dict[str, Words]:
    """The words of each item of an earlier version, by its anchor, with what became of it.

    The place where it is today is told where that is not its anchor on the unit's page.
    """
    return {
        place: _words(one.label, one.words, one.parts)
        | ({"since": one.since} if one.since else {})
        | ({"latest": one.latest} if one.latest != f"{unit.latest}#{place}" else {})
        for place, one in items
    }


def _words(label: str, words: str, parts: Parts) -> Words:
    told: Words = {"label": label, "words": words}
    return {**told, "parts": parts} if parts else told


def _letters(item: Item) -> Parts:
    return tuple([(part.id, part.text) for part in item.parts])


def moved_script(page: str, places: Mapping[str, str]) -> bytes:
    """Where the unit of a page that moved is now, and each item by its old anchor; that of the unit itself is empty."""
    return _script({"at": page, "moved": dict(places)})


def _script(told: Mapping[str, Any]) -> bytes:
    return b"touchstoneWords(%b);\n" % orjson.dumps(told)


def _told(unit: Citation) -> dict[str, Any]:
    names = ("code", "version", "suite", "owner", "approved", "wording", "quoted", "latest", "frozen")
    return {name: getattr(unit, name) for name in names} | ({"since": unit.since} if unit.since else {})
