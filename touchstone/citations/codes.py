"""Finding codes in a text: known ones, unknown ones of a known kind, and misread ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from touchstone.citations import grammar
from touchstone.citations.found import Hit
from touchstone.citations.known import Known, spelt
from touchstone.model.unit import Unit

_VERSION_AT_END = re.compile(r"[vV]\d{1,2}$")
_MOST_DIGITS = 3
_DIGIT = re.compile(r"\d")
_REFERENCE_NUMBER = re.compile(r"/\d{3}")
_PIECE = re.compile(r"[A-Za-z0-9£|]+")


def _last_piece(found: re.Match[str]) -> int:
    """Where the last run of letters of a match begins: a code may begin with it."""
    return found.start() + max(found[0].rfind(sign) for sign in " \u00a0.-_/&") + 1


@dataclass(frozen=True)
class Codes:
    """Reads codes with the eyes of one catalogue."""

    known: Known

    def hits(self, text: str) -> Iterator[Hit]:
        """Every code of a text from left to right; of two that begin at one place the longer."""
        at = 0
        while found := grammar.PIECES.search(text, at):
            if not _DIGIT.search(found[0]):
                at = max(found.start() + 1, _last_piece(found))
                continue
            hit = self._longest(text, found)
            if hit:
                yield hit
            at = hit.end if hit else found.start() + len(_PIECE.match(found[0])[0])  # type: ignore[index]

    def _longest(self, text: str, found: re.Match[str]) -> Hit | None:
        start = found.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "@#_£"):
            return None
        ends = [start + piece.end() for piece in re.finditer(r"[A-Za-z0-9£|]+", found[0])][: grammar.MOST_PIECES]
        for end in reversed(ends):
            hit = self._known(text, start, end)
            if hit and _ends_here(text, hit.end):
                return hit
        return (
            self._of_known_kind(text, start, ends)
            or next((hit for end in reversed(ends[:3]) if (hit := self._misread(text, start, end))), None)
            or _of_any_kind(text, start, ends)
        )

    def _known(self, text: str, start: int, end: int) -> Hit | None:
        printed = text[start:end]
        cut = _VERSION_AT_END.search(printed)
        if not any(sign.isdigit() for sign in printed):
            return None
        for stop in (end, start + cut.start()) if cut else (end,):
            code = text[start:stop]
            units = self.known.by_code.get(spelt(code), ())
            if units and _written_as_code(code):
                return Hit(start, stop, code, units, weak=_is_weak(code))
        return self._with_element(text, start, end)

    def _with_element(self, text: str, start: int, end: int) -> Hit | None:
        """Such as `FS9.1`: a unit and the number of its element."""
        code, dot, number = text[start:end].rpartition(".")
        if not dot or not number.isdigit() or not code[-1:].isdigit():
            return None
        units: tuple[Unit, ...] = self.known.by_code.get(spelt(code), ())
        last = re.sub(r"^[^\d]*", "", code)
        ids = {number, f"{last}.{number}"}
        holding = tuple(unit for unit in units if any(one.id in ids for one in unit.elements))
        element = next((one.id for unit in holding for one in unit.elements if one.id in ids), "")
        return Hit(start, end, text[start:end], holding, _is_weak(code), element=element) if holding else None

    def _of_known_kind(self, text: str, start: int, ends: list[int]) -> Hit | None:
        """A code that is not known and begins as known ones do."""
        for end in ends[:2]:
            code = text[start:end]
            numbered = grammar.NUMBERED.fullmatch(re.sub(r"[ \u00a0]", "", re.sub(r"(?<=\d)[a-z]$", "", code)))
            short = numbered and len(numbered[2]) <= _MOST_DIGITS and _written_as_code(code) and _ends_here(text, end)
            if numbered and short and numbered[1].lower() in self.known.prefixes:
                return Hit(start, end, code)
        return None

    def _misread(self, text: str, start: int, end: int) -> Hit | None:
        """A run of signs that a bad scan makes of a known code, such as £S12 or ES1O."""
        printed = text[start:end]
        meant = self.known.looks_like(printed)
        capitals = sum(sign.isupper() or sign == "£" for sign in printed) > 0 and any(
            sign.isdigit() for sign in printed
        )
        return (
            Hit(start, end, printed, mistaken=meant, weak=printed[1].isdigit())
            if meant and capitals and not printed[0].isdigit()
            else None
        )


def _of_any_kind(text: str, start: int, ends: list[int]) -> Hit | None:
    """What may be a code of a catalogue that is not held here."""
    two = text[start : ends[1]] if len(ends) > 1 else ""
    if grammar.SCOTTISH.fullmatch(two):
        return Hit(start, ends[1], two, weak=True)
    code = text[start : ends[0]]
    return (
        Hit(start, ends[0], code, weak=True)
        if grammar.GENERIC.fullmatch(code) or grammar.SHORT_CODE.fullmatch(code)
        else None
    )


def _ends_here(text: str, end: int) -> bool:
    """Whether no letter or digit follows, and no number as in the reference `ES19/0412` of a letter."""
    following = text[end : end + 1]
    if _REFERENCE_NUMBER.match(text, end):
        return False
    return not following.isalnum() or bool(re.match(r"[vV]\d{1,2}\b", text[end:]))


def _written_as_code(code: str) -> bool:
    """Whether the letters are those of a code: `it 5` is no code, and neither is `d1`."""
    letters = re.match(r"[A-Za-z]*", code)
    start = letters[0] if letters else ""
    if start.islower():
        return len(start) > 1 and start not in grammar.ENGLISH
    return True


def _is_weak(code: str) -> bool:
    """Whether a code is one letter and a number, or such a letter alone among signs."""
    return bool(re.fullmatch(r"[A-Z][ .\-]?\d{1,3}[a-z]?", code)) or not re.search(r"[A-Za-z]", code)
