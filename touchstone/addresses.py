"""Where each thing is on the site: design section 6. Addresses hold no version and no position."""

from __future__ import annotations

import re
from functools import lru_cache

from touchstone.model.course import Course
from touchstone.model.framework import Framework
from touchstone.model.role import Role
from touchstone.model.suite import Suite
from touchstone.model.unit import Unit

HOME = ""
SUITES = "suites/"
UNITS = "units/"
ROLES = "roles/"
FRAMEWORKS = "frameworks/"
COURSES = "courses/"
CHECK_AGAIN = "courses/check-again/"
COVERAGE = "coverage/"
GLOSSARY = "glossary/"
REVIEW_REGISTER = "review-register/"
ABOUT = "about/"
CHANGES = "changes/"
FEED = "changes.xml"
BASKET = "basket/"
PROBLEMS = "authoring/problems/"
MAIN = "main-content"
"""The anchor of the text on every page. The other anchors that a page sets itself hold two hyphens, which no id has."""


@lru_cache(maxsize=65_536)
def slug(text: str) -> str:
    """Text as a part of an address: lower case, with one hyphen for each run of other signs."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def of_suite(suite: Suite) -> str:
    """Such as `suites/electoral-services/`."""
    return f"{SUITES}{suite.id}/"


def of_unit(unit: Unit) -> str:
    """Such as `units/sfjes19/`; made from suite and code where there is no URN."""
    return f"{UNITS}{slug(unit.urn) if unit.urn else slug(f'{unit.suite} {unit.code}')}/"


def of_version(unit: Unit) -> str:
    """Such as `units/sfjes19/v2/`: the unit as it reads in its version, whatever comes later."""
    return f"{of_unit(unit)}v{unit.version}/"


def of_welsh(unit: Unit) -> str:
    """Such as `units/sfjes19/cy/`: the Welsh text of a unit, at the address of the unit itself."""
    return f"{of_unit(unit)}cy/"


def of_changes(page: str) -> str:
    """Such as `units/sfjes19/changes/`, for the unit at an address."""
    return f"{page}changes/"


def of_role(role: Role) -> str:
    """Such as `roles/electoral-administrator/`."""
    return f"{ROLES}{role.id}/"


def of_framework(framework: Framework) -> str:
    """Such as `frameworks/leadership/`."""
    return f"{FRAMEWORKS}{framework.id}/"


def of_competency(framework: str, code: str) -> str:
    """Such as `frameworks/leadership/l9/`."""
    return f"{FRAMEWORKS}{framework}/{slug(code)}/"


def of_comparison(framework: Framework) -> str:
    """Such as `frameworks/leadership/compare/`: its competencies side by side."""
    return f"{of_framework(framework)}compare/"


def of_course(course: Course) -> str:
    """Such as `courses/working-with-elected-members/`."""
    return f"{COURSES}{course.id}/"


def of_coverage(page: str) -> str:
    """Such as `coverage/units/sfjes19/`: which courses reach what the page at this address holds."""
    return f"{COVERAGE}{page}"


def relative(target: str, here: str) -> str:
    """The link from the page at `here` to `target`; both are addresses below the site's root, such as `units/a/#k5`."""
    page, sign, fragment = target.partition("#")
    if page == here and sign:
        return f"#{fragment}"
    shared = _shared(page, here)
    return ("../" * here.count("/", shared) + page[shared:] or "./") + sign + fragment


def _shared(page: str, here: str) -> int:
    """How long the folders are, as text, that two addresses begin with."""
    end = 0
    while (step := here.find("/", end) + 1) and page.startswith(here[:step]):
        end = step
    return end
