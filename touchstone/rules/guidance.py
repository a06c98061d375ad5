"""Rules about the hand-written pages: their macro calls name what the catalogue holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from touchstone.catalogue import Catalogue
from touchstone.loading import Loaded
from touchstone.mentions import Mention
from touchstone.model.unit import Unit
from touchstone.naming import Names, NotNamed
from touchstone.permalinks import proposing
from touchstone.permalinks.comparing import Loss, compared
from touchstone.permalinks.ledger import anchor_of, page_of
from touchstone.permalinks.published import Published, published
from touchstone.problem import Problem, stops
from touchstone.rules.item_runs import has_a_label_twice

CODE, LOST = "TS301", "TS602"


def pages_name_what_is_held(catalogue: Catalogue, loaded: Loaded, docs: Path) -> Iterator[Problem]:
    """A macro on a hand-written page names what the standards hold: a unit, item, role, competency, course or term.

    Why: the macro becomes a link. A code that is not known, or that names two units, cannot become one.

    Example:
        {{ unit("ES91") }}      <- there is no ES91; ES19 was meant
    """
    names = Names(catalogue)
    for mention in catalogue.mentions:
        try:
            names.all_of(mention)
        except NotNamed as reason:
            if not _may_be_unread(mention, loaded):
                yield _problem(mention, reason, docs)


def published_headings_stay(catalogue: Catalogue, loaded: Loaded, docs: Path) -> Iterator[Problem]:
    """A heading of a hand-written page that was published keeps its anchor (TS602).

    It is told where the heading has new words, as far as that can be seen, else at the title of the page.
    """
    if stops(loaded.problems) or not catalogue.ledger.lines:
        return
    found, now = compared(catalogue), published(catalogue)
    for loss in found.losses:
        page = now.get(page_of(loss.run.address))
        if page and page.kind == "guidance" and loss.now is None:
            yield _lost_heading(loss, page, found.new, docs)


def _lost_heading(loss: Loss, page: Published, new: list[Published], docs: Path) -> Problem:
    newcomers = [one for one in new if page_of(one.address) == page.address and anchor_of(one.address)]
    likely = loss.found if loss.found in newcomers else newcomers[0] if len(newcomers) == 1 else None
    line = likely.line if likely else page.line
    lines = (docs / page.file).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    excerpt = lines[line - 1] if line <= len(lines) else ""
    advice = proposing.advice_on_heading(loss, excerpt.rstrip() if likely else "## …")
    return Problem(LOST, proposing.message(loss), page.file, line, 1, excerpt, advice)


def _may_be_unread(mention: Mention, loaded: Loaded) -> bool:
    """Whether what is named may stand in a file with a problem of its own, or in a unit with a label twice."""
    unread = [Path(found.file) for found in loaded.problems]
    if mention.macro in ("suite", "grouping", "term"):
        return any(path.name in ("suite.yaml", "glossary.yaml") for path in unread)
    if mention.macro == "competency":
        return any(path.parent.name == "frameworks" for path in unread)
    misnumbered = (unit.code for unit in loaded.of(Unit) if has_a_label_twice(unit))
    return any(name in mention.names for name in chain((path.stem for path in unread), misnumbered))


def _problem(mention: Mention, reason: NotNamed, docs: Path) -> Problem:
    lines = (docs / mention.file).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    excerpt = lines[mention.line - 1] if mention.line <= len(lines) else ""
    return Problem(
        CODE, reason.message, mention.file, mention.line, _column(mention, reason, excerpt), excerpt, reason.advice
    )


def _column(mention: Mention, reason: NotNamed, line: str) -> int:
    """Where on its line the name stands that leads to nothing; where the line begins if the call runs over several."""
    name = next((one for one in reversed(mention.names) if repr(one) in reason.message), mention.names[-1])
    found = re.search(rf"\b{mention.macro}\([^)]*?[\"']({re.escape(name)})[\"']", line)
    return found.start(1) + 1 if found else 1
