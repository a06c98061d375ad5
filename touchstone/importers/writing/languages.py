"""Welsh texts: the unit that each belongs to, and the entry that is begun for a unit of which there is no English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.draft import Draft
from touchstone.importers.other_kinds.register import plain_urn
from touchstone.importers.writing.held import Held


def joined_to_english(draft: Draft, drafts: Sequence[Draft], held: Held) -> bool:
    """Give a Welsh draft the suite and code of its unit, of the same import or held; false where there is none."""
    english = _in_english(draft, drafts)
    if english:
        draft.suite, draft.values["code"] = english.suite, english.values["code"]
        return True
    old = held.unit(draft.suite, draft.values)
    if old:
        draft.suite, draft.values["code"] = old.suite, old.code
        return True
    what = "no English text is held: a catalogue-only unit was begun under the Welsh title"
    draft.doubts.append(Doubt(what, None, "title", 2))
    return False


def _in_english(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The English draft of the same import that has the URN or code of a draft in another language."""
    names = _names(draft)
    others = (other for other in drafts if other.kind == "unit" and other.language != "cy")
    return next((other for other in others if _names(other) & names), None)


def _names(draft: Draft) -> set[str]:
    return {plain_urn(str(draft.values.get(name, ""))) for name in ("urn", "code")} - {""}


def entry_of(draft: Draft) -> Draft:
    """A catalogue-only unit for one of which only a Welsh text is there."""
    values = {**draft.values, "wording": "catalogue-only"}
    kept = ("code", "urn", "title", "wording", "version", "source")
    return replace(draft, values={name: values[name] for name in kept if name in values}, language="en")
