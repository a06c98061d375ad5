"""Every page in a real browser: what it asks for, what it says, who can read it, in light and dark and when narrow."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from built import BuiltPage, shape
from visiting import Look, Visit, visit_all

pytestmark = pytest.mark.browser
Pages = dict[str, BuiltPage]
NARROW = 320


@pytest.fixture(scope="module")
def visits(launch: dict[str, Any], at_root: str, pages: Pages) -> list[Visit]:
    """Every page, looked at once in light on a screen of usual size."""
    return visit_all(launch, at_root, list(pages), Look())


@pytest.fixture(scope="module")
def sample(pages: Pages) -> list[str]:
    """The largest page of each kind, and some more by chance that stays the same from run to run."""
    largest = {shape(page.address): page.address for page in sorted(pages.values(), key=lambda page: len(page.text))}
    others = sorted(set(pages) - set(largest.values()))
    return [*largest.values(), *Random(2).sample(others, 6)]


Sampled = Callable[..., list[Visit]]


@pytest.fixture(scope="module")
def looked_at(launch: dict[str, Any], at_root: str, sample: list[str]) -> Sampled:
    """A function that looks at the sample in a way of its own."""
    return lambda **look: visit_all(launch, at_root, sample, Look(**look))


@pytest.fixture(scope="module")
def dark(looked_at: Sampled) -> list[Visit]:
    """The sample in dark."""
    return looked_at(scheme="dark")


@pytest.fixture(scope="module")
def narrow(looked_at: Sampled) -> list[Visit]:
    """The sample on a screen as narrow as WCAG asks, which is also a usual screen at 400 %."""
    return looked_at(width=NARROW)


def wrong(visits: list[Visit], what: Callable[[Visit], object]) -> dict[str, object]:
    return {visit.address: what(visit) for visit in visits if what(visit)}


def test_no_page_asks_for_anything_outside_the_site(visits: list[Visit], at_root: str) -> None:
    assert sum(len(visit.requests) for visit in visits) > len(visits)
    own = (at_root, "data:", "blob:" + at_root)
    assert wrong(visits, lambda visit: [url for url in visit.requests if not url.startswith(own)]) == {}


def test_no_page_has_an_error_in_its_scripts_or_lacks_a_file(visits: list[Visit]) -> None:
    assert wrong([visit for visit in visits if visit.address != "404.html"], lambda visit: visit.said) == {}


def test_every_page_is_accessible_in_light(visits: list[Visit]) -> None:
    assert wrong(visits, lambda visit: visit.violations) == {}


def test_no_box_beside_a_page_is_shown_that_holds_nothing_to_follow(visits: list[Visit]) -> None:
    assert wrong(visits, lambda visit: visit.empty) == {}


def test_every_kind_of_page_is_accessible_in_dark(dark: list[Visit]) -> None:
    assert wrong(dark, lambda visit: visit.violations) == {}


def test_a_reader_who_prefers_dark_gets_it(dark: list[Visit], visits: list[Visit]) -> None:
    assert {visit.scheme for visit in dark if visit.address != "404.html"} == {"slate"}
    assert {visit.scheme for visit in visits if visit.address != "404.html"} == {"default"}


def test_every_kind_of_page_is_accessible_on_a_narrow_screen(narrow: list[Visit]) -> None:
    assert wrong(narrow, lambda visit: visit.violations) == {}


def test_no_page_must_be_scrolled_sideways_on_a_narrow_screen(
    launch: dict[str, Any], at_root: str, pages: Pages
) -> None:
    visits = visit_all(launch, at_root, list(pages), Look(width=NARROW, axe=False))
    assert wrong(visits, lambda visit: visit.width if visit.width > NARROW else 0) == {}


def test_every_page_is_complete_without_scripts(launch: dict[str, Any], at_root: str, pages: Pages) -> None:
    visits = visit_all(launch, at_root, list(pages), Look(script=False, axe=False))
    assert wrong(visits, lambda visit: visit.hidden) == {}
    assert wrong(visits, lambda visit: [url for url in visit.requests if url.endswith(".js")]) == {}
