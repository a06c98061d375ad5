"""The national register as a CSV file: to look titles and codes up, and to import as a suite of catalogue-only units.

The register is dirty: codes with blanks, codes in lower case, codes that stand twice, dates that a spreadsheet made
up. What is wrong is told, and nothing is guessed.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from touchstone.importers.document.limits import LARGEST_UNPACKED
from touchstone.importers.document.lines import Refused
from touchstone.importers.signs.field_values import CODE
from touchstone.importers.words.characters import cleaned, folded
from touchstone.importers.words.dates import iso_date

_COLUMNS = ("urn", "title")


@dataclass(frozen=True)
class Row:
    """A row of the register, by the names of its columns."""

    number: int
    cells: dict[str, str]

    def cell(self, name: str) -> str:
        """The text of a cell, or "" where there is none."""
        return " ".join(cleaned(self.cells.get(name) or "").split())


def plain_urn(urn: str) -> str:
    """A URN as it is compared: capital letters and digits only, which is also what its address is made of."""
    return re.sub(r"[^A-Z0-9]", "", urn.upper())


def is_register(content: bytes) -> bool:
    """Whether a file is the register: a CSV, packed or not, whose first line names the columns `urn` and `title`."""
    head = _head(content)
    names = [name.strip().lower() for name in head.split("\n", 1)[0].split(",")]
    return len(names) > 2 and all(column in names for column in _COLUMNS)


def _head(content: bytes) -> str:
    try:
        raw = gzip.GzipFile(fileobj=io.BytesIO(content)).read(4096) if content[:2] == b"\x1f\x8b" else content[:4096]
    except (OSError, EOFError, zlib.error):
        return ""
    return raw.decode("utf-8-sig", errors="replace")


def _rows_of(content: bytes) -> Iterator[Row]:
    """The rows of a register, one at a time; what is packed is unpacked as it is read, up to a bearable size. Raises
    Refused where it is damaged or too large."""
    raw: Any = gzip.GzipFile(fileobj=io.BytesIO(content)) if content[:2] == b"\x1f\x8b" else io.BytesIO(content)
    text = io.TextIOWrapper(io.BufferedReader(_Bounded(raw)), encoding="utf-8-sig", errors="replace", newline="")
    reader = csv.DictReader(text)
    try:
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
        for number, cells in enumerate(reader, start=2):
            told = {name: value for name, value in cells.items() if isinstance(name, str) and isinstance(value, str)}
            yield Row(number, told)
    except (csv.Error, EOFError, OSError, zlib.error) as error:
        raise Refused(f"the register cannot be read ({error})") from None


class _Bounded(io.RawIOBase):
    """A stream that ends with an error once more was unpacked than is bearable."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._left = LARGEST_UNPACKED

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what comes next. Raises OSError where it is too much."""
        read = self._inner.read(len(buffer))
        self._left -= len(read)
        if self._left < 0:
            raise OSError("the register is too large")
        buffer[: len(read)] = read
        return len(read)


@dataclass
class Register:
    """The register for look-ups."""

    titles: dict[str, str] = field(default_factory=dict)
    """The title of each URN."""
    urns: dict[str, list[str]] = field(default_factory=dict)
    """The URNs of each title, folded."""

    @classmethod
    def read(cls, content: bytes) -> Register:
        """The register in a CSV file."""
        register = cls()
        for row in _rows_of(content):
            register.titles.setdefault(plain_urn(row.cell("urn")), row.cell("title"))
            register.urns.setdefault(folded(row.cell("title")), []).append(row.cell("urn"))
        return register

    def title_of(self, urn: str) -> str:
        """The register's title for a URN, or ""."""
        return self.titles.get(plain_urn(urn), "")

    def urns_of(self, title: str) -> list[str]:
        """The URNs that the register has for a title."""
        return list(dict.fromkeys(self.urns.get(folded(title), [])))


@dataclass
class RegisterTold:
    """What was found in a register while its units were made."""

    rows: int = 0
    units: int = 0
    problems: list[str] = field(default_factory=list)


def units_of(content: bytes, document: str, told: RegisterTold) -> Iterator[dict[str, Any]]:
    """The values of a catalogue-only unit for each row that can be one; what is wrong is noted in `told`."""
    seen: dict[str, int] = {}
    for row in _rows_of(content):
        told.rows += 1
        values = _unit(row, document, told)
        if values is None:
            continue
        first = seen.setdefault(plain_urn(values["urn"]), row.number)
        if first != row.number:
            told.problems.append(
                f"row {row.number}: the URN {values['urn']} stands in row {first} too; the first row was kept"
            )
            continue
        told.units += 1
        yield values


def _unit(row: Row, document: str, told: RegisterTold) -> dict[str, Any] | None:
    urn, title = row.cell("urn"), row.cell("title")
    if not title or not plain_urn(urn):
        told.problems.append(f"row {row.number}: no {'title' if plain_urn(urn) else 'URN'}; the row was left out")
        return None
    code = _mended(urn, row, told)
    values: dict[str, Any] = {"code": code, "urn": code, "title": title, "wording": "catalogue-only"}
    values |= _details(row, told)
    values["source"] = {"document": document, "line": str(row.number)}
    return values


def _mended(urn: str, row: Row, told: RegisterTold) -> str:
    """The URN in a form that is a code; a sign that no code can hold becomes a hyphen, and is told."""
    if CODE.fullmatch(urn):
        if urn != urn.upper():
            told.problems.append(f"row {row.number}: the URN {urn} holds small letters; it was kept as it is")
        return urn
    mended = re.sub(r"[^A-Za-z0-9 ._&/()\-]+", "-", urn).strip(" ._&/()-")[:60].rstrip()
    told.problems.append(
        f"row {row.number}: the URN {urn!r} holds signs that no code has; it was written as {mended!r}"
    )
    return mended


def _details(row: Row, told: RegisterTold) -> dict[str, Any]:
    values: dict[str, Any] = {}
    review = iso_date(row.cell("indicative_review_date"))
    if review and review >= "1980":
        values["review_due"] = review
    elif row.cell("indicative_review_date"):
        told.problems.append(
            f"row {row.number}: the review date {row.cell('indicative_review_date')} cannot be right; it was left out"
        )
    values |= {name: row.cell(name) for name, known in _KNOWN.items() if row.cell(name) in known}
    values |= {name: row.cell(name) for name in ("developed_by", "category") if row.cell(name)}
    original = row.cell("original_urn")
    if original and CODE.fullmatch(original):
        values["original_urn"] = original
    for name in ("occupations", "suites", "keywords", "soc_codes"):
        entries = _entries(cleaned(row.cells.get(_CALLED.get(name, name)) or ""), commas=name == "keywords")
        values |= {name: entries} if entries else {}
    return values


_KNOWN = {"validity": ("Current", "Legacy"), "status": ("Original", "Tailored", "Imported")}
_CALLED = {"soc_codes": "soc2010"}
"""The columns that are called otherwise than the fields."""


def _entries(text: str, *, commas: bool) -> list[str]:
    """The entries of a cell, each once; keywords are parted by commas where there are no semicolons."""
    parts = re.split(r"[;\r\n]", text) if not commas or re.search(r"[;\r\n]", text) else text.split(",")
    return list(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
