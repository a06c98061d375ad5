"""Rules about courses and their mappings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from touchstone import coverage
from touchstone.catalogue import Catalogue
from touchstone.levels import Found
from touchstone.loading import Loaded
from touchstone.model.course import Course
from touchstone.rules.frameworks import finding, held, target_is_unread
from touchstone.rules.rule import Finding


def mappings_lead_somewhere(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A mapping comes from an outcome of its course, and leads to words that are held.

    Why: it says that a course teaches an item. Where the item is gone, or the level is left open, it says nothing.

    Example:
        - outcome: o4
          to: {suite: electoral-services, unit: ES19, item: K41}      # K14 was meant
    """
    holdings = held(catalogue)
    for course in loaded.of(Course):
        for found in coverage.mappings_lead_somewhere(course, holdings):
            target = course.mappings[int(found[0][1])].to
            if found[0][-1] != "to" or not target_is_unread(target, loaded):
                yield finding(course.file, found)


def outcomes_and_mappings_stand_once(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No outcome has the id of another, and no outcome is mapped to the same thing twice.

    Why: people cite an outcome by its id, and of two mappings to one item one would have to be wrong.

    Example:
        outcomes:
          - id: o1
          - id: o1      # o2 was meant
    """
    yield from _each(loaded, coverage.outcomes_and_mappings_stand_once)


def words_bear_their_fingerprint(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """The fingerprint of a mapping is that of the words that the mapping keeps.

    Why: both were written together when the mapping was judged. Where one was edited by hand, nobody can tell any more
    what was judged.

    Example:
        fingerprint: "bbc94454da86f0ae"
        words: the laws      # the fingerprint is that of other words; python3 scripts/confirm.py writes both
    """
    yield from _each(loaded, coverage.words_bear_their_fingerprint)


def course_days_can_be(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A course day and a day of judgement are in the calendar, and a course ends after it starts.

    Why: whether a course is past is worked out from its last day.

    Example:
        dates:
          - day: 2025-02-29      # 2025 has no such day
    """
    yield from _each(loaded, coverage.course_days_can_be)


def mappings_are_in_date(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """The words that a mapping was judged on have not changed since.

    Why: the judgement was about those words. Somebody has to look whether it still holds, and then confirm it with
    python3 scripts/confirm.py, or mend or delete it.

    Example:
        - outcome: o1
          to: {suite: electoral-services, unit: ES19, item: K4}      # K4 reads otherwise today
    """
    holdings = held(catalogue)
    yield from _each(loaded, lambda course: coverage.mappings_are_in_date(course, holdings))


def a_course_has_an_address_of_its_own(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """No course's file is named check-again.yaml.

    Why: at that address stands the register of the mappings to check again.

    Example:
        courses/check-again.yaml      # rename the file
    """
    for course in loaded.of(Course):
        if course.id == "check-again":
            yield Finding(course.file, (), "a course cannot be called check-again", "rename the file")


def _each(loaded: Loaded, check: Callable[[Course], Iterator[Found]]) -> Iterator[Finding]:
    for course in loaded.of(Course):
        for found in check(course):
            yield finding(course.file, found)
