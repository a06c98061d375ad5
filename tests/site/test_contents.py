"""What the standards hold is on the site, in its place and to the letter."""

from __future__ import annotations

from built import BuiltPage, words

from touchstone import addresses
from touchstone.catalogue import Catalogue
from touchstone.model.unit import anchor

Pages = dict[str, BuiltPage]


def own_text(page: BuiltPage, place: str) -> str | None:
    """The words of the item at an anchor, without those of its sub-points."""
    here = page.by_id.get(place)
    return next((words(one) for one in here.iter() if one.tag in ("p", "span")), None) if here is not None else None


def test_every_unit_has_its_page_with_code_and_title(pages: Pages, catalogue: Catalogue) -> None:
    for unit in catalogue.units.values():
        heading = next(pages[addresses.of_unit(unit)].tree.iter("h1"))
        assert words(heading).split() == f"{unit.code} {unit.title}".split()


def test_the_text_of_every_item_is_on_its_page_exactly_as_in_the_file(pages: Pages, catalogue: Catalogue) -> None:
    held = 0
    for unit in catalogue.units.values():
        page = pages[addresses.of_unit(unit)]
        for place, item in unit.items():
            assert own_text(page, place) == item.text, f"{unit.code} {item.id}"
            held += 1
    assert held > 50


def test_every_sub_point_has_its_place_and_its_words(pages: Pages, catalogue: Catalogue) -> None:
    for unit in catalogue.units.values():
        page = pages[addresses.of_unit(unit)]
        for _, element, groups in unit.sections():
            for item in (item for group in groups for item in group.items):
                for part in item.parts:
                    assert own_text(page, anchor(item.id, element, part.id)) == part.text


def test_the_anchors_of_items_are_those_that_were_promised(pages: Pages) -> None:
    assert {"p1", "p6", "k5", "k14", "s3", "s10"} <= set(pages["units/sfjes19/"].by_id)


def test_every_item_has_a_visible_link_to_itself(pages: Pages, catalogue: Catalogue) -> None:
    for unit in catalogue.units.values():
        page = pages[addresses.of_unit(unit)]
        links = {link.get("href") for link in page.tree.iter("a")}
        assert {f"#{place}" for place, _ in unit.items()} <= links, unit.code


def test_every_grouping_has_its_place_on_the_page_of_its_suite(pages: Pages, catalogue: Catalogue) -> None:
    for suite in catalogue.suites.values():
        page = pages[addresses.of_suite(suite)]
        for grouping in suite.groupings:
            assert grouping.title in words(page.by_id[grouping.id]), grouping.id


def test_every_role_has_its_page(pages: Pages, catalogue: Catalogue) -> None:
    for role in catalogue.roles.values():
        assert role.title in words(next(pages[addresses.of_role(role)].tree.iter("h1")))


def test_every_term_has_its_place_in_the_glossary(pages: Pages, catalogue: Catalogue) -> None:
    glossary = pages[addresses.GLOSSARY]
    for term in catalogue.glossary.terms:
        assert term.term in words(glossary.by_id[term.id])


def test_a_unit_that_is_not_held_is_shown_with_title_suite_and_owner(pages: Pages, catalogue: Catalogue) -> None:
    for unit in catalogue.units.values():
        shown = words(pages[addresses.of_unit(unit)].tree)
        for link in unit.links:
            held = catalogue.unit(link.to, link.suite or unit.suite)
            elsewhere = catalogue.held_elsewhere(link.to, unit.suite)
            if held is None and elsewhere is not None:
                assert all(told in shown for told in (elsewhere.title, elsewhere.suite_title, elsewhere.owner))


def test_the_site_says_of_every_unit_what_its_wording_is(pages: Pages, catalogue: Catalogue) -> None:
    said = {"official": "Official wording", "restated": "Restated wording", "catalogue-only": "Catalogue only"}
    for unit in catalogue.units.values():
        assert said[unit.wording] in words(pages[addresses.of_unit(unit)].tree), unit.code


def test_units_that_are_known_by_number_alone_are_counted_and_not_invented(pages: Pages, catalogue: Catalogue) -> None:
    for suite in catalogue.suites.values():
        if suite.counts and suite.counts.units > len(catalogue.members(suite)):
            missing = suite.counts.units - len(catalogue.members(suite))
            assert f"{missing} " in words(pages[addresses.of_suite(suite)].tree)


def test_every_page_from_the_standards_names_the_file_it_is_made_from(pages: Pages, catalogue: Catalogue) -> None:
    for unit in catalogue.units.values():
        assert unit.file in words(pages[addresses.of_unit(unit)].tree)
