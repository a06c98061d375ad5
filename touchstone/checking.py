"""One check of everything: what `scripts/check.py` prints and what a build demands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from touchstone.catalogue import Catalogue, catalogue_of
from touchstone.guidance import read_guidance
from touchstone.loading import Loaded, load, with_folder
from touchstone.mentions import read_mentions
from touchstone.permalinks.reading import read_ledger
from touchstone.problem import Problem, ProblemsFound, in_order, stops
from touchstone.rules.all import RULES
from touchstone.rules.guidance import pages_name_what_is_held, published_headings_stay
from touchstone.rules.macro_calls import macros_can_be_run
from touchstone.rules.rule import check_rules


def check(standards: Path, docs: Path | None = None) -> list[Problem]:
    """Every problem and warning of a standards folder, and of the mentions in the pages below `docs`."""
    return _checked(standards, docs)[1]


def checked_catalogue(standards: Path, docs: Path | None = None) -> Catalogue:
    """The catalogue of a standards folder. Raises ProblemsFound where it breaks a rule; warnings do not stop it."""
    catalogue, problems = _checked(standards, docs)
    if stops(problems):
        raise ProblemsFound(problems)
    return catalogue


def _checked(standards: Path, docs: Path | None) -> tuple[Catalogue, list[Problem]]:
    return checked(load(standards), docs, partial(check_rules, RULES))


def checked(
    loaded: Loaded, docs: Path | None, broken: Callable[[Catalogue, Loaded], Iterator[Problem]]
) -> tuple[Catalogue, list[Problem]]:
    """The catalogue of what was loaded, and every problem; `broken` gives those of the rules.

    Problems of the standards come before those of hand-written pages, which may follow from them.
    """
    standards = loaded.standards
    ledger, spoilt = read_ledger(standards)
    catalogue = catalogue_of(loaded, read_mentions(docs) if docs else (), ledger, read_guidance(docs) if docs else None)
    problems = in_order(with_folder([*loaded.problems, *spoilt, *broken(catalogue, loaded)], standards))
    if docs:
        on_pages = (
            *macros_can_be_run(docs),
            *pages_name_what_is_held(catalogue, loaded, docs),
            *published_headings_stay(catalogue, loaded, docs),
        )
        problems += in_order(with_folder(on_pages, docs))
    return catalogue, problems
