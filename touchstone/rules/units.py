"""Rules about one unit at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from touchstone.catalogue import Catalogue
from touchstone.loading import Loaded
from touchstone.model.base import Wording
from touchstone.model.edition import Edition
from touchstone.model.suite import Suite
from touchstone.model.unit import Unit
from touchstone.problem import Severity
from touchstone.rules.item_runs import item_runs
from touchstone.rules.numbering import misnumbered
from touchstone.rules.rule import Finding


def as_published(unit: Unit) -> Severity | None:
    """A warning where the unit is the official wording of a named document: what looks like a slip may be what was
    published, and only its owner can tell. None where the wording is our own."""
    return "warning" if unit.wording is Wording.OFFICIAL and unit.source and unit.source.document else None


def numbering_runs_on(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """The labels of items run on without a gap or a repeat.

    Why: people cite "ES19 K5". A label that is missing or stands twice leads them to nothing or to the wrong words.
    Numbering runs on over the sub-headings of a unit, and starts anew in each element. Where official wording was taken
    from a document, a gap is only warned of: it is what was published. The label of an item that was published and is
    gone stays free: the items behind it keep theirs.

    Example:
        - id: P1
          text: greet each visitor
        - id: P3      # P2 is missing
          text: write down why they came
    """
    for unit in loaded.of(Unit):
        for kind, places in item_runs(unit):
            yield from misnumbered(unit, kind, places, as_published(unit))


def items_say_something_once(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No two items of one kind in a unit have the same words.

    Why: an item that stands twice was usually copied by accident, and its sibling lost. In official wording that was
    taken from a document it is only warned of.

    Example:
        - id: P1
          text: greet each visitor
        - id: P2
          text: greet each visitor
    """
    for unit in loaded.of(Unit):
        for _, places in item_runs(unit):
            first: dict[str, str] = {}
            for loc, item in places:
                words = item.text.casefold()
                if words in first and not item.parts:
                    yield Finding(
                        unit.file,
                        (*loc, "text"),
                        f"{item.id} has the same words as {first[words]}",
                        "delete one, or put in the words that belong here",
                        severity=as_published(unit),
                    )
                first.setdefault(words, item.id)


def sub_points_are_labelled_once(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No sub-point of an item has the label of another.

    Why: the address of a sub-point, such as #p7-a, must lead to one place.

    Example:
        - id: P7
          text: keep a record of
          parts:
            - id: a
              text: the date
            - id: a
              text: the place
    """
    for unit in loaded.of(Unit):
        for _, places in item_runs(unit):
            for loc, item in places:
                seen: set[str] = set()
                for number, part in enumerate(item.parts):
                    if part.id in seen:
                        yield Finding(
                            unit.file,
                            (*loc, "parts", number, "id"),
                            f"{item.id} has the sub-point {part.id} twice",
                            "give it the next letter",
                        )
                    seen.add(part.id)


def catalogue_only_holds_no_text(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A catalogue-only unit has no items, and any other unit has some.

    Why: the wording tells readers what they may rely on; "catalogue-only" says that no text is held.

    Example:
        wording: catalogue-only
        knowledge:
          - items:
              - id: K1
                text: the purpose of the register
    """
    for unit in loaded.of(Unit):
        held = any(True for _ in unit.items())
        if unit.wording is Wording.CATALOGUE_ONLY and held:
            yield Finding(
                unit.file,
                ("wording",),
                "a catalogue-only unit holds items",
                "write official or restated, or take the items out",
            )
        if unit.wording is not Wording.CATALOGUE_ONLY and not held:
            yield Finding(
                unit.file,
                ("wording",),
                f"the wording is {unit.wording}, and no item is held",
                "add the items, or write catalogue-only",
            )


def review_is_due_after_approval(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """The review date is later than the date of approval.

    Why: a review that was due before the unit was approved is a slip of the pen. In official wording that was taken
    from a document it is only warned of.

    Example:
        approved: 2012-01
        review_due: 2011-12
    """
    for unit in loaded.of(Unit):
        if unit.approved and unit.review_due and unit.review_due < unit.approved[: len(unit.review_due)]:
            message = f"the review was due in {unit.review_due}, before the approval in {unit.approved}"
            yield Finding(
                unit.file, ("review_due",), message, "one of the two dates is wrong", severity=as_published(unit)
            )


def days_are_in_the_calendar(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A date names a day that there is, in a year that can be.

    Why: 30 February, or the year 1012, is a slip of the pen that every citation would repeat.

    Example:
        approved: 2012-02-30
    """
    for file, key, told in _dates(loaded):
        if told and not _in_calendar(told):
            message = f"there is no such date as {told}"
            yield Finding(file, (key,), message, "write the date as the document prints it")


def _dates(loaded: Loaded) -> Iterator[tuple[str, str, str | None]]:
    """The dates of units, suites and the edition, each with its file and key."""
    for unit in loaded.of(Unit):
        yield unit.file, "approved", unit.approved
        yield unit.file, "review_due", unit.review_due
    for suite in loaded.of(Suite):
        yield suite.file, "commissioned", suite.commissioned
        yield suite.file, "accredited", suite.accredited
    for edition in loaded.of(Edition):
        yield edition.file, "dated", edition.dated


def _in_calendar(told: str) -> bool:
    year, month, day = ([int(part) for part in told.split("-")] + [1, 1])[:3]
    try:
        return 1980 <= date(year, month, day).year <= 2100
    except ValueError:
        return False


SCAN_DAMAGE = (
    (re.compile(r"[A-Za-z]£[A-Za-z0-9]|£[A-Z]\d"), "a pound sign inside a word or code"),
    (re.compile(r"\b[A-Za-z]+\|[A-Za-z]+\b|(?<=\s)\|(?=\s)"), "an upright stroke where a letter may have stood"),
    (re.compile(r"\ufffd"), "a sign that could not be read"),
    (re.compile(r"\b\w*[a-z]\d[a-z]\w*\b"), "a digit inside a word"),
    (re.compile(r"[¢§¬][A-Za-z]"), "a sign that scans make of letters"),
    (re.compile(r"\w\u00ad\w"), "a soft hyphen"),
)

DOUBTFUL = re.compile(r"[£|\ufffd¢§¬\u00ad]|[a-z]\d[a-z]")
"""What any scan damage holds: a quick look that spares the others."""


def text_is_clean(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """The text of items does not look like scan damage.

    Why: text that was read from a scan can hold signs that stand for others, such as "£S12" for ES12. Readers would
    cite the damage.

    Example:
        text: check the det|ails against £S12
    """
    for unit in loaded.of(Unit):
        for _, places in item_runs(unit):
            for loc, item in places:
                for pattern, words in SCAN_DAMAGE if DOUBTFUL.search(item.text) else ():
                    if pattern.search(item.text):
                        yield Finding(
                            unit.file,
                            (*loc, "text"),
                            f"{item.id} holds {words}",
                            "compare it with the published document",
                        )
                        break


def every_line_has_a_place(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No line of an imported document is left without a place.

    Why: the importer keeps what it could not place under `unplaced`, so that nothing is lost; only the owner knows
    where it belongs.

    Example:
        unplaced:
          - "Approved by the panel"
    """
    for unit in loaded.of(Unit):
        for number, line in enumerate(unit.unplaced):
            yield Finding(
                unit.file,
                ("unplaced", number),
                f"a line has no place yet: {line[:60]!r}",
                "move it to where it belongs, or delete it",
            )
