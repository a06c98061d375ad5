"""Playing a history: each revision is written, its addresses are accounted for, built and published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import yaml
from jinja2 import FileSystemBytecodeCache
from revisions import REVISIONS, first_world
from world import World

from touchstone.checking import check, checked_catalogue
from touchstone.loading import LEDGER
from touchstone.page import Page
from touchstone.problem import Problem, stops
from touchstone.publishing import record, release_of
from touchstone.render import Site
from touchstone.site_files import site_files

PROPOSED = re.compile(r"- address: (?P<address>\S+)\n\s+words: (?P<words>\w+)\n\s+(?P<kind>\w+): (?P<value>.+)")
Account = dict[str, str]
"""What a release published: the thing at each address."""


@dataclass
class Step:
    """One revision after it was published, with all that was ever published until then."""

    name: str
    world: World
    pages: dict[str, Page]
    published: set[tuple[str, str]]
    """Every address ever published, with the thing that it led to."""
    frozen: set[tuple[str, str]]
    """Every address of a version ever published, with its words."""
    proposed: list[Problem]
    """What the check said before the author answered."""
    ledger: str
    """The ledger's file."""
    standards: Path
    """The folder; what stands in it is what the last step left."""

    @cached_property
    def parsed(self) -> dict[str, dict[str, Element]]:
        """For each page its elements by id; the article as a whole stands under the empty id."""
        return {address: _by_id(page) for address, page in self.pages.items()}


@dataclass
class Author:
    """Somebody who changes the standards, reads what the check says, and adds the lines that it proposes."""

    standards: Path
    world: World
    account: Account = field(default_factory=dict)
    told: list[dict[str, object]] = field(default_factory=list)
    disagreed: list[str] = field(default_factory=list)
    """Where the lines that were proposed are not what happened."""

    def answer(self, problems: list[Problem]) -> None:
        """Say what became of each address that the problems name."""
        for problem in problems:
            if problem.code in ("TS602", "TS603"):
                self._say(problem)
            elif problem.code == "TS604":
                self._allow(problem)
        text = yaml.safe_dump({"dispositions": self.told}, sort_keys=False)
        (self.standards / "dispositions.yaml").write_text(text, encoding="utf-8")

    def _say(self, problem: Problem) -> None:
        proposed = PROPOSED.search(problem.advice)
        assert proposed, problem
        thing = self.account[proposed["address"]]
        kind, value = self._true(thing)
        if kind == "moved_to" and (proposed["kind"], proposed["value"]) != (kind, value):
            self.disagreed.append(
                f"{proposed['address']}: {proposed['kind']} {proposed['value']}, and not {kind} {value}"
            )
        self.told.append({"address": proposed["address"], "words": proposed["words"], kind: value})

    def _true(self, thing: str) -> tuple[str, object]:
        """What really became of a thing, from the world's own account."""
        places = self.world.places()
        if thing in places:
            return "moved_to", places[thing]
        after = sorted(places[one] for one in self.world.became[thing])
        if not after:
            return "withdrawn", "It is no longer asked for."
        if len(after) > 1:
            return "replaced_by" if thing.startswith("unit") else "split_into", after
        return ("replaced_by" if thing.startswith("term") else "merged_into"), after[0]

    def _allow(self, problem: Problem) -> None:
        found = re.search(r"disposition of (\S+) with the words (\w+)", problem.advice)
        assert found, problem
        for one in self.told:
            if (one["address"], one["words"]) == found.groups():
                one["label_given_again"] = True


def play(standards: Path) -> Iterator[Step]:
    """Every step of the history; each must be checked, built and published before the next begins."""
    standards.mkdir(exist_ok=True)
    author = Author(standards, first_world())
    ever: set[tuple[str, str]] = set()
    frozen: set[tuple[str, str]] = set()
    for number, revise in enumerate(REVISIONS, start=1):
        revise(author.world)
        author.world.files["edition.yaml"]["dated"] = f"2026-{number:02d}-01"
        author.world.write(standards)
        said = [problem for problem in check(standards) if stops([problem])]
        author.answer(said)
        pages = publish(standards)
        assert not author.disagreed, author.disagreed
        author.account = {address: thing for address, thing, _ in author.world.things()}
        ever |= set(author.account.items())
        frozen |= set(author.world.frozen())
        ledger = (standards / LEDGER).read_text("utf-8")
        yield Step(revise.__name__, deepcopy(author.world), pages, set(ever), set(frozen), said, ledger, standards)


def publish(standards: Path) -> dict[str, Page]:
    """Build the pages of the standards and record their addresses. Raises ProblemsFound."""
    catalogue = checked_catalogue(standards)
    compiled = FileSystemBytecodeCache(str(standards.parent))
    made = [one for one in site_files(Site(catalogue, compiled), standards) if isinstance(one, Page)]
    pages = {page.address: page for page in made}
    assert len(pages) == len(made), "two pages have one address"
    record(release_of(catalogue), standards)
    return pages


def _by_id(page: Page) -> dict[str, Element]:
    article = html5lib.parse(f"<article>{page.body}</article>", namespaceHTMLElements=False).find("body/article")
    assert article is not None
    return {"": article, **{str(one.get("id")): one for one in article.iter() if one.get("id")}}
