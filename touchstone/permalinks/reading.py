"""Reading the ledger. It is read line by line and strictly: no line of it is written by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from touchstone.loading import LEDGER
from touchstone.model.disposition import KINDS
from touchstone.permalinks.ledger import Ending, Ledger, Line, standing
from touchstone.permalinks.writing import FOOT
from touchstone.problem import Problem, ProblemsFound
from touchstone.source import CONTROL_SIGNS, Document, read_document

CODE = "TS601"
LARGEST_LEDGER = 128 * 1024 * 1024
MOST_PROBLEMS = 20
"""A ledger that is spoilt is mended as a whole; the first few places tell how."""

_QUOTED = r'"((?:[^"\\\x00-\x1f\x7f-\x9f]|\\.)*)"'
_DAY = r"(\d{4}-\d{2}-\d{2})"
_VERSION = r"(?:version: (\d{1,6}), )?"
_RECORD = re.compile(
    rf'  - \{{at: "([a-z0-9_/#-]+)", (?:since: {_DAY}, {_VERSION}print: ([0-9a-f]{{16}}), words: {_QUOTED}'
    rf"|ended: {_DAY}, {_VERSION}print: ([0-9a-f]{{16}}), became: ({'|'.join(KINDS)}))\}}"
)
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")

TAKE_BACK = (
    "take the file back as it was (git checkout standards/permalinks.yaml);"
    " what became of an address is said in dispositions.yaml"
)
KEEP_BOTH = "keep the lines of both sides, delete the lines with the marks, then run scripts/publish.py"


def read_ledger(standards: Path) -> tuple[Ledger, list[Problem]]:
    """The ledger of a standards folder, empty where there is none, and every problem of its file."""
    path = standards / LEDGER
    if not path.exists() and not path.is_symlink():
        return Ledger(), []
    try:
        document = read_document(path, LEDGER, LARGEST_LEDGER)
    except ProblemsFound as found:
        return Ledger(), list(found.problems)
    reading = _Reading(document)
    problems = list(islice(reading.problems(), MOST_PROBLEMS))
    return Ledger(() if problems else tuple(reading.lines)), problems


class _Reading:
    """One walk over the lines of the file; `lines` is filled on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines: list[Line] = []
        self.open: dict[str, set[str]] = {}
        """For each address that leads somewhere the fingerprints since its last ending."""

    def problems(self) -> Iterator[Problem]:
        """Every problem in the order of the lines."""
        begun, last = False, ""
        for number, line in enumerate(self.document.text.replace("\r\n", "\n").split("\n"), start=1):
            if line.startswith("  - ") and begun:
                yield from self._record(number, line)
            elif line == "published:" and not begun:
                begun = True
            elif line and not line.startswith("#"):
                yield self._not_a_record(number, line)
            last = line or last
        if last + "\n" != FOOT:
            yield self._cut_off()

    def _cut_off(self) -> Problem:
        count = len(self.document.text.splitlines())
        message = "the end of the ledger is missing: the file was cut off, or its last line was deleted"
        return self.document.at_place(CODE, message, max(count, 1), 1, TAKE_BACK)

    def _not_a_record(self, number: int, line: str) -> Problem:
        if _CONFLICT.match(line):
            return self.document.at_place(CODE, "a merge left its marks in the ledger", number, 1, KEEP_BOTH)
        return self.document.at_place(CODE, "this is no line of a ledger", number, 1, TAKE_BACK)

    def _record(self, number: int, line: str) -> Iterator[Problem]:
        found = _RECORD.fullmatch(line)
        if found is None:
            unknown = re.search(r"became: ([^,}]*)", line)
            known = unknown is None or unknown[1] in KINDS
            message = "this line was changed by hand, or cut off" if known else f"the ledger knows no {unknown[1]!r}"  # type: ignore[index]
            yield self.document.at_place(CODE, message, number, 5, TAKE_BACK)
        elif found[2]:
            yield from self._standing(number, found)
        else:
            yield from self._ending(number, found)

    def _standing(self, number: int, found: re.Match[str]) -> Iterator[Problem]:
        address, day, version, told = found[1], found[2], found[3], found[4]
        words = tuple(_unquoted(found[5]).split("\n"))
        line = standing(address, day, int(version) if version else None, words)
        if line.print != told:
            message = f"the words of {address} do not bear the fingerprint {told}: the line was changed by hand"
            yield self.document.at_place(CODE, message, number, 5, TAKE_BACK)
            return
        self.open.setdefault(address, set()).add(told)
        self.lines.append(line)

    def _ending(self, number: int, found: re.Match[str]) -> Iterator[Problem]:
        address, day, version, told, became = found[1], found[6], found[7], found[8], found[9]
        line = Ending(address, day, int(version) if version else None, told, became)
        if told in self.open.get(address, ()):
            del self.open[address]
        elif line not in self.lines[-4:]:
            message = f"{address} ends here without having led to these words: a line is missing, or was moved"
            yield self.document.at_place(CODE, message, number, 5, TAKE_BACK)
            return
        self.lines.append(line)


def _unquoted(told: str) -> str:
    """The text that stands between double quotes; empty where its escapes make no text."""
    if "\\" not in told:
        return told
    try:
        text = str(json.loads(f'"{told}"'))
    except ValueError:
        return ""
    return "" if CONTROL_SIGNS.search(text) else text
