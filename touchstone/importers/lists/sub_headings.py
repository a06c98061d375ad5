"""Sub-headings in a list of items: which lines are some, without the numbers they bear."""

from __future__ import annotations

import re

from touchstone.importers.document.lines import Line
from touchstone.importers.lists.dealing import Dealing
from touchstone.importers.lists.listing import MOST_WORDS
from touchstone.importers.lists.points import PointGroup
from touchstone.importers.signs.labels import Mark, text_mark
from touchstone.importers.words.characters import folded

_COUNTED = r"(?:(?:learning )?outcome|part|section|stage|step|area|topic|task|activity|canlyniad|rhan)"
_COUNTED_HEADING = re.compile(
    rf"{_COUNTED} (?:\d{{1,2}}|[A-H])(?:\s*[:.)]|\s[–—-])\s+(?=\S)|(?:outcome|canlyniad) \d{{1,2}}\s+(?=\S)"
    rf"|{_COUNTED} \d{{1,2}}\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)


_COUNTER = re.compile(rf"{_COUNTED} (?:\d{{1,2}}|[A-H])[.:]?", re.IGNORECASE)
"""A word with its number on a line of its own, over the sub-heading."""


class SubHeadings(Dealing):
    """A list while it is read, with the groups that its sub-headings begin."""

    def heads_marks(self, place: int, mark: Mark) -> bool:
        """Whether a number stands above those that follow, as `1 Clear the plot` above `1.1 agree …`, or a number
        above letters that are items."""
        following = self.marks[place + 1] if place + 1 < len(self.marks) else mark
        if self.primary == "letter":
            return mark.kind in ("decimal", "number", "weak") and following.kind == "letter"
        heads = self.primary == "decimal" and mark.kind in ("number", "weak")
        return heads and following.kind == "decimal" and following.sign == str(mark.number)

    def is_numbered_heading(self, line: Line, mark: Mark) -> bool:
        """Whether the document marks a numbered line as a heading, and its items as none, or as the head of a list."""
        if line.id in self.heads:
            return True
        return line.heading > 0 and not self.headed_items and mark.kind in ("number", "weak", "decimal", "letter")

    def numbered_heading(self, line: Line, mark: Mark) -> None:
        """Begin a group under a sub-heading without its number."""
        *number, heading = line.cut(len(line.text) - len(mark.rest)) if not line.mark else [line]
        self.accounts.use(number, "labels")
        self.heading(heading)

    def _unnumbered(self, line: Line) -> Line:
        """A sub-heading without the number that a word belongs to, as `Outcome 1 – Prepare the plot`."""
        found = _COUNTED_HEADING.match(line.text)
        if not found:
            return line
        self.accounts.use([line.piece(0, found.end())], "labels")
        return line.piece(found.end(), None)

    def heading(self, line: Line) -> None:
        """Begin a group under a sub-heading; one that stands right below another goes on with it, or replaces it."""
        line = self._unnumbered(line)
        group = self.groups[-1]
        if group.heading and group.points and folded(group.title) == folded(line.text.rstrip(" :")):
            self.accounts.drop([line], "sub-heading that stands above already")
            return
        if group.heading and not group.points:
            if _COUNTER.fullmatch(group.heading[-1].text) and line.bold == group.heading[-1].bold:
                self.accounts.use(group.heading, "labels")
                group.heading = [line]
                return
            if line.text[:1].islower() or (line.bold and group.heading[-1].bold and not line.blank_before):
                group.heading.append(line)
                return
            self._without_items(group.heading)
        self.groups.append(PointGroup([line]))
        self.accounts.use([line], f"sub-heading “{line.text.rstrip(' :')}”")

    def _without_items(self, heading: list[Line]) -> None:
        """Drop a heading with nothing under it; what is as long as an item, or bears a mark as items do, is left."""
        text = " ".join(line.text for line in heading)
        if any(line.mark for line in heading) or text_mark(text).kind == "bullet" or len(text.split()) > MOST_WORDS:
            self.accounts.leave(heading, "stands where headings do, and nothing stands under it")
        else:
            self.accounts.drop(heading, "heading with nothing under it")
