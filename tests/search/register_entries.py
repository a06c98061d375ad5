"""The whole national register as entries: every row a unit with its title and keywords, and 20 items made up for it.

The register holds no items, so they are drawn from a seeded generator: half of an item's words from its own unit's
title and keywords, half from the titles of the whole register as often as they stand there, within phrases that
standards use.
"""

from __future__ import annotations

import csv
import gzip
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from touchstone.addresses import slug
from touchstone.catalogue import plain_code
from touchstone.search.entry import Entry, Facet, Part

ITEMS = 20
SEED = 2019
LEADS = (
    "make sure that {} and {} are {} in line with your organisation's requirements",
    "identify {} that affect {} and report {} to the relevant people",
    "carry out {} safely and in the agreed sequence, using {} and {}",
    "check that {} meet the specification, and deal with {} and {} promptly",
    "keep accurate records of {} and {}, and maintain {}",
    "communicate effectively with colleagues and customers about {}, {} and {}",
    "the importance of {} and its effect on {} and {}",
    "how to select and use {} for {} and {}",
    "the legal and organisational requirements for {}, {} and {}",
    "the types of problem that may occur with {}, {} and {} and how to solve them",
    "the methods and techniques of {}, including {} and {}",
    "your own responsibilities and limits of authority for {}, {} and {}",
)


def register_rows(path: Path) -> list[dict[str, str]]:
    """Every row of the register."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def register_entries(rows: list[dict[str, str]], seed: int = SEED) -> Iterator[Entry]:
    """An entry for each row, always the same from the same seed."""
    counts = Counter(word for row in rows for word in _words(row["title"]))
    common, weights = list(counts), list(accumulate(counts.values()))
    taken: Counter[str] = Counter()
    for number, row in enumerate(rows):
        chance = random.Random(seed * 1_000_003 + number)
        name = slug(row["urn"]) or "no-urn"
        taken[name] += 1
        address = f"units/{name}/" if taken[name] == 1 else f"units/{name}-{taken[name]}/"
        own = _words(f"{row['title']} {row['keywords']}") or ["work"]
        yield _entry(row, address, tuple(_items(chance, own, common, weights)))


def _entry(row: dict[str, str], address: str, parts: tuple[Part, ...]) -> Entry:
    suites = [name.strip() for name in row["suites"].split(";") if name.strip()]
    names = [plain_code(row[field]) for field in ("urn", "original_urn")]
    validity = row["validity"].strip().lower()
    return Entry(
        kind="unit",
        address=address,
        title=row["title"].strip() or "Untitled",
        label=row["urn"].strip(),
        more=f"{row['keywords']}\n{row['occupations']}\n{row['developed_by']}",
        context=", ".join(suites),
        names=tuple(dict.fromkeys(name for name in names if name)),
        facets=(
            *(Facet("suite", slug(name), name) for name in suites if slug(name)),
            Facet("wording", "catalogue-only", "Catalogue only"),
            *([Facet("validity", validity, validity.capitalize())] if validity else []),
        ),
        parts=parts,
    )


def _items(chance: random.Random, own: list[str], common: list[str], weights: list[int]) -> Iterator[Part]:
    for number in range(1, ITEMS + 1):
        drawn = [f"{chance.choice(own)} {chance.choices(common, cum_weights=weights)[0]}" for _ in range(3)]
        lead = LEADS[chance.randrange(6) + (0 if number <= ITEMS // 2 else 6)]
        letter, at = ("P", number) if number <= ITEMS // 2 else ("K", number - ITEMS // 2)
        kind = "performance-criterion" if letter == "P" else "knowledge-item"
        yield Part(kind, f"{letter}{at}", f"{letter.lower()}{at}", lead.format(*drawn))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]{3,}", text.lower())
