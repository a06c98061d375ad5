"""The draft of a unit: its values in the order of the file, its account, its doubts and how sure each field is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from touchstone.importers.details.details_list import DETAIL_FIELDS, Details
from touchstone.importers.dividing.zones import ITEM_ZONES
from touchstone.importers.document.accounts import NOT_ASKED_FOR, UNRECOGNISED, USED, Accounts, Entry, LineFate
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.draft import Draft, source_of
from touchstone.importers.document.lines import Line, Reading
from touchstone.importers.lists.sections import FIELDS
from touchstone.importers.units.assembling import Assembler
from touchstone.importers.units.coding import Codes, codes_of

_ITEM_FIELDS = tuple(FIELDS[letter] for zone, letter in ITEM_ZONES.items() if zone not in ("performance", "knowledge"))
_OTHERS = ("role ", "checklist ", "form ")
"""How the notes of lines begin that other things in a longer document hold."""
_BODY_FIELDS = (
    *("overview", "target_group", "performance_criteria", "knowledge", "elements", "scope", *_ITEM_FIELDS),
    *("glossary", "links", "external_links", "resources"),
)
_CONVERTED = ("version", "approved", "review_due", "validity", "status")
"""Fields that are written in another form than that in which documents print them."""


def assembled(reading: Reading, lines: Sequence[Line], accounts: Accounts, owned: Sequence[Line]) -> Draft:
    """A draft of the unit in these lines; `owned` are the lines of the document that it accounts for."""
    assembler = Assembler(lines, accounts, owned)
    body = assembler.unit()
    codes = codes_of(assembler.head, assembler.details, reading)
    fates = accounts.fates(owned)
    values = _named(codes)
    values |= {name: body[name] for name in _BODY_FIELDS if name in body}
    values |= {name: assembler.details.values[name] for name in DETAIL_FIELDS if name in assembler.details.values}
    used = [fate.line for fate in fates if fate.fate == USED and not fate.what.startswith(_OTHERS)]
    values["source"] = source_of(reading, used or owned, assembler.head.address)
    left = {"notes": [*codes.notes, *assembler.notes], "unplaced": list(_unplaced(accounts.entries_of(owned), fates))}
    values |= {name: told for name, told in left.items() if told}
    doubts = [*codes.doubts, *assembler.doubts, *_without_items(values)]
    language = reading.language if reading.language == "cy" else assembler.language
    draft = Draft("unit", values, reading, fates, doubts, language=language, converted=_converted(assembler.details))
    draft.suite_title = next(iter(_texts(assembler.details.values.get("suites"))), "")
    draft.owner = str(assembler.details.values.get("developed_by", ""))
    draft.confidence = _confidence(values, assembler.guessed | codes.guessed, doubts)
    return draft


def _named(codes: Codes) -> dict[str, Any]:
    """The first keys of a unit."""
    urn = {"urn": codes.urn} if codes.urn else {}
    return {"code": codes.code, **urn, "title": codes.title, "wording": "official"}


def _unplaced(entries: Sequence[Entry], fates: Sequence[LineFate]) -> Iterator[str]:
    """The texts of all pieces that were not recognised, and of all lines that nobody asked for."""
    yield from (entry.line.text for entry in entries if entry.fate == UNRECOGNISED)
    yield from (fate.line.text for fate in fates if fate.fate == UNRECOGNISED and fate.what == NOT_ASKED_FOR)


def _without_items(values: dict[str, Any]) -> Iterator[Doubt]:
    """Where no item was read, make the unit catalogue-only, and say so."""
    if not any(name in values for name in (*FIELDS.values(), "elements", "scope")):
        values["wording"] = "catalogue-only"
        what = "no item could be read: the unit is kept as catalogue-only"
        yield Doubt(what, None, "performance_criteria", 3)


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _converted(details: Details) -> dict[str, str]:
    return {name: details.printed[name] for name in _CONVERTED if name in details.values}


def _confidence(values: dict[str, Any], guessed: set[str], doubts: Sequence[Doubt]) -> dict[str, float]:
    """How sure each field is, from 0 to 1: less for guesses, assigned labels and doubts."""
    out = {}
    for name, value in values.items():
        if name in ("wording", "source", "notes", "unplaced"):
            continue
        sure = 0.7 if name in guessed else 1.0
        sure -= sum(0.1 * doubt.weight for doubt in doubts if doubt.where == name)
        sure -= 0.1 if "'label_assigned': True" in str(value) else 0.0
        out[name] = round(max(sure, 0.1), 2)
    return out
