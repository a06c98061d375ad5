"""Labels that stand in a run before their texts: the texts are dealt out to them, or kept together."""

from __future__ import annotations

from touchstone.importers.accounts import Accounts
from touchstone.importers.dividing import divided
from touchstone.importers.labels import Mark, bare_labels
from touchstone.importers.leads import Spot
from touchstone.importers.lines import Line
from touchstone.importers.listing import MOST_WORDS, Listing
from touchstone.importers.points import Doubt, Point, PointGroup
from touchstone.importers.vocabulary import is_group_heading
from touchstone.importers.wrapping import ends, first_word, habits_of


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
        end = next((at for at in range(place, len(self.spots)) if self._ends_texts(at, place)), len(self.spots))
        label_lines = [spot.line for spot in self.spots[start:place]]
        self._deal(labels, label_lines, [spot.line for spot in self.spots[place:end]])
        return end

    def _deal(self, labels: list[Mark], label_lines: list[Line], texts: list[Line]) -> None:
        """Deal texts out to the labels that stood before them."""
        habits = habits_of(texts) if len(texts) > 2 else self.habits
        dealt = [texts] if len(labels) == 1 else divided(texts, len(labels), habits, self.knowledge)
        run = f"the labels {labels[0].sign}{labels[0].number} to {labels[-1].sign}{labels[-1].number}"
        if dealt is None or not texts:
            self._undivided(
                f"{run} stand before a text that shows no boundaries: divide it by hand", label_lines, texts
            )
            return
        for label, own in zip(labels, dealt, strict=True):
            self.groups[-1].points.append(Point(label, list(own), [line.text for line in own]))
        self.accounts.use(label_lines, "labels")
        if len(labels) > 1:
            sure = len(texts) == len(labels)
            how = "see that each has its own" if sure else "divided by sentence; please check"
            what = f"{run} stood apart from their texts: {how}"
            self.doubts.append(Doubt(what, label_lines[0], weight=1 if sure else 2))

    def _ends_texts(self, place: int, start: int) -> bool:
        spot = self.spots[place]
        if bare_labels(spot.line.text) or self.marks[place].kind == "label":
            return True
        if place == start:
            return False
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
