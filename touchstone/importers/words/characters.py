"""Characters that documents hold in more than one form. Words are never changed.

What is done, and all that is done:

- ligatures (ﬁ, ﬂ, ﬀ, ﬃ, ﬄ, ﬅ, ﬆ) become their letters;
- soft hyphens, zero-width characters and byte order marks are taken out;
- blanks of every width, and tabs, become a blank;
- private-use signs that symbol fonts use for bullets, and boxes to tick, become a bullet;
- control characters are taken out.

Quotation marks, dashes and apostrophes stay as the document prints them; `folded` makes them alike for comparisons
only.
"""

from __future__ import annotations

import re

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_TAKEN_OUT = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BULLET_SIGNS = (
    "\uf0b7\uf0a7\uf0d8\uf02d\uf076\uf0fc\uf0be\uf06e\uf071\u2043\u2219\u25cf\u25e6\u25aa\u25ab\u2023\u25a0\u25cb\u00b7"
    "\u27a2\u27a4\u25ba\u25b6\u25b8\u2713\u2714\u2756\u25c6\u2666"
    "\u2610\u2611\u2612\u25a1\u25a2\u25fb\u2751\u2752\uf0a8\uf06f\uf0fe\uf052\uf072"
)

_TABLE = str.maketrans(
    {
        **_LIGATURES,
        **dict.fromkeys(_TAKEN_OUT, ""),
        **dict.fromkeys(_BLANKS, " "),
        **dict.fromkeys(_BULLET_SIGNS, "•"),
        **{chr(code): "" for code in range(32) if chr(code) not in "\t\n\r"},
        **{chr(code): "" for code in range(0x7F, 0xA0)},
    }
)
_FOLDS = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "−": "-", "…": "..."}
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def cleaned(text: str) -> str:
    """The text with its characters in one form, and one blank where there were several."""
    return re.sub(r" {2,}", " ", text.translate(_TABLE)).strip()


def raised(digits: str) -> str:
    """Digits as the raised ones that mark a footnote."""
    return digits.translate(_RAISED)


def folded(text: str) -> str:
    """The text for comparison: lower case, plain quotes and dashes, one blank."""
    return re.sub(r"\s+", " ", text.translate(_TABLE).translate(_FOLDS)).strip().lower()


def words(text: str) -> list[str]:
    """The words of a text in order, in lower case, for comparison."""
    return [word.replace("’", "'").lower() for word in _WORD.findall(text.translate(_TABLE))]


def joined(parts: list[str]) -> str:
    """Texts of following lines as one text: a word broken at a hyphen keeps its hyphen and loses the blank.

    Whether "co-" and "operate" were one word before the line was broken cannot be known: no letter is changed.
    """
    pieces: list[str] = []
    for part in parts:
        last = pieces[-1] if pieces else ""
        glued = last.endswith("-") and not last.endswith(" -") and part[:1].islower()
        pieces.append(part if glued or not last else f" {part}")
    return "".join(pieces)
