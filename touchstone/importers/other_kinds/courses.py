"""Courses: when and where, at what price, for whom, and the learning outcomes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from touchstone.importers.document.accounts import USED, Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.draft import Draft, source_of
from touchstone.importers.document.lines import Line, Reading
from touchstone.importers.other_kinds.titles import first_line, told_title
from touchstone.importers.signs.labels import mark_of
from touchstone.importers.units.prose import prose_of
from touchstone.importers.units.wordcheck import word_check
from touchstone.importers.words.characters import folded, joined
from touchstone.importers.words.dates import iso_date
from touchstone.importers.words.naming import slug

_OUTCOMES = re.compile(
    r"(?:learning outcomes|course objectives|objectives|by the end of (?:the|this) (?:course|workshop|day).*"
    r"|what you will learn|key learning outcomes)\s*:?",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"(?:who should attend|who is (?:it|this(?: course)?) for|audience|target audience|suitable for)\s*[?:]?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug"
    r"|sep|oct|nov|dec)[a-z]* \d{4}\b",
    re.IGNORECASE,
)
_HOUR = r"(?<![\d.:/])(\d{1,2})[:.]([0-5]\d)(?![\d.:/])\s*(am|pm)?"
_HOURS = re.compile(rf"{_HOUR}\s*(?:[–—-]|to)\s*{_HOUR}", re.IGNORECASE)
_PRICE = re.compile(
    r"£\s?(?P<amount>\d{1,7}(?:,\d{3})*(?:\.\d{2})?)\s*(?P<vat>\+\s*vat|ex(?:cl?\.?|cluding) vat|inc(?:l?\.?"
    r"|luding) vat)?",
    re.IGNORECASE,
)
_PRICE_HEAD = re.compile(r"(?:price|cost|fee)s?\s*\((?P<whom>[^()]+)\)", re.IGNORECASE)
_VENUE = re.compile(
    r"(?:delivered|held|takes? place|hosted|run)\b.*?\b(?:via|on|at|through|using)\s+(?P<venue>[A-Z][\w &'’-]{2,60})",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r".*\b(?:contact us|please contact|for (?:more|further) (?:details|information)|email|telephone|e-mail)\b.*",
    re.IGNORECASE,
)
_MASK = re.compile(r"\s*:?\s*\[email\s?protected\]", re.IGNORECASE)
"""What a page shows to machines in the place of an e-mail address."""
_BROCHURE = re.compile(r".*\b(?:brochure|leaflet|flyer)\b.*", re.IGNORECASE)
_RULE = re.compile(r"[|\s:=_-]+")
_DAYS = {"one": 1, "two": 2, "three": 3, "1": 1, "2": 2, "3": 3}


def course_draft(reading: Reading, lines: Sequence[Line], accounts: Accounts) -> Draft:
    """A draft of the course in these lines."""
    course = _Course(reading, accounts)
    for line in lines:
        course.take(line)
    return course.draft()


class _Course:
    """One course while it is put together."""

    def __init__(self, reading: Reading, accounts: Accounts) -> None:
        self.reading = reading
        self.accounts = accounts
        self.doubts: list[Doubt] = []
        self.inside = "about"
        self.texts: dict[str, list[Line]] = {"about": [], "audience": [], "outcomes": [], "contact": []}
        self.dates: list[dict[str, str]] = []
        self.prices: list[dict[str, str]] = []
        self.payers: list[str] = []
        self.venue = ""
        self.brochure = ""
        self.title: list[Line] = []
        self.said: list[str] = []

    def take(self, line: Line) -> None:
        """Read one line."""
        line = self._without_mask(line)
        text = line.text.strip(" |")
        self.said.append(text)
        if not text or _RULE.fullmatch(line.text) or text.lower() in ("date", "dates", "price", "time"):
            self.accounts.drop([line], "rule or head of a table")
        elif not (self._heading(line, text) or self._facts(line, text)):
            self._text(line, text)

    def _without_mask(self, line: Line) -> Line:
        """A line without the mask of an e-mail address, which is a doubt."""
        if not _MASK.search(line.text):
            return line
        what = "the page hides an e-mail address as “[email protected]”, which is left out: write the address in"
        self.doubts.append(Doubt(what, line, "contact", 2))
        return replace(line, text=_MASK.sub("", line.text))

    def _heading(self, line: Line, text: str) -> bool:
        for name, pattern in (("outcomes", _OUTCOMES), ("audience", _AUDIENCE)):
            if pattern.fullmatch(text):
                self.inside = name
                self.accounts.use([line], "heading")
                return True
        if line.heading == 1 and not self.title:
            self.title = [line]
            self.accounts.use([line], "title")
            return True
        return False

    def _facts(self, line: Line, text: str) -> bool:
        """Dates, prices and the place, where a line holds nothing else of weight."""
        head = _PRICE_HEAD.fullmatch(text)
        if head:
            self.payers.append(head["whom"])
            self.accounts.use([line], "prices")
        elif (price := _PRICE.match(text)) and len(text) < 40:
            self._price(line, price)
        elif _DATE.search(text) and len(text) < 120:
            self._days(line, text)
        elif (found := _VENUE.fullmatch(text)) and not self.venue:
            self.venue = found["venue"].strip(" .")
            self.accounts.use([line], "venue")
        else:
            return False
        return True

    def _price(self, line: Line, found: re.Match[str]) -> None:
        vat = (found["vat"] or "").lower()
        kind = "excluded" if vat.startswith(("+", "ex")) else "included" if vat.startswith("inc") else "none"
        price = {"amount": found["amount"].replace(",", ""), "currency": "GBP", "vat": kind}
        if len(self.prices) < len(self.payers):
            price["for_whom"] = self.payers[len(self.prices)]
        self.prices.append(price)
        self.accounts.use([line], "prices")

    def _days(self, line: Line, text: str) -> None:
        days = [day for found in _DATE.findall(text) if (day := iso_date(found)) and len(day) == 10]
        self.dates += [{"day": day, **_times(text)} for day in days]
        self.accounts.use([line], "dates")

    def _text(self, line: Line, text: str) -> None:
        if self.inside == "outcomes" and mark_of(line).kind == "none" and self.texts["outcomes"] and line.blank_before:
            self.inside = "about"
        if _BROCHURE.fullmatch(text) and len(text) < 80:
            self.brochure = text
            self.accounts.use([line], "brochure")
        elif _CONTACT.fullmatch(text) and len(text) < 200 and mark_of(line).kind == "none":
            self.texts["contact"].append(line)
            self.accounts.use([line], "contact")
        else:
            self.texts[self.inside].append(line)
            self.accounts.use([line], self.inside)

    def draft(self) -> Draft:
        """The draft of what was read."""
        title = joined([line.text for line in self.title]) or self._other_title() or "Untitled course"
        values: dict[str, Any] = {
            "id": slug(title if title != "Untitled course" else f"course {self.reading.name.rsplit('/', 1)[-1]}"),
            "title": title,
        }
        values |= {"provider": self._provider(), "about": prose_of(self.texts["about"]) or title, "wording": "official"}
        optional = {"dates": self.dates, "mode": self._mode(), "venue": self.venue, "prices": self.prices}
        values |= {name: told for name, told in optional.items() if told}
        if self.texts["audience"]:
            values["audience"] = prose_of(self.texts["audience"])
        values["outcomes"] = [
            {"id": f"o{place}", "text": mark_of(line).rest}
            for place, line in enumerate(self.texts["outcomes"], start=1)
        ]
        if self.texts["contact"]:
            values["contact"] = prose_of(self.texts["contact"])
        if self.brochure:
            values["brochure"] = {"title": self.brochure}
        entries = self.accounts.entries_of(self.reading.lines)
        values["source"] = source_of(self.reading, [entry.line for entry in entries if entry.fate == USED])
        self._doubt()
        return Draft(
            "course",
            values,
            self.reading,
            self.accounts.fates(self.reading.lines),
            self.doubts,
            confidence={"title": 1.0 if self.title else 0.2},
            words=word_check(values, entries),
        )

    def _other_title(self) -> str:
        """A title that no heading sets off; where it was found is a doubt."""
        first = first_line(self.texts["about"])
        if first:
            self.texts["about"].remove(first)
            self.accounts.use([first], "title")
        title, where = (first.text, "the first line") if first else told_title(self.reading)
        if title:
            self.doubts.append(Doubt(f"the title was taken from {where}", first, "title", 2))
        else:
            self.doubts.append(Doubt("the document prints no title for the course: write it in", None, "title", 3))
        return title

    def _provider(self) -> str:
        """The organisation whose name or initials stand most often; a guess."""
        names: Counter[str] = Counter(
            name
            for text in self.said
            for name in re.findall(r"\b[A-Z]{3,6}\b(?!\s*\+)", text)
            if name not in ("VAT", "GBP", "NOS")
        )
        if not names:
            return "Provider not known"
        ((name, _),) = names.most_common(1)
        self.doubts.append(Doubt(f"the provider was taken to be {name}", None, "provider"))
        return name

    def _mode(self) -> str:
        text = folded(" ".join(self.said))
        online = bool(re.search(r"\bonline\b|\bwebinar\b|\bteams\b|\bzoom\b|\bvirtual\b", text))
        present = bool(re.search(r"\bin[- ]person\b|\bface[- ]to[- ]face\b|\bvenue:|\bclassroom\b", text))
        return "blended" if online and present else "online" if online else "in-person"

    def _doubt(self) -> None:
        said = {
            _DAYS[found.lower()]
            for text in self.said
            for found in re.findall(r"\b(one|two|three|1|2|3)[- ]day\b", text, re.IGNORECASE)
        }
        if self.dates and said and len(self.dates) not in said:
            what = f"the course is held on {len(self.dates)} days and calls itself a {min(said)}-day course"
            self.doubts.append(Doubt(what, None, "dates", 2))
        if not self.texts["outcomes"]:
            self.doubts.append(Doubt("no learning outcome was found", None, "outcomes", 3))


def _times(text: str) -> dict[str, str]:
    """When a day of a course starts and ends, by the first way to read it in which it ends later than it starts."""
    hours = _HOURS.search(text)
    if not hours:
        return {}
    for first, last in ((hours[3] or hours[6], hours[6]), (hours[3], hours[6]), (hours[3], "pm")):
        starts, ends = _clock(hours[1], hours[2], first), _clock(hours[4], hours[5], last)
        if starts < ends < "24":
            return {"starts": starts, "ends": ends}
    return {}


def _clock(hour: str, minutes: str, half: str | None) -> str:
    """A time of the day on a clock of twenty-four hours."""
    hours = int(hour) % 12 + 12 * (half.lower() == "pm") if half else int(hour)
    return f"{hours:02d}:{minutes}"
