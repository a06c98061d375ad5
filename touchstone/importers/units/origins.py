"""The body that a unit was taken over from, in brackets after its title with its reference there: `(ENTO L26)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.details.details_list import Details
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.lines import Line
from touchstone.importers.units.heads import Head

_BODY_AND_URN = re.compile(
    r"(?P<body>[A-Z][A-Za-z&]+(?: (?:[A-Z&][A-Za-z]*|of|for|and|the))*) (?P<urn>[A-Z]{1,6}\d{1,4})"
)


def take_origin(head: Head, title: Sequence[Line], details: Details, accounts: Accounts) -> None:
    """Take what stands in brackets after the title, of which these are the lines, for originating organisation and
    original URN, where it is nothing else and no field prints them."""
    found = _BODY_AND_URN.fullmatch(head.origin)
    line = next((one for one in title if found and found[0] in one.text), None)
    if not found or not line or {"originating_organisation", "original_urn"} & set(details.values):
        return
    details.values |= {"originating_organisation": found["body"], "original_urn": found["urn"]}
    start = line.text.rindex(found[0])
    accounts.use([line.piece(start, start + found.end("body"))], "originating_organisation")
    accounts.use([line.piece(start + found.start("urn"), start + found.end("urn"))], "original_urn")
