"""Rules about published addresses: none is lost, and what became of each is said in a way that leads on."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone import addresses
from touchstone.catalogue import Catalogue
from touchstone.loading import LEDGER, Loaded
from touchstone.model.disposition import Disposition
from touchstone.model.unit import Unit
from touchstone.permalinks import proposing
from touchstone.permalinks.comparing import Comparison, compared
from touchstone.permalinks.history import Circle, History
from touchstone.permalinks.ledger import Run, anchor_of, page_of
from touchstone.permalinks.published import Published, all_published, is_hand_written, published
from touchstone.problem import stops
from touchstone.rules.item_runs import has_a_label_twice
from touchstone.rules.rule import Finding
from touchstone.source import Loc

FILE = proposing.FILE


def comparison(catalogue: Catalogue, loaded: Loaded) -> Comparison:
    """What sets the catalogue apart from its ledger; nothing while a file cannot be read, for it would seem lost."""
    return Comparison() if stops(loaded.problems) else compared(catalogue)


def _where(catalogue: Catalogue, run: Run) -> tuple[str, Loc]:
    """The place that an author looks at for a lost address: the file of its page, else the line of the ledger."""
    page = published(catalogue).get(page_of(run.address))
    here = page and not is_hand_written(page.address)
    return (page.file, page.loc) if page and here else (LEDGER, ("published", catalogue.ledger.lines.index(run.last)))


def _is_of_a_page_that_stays(catalogue: Catalogue, run: Run) -> bool:
    """Whether what is lost is a heading of a hand-written page, which is told in that page (rules.guidance)."""
    return is_hand_written(run.address) and page_of(run.address) in published(catalogue)


def _unread_pages(catalogue: Catalogue, lost: list[Run]) -> list[Run]:
    """The published hand-written pages, where several are lost and not one is there: their folder was not read."""
    pages = [run for run in lost if is_hand_written(run.address) and page_of(run.address) == run.address]
    return pages if len(pages) > 1 and not catalogue.guidance else []


def nothing_published_is_lost(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """An address that was published once is there, or `dispositions.yaml` says what became of it.

    Why: people print addresses in adverts and handbooks. Each must lead to what was meant, or to a word on what became
    of it, for ever.

    Example:
        # K7 was published, and the unit has no K7 any more; add to dispositions.yaml
        - address: units/sfjes19/#k7
          words: 3f0c9a526d0e4a57
          withdrawn: The duty ended with the Act of 2027.
    """
    lost = [loss for loss in comparison(catalogue, loaded).losses if loss.now is None]
    misnumbered = {unit.file for unit in loaded.of(Unit) if lost and has_a_label_twice(unit)}
    unread = _unread_pages(catalogue, [loss.run for loss in lost])
    if unread:
        yield Finding(LEDGER, ("published", catalogue.ledger.lines.index(unread[0].last)), *proposing.unread(unread))
    for loss in lost:
        if loss.run in unread:
            continue
        file, loc = _where(catalogue, loss.run)
        if file not in misnumbered and not _is_of_a_page_that_stays(catalogue, loss.run):
            yield Finding(file, loc, proposing.message(loss), proposing.advice(loss))


def an_address_keeps_its_meaning(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """An address leads to what it led to when it was published: the same thing, at most reworded.

    Why: a course that teaches "ES19 K5" must not come to teach something else because another item took the label.
    Words that are much like the old ones count as a rewording; others as another item. Where the old words stand under
    another label, the item was renumbered.

    Example:
        - id: K5
          text: how to count the votes      # K5 was about confidence; it is K6 now
    """
    for loss in comparison(catalogue, loaded).losses:
        if loss.now is not None:
            yield Finding(loss.now.file, loss.now.loc, proposing.message(loss), proposing.advice(loss))


def an_address_is_never_given_twice(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No two things have one address, and what has ended leaves its address to nothing else.

    Why: a citation of the item that was withdrawn would lead to another one.

    Example:
        # P4 was withdrawn in version 3; version 4 has a new P4
        - id: P4
          text: prepare the count
    """
    seen: dict[str, Published] = {}
    for one in all_published(catalogue):
        if anchor_of(one.address) == addresses.MAIN:
            message = f"every page uses the anchor {addresses.MAIN} itself, so {one.name} cannot have it"
            yield Finding(one.file, one.loc, message, "give it another id")
        first = seen.setdefault(one.address, one)
        if first.name != one.name and one.address.startswith(addresses.UNITS) and "#" in one.address:
            message = f"{one.name} has the address {one.address}, which {first.name} has too"
            yield Finding(one.file, one.loc, message, "give each its own label")
    for run, now in comparison(catalogue, loaded).given_twice:
        was, now_says = proposing.said(run), proposing.quoted(now.words)
        message = f"the address {now.address} was given to {was}, which ended, and would lead to {now_says}"
        yield Finding(now.file, now.loc, message, proposing.advice_given_twice(run))


def dispositions_speak_of_what_was_published(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A disposition names an address and words that were published and are gone, and leads to what is there.

    Why: readers who follow an old address are led to what it names.

    Example:
        - address: units/sfjes19/#k7
          words: 3f0c9a526d0e4a57
          moved_to: units/sfjes19/#k99      # there is no K99
    """
    if stops(loaded.problems) or not catalogue.ledger.lines:
        return
    found, history = compared(catalogue), History(catalogue)
    for number, told in enumerate(catalogue.dispositions):
        loc: Loc = ("dispositions", number)
        if any(told is one for one in found.unmatched):
            yield Finding(
                FILE,
                (*loc, "address"),
                _unmatched(catalogue, told),
                "copy address and words from what the check printed",
            )
        elif any(told is one for one in found.needless):
            message = f"{told.address} still leads to the words of which this speaks"
            yield Finding(FILE, (*loc, "words"), message, "take this disposition out, or change the item")
        for target in told.targets:
            unseen = catalogue.guidance is None and is_hand_written(target)
            if target not in history.now and target not in history.ledger.runs and not unseen:
                yield Finding(
                    FILE, (*loc, told.kind), f"there never was an address {target}", "name an address that the site has"
                )


def _unmatched(catalogue: Catalogue, told: Disposition) -> str:
    if told.address not in catalogue.ledger.runs:
        return f"the address {told.address} was never published"
    return f"nothing with the fingerprint {told.words} has ended at {told.address}, or another disposition speaks of it"


def dispositions_lead_on(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """Dispositions do not lead in a circle, and what was moved leads to something in the end.

    Why: a browser that is sent from one page to the next and back shows neither.

    Example:
        - address: roles/clerk/
          words: 3f0c9a526d0e4a57
          moved_to: roles/assistant/      # which is said to have moved to roles/clerk/
    """
    if stops(loaded.problems):
        return
    history, seen = History(catalogue), set[frozenset[str]]()
    for number, told in enumerate(catalogue.dispositions):
        for place, run in enumerate(history.ledger.runs.get(told.address, ())):
            way = _circle(history, (told.address, place)) if run.ending and told.words in run.prints else []
            if told.address in way and frozenset(way) not in seen:  # each circle once, at the first of its dispositions
                seen.add(frozenset(way))
                message = f"dispositions lead in a circle: {' → '.join(way)}"
                advice = "say of one of them where it really went, or that it was withdrawn"
                yield Finding(FILE, ("dispositions", number), message, advice)


def _circle(history: History, place: tuple[str, int]) -> list[str]:
    """The addresses of the circle into which dispositions lead from a place; none where they lead to an end."""
    try:
        history.today(place)
    except Circle as circle:
        return circle.way
    return []
