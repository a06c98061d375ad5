"""Lists inside a paragraph whose line ends were lost: the places of labels, numbers and bullets that count on."""

from __future__ import annotations

import itertools
import re

from touchstone.importers.document.lines import Line

_LABEL = re.compile(r"(?<!\S)(?:P|PC|K|KU)\d{1,3}(?=[.)\s:]|$)")
_CODE_BEFORE = re.compile(r"(?<!\S)[A-Z]{2,6} $")
_FIRST_BARE = re.compile(r"(?:[A-Z][^.:;,]{2,58}:\s)?1\s(?=[A-Za-z])")
_STOPPED = r"(?<=[\s.;,:)])%d[.)] ?(?=[A-Z(a-z])"
_BULLET = re.compile(r"(?<=\s)[•▪](?=\s)")


def labels_in(text: str) -> list[re.Match[str]]:
    """The labels in a text, but for the end of a code, as `CMB P05`, that stands again or counts in two figures."""
    return [found for found in _LABEL.finditer(text) if not _ends_code(text, found)]


def _ends_code(text: str, label: re.Match[str]) -> bool:
    before = _CODE_BEFORE.search(text[max(label.start() - 8, 0) : label.start()])
    return before is not None and (label[0][1:2] == "0" or text.count(f"{before[0]}{label[0]}") > 1)


def numbered(line: Line, after: int = 0) -> list[Line]:
    """A paragraph such as `Carry out … 2. Identify … 3. Take …`, cut before each label or number that goes on.

    `after` is the last number before it, where it may go on with an item; else 0.
    """
    text = line.text
    bullets = [found.start() for found in _BULLET.finditer(text)]
    if len(text) < 40 and len(bullets) < 2:
        return [line]
    places = _label_run(text) or _number_run(text) or (_counted(text, _STOPPED, after) if after else [])
    return line.cut(*(places or (bullets if len(bullets) > 1 else [])))


def _label_run(text: str) -> list[int]:
    """The places of further labels in a line that begins with one, where each is one more than the last."""
    found = labels_in(text)
    numbers = [int(re.sub(r"\D", "", one[0])) for one in found]
    runs_on = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    apart = all(text[one.end() : other.start()].strip(" .):") for one, other in itertools.pairwise(found))
    return [one.start() for one in found[1:]] if runs_on and apart and found[0].start() == 0 else []


def _number_run(text: str) -> list[int]:
    """The places of further numbers or letters of a list."""
    numbers = _counted(text, _STOPPED)
    lettered = "(b)" in text or " b) " in text
    return numbers or (_counted(text, r"(?<=\s)\(?%s\)(?=\s)") if lettered else _bare_run(text))


def _bare_run(text: str) -> list[int]:
    """The places of numbers that nothing sets off behind a term with a colon, as `Stock may include: 1 hay 2 oats 3
    bran`, or where the text begins with the first; none where fewer than three are found."""
    first = _FIRST_BARE.match(text)
    return _counted(text, r"(?<=\s)%d\s(?=[A-Za-z])") if first and _counts_on(text[first.end() :]) else []


def _counts_on(text: str) -> bool:
    """Whether the numbers of a text are 2, 3 and so on, two at least."""
    numbers = [int(found[0]) for found in re.finditer(r"(?<!\S)\d{1,2}(?!\S)", text)]
    return len(numbers) > 1 and numbers == list(range(2, len(numbers) + 2))


def _counted(text: str, pattern: str, after: int = 0) -> list[int]:
    """The places of 2, 3, 4 … (or b, c, d …) in their order, and of 1 where it stands inside; none where fewer than
    two are found. A text that begins with another number goes on from that, and one behind a number from `after`."""
    letters = "%s" in pattern
    places: list[int] = []
    begun = re.match(r"(\d{1,2})[.)](?!\d)", text)
    at, number = 0, (int(begun[1]) if begun and not letters else after or 1) + 1
    while found := re.compile(pattern % (chr(96 + number) if letters else number)).search(text, at):
        places.append(found.start())
        at, number = found.end(), number + 1
    if len(places) < (1 if begun or after else 2):
        return []
    if after:
        return places
    first = re.compile(pattern % ("a" if letters else 1)).search(text, 0, places[0])
    return [*([first.start()] if first else []), *places]
