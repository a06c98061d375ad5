"""The report for a browser: one file that needs nothing from elsewhere, with what must be looked at first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape

from touchstone.importers.batch import HELD, SAME, Batch, Outcome
from touchstone.importers.document.accounts import UNRECOGNISED
from touchstone.importers.report.picture import page_pictures
from touchstone.importers.report.sheet import sheet_of
from touchstone.importers.report.told import in_short, told
from touchstone.importers.writing.files import draft_text

Contents = Callable[[str], bytes | None]
"""Gives the bytes of a document of the import by its name, for pictures of its pages; None where they are not at
hand."""


def as_page(batch: Batch, contents: Contents, *, dry_run: bool = False) -> str:
    """Everything that an import did, as an HTML page."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("page.html.jinja")
    outcomes = [_shown(outcome, f"d{at}-", contents, dry_run) for at, outcome in enumerate(batch.outcomes, start=1)]
    documents = _by_document(outcomes)
    return template.render(
        documents=documents,
        outcomes=[one for _, listed in documents for one in listed],
        batch=batch,
        in_short=in_short(batch, dry_run=dry_run),
    )


def _by_document(outcomes: Sequence[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The outcomes of each document together; what was written with most to look at goes first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in sorted(outcomes, key=lambda one: (-one["first"], -one["weight"])):
        found.setdefault(one["draft"].reading.name, []).append(one)
    return list(found.items())


def _shown(outcome: Outcome, prefix: str, contents: Contents, dry_run: bool) -> dict[str, Any]:
    whole = outcome.unpacked()
    draft = whole.draft
    left = [fate for fate in draft.fates if fate.fate == UNRECOGNISED]
    doubts = sorted(draft.doubts, key=lambda one: -one.weight)
    sheet, weight = sheet_of(draft, prefix), 3 * len(left) + sum(doubt.weight for doubt in doubts)
    return {
        "prefix": prefix,
        "draft": draft,
        "told": told(whole, dry_run=dry_run),
        "changes": outcome.changes,
        "left": left,
        "doubts": doubts,
        "weight": weight,
        "first": weight if outcome.state not in (HELD, SAME) else 0,
        "pictures": list(_pictures(outcome, contents)),
        "sheet": sheet,
        "places": sheet.places(),
        "yaml": draft_text(draft),
    }


def _pictures(outcome: Outcome, contents: Contents) -> Sequence[str]:
    if outcome.draft.reading.kind != "pdf":
        return []
    content = contents(outcome.draft.reading.name)
    return list(page_pictures(content)) if content else []
