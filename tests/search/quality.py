"""How good the answers are: hit at 1, hit at 3 and mean reciprocal rank of a file of queries, by class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Page

SETS = ("queries.yaml", *(f"queries-{number}.yaml" for number in ("second", "third", "fourth", "fifth", "sixth")))
"""The files of queries, of which the later ones need not be there. How each was made stands at its head."""
LOOKED_AT = 10
BEHAVIOUR = re.compile(r"(#level-\d+)-b\d+$")
FIND = """async (query) => {
  const root = document.querySelector("ts-search").root;
  await touchstoneSearch.prepare(root);
  const found = await touchstoneSearch.find(root, { q: query }, 10);
  return found.hits.map((hit) => hit.address);
}"""


@dataclass(frozen=True)
class Outcome:
    """A query with the place of its first right answer, from 1; 0 where it is not among those looked at."""

    query: str
    place: int
    place_as_written: int
    """The same without the answers that were added later."""


@dataclass(frozen=True)
class Quality:
    """The outcomes of one class of queries."""

    name: str
    outcomes: tuple[Outcome, ...]

    def hit_at(self, most: int, as_written: bool = False) -> float:
        """The share of queries with a right answer among the first `most`, in per cent."""
        places = [one.place_as_written if as_written else one.place for one in self.outcomes]
        return 100 * sum(0 < place <= most for place in places) / len(places)

    @property
    def mean_reciprocal_rank(self) -> float:
        """The mean of 1 divided by the place of the first right answer."""
        return sum(1 / one.place for one in self.outcomes if one.place) / len(self.outcomes)


def files() -> list[Path]:
    """The files of queries that are there."""
    return [path for path in map(Path(__file__).with_name, SETS) if path.exists()]


def measured(page: Page, file: Path) -> Iterator[Quality]:
    """Run every query of a file on a page that holds the search box."""
    classes: dict[str, list[dict[str, list[str]]]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    for name, queries in classes.items():
        yield Quality(name, tuple(_outcome(page, query) for query in queries))


def _outcome(page: Page, query: dict[str, list[str]]) -> Outcome:
    found: list[str] = page.evaluate(FIND, query["q"])
    right = query["to"]
    return Outcome(str(query["q"]), _place(found, [*right, *query.get("amended", [])]), _place(found, right))


def _place(found: list[str], right: list[str]) -> int:
    """The place of the first right answer; where a level is right, so is the behaviour of it that says the words."""
    held = (address in right or BEHAVIOUR.sub(r"\1", address) in right for address in found)
    return next((place for place, is_right in enumerate(held, start=1) if is_right), 0)


def lines(classes: list[Quality]) -> Iterator[str]:
    """The figures as a table, then the queries that were not answered at the first place."""
    yield f"{'class':<10} queries  hit@1  hit@3    MRR   (as first written: hit@1  hit@3)"
    for one in classes:
        written = f"{one.hit_at(1, True):13.1f} {one.hit_at(3, True):6.1f}"
        rank = one.mean_reciprocal_rank
        shown = f"{one.hit_at(1):6.1f} {one.hit_at(3):6.1f}  {rank:.3f}"
        yield f"{one.name:<10} {len(one.outcomes):7} {shown} {written:>31}"
    for one in classes:
        for outcome in one.outcomes:
            if outcome.place != 1:
                yield f"  {one.name}: {outcome.query!r} at {outcome.place or 'none of the first ten'}"
