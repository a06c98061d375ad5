"""The catalogue for a build: units that an earlier build read are taken from the store, the others read in parallel."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from touchstone.building.digests import digest, files_below
from touchstone.building.kept_units import Entry, KeptUnits, entry_of
from touchstone.building.workers import cut, processors, spread
from touchstone.catalogue import Catalogue
from touchstone.checking import checked
from touchstone.loading import UNITS, Loaded, load, read_record
from touchstone.model.unit import Unit
from touchstone.problem import Problem, ProblemsFound, stops
from touchstone.rules import units as unit_rules
from touchstone.rules.all import RULES
from touchstone.rules.rule import Finding, Rule, check_rules

LOCAL = tuple(rule for rule in RULES if rule.check.__module__ == unit_rules.__name__)
"""The rules that look at one unit at a time: what they find is kept with the unit."""
ACROSS = tuple(rule for rule in RULES if rule not in LOCAL)
WORTH_FORKING = 100
JUST_NOW = 2_000_000_000
"""Nanoseconds: a file that was written so shortly before it was read may have been written again within one tick."""


@dataclass(frozen=True)
class ReadUnits:
    """The units of a folder: those that are valid, and the problems of the others."""

    records: tuple[Unit, ...]
    problems: tuple[Problem, ...]
    findings: tuple[tuple[str, Finding], ...]


@dataclass(frozen=True)
class Read:
    """A catalogue that may be published, with the digest of everything in it but its units."""

    catalogue: Catalogue
    others: str


def read_catalogue(standards: Path, docs: Path, kept: KeptUnits) -> Read:
    """Read and check the standards. Raises ProblemsFound where they break a rule."""
    kept.open()
    units = read_units(standards, kept)
    loaded = load(standards, units.records, units.problems)
    catalogue, problems = checked(loaded, docs, lambda catalogue, loaded: _problems(catalogue, loaded, units.findings))
    if stops(problems):
        raise ProblemsFound(problems)
    return Read(catalogue, digest(_others(standards), repr(catalogue.mentions)))


def _problems(catalogue: Catalogue, loaded: Loaded, findings: Iterable[tuple[str, Finding]]) -> Iterator[Problem]:
    others = Loaded(loaded.standards, tuple(record for record in loaded.records if not isinstance(record, Unit)), ())
    yield from check_rules(ACROSS, catalogue, loaded)
    yield from check_rules(LOCAL, catalogue, others)
    found: dict[str, list[Finding]] = {}
    for code, finding in findings:
        found.setdefault(code, []).append(finding)
    told = [Rule(rule.code, lambda *_, code=rule.code: iter(found.get(code, ())), rule.severity) for rule in LOCAL]  # type: ignore[misc]
    yield from check_rules(told, catalogue, loaded)


def _others(standards: Path) -> str:
    """The digest of every file but those of units."""
    below = [path for path in files_below(standards) if path.parent.name != "units"]
    return digest(*(part for path in below for part in (path.relative_to(standards).as_posix(), path.read_bytes())))


def read_units(standards: Path, kept: KeptUnits) -> ReadUnits:
    """Every unit, from the store where its file is as it was."""
    started = time.time_ns()
    files = {path.relative_to(standards).as_posix(): path for path in UNITS.files(standards)}
    new = {file: path for file, path in files.items() if not _as_kept(path, kept.entries.get(file), started)}
    problems: list[Problem] = []
    for file in new:
        kept.entries.pop(file, None)
    taken: dict[str, tuple[Entry, bytes]] = {}
    tasks = cut(list(new.values()), max(WORTH_FORKING // 2, len(new) // (8 * processors()) or 1))
    for entries, found in spread(lambda paths: _read_all(paths, standards), tasks, least=2 if len(new) >= WORTH_FORKING else len(new) + 1):
        taken.update(entries)
        problems += found
    kept.take(taken)
    kept.keep_only(files)
    findings = tuple(one for file in files if file in kept.entries for one in kept.entries[file].findings)
    return ReadUnits(tuple(kept.units(files)), tuple(problems), findings)


def _as_kept(path: Path, entry: Entry | None, now: int) -> bool:
    """Whether a file is what it was; one that changed shortly before it was read is read again."""
    if entry is None:
        return False
    try:
        found = os.stat(path)
    except OSError:
        return False
    return (found.st_mtime_ns, found.st_size) == (entry.time, entry.size) and entry.time < now - JUST_NOW


def _read_all(paths: Sequence[Path], standards: Path) -> tuple[dict[str, tuple[Entry, bytes]], list[Problem]]:
    taken: dict[str, tuple[Entry, bytes]] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            taken[path.relative_to(standards).as_posix()] = _read(path, standards)
        except ProblemsFound as found:
            problems += found.problems
    return taken, problems


def _read(path: Path, standards: Path) -> tuple[Entry, bytes]:
    try:
        told = os.stat(path)
        content = path.read_bytes()
    except OSError:  # the reader below says what is wrong with the file
        told, content = os.stat(standards), b""
    unit = read_record(UNITS, path, standards)
    assert isinstance(unit, Unit)
    alone = Loaded(standards, (unit,), ())
    findings = [(rule.code, found) for rule in LOCAL for found in rule.check(NOTHING, alone)]
    return entry_of(unit, told.st_mtime_ns, told.st_size, content, findings)


NOTHING = Catalogue({}, {}, {}, {}, {}, *(kind() for kind in (Catalogue.__annotations__ and __import__("touchstone.model.glossary", fromlist=["Glossary"]).Glossary, __import__("touchstone.model.edition", fromlist=["Edition"]).Edition)))
