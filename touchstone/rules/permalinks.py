"""Rules about published addresses: none is lost, and what became of each is said in a way that leads on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from touchstone.catalogue import Catalogue
from touchstone.loading import LEDGER, Loaded
from touchstone.model.disposition import Disposition
from touchstone.model.unit import EarlierUnit, Unit
from touchstone.permalinks import proposing
from touchstone.permalinks.comparing import Comparison, Loss, compared
from touchstone.permalinks.history import Circle, History
from touchstone.permalinks.ledger import Run, page_of
from touchstone.permalinks.published import Published, all_published, published
from touchstone.problem import stops
from touchstone.rules.rule import Finding
from touchstone.source import Loc

FILE = proposing.FILE


def _comparison(catalogue: Catalogue, loaded: Loaded) -> Comparison:
    """What sets the catalogue apart from its ledger; nothing while a file cannot be read, for all of it would seem lost."""
    return Comparison() if stops(loaded.problems) else compared(catalogue)


def _where(catalogue: Catalogue, run: Run) -> tuple[str, Loc]:
    """The place that an author looks at for a lost address: the file of its page, else the line of the ledger."""
    page = published(catalogue).get(page_of(run.address))
    return (page.file, page.loc) if page else (LEDGER, ("published", catalogue.ledger.lines.index(run.last)))


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
    for loss in _comparison(catalogue, loaded).losses:
        if loss.now is None:
            file, loc = _where(catalogue, loss.run)
            yield Finding(file, loc, proposing.message(loss), proposing.advice(loss))


def an_address_keeps_its_meaning(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """An address leads to what it led to when it was published: the same thing, at most reworded.

    Why: a course that teaches "ES19 K5" must not come to teach something else because another item took the label. Words
    that are much like the old ones count as a rewording; others as another item. Where the old words stand under another
    label, the item was renumbered.

    Example:
        - id: K5
          text: how to count the votes      # K5 was about confidence; it is K6 now
    """
    for loss in _comparison(catalogue, loaded).losses:
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
        first = seen.setdefault(one.address, one)
        if first is not one and "#" in one.address:
            message = f"{one.name} has the address {one.address}, which {first.name} has too"
            yield Finding(one.file, one.loc, message, "give each its own label")
    for run, now in _comparison(catalogue, loaded).given_twice:
        message = f"the address {now.address} was given to {proposing.said(run)}, which ended, and would lead to {proposing.quoted(now.words)}"
        yield Finding(now.file, now.loc, message, proposing.advice_given_twice(run))


def dispositions_speak_of_what_was_published(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A disposition names an address with words that were published and are no longer there, and leads to what is there.

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
            yield Finding(FILE, (*loc, "address"), _unmatched(catalogue, told), "copy address and words from what the check printed")
        elif any(told is one for one in found.needless):
            message = f"{told.address} still leads to the words of which this speaks"
            yield Finding(FILE, (*loc, "words"), message, "take this disposition out, or change the item")
        for target in told.targets:
            if target not in history.now and target not in history.ledger.runs:
                yield Finding(FILE, (*loc, told.kind), f"there never was an address {target}", "name an address that the site has")


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
    history = History(catalogue)
    for number, told in enumerate(catalogue.dispositions):
        for place, run in enumerate(history.ledger.runs.get(told.address, ())):
            if run.ending and told.words in run.prints:
                yield from _led_on(history, (told.address, place), number)


def _led_on(history: History, place: tuple[str, int], number: int) -> Iterator[Finding]:
    try:
        history.today(place)
    except Circle as circle:
        message = f"dispositions lead in a circle: {circle}"
        yield Finding(FILE, ("dispositions", number), message, "say of one of them where it really went, or that it was withdrawn")


def earlier_versions_are_earlier(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A file in `units/earlier/` is named after its unit and version, and that version is older than the one of today.

    Why: the name says which version the file holds, and its page is made for that version.

    Example:
        suites/electoral-services/units/earlier/ES19.v1.yaml      # says: version: 2
    """
    for unit in loaded.of(EarlierUnit):
        name = unit.file.rpartition("/")[2]
        if unit.version is None or name != f"{unit.code}.v{unit.version}.yaml":
            wanted = f"{unit.code}.v{unit.version or 1}.yaml"
            yield Finding(unit.file, ("version",), f"the file of this unit and version cannot be called {name}", f"call it {wanted}, or mend code or version")
            continue
        today = catalogue.units.get((unit.suite, unit.code))
        if today and (today.version is None or today.version <= unit.version):
            yield Finding(unit.file, ("version",), f"version {unit.version} is not older than that of {today.file}", "raise the version there, or delete this file")


def earlier_versions_stay(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """The page of a version that was published stays, with the words that it had.

    Why: a citation that names the version must lead to that version's words for ever. Before a unit is changed into
    its next version, its file is copied into `units/earlier/`.

    Example:
        # ES19.yaml now says version: 3, and there is no
        suites/electoral-services/units/earlier/ES19.v2.yaml
    """
    for loss in _comparison(catalogue, loaded).frozen:
        file, loc = (loss.now.file, loss.now.loc) if loss.now else _home(catalogue, loss)
        yield Finding(file, loc, _frozen(loss), _kept(loss, file))


def _home(catalogue: Catalogue, loss: Loss) -> tuple[str, Loc]:
    unit_page = re.sub(r"v\d+/$", "", loss.run.address)
    page = published(catalogue).get(unit_page)
    return (page.file, ("version",)) if page else (LEDGER, ("published", catalogue.ledger.lines.index(loss.run.last)))


def _frozen(loss: Loss) -> str:
    if loss.now is None:
        return f"the published version at {loss.run.address} would be gone"
    return f"the items of the version at {loss.run.address} are not those that were published"


def _kept(loss: Loss, file: str) -> str:
    version, name = loss.run.last.version, file.rpartition("/")[2].removesuffix(".yaml")
    if loss.now is not None:
        return "put the file back as it was when that version was today's (git log shows it)"
    if file == LEDGER:
        return f"keep the unit's file, as it was in version {version}, as earlier/<CODE>.v{version}.yaml in the units of its suite"
    folder = file.rpartition("/")[0]
    return f"keep the file as it was in version {version} (git show HEAD:standards/{file}) as {folder}/earlier/{name}.v{version}.yaml"


def published_words_keep_their_version(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """Words that were published in a version change only with the version.

    Why: a citation that names the version leads to its page, and people trust the words there. A slip of the pen may be
    mended all the same; the change is recorded when you publish.

    Example:
        version: 2
        # … and the words of K5 are not those that version 2 had when it was published
    """
    units = {unit.file: unit for unit in loaded.of(Unit)}
    for run, now in _comparison(catalogue, loaded).reworded:
        unit = units.get(now.file)
        if unit and now.kind == "latest" and unit.version and unit.version == _version_then(catalogue, run):
            message = f"the words of {now.name} in version {unit.version} have changed since they were published: {proposing.said(run)}"
            yield Finding(now.file, now.loc, message, "raise the version and keep the old file in units/earlier/, or publish if it only mends a slip")


def _version_then(catalogue: Catalogue, run: Run) -> int | None:
    """The version in which the unit of an address was last published."""
    page = page_of(run.address)
    versions = [int(found[1]) for address in catalogue.ledger.runs if (found := re.fullmatch(rf"{re.escape(page)}v(\d+)/", address))]
    return max(versions, default=None)
