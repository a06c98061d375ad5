"""A draft: what one unit of a document was read into, with the account of its lines."""

from __future__ import annotations

import pickle
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from touchstone.importers.document.accounts import LineFate
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Line, Reading


@dataclass(frozen=True)
class WordCheck:
    """The words of the document beside those of the YAML."""

    words: int
    """How many words of the document the YAML should hold."""
    missing: tuple[str, ...] = ()
    """Words of the document that the YAML does not hold."""
    added: tuple[str, ...] = ()
    """Words of the YAML that the document does not hold."""

    @classmethod
    def of(cls, source: Counter[str], held: Counter[str], either: Counter[str] | None = None) -> WordCheck:
        """The check of the words of a document beside those that are held; `either` may stand in one of them alone."""
        missing, added = source - held - (either or Counter()), held - source - (either or Counter())
        return cls(source.total(), tuple(sorted(missing.elements())), tuple(sorted(added.elements())))

    @property
    def agrees(self) -> bool:
        """Whether no word was lost, added or changed."""
        return not self.missing and not self.added


@dataclass
class Draft:
    """One thing that was read out of a document: a unit, framework, course or role, and how it was read."""

    kind: str
    """unit, framework, course, role, checklist or form."""
    values: dict[str, Any]
    reading: Reading
    fates: list[LineFate]
    """What became of each line; taken out by `pack`."""
    doubts: list[Doubt] = field(default_factory=list)
    confidence: dict[str, float] = field(default_factory=dict)
    words: WordCheck = WordCheck(0)
    suite: str = ""
    suite_title: str = ""
    owner: str = ""
    language: str = "en"
    converted: dict[str, str] = field(default_factory=dict)
    """Fields that were written in another form, with what the document prints."""

    _packed: bytes = b""

    def pack(self) -> None:
        """Put the lines away in little room, so that an import of a thousand documents does not hold them all."""
        self._packed = zlib.compress(pickle.dumps((self.reading.lines, self.fates)), 1)
        self.reading, self.fates = replace(self.reading, lines=(), tables=()), []

    def unpacked(self) -> Draft:
        """A copy of the draft with its lines; the draft itself where they were not put away."""
        if not self._packed:
            return self
        lines, fates = pickle.loads(zlib.decompress(self._packed))
        return replace(self, reading=replace(self.reading, lines=lines), fates=fates, _packed=b"")

    @property
    def name(self) -> str:
        """The draft's name for people."""
        code = str(self.values.get("code") or self.values.get("id") or "")
        return f"{code} {self.values.get('title', '')}".strip()

    def count(self, fate: str) -> int:
        """How many lines met a fate."""
        return sum(1 for one in self.fates if one.fate == fate)


def source_of(reading: Reading, lines: Sequence[Line], address: str = "") -> dict[str, str]:
    """Where the words of these lines were read, as the YAML takes it."""
    source = {"document": reading.name}
    pages = sorted({line.page for line in lines if line.page})
    numbers = [line.number for line in lines]
    if pages:
        source["page"] = str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"
    elif numbers:
        source["line"] = f"{min(numbers)}–{max(numbers)}"
    told = address or reading.address
    return {**source, **({"address": told} if told.startswith("http") else {}), "fingerprint": reading.fingerprint}
