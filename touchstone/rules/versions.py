"""Rules about versions: those that were published stay as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator

from touchstone.catalogue import Catalogue
from touchstone.loading import LEDGER, Loaded
from touchstone.model.unit import EarlierUnit, Unit
from touchstone.permalinks import proposing
from touchstone.permalinks.comparing import Loss
from touchstone.permalinks.ledger import Run, page_of
from touchstone.permalinks.published import published
from touchstone.rules.permalinks import comparison
from touchstone.rules.rule import Finding
from touchstone.source import Loc


def earlier_versions_are_earlier(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """A file in `units/earlier/` is named after its unit and version, and that version is older than the one of today.

    Why: the name says which version the file holds, and its page is made for that version.

    Example:
        suites/electoral-services/units/earlier/ES19.v1.yaml      # says: version: 2
    """
    for unit in loaded.of(EarlierUnit):
        name = unit.file.rpartition("/")[2]
        if unit.version is None or name != f"{unit.code}.v{unit.version}.yaml":
            wanted = f"{unit.code}.v{unit.version or 1}.yaml"
            yield Finding(
                unit.file,
                ("version",),
                f"the file of this unit and version cannot be called {name}",
                f"call it {wanted}, or mend code or version",
            )
            continue
        today = catalogue.units.get((unit.suite, unit.code))
        if today and (today.version is None or today.version <= unit.version):
            yield Finding(
                unit.file,
                ("version",),
                f"version {unit.version} is not older than that of {today.file}",
                "raise the version there, or delete this file",
            )


def earlier_versions_stay(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """The page of a version that was published stays, with the words that it had.

    Why: a citation that names the version must lead to that version's words for ever. Before a unit is changed into
    its next version, its file is copied into `units/earlier/`.

    Example:
        # ES19.yaml now says version: 3, and there is no
        suites/electoral-services/units/earlier/ES19.v2.yaml
    """
    for loss in comparison(catalogue, loaded).frozen:
        file, loc = (loss.now.file, loss.now.loc) if loss.now else _home(catalogue, loss)
        yield Finding(file, loc, _frozen(loss), _kept(loss, file))


def _home(catalogue: Catalogue, loss: Loss) -> tuple[str, Loc]:
    unit_page = re.sub(r"v\d+/$", "", loss.run.address)
    page = published(catalogue).get(unit_page)
    return (page.file, ("version",)) if page else (LEDGER, ("published", catalogue.ledger.lines.index(loss.run.last)))


def _frozen(loss: Loss) -> str:
    if loss.now is None:
        return f"the published version at {loss.run.address} would be gone"
    return f"the items of the version at {loss.run.address} are not those that were published"


def _kept(loss: Loss, file: str) -> str:
    version, name = loss.run.last.version, file.rpartition("/")[2].removesuffix(".yaml")
    if loss.now is not None:
        return "put the file back as it was when that version was today's (git log shows it)"
    if file == LEDGER:
        return f"keep the unit's file, as it was then, as earlier/<CODE>.v{version}.yaml in the units of its suite"
    folder = file.rpartition("/")[0]
    kept = f"{folder}/earlier/{name}.v{version}.yaml"
    return f"keep the file as it was in version {version} (git show HEAD:standards/{file}) as {kept}"


def published_words_keep_their_version(catalogue: Catalogue, loaded: Loaded) -> Iterator[Finding]:
    """Words that were published in a version change only with the version.

    Why: a citation that names the version leads to its page, and people trust the words there. A slip of the pen may be
    mended all the same; the change is recorded when you publish.

    Example:
        version: 2
        # … and the words of K5 are not those that version 2 had when it was published
    """
    units = {unit.file: unit for unit in loaded.of(Unit)}
    for run, now in comparison(catalogue, loaded).reworded:
        unit = units.get(now.file)
        if unit and now.kind == "latest" and unit.version and unit.version == _version_then(catalogue, run):
            was = proposing.said(run)
            message = f"the words of {now.name} in version {unit.version} have changed since they were published: {was}"
            yield Finding(
                now.file,
                now.loc,
                message,
                "raise the version and keep the old file in units/earlier/, or publish if it only mends a slip",
            )


def _version_then(catalogue: Catalogue, run: Run) -> int | None:
    """The version in which the unit of an address was last published."""
    page = page_of(run.address)
    versions = [
        int(found[1])
        for address in catalogue.ledger.runs
        if (found := re.fullmatch(rf"{re.escape(page)}v(\d+)/", address))
    ]
    return max(versions, default=None)
