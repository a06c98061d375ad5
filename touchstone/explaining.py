"""Glossary terms explained in place: which words of prose lead to the glossary, and where each term is used."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone import addresses
from touchstone.catalogue import Catalogue
from touchstone.page import Link
from touchstone.prose import Terms


def explained_forms(catalogue: Catalogue) -> dict[str, str]:
    """For each form of a term that prose explains in place, the address of the term."""
    return {
        form: f"{addresses.GLOSSARY}#{term.id}"
        for term in catalogue.glossary.terms
        if term.explain_in_place
        for form in (term.term, *term.forms)
    }


def uses_of_terms(catalogue: Catalogue) -> dict[str, tuple[Link, ...]]:
    """For each term's id the pages on which it is used and leads to the glossary."""
    found: dict[str, dict[Link, None]] = {}
    for term, page in [*_in_guidance(catalogue), *_in_units(catalogue)]:
        found.setdefault(term, {})[page] = None
    return {term: tuple(pages) for term, pages in found.items()}


def _in_guidance(catalogue: Catalogue) -> Iterator[tuple[str, Link]]:
    for mention in catalogue.uses:
        if mention.macro == "term":
            yield mention.names[0], Link(mention.title, mention.page)


def _in_units(catalogue: Catalogue) -> Iterator[tuple[str, Link]]:
    forms = explained_forms(catalogue)
    terms = Terms(forms)
    for unit in catalogue.units.values():
        text = " ".join(part for part in (unit.overview, unit.target_group) if part)
        for address in dict.fromkeys(terms.found(text) if forms else ()):
            yield address.partition("#")[2], Link(f"{unit.code} {unit.title}", addresses.of_unit(unit))
        unit.let_go()
