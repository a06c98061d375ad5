"""A list while it is read: which lines stand behind it, and belong to none of its items."""

from __future__ import annotations

import re
from functools import cached_property

from touchstone.importers.document.lines import Line
from touchstone.importers.lists.sub_headings import SubHeadings
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.signs.wrapping import ends, is_open

_NAME = 5
"""Words of the longest name that ends a list of labelled items where it stands apart behind it."""
_REMARK = re.compile(r"[A-Z][\w’' ]{2,40}: +\S")
"""A name with what is said under it, as `Assessor's remarks: seen at the pool`."""


class Endings(SubHeadings):
    """A list while it is read, with what ends it."""

    def point_text(self) -> str:
        """The last line of the item that is being put together."""
        return self.point.last_text() if self.point else ""

    def closes(self, line: Line) -> bool:
        """Whether a line that is no sub-heading, and that is set off as a heading, ends a list with marks."""
        stands_out = line.heading > 0 or (line.bold and not self.bold_items) or self._stands_behind(line)
        if self.point and (self._leaves_table(self.point.last_line(), line) or self._is_paragraph_behind(line)):
            return True
        return stands_out and self.primary != "none" and not is_open(self.point_text())

    @staticmethod
    def _leaves_table(last: Line, line: Line) -> bool:
        """Whether a line stands below the table that the last line of an item stands in."""
        if line.size:
            return last.whole and not line.whole
        return line.blank_before and not line.table and (last.table > 0 or (last.whole and not line.whole))

    def _is_paragraph_behind(self, line: Line) -> bool:
        """Whether a paragraph of sentences stands behind the last item of a list that the document itself marks, where
        that one ends without a stop."""
        assert self.point is not None
        last = self.point.last_line()
        sentences = line.text[:1].isupper() and line.text.endswith(".") and mark_of(line).kind == "none"
        behind = self._marked_by_document and sentences and self._is_last(line) and bool(last.mark) and not line.table
        return behind and line.whole and not last.text.endswith((".", ":"))

    @cached_property
    def _marked_by_document(self) -> bool:
        """Whether the document itself marks all items, and they begin small."""
        return not self.capital and all(line.mark for line, _ in self.items)

    def _is_last(self, line: Line) -> bool:
        """Whether no mark of an item stands behind a line."""
        return not self.marked or self.marked[-1][0] < line.id

    def _stands_behind(self, line: Line) -> bool:
        """Whether a short name, or a remark, stands apart behind the last of labelled items, which do not begin so."""
        short = len(line.text.split()) <= _NAME and line.text[:1].isupper() and not line.text.endswith((".", ";", ","))
        name = short or _REMARK.match(line.text) is not None
        apart = line.blank_before and not line.size and mark_of(line).kind == "none"
        ended = not self.capital or ends(self.point_text())
        return self.primary in ("label", "number") and self._is_last(line) and name and apart and ended
