"""Whether anything that goes into a site has changed since it was built, seen from times and sizes of files."""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from touchstone.building.digests import digest
from touchstone.building.places import Place
from touchstone.listing import Listing, listing_of

IN_PROJECT = (
    "touchstone",
    "macros",
    "mkdocs.yml",
    "requirements.lock",
    "requirements-zensical.lock",
    ".venv/installed",
)
JUST_NOW = 2_000_000_000
"""Nanoseconds: files that changed so shortly before a build may have changed again within one tick of their clock."""


class Seen(NamedTuple):
    """What goes into a site, as it was at one moment."""

    print: str
    """A digest of the paths, times and sizes of all files."""
    fresh: tuple[tuple[str, str], ...]
    """The files that had just been changed, each with the digest of its content: times alone do not tell of these."""

    def holds(self, now: Seen) -> bool:
        """Whether all is as it was."""
        return self.print == now.print and all(_content(path) == told for path, told in self.fresh)


@dataclass(frozen=True)
class Inputs:
    """The folders that a site is made from, and what was asked for."""

    project: Path
    standards: Path
    docs: Path
    options: str

    def noted(self, place: Place, now: Seen) -> Any:
        """What the last build said of itself, where a build now would make the same; else None."""
        try:
            seen, state, made = pickle.loads((place.beside / "inputs").read_bytes())
        except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, ImportError):
            return None
        fits = isinstance(seen, Seen) and state == place.live_name() and seen.holds(now)
        live = place.live() if fits else None
        return made if live and live.is_as_noted else None

    def note(self, place: Place, seen: Seen, made: Any) -> None:
        """Note what a build was made from."""
        state = place.live_name()
        if state:
            (place.beside / "inputs").write_bytes(pickle.dumps((seen, state, made)))

    def seen(self, standards: Listing) -> Seen:
        """What goes into the site, as it is now; what stands in the folder of standards is known already."""
        since = time.time_ns() - JUST_NOW
        files = [*_told(standards), *self._others()]
        fresh = tuple((path, _content(path)) for path, changed, _ in files if changed >= since)
        return Seen(digest(sys.version, self.options, repr(files)), fresh)

    def _others(self) -> Iterator[tuple[str, int, int]]:
        for place in (self.docs, *(self.project / name for name in IN_PROJECT)):
            if place.is_file():
                found = place.stat()
                yield str(place), found.st_mtime_ns, found.st_size
            else:
                yield from _told(listing_of(place))


def _content(path: str) -> str:
    """The digest of a file's content; empty where it cannot be read."""
    try:
        return digest(Path(path).read_bytes())
    except OSError:
        return ""


def _told(listing: Listing) -> Iterator[tuple[str, int, int]]:
    return ((f"{listing.folder}/{file}", *traits) for file, traits in listing.files())
