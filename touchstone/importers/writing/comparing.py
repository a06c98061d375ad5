"""Two wordings of one unit, item by item: what stayed, changed, moved, came and went, and what the ledger should say
of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from touchstone.importers.details.details_list import DETAIL_FIELDS
from touchstone.importers.units.doubting import items_of
from touchstone.importers.words.characters import folded

_ALIKE = 0.6
"""From this likeness on, two texts count as one text that was reworded."""
_FIELDS = ("title", "overview", "target_group", *DETAIL_FIELDS, "resources")


@dataclass(frozen=True)
class Change:
    """What became of one item or field of the held unit."""

    where: str
    what: str
    """reworded, moved, added, gone or changed."""
    before: str = ""
    after: str = ""
    disposition: str = ""
    """What the ledger of addresses should say, where an address is concerned."""


def changes(held: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Every difference between the values of a held unit and of a new one."""
    return [*_item_changes(dict(items_of(held)), dict(items_of(new))), *_field_changes(held, new)]


def likeness(one: dict[str, Any], other: dict[str, Any]) -> float:
    """The part of the items of the shorter unit that the other has in the same words."""
    ours, theirs = ({folded(text).rstrip(".;") for _, text in items_of(values)} for values in (one, other))
    return len(ours & theirs) / max(min(len(ours), len(theirs)), 1)


def _item_changes(held: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    where_new = {folded(text): label for label, text in new.items()}
    said = {folded(text) for text in held.values()}
    taken: set[str] = set()
    for label, text in held.items():
        moved = where_new.get(folded(text))
        if label in new and folded(new[label]) == folded(text):
            taken.add(label)
        elif moved and moved[:1] == label[:1] and moved not in taken:
            taken.add(moved)
            yield Change(label, "moved", text, text, f"moved to {moved}")
        else:
            yield _changed(label, text, new, taken)
    for label, text in new.items():
        if label not in held and label not in taken and folded(text) not in said:
            yield Change(label, "added", "", text)


def _changed(label: str, text: str, new: dict[str, str], taken: set[str]) -> Change:
    """The change of an item whose words do not stand in the new unit."""
    if label in new and _alike(text, new[label]) >= _ALIKE:
        taken.add(label)
        return Change(label, "reworded", text, new[label], "stays: reworded")
    nearest = max(new, key=lambda other: _alike(text, new[other]), default="")
    if nearest and _alike(text, new[nearest]) >= _ALIKE:
        becomes = f"merged into {nearest}" if nearest in taken else f"moved to {nearest}"
        return Change(label, "moved", text, new[nearest], becomes)
    if label in new:
        return Change(label, "replaced", text, new[label], "withdrawn: another item has its label now")
    return Change(label, "gone", text, "", "withdrawn: it is not in the new version")


def _alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, folded(one), folded(other), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE else 0.0


def _field_changes(held: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for name in _FIELDS:
        before, after = _shown(held.get(name)), _shown(new.get(name))
        if folded(before) != folded(after):
            yield Change(name, "gone" if not after else "added" if not before else "changed", before, after)


def _shown(value: Any) -> str:
    return "; ".join(str(one) for one in value) if isinstance(value, (list, tuple)) else str(value or "")
