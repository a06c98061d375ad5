"""Whether anything that goes into a site has changed since it was built, seen from times and sizes of files."""

from __future__ import annotations

import os
import pickle
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from touchstone.building.digests import LEFT_OUT, digest
from touchstone.building.places import Place

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


@dataclass(frozen=True)
class Inputs:
    """The folders that a site is made from, and what was asked for."""

    project: Path
    standards: Path
    docs: Path
    options: str

    def noted(self, place: Place) -> Any:
        """What the last build said of itself, where a build now would make the same; else None."""
        try:
            told, state, made = pickle.loads((place.beside / "inputs").read_bytes())
        except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, ImportError):
            return None
        live = place.live()
        fits = live is not None and live.name == state and told == self.print()
        return made if fits and live is not None and live.is_as_noted else None

    def note(self, place: Place, told: str, made: Any) -> None:
        """Note what a build was made from, unless that is too fresh to be known again by its times."""
        state = place.live_name()
        if told and state:
            (place.beside / "inputs").write_bytes(pickle.dumps((told, state, made)))

    def print(self) -> str:
        """A digest of the paths, times and sizes of all files; empty where one has just been changed."""
        files = sorted(self._files())
        newest = max((changed for _, changed, _ in files), default=0)
        return digest(sys.version, self.options, repr(files)) if newest < time.time_ns() - JUST_NOW else ""

    def _files(self) -> Iterator[tuple[str, int, int]]:
        for place in (self.standards, self.docs, *(self.project / name for name in IN_PROJECT)):
            if place.is_file():
                yield _told(str(place))
            for folder, folders, names in os.walk(place):
                folders[:] = [name for name in folders if name not in LEFT_OUT]
                for name in names:
                    with suppress(FileNotFoundError):
                        yield _told(f"{folder}/{name}")


def _told(path: str) -> tuple[str, int, int]:
    found = os.stat(path)
    return path, found.st_mtime_ns, found.st_size
