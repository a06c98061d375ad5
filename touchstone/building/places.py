"""Putting a site in place: as a whole and at once, one build at a time, and never over what no build made."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import IO

from touchstone.building.digests import digest
from touchstone.building.tree import MANIFEST, MARK, Made, Tree, read_state, write_state

AT_CURRENT_FOLDER = -100
MARKED = "This folder was made by Touchstone and is replaced at each build."
EXCHANGE = 2
"""Linux: renameat2(2), AT_FDCWD and RENAME_EXCHANGE."""


class BuildStopped(Exception):
    """Raised where the site could not be built for a reason that is not in the standards; says what to do."""


def stopped_by(error: OSError, site: Path) -> BuildStopped:
    """What is said where the system refused something in the middle of a build."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    told = (
        "The disk is full" if full else f"Something could not be read or written ({error.strerror}: {error.filename})"
    )
    return BuildStopped(f"{told}, so the site was not built. {site} is as it was.")


@dataclass(frozen=True)
class Place:
    """Where a site stands, and the folder `beside` on the same disk in which the next one is made ready."""

    site: Path
    beside: Path
    """Holds the spare site, and for each site the note of its parts."""
    states: dict[str, Tree | None] = field(default_factory=dict, repr=False)
    """The sites that are known by now, by the names of their states."""

    @property
    def spare(self) -> Path:
        """The site before this one; the next is made from it."""
        return self.beside / "spare"

    def prepare(self) -> None:
        """See that the site may be written here, and mend what a build that was cut off left. Raises BuildStopped."""
        if not self.site.exists() and (self.spare / MARK).is_file() and (self.beside / "swapping").exists():
            self.spare.rename(self.site)
        self._refuse_foreign()
        try:
            self.site.parent.mkdir(parents=True, exist_ok=True)
            self.beside.mkdir(parents=True, exist_ok=True)
            (self.beside / "swapping").unlink(missing_ok=True)
        except OSError as error:
            reason = f"Nothing can be written in {self.site.parent} ({error.strerror})"
            raise BuildStopped(f"{reason}: name another folder with --site.") from None
        if not os.access(self.site.parent, os.W_OK):
            raise BuildStopped(f"Nothing can be written in {self.site.parent}: name another folder with --site.")

    def _refuse_foreign(self) -> None:
        if self.site.exists() and not self.site.is_dir():
            raise BuildStopped(f"{self.site} is a file, not a folder: name another folder with --site.")
        if self.site.is_dir() and not (self.site / MARK).exists() and any(self.site.iterdir()):
            told = f"The folder {self.site} holds files that no build made"
            raise BuildStopped(f"{told}: name another folder with --site, or empty it.")

    def live(self) -> Tree | None:
        """The site that stands there, where its parts are known."""
        return self._known(self.site)

    def live_name(self) -> str:
        """By what the note of the site that stands there is known; empty where there is none."""
        return _state_name(self.site)

    def take_spare(self) -> Tree:
        """The folder to make the next site in: the spare one as it is known, or an empty one.

        It counts as broken until it is put in place.
        """
        found = self._known(self.spare)
        if found:
            found.clear_of_strangers()
        (self.spare / MARK).unlink(missing_ok=True)
        if found is None:
            self._throw_away(self.spare)
            self.spare.mkdir()
        return found or Tree(self.spare)

    def _known(self, folder: Path) -> Tree | None:
        name = _state_name(folder)
        if not name.isalnum():
            return None
        if name not in self.states:
            self.states[name] = read_state(self.beside / f"{name}.state", folder)
        held = self.states[name]
        return Tree(folder, held.parts, name, held.times) if held else None

    def finish(self, parts: dict[str, Made], before: Tree, touched: set[str]) -> None:
        """Write the manifest of the spare site and put it in place of the one that stands there.

        `before` is the spare site as it was taken; `touched` are the folders in which anything was changed since.
        """
        manifest = "".join(made.lines for made in parts.values()).encode()
        name = digest(sha256(manifest).digest(), "\n".join([f"{made.key} {part}" for part, made in parts.items()]))
        tree = Tree(self.spare, parts, name)
        tree.write(MANIFEST, manifest)
        tree.write(MARK, f"{MARKED} {name}\n".encode())
        noted = replace(tree, times=tree.times_since(before, touched))
        write_state(self.beside / f"{name}.state", noted)
        self.states[name] = noted
        self._swap()
        self._tidy()

    def _swap(self) -> None:
        if not self.site.exists():
            self.spare.rename(self.site)
        elif not exchanged(self.spare, self.site):
            old = self.beside / "old"
            self._throw_away(old)
            (self.beside / "swapping").touch()
            self.site.rename(old)
            self.spare.rename(self.site)
            old.rename(self.spare)
            (self.beside / "swapping").unlink()

    def _tidy(self) -> None:
        """Forget the notes of sites that are no longer there."""
        used = {_state_name(folder) for folder in (self.site, self.spare)}
        for note in self.beside.glob("*.state"):
            if note.stem not in used:
                note.unlink()

    def _throw_away(self, folder: Path) -> None:
        if folder.exists():
            away = Path(tempfile.mkdtemp(dir=self.beside, prefix="away-"))
            folder.rename(away / "it")
        for left in self.beside.glob("away-*"):
            shutil.rmtree(left, ignore_errors=True)


def _state_name(folder: Path) -> str:
    """By what the note of the site in a folder is known; empty where no build marked it."""
    try:
        return (folder / MARK).read_text(encoding="utf-8").split()[-1]
    except (OSError, IndexError, UnicodeDecodeError):
        return ""


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, so that there is no moment without either; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    with suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        return int(rename(AT_CURRENT_FOLDER, os.fsencode(one), AT_CURRENT_FOLDER, os.fsencode(other), EXCHANGE)) == 0
    return False


@contextmanager
def locked(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold `path` against other builds; where another holds it, call `waiting` and wait."""
    lock = Path(tempfile.gettempdir(), f"touchstone-{digest(str(path))}.lock")
    try:
        stream = lock.open("a")
    except OSError:  # another user's, or nothing can be written there
        yield
        return
    with stream:
        if not _locks(stream):
            waiting()
            while not _locks(stream):
                time.sleep(0.1)
        yield


def _locks(stream: IO[str]) -> bool:
    """Whether this process now holds a file; the system lets go of it when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Anything else means a file system that knows no locks: go on without one.
        return error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return True
