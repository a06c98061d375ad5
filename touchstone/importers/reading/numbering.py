"""Word's automatic numbers: `P1`, `2.`, `(a)` that stand in no text but in the document's list definitions.

Source: ECMA-376 part 1, section 17.9 (numbering): a paragraph names a list (numId) and a level (ilvl), itself or by
its style; the list leads to a definition whose lvlText, such as `P%1`, is filled with the counts of its levels.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from touchstone.importers.reading.attributes import number_in

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMANS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class Level:
    """One level of a list definition."""

    text: str
    form: str
    start: int


_INNER = re.compile(r"List ?(?:Bullet|Number) ?(?P<depth>[2-5])")
"""A style of Word's own for the inner levels of a list, each of which is a list by itself."""


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._anew: dict[str, list[int]] = {}
        """The levels of a list that begin to count anew where it is first used; lists of one definition count on."""
        self._styles = _style_lists(styles)
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        definitions = {one.get(f"{W}abstractNumId"): _levels(one) for one in numbering.iter(f"{W}abstractNum")}
        for num in numbering.iter(f"{W}num"):
            ident, abstract = num.get(f"{W}numId"), num.find(f"{W}abstractNumId")
            if ident is None or abstract is None:
                continue
            named = abstract.get(f"{W}val")
            overrides = {number_in(one.get(f"{W}ilvl"), 0): one for one in num.iter(f"{W}lvlOverride")}
            levels = definitions.get(named, {}).items()
            self._levels[ident] = {level: _overridden(kept, overrides.get(level)) for level, kept in levels}
            self._abstract[ident] = str(named)
            self._anew[ident] = [level for level, one in overrides.items() if one.find(f"{W}startOverride") is not None]

    def mark(self, properties: Any | None, style: str) -> tuple[str, int]:
        """The mark of the next paragraph with these properties and style, and its depth; ("", 0) where it is in no
        list."""
        ident, level = self._list_of(properties, style)
        levels = self._levels.get(ident, {})
        if ident in ("", "0") or level not in levels:
            return "", 0
        mark = "•" if levels[level].form == "bullet" else self._counted(ident, level, levels)
        inner = _INNER.fullmatch(style)
        return mark, max(level + 1, int(inner["depth"]) if inner else 0)

    def _list_of(self, properties: Any | None, style: str) -> tuple[str, int]:
        ident, level = self._styles.get(style, ("", 0))
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        if numbered is None:
            return ident, level
        named, depth = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
        ident = str(named.get(f"{W}val")) if named is not None else ident
        return ident, number_in(depth.get(f"{W}val"), 0) if depth is not None else level

    def _counted(self, ident: str, level: int, levels: dict[int, Level]) -> str:
        counts = self._counts[self._abstract.get(ident, ident)]
        for anew in self._anew.pop(ident, ()):
            counts.pop(anew, None)
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        text = levels[level].text
        for other in range(9):
            if f"%{other + 1}" in text and other in levels:
                shown = _number(counts.get(other, levels[other].start), levels[other].form)
                text = text.replace(f"%{other + 1}", shown)
        return text.strip()


def _levels(definition: Any) -> dict[int, Level]:
    return {number_in(one.get(f"{W}ilvl"), 0): _level(one) for one in definition.findall(f"{W}lvl")}


def _level(element: Any) -> Level:
    def value(name: str, otherwise: str) -> str:
        found = element.find(f"{W}{name}")
        return str(found.get(f"{W}val", otherwise)) if found is not None else otherwise

    return Level(value("lvlText", ""), value("numFmt", "decimal"), number_in(value("start", "1"), 1))


def _overridden(level: Level, override: Any | None) -> Level:
    if override is None:
        return level
    inner, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
    level = _level(inner) if inner is not None else level
    return replace(level, start=number_in(start.get(f"{W}val"), level.start)) if start is not None else level


def _style_lists(styles: Any | None) -> dict[str, tuple[str, int]]:
    """The list and level that each paragraph style names, its own or that of the style it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = str(style.get(f"{W}styleId"))
        parent, numbered = style.find(f"{W}basedOn"), style.find(f"{W}pPr/{W}numPr")
        if parent is not None:
            based[name] = str(parent.get(f"{W}val"))
        if numbered is not None and (ident := numbered.find(f"{W}numId")) is not None:
            depth = numbered.find(f"{W}ilvl")
            own[name] = (str(ident.get(f"{W}val")), number_in(depth.get(f"{W}val"), 0) if depth is not None else 0)
    return {name: found for name in {*own, *based} if (found := _inherited(name, own, based))}


def _inherited(name: str, own: dict[str, tuple[str, int]], based: dict[str, str]) -> tuple[str, int] | None:
    for _ in range(20):
        if name in own:
            return own[name]
        name = based.get(name, "")
    return None


def _number(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(96 + (count - 1) % 26 + 1) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMANS:
        while count >= value:
            text, count = text + sign, count - value
    return text
