"""Rules about how records stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from touchstone import addresses
from touchstone.catalogue import Catalogue, by_number, plain_code
from touchstone.loading import Loaded
from touchstone.model.glossary import Glossary
from touchstone.model.role import Role
from touchstone.model.suite import Suite
from touchstone.model.unit import Unit
from touchstone.rules.rule import Finding
from touchstone.source import Loc
from touchstone.validating import nearest


def a_code_names_one_unit(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A code stands for one unit in its suite.

    Why: people name units by code alone. Two units with one code cannot be told apart.

    Example:
        # units/ES4.yaml and units/ES4-new.yaml both say
        code: ES4
    """
    seen: dict[tuple[str, str], Unit] = {}
    for unit in loaded.of(Unit):
        first = seen.setdefault((unit.suite, plain_code(unit.code)), unit)
        if first is not unit:
            yield Finding(
                unit.file, ("code",), f"the code {unit.code} is that of {first.file} too", "give each unit its own code"
            )


def an_address_is_given_once(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No two units, and no two roles, have the same address.

    Why: a unit's address is made from its URN, or from suite and code. Two that differ only in blanks, dots or capital
    letters would overwrite each other.

    Example:
        urn: SFJ ES4      # another unit has the URN SFJES-4 and so the same address
    """
    seen: dict[str, str] = {}
    pages: list[tuple[str, str, Loc]] = [
        (addresses.of_unit(unit), unit.file, ("urn",) if unit.urn else ("code",)) for unit in loaded.of(Unit)
    ]
    pages += [(addresses.of_role(role), role.file, ()) for role in loaded.of(Role)]
    for address, file, loc in pages:
        first = seen.setdefault(address, file)
        if first != file:
            yield Finding(
                file, loc, f"the address /{address} is that of {first} too", "mend the URN, or rename the file"
            )


def a_grouping_is_in_the_suite(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A grouping that is named stands in the suite's list.

    Why: a unit in a grouping that does not exist would be on no page.

    Example:
        grouping: working-with-poeple      # suite.yaml has working-with-people
    """
    for unit in loaded.of(Unit):
        suite = catalogue.suites.get(unit.suite)
        if suite and unit.grouping:
            yield from _unknown_grouping(suite, unit.grouping, unit.file, ("grouping",))
    for suite in loaded.of(Suite):
        for number, line in enumerate(suite.imports):
            if line.grouping:
                yield from _unknown_grouping(suite, line.grouping, suite.file, ("imports", number, "grouping"))


def _unknown_grouping(suite: Suite, grouping: str, file: str, loc: Loc) -> Iterator[Finding]:
    known = [one.id for one in suite.groupings]
    if grouping not in known:
        yield Finding(
            file, loc, f"the suite has no grouping {grouping!r}", _offer(grouping, known, "the groupings are")
        )


def links_lead_somewhere(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A link, an import or a line of a role names a unit that is held, or that the suite declares as held elsewhere.

    Why: a reader who follows a link must arrive. Where a unit's page is somebody else's, `held_elsewhere` in
    suite.yaml says its title, suite and owner, and the site shows that.

    Example:
        links:
          - to: ES91      # there is no ES91; ES19 was meant
    """
    for unit in loaded.of(Unit):
        for number, link in enumerate(unit.links):
            if catalogue.linked(unit, link) is None:
                yield from _dead(
                    catalogue, loaded, unit.file, ("links", number), "to", link.to, link.suite or unit.suite
                )
    for role in loaded.of(Role):
        for number, line in enumerate(role.units):
            if catalogue.required(role, line) is None:
                yield from _dead(
                    catalogue, loaded, role.file, ("units", number), "unit", line.unit, line.suite or role.suite
                )
    for suite in loaded.of(Suite):
        for number, imported in enumerate(suite.imports):
            if (imported.suite, imported.unit) not in catalogue.units:
                yield from _dead(
                    catalogue, loaded, suite.file, ("imports", number), "unit", imported.unit, imported.suite
                )


def _dead(
    catalogue: Catalogue, loaded: Loaded, file: str, loc: Loc, key: str, code: str, suite: str
) -> Iterator[Finding]:
    """The finding of one dead link; none where the file that it means has a problem of its own."""
    folder = f"suites/{suite}"
    if any(loaded.unread(one) for one in (folder, f"{folder}/suite.yaml", f"{folder}/units/{code}.yaml")):
        return
    if suite not in catalogue.suites:
        yield Finding(
            file, (*loc, "suite"), f"there is no suite {suite!r}", _offer(suite, catalogue.suites, "the suites are")
        )
        return
    known = sorted((known_code for known_suite, known_code in catalogue.units if known_suite == suite), key=by_number)
    yield Finding(
        file,
        (*loc, key),
        f"the suite {suite} has no unit {code}",
        _offer(code, known, "declare it under held_elsewhere; the units are"),
    )


def _offer(word: str, known: Iterable[str], otherwise: str) -> str:
    known = list(known)
    near = nearest(word, known)
    return (
        f"did you mean {near!r}?" if near else f"{otherwise} {', '.join(known[:12])}{' …' if len(known) > 12 else ''}"
    )


def counts_add_up(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """The counts of a suite add up, and no more units are held than it says there are.

    Why: the overview tells readers how many units are unknown; that is what is left of the counts.

    Example:
        counts:
          units: 45
          own: 20
          imported: 24      # 20 and 24 are not 45
    """
    for suite in loaded.of(Suite):
        if suite.counts is None:
            continue
        if suite.counts.own + suite.counts.imported != suite.counts.units:
            message = f"{suite.counts.own} own and {suite.counts.imported} imported units are not {suite.counts.units}"
            yield Finding(suite.file, ("counts", "units"), message, "mend the number that is wrong")
        own = sum(1 for member in catalogue.members(suite) if not member.imported)
        for key, said, held in (
            ("own", suite.counts.own, own),
            ("imported", suite.counts.imported, len(suite.imports)),
        ):
            if held > said:
                yield Finding(
                    suite.file,
                    ("counts", key),
                    f"{held} {key} units are held, more than the {said} that the count says",
                    "mend the count",
                )


def names_are_given_once(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No grouping or import in a suite, no unit in a role and no term in the glossary stands twice.

    Why: each has one address or one place; the second would hide the first.

    Example:
        groupings:
          - id: registration
            title: Registration
          - id: registration
            title: Electoral registration
    """
    for suite in loaded.of(Suite):
        yield from _twice(suite.file, "groupings", [one.id for one in suite.groupings])
        yield from _twice(suite.file, "imports", [f"{one.unit} from {one.suite}" for one in suite.imports])
        yield from _twice(suite.file, "held_elsewhere", [one.code for one in suite.held_elsewhere])
    for role in loaded.of(Role):
        yield from _twice(role.file, "units", [f"{one.unit} of {one.suite or role.suite}" for one in role.units])
    for glossary in loaded.of(Glossary):
        yield from _twice(glossary.file, "terms", [one.id for one in glossary.terms])


def _twice(file: str, key: str, names: list[str]) -> Iterator[Finding]:
    for number, name in enumerate(names):
        if name in names[:number]:
            yield Finding(file, (key, number), f"{name!r} stands twice under '{key}'", "take one of the two out")


def terms_point_to_terms(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A glossary term's `see_also` names terms that the glossary has.

    Why: each becomes a link on the glossary page.

    Example:
        - id: suite
          see_also: [untis]
    """
    for glossary in loaded.of(Glossary):
        known = [one.id for one in glossary.terms]
        for number, term in enumerate(glossary.terms):
            for place, other in enumerate(term.see_also):
                if other not in known:
                    yield Finding(
                        glossary.file,
                        ("terms", number, "see_also", place),
                        f"the glossary has no term {other!r}",
                        _offer(other, known, "the terms are"),
                    )
