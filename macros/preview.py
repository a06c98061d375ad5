"""The live preview: an edit shows at once, page by page as they are asked for, while the whole site is built beside it.

The whole site is built in a process of its own, so that the next edit need not wait for it, and so that an edit of the
program itself shows too.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from macros.apart import build_apart
from macros.building import BuildStopped
from macros.preview_server import PreviewServer

if TYPE_CHECKING:
    from macros.at_once import AtOnce

HOST = "127.0.0.1"
WATCHED_IN_PROJECT = ("mkdocs.yml", "macros", "touchstone")
FIRST_PAGES = 0.4
"""Seconds that the pages which are open get for themselves before the whole site is built."""


class Preview:
    """What is shown: single pages after an edit, and the whole site as soon as it is built."""

    def __init__(self, project: Path, standards: Path, docs: Path, folder: Path, url: str) -> None:
        self.project, self.standards, self.docs = project, standards, docs
        self.folder = folder
        self.url = url
        self.wrong = ""
        self.at_once: AtOnce | None = None
        self._tried: AtOnce | None = None
        """What was shown when the last whole build ended, well or not."""
        self._edits = 0
        self._changed = threading.Condition()

    def refresh(self, edited: Iterable[Path]) -> None:
        """Read the standards again after edits of these files."""
        edited = tuple(edited)
        code = [path for path in edited if path.suffix == ".py"]
        if code:
            if self.at_once:
                self.at_once.close()
            core = any(path.is_relative_to(self.project / "touchstone") for path in code)
            forget_code("macros", *(["touchstone"] if core else []))
        try:
            self.at_once = self._read(edited)
            self.say("")
        except Exception as stopped:
            self.say(import_module("macros.apart").told(stopped))
        with self._changed:
            self._edits += 1
            self._changed.notify_all()

    def _read(self, edited: Iterable[Path]) -> AtOnce:
        own = import_module("macros.at_once")
        made = own.read_at_once(self.project, self.standards, self.docs, self.folder, self.url)
        if not any(path.is_relative_to(self.project / name) for path in edited for name in ("macros", "mkdocs.yml")):
            made.take_shells()
        return made  # type: ignore[no-any-return]

    def build_whole(self) -> bool:
        """Build the whole site; gives whether browsers should ask again. Where something is wrong, the site stays."""
        shown, started = self.at_once, time.perf_counter()
        wrong = build_apart(self.project, self.standards, self.docs, self.folder / "site", self.url)
        if not wrong:
            print(f"Built in {time.perf_counter() - started:.1f} s.", flush=True)
        with self._changed:
            if self.at_once is not shown:
                return False
            self._tried = shown
            self.at_once = shown if wrong else None
            self._changed.notify_all()
        news = self.say(wrong)
        return news or bool(shown and not wrong and self._differs(shown))

    def _differs(self, shown: AtOnce) -> bool:
        """Whether a file that was shown reads otherwise in the whole site."""
        return any(self._file(path) != found for path, found in shown.given.items())

    def follow(self, server: PreviewServer) -> None:
        """Build the whole site after every edit, for ever."""
        built = self._edits
        while True:
            with self._changed:
                self._changed.wait_for(lambda seen=built: self._edits != seen)
                while self._changed.wait(timeout=FIRST_PAGES):
                    pass
                built = self._edits
            if self.build_whole():
                server.show_again()

    def content(self, path: str) -> bytes | None:
        """The file at a path of the site after the last edit; waits for the whole site where only that can tell."""
        now = self.at_once
        if now is None:
            return None
        try:
            found = now.content(path)
        except Exception as stopped:
            if now is self.at_once:
                self.say(import_module("macros.apart").told(stopped))
            return None
        if found is None and (path.endswith(".html") or not (self.folder / "site" / path).is_file()):
            with self._changed:
                self._changed.wait_for(lambda: self.at_once is not now or self._tried is now)
        return found

    def _file(self, path: str) -> bytes | None:
        try:
            return (self.folder / "site" / path).read_bytes()
        except OSError:
            return None

    def say(self, wrong: str) -> bool:
        """Show what is wrong in the terminal and in the browser; gives whether that is news."""
        wrong = wrong.rstrip()  # the same words come from two ways of building, with an end of line and without
        news, self.wrong = wrong != self.wrong, wrong
        if wrong and news:
            print(wrong, file=sys.stderr, flush=True)
        return news


def forget_code(*packages: str) -> None:
    """Let the next import of the modules of these packages read them anew."""
    for name in [name for name in sys.modules if name.partition(".")[0] in packages]:
        del sys.modules[name]


def serve(project: Path, standards: Path, docs: Path, port: int) -> None:
    """Show the site at http://127.0.0.1:PORT/ until stopped. Raises BuildStopped where the port is taken."""
    with tempfile.TemporaryDirectory(prefix="touchstone-preview-") as folder:
        preview = Preview(project, standards, docs, Path(folder), f"http://{HOST}:{port}/")
        server = PreviewServer(preview, preview.refresh, HOST, port, Path(folder, "site"))
        preview.refresh(())
        preview.build_whole()
        threading.Thread(target=preview.follow, args=(server,), daemon=True).start()
        for watched in (standards, docs, *(project / name for name in WATCHED_IN_PROJECT)):
            server.watch(str(watched))
        print(f"Open http://{HOST}:{port}/ ; every edit shows there. Stop with Ctrl-C.", flush=True)
        try:
            server.serve()
        except OSError as error:
            raise BuildStopped(f"Port {port} cannot be used ({error.strerror}): name another with --port.") from None
        finally:
            server.shutdown()
