"""The page of a course, the list of all courses, and the register of mappings to check again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from touchstone import addresses, dates
from touchstone.course_markup import course_markup
from touchstone.coverage import Changed
from touchstone.held_items import target_link
from touchstone.model.course import Course, CourseMapping, Outcome
from touchstone.page import Heading, Link, Page
from touchstone.prose import joined, plain
from touchstone.render import Site, past
from touchstone.targets import Words, words_at
from touchstone.wording import MODE, STRENGTH, VAT, WORDING_OF_COURSE, counted


@dataclass(frozen=True)
class ShownMapping:
    """A mapping with what it leads to."""

    mapping: CourseMapping
    to: Link
    holder: str
    """The title of the unit or competency."""
    words: Words
    """The words today."""
    changed: Changed | None
    """What has changed since it was judged; None where it is in date."""


@dataclass(frozen=True)
class CourseView:
    """What the template of a course's page shows."""

    course: Course
    site: Site

    @property
    def past(self) -> bool:
        """Whether the course was over before the day of the edition."""
        return past(self.course, self.site.catalogue.edition.dated)

    def outcomes(self) -> list[tuple[Outcome, list[ShownMapping]]]:
        """The learning outcomes, each with what it is mapped to."""
        return [(outcome, self._mapped(outcome)) for outcome in self.course.outcomes]

    def _mapped(self, outcome: Outcome) -> list[ShownMapping]:
        return [shown(self.site, self.course, one) for one in self.course.mapped_from(outcome.id)]

    def days(self) -> list[str]:
        """The days on which it is held, with their times."""
        return [_day(one.day, one.starts, one.ends) for one in self.course.dates]

    def prices(self) -> list[str]:
        """What a place costs, such as `£187 plus VAT for members`."""
        return [
            f"{_money(one.amount, one.currency)} {VAT[one.vat]}" + (f" for {one.for_whom}" if one.for_whom else "")
            for one in self.course.prices
        ]

    def units(self) -> list[Link]:
        """The coverage pages of the units that the course reaches."""
        catalogue = self.site.catalogue
        keys = dict.fromkeys((one.to.suite or "", one.to.unit or "") for one in self.course.mappings if one.to.unit)
        units = [unit for key in keys if (unit := catalogue.units.get(key))]
        return [Link(f"{one.code} {one.title}", addresses.of_coverage(addresses.of_unit(one))) for one in units]


def shown(site: Site, course: Course, mapping: CourseMapping) -> ShownMapping:
    """A mapping as pages show it."""
    unit, competency = site.holdings.unit(mapping.to), site.holdings.competency(mapping.to)
    holder = unit.title if unit else competency.title if competency else ""
    found = site.changed.get((course.id, mapping))
    return ShownMapping(
        mapping, target_link(mapping.to, site.holdings), holder, words_at(mapping.to, site.holdings), found
    )


def _day(day: str, starts: str | None, ends: str | None) -> str:
    times = (
        f"{starts} to {ends}" if starts and ends else f"from {starts}" if starts else f"until {ends}" if ends else ""
    )
    return ", ".join(part for part in (dates.in_words(day), times) if part)


def _money(amount: str, currency: str) -> str:
    return f"£{amount}" if currency == "GBP" else f"{currency} {amount}"


def course_page(site: Site, course: Course) -> Page:
    """The page of one course."""
    here, view = addresses.of_course(course), CourseView(course, site)
    trail = (Link("Courses", addresses.COURSES),)
    means = WORDING_OF_COURSE[course.wording]
    body = site.render("course", here, course=course, view=view, trail=trail, means=means, MODE=MODE, STRENGTH=STRENGTH)
    return Page(
        address=here,
        kind="course",
        title=f"{course.title}: course",
        description=plain(f"A course of {course.provider}, {_when(view)}: {course.about}"),
        body=body,
        section=addresses.COURSES,
        contents=tuple(_contents(view)),
        trail=trail,
        source=course.file,
        head=course_markup(site, course),
    )


def _when(view: CourseView) -> str:
    days = joined(dict.fromkeys(dates.in_words(one.day) for one in view.course.dates))
    return f"{'past, ' if view.past else ''}{days or 'no date named'}"


def _contents(view: CourseView) -> Iterator[Heading]:
    yield Heading("What it is about", "about")
    yield Heading("When, where and for how much", "facts")
    if view.course.audience:
        yield Heading("For whom", "audience")
    outcomes = (Heading(f"{outcome.id}: {plain(outcome.text, 40)}", outcome.id) for outcome in view.course.outcomes)
    yield Heading("Learning outcomes", "outcomes", tuple(outcomes))
    if view.units():
        yield Heading("What it covers", "coverage")
    yield Heading("Notes on the source", "source")


def courses_page(site: Site) -> Page:
    """The list of all courses: those to come, then those that are past."""
    views = [CourseView(course, site) for course in sorted(site.catalogue.courses.values(), key=_by_last_day)]
    groups = [("to-come", "To come, or without a date", [one for one in views if not one.past])]
    groups.append(("past", "Past", [one for one in reversed(views) if one.past]))
    body = site.render("courses", addresses.COURSES, groups=groups, again=len(site.changed), MODE=MODE)
    return Page(
        address=addresses.COURSES,
        kind="courses",
        title="Courses",
        description=f"The {counted(len(views), 'course')} on this site, with the items of standards that each teaches.",
        body=body,
        section=addresses.COURSES,
        contents=tuple(Heading(title, anchor) for anchor, title, listed in groups if listed),
    )


def _by_last_day(course: Course) -> tuple[str, str]:
    return course.last_day() or "9999", course.title.casefold()


def check_again_page(site: Site) -> Page:
    """The mappings whose items read otherwise than when they were judged."""
    rows = [(one.course, shown(site, one.course, one.mapping)) for one in site.changed.values()]
    trail = (Link("Courses", addresses.COURSES),)
    return Page(
        address=addresses.CHECK_AGAIN,
        kind="check-again",
        title="Mappings to check again",
        description="Courses that were mapped to items whose words have changed since, with the old words and the new.",
        body=site.render("check_again", addresses.CHECK_AGAIN, rows=rows, trail=trail),
        section=addresses.CHECK_AGAIN,
        trail=trail,
    )
