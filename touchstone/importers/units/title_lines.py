"""The lines in which a document prints a unit's title, and the code beside it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from touchstone.importers.document.lines import LARGER, Line
from touchstone.importers.signs.field_starts import field_start
from touchstone.importers.signs.item_shapes import names_work
from touchstone.importers.words.characters import joined
from touchstone.importers.words.code_lines import code_and_title

_NUMBERED = re.compile(r"(?:unit|uned|standard)\s+\d{1,4}\s*:?", re.IGNORECASE)
"""The number of a unit in a qualification, over its title."""

_ABOUT = re.compile(r"this (?:unit|standard) (?:is|covers|describes|sets|deals)\b", re.IGNORECASE)
"""How an overview begins, which no title does."""
_LIKE_TITLE = re.compile(r"[A-Z]\S*(?: [^\s.:;]+){1,11}")
"""What may be a title, where the line above says of a code that it is a unit's."""


def title_lines(lines: Sequence[Line], later: Sequence[Line]) -> list[Line]:
    """The lines that hold the title and code: by a heading or the largest letters, by a code, or the first."""
    lines = [line for line in lines if line.heading or not line.mark] or lines  # the others are a menu of units
    near = next((line for line in (*lines, *later[:12]) if _says_unit(line.text)), None)
    if near:
        return _with_same_look(near, lines)
    if not lines:
        return []
    largest = max(line.size for line in lines)
    usual = min(line.size for line in (*lines, *later[:40])) if later else largest
    if largest > LARGER * usual > 0:
        return _with_title(_run(lines, lambda line: line.size >= 0.97 * largest), lines)
    marked = _chosen([line for line in lines if line.heading in (1, 2)])
    if marked:
        own = lines[lines.index(marked[0]) :]
        return _with_title(_run(own, lambda line: line.heading == marked[0].heading), lines)
    return _first_lines(lines)


def _says_unit(text: str) -> bool:
    """Whether a text is a title behind the word `Unit`, a code and a colon."""
    told = code_and_title(text)
    return told.unit and bool(told.title) and ":" in text[: text.find(told.code) + len(told.code) + 2]


def _chosen(marked: list[Line]) -> list[Line]:
    """The headings from the first of the highest level on, unless one above it holds a code: a page may ask about
    cookies first."""
    coded = [at for at, line in enumerate(marked) if (told := code_and_title(line.text)).code and told.title]
    if len(coded) == 1 and marked[coded[0]].heading == min(line.heading for line in marked):
        return marked[coded[0] :]
    first = next((at for at, line in enumerate(marked) if line.heading == 1), 0)
    return marked if any(code_and_title(line.text).code for line in marked[:first]) else marked[first:]


def _with_same_look(first: Line, lines: Sequence[Line]) -> list[Line]:
    """The first line of a title with those below it that are set in the same large or bold letters."""
    place = next((at for at, line in enumerate(lines) if line is first), None)
    if place is None or not first.size or not (first.bold or first.size > LARGER * min(one.size for one in lines)):
        return [first]
    out = [first]
    for line in lines[place + 1 : place + 3]:
        if line.bold != first.bold or abs(line.size - first.size) > 0.03 * first.size or line.blank_before:
            break
        if code_and_title(line.text).code or field_start(line, sure=True):
            break
        out.append(line)
    return out


def _with_title(found: list[Line], lines: Sequence[Line]) -> list[Line]:
    """The lines that were found, with the next one where they hold a code and nothing else."""
    told = code_and_title(joined([line.text for line in found]))
    place = list(lines).index(found[-1]) + 1
    return [*found, lines[place]] if told.code and not told.title and place < len(lines) else found


def _run(lines: Sequence[Line], wanted: Callable[[Line], bool]) -> list[Line]:
    """The first run of lines for which a test holds."""
    return list(itertools.takewhile(wanted, itertools.dropwhile(lambda line: not wanted(line), lines)))


def _first_lines(lines: Sequence[Line]) -> list[Line]:
    """The first lines: a code with its title, a code alone with the title after it, or a title."""
    for place, line in enumerate(lines[:6]):
        if _NUMBERED.fullmatch(line.text) and place + 1 < len(lines):
            return _with_rest(lines, place + 1, [lines[place + 1]])
        told = code_and_title(line.text)
        if told.code and told.title:
            return _with_rest(lines, place, [line])
        if told.code and place + 1 < len(lines):
            return _with_rest(lines, place + 1, [line, lines[place + 1]])
    coded = next((at for at, line in enumerate(lines[:-1]) if _is_code_over(line, lines[at + 1])), None)
    if coded is not None:
        return _with_rest(lines, coded + 1, [lines[coded], lines[coded + 1]])
    named = next((at for at, line in enumerate(lines) if _names_unit_by_code(line)), None)
    if named is not None:
        return _with_rest(lines, named, [lines[named]])
    place = next((at for at, line in enumerate(lines[:3]) if _names_unit(line)), 0)
    return [] if _ABOUT.match(lines[place].text) else _with_rest(lines, place, [lines[place]])


def _names_unit(line: Line) -> bool:
    """Whether a line that stands apart is the title of a unit, though the name of its owner may stand above it."""
    return line.blank_before and names_work(line.text)


def _is_code_over(line: Line, title: Line) -> bool:
    """Whether a line that stands apart holds nothing but a code, and the next what may be a title."""
    told = code_and_title(line.text)
    if not line.blank_before or not told.code or told.title:
        return False
    return names_work(title.text) or (told.unit and _LIKE_TITLE.fullmatch(title.text) is not None)


def _names_unit_by_code(line: Line) -> bool:
    """Whether a line that stands apart holds a code and a title, as below the greeting of a message."""
    told = code_and_title(line.text)
    is_title = told.title.isupper() or names_work(told.title)
    return line.blank_before and bool(told.code) and len(told.title.split()) > 1 and is_title


def _with_rest(lines: Sequence[Line], place: int, title: list[Line]) -> list[Line]:
    """The title with the line on which it goes on, in small letters and without a space before."""
    following = lines[place + 1 : place + 2]
    goes_on = [line for line in following if line.text[:1].islower() and not line.blank_before]
    return [*title, *(line for line in goes_on if len(line.text) < 90 and not line.text.endswith("."))]
