"""The words in which readers are told what became of an address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from touchstone import addresses
from touchstone.dates import in_words
from touchstone.model.unit import Unit
from touchstone.page import Link
from touchstone.permalinks.history import Fate, History, Place
from touchstone.permalinks.ledger import Run, anchor_of, page_of

VERBS = {
    "moved_to": "moved to",
    "split_into": "split into",
    "merged_into": "made part of",
    "replaced_by": "replaced by",
    "withdrawn": "withdrawn",
}
"""What a disposition says, as part of a sentence that begins with "it was"."""

_ITEM = re.compile(r"(?:e([0-9]{1,4}(?:-[0-9]{1,3})?)-)?([a-z]{1,2}[0-9]+)(?:-([a-z0-9]{1,4}))?")
_LEVEL = re.compile(r"level-([0-9]+)(?:-(b[0-9]+))?")


@dataclass(frozen=True)
class Told:
    """What a reader is told of one thing that an address led to."""

    anchor: str
    label: str
    when: str
    """Such as `In version 3`."""
    verb: str
    targets: tuple[Link, ...]
    """Where it can be found today; where it can no longer, what it became before that was withdrawn too."""
    withdrawn_later: bool
    why: str
    words: str
    """What it said."""
    stood: Link | None
    """Where it still stands as it was: the page of a version."""

    @property
    def name(self) -> str:
        """What a sentence calls it: its label, or its words between quotation marks where it has no other name."""
        return f"“{self.label}”" if self.label == self.words else self.label


def told(history: History, place: Place) -> Told | None:
    """What a reader is told of a run that has ended; None where it stands."""
    fate = history.fate(place)
    if fate is None or fate.run.ending is None:
        return None
    address, ending = place[0], fate.run.ending
    when = f"In version {ending.version}" if ending.version else f"On {in_words(ending.day)}"
    today = history.today(place)
    targets = tuple(link_to(history, target, address) for target in today or fate.targets)
    words = " ".join(fate.run.last.words)
    label = label_of(address, fate.run)
    return Told(
        anchor_of(address),
        label,
        when,
        _verb(fate, address),
        targets,
        bool(fate.targets and not today),
        fate.why,
        words,
        stood(history, fate.run),
    )


def told_at(history: History, address: str) -> tuple[Told, ...]:
    """All that an address led to once and leads to no longer, oldest first, also on pages that moved here."""
    if page_of(address) not in history.pages_with_a_past:
        return ()
    places = [*_before_the_move(history, address), *history.ended_at(address)]
    return tuple(said for place in places for said in [told(history, place)] if said)


def _before_the_move(history: History, address: str) -> list[Place]:
    """What the same label led to on pages that moved here, but for what it leads to here too."""
    anchor = anchor_of(address)
    old = history.moved_here.get(page_of(address), ()) if anchor else ()
    old = old if old and address in history.now else ()
    places = [place for page in old for place in history.ended_at(f"{page}#{anchor}")]
    return [place for place in places if history.today(place) != (address,)]


def _verb(fate: Fate, address: str) -> str:
    if fate.became == "moved_to" and anchor_of(address) and page_of(fate.targets[0]) == page_of(address):
        return "renumbered to"
    if address in fate.targets and fate.became == "replaced_by":
        return "replaced by what is here now"
    return VERBS[fate.became]


def link_to(history: History, target: str, here: str) -> Link:
    """The way to an address, named by its label alone where it lies on the same page."""
    if page_of(target) == page_of(here) and anchor_of(target):
        return Link(
            label_of(target, history.ledger.runs[target][-1] if target in history.ledger.runs else None), target
        )
    return Link(name_of(history, target), target)


def label_of(address: str, run: Run | None) -> str:
    """What people call an address on its page, such as `K5`, `P7 a`, `2/P1` or `level 3 b2`; else its words."""
    anchor = anchor_of(address)
    item, level = _ITEM.fullmatch(anchor), _LEVEL.fullmatch(anchor)
    if item and address.startswith((addresses.UNITS, addresses.COURSES, addresses.FRAMEWORKS)):
        element = f"{item[1].replace('-', '.')}/" if item[1] else ""
        label = item[2].upper() if address.startswith(addresses.UNITS) else item[2]
        return f"{element}{label}" + (f" {item[3]}" if item[3] else "")
    if level:
        return f"level {level[1]}" + (f" {level[2]}" if level[2] else "")
    return run.last.words[0] if run else anchor


def name_of(history: History, address: str) -> str:
    """What people call an address anywhere on the site, such as `ES19 K5`."""
    if address in history.now:
        return history.now[address].name
    page, run = page_of(address), history.ledger.last_run(address)
    if page == address:
        units = versions_at(history, page)
        title = run.last.words[0] if run else page
        return f"{units[-1].code} {title}" if units else title
    whole = versions_at(history, page)
    home = whole[-1].code if whole else name_of(history, page)
    return f"{home} {label_of(address, run)}"


def versions_at(history: History, page: str) -> tuple[Unit, ...]:
    """Every version that is held of the unit at an address, oldest first, that of today last."""
    return history.versions.get(page, ())


def stood(history: History, run: Run) -> Link | None:
    """The page of the last version in which an item stood before it ended, at the item."""
    page, anchor = page_of(run.address), anchor_of(run.address)
    until = run.ending.version if run.ending else None
    for unit in reversed(versions_at(history, page)):
        if unit.version and addresses.of_unit(unit) == page and (until is None or unit.version < until):
            where = addresses.of_version(unit)
            if not anchor:
                return Link(f"{unit.code} in version {unit.version}", where)
            if anchor.partition("-")[0] in anchors_of(unit) or anchor in anchors_of(unit):
                return Link(f"{label_of(run.address, run)} in version {unit.version}", f"{where}#{anchor}")
    return None


def anchors_of(unit: Unit) -> set[str]:
    """The anchors of all items of a unit."""
    return {where for where, _ in unit.items()}
