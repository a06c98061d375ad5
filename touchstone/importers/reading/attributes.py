"""Numbers in the attributes of markup, in which anything may stand."""

from __future__ import annotations

import re


def number_in(value: object, otherwise: int) -> int:
    """The number that an attribute gives; `otherwise` where it gives none, or one that no document has."""
    found = re.fullmatch(r"-?[0-9]{1,5}", str(value))
    return int(found[0]) if found else otherwise
