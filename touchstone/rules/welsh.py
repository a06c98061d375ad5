"""Rules about Welsh texts: each belongs to a unit and says the same things under the same labels."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone.catalogue import Catalogue
from touchstone.loading import Loaded
from touchstone.model.base import Wording
from touchstone.model.unit import Unit, WelshUnit
from touchstone.rules.item_runs import anchored
from touchstone.rules.rule import Finding


def a_welsh_text_has_its_unit(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A file in `units/welsh/` is named after a unit of its suite and bears its code.

    Why: the page of the Welsh text stands at the address of the unit.

    Example:
        suites/electoral-services/units/welsh/ES19.yaml      # says: code: ES18
    """
    for welsh in loaded.of(WelshUnit):
        file = welsh.file.replace("/units/welsh/", "/units/")
        english = catalogue.units.get((welsh.suite, welsh.code))
        if english and english.file != file:
            told = f"the Welsh text of {welsh.code} stands in the file of another unit"
            wanted = english.file.replace("/units/", "/units/welsh/")
            yield Finding(welsh.file, ("code",), told, f"call the file {wanted}, or mend the code")
        elif not english and not loaded.unread(file):
            told = f"there is no unit {welsh.code} in this suite whose Welsh text this could be"
            yield Finding(welsh.file, ("code",), told, f"add {file}; it may be catalogue-only")


def a_welsh_text_adds_no_label(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """The Welsh text of a unit has no item or sub-point that the English text lacks.

    Why: people cite "ES19 K5", whichever language they read; a label must lead to the same thing in both.

    Example:
        # units/ES19.yaml ends with K21
        - id: K22
          text: sut mae canfasio
    """
    for welsh, english in _pairs(catalogue, loaded):
        held = {where for where, _ in anchored(english)}
        for where, loc in anchored(welsh):
            if where not in held and english.wording is not Wording.CATALOGUE_ONLY:
                told = f"the Welsh text has #{where}, and {english.file} has not"
                yield Finding(welsh.file, (*loc, "id"), told, "give it the label that the English item has")


def a_welsh_text_is_whole(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """The Welsh text of a unit has every item of the English text, and is of the same version.

    Why: a reader of Welsh must not be told less, or what was replaced.

    Example:
        version: 1      # units/ES19.yaml says: version: 2
    """
    for welsh, english in _pairs(catalogue, loaded):
        held = {where for where, _ in anchored(welsh)}
        missing = [where.upper() for where, _ in anchored(english) if where not in held]
        if missing:
            listed = ", ".join(missing[:8]) + (" …" if len(missing) > 8 else "")
            yield Finding(welsh.file, ("code",), f"no Welsh text is held for {listed}", "add it for readers of Welsh")
        if welsh.version and english.version and welsh.version != english.version:
            told = f"this is the Welsh text of version {welsh.version}; the English is version {english.version}"
            yield Finding(welsh.file, ("version",), told, "see what changed, and raise the version")


def _pairs(catalogue: Catalogue, loaded: Loaded) -> Iterator[tuple[WelshUnit, Unit]]:
    """Each Welsh text with its unit."""
    for welsh in loaded.of(WelshUnit):
        english = catalogue.units.get((welsh.suite, welsh.code))
        if english:
            yield welsh, english
