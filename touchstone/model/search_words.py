"""The words that people type for what the standards say, which the search reads beside the standards themselves."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from touchstone.model.base import Record, Texts


def _split(value: Any) -> Any:
    """Let an author write several words on one line, with commas between them."""
    return [part for part in (one.strip() for one in value.split(",")) if part] if isinstance(value, str) else value


Words = Annotated[Texts, BeforeValidator(_split)]
"""Words or short phrases: a list, or one line with commas."""


class SameMeaning(Record):
    """One idea: how the standards and these pages put it, and how people put it who search."""

    said_here: Words
    """Words that stand on the pages. Each of them, when it is typed, also finds the others."""
    people_say: Words = ()
    """Words that find those above and are not themselves looked for."""


class SearchWords(Record):
    """The file search-words.yaml."""

    same_meaning: tuple[SameMeaning, ...] = ()
