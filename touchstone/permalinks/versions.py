"""What changed between two versions of a unit, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from touchstone import addresses
from touchstone.fingerprint import fingerprint
from touchstone.model.disposition import Disposition
from touchstone.model.unit import Unit
from touchstone.permalinks.ledger import Words, anchor_of, page_of
from touchstone.permalinks.similarity import SAME_THING, similarity
from touchstone.targets import item_words

Items = Mapping[str, Words]
"""The words of each item of a version by its anchor."""


@dataclass(frozen=True)
class Change:
    """What became of one item, or of several that became one."""

    kind: str
    """same, reworded, moved, split, merged, replaced, withdrawn or added."""
    before: tuple[str, ...]
    """The anchors in the older version."""
    after: tuple[str, ...]
    """The anchors in the newer version."""
    elsewhere: tuple[str, ...] = ()
    """The addresses on other pages to which it went."""
    why: str = ""
    reworded: bool = False
    """Whether the words of the newer item are others."""


@dataclass
class _Fate:
    """Where one item went, step by step."""

    kind: str
    after: list[str]
    elsewhere: list[str] = field(default_factory=list)
    why: str = ""


def items_of(unit: Unit) -> dict[str, Words]:
    """The items of a version by their anchors."""
    return {where: item_words(item) for where, item in unit.items()}


def changes(versions: Sequence[Unit], dispositions: Iterable[Disposition]) -> list[Change]:
    """What changed from the first to the last of these versions, which follow each other.

    What an author said of an item goes first; else the same words, then words that are alike, lead from one version to
    the next.
    """
    told = {(one.address, one.words): one for one in dispositions}
    steps = [_step(older, newer, told) for older, newer in pairwise(versions)]
    held = [items_of(version) for version in versions]
    fates = {where: _followed(where, steps, held) for where in held[0]}
    return list(_as_changes(fates, held[0], held[-1]))


def _followed(where: str, steps: list[dict[str, _Fate]], held: list[dict[str, Words]]) -> _Fate:
    """One item through all steps; where it was withdrawn and came back as it was, it was there all the time."""
    fate = _Fate("kept", [where])
    for number, step in enumerate(steps):
        nexts = [step[one] for one in fate.after]
        if len(nexts) == 1 and nexts[0].kind == "withdrawn" and held[number][fate.after[0]] in held[-1].values():
            words = held[number][fate.after[0]]
            return _Fate(fate.kind, [next(place for place, said in held[-1].items() if said == words)], fate.elsewhere)
        kinds = [one.kind for one in nexts if one.kind != "kept"]
        after = list(dict.fromkeys(place for one in nexts for place in one.after))
        elsewhere = [*fate.elsewhere, *(place for one in nexts for place in one.elsewhere)]
        fate = _Fate(
            kinds[-1] if kinds else fate.kind, after, elsewhere, next((one.why for one in nexts if one.why), fate.why)
        )
    return fate


def _step(older: Unit, newer: Unit, told: Mapping[tuple[str, str], Disposition]) -> dict[str, _Fate]:
    """Where each item of one version went in the next."""
    return _Step(addresses.of_unit(older), items_of(older), items_of(newer), told).fates()


class _Step:
    """The items of two versions that follow each other, and which of them are taken."""

    def __init__(self, page: str, older: Items, newer: Items, told: Mapping[tuple[str, str], Disposition]) -> None:
        self.page = page
        self.older = older
        self.newer = newer
        self.told = told
        self.found: dict[str, _Fate] = {}

    def fates(self) -> dict[str, _Fate]:
        for look in (self._unchanged, self._as_told, self._renumbered, self._reworded, self._alike):
            look([where for where in self.older if where not in self.found])
        return {where: self.found.get(where) or _Fate("withdrawn", []) for where in self.older}

    def _unchanged(self, left: list[str]) -> None:
        for where in left:
            if self.newer.get(where) == self.older[where]:
                self.found[where] = _Fate("kept", [where])

    def _as_told(self, left: list[str]) -> None:
        for where in left:
            one = self.told.get((f"{self.page}#{where}", fingerprint(*self.older[where])))
            if one:
                inside = [anchor_of(target) for target in one.targets if page_of(target) == self.page]
                elsewhere = [target for target in one.targets if page_of(target) != self.page]
                kind = {
                    "split_into": "split",
                    "merged_into": "merged",
                    "replaced_by": "replaced",
                    "withdrawn": "withdrawn",
                }.get(one.kind, "kept")
                self.found[where] = _Fate(kind, [place for place in inside if place in self.newer], elsewhere, one.why)

    def _free(self) -> list[str]:
        taken = {place for fate in self.found.values() for place in fate.after}
        return [place for place in self.newer if place not in taken]

    def _renumbered(self, left: list[str]) -> None:
        by_words = {self.newer[place]: place for place in reversed(self._free())}
        for where in left:
            if self.older[where] in by_words:
                self.found[where] = _Fate("kept", [by_words.pop(self.older[where])])

    def _reworded(self, left: list[str]) -> None:
        free = set(self._free())
        for where in left:
            if where in free and similarity(self.older[where], self.newer[where]) >= SAME_THING:
                self.found[where] = _Fate("kept", [where])

    def _alike(self, left: list[str]) -> None:
        free = self._free()
        pairs = [(similarity(self.older[where], self.newer[place]), where, place) for where in left for place in free]
        for alike, where, place in sorted(pairs, key=lambda pair: -pair[0]):
            if (
                alike >= SAME_THING
                and where not in self.found
                and place not in {one for fate in self.found.values() for one in fate.after}
            ):
                self.found[where] = _Fate("kept", [place])


def _as_changes(fates: Mapping[str, _Fate], older: Items, newer: Items) -> Iterator[Change]:
    """The fates of all items as changes, in the order of the older version; then what was added."""
    single = {where: fate.after[0] for where, fate in fates.items() if len(fate.after) == 1 and not fate.elsewhere}
    into: dict[str, list[str]] = {}
    for where, place in single.items():
        into.setdefault(place, []).append(where)
    for where, fate in fates.items():
        sources = tuple(into[single[where]]) if where in single else (where,)
        if sources[0] == where:
            kind = _kind(fate, sources, older, newer)
            reworded = where in single and older[where] != newer[single[where]]
            yield Change(kind, sources, tuple(fate.after), tuple(dict.fromkeys(fate.elsewhere)), fate.why, reworded)
    reached = {place for fate in fates.values() for place in fate.after}
    yield from (Change("added", (), (place,)) for place in newer if place not in reached)


def _kind(fate: _Fate, sources: tuple[str, ...], older: Items, newer: Items) -> str:
    if len(sources) > 1:
        return "merged"
    if len(fate.after) + len(fate.elsewhere) > 1:
        return "split"
    if fate.kind in ("merged", "replaced", "split"):
        return fate.kind
    if not fate.after:
        return "moved" if fate.elsewhere else "withdrawn"
    if fate.after[0] != sources[0]:
        return "moved"
    return "same" if older[sources[0]] == newer[fate.after[0]] else "reworded"
