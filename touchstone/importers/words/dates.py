"""Dates as documents print them, in English and Welsh, as ISO 8601."""

from __future__ import annotations

import re

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WELSH = (
    *("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin"),
    *("gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"),
)
_MONTHS = {
    name[:length]: place
    for names in (_WELSH, _ENGLISH)
    for place, name in enumerate(names, start=1)
    for length in (len(name), 4, 3)
} | {name: place for names in (_ENGLISH, _WELSH) for place, name in enumerate(names, start=1)}
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_MONTH_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{4})")
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|af|ail|ydd|fed)?\s+)?([A-Za-z]{3,10})\.?,?[\s-]+(?:(\d{1,2}),?\s+)?(\d{4}|\d{2})"
)


def iso_date(text: str) -> str | None:
    """A printed date as year, month or day, such as 2012-01; None where it is none. 02/03/2012 is the second of
    March."""
    text = text.strip(" .")
    if found := _ISO.fullmatch(text):
        return _made(found[1], found[2], found[3])
    if found := _FIGURES.fullmatch(text):
        return _made(_year(found[3]), found[2], found[1])
    if found := _MONTH_FIGURES.fullmatch(text):
        return _made(found[2], found[1], None)
    found = _WORDS.fullmatch(text)
    month = _MONTHS.get(found[2].lower()) if found else None
    return _made(_year(found[4]), str(month), found[1] or found[3]) if found and month else None


def _year(digits: str) -> str:
    return digits if len(digits) == 4 else f"20{digits}" if int(digits) < 70 else f"19{digits}"


def _made(year: str, month: str | None, day: str | None) -> str | None:
    if not 1900 <= int(year) <= 2200 or (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day if month else None) if part)])
