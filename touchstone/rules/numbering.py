"""Whether the labels of items run on: without a gap, without a repeat, and with the letter of their kind."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone import addresses
from touchstone.model.unit import ItemKind, Unit, anchor
from touchstone.problem import Severity
from touchstone.rules.item_runs import ItemPlace
from touchstone.rules.rule import Finding
from touchstone.source import Loc

MOST_MISSING = 200
"""How many labels before a gap are looked up among those that were published."""


def misnumbered(unit: Unit, kind: ItemKind, places: list[ItemPlace], severity: Severity | None) -> Iterator[Finding]:
    """What is wrong with the labels of items that are numbered together; `severity` is how much a gap weighs."""
    due, seen, repeated = 1, set[str](), 0
    for loc, item in places:
        letters = item.id.rstrip("0123456789")
        number = int(item.id[len(letters) :])
        at = (*loc, "id")
        if letters != kind.value:
            message = f"{item.id} stands among items that begin with {kind.value}"
            yield Finding(unit.file, at, message, f"call it {kind.value}{due}")
        elif item.id in seen:
            message = f"the label {item.id} stands twice"
            yield Finding(unit.file, at, message, f"the next label is {kind.value}{due}")
            repeated += 1
            continue
        elif not due <= number <= due + repeated:
            missing = [f"{kind.value}{one}" for one in range(due, number)[:MOST_MISSING]]
            message = f"{item.id} stands where {kind.value}{due} is due"
            yield _gap(unit, at, message, missing, severity)
        due, repeated = number + 1 if letters == kind.value else due + 1, 0
        seen.add(item.id)


def _gap(unit: Unit, at: Loc, message: str, missing: list[str], severity: Severity | None) -> Finding:
    """An item that does not follow the one before it: nothing is wrong where the labels between were published."""
    element = unit.elements[int(at[1])].id if at[0] == "elements" else None
    advice = "compare it with the published document" if severity else "number the items without a gap"
    spared = tuple(f"{addresses.of_unit(unit)}#{anchor(label, element)}" for label in missing)
    return Finding(unit.file, at, message, advice, severity=severity, unless_published=spared)
