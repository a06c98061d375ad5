"""Signs of lists that have a line to themselves: of which series one is, and where in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from touchstone.importers.signs.labels import ROMANS

_SIGN = re.compile(
    r"(?P<open>[(\[]?)(?:(?P<prefix>[A-Z]{1,3})(?P<gap>[ .-]?))?(?:(?P<above>\d{1,2})(?P<point>\.?))?"
    r"(?:(?P<number>\d{1,2})|(?P<letter>[a-z])|(?P<roman>[ivx]{2,4}))(?P<stop>[.):\]]{0,2})"
)
_I = ord("i") - 96
_FIRST = re.compile(r"\S+(?: \d{1,2}(?:\.\d{1,2})?[.):]?(?!\S))?")
"""What may be a sign at the beginning of a line of words: `1`, `(a)` or `PC 1.1`."""


@dataclass(frozen=True)
class Sign:
    """A sign such as `PC 1.2`: how it is made, the number above its own, and its own."""

    make: tuple[str, ...]
    above: int
    number: int

    @property
    def kind(self) -> str:
        """Whether its own number is printed as a number, a letter or a Roman number."""
        return self.make[-1]

    @property
    def is_bare(self) -> bool:
        """Whether it is a number or letter and nothing else, as the number of a page is."""
        return not any(self.make[:-1])

    def follows(self, other: Sign) -> bool:
        """Whether it is the next in the series of another; `ii` follows `i`, which alone is a letter."""
        if self.make != other.make:
            alike = self.make[:-1] == other.make[:-1] and self.above == other.above
            return alike and (self.kind, self.number, other.kind, other.number) == ("roman", 2, "letter", _I)
        beside = self.above == other.above and self.number == other.number + 1
        return beside or (self.above == other.above + 1 and self.number == 1)


def sign_of(text: str) -> Sign | None:
    """The sign that a text is, and nothing else."""
    found = _SIGN.fullmatch(text) if len(text) <= 10 else None
    if not found or (found["prefix"] and (found["roman"] or (found["letter"] and not found["above"]))):
        return None
    above, digits = found["above"] or "", found["number"] or ""
    if above and digits and not found["point"]:
        above, digits = "", f"{above}{digits}"
    if found["point"] and not digits and not found["letter"]:
        return None
    kind = "number" if digits else "roman" if found["roman"] else "letter"
    number = int(digits) if digits else ROMANS.index(found["roman"]) + 1 if found["roman"] in ROMANS else 0
    number = number or (ord(found["letter"]) - 96 if found["letter"] else 0)
    made = (found["open"], found["prefix"] or "", "above" if above else "", found["stop"], kind)
    return Sign(made, int(above or 0), number) if number else None


def first_sign(text: str) -> Sign | None:
    """The sign that a text is or begins with."""
    found = _FIRST.match(text)
    return (sign_of(found[0]) or sign_of(found[0].split()[0])) if found else None


def as_printed(text: str) -> str:
    """A sign as a list bears it: with a stop where a number or letter has no sign of its own."""
    bare = text.isdecimal() or (len(text) == 1 and text.isalpha()) or text in ROMANS
    return f"{text}." if bare else text
