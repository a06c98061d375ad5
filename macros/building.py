"""One build of the whole site into a folder, and the word on what it made."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from macros.inputs import Inputs
from touchstone.building.digests import digest
from touchstone.building.places import BuildStopped, Place, locked, stopped_by
from touchstone.listing import listing_of

if TYPE_CHECKING:
    from macros.one_build import Build

__all__ = ["BuildStopped", "Made", "Options", "build"]


@dataclass(frozen=True)
class Options:
    """How a site is built, beside from what."""

    site_url: str | None = None
    """The address at which it is published; that of mkdocs.yml where None."""
    compress: bool = False
    """Whether each file also stands there compressed, for servers that send it so."""
    builder: str = "mkdocs"
    afresh: bool = False
    """Whether everything is made anew, whatever is there."""
    dask: str = field(default="", repr=False)
    """The address of a Dask cluster that makes the units; it shows in no file."""


@dataclass(frozen=True)
class Made:
    """What a build made: counts, seconds of wall time, and the folder."""

    pages: int
    units: int
    items: int
    seconds: float
    site: Path
    again: bool = True
    """Whether anything had to be made."""


def build(project: Path, standards: Path, docs: Path, site: Path, options: Options = Options()) -> Made:
    """Build the site of `standards` and `docs` into `site`, which is replaced as a whole once all is made.

    Raises ProblemsFound where the standards break a rule and BuildStopped where anything else is in the way; the old
    site then stays as it was.
    """
    started = time.perf_counter()
    refuse_inside(site, (standards, docs))
    site, inputs = site.absolute(), Inputs(project, standards.absolute(), docs.absolute(), repr(options))
    place = Place(site, _beside(project, site))
    with _without_collecting(), locked(site, lambda: _say(f"Another build is writing {site}: waiting for it.")):
        place.prepare()
        listing = listing_of(inputs.standards)
        seen = inputs.seen(listing)
        noted = None if options.afresh else inputs.noted(place, seen)
        if isinstance(noted, Made):
            return replace(noted, seconds=time.perf_counter() - started, again=False)
        with _kept(project, inputs) as keep:
            from macros.one_build import Build  # noqa: PLC0415

            try:
                made = _made(Build(project, listing, docs, place, options, keep), started)
            except OSError as error:
                raise stopped_by(error, site) from error
        if seen.holds(inputs.seen(listing_of(inputs.standards))):
            inputs.note(place, seen, made)
        return made


def _made(one: Build, started: float) -> Made:
    pages = one.run()
    units = one.read.catalogue.units.values()
    items = sum(unit.number_of_items for unit in units)
    return Made(pages, len(units), items, time.perf_counter() - started, one.place.site)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def kept_folder(project: Path, standards: Path, docs: Path) -> Path:
    """Where builds of these folders keep what the next one can use."""
    return project / ".cache" / "builds" / digest(str(standards.absolute()), str(docs.absolute()))


@contextmanager
def _kept(project: Path, inputs: Inputs) -> Iterator[Path]:
    """The folder of what is kept from build to build, held by this one; its own where none can be written."""
    folder = kept_folder(project, inputs.standards, inputs.docs)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "of").write_text(f"{inputs.standards}\n", encoding="utf-8")
    except OSError:
        with tempfile.TemporaryDirectory(prefix="touchstone-") as own:
            yield Path(own)
        return
    with locked(folder, lambda: _say("Another build of these standards is running: waiting for it.")):
        _forget_the_gone(folder.parent, "of")
        yield folder


def _beside(project: Path, site: Path) -> Path:
    """Where the next site is made ready: with all that is kept, where that is on the disk of the site."""
    kept = project / ".cache" / "sites" / digest(str(site))
    above = next(folder for folder in (site.parent, *site.parent.parents) if folder.is_dir())
    try:
        kept.mkdir(parents=True, exist_ok=True)
        if kept.stat().st_dev == above.stat().st_dev and os.access(kept, os.W_OK):
            (kept / "of").write_text(f"{above}\n", encoding="utf-8")
            _forget_the_gone(kept.parent, "of")
            return kept
    except OSError:
        pass
    return site.parent / f".{site.name}.kept"


def _forget_the_gone(folder: Path, name: str) -> None:
    """Forget what is kept for folders that are no longer there."""
    for kept in folder.iterdir():
        try:
            gone = not Path((kept / name).read_text(encoding="utf-8").strip()).is_dir()
        except OSError:
            gone = False
        if gone:
            shutil.rmtree(kept, ignore_errors=True)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Collect no garbage meanwhile: a build makes many things and few circles, and ends soon.

    Afterwards all of them count as old, so that they are not looked through at once.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if enabled:
            gc.enable()


def refuse_inside(site: Path, sources: tuple[Path, ...]) -> None:
    """Raise BuildStopped where the site's folder stands in a folder that the site is made from."""
    for source in sources:
        if site.resolve().is_relative_to(source.resolve()):
            raise BuildStopped(
                f"The folder {site} stands inside {source}, which the site is made from: name another with --site."
            )
