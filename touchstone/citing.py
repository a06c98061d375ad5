"""How a unit or an item is cited: the short form, plain text, rich text and Markdown.

The forms are said here and nowhere else in Python; `assets/cite-forms.js` says them for the browser, and a test holds
the two to each other.
"""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

from touchstone import addresses, dates
from touchstone.catalogue import Catalogue
from touchstone.model.base import Wording
from touchstone.model.unit import Item, Unit, anchor

TOLD_OF_WORDING = {
    Wording.OFFICIAL: "Official wording",
    Wording.RESTATED: "Restated wording: the published wording is the standard",
    Wording.CATALOGUE_ONLY: "Catalogue only: the text is not held here",
}
"""What a citation says of the words."""


class Citation(NamedTuple):
    """A unit, or one item of it, with everything that a citation tells."""

    code: str
    """The URN; the code with its suite where there is none."""
    title: str
    suite: str
    owner: str
    wording: str
    quoted: bool
    """Whether the words are those of the published standard, and so stand between quotation marks."""
    latest: str
    """The address that leads to the latest version."""
    frozen: str = ""
    """The address of this version for ever; empty where the version is not known."""
    version: str = ""
    approved: str = ""
    """The date in words."""
    label: str = ""
    """The item's label; empty where the unit as a whole is cited."""
    words: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    """The letters and words of sub-points."""
    since: str = ""
    """What became of it since, as a sentence; empty where the version of today is cited."""

    @property
    def unit_name(self) -> str:
        """Such as `SFJES19 v2`."""
        return self.code + (f" v{self.version}" if self.version else "")

    @property
    def short(self) -> str:
        """Such as `SFJES19 v2 K5`."""
        return self.unit_name + (f" {self.label}" if self.label else "")

    @property
    def said(self) -> str:
        """The item's words, between quotation marks where they are the published ones; the title of a unit."""
        if not self.label:
            return self.title
        return f"“{self.words}”" if self.quoted else self.words

    @property
    def source(self) -> str:
        """Title, version, date, owner, wording and what became of it since, as sentences."""
        version = f"Version {self.version}" if self.version else "Version not known"
        approved = f", approved {self.approved}" if self.approved else ""
        title, since = f"{self.title}. " if self.label else "", f" {self.since}" if self.since else ""
        return f"{title}{version}{approved}. {self.owner}. {self.wording}.{since}"

    def plain(self) -> str:
        """Lines of text."""
        ways = [f"Latest: {self.latest}", *([f"This version: {self.frozen}"] if self.frozen else [])]
        parts = [f"{letter}. {words}" for letter, words in self.parts]
        return "\n".join([f"{self.short}: {self.said}", *parts, self.source, *ways])

    def rich(self) -> str:
        """HTML that pastes well into Word, Outlook and Teams: one paragraph, no styles."""
        address = escape(self.frozen or self.latest)
        parts = "".join(f"<br>{escape(letter)}. {escape(words)}" for letter, words in self.parts)
        frozen = f' <a href="{escape(self.frozen)}">This version</a>' if self.frozen else ""
        return (
            f'<p><a href="{address}"><b>{escape(self.short)}</b></a>: {escape(self.said)}{parts}'
            f'<br>{escape(self.source)} <a href="{escape(self.latest)}">Latest version</a>{frozen}</p>'
        )

    def markdown(self) -> str:
        """Markdown: the item, its sub-points as a list, and where it stands."""
        parts = "".join(f"\n- {markdown_text(letter)}. {markdown_text(words)}" for letter, words in self.parts)
        frozen = f" [This version]({self.frozen})" if self.frozen else ""
        return (
            f"[**{markdown_text(self.short)}**]({self.frozen or self.latest}): {markdown_text(self.said)}"
            f"{chr(10) if parts else ''}{parts}\n\n{markdown_text(self.source)} [Latest version]({self.latest}){frozen}"
        )


def markdown_text(text: str) -> str:
    """Text in which no sign is markup to Markdown."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)


def citation(catalogue: Catalogue, unit: Unit, root: str = "") -> Citation:
    """The citation of a unit; without `root`, the site's own address, addresses are those below the site's root."""
    suite = catalogue.suite_of(unit)
    page = root + addresses.of_unit(unit)
    return Citation(
        code=unit.urn or f"{unit.code} [{suite.title}]",
        title=unit.title,
        suite=suite.title,
        owner=suite.owner,
        wording=TOLD_OF_WORDING[unit.wording],
        quoted=unit.wording is Wording.OFFICIAL,
        latest=page,
        frozen=root + addresses.of_version(unit) if unit.version else "",
        version=str(unit.version or ""),
        approved=dates.in_words(unit.approved) if unit.approved else "",
    )


def cited_label(item: Item, element: str | None) -> str:
    """By what an item is cited: its label, in an element with that before it, such as `2/P1`."""
    return f"{element}/{item.id}" if element else item.id


def of_item(whole: Citation, place: str, item: Item, element: str | None = None) -> Citation:
    """The citation of one item of a unit that has been made a citation of; an element's item is labelled `2/P1`."""
    return whole._replace(
        label=cited_label(item, element),
        words=item.text,
        parts=tuple((part.id, part.text) for part in item.parts),
        latest=f"{whole.latest}#{place}",
        frozen=f"{whole.frozen}#{place}" if whole.frozen else "",
    )


def citations_of(catalogue: Catalogue, unit: Unit, root: str = "") -> list[tuple[str, Citation]]:
    """The citation of each item of a unit, with its anchor, in the order of the page."""
    whole = citation(catalogue, unit, root)
    return [
        (place, of_item(whole, place, item, element))
        for _, element, groups in unit.sections()
        for group in groups
        for item in group.items
        for place in [anchor(item.id, element)]
    ]
