"""How much each word weighs beside the border of two items: fitted to the items of the tests and of this project.

The fit is a logistic regression, its steps made by AdaGrad in an order that is always the same. Source: J. Duchi,
E. Hazan and Y. Singer, Adaptive Subgradient Methods, Journal of Machine Learning Research 12 (2011).
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.importers.blind_set import blind_documents, is_form, wanted_of
from touchstone.importers.signs.borders import LISTED, PLACES, Weights, divided, likelihoods, plain, signs_at

HERE = Path(__file__).parent
SETS = tuple(path for path in sorted(HERE.iterdir()) if list(path.glob("*.expected.yaml")))
STANDARDS = HERE.parents[1] / "standards"
KINDS = ("performance_criteria", "knowledge")
SEEN, OFTEN, SHORT = 4, 8, 5
"""How often a short word is seen before it counts by itself, and how often a longer one; letters of a short word."""
ROUNDS, STEP, FEWEST, LIGHT = 3, 0.3, 3, 0.2
"""Rounds over all gaps, the first step, how often a sign is seen before it counts, and weights that are left out."""
LONGEST = 9
"""Items of the longest run that is divided to see how well that goes."""


class Run(NamedTuple):
    """Items that follow one another under one heading, without what else shows where they begin and end."""

    folder: str
    knowledge: bool
    items: Sequence[str]


def runs() -> Iterator[Run]:
    """The items of the tests and of this project's standards, run by run."""
    for folder in SETS:
        for _, told in blind_documents(folder):
            for unit in () if is_form(told) else wanted_of(told):
                yield from _of_unit(folder.name, unit, ())
    for path in sorted(STANDARDS.rglob("units/*.yaml")):
        unit = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield from _of_unit("standards", unit, ("items",))
        for element in unit.get("elements", ()):
            yield from _of_unit("standards", element, ("items",))


def _of_unit(folder: str, unit: dict[str, Any], inside: tuple[str, ...]) -> Iterator[Run]:
    for kind in KINDS:
        listed = unit.get(kind) or ()
        flat = [(at, item) for at, group in enumerate(listed) for item in group["items"]] if inside else None
        items = flat or [(item.get("heading"), item) for item in listed if "text" in item]
        for _, held in groupby(items, key=lambda one: (one[0], bool(one[1].get("points") or one[1].get("parts")))):
            told = [item for _, item in held]
            if len(told) > 1 and not (told[0].get("points") or told[0].get("parts")):
                yield Run(folder, kind == "knowledge", [bare(item["text"]) for item in told])


def bare(text: str) -> str:
    """An item without its capital and its stop."""
    text = re.sub(r";? (?:and|or)$", "", " ".join(str(text).split()).rstrip(" .;:")).rstrip(" .;:")
    first = text.split(" ", 1)[0]
    return text if first[:2].isupper() else text[:1].lower() + text[1:]


def words_of(held: Sequence[Run]) -> frozenset[str]:
    """The words that count by themselves: those that are often seen, and those of the lists."""
    counts = Counter(plain(word) for run in held for item in run.items for word in item.split())
    often = {word for word, count in counts.items() if count >= (SEEN if len(word) <= SHORT else OFTEN)}
    return frozenset(often | {word for word in counts if word in LISTED})


def fitted(held: Sequence[Run]) -> dict[tuple[str, int], float]:
    """The weights by which the gaps of these runs are told best, those that weigh little left out."""
    known = words_of(held)
    gaps = [gap for run in held for gap in _gaps(run, known)]
    counts = Counter(sign for signs, _ in gaps for sign in signs)
    gaps = [([sign for sign in signs if counts[sign] >= FEWEST], is_border) for signs, is_border in gaps]
    found: defaultdict[tuple[str, int], float] = defaultdict(float)
    squares: defaultdict[tuple[str, int], float] = defaultdict(lambda: 1e-6)
    order = random.Random(1)
    for _ in range(ROUNDS):
        order.shuffle(gaps)
        for signs, is_border in gaps:
            miss = 1 / (1 + math.exp(-sum(found[sign] for sign in signs))) - is_border
            for sign in signs:
                squares[sign] += miss * miss
                found[sign] -= STEP * miss / math.sqrt(squares[sign])
    return {sign: round(weight, 1) for sign, weight in found.items() if abs(weight) >= LIGHT}


def _gaps(run: Run, known: frozenset[str]) -> Iterator[tuple[list[tuple[str, int]], bool]]:
    words = " ".join(run.items).split()
    borders = set(accumulate(len(item.split()) for item in run.items))
    for at in range(1, len(words)):
        yield list(signs_at(words, at, known, run.knowledge)), at in borders


def as_table(criteria: Weights, knowledge: Weights) -> str:
    """The rows of the table: each word with what it weighs at each place, beside criteria and beside knowledge."""
    names = sorted({name for name, _ in (*criteria, *knowledge)})
    cells = [[told.get((name, place), "") for told in (criteria, knowledge) for place in PLACES] for name in names]
    return "".join("\t".join([name, *map(str, row)]) + "\n" for name, row in zip(names, cells, strict=True))


@dataclass
class Told:
    """How well runs are divided."""

    items: int = 0
    right: int = 0
    sure: int = 0
    """Items of runs that are divided surely enough."""
    sure_right: int = 0


def held_out(held: Sequence[Run], parts: int, enough: float) -> dict[bool, Told]:
    """How well the runs of each of so many parts of the folders are divided by the weights of all others."""
    folders = sorted({run.folder for run in held})
    told = {False: Told(), True: Told()}
    for part in range(parts):
        left = set(folders[part::parts])
        for knowledge, count in told.items():
            of_kind = [run for run in held if run.knowledge == knowledge]
            weights = fitted([run for run in of_kind if run.folder not in left])
            for run in (one for one in of_kind if one.folder in left):
                _count(run, weights, enough, count)
    return told


def _count(run: Run, weights: Weights, enough: float, told: Told) -> None:
    for first in range(0, len(run.items), LONGEST):
        items = [item.split() for item in run.items[first : first + LONGEST]]
        words = [word for item in items for word in item]
        known = frozenset(name for name, _ in weights) | LISTED
        division = divided(likelihoods(words, weights, known), len(items))
        wanted = set(pairwise([0, *accumulate(map(len, items))]))
        right = len(wanted & set(pairwise([0, *division.starts, len(words)]))) if division else 0
        told.items += len(items)
        told.right += right
        if division and division.sure >= enough:
            told.sure += len(items)
            told.sure_right += right
