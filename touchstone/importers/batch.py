"""An import from its files to what was written: documents are read one by one, drafts of one unit are set beside one
another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.draft import Draft
from touchstone.importers.document.lines import Refused
from touchstone.importers.importing import import_document
from touchstone.importers.inputs import Input
from touchstone.importers.other_kinds.register import Register, RegisterTold, is_register
from touchstone.importers.own_headings.told_by_owner import Headings
from touchstone.importers.writing.comparing import Change, changes
from touchstone.importers.writing.files import (
    draft_text,
    earlier_place,
    place_of,
    suite_text,
    version_place,
    write_new,
)
from touchstone.importers.writing.grouping import grouped
from touchstone.importers.writing.held import Held, values_of
from touchstone.importers.writing.languages import entry_of, joined_to_english
from touchstone.importers.writing.placing import (
    look_up,
    new_suite,
    place_in_suite,
    place_role,
    resolve_links,
    same_suites,
)
from touchstone.importers.writing.registering import write_register
from touchstone.importers.writing.versions import newer_of, newest_first
from touchstone.model.unit import Unit

WRITTEN, NEW_VERSION, HELD, SAME, LANGUAGE = "written", "new version", "held already", "same unit", "other language"
EARLIER = "earlier version"


@dataclass(frozen=True)
class Options:
    """What is asked of an import."""

    into: Path
    suite: str | None = None
    dry_run: bool = False
    register: Register = field(default_factory=Register)
    headings: Headings = field(default_factory=Headings)


@dataclass
class Outcome:
    """What became of one draft."""

    draft: Draft
    state: str
    """written, new version, earlier version (than another draft of this import), held already, same unit (as another
    draft of this import), or other language."""
    place: str = ""
    """The file below the standards folder."""
    changes: list[Change] = field(default_factory=list)
    same_as: str = ""

    def unpacked(self) -> Outcome:
        """The outcome with the lines of its draft at hand."""
        return replace(self, draft=self.draft.unpacked())


@dataclass
class Batch:
    """Everything that an import did."""

    outcomes: list[Outcome] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    registers: list[tuple[str, RegisterTold]] = field(default_factory=list)
    suites: list[str] = field(default_factory=list)
    """Suite files that were begun."""


def run(inputs: Iterable[Input], options: Options) -> Batch:
    """Import the files."""
    batch, drafts = Batch(), list[Draft]()
    for file in inputs:
        try:
            drafts += _read(file, batch, options)
        except Refused as refused:
            batch.refused.append((file.name, str(refused)))
    held = Held.in_folder(options.into)
    for draft in drafts:
        if draft.kind == "unit":
            place_in_suite(draft, held, options.suite)
            if options.register.titles:
                look_up(draft, options.register)
    if not options.suite:
        same_suites(drafts)
    _write(grouped(drafts), held, batch, options)
    return batch


def _read(file: Input, batch: Batch, options: Options) -> list[Draft]:
    """The drafts of one file, packed; a register is written at once, row by row."""
    content = file.content()
    if is_register(content):
        told = RegisterTold()
        _write_register(content, file.name, told, options, batch)
        batch.registers.append((file.name, told))
        return []
    try:
        drafts = import_document(content, file.name.rsplit("/", 1)[-1], options.headings)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # a file that no one thought of must not stop the others
        raise Refused(f"it could not be read ({type(error).__name__}: {error})") from error
    for draft in drafts:
        draft.pack()
    return drafts


def _write_register(content: bytes, name: str, told: RegisterTold, options: Options, batch: Batch) -> None:
    try:
        place = write_register(
            content, name, told, options.into, options.suite or "national-register", dry_run=options.dry_run
        )
    except OSError as error:
        raise Refused(f"the register cannot be written ({error})") from None
    batch.suites.append(place)


def _write(groups: Sequence[Sequence[Draft]], held: Held, batch: Batch, options: Options) -> None:
    drafts = [group[0] for group in groups]
    loose: dict[str, list[dict[str, Any]]] = {}
    for group in newest_first(groups):
        draft = group[0]
        if draft.kind == "role":
            place_role(draft, held, groups, options.suite)
        if draft.kind == "unit" and draft.language == "cy":
            _join_to_english(draft, drafts, held, options)
        if draft.kind == "unit":
            loose.setdefault(draft.suite, []).extend(resolve_links(draft, held, drafts))
        newer = newer_of(draft, (one.draft for one in batch.outcomes if one.state == WRITTEN))
        batch.outcomes.append(_as_earlier(draft, newer, options) if newer else _written(draft, held, options))
        batch.outcomes += [_same(other, draft, batch.outcomes[-1].place) for other in group[1:]]
    for suite, links in loose.items():
        _begin_suite(suite, links, drafts, held, batch, options)


def _as_earlier(draft: Draft, newer: Draft, options: Options) -> Outcome:
    """Write a draft where earlier versions stand; beside the unit where that place is taken."""
    draft.values["code"] = newer.values["code"]
    place, text = earlier_place(draft), draft_text(draft)
    if (options.into / place).exists():
        if _holds(options.into / place, text):
            return Outcome(draft, HELD, place)
        place = version_place(draft, options.into)
    _put(options, place, text)
    return Outcome(draft, EARLIER, place, same_as=newer.reading.name)


def _join_to_english(draft: Draft, drafts: Sequence[Draft], held: Held, options: Options) -> None:
    """Give a Welsh draft the suite and code of its unit; where there is no English text, write an entry for it."""
    if not joined_to_english(draft, drafts, held):
        entry = entry_of(draft)
        if not (options.into / place_of(entry)).exists():
            _put(options, place_of(entry), draft_text(entry, "Begun by an import of the Welsh text: mend the title."))


def _same(other: Draft, kept: Draft, place: str) -> Outcome:
    """The outcome of a draft whose unit another draft of this import holds more fully."""
    found = changes(kept.values, other.values)
    differs = [change for change in found if change.what in ("reworded", "replaced", "moved", "added", "changed")]
    if differs:
        listed = ", ".join(change.where for change in differs[:8]) + (" …" if len(differs) > 8 else "")
        other.doubts.append(Doubt(f"differs from {kept.reading.name} in {listed}", None, "", 2))
    return Outcome(other, SAME, place, found, kept.reading.name)


def _held_before(draft: Draft, held: Held) -> Unit | None:
    """What is held already of a draft, in its language."""
    if draft.kind != "unit":
        return None
    if draft.language == "cy":
        return held.welsh_of(draft.suite, str(draft.values["code"]))
    return held.unit(draft.suite, draft.values)


def _written(draft: Draft, held: Held, options: Options) -> Outcome:
    """Write a draft as a new file, or as a new version beside the one that is held."""
    place = place_of(draft)
    old = _held_before(draft, held)
    if old is None and not (options.into / place).exists():
        _put(options, place, draft_text(draft))
        return Outcome(draft, LANGUAGE if draft.language == "cy" else WRITTEN, place)
    found = changes(values_of(old), draft.values) if old is not None else []
    if old is not None and not found and old.wording == draft.values["wording"]:
        return Outcome(draft, HELD, old.file)
    for file in (place, *([earlier_place(draft)] if "version" in draft.values else [])):
        if _holds(options.into / file, draft_text(draft)):
            return Outcome(draft, HELD, file)
    place = version_place(draft, options.into)
    _put(options, place, draft_text(draft, _comment(draft, found, old.file if old else place_of(draft))))
    return Outcome(draft, NEW_VERSION, place, found)


def _holds(file: Path, text: str) -> bool:
    """Whether a file holds just this text."""
    try:
        return file.read_text(encoding="utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False


def _comment(draft: Draft, found: Sequence[Change], old: str) -> str:
    lines = [
        f"A new version of {old}, imported from {draft.reading.name}.",
        "It is not built. Look at what changed, then put it in the place of the old file.",
        "",
    ]
    for change in found:
        said = f"; the ledger should say: {change.disposition}" if change.disposition else ""
        lines.append(f"{change.where}: {change.what}{said}")
    return "\n".join(lines)


def _put(options: Options, place: str, text: str) -> None:
    if not options.dry_run:
        write_new(options.into / place, text)


def _begin_suite(
    suite: str, links: list[dict[str, Any]], drafts: Sequence[Draft], held: Held, batch: Batch, options: Options
) -> None:
    """Write the file of a suite that the folder does not have."""
    told = new_suite(suite, drafts, held)
    place = f"suites/{suite}/suite.yaml"
    if told and not (options.into / place).exists():
        unique = list({str(link["to"]): link for link in links}.values())
        _put(options, place, suite_text(told, unique))
        batch.suites.append(place)
