"""The foot of a page that says which document it is, and leads nowhere: `Ref CEM 14. Version 2, June 2021.`"""

from __future__ import annotations

import re
from typing import Any

_LONGEST = 300
"""Letters of the longest imprint."""
_SAYS = re.compile(
    r"\b(?:version|edition|issue|revision|ref|reference|approved|agreed|adopted|reviewed?)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEADS = ("a", "button", "form", "nav")


def is_imprint(element: Any) -> bool:
    """Whether a foot without links names an edition and a year."""
    text = " ".join("".join(element.itertext()).split())
    leads = any(next(element.iter(name), None) is not None for name in _LEADS)
    return not leads and len(text) <= _LONGEST and bool(_SAYS.search(text) and _YEAR.search(text))
