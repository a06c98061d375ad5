"""Rules about the hand-written pages: their macro calls name what the catalogue holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from touchstone.catalogue import Catalogue
from touchstone.mentions import Mention
from touchstone.naming import Names, NotNamed
from touchstone.problem import Problem

CODE = "TS301"


def pages_name_what_is_held(catalogue: Catalogue, docs: Path) -> Iterator[Problem]:
    """A macro on a hand-written page names a unit, item, role, grouping or term that the standards hold.

    Why: the macro becomes a link. A code that is not known, or that names two units, cannot become one.

    Example:
        {{ unit("ES91") }}      <- there is no ES91; ES19 was meant
    """
    names = Names(catalogue)
    for mention in catalogue.mentions:
        try:
            names.all_of(mention.macro, mention.names, mention.suite)
        except NotNamed as reason:
            yield _problem(mention, reason, docs)


def _problem(mention: Mention, reason: NotNamed, docs: Path) -> Problem:
    lines = (docs / mention.file).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    excerpt = lines[mention.line - 1] if mention.line <= len(lines) else ""
    called = f"{mention.macro}("
    column = max(excerpt.find(mention.names[0]) if mention.names else excerpt.find(called), 0) + 1
    return Problem(CODE, reason.message, mention.file, mention.line, column, excerpt, reason.advice)
