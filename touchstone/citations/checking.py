"""Checking a document: everything in it that refers to a unit or an item, with its place and verdict."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from touchstone.catalogue import Catalogue
from touchstone.citations.addresses import address_found
from touchstone.citations.finding import Finder
from touchstone.citations.found import Form, Found
from touchstone.citations.judging import Judge, Judged, Verdict
from touchstone.citations.known import Known
from touchstone.citations.passages import Document, Link, Passage, Refused

LONGEST = 120.0
"""Seconds after which checking a document stops."""
LEADS_ON = (Verdict.CURRENT, Verdict.CHANGED, Verdict.MOVED)
"""The verdicts on references that lead somewhere, and so can be links."""


@dataclass(frozen=True)
class Checked:
    """A reference with its place in a document."""

    passage: int
    place: str
    excerpt: str
    judged: Judged


@dataclass(frozen=True)
class Checker:
    """Checks documents against one catalogue; `root` is the address of the site to which links lead."""

    catalogue: Catalogue
    root: str = ""

    def checked(self, document: Document) -> list[Checked]:
        """Every reference of a document, in its order. Raises Refused where that takes longer than anybody waits."""
        started = time.monotonic()
        finder, judge = Finder(Known(self.catalogue)), Judge(self.catalogue)
        passages = document.passages
        listed = []
        for number, found in enumerate(finder.passages(_shown(one) for one in passages)):
            if time.monotonic() - started > LONGEST:
                at = passages[number].place_of(0)
                raise Refused(f"there is more to look at than two minutes allow (stopped at {at}): split it")
            for one in [*found, *_targets(finder.known, passages[number])]:
                marked = replace(one, linked=one.linked or _is_linked(passages[number], one))
                listed.append(
                    Checked(
                        number,
                        passages[number].place_of(one.start),
                        _excerpt(passages[number].text, one),
                        judge.judged(marked),
                    )
                )
        return listed

    def links(self, checked: Sequence[Checked]) -> list[Link]:
        """The links to lay on references that stand in no link yet: each to the words that are meant."""
        return [
            Link(one.passage, *one.judged.found.linkable, self.root + (one.judged.frozen or one.judged.address))
            for one in checked
            if one.judged.verdict in LEADS_ON
            and one.judged.address
            and not one.judged.found.linked
            and one.judged.found.linkable[1]
            and one.judged.found.units
        ]


def _shown(passage: Passage) -> str:
    """The text of a passage with blanks in place of code and addresses of links."""
    text = passage.text
    for start, end in passage.hidden:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _targets(known: Known, passage: Passage) -> list[Found]:
    """The references that a passage's links make by where they lead."""
    found = (address_found(known, target, 0) for target in passage.targets)
    return [replace(one, form=Form.ADDRESS, start=0, end=0, linkable=(0, 0)) for one in found if one]


def _is_linked(passage: Passage, one: Found) -> bool:
    start, end = one.linkable
    return any(first < end and start < last for first, last in (*passage.linked, *passage.hidden))


def _excerpt(text: str, one: Found, around: int = 40) -> str:
    """The words around a reference, on one line."""
    start, end = max(one.start - around, 0), one.end + around
    cut = " ".join(text[start:end].split())
    return ("… " if start else "") + cut + (" …" if end < len(text) else "")
