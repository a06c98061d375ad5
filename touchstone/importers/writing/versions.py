"""Versions of one unit in one import: the latest becomes the unit, the others stand where earlier versions do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from touchstone.importers.document.draft import Draft
from touchstone.importers.other_kinds.register import plain_urn


def newest_first(groups: Sequence[Sequence[Draft]]) -> list[Sequence[Draft]]:
    """English before Welsh, what is no unit before units, and of these the highest version first; of two of one number,
    or of none, that which was approved later."""
    dated = sorted(groups, key=lambda one: str(one[0].values.get("approved", "")), reverse=True)
    return sorted(dated, key=lambda one: (one[0].language != "en", one[0].kind == "unit", -_version(one[0])))


def newer_of(draft: Draft, written: Iterable[Draft]) -> Draft | None:
    """The later version of a unit among the drafts that this import wrote as what they are; None without one."""
    if draft.kind != "unit" or draft.language != "en" or not _version(draft):
        return None
    units = (one for one in written if one.kind == "unit" and one.language == "en" and _name(one) == _name(draft))
    return next((one for one in units if _version(one) > _version(draft)), None)


def _version(draft: Draft) -> int:
    return int(draft.values.get("version") or 0)


def _name(draft: Draft) -> tuple[str, str]:
    return draft.suite, plain_urn(str(draft.values["code"]))
