"""The code, URN and title under which a unit is kept, put together from what its head and details print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from touchstone.importers.details.details_list import Details
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Reading
from touchstone.importers.signs.labels import bare_labels
from touchstone.importers.units.heads import Head, squeezed

_STAND_IN = "The document prints no code: ‘{code}’ stands in for it until the owner gives one."


@dataclass
class Codes:
    """Code, URN and title, with what is guessed of them."""

    code: str
    urn: str
    title: str
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    guessed: set[str] = field(default_factory=set)


def codes_of(head: Head, details: Details, reading: Reading) -> Codes:
    """What the unit is called."""
    title = str(details.values.pop("title", "") or head.title)
    urn = _urn(head, details)
    code = str(details.values.pop("code", "") or head.code or urn)
    codes = Codes(head.short or _short(code, urn, details, reading), urn, title or "Untitled unit")
    if not title:
        codes.doubts.append(Doubt("no title was found: write it in", None, "title", 3))
        codes.guessed.add("title")
    if not codes.code:
        codes.code = _stand_in(codes.title, reading)
        codes.notes.append(_STAND_IN.format(code=codes.code))
        codes.doubts.append(Doubt("the document prints no code", None, "code", 2))
        codes.guessed.add("code")
    if head.origin:
        codes.notes.append(f"The document prints after the title: {head.origin}")
    reference = head.reference or str(details.values.pop("reference", ""))
    if reference and reference != codes.code:
        codes.notes.append(f"The document also prints the reference {reference}.")
    return codes


def _urn(head: Head, details: Details) -> str:
    """The URN as a field; or else the one beside the title, as the original one spells it where both are the same. An
    original one that is another is that of another body, or of an earlier edition."""
    printed = str(details.values.pop("urn", "") or "")
    origin = str(details.values.get("original_urn", "") or "")
    ours = squeezed(origin).upper().endswith(head.urn) and not head.origin
    said = printed or (origin if ours else "")
    return re.sub(r"\s+", "", said).upper() if said else head.urn


def _short(code: str, urn: str, details: Details, reading: Reading) -> str:
    """The code without the prefix of the organisation, where the document prints it so, or where the prefix is a name
    of its own, with the initial of a small word in it: SFJES19 is ES19 of Skills for Justice. A code of three parts,
    as `SFJ FRS FS2`, has another name in its midst and stays whole."""
    if len(code.split()) > 2:
        return code
    plain = squeezed(code).upper()
    for prefix, is_name in _prefixes(details):
        rest = plain.removeprefix(prefix)
        cut = len(prefix) > 1 and plain == urn and rest != plain and re.fullmatch(r"[A-Z]+\d+[A-Z]?", rest)
        if cut and (is_name or _prints(reading, rest)):
            return rest
    tokens = code.split()
    if len(tokens) == 2 and re.fullmatch(r"[A-Z][a-z][A-Z]", tokens[0]):
        return tokens[1]
    return code


def _prints(reading: Reading, code: str) -> bool:
    """Whether a document prints a code by itself; one that is the label of an item, as K8, stands for that."""
    if bare_labels(code):
        return False
    alone = re.compile(rf"(?<![A-Za-z0-9]){re.escape(code)}(?![A-Za-z0-9])")
    return any(alone.search(line.text) for line in reading.lines)


def _prefixes(details: Details) -> Iterator[tuple[str, bool]]:
    """The initials of the organisations that the details name, of all their words and of those with a capital, and
    whether a small word is among them."""
    for name in ("originating_organisation", "developed_by"):
        told = re.findall(r"[A-Za-z]+", str(details.values.get(name, "")))
        yield "".join(word[0] for word in told).upper(), any(word[0].islower() for word in told)
        yield "".join(word[0] for word in told if word[0].isupper()), False


def _stand_in(title: str, reading: Reading) -> str:
    """A code for a unit that has none, made of its title, the same each time."""
    words = re.findall(
        r"[a-z0-9]+", (title if title != "Untitled unit" else f"untitled {reading.name.rsplit('/', 1)[-1]}").lower()
    )
    code = "draft"
    for word in words:
        if len(code) + 1 + len(word) > 56:
            break
        code += f"-{word}"
    return code
