"""The fingerprint of words: a mapping keeps it, so that a later change of the words is noticed."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

LENGTH = 16


def fingerprint(*lines: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the lines; runs of blanks count as one blank."""
    folded = "\n".join(unicodedata.normalize("NFC", " ".join(line.split())) for line in lines)
    return sha256(folded.encode()).hexdigest()[:LENGTH]
