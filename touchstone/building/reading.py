"""The catalogue for a build: units that an earlier build read are taken from the store, the others read in parallel."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from touchstone.building.digests import digest
from touchstone.building.kept_units import Entry, KeptUnits, Stamp, entry_of
from touchstone.building.parts import content_print, head_print, print_of_units, reaches_items
from touchstone.building.workers import cut, processors, spread
from touchstone.catalogue import Catalogue, catalogue_of
from touchstone.checking import checked
from touchstone.listing import Listing
from touchstone.loading import UNITS, Loaded, ReadUnits, load_listed, record_in
from touchstone.model.unit import Unit
from touchstone.problem import Problem, ProblemsFound, stops
from touchstone.rules import permalinks as permalink_rules
from touchstone.rules import quick_look
from touchstone.rules import units as unit_rules
from touchstone.rules import versions as version_rules
from touchstone.rules.all import RULES
from touchstone.rules.rule import Finding, Rule, check_rules
from touchstone.source import read_content

LOCAL = tuple(rule for rule in RULES if rule.check.__module__ == unit_rules.__name__)
"""The rules that look at one unit at a time: what they find is kept with the unit."""
NOT_AT_A_LOOK = tuple(rule for rule in LOCAL if rule.check not in quick_look.STANDS_FOR)
"""Those of them that must look at every unit, also at one that passes a quick look."""
PERMALINKS = tuple(
    rule for rule in RULES if rule.check.__module__ in (permalink_rules.__name__, version_rules.__name__)
)
"""The rules that need the words of every item: worked out only where anything was ever published."""
GIVEN_TWICE = next(rule for rule in PERMALINKS if rule.check is permalink_rules.an_address_is_never_given_twice)
ACROSS = tuple(rule for rule in RULES if rule not in (*LOCAL, *PERMALINKS))
WORTH_FORKING = 100
JUST_NOW = 2_000_000_000
"""Nanoseconds: a file that was written so shortly before it was read may have been written again within one tick."""


@dataclass(frozen=True)
class Read:
    """A catalogue that may be published, with the digest of everything in it but its units."""

    catalogue: Catalogue
    others: str


def read_catalogue(standards: Listing, docs: Path, kept: KeptUnits) -> Read:
    """Read and check the standards. Raises ProblemsFound where they break a rule."""
    kept.open()
    loaded = load_listed(standards, read_units(standards, kept))
    others = _others(standards)
    catalogue, problems = checked(loaded, docs, partial(_problems, kept, others))
    if stops(problems):
        raise ProblemsFound(problems)
    return Read(catalogue, digest(others, repr(catalogue.mentions)))


def _problems(kept: KeptUnits, told: str, catalogue: Catalogue, loaded: Loaded) -> Iterator[Problem]:
    """What the rules find; `told` is the digest of every file but those of units."""
    findings = [one for entry in kept.entries.values() for one in entry.findings]
    others = Loaded(loaded.standards, tuple(record for record in loaded.records if not isinstance(record, Unit)), ())
    yield from _across(kept, told, catalogue, loaded)
    yield from check_rules(LOCAL, catalogue, others)
    if catalogue.ledger.lines or catalogue.dispositions or catalogue.earlier:
        yield from check_rules(PERMALINKS, catalogue, loaded)
    else:
        yield from check_rules([GIVEN_TWICE], replace(catalogue, units={}), others)
    yield from check_rules(_told(findings), catalogue, loaded)


def _across(kept: KeptUnits, told: str, catalogue: Catalogue, loaded: Loaded) -> list[Problem]:
    """What the rules find that look at all records; they need not look again where nothing that they see has changed
    since they found nothing."""
    of = content_print if reaches_items(catalogue) or catalogue.welsh else head_print
    seen = digest(told, repr((catalogue.mentions, catalogue.guidance)), print_of_units(catalogue, of))
    if not loaded.problems and seen == kept.passed:
        return []
    found = list(check_rules(ACROSS, catalogue, loaded))
    kept.note_passed("" if found or loaded.problems else seen)
    return found


def _told(findings: Iterable[tuple[str, Finding]]) -> list[Rule]:
    """The rules about one unit with what they found when the units were read."""
    found: dict[str, list[Finding]] = {}
    for code, finding in findings:
        found.setdefault(code, []).append(finding)
    return [
        replace(rule, check=partial(_listed, found.get(rule.code, ())))
        for rule in (*LOCAL, GIVEN_TWICE)
        if rule.code in found
    ]


def _listed(found: Iterable[Finding], catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    return iter(found)


def _others(standards: Listing) -> str:
    """The digest of every file but those of units."""
    units = set(UNITS.names(standards))
    below = (file for file, _ in standards.files() if file not in units)
    return digest(*(part for file in below for part in (file, (standards.folder / file).read_bytes())))


def read_units(standards: Listing, kept: KeptUnits) -> ReadUnits:
    """Every unit, from the store where its file is as it was."""
    files, folder = UNITS.names(standards), standards.folder
    known = {file: entry for file in files if (entry := _as_kept(standards, file, kept.entries.get(file)))}
    new = [(file, folder / file) for file in files if file not in known]
    kept.keep_only(known)
    if new:
        Unit.model_rebuild()  # once, before processes are forked that all need it
    problems: list[Problem] = []
    tasks = cut(new, max(WORTH_FORKING // 2, len(new) // (8 * processors())))
    for entries, found in spread(lambda listed: _read_all(listed, folder), tasks):
        kept.take(entries)
        problems += found
    return ReadUnits(tuple(files), tuple(kept.units(files)), tuple(problems))


def _as_kept(standards: Listing, file: str, entry: Entry | None) -> Entry | None:
    """The entry of a file that is what it was. Where the file was read right after it changed, its content tells."""
    found = standards.traits(file)
    if entry is None or found is None or found.size != entry.size:
        return None
    if found.time == entry.time and entry.read - entry.time > JUST_NOW:
        return entry
    try:
        return entry if digest((standards.folder / file).read_bytes()) == entry.print else None
    except OSError:
        return None


def _read_all(
    listed: Sequence[tuple[str, Path]], standards: Path
) -> tuple[dict[str, tuple[Entry, bytes]], list[Problem]]:
    taken: dict[str, tuple[Entry, bytes]] = {}
    problems: list[Problem] = []
    for file, path in listed:
        try:
            taken[file] = _read(file, path, standards)
        except ProblemsFound as found:
            problems += found.problems
    return taken, problems


def _read(file: str, path: Path, standards: Path) -> tuple[Entry, bytes]:
    now, changed = time.time_ns(), _changed(path)
    content = read_content(path, file)
    unit = record_in(UNITS, content, file)
    assert isinstance(unit, Unit)
    return entry_of(unit, Stamp(changed, len(content), now, digest(content)), _found(unit, standards))


def _changed(path: Path) -> int:
    """When a file was changed; 0 where that cannot be told."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


def _found(unit: Unit, standards: Path) -> Iterator[tuple[str, Finding]]:
    """What the rules about one unit find in it, each with the rule's code."""
    rules = NOT_AT_A_LOOK if quick_look.passes(unit) else LOCAL if _all_differ(unit) else (*LOCAL, GIVEN_TWICE)
    if rules:
        alone = Loaded(standards, (unit,), ())
        catalogue = catalogue_of(alone)
        for rule in rules:
            yield from ((rule.code, found) for found in rule.check(catalogue, alone))


def _all_differ(unit: Unit) -> bool:
    """Whether every item and sub-point of a unit has an anchor of its own; a quick look that spares a long one."""
    anchors = [one for where, item in unit.items() for one in (where, *(f"{where}-{part.id}" for part in item.parts))]
    return len(set(anchors)) == len(anchors) and not unit.elements
