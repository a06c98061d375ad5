"""The menu of a suite beside the page of one of its units."""

from __future__ import annotations

from touchstone import addresses
from touchstone.model.unit import Unit
from touchstone.render import Site

ANY_UNIT = f"{addresses.UNITS}-/"
"""An address that no unit has: from that of every unit the same links lead to all others."""


def suite_menu(site: Site, unit: Unit) -> str:
    """The menu with the unit marked as the page that is open; drawn once for all units of a grouping."""
    place = (unit.suite, unit.grouping)
    if place not in site.suite_menus:
        suite = site.catalogue.suite_of(unit)
        site.suite_menus[place] = site.render("_suite_menu", ANY_UNIT, suite=suite, open_grouping=unit.grouping)
    link = addresses.relative(addresses.of_unit(unit), ANY_UNIT)
    return site.suite_menus[place].replace(f'<a href="{link}">', '<a href="./" aria-current="page">')
