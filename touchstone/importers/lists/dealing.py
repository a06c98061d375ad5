"""Labels that stand in a run before their texts: the texts are dealt out to them, or kept together."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Line
from touchstone.importers.lists.headed_texts import heads_of_texts
from touchstone.importers.lists.leads import Spot
from touchstone.importers.lists.listing import MOST_WORDS, Listing
from touchstone.importers.lists.points import Point, PointGroup
from touchstone.importers.signs.beginnings import cut_places
from touchstone.importers.signs.borders import IN_LINES, divided
from touchstone.importers.signs.labels import Mark, bare_labels
from touchstone.importers.signs.line_starts import points_of
from touchstone.importers.signs.wrapping import Habits, ends, first_word, habits_of
from touchstone.importers.words.vocabulary import is_group_heading

_NEVER, _LEAST, _SURELY = -40.0, -1.5, 40.0
"""How likely an item begins inside a line, at the start of the least likely line, and surely, as logarithms of odds."""
_HOW_SURE = (
    (1.0, "see that each has its own", 1),
    (0.9, "divided by sentence; please check", 1),
    (0.6, "divided by sentence; please check", 2),
    (0.0, "where they end is a guess; please check each", 3),
)
"""What is told of texts that were divided so surely at the least, and what the doubt weighs."""


class Dealing(Listing):
    """A list while it is read, with what becomes of its lines and what is in doubt."""

    def __init__(self, listed: list[Spot], letter: str, accounts: Accounts) -> None:
        super().__init__(listed, letter)
        self.accounts = accounts
        self.doubts: list[Doubt] = []

    def detached(self, place: int) -> int:
        """A run of labels without their texts; gives the place after the texts."""
        labels: list[Mark] = []
        start = place
        while place < len(self.spots) and (found := bare_labels(self.spots[place].line.text)):
            labels += found
            place += 1
        label_lines = [spot.line for spot in self.spots[start:place]]
        if len(labels) > 1 and self._deals_under_heads(labels, label_lines, place):
            return len(self.spots)
        end = next((at for at in range(place, len(self.spots)) if self._ends_texts(at, place)), len(self.spots))
        self._deal(labels, label_lines, [spot.line for spot in self.spots[place:end]], {})
        return end

    def _deals_under_heads(self, labels: list[Mark], label_lines: list[Line], place: int) -> bool:
        """Whether sub-headings stand between the texts of the last labels of a list, under which these are dealt out;
        further labels would each have their own texts."""
        if any(self.marks[at].kind == "label" for at in range(place, len(self.marks))):
            return False
        behind = [spot.line for spot in self.spots[place:]]
        places = heads_of_texts(behind, self.knowledge)
        heads = {at - earlier: behind[at] for earlier, at in enumerate(places)}
        if places:
            of_heads = frozenset(places)
            self._deal(labels, label_lines, [line for at, line in enumerate(behind) if at not in of_heads], heads)
        return bool(places)

    def heading(self, line: Line) -> None:
        """Begin a group under a sub-heading."""
        raise NotImplementedError

    def _deal(self, labels: list[Mark], label_lines: list[Line], texts: list[Line], heads: Mapping[int, Line]) -> None:
        """Deal texts out to the labels that stood before them; `heads` are the sub-headings over some of the texts, by
        the places of these."""
        habits = habits_of(texts) if len(texts) > 2 else self.habits
        alone = len(labels) == 1
        dealt, sure = ([texts], 1.0) if alone else _divided(texts, len(labels), habits, self.letter, heads)
        run = f"the labels {labels[0].sign}{labels[0].number} to {labels[-1].sign}{labels[-1].number}"
        if not dealt or not texts:
            what = f"{run} stand before a text that shows no boundaries: divide it by hand"
            self._undivided(what, label_lines, [*heads.values(), *texts])
            return
        over = {(texts[at].id, texts[at].start): head for at, head in heads.items()}
        for label, own in zip(labels, dealt, strict=True):
            if own and (head := over.get((own[0].id, own[0].start))):
                self.heading(head)
            self.groups[-1].points.append(Point(label, list(own), [line.text for line in own]))
        self.accounts.use(label_lines, "labels")
        if len(labels) > 1:
            how, weight = next((told, weight) for least, told, weight in _HOW_SURE if sure >= least)
            self.doubts.append(Doubt(f"{run} stood apart from their texts: {how}", label_lines[0], weight=weight))

    def _ends_texts(self, place: int, start: int) -> bool:
        """Whether the texts of a run of labels, which begin at `start`, end before a place: with the next label, with
        the table in which they stand beside their labels, or at a sub-heading."""
        spot = self.spots[place]
        if bare_labels(spot.line.text) or self.marks[place].kind == "label":
            return True
        if place == start:
            return False
        if self.spots[place - 1].line.table and not spot.line.table and self.spots[start].line.column > 1:
            return True
        if spot.before_lead or is_group_heading(spot.line.text) or spot.line.heading > 0:
            return True
        return (spot.line.bold or spot.line.blank_before or self._stands_over_label(place)) and self.is_heading(place)

    def _stands_over_label(self, place: int) -> bool:
        """Whether a short line right above a label that stands alone does not go on with the line before it, which had
        room for its first word."""
        line, before = self.spots[place].line, self.spots[place - 1].line.text
        over = place + 1 < len(self.spots) and bool(bare_labels(self.spots[place + 1].line.text))
        short = line.text[:1].isupper() and len(line.text.split()) <= MOST_WORDS and not ends(line.text)
        room = self.longest - len(before) > len(first_word(line.text)) + 1 or not self.habits.width
        return over and short and (room or ends(before) or self._heads_as_before(line))

    def _undivided(self, what: str, label_lines: list[Line], texts: list[Line]) -> None:
        heading = self.groups[-1].heading if not self.groups[-1].points else []
        self.accounts.leave([*heading, *label_lines, *texts], what)
        self.groups.append(PointGroup())
        self.doubts.append(Doubt(what, label_lines[0], weight=3))


def _divided(
    lines: Sequence[Line], count: int, habits: Habits, letter: str, fixed: Collection[int]
) -> tuple[list[Sequence[Line]], float]:
    """The lines dealt out to `count` items, one of which begins with each line whose place is `fixed`, and how sure
    that is, from 0 to 1; none where no fair way is seen."""
    if len(lines) == count:
        return [[line] for line in lines], 1.0
    by_lines, sure = _by_lines(lines, count, habits, letter, fixed) if len(lines) > count else ([], 0.0)
    return (by_lines, sure) if by_lines else _by_beginnings(lines, count, letter != "P", fixed)


def _by_lines(
    lines: Sequence[Line], count: int, habits: Habits, letter: str, fixed: Collection[int]
) -> tuple[list[Sequence[Line]], float]:
    """Begin items at the starts of lines, as is likeliest for all of them; nothing where one of them is unlikely."""
    starts = list(itertools.accumulate(len(line.text.split()) for line in lines))
    likely = [_NEVER] * starts[-1]
    for place, pair in enumerate(itertools.pairwise(lines), start=1):
        likely[starts[place - 1]] = _SURELY if place in fixed else points_of(*pair, habits, letter)
    division = divided(likely, count, IN_LINES)
    if division is None or any(likely[start] < _LEAST for start in division.starts):
        return [], 0.0
    bounds = [0, *(starts.index(start) + 1 for start in division.starts), len(lines)]
    return [list(lines[start:end]) for start, end in itertools.pairwise(bounds)], division.sure


def _by_beginnings(
    lines: Sequence[Line], count: int, knowledge: bool, fixed: Collection[int]
) -> tuple[list[Sequence[Line]], float]:
    """Cut a run of text where its items begin, wherever on a line that is; nothing where that is not seen."""
    cut = cut_places([line.text for line in lines], count, knowledge, fixed)
    if cut is None:
        return [], 0.0
    dealt: list[list[Line]] = [[]]
    for line, places in zip(lines, cut.places, strict=True):
        for at, piece in enumerate(line.cut(*places)):
            if dealt[-1] and (at or 0 in places):
                dealt.append([])
            dealt[-1].append(piece)
    return (list(dealt), cut.sure) if len(dealt) == count else ([], 0.0)
