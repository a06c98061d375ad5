"""Every code of the national register in several spellings, and whether the resolver leads to exactly its rows."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from touchstone.catalogue import plain_code
from touchstone.resolver import Named, Resolver

SEED = 4


@dataclass(frozen=True)
class Asked:
    """What came of asking for every row."""

    rows: int
    spellings: int
    wrong: int
    """How many led to other rows, to fewer or to more."""
    seconds: float
    """Of CPU, for all questions."""

    def __str__(self) -> str:
        each = 1_000_000 * self.seconds / self.spellings
        told = f"{self.spellings:,} spellings of {self.rows:,} rows, {self.wrong} not found exactly"
        return f"Codes of the register: {told}; {each:.0f} µs of CPU each"


def asked_for_every_row(rows: Sequence[dict[str, Any]]) -> Asked:
    """Ask the resolver for the URN of every row: as printed, in capitals, without blanks and with blanks put in."""
    fitting: dict[str, set[int]] = defaultdict(set)
    for place, row in enumerate(rows):
        fitting[plain_code(row["urn"])].add(place)
    resolver = Resolver(
        Named(place, (row["urn"],), row["title"], former=(row["original_urn"],)) for place, row in enumerate(rows)
    )
    chance = random.Random(SEED)
    questions = [
        (text, fitting[name])
        for row in rows
        if (name := plain_code(row["urn"]))
        for text in _spellings(row["urn"], chance)
    ]
    started = time.process_time()
    wrong = sum(set(resolver.resolve(text).found) != fitting_rows for text, fitting_rows in questions)
    return Asked(len(rows), len(questions), wrong, time.process_time() - started)


def _spellings(urn: str, chance: random.Random) -> list[str]:
    places = sorted(chance.sample(range(1, len(urn)), min(2, len(urn) - 1))) if len(urn) > 1 else []
    apart = urn
    for place in reversed(places):
        apart = f"{apart[:place]} {apart[place:]}"
    return [urn, urn.upper(), urn.replace(" ", ""), apart]
