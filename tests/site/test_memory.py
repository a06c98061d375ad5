"""Making pages leaves nothing behind that only a collector of garbage would find: builds run without one."""

from __future__ import annotations

import gc
from pathlib import Path

from touchstone.checking import checked_catalogue
from touchstone.render import Site
from touchstone.site_files import unit_files

PROJECT = Path(__file__).parent.parent.parent
STANDARDS = PROJECT / "standards"


def test_the_pages_of_a_unit_leave_no_circles_in_memory() -> None:
    site = Site(checked_catalogue(STANDARDS, PROJECT / "docs"))
    unit = site.catalogue.unit("ES19", "electoral-services")
    assert unit
    list(unit_files(site, unit, STANDARDS))  # what is kept for all pages is made at the first
    gc.collect()
    gc.disable()
    try:
        list(unit_files(site, unit, STANDARDS))
        left = gc.collect()
    finally:
        gc.enable()
    assert left == 0
