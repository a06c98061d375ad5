"""Pages that list: all units, the glossary, the review register, and what this edition is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from touchstone import addresses
from touchstone.catalogue import Catalogue, by_number
from touchstone.model.base import HowSure, Wording
from touchstone.model.unit import Validity
from touchstone.page import Heading, Page
from touchstone.pages.suite import items_in, unknown_units
from touchstone.render import Site
from touchstone.wording import counted


def units_page(site: Site) -> Page:
    """Every unit by title, A to Z."""
    units = sorted(
        site.catalogue.units.values(),
        key=lambda unit: (initial(unit.title), unit.title.casefold(), by_number(unit.code)),
    )
    letters = [(letter, list(listed)) for letter, listed in groupby(units, lambda unit: initial(unit.title))]
    return Page(
        address=addresses.UNITS,
        kind="units",
        title="Units from A to Z",
        description=f"All {counted(len(units), 'unit')} on this site by title, with code, suite and wording.",
        body=site.render("units", addresses.UNITS, letters=letters, total=len(units)),
        section=addresses.UNITS,
        contents=tuple(Heading(letter, f"letter-{letter.lower()}") for letter, _ in letters),
    )


def initial(text: str) -> str:
    """The letter under which a text is listed; 0 stands for all that is no letter of the English alphabet."""
    first = text[0].upper()
    return first if first.isascii() and first.isalpha() else "0"


def glossary_page(site: Site) -> Page:
    """The words of the field, each with the pages that use it."""
    terms = sorted(site.catalogue.glossary.terms, key=lambda term: term.term.casefold())
    names = {term.id: term.term for term in terms}
    letters = [(letter, list(listed)) for letter, listed in groupby(terms, lambda term: initial(term.term))]
    return Page(
        address=addresses.GLOSSARY,
        kind="glossary",
        title="Glossary",
        description=f"{counted(len(terms), 'term')} of the field in plain words, with the pages that use each.",
        body=site.render("glossary", addresses.GLOSSARY, letters=letters, names=names, used=site.uses_of_terms),
        section=addresses.GLOSSARY,
        contents=tuple(Heading(letter, f"letter--{letter.lower()}") for letter, _ in letters),
    )


def review_register_page(site: Site) -> Page:
    """Units by the date on which their review is due, those that are past it first."""
    dated = sorted(
        (unit for unit in site.catalogue.units.values() if unit.review_due),
        key=lambda unit: (unit.review_due or "", by_number(unit.code)),
    )
    late = [unit for unit in dated if site.reviewed_late(unit)]
    still_current = sum(1 for unit in late if unit.validity is Validity.CURRENT)
    undated = sorted(
        (unit for unit in site.catalogue.units.values() if not unit.review_due),
        key=lambda unit: (unit.suite, by_number(unit.code)),
    )
    due = [unit for unit in dated if not site.reviewed_late(unit)]
    return Page(
        address=addresses.REVIEW_REGISTER,
        kind="review-register",
        title="Review register",
        description=f"Units whose review was due before this edition ({len(late)}), is still to come, or has no date.",
        body=site.render(
            "review_register",
            addresses.REVIEW_REGISTER,
            late=late,
            due=due,
            undated=undated,
            still_current=still_current,
        ),
        section=addresses.REVIEW_REGISTER,
        contents=(
            Heading("Past their review date", "past"),
            Heading("Review to come", "to-come"),
            Heading("No review date known", "undated"),
        ),
    )


def _documents(catalogue: Catalogue) -> Iterator[str]:
    """The documents that units were made from; of each unit no more is kept in memory than before."""
    for unit in catalogue.units.values():
        if unit.source and unit.source.document:
            yield unit.source.document
        unit.let_go()


def about_page(site: Site) -> Page:
    """What this edition is: wording, sources, how sure, what is unknown."""
    catalogue = site.catalogue
    by_wording = Counter(unit.wording for unit in catalogue.units.values())
    sureness = Counter(
        member.how_sure for suite in catalogue.suites.values() for member in catalogue.members(suite) if suite.groupings
    )
    unknown = [(suite, unknown_units(site, suite)) for suite in catalogue.suites.values() if unknown_units(site, suite)]
    held = sum(items_in(unit) for unit in catalogue.units.values())
    sources = sorted(set(_documents(catalogue)))
    return Page(
        address=addresses.ABOUT,
        kind="about",
        title="About this edition",
        description="What this edition holds: wording of its units, sources, how sure the facts are, what is unknown.",
        body=site.render(
            "about",
            addresses.ABOUT,
            by_wording=[(one, by_wording[one]) for one in Wording],
            sureness=[(one, sureness[one]) for one in HowSure],
            unknown=unknown,
            held=held,
            sources=sources,
            file=catalogue.edition.file,
        ),
        section=addresses.ABOUT,
        contents=tuple(
            Heading(title, anchor)
            for title, anchor in (
                ("Wording", "wording"),
                ("How sure", "how-sure"),
                ("Sources", "sources"),
                ("What is not known", "unknown"),
            )
        ),
        source=catalogue.edition.file,
    )
