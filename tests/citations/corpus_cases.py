"""The corpus of references: texts in all the forms that documents use, with what is to be found in each line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from touchstone.checking import checked_catalogue
from touchstone.citations.finding import Finder
from touchstone.citations.found import Form, Found
from touchstone.citations.judging import Judge, Verdict
from touchstone.citations.known import Known

FOLDER = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Line:
    """One line of a text, with the references and look-alikes that stand in it."""

    file: str
    section: str
    text: str
    references: tuple[str, ...]
    look_alikes: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """Lines that are read as one document."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Outcome:
    """What was found of one line, and what was not."""

    line: Line
    right: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    warned: tuple[str, ...]


def sections() -> Iterator[Section]:
    """The sections of every text of the corpus; what stands above the first tells of the text."""
    for path in sorted((FOLDER / "texts").glob("*.txt")):
        for part in re.split(r"^= ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            title, _, rest = part.partition("\n")
            yield Section(title, tuple(_lines(path.stem, title, rest.splitlines())))


def _lines(file: str, title: str, written: list[str]) -> Iterator[Line]:
    for place, text in enumerate(written):
        if text.startswith(("> ", "! ")):
            continue
        told: dict[str, tuple[str, ...]] = {}
        for following in written[place + 1 : place + 3]:
            if not following.startswith(("> ", "! ")):
                break
            told[following[0]] = tuple(part.strip() for part in following[2:].split(" ; "))
        yield Line(file, title, text, told.get(">", ()), told.get("!", ()))


def outcomes() -> Iterator[Outcome]:
    """What is found in each line of the corpus."""
    catalogue = checked_catalogue(FOLDER / "standards")
    finder, judge = Finder(Known(catalogue)), Judge(catalogue)
    for section in sections():
        for line, found in zip(section.lines, finder.passages(line.text for line in section.lines), strict=True):
            taken = [key_of(one, judge) for one in found if one.form is not Form.LOOK_ALIKE]
            warned = tuple(one.text for one in found if one.form is Form.LOOK_ALIKE)
            right = Counter(taken) & Counter(line.references)
            missed, wrong = Counter(line.references) - right, Counter(taken) - right
            yield Outcome(line, *(tuple(some.elements()) for some in (right, missed, wrong)), warned)


def key_of(found: Found, judge: Judge) -> str:
    """A reference as the corpus writes it."""
    units = [unit.urn or unit.code for unit in found.units]
    if not units:
        named = f"?{found.code}"
    elif judge.judged(found).verdict is Verdict.AMBIGUOUS and len(units) > 1:
        named = f"*{found.code or found.text}"
    else:
        named = "..".join([units[0], *(unit.urn or unit.code for unit in found.until)])
    more = (
        f"v{found.version}" if found.version else "", f"e{found.element}" if found.element else "",
        ",".join(found.items), f"#{found.section}" if found.section else "",
    )  # fmt: skip
    return " ".join([named, *(part for part in more if part)])
