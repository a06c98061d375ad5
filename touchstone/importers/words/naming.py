"""Names for files and addresses, made of titles and codes."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60


def slug(text: str) -> str:
    """A title as a name of lower-case letters, digits and single hyphens; whole words up to a length."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    out = ""
    for word in re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")):
        if out and len(out) + 1 + len(word) > _LONGEST:
            break
        out = f"{out}-{word}" if out else word[:_LONGEST]
    return out or "untitled"


def file_name(code: str) -> str:
    """A code as the name of a file: signs that a file name cannot hold become hyphens."""
    return re.sub(r"-{2,}", "-", re.sub(r"[^A-Za-z0-9._-]+", "-", code)).strip("-.") or "unit"
