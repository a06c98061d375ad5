"""What each macro gives: links and lists for hand-written pages, as HTML that Markdown leaves alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from touchstone import addresses
from touchstone.catalogue import Catalogue
from touchstone.model.base import Wording
from touchstone.model.framework import level_anchor
from touchstone.model.suite import Suite
from touchstone.model.unit import Item, Unit
from touchstone.naming import Names, NotNamed
from touchstone.pages.suite import items_in, unknown_units
from touchstone.prose import joined, plain
from touchstone.render import Site, address_of
from touchstone.validating import nearest
from touchstone.wording import SECTIONS, counted


def as_text(text: str) -> str:
    """Text that neither HTML nor Markdown nor a macro takes for anything else: its signs become references."""
    return "".join(sign if sign.isalnum() or sign == " " or ord(sign) > 127 else f"&#{ord(sign)};" for sign in text)


@dataclass(frozen=True)
class Authoring:
    """The macros, over one catalogue; `here` gives the address of the page that is being made."""

    catalogue: Catalogue
    here: Callable[[], str]
    pages: Mapping[str, str]
    """The titles of the data pages by their addresses."""

    @property
    def names(self) -> Names:
        """What the names in macro calls mean."""
        return Names(self.catalogue)

    def unit(self, code: str, suite: str | None = None, text: str | None = None) -> str:
        """A link to a unit: its code and title, or other words."""
        unit = self.names.unit(code, suite)
        words = as_text(text) if text else f'<span class="ts-code">{as_text(unit.code)}</span> {as_text(unit.title)}'
        return self._link(address_of(unit), words, "ts-unit")

    def units(self, *codes: str, suite: str | None = None) -> str:
        """Links to several units by their codes, joined with commas and "and"."""
        units = [self.names.unit(code, suite) for code in codes]
        return joined(self._code_link(unit) for unit in units)

    def _code_link(self, unit: Unit) -> str:
        title = f'<span class="ts-away"> {as_text(unit.title)}</span>'
        return self._link(address_of(unit), f'<span class="ts-code">{as_text(unit.code)}</span>{title}', "ts-unit")

    def item(self, code: str, label: str, suite: str | None = None, text: str | None = None) -> str:
        """A link to one item: code and label, or other words."""
        unit = self.names.unit(code, suite)
        anchor, item = self.names.item(unit, label)
        words = as_text(text or f"{unit.code} {item.id}")
        return self._link(f"{address_of(unit)}#{anchor}", words, "ts-item-link")

    def items(self, code: str, cited: str, suite: str | None = None) -> str:
        """The items of a range such as P1-P4, or of a list such as K2, K5, each with its words and a link."""
        unit = self.names.unit(code, suite)
        listed = "".join(
            f'<li>{self._label(unit, anchor, item)} <span class="ts-text">{as_text(item.text)}</span></li>'
            for anchor, item in self.names.items(unit, cited)
        )
        return f'<ul class="ts-cited" role="list">{listed}</ul>'

    def _label(self, unit: Unit, anchor: str, item: Item) -> str:
        return self._link(f"{address_of(unit)}#{anchor}", as_text(f"{unit.code} {item.id}"), "ts-label")

    def section(self, code: str, name: str, suite: str | None = None) -> str:
        """A link to a section of a unit; to the unit itself where no text is held."""
        unit = self.names.unit(code, suite)
        anchor = self.names.section(name)
        title = next(
            (title for start, title, _ in SECTIONS.values() if start == anchor), anchor.replace("-", " ")
        ).lower()
        held = unit.wording is not Wording.CATALOGUE_ONLY or anchor == "details"
        return self._link(
            address_of(unit) + (f"#{anchor}" if held else ""), as_text(f"{title} section of {unit.code}"), "ts-unit"
        )

    def role(self, name: str, text: str | None = None) -> str:
        """A link to a role profile."""
        role = self.names.role(name)
        return self._link(address_of(role), as_text(text or role.title), "ts-role")

    def grouping(self, name: str, suite: str | None = None, text: str | None = None) -> str:
        """A link to a grouping on its suite's page."""
        holder, grouping = self.names.grouping(name, suite)
        return self._link(f"{address_of(holder)}#{grouping.id}", as_text(text or grouping.title), "ts-grouping")

    def suite(self, name: str, text: str | None = None) -> str:
        """A link to a suite."""
        suite = self.names.suite(name)
        return self._link(address_of(suite), as_text(text or suite.title), "ts-suite")

    def term(self, name: str, text: str | None = None) -> str:
        """A link to a term of the glossary."""
        term = self.names.term(name)
        return self._link(f"{addresses.GLOSSARY}#{term.id}", as_text(text or term.term.lower()), "ts-term")

    def competency(
        self, code: str, level: int | None = None, framework: str | None = None, text: str | None = None
    ) -> str:
        """A link to a competency, or to one level of it: code, title and level, or other words."""
        home, competency = self.names.competency(code, framework)
        anchor, told = "", f"{competency.code} {competency.title}"
        if level is not None:
            number = self.names.level(competency, level).number
            anchor, told = f"#{level_anchor(number)}", f"{told}, level {number}"
        return self._link(
            addresses.of_competency(home.id, competency.code) + anchor, as_text(text or told), "ts-competency"
        )

    def framework(self, name: str, text: str | None = None) -> str:
        """A link to a competency framework."""
        framework = self.names.framework(name)
        return self._link(address_of(framework), as_text(text or framework.title), "ts-framework")

    def course(self, name: str, text: str | None = None) -> str:
        """A link to a course."""
        course = self.names.course(name)
        return self._link(address_of(course), as_text(text or course.title), "ts-course")

    def page_link(self, address: str, text: str | None = None) -> str:
        """A link to any page made from the standards, such as units/ or review-register/."""
        if address not in self.pages:
            near = nearest(address, self.pages)
            raise NotNamed(
                f"there is no page {address!r}",
                f"did you mean {near!r}?" if near else "write an address such as 'units/'",
            )
        return self._link(address, as_text(text or self.pages[address]), "ts-page")

    def suites(self) -> str:
        """Cards of all suites, with their counts."""
        site = Site(self.catalogue)
        ordered = sorted(self.catalogue.suites.values(), key=lambda suite: -len(self.catalogue.members(suite)))
        return f'<ul class="ts-cards" role="list">{"".join(self._card(site, suite) for suite in ordered)}</ul>'

    def _card(self, site: Site, suite: Suite) -> str:
        members = self.catalogue.members(suite)
        items, unknown = sum(items_in(one.unit) for one in members), unknown_units(site, suite)
        told = [
            counted(len(members), "unit"),
            *([f"{counted(items, 'item')} held"] if items else []),
            *([f"{unknown} more not known"] if unknown else []),
        ]
        about = f"<p>{as_text(plain(suite.about, 200))}</p>" if suite.about else ""
        title = self._link(address_of(suite), as_text(suite.title), "ts-suite")
        return f'<li class="ts-card"><h3>{title}</h3><p class="ts-counts">{as_text(", ".join(told))}</p>{about}</li>'

    def steps(self, title: str, caller: Callable[[], str]) -> str:
        """The numbered list between the tags as a picture of steps that reads as an ordered list."""
        return _block("ts-steps", title, caller())

    def checklist(self, title: str, caller: Callable[[], str]) -> str:
        """The list between the tags as a checklist that can be ticked and printed."""
        return _block("ts-checklist", title, caller())

    def _link(self, target: str, words: str, css: str) -> str:
        return f'<a class="{css}" href="{addresses.relative(target, self.here())}">{words}</a>'


def _block(css: str, title: str, markdown: str) -> str:
    named = as_text(title)
    start = f'<div class="{css}" markdown="1" role="group" aria-label="{named}">'
    return f'\n{start}\n<p class="{css}__title">{named}</p>\n\n{markdown.strip()}\n\n</div>\n'
