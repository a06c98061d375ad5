"""What every form of the report tells of a draft, counted once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from touchstone.importers.batch import EARLIER, HELD, LANGUAGE, NEW_VERSION, SAME, WRITTEN, Batch, Outcome
from touchstone.importers.document.accounts import DROPPED, UNRECOGNISED, USED
from touchstone.importers.document.draft import Draft
from touchstone.importers.units.doubting import items_of
from touchstone.wording import counted


@dataclass(frozen=True)
class Told:
    """The figures of one draft."""

    lines: int
    used: int
    dropped: int
    unrecognised: int
    items: str
    words: str
    state: str
    done: str
    """The state in a word or two, for a column."""


def told(outcome: Outcome, *, dry_run: bool = False) -> Told:
    """The figures of a draft whose lines are at hand."""
    draft = outcome.draft
    used, dropped, left = (draft.count(fate) for fate in (USED, DROPPED, UNRECOGNISED))
    state = _state(outcome, "would be " if dry_run else "")
    words = _words(outcome, dry_run)
    return Told(len(draft.fates), used, dropped, left, _items(draft), words, state, DONE[outcome.state])


DONE = {
    WRITTEN: "written",
    NEW_VERSION: "new version",
    EARLIER: "earlier version",
    LANGUAGE: "Welsh text",
    HELD: "held already",
    SAME: "same unit",
}
"""For each state of an outcome what a column of the report says of it."""


def in_short(batch: Batch, *, dry_run: bool = False) -> str:
    """One line: how much was written, was held, was another draft over again, and was refused."""
    states = [one.state for one in batch.outcomes]
    held, same = states.count(HELD), states.count(SAME)
    written = f"{len(states) - held - same} {'would be ' if dry_run else ''}written"
    again = [f"{same} in another file too"] if same else []
    return ", ".join([written, f"{held} held already", *again, f"{len(batch.refused)} not imported"])


def _words(outcome: Outcome, dry_run: bool) -> str:
    """Whether the words of the YAML are those of the document; where nothing was written, that it was not."""
    check = outcome.draft.words
    if outcome.state == SAME:
        return f"none of its words was written, as {outcome.same_as} holds the unit"
    if outcome.state == HELD:
        return "all its words are held already" if check.agrees else f"held already; {_compared(outcome.draft)}"
    told = _compared(outcome.draft)
    return told.replace(" stand ", " would stand ") if dry_run else told


def _compared(draft: Draft) -> str:
    """The words of the YAML beside those of the document."""
    check = draft.words
    if draft.kind == "checklist":
        return "the words are those of the document's lines"
    if draft.kind == "role":
        return "a role's list is made of codes: see that they are right"
    if draft.kind == "form" and check.agrees:
        return f"all {check.words:,} words of the form stand on its page, and no other"
    if check.agrees:
        return f"all {check.words:,} words of the document's text stand in the YAML, and no other"
    missing = f"{len(check.missing)} missing ({', '.join(check.missing[:8])})" if check.missing else ""
    added = f"{len(check.added)} that the document does not have ({', '.join(check.added[:8])})" if check.added else ""
    return f"of {check.words:,} words " + " and ".join(part for part in (missing, added) if part)


def _form(parts: Sequence[dict[str, Any]]) -> str:
    """How many rows of cells a form has, and how many lines whose cells cannot be told apart."""
    rows, lines = (sum(len(part.get(name, ())) for part in parts) for name in ("rows", "lines"))
    return " and ".join(f"{count} {name}" for count, name in ((rows, "rows"), (lines, "lines")) if count)


def _items(draft: Draft) -> str:
    """The labels of a unit, such as `P1–P9, K1–K14`; the parts of a framework or course."""
    values = draft.values
    if draft.kind == "framework":
        levels = [level for one in values["competencies"] for level in one["levels"]]
        behaviours = sum(len(level["behaviours"]) for level in levels)
        return f"{len(values['competencies'])} competencies, {len(levels)} levels, {behaviours} behaviours"
    if draft.kind == "role":
        return counted(len(values.get("units", ())), "unit")
    if draft.kind == "checklist":
        return counted(len(values["items"]), "question")
    if draft.kind == "form":
        return _form(values["parts"])
    if draft.kind == "course":
        return counted(len(values["outcomes"]), "learning outcome")
    labels = [label for label, _ in items_of(values) if " " not in label or label.startswith("element")]
    return ", ".join(_runs(labels)) or "no items"


def _runs(labels: list[str]) -> Iterator[str]:
    start = last = ""
    for label in [*labels, ""]:
        if last and label and _number(label) == _number(last) + 1 and _letters(label) == _letters(last):
            last = label
            continue
        if start:
            yield start if start == last else f"{start}–{last.rsplit(' ', 1)[-1]}"
        start = last = label


def _number(label: str) -> int:
    digits = "".join(sign for sign in label.rsplit(" ", 1)[-1] if sign.isdigit())
    return int(digits or 0)


def _letters(label: str) -> str:
    return label.rstrip("0123456789")


def _state(outcome: Outcome, would: str) -> str:
    """What was done with a draft, in a sentence."""
    differs = counted(len(outcome.changes), "thing differs", "things differ") if outcome.changes else "the two differ"
    return {
        WRITTEN: f"{would}written to {outcome.place}",
        NEW_VERSION: f"{would}kept beside the held one, as {outcome.place}; {differs}",
        EARLIER: f"{would}written to {outcome.place}, as the version before that of {outcome.same_as}",
        LANGUAGE: f"{would}kept beside the English text, as {outcome.place}",
        HELD: f"held already, in the same words, in {outcome.place}: nothing was written",
        SAME: f"the same unit as in {outcome.same_as}, which holds more of it: nothing was written",
    }[outcome.state]
