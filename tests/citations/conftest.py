"""What the tests of references share: a catalogue that holds every form, and small documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from touchstone.catalogue import Catalogue
from touchstone.checking import checked_catalogue
from touchstone.citations.checking import Checker

STANDARDS = Path(__file__).parent / "corpus" / "standards"
SITE = "https://standards.example/"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of the corpus."""
    return checked_catalogue(STANDARDS)


@pytest.fixture(scope="session")
def checker(catalogue: Catalogue) -> Checker:
    """A checker that links to an example site."""
    return Checker(catalogue, SITE)
