"""What a catalogue knows, in the forms in which documents name it: codes, look-alikes of codes, titles, suites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import Stemmer

from touchstone.catalogue import Catalogue
from touchstone.model.unit import Unit
from touchstone.unit_names import named_unit

SHORTEST_TITLE = 4
"""Words that a title must have to be found in the middle of a text; a shorter one counts only where it stands alone."""
_STEMMER = Stemmer.Stemmer("english", 0)
_LOOKS_LIKE = str.maketrans({"£": "e", "o": "0", "i": "1", "l": "1", "|": "1", "s": "5", "b": "8", "z": "2"})


def spelt(code: str) -> str:
    """A code without what differs in its spellings; numbers stay apart: `SfJ ES 19` gives sfjes19, `FM52 04` fm52.04.

    One small letter at the end is part of the code, and a capital in its place is not: `B10a` gives b10_a.
    """
    apart = re.sub(r"(?<=\d)[^A-Za-z0-9]+(?=\d)", ".", code.strip())
    marked = re.sub(r"(?<=\d)([a-z])$", r"_\1", apart)
    return re.sub(r"[^a-z0-9._]+|\.(?!\d)|(?<!\d)\.", "", marked.lower())


@cache
def stem(word: str) -> str:
    """The part of a word that stays when it is inflected."""
    return str(_STEMMER.stemWord(word.lower()))


WORD = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True)
class Known:
    """A catalogue's units by their codes and titles as documents write them."""

    catalogue: Catalogue

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Unit, ...]]:
        """The units of each code, also of those that are gone but whose earlier versions are kept."""
        found: dict[str, dict[tuple[str, str], Unit]] = {}
        for unit in self.all_units():
            named = named_unit(self.catalogue, unit)
            for name in (*named.names, *named.former):
                found.setdefault(spelt(name), {}).setdefault((unit.suite, unit.code), unit)
        return {code: tuple(units.values()) for code, units in found.items()}

    def all_units(self) -> Iterator[Unit]:
        """Every unit, then the last version of each that is gone."""
        yield from self.catalogue.units.values()
        for key, versions in self.catalogue.earlier.items():
            if key not in self.catalogue.units and versions:
                yield versions[-1]

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """The letters with which codes begin, where they are two or more."""
        starts = (re.match(r"[a-z]{2,}(?=\d)", code) for code in self.by_code)
        return frozenset(start[0] for start in starts if start)

    @cached_property
    def look_alikes(self) -> Mapping[str, str]:
        """The codes of two letters and more by what they look like in a bad scan."""
        return {_folded(code): self.by_code[code][0].code for code in self.by_code if re.match(r"[a-z]{2}", code)}

    def looks_like(self, text: str) -> str | None:
        """The code that a text could be a misreading of, where it is none itself."""
        if spelt(text) in self.by_code:
            return None
        return self.look_alikes.get(_folded(text))

    def twin(self, text: str) -> str | None:
        """The code of two letters that lost its second one in a scan: E5 for ES5."""
        start = re.fullmatch(r"([A-Z])(\d{1,3})", text)
        if not start:
            return None
        found = (
            f"{prefix.upper()}{start[2]}"
            for prefix in sorted(self.prefixes)
            if len(prefix) == 2 and prefix[0] == start[1].lower()
        )
        return next((code for code in found if spelt(code) in self.by_code), None)

    @cached_property
    def titles(self) -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[Unit, ...]], ...]]:
        """Titles as stems, longest first, by their first stem."""
        by_title: dict[tuple[str, ...], list[Unit]] = {}
        for unit in self.all_units():
            by_title.setdefault(tuple(stem(word) for word in WORD.findall(unit.title)), []).append(unit)
        found: dict[str, list[tuple[tuple[str, ...], tuple[Unit, ...]]]] = {}
        for stems, units in sorted(by_title.items(), key=lambda entry: -len(entry[0])):
            found.setdefault(stems[0] if stems else "", []).append((stems, tuple(units)))
        return {first: tuple(listed) for first, listed in found.items()}

    @cached_property
    def suites(self) -> Mapping[str, str]:
        """The ids of suites by their names in lower case: the title, the title without its year, other names."""
        found: dict[str, str] = {}
        for suite in self.catalogue.suites.values():
            for name in (suite.title, re.sub(r"\s*\(\d{4}\)$", "", suite.title), *suite.aliases):
                if len(name) > 2:  # two letters are the start of a code
                    found.setdefault(name.lower(), suite.id)
        return found

    @cached_property
    def suite_names(self) -> str:
        """A pattern for the names of suites, longest first."""
        return (
            "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(self.suites, key=len, reverse=True))
            or "(?!)"
        )

    def in_suite(self, units: tuple[Unit, ...], suite: str) -> tuple[Unit, ...]:
        """Those of some units that a suite holds or takes from another."""
        taken = [
            one
            for one in units
            if one.suite == suite or any(taker.id == suite for taker, _ in self.catalogue.imported_by(one))
        ]
        return tuple(taken)


def _folded(text: str) -> str:
    return re.sub(r"[^a-z0-9£|]+", "", text.lower()).translate(_LOOKS_LIKE)
