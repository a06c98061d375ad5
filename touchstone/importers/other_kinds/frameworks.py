"""Levelled frameworks: clusters of competencies, each with its definition, its features and the behaviours of each
level."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from touchstone.importers.document.accounts import USED, Accounts
from touchstone.importers.document.draft import Draft, source_of
from touchstone.importers.document.lines import Line, Reading
from touchstone.importers.other_kinds.competencies import Competencies, Competency
from touchstone.importers.other_kinds.levels import LEVEL
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.units.prose import prose_of
from touchstone.importers.units.wordcheck import word_check
from touchstone.importers.words.characters import folded, joined
from touchstone.importers.words.dates import iso_date
from touchstone.importers.words.naming import slug

_COMPETENCY = re.compile(r"(?P<code>[A-Z]{1,3}\d{1,2}(?:\.\d{1,2})?)\s*(?:[–—:-]\s*|\s)(?P<title>[A-Z].{2,80})")
_CLUSTER = re.compile(r"cluster\s+(?P<number>\d{1,2})\b\s*[–—:-]?\s*(?P<title>.*)", re.IGNORECASE)
_DATED = re.compile(
    r"(?:last )?(?:updated|reviewed|revised|issued|version|dated)\s*:?\s+(?P<date>.*\d{4})", re.IGNORECASE
)
_OWNER = re.compile(
    r".*\b(?:council|authority|university|service|trust|ltd|limited|plc|department|ministry|agency|commission"
    r"|association)\b.*",
    re.IGNORECASE,
)


def framework_draft(reading: Reading, lines: Sequence[Line], accounts: Accounts) -> Draft:
    """A draft of the framework in these lines."""
    return _Framework(reading, lines, accounts).draft()


class _Framework(Competencies):
    """One framework while it is put together."""

    def __init__(self, reading: Reading, lines: Sequence[Line], accounts: Accounts) -> None:
        super().__init__(accounts)
        self.reading = reading
        self.lines = lines
        self.rows: dict[tuple[int, int], list[Line]] = {}
        """The cells of each row of a table."""
        for line in lines:
            if line.table:
                self.rows.setdefault((line.table, line.row), []).append(line)
        self.cluster_lines: dict[str, list[Line]] = {}
        self.competencies: list[Competency] = []
        self.before: list[Line] = []

    def draft(self) -> Draft:
        """Read the lines and give the draft."""
        self._sort()
        first, introduction = self._head()
        values: dict[str, Any] = {"id": "", **first, "wording": "official"}
        values["cumulative"] = any("cumulative" in folded(line.text) for line in self.lines)
        competencies = [self.competency_values(one) for one in self.competencies]
        clusters = [self._cluster_values(number, title) for number, title in self.clusters.items()]
        about = [line for line in introduction if not self.accounts.knows(line)]
        self.accounts.use(about, "about")
        order = ("id", "title", "owner", "about", "wording", "cumulative", "dated")
        values["about"] = prose_of(about) or values["title"]
        values = {name: values[name] for name in order if name in values}
        values |= {"clusters": clusters, "competencies": competencies}
        entries = self.accounts.entries_of(self.reading.lines)
        values["source"] = source_of(self.reading, [entry.line for entry in entries if entry.fate == USED])
        values["id"] = slug(values["title"])
        return Draft(
            "framework",
            values,
            self.reading,
            self.accounts.fates(self.reading.lines),
            self.doubts,
            confidence=self._confidence(),
            words=word_check(values, entries),
        )

    def _confidence(self) -> dict[str, float]:
        return {"title": 0.8, "clusters": 0.9, "competencies": round(max(0.5, 1 - 0.05 * len(self.doubts)), 2)}

    def _sort(self) -> None:
        """Give each line to the front matter or to its competency."""
        places = [place for place, line in enumerate(self.lines) if _names_competency(line)]
        ends = itertools.pairwise([*places, len(self.lines)])
        bodies = {at for at, end in ends if any(LEVEL.fullmatch(one.text) for one in self.lines[at + 1 : end])}
        front = min(bodies, default=len(self.lines))
        cluster = ""
        for place, line in enumerate(self.lines):
            found = _COMPETENCY.match(line.text)
            if place in bodies and found:
                self.competencies.append(Competency(found["code"], found["title"].strip(), line, cluster))
                self.accounts.use([line], "heading")
            elif place in places and found:
                self._listed(line, found["code"], found["title"])
            elif told := _CLUSTER.fullmatch(line.text):
                cluster = self._cluster(line, told["number"], told["title"], cluster)
            elif place > front:
                self.competencies[-1].lines.append(line)
            elif not self.accounts.knows(line):
                self.before.append(line)

    def _listed(self, line: Line, code: str, title: str) -> None:
        """An entry of the table of competencies: its title is compared, its definition stands in the body too."""
        self.listed[code] = title.strip()
        row = self.rows.get((line.table, line.row), [line])
        self.accounts.use(row, "table of competencies")
        self.defined[code] = joined([line.text for line in row[1:]])

    def _cluster(self, line: Line, number: str, title: str, cluster: str) -> str:
        """A heading of a cluster; gives its id. The head of a table names it too, at times in other words."""
        row = self.rows.get((line.table, line.row), [])
        if not title or row:
            self.accounts.drop(row or [line], "head of the table of competencies")
            if len(row) > 1:
                self.listed[f"cluster {number}"] = row[-1].text
            return cluster
        self.clusters[number] = title.strip()
        self.accounts.use([line], "heading")
        return slug(title)

    def _head(self) -> tuple[dict[str, str], list[Line]]:
        """Title, owner and date, and the lines of the introduction."""
        values: dict[str, str] = {}
        titles: list[Line] = []
        rest: list[Line] = []
        for place, line in enumerate(self.before):
            dated = _DATED.fullmatch(line.text)
            date = iso_date(dated["date"]) if dated else None
            first = place < 6 and not rest
            if date and place < 8:
                values["dated"] = date
                self.accounts.use([line], "dated")
            elif first and "owner" not in values and _OWNER.fullmatch(line.text) and len(line.text) < 60:
                values["owner"] = line.text
                self.accounts.use([line], "owner")
            elif first and "dated" not in values and len(line.text) < 80 and not line.text.endswith("."):
                titles.append(line)
            else:
                rest.append(line)
        self.accounts.use(titles, "title")
        title = joined([line.text for line in titles]) or "Untitled framework"
        values.setdefault("owner", "Owner not known")
        return {"title": title, **values}, self._cluster_abouts(rest)

    def _cluster_abouts(self, lines: list[Line]) -> list[Line]:
        """Take out the paragraphs that stand under the title of each cluster; gives the other lines."""
        current = ""
        rest: list[Line] = []
        names = {folded(title): number for number, title in self.clusters.items()}
        for line in lines:
            if folded(line.text) in names and not line.mark:
                current = names[folded(line.text)]
                self.accounts.drop([line], "heading of a cluster, which stands again below")
            elif current and mark_of(line).kind == "none" and not line.text.isupper():
                self.cluster_lines.setdefault(current, []).append(line)
            elif line.text.isupper() and current:
                self.accounts.drop([line], "heading of the part that follows")
            else:
                rest.append(line)
        return rest

    def _cluster_values(self, number: str, title: str) -> dict[str, Any]:
        values: dict[str, Any] = {"id": slug(title), "title": title}
        about = self.cluster_lines.get(number, [])
        if about:
            values["about"] = prose_of(about)
            self.accounts.use(about, f"cluster {number}")
        other = self.listed.get(f"cluster {number}", title)
        if folded(other) != folded(title):
            values["notes"] = [f"The table of competencies prints the title as {other}."]
        return values


def _names_competency(line: Line) -> bool:
    return bool(_COMPETENCY.fullmatch(line.text) or (line.column == 1 and _COMPETENCY.match(line.text)))
