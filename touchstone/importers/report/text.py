"""The report for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone.importers.batch import NEW_VERSION, Batch, Outcome
from touchstone.importers.document.accounts import UNRECOGNISED
from touchstone.importers.report.told import in_short, told

_MOST = 12


def as_text(batch: Batch, *, dry_run: bool = False) -> str:
    """Everything that an import did, for people."""
    parts = ["\n".join(_outcome(outcome, dry_run)) for outcome in batch.outcomes]
    parts += ["\n".join(_register(name, found.rows, found.units, found.problems)) for name, found in batch.registers]
    parts += [f"{name}: not imported: {reason}." for name, reason in batch.refused]
    begun = "".join(f"\nBegun: {place}" for place in batch.suites)
    return "\n\n".join([*parts, f"{in_short(batch, dry_run=dry_run)}.{begun}"])


def _outcome(outcome: Outcome, dry_run: bool) -> Iterator[str]:
    whole = outcome.unpacked()
    draft, figures = whole.draft, told(whole, dry_run=dry_run)
    yield f"{draft.reading.name}: {draft.name}" + (f" ({draft.language})" if draft.language != "en" else "")
    yield f"  {figures.state}"
    yield f"  {figures.items}"
    counts = f"{figures.used} used, {figures.dropped} dropped, {figures.unrecognised} not recognised"
    yield f"  {figures.lines} lines: {counts}"
    yield f"  {figures.words}"
    for fate in [one for one in draft.fates if one.fate == UNRECOGNISED][:_MOST]:
        yield f"  not recognised, {fate.line.place}: {fate.line.text[:90]}"
    for doubt in sorted(draft.doubts, key=lambda one: -one.weight)[:_MOST]:
        yield f"  look at: {doubt.what}" + (f" ({doubt.line.place})" if doubt.line else "")
    if outcome.state == NEW_VERSION:
        for change in outcome.changes[:_MOST]:
            yield f"  {change.where} {change.what}" + (f": {change.disposition}" if change.disposition else "")


def _register(name: str, rows: int, units: int, problems: list[str]) -> Iterator[str]:
    yield f"{name}: a register of {rows:,} rows became {units:,} catalogue-only units"
    yield f"  {len(problems):,} things to mend, all of them in the report"
    yield from (f"  {problem}" for problem in problems[:_MOST])
