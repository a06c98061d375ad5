"""The values of the details list, as the unit's YAML takes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from touchstone.importers.words.dates import iso_date

URN = re.compile(r"[A-Z]{3,}[A-Z0-9]*\d+[A-Z]?")
"""What is taken for a URN, or for a code that is one, without a guess."""
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._&/()\-]{0,59}")
"""What a code may be made of."""
_VALIDITY = {
    **{"current": "Current", "cyfredol": "Current", "presennol": "Current"},
    **{"legacy": "Legacy", "etifeddol": "Legacy"},
}
_STATUS = {
    **{"original": "Original", "tailored": "Tailored", "imported": "Imported"},
    **{"gwreiddiol": "Original", "wedi'i deilwra": "Tailored", "mewnforiwyd": "Imported"},
}
_JOINT = re.compile(r"\s(?:and|or|a|neu|&)\s")
"""A word that joins the last of several names inside one title, in either language."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _as_number(text: str) -> int | None:
    if (word := text.lower().strip(" .").removesuffix(" edition")) in _ORDINALS:
        return _ORDINALS.index(word) + 1
    found = re.fullmatch(r"(?:v|version )?(\d{1,3})(?:\.\d+|st|nd|rd|th)?", text.strip(" ."), re.IGNORECASE)
    return int(found[1]) if found and int(found[1]) > 0 else None


def _as_code(text: str) -> str | None:
    return text if CODE.fullmatch(text) else None


def _as_list(text: str) -> list[str] | None:
    """Entries between semicolons; where there are none, between commas."""
    between_commas = len(text) < 400 and not re.search(r",\s+and\s", text)
    return _without_empty(text.split(";") if ";" in text else text.split(",") if between_commas else [text])


def _as_titles(text: str) -> list[str] | None:
    """Titles between semicolons. A comma parts titles where no blank follows it, or where each piece has a capital and
    no `and` joins any: other commas stand inside titles."""
    listed = all(part[:1].isupper() for part in re.split(r",\s*", text)) and not _JOINT.search(text)
    return _without_empty(text.split(";") if ";" in text else re.split(r",\s*" if listed else r",(?=\S)", text))


def _without_empty(parts: Iterable[str]) -> list[str] | None:
    return [part.strip(" .") for part in parts if part.strip(" .")] or None


def _as_codes(text: str) -> list[str] | None:
    return re.findall(r"[A-Z]?\d[\d/.]*[A-Z]?", text) or None


FORMS: dict[str, Callable[[str], object]] = {
    "version": _as_number,
    "approved": iso_date,
    "review_due": iso_date,
    "validity": lambda text: _VALIDITY.get(text.lower().strip(" .")),
    "status": lambda text: _STATUS.get(text.lower().replace("’", "'").strip(" .")),
    "urn": _as_code,
    "code": _as_code,
    "original_urn": _as_code,
    "keywords": _as_list,
    "occupations": _as_titles,
    "suites": _as_titles,
    "soc_codes": _as_codes,
}
"""How the values of a field are read; one that cannot be read gives None. Fields that are not here are texts."""
