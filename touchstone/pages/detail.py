"""The details of a unit: what the published document prints in its list at the end."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone.dates import in_words
from touchstone.model.unit import Unit
from touchstone.prose import joined


def details(unit: Unit, past: str | None = None) -> list[tuple[str, str]]:
    """The names and values of a unit's details, as text; what is not known is left out.

    `past` says why the unit is in force no more; the validity is then told as what its document said.
    """
    told = {"Validity": f"{unit.validity}, its document said then"} if past and unit.validity else {}
    return [(name, told.get(name, value)) for name, value in _all(unit) if value]


def _all(unit: Unit) -> Iterator[tuple[str, str | None]]:
    yield "Code", unit.code
    yield "URN", unit.urn
    yield "Version", str(unit.version) if unit.version else None
    yield "Approved", in_words(unit.approved) if unit.approved else None
    yield "Review due", in_words(unit.review_due) if unit.review_due else None
    yield "Validity", unit.validity
    yield "Status", unit.status
    yield "Developed by", unit.developed_by
    yield "Originating organisation", unit.originating_organisation
    yield "Original URN", unit.original_urn
    yield "Occupations", "; ".join(unit.occupations)
    yield "Suites named in the document", "; ".join(unit.suites)
    yield "Keywords", "; ".join(unit.keywords)
    yield "SOC codes", "; ".join(unit.soc_codes)
    yield "Category", unit.category
    yield "Recommended for", "; ".join(unit.recommended_for)
    yield "Applies in", joined(unit.applies_in)
