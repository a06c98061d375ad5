"""Items that stand alone in a text, of a unit that was named before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from touchstone.citations import grammar
from touchstone.citations.beside import labels_of
from touchstone.citations.found import Form, Found, Named
from touchstone.model.base import Wording
from touchstone.model.unit import Unit

NEAR = 60
"""Signs between a unit and items that could be its own, where its text is not held."""


def items_alone(text: str, found: list[Found], named: Sequence[Named]) -> Iterator[Found]:
    """Items without a unit beside them in a text in which these references were found; `named` was named before it.

    They are of the unit that was named last and has such items.
    """
    for match in grammar.ITEMS.finditer(text):
        items = grammar.labels(match[0])
        here = [
            one for one in found if len(one.units) == 1 and one.end <= match.start() and one.form is not Form.LOOK_ALIKE
        ]
        near = [named_by(one) for one in here if match.start() - one.end < NEAR and _could_hold(one.units[0], items)]
        units = [*named, *(named_by(one) for one in here)]
        of = next((one for one in reversed(units) if _holds(one.unit, items)), near[-1] if near else None)
        if of and _is_label_place(text, match) and not _is_thing(text, match):
            yield Found(
                Form.ITEMS,
                match.start(),
                match.end(),
                match[0],
                units=(of.unit,),
                version=of.version,
                items=items,
                linkable=match.span(),
            )


def named_by(one: Found) -> Named:
    """The unit that a reference names, with its version."""
    return Named(one.units[0], one.version)


def _is_thing(text: str, match: re.Match[str]) -> bool:
    """Whether the words beside labels make them a place or a thing, such as room S3, the P1 kiosk or form P45."""
    return bool(grammar.PLACE_BEFORE.search(text[: match.start()]) or grammar.PLACE_AFTER.match(text, match.end()))


def _holds(unit: Unit, items: tuple[str, ...]) -> bool:
    return any(item in labels_of(unit) for item in items)


def _could_hold(unit: Unit, items: tuple[str, ...]) -> bool:
    """Whether a unit whose text is not held may have such items."""
    return unit.wording is Wording.CATALOGUE_ONLY and all(item[0] in "PK" for item in items)


def _is_label_place(text: str, match: re.Match[str]) -> bool:
    """Whether no letter, digit or sign of money stands directly before, and no letter after."""
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    return not (before.isalnum() or before in ("£", "#", "@", ".")) and not after.isalnum()
