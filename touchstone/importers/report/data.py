"""The report for machines: one JSON document."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from touchstone.importers.batch import Batch, Outcome
from touchstone.importers.document.accounts import LineFate
from touchstone.importers.report.told import told


def as_json(batch: Batch, *, dry_run: bool = False) -> str:
    """Everything that an import did, as JSON."""
    report = {
        "drafts": [_outcome(outcome, dry_run) for outcome in batch.outcomes],
        "not_imported": [{"file": name, "reason": reason} for name, reason in batch.refused],
        "registers": [{"file": name, **asdict(found)} for name, found in batch.registers],
        "suites_begun": batch.suites,
    }
    return json.dumps(report, ensure_ascii=False, indent=1)


def _outcome(outcome: Outcome, dry_run: bool) -> dict[str, Any]:
    whole = outcome.unpacked()
    draft, figures = whole.draft, told(whole, dry_run=dry_run)
    return {
        "file": draft.reading.name,
        "kind": draft.kind,
        "name": draft.name,
        "language": draft.language,
        "state": outcome.state,
        "place": outcome.place,
        "same_as": outcome.same_as,
        "lines": {
            "all": figures.lines,
            "used": figures.used,
            "dropped": figures.dropped,
            "unrecognised": figures.unrecognised,
        },
        "words": {"compared": draft.words.words, "missing": draft.words.missing, "added": draft.words.added},
        "confidence": draft.confidence,
        "converted": draft.converted,
        "doubts": [
            {
                "what": doubt.what,
                "where": doubt.where,
                "weight": doubt.weight,
                "place": doubt.line.place if doubt.line else "",
            }
            for doubt in draft.doubts
        ],
        "changes": [asdict(change) for change in outcome.changes],
        "account": [_fate(fate) for fate in draft.fates],
    }


def _fate(fate: LineFate) -> dict[str, Any]:
    line = fate.line
    return {"page": line.page, "line": line.number, "text": line.text, "fate": fate.fate, "what": fate.what}
