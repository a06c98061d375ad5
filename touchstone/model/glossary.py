"""The glossary: the words of the field, each explained once."""

from __future__ import annotations

from touchstone.model.base import Prose, Record, Slug, Text, Texts


class GlossaryTerm(Record):
    """One word of the field."""

    id: Slug
    term: Text
    definition: Prose
    forms: Texts = ()
    """Other forms to explain in place, such as a plural or an abbreviation."""
    see_also: tuple[Slug, ...] = ()
    explain_in_place: bool = True
    """False where the word is too common to be a link wherever prose uses it."""


class Glossary(Record):
    """The file glossary.yaml."""

    SET_BY_LOADER = frozenset({"file"})

    file: str = "glossary.yaml"
    """The file below the standards folder."""

    terms: tuple[GlossaryTerm, ...] = ()
