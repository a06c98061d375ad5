"""One competency of a framework: its definition, its features, and the behaviours of each level."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.lines import Line
from touchstone.importers.other_kinds.levels import is_cut_off, parts_of
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.words.characters import folded, joined
from touchstone.importers.words.naming import slug


@dataclass
class Competency:
    """A competency while it is put together."""

    code: str
    title: str
    heading: Line
    cluster: str = ""
    lines: list[Line] = field(default_factory=list)


class Competencies:
    """The competencies of a framework, read one by one, with what is in doubt."""

    def __init__(self, accounts: Accounts) -> None:
        self.accounts = accounts
        self.doubts: list[Doubt] = []
        self.clusters: dict[str, str] = {}
        self.listed: dict[str, str] = {}
        """Titles by code, as the table of competencies prints them."""
        self.defined: dict[str, str] = {}
        """Definitions by code, as the table of competencies prints them."""

    def competency_values(self, one: Competency) -> dict[str, Any]:
        """A competency as the framework's YAML takes it."""
        if not self.clusters:
            self.clusters["1"] = "Competencies"
        cluster = one.cluster or slug(next(iter(self.clusters.values())))
        values: dict[str, Any] = {"code": one.code, "title": one.title, "cluster": cluster}
        definition, features, levels = parts_of(one.lines, self.accounts)
        values["definition"] = self._definition(one, definition)
        if features:
            values["features"] = [
                {"id": f"f{place}", "text": text}
                for place, text in enumerate(self._texts(features, f"{one.code} features"), start=1)
            ]
        values["levels"] = [self._level(one.code, number, title, lines) for number, title, lines in levels]
        values["levels"] = [level for level in values["levels"] if level["behaviours"]]
        printed = self.listed.get(one.code, one.title)
        if folded(printed).split() != folded(one.title).split():
            values["title_differences"] = [{"title": printed, "where": "the table of competencies"}]
            what = f"the title of {one.code} is “{one.title}” here and “{printed}” in the table"
            self.doubts.append(Doubt(what, one.heading, one.code))
        told = self.defined.get(one.code, "")
        if told and folded(told).rstrip(".") != folded(values["definition"]).rstrip("."):
            values["notes"] = [f"The table of competencies defines it as: {told}"]
        return values

    def _definition(self, one: Competency, lines: list[Line]) -> str:
        text = joined([line.text for line in lines])
        self.accounts.use(lines, f"{one.code} definition")
        if not text:
            self.doubts.append(Doubt(f"{one.code} has no definition", one.heading, one.code, 2))
        return text or one.title

    def _texts(self, lines: list[Line], what: str) -> list[str]:
        """The entries of a list: each marked line begins one."""
        entries: list[list[Line]] = []
        for line in lines:
            if mark_of(line).kind != "none" or not entries or line.blank_before:
                entries.append([line])
            else:
                entries[-1].append(line)
        self.accounts.use(lines, what)
        return [joined([mark_of(entry[0]).rest, *(line.text for line in entry[1:])]) for entry in entries]

    def _level(self, code: str, number: str, title: str, lines: list[Line]) -> dict[str, Any]:
        heading, *rest = lines
        self.accounts.use([heading], "heading")
        behaviours = self._texts(rest, f"{code} level {number}")
        values: dict[str, Any] = {"number": int(number), **({"title": title} if title else {})}
        values["behaviours"] = [
            self._behaviour(code, number, place, text, rest) for place, text in enumerate(behaviours, start=1)
        ]
        if not behaviours:
            self.doubts.append(Doubt(f"{code} level {number} holds no behaviour", heading, code, 3))
        return values

    def _behaviour(self, code: str, number: str, place: int, text: str, lines: list[Line]) -> dict[str, str]:
        values = {"id": f"b{place}", "text": text}
        if is_cut_off(text):
            values["note"] = "The line is cut off in the document."
            what = f"{code} level {number} b{place} is cut off: it ends with “{' '.join(text.split()[-3:])}”"
            self.doubts.append(Doubt(what, lines[-1], code, 3))
        return values
