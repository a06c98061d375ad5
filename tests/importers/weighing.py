"""How much each sign of a unit under headings of an owner's own weighs: fitted to the documents of the tests.

The fit is a logistic regression with an L2 penalty, found by Newton's steps. Source: any textbook of statistics, such
as Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean, pstdev

from tests.importers.blind_set import blind_documents, is_form, wanted_of
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Refused
from touchstone.importers.importing import parted_lines
from touchstone.importers.own_headings.parts import weighed_signs
from touchstone.importers.own_headings.told_by_owner import Headings
from touchstone.importers.own_headings.unit_signs import ENOUGH, START, weighed
from touchstone.importers.reading.formats import read
from touchstone.importers.signs.item_shapes import SCOPE

HERE = Path(__file__).parent
OWN = HERE / "own"
SETS = tuple(path for path in sorted(HERE.iterdir()) if list(path.glob("*.expected.yaml")))
PENALTY, STEPS = 2.0, 12
FOLDS = 5
"""Parts into which the documents of one folder without a set of its own are put, to leave one out at a time."""


@dataclass(frozen=True)
class Case:
    """A document in which the parts of a unit were guessed, and whether it is one."""

    name: str
    folder: str
    is_unit: bool
    signs: Mapping[str, float]


def cases() -> Iterator[Case]:
    """The documents of the tests in which something is to be weighed."""
    own = [(path, not path.name.startswith("no-")) for path in sorted(OWN.iterdir())]
    blind = [
        (path, bool(wanted_of(told))) for folder in SETS for path, told in blind_documents(folder) if not is_form(told)
    ]
    for path, is_unit in (*own, *blind):
        try:
            lines, _ = parted_lines(read(path.read_bytes(), path.name), Accounts(), Headings())
        except Refused:
            continue
        for signs in weighed_signs(lines)[:1]:
            yield Case(path.name, path.parent.name, is_unit, signs)


def fitted(documents: Sequence[Case]) -> dict[str, float]:
    """The weights of all signs, and what they are added to, under which the documents are most likely what they are.

    Each that has a scope counts once more as if it had none: a unit may have none, though few of the tests are so.
    """
    held = [*documents, *(replace(one, signs={**one.signs, SCOPE: 0.0}) for one in documents if one.signs[SCOPE])]
    names = list(held[0].signs)
    means = [fmean(case.signs[name] for case in held) for name in names]
    spreads = [pstdev([case.signs[name] for case in held]) or 1.0 for name in names]
    rows = [
        [1.0, *((case.signs[name] - mean) / spread for name, mean, spread in zip(names, means, spreads, strict=True))]
        for case in held
    ]
    start, *weights = _found(rows, [case.is_unit for case in held])
    told = [weight / spread for weight, spread in zip(weights, spreads, strict=True)]
    start -= sum(weight * mean for weight, mean in zip(told, means, strict=True))
    return {START: start} | dict(zip(names, told, strict=True))


def _found(rows: Sequence[Sequence[float]], are_units: Sequence[bool]) -> list[float]:
    """What the rows are weighed by, found by Newton's steps; the first column is 1 in all, and bears no penalty."""
    penalties = [0.0, *[PENALTY] * (len(rows[0]) - 1)]
    columns = list(zip(*rows, strict=True))
    weights = [0.0] * len(columns)
    for _ in range(STEPS):
        likely = [_likely(_product(weights, row)) for row in rows]
        misses = [is_unit - chance for is_unit, chance in zip(are_units, likely, strict=True)]
        spread = [chance * (1 - chance) for chance in likely]
        slopes = [
            _product(misses, one) - penalty * weight
            for one, penalty, weight in zip(columns, penalties, weights, strict=True)
        ]
        bends = [
            [sum(a * b * c for a, b, c in zip(one, other, spread, strict=True)) for other in columns] for one in columns
        ]
        for at, penalty in enumerate(penalties):
            bends[at][at] += penalty
        weights = [weight + step for weight, step in zip(weights, _solved(bends, slopes), strict=True)]
    return weights


def _solved(table: Sequence[Sequence[float]], sums: Sequence[float]) -> list[float]:
    """What the columns of a symmetric table are to be multiplied by to give the sums."""
    rows = [[*row, total] for row, total in zip(table, sums, strict=True)]
    for at, row in enumerate(rows):
        for other in rows[at + 1 :]:
            share = other[at] / row[at]
            other[:] = [b - share * a for a, b in zip(row, other, strict=True)]
    found: list[float] = []
    for at in range(len(rows) - 1, -1, -1):
        *known, total = rows[at][at:]
        found.insert(0, (total - _product(known[1:], found)) / known[0])
    return found


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _likely(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def held_out(held: Sequence[Case]) -> dict[str, list[tuple[Case, bool]]]:
    """For each part of the documents these, and whether the weights that all others give take each for a unit."""
    parts: dict[str, list[Case]] = {}
    for at, case in enumerate(held):
        parts.setdefault(f"{OWN.name} {at % FOLDS + 1}" if case.folder == OWN.name else case.folder, []).append(case)
    out = {}
    for name, part in sorted(parts.items()):
        weights = fitted([case for case in held if case not in part])
        out[name] = [(case, weighed(weights, case.signs) > ENOUGH) for case in part]
    return out
