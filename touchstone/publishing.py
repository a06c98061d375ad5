"""Publishing: what a release adds to the ledger, in words, and writing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from touchstone.catalogue import Catalogue
from touchstone.checking import checked_catalogue
from touchstone.loading import LEDGER
from touchstone.permalinks.comparing import Comparison, compared
from touchstone.permalinks.ledger import Ledger, Line, anchor_of, in_order, page_of
from touchstone.permalinks.pending import pending
from touchstone.permalinks.proposing import quoted
from touchstone.permalinks.published import Published
from touchstone.permalinks.writing import write
from touchstone.wording import counted

MOST_TOLD = 60
"""How many pages or items of a kind are told one by one."""


class Unpublishable(Exception):
    """Raised where a release cannot be recorded for a reason that is no problem of a build; says what to do."""


@dataclass(frozen=True)
class ReleaseToRecord:
    """What a release adds to the ledger."""

    ledger: Ledger
    """The ledger as it is."""
    lines: tuple[Line, ...]
    comparison: Comparison
    day: str

    def in_words(self) -> str:
        """What is new, reworded and ended, for the person who publishes."""
        if not self.lines:
            return f"Nothing is new: all {len(self.ledger.runs)} addresses are recorded."
        told = [f"Release of {self.day}: {len(self.lines)} lines for the ledger."]
        for title, listed in (("New", _new), ("Reworded", _reworded), ("Ended", _ended)):
            lines = list(listed(self.comparison))
            if lines:
                told += [f"{title}:", *(f"  {line}" for line in lines[:MOST_TOLD])]
                told += [f"  … and {len(lines) - MOST_TOLD} more"] if len(lines) > MOST_TOLD else []
        return "\n".join(told)


def _new(found: Comparison) -> Iterator[str]:
    by_page: dict[str, list[Published]] = {}
    for one in found.new:
        by_page.setdefault(page_of(one.address), []).append(one)
    for page in sorted(by_page, key=in_order):
        whole = next((one for one in by_page[page] if one.address == page), None)
        inside = [one for one in by_page[page] if anchor_of(one.address)]
        if whole:
            yield f"/{page}  {whole.name}" + (
                f", with {counted(len(inside), 'address', 'addresses')} on it" if inside else ""
            )
        else:
            yield from (f"/{one.address}  {quoted(one.words)}" for one in inside)


def _reworded(found: Comparison) -> Iterator[str]:
    for run, now in found.reworded:
        if now.kind == "version":
            yield f"/{now.address}  items of this version were mended"
        else:
            yield f"/{now.address}  {quoted(run.last.words)} becomes {quoted(now.words)}"


def _ended(found: Comparison) -> Iterator[str]:
    for end in found.ended:
        told = end.disposition
        yield f"/{end.run.address}  {told.kind} {', '.join(told.targets) or told.why}"


def release(standards: Path, docs: Path | None) -> ReleaseToRecord:
    """What publishing these standards would record.

    Raises ProblemsFound where they break a rule, and Unpublishable where the edition bears no day.
    """
    catalogue = checked_catalogue(standards, docs)
    return release_of(catalogue)


def release_of(catalogue: Catalogue) -> ReleaseToRecord:
    """What publishing a catalogue without problems would record. Raises Unpublishable where it bears no day."""
    day = catalogue.edition.dated
    if day is None:
        raise Unpublishable(
            "edition.yaml does not say the day of this release: add 'dated: ' and the day, such as 2027-03-01"
        )
    last = max((line.day for line in catalogue.ledger.lines), default=day)
    if day < last:
        raise Unpublishable(
            f"edition.yaml is dated {day}, and the ledger knows a release of {last}: give it the day of this release"
        )
    return ReleaseToRecord(catalogue.ledger, pending(catalogue), compared(catalogue), day)


def record(found: ReleaseToRecord, standards: Path) -> None:
    """Write the ledger with the lines of a release. Raises OSError; the file then stays as it was."""
    write(found.ledger.with_lines(found.lines), standards / LEDGER)
