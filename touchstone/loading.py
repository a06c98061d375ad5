"""From the standards folder to records: every file is read, and all problems of all files are collected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import filter as matching
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from touchstone.listing import Listing, listing_of
from touchstone.model.base import Record
from touchstone.model.course import Course
from touchstone.model.disposition import Dispositions
from touchstone.model.edition import Edition
from touchstone.model.framework import Framework
from touchstone.model.glossary import Glossary
from touchstone.model.role import Role
from touchstone.model.search_words import SearchWords
from touchstone.model.suite import Suite
from touchstone.model.unit import EarlierUnit, Unit, WelshUnit
from touchstone.problem import Problem, ProblemsFound
from touchstone.source import Document, document_in, read_content, read_document, read_values
from touchstone.validating import record_of

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class FileKind:
    """A kind of file in the standards folder: where it stands and what its path says."""

    name: str
    """The name of its JSON Schema."""
    record: type[Record]
    pattern: str
    """Where the files stand, as a glob below the standards folder."""

    def names(self, standards: Listing) -> list[str]:
        """The files of this kind, as they are named below the standards folder, in order."""
        where, _, last = self.pattern.rpartition("/")
        depth = where.count("/")
        return [
            f"{folder}/{name}".lstrip("/")
            for folder, held in standards.held.items()
            if folder.count("/") == depth and fnmatch(folder, where)
            for name in matching(held, last)
        ]

    def set_by_loader(self, file: str) -> dict[str, str]:
        """The fields of the record that follow from where its file stands below the standards folder."""
        *_, name = parts = file.split("/")
        folder = parts[1] if len(parts) > 2 else ""
        told = {
            "file": file,
            "suite": folder,
            "id": folder if name == "suite.yaml" else name.rpartition(".")[0] or name,
        }
        return {name: told[name] for name in told if name in self.record.model_fields}


SUITES = FileKind("suite", Suite, "suites/*/suite.yaml")
UNITS = FileKind("unit", Unit, "suites/*/units/*.yaml")
EARLIER_UNITS = FileKind("earlier-unit", EarlierUnit, "suites/*/units/earlier/*.yaml")
WELSH_UNITS = FileKind("welsh-unit", WelshUnit, "suites/*/units/welsh/*.yaml")
ROLES = FileKind("role", Role, "suites/*/roles/*.yaml")
GLOSSARY = FileKind("glossary", Glossary, "glossary.yaml")
SEARCH_WORDS = FileKind("search-words", SearchWords, "search-words.yaml")
EDITION = FileKind("edition", Edition, "edition.yaml")
FRAMEWORKS = FileKind("framework", Framework, "frameworks/*.yaml")
COURSES = FileKind("course", Course, "courses/*.yaml")
DISPOSITIONS = FileKind("dispositions", Dispositions, "dispositions.yaml")
FILE_KINDS = (
    SUITES,
    UNITS,
    EARLIER_UNITS,
    WELSH_UNITS,
    ROLES,
    FRAMEWORKS,
    COURSES,
    GLOSSARY,
    SEARCH_WORDS,
    EDITION,
    DISPOSITIONS,
)
YAML = (".yaml", ".yml")
LEDGER = "permalinks.yaml"
"""The ledger, which is read in its own way (touchstone.permalinks.reading)."""


@dataclass(frozen=True)
class Loaded:
    """Everything that was read, and what could not be."""

    standards: Path
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]

    def unread(self, file: str) -> bool:
        """Whether a file is there that could not be made a record, so that what names it is not at fault."""
        return any(found.file == file for found in self.problems)

    def of(self, kind: type[R]) -> Sequence[R]:
        """The records of one class, those of its subclasses left out, in the order of their files."""
        return cast(Sequence[R], self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> Mapping[type[Record], Sequence[Record]]:
        found: dict[type[Record], list[Record]] = {}
        for record in self.records:
            found.setdefault(getattr(record, "STANDS_FOR", type(record)), []).append(record)
        return found


@dataclass(frozen=True)
class ReadUnits:
    """The units of today where they were read already: those that are valid, and the problems of the others."""

    files: tuple[str, ...]
    """As they are named below the standards folder."""
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]


def load(standards: Path) -> Loaded:
    """Read every file of the standards folder. Problems are collected, none is raised."""
    return load_listed(listing_of(standards))


def load_listed(listing: Listing, units: ReadUnits | None = None) -> Loaded:
    """Read every file of the standards folder, but for `units`. Problems are collected, none is raised."""
    standards = listing.folder
    files = {kind: list(units.files) if units and kind is UNITS else kind.names(listing) for kind in FILE_KINDS}
    records: list[Record] = list(units.records) if units else []
    problems: list[Problem] = [*_stray_files(listing, files), *(units.problems if units else ())]
    for kind in FILE_KINDS:
        for name in () if units and kind is UNITS else files[kind]:
            try:
                records.append(read_record(kind, standards / name, standards))
            except ProblemsFound as found:
                problems += found.problems
    return Loaded(standards, tuple(records), tuple(problems))


def read_record(kind: FileKind, path: Path, standards: Path) -> Record:
    """The record of one file. Raises ProblemsFound."""
    file = path.relative_to(standards).as_posix()
    return record_in(kind, read_content(path, file), file)


def record_in(kind: FileKind, content: bytes, file: str) -> Record:
    """The record in what a file holds; `file` is its path below the standards folder. Raises ProblemsFound."""
    document = document_in(content, file)
    return record_of(kind.record, read_values(document), kind.set_by_loader(file), document)


def _stray_files(listing: Listing, files: Mapping[FileKind, list[str]]) -> Iterator[Problem]:
    """YAML files that no kind takes, and suites without a suite.yaml: silence would lose them."""
    if not listing.folder.is_dir():
        advice = "name the folder that holds suites/ and glossary.yaml"
        yield Problem("TS001", "there is no standards folder here", listing.folder.name, advice=advice)
        return
    taken = {LEDGER, *(name for listed in files.values() for name in listed)}
    found = (f"{folder}/{name}".lstrip("/") for folder, held in listing.held.items() for name in held)
    for name in sorted({name for name in found if name.endswith(YAML)} - taken):
        advice = "files stand at " + ", ".join(kind.pattern for kind in FILE_KINDS)
        yield Problem("TS006", "this file is not read", name, advice=advice)
    for folder, held in listing.held.items():
        if folder.startswith("suites/") and folder.count("/") == 1 and "suite.yaml" not in held:
            yield Problem("TS006", "the suite has no suite.yaml", folder, advice=f"add {folder}/suite.yaml")


def document_of(standards: Path, file: str) -> Document:
    """The document of a record's file, read anew to locate a problem in it."""
    return read_document(standards / file, file)


def with_folder(problems: Sequence[Problem], standards: Path) -> list[Problem]:
    """Problems whose files are named from the working folder, where the standards are below it."""
    try:
        folder = standards.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        folder = standards.as_posix()
    return [problem.below(folder) for problem in problems]
