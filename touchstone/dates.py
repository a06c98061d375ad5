"""Dates as people write them in Britain, from dates as files hold them."""

from __future__ import annotations

from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@lru_cache(maxsize=1024)
def in_words(told: str) -> str:
    """`2012-01-31` as `31 January 2012`, `2012-01` as `January 2012`, `2012` as it is."""
    parts = told.split("-")
    words = [str(int(part)) for part in parts[2:]] + [MONTHS[int(part) - 1] for part in parts[1:2]] + parts[:1]
    return " ".join(words)


def is_past(due: str, day: str) -> bool:
    """Whether the whole of `due` (a year, a month or a day) lies before `day` (a day)."""
    return day[: len(due)] > due
