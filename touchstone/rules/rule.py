"""What a rule is, and how its findings become problems."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from touchstone.catalogue import Catalogue
from touchstone.loading import Loaded, document_of
from touchstone.problem import Problem, ProblemsFound, Severity
from touchstone.source import Document, Loc


@dataclass(frozen=True)
class Finding:
    """What a rule found, at a value of a file (`loc` is the way to it); `at_key` puts the caret under the key."""

    file: str
    loc: Loc
    message: str
    advice: str
    at_key: bool = False
    severity: Severity | None = None
    """How much this finding weighs, where that is not what its rule says."""
    unless_published: tuple[str, ...] = ()
    """Addresses: where all of them were published once, there is nothing to find."""


Check = Callable[[Catalogue, Loaded], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule with its code; what, why and an example stand in the docstring of its check."""

    code: str
    check: Check
    severity: Severity = "problem"

    @property
    def page(self) -> str:
        """The docstring: the rule in one line, then why, then an example."""
        return inspect.getdoc(self.check) or ""

    def problems(self, catalogue: Catalogue, loaded: Loaded, documents: Callable[[str], Document]) -> Iterator[Problem]:
        """The rule's findings, located in their files."""
        for found in self.check(catalogue, loaded):
            spared = found.unless_published
            if not spared or not all(address in catalogue.ledger.runs for address in spared):
                yield self._located(found, documents)

    def _located(self, found: Finding, documents: Callable[[str], Document]) -> Problem:
        try:
            document = documents(found.file)
            problem = document.problem(self.code, found.message, found.loc, found.advice, key=found.at_key)
        except ProblemsFound:  # the file was changed or deleted since it was loaded
            problem = Problem(self.code, found.message, found.file, advice=found.advice)
        return replace(problem, severity=found.severity or self.severity)


def check_rules(rules: Iterable[Rule], catalogue: Catalogue, loaded: Loaded) -> Iterator[Problem]:
    """Every problem that the rules find. A file is read again once, and only where a rule found something in it."""
    documents = _documents(loaded.standards)
    for rule in rules:
        yield from rule.problems(catalogue, loaded, documents)


def _documents(standards: Path) -> Callable[[str], Document]:
    return cache(lambda file: document_of(standards, file))
