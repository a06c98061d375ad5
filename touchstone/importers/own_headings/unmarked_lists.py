"""Lists whose items bear no mark: paragraphs or lines under a heading that are short and alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.importers.document.lines import Line
from touchstone.importers.marking.run_in import is_run_in
from touchstone.importers.signs.item_shapes import PRINTED

_MOST_LINES = 2
"""Further lines that the paragraphs of a list have on average, less than so many."""
_MOST_WORDS, _LEAST = 25, 3
"""Words of the longest item without a mark, and how many such items make a list."""


def unmarked_items(places: Sequence[int], lines: Sequence[Line]) -> tuple[int | None, list[int]]:
    """The sentence that introduces the paragraphs right under a heading, if any, and those that are a list: none where
    they are prose."""
    if terms := _run_in(lines, places):
        return None, terms
    lead, items = _lead_and_items(_first_of_paragraphs(places, lines), lines)
    texts = [lines[place].text for place in items]
    several = len(texts) >= _LEAST or (len(texts) == 1 and holds_entries(texts[0]))
    return (lead, list(items)) if several and _are_apart(items, lines) and _are_short(texts) else (None, [])


def _first_of_paragraphs(places: Sequence[int], lines: Sequence[Line]) -> Sequence[int]:
    """The first lines of typed paragraphs of two or three lines between blank lines; all lines where they are none."""
    firsts = [*places[:1], *(place for place in places[1:] if lines[place].blank_before)]
    others = [place for place in places[1:] if not lines[place].blank_before]
    typed = all(not lines[place].size and lines[place].text[:1].islower() for place in others)
    return firsts if typed and len(others) < _MOST_LINES * len(firsts) else places


def _lead_and_items(places: Sequence[int], lines: Sequence[Line]) -> tuple[int | None, Sequence[int]]:
    """What introduces paragraphs, and these: a sentence may say what those below it are, which are no sentences; one
    may stand behind them, too."""
    ends = [lines[place].text.endswith((".", ":")) for place in places]
    if len(places) > _LEAST and ends[-1] and not any(ends[1:-1]):
        places, ends = places[:-1], ends[:-1]
    said = len(places) > _LEAST and ends[:1] == [True] and not any(ends[1:])
    return (places[0], places[1:]) if said else (None, places)


def _are_apart(places: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether each line is a paragraph of its own."""
    whole = all(lines[place].whole for place in places) or _begin_alike(places, lines)
    blank = all(lines[place].blank_before for place in places[1:]) and not any(lines[place].size for place in places)
    return whole or blank


def _begin_alike(places: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether each line of a typed text begins as a sentence does, and none goes on with the one before."""
    texts = [lines[place].text for place in places]
    capital = len(texts) >= _LEAST and all(text[:1].isupper() for text in texts)
    stopped = all(text.endswith(".") for text in texts) or not any(text.endswith((".", ",")) for text in texts)
    return capital and stopped and not any(lines[place].size for place in places)


def _are_short(texts: Sequence[str]) -> bool:
    """Whether paragraphs are short, and no sentences, or else one sentence each."""
    short = all(len(text.split()) <= _MOST_WORDS and not text.endswith("?") for text in texts)
    stops = [text.count(".") for text in texts if text.endswith(".")]
    return short and (not stops or (stops == [1] * len(texts) and len(texts) >= _LEAST))


def holds_entries(text: str) -> bool:
    """Whether several entries stand on one line."""
    return len(re.findall("[,;]", text)) > 1 and not PRINTED.search(text)


def _run_in(lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """The places of lines that each hold a term with its entries, two at least, from the first on; a sentence of its
    own may stand behind them."""
    terms = [place for place in places if is_run_in(lines[place])]
    others = (lines[place].text for place in sorted(set(places) - set(terms)))
    rest = all(text[:1].islower() or text.endswith(".") for text in others)
    return terms if len(terms) > 1 and terms[0] == places[0] and rest else []
