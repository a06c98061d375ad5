"""The server of the live preview: pages as they are after the last edit, or what is wrong with it in their place."""

from __future__ import annotations

import posixpath
import time
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any, Protocol

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

EDITS = frozenset(("created", "modified", "moved", "deleted"))
"""What counts as an edit; that a file was opened or closed does not."""
SETTLED = 0.05
"""Seconds without a further edit after which the edits before count as one."""


class Shown(Protocol):
    """What the server shows."""

    wrong: str
    """What is wrong with the last edit; empty where nothing is."""

    def content(self, path: str) -> bytes | None:
        """The file at a path below the site's root as it should be now; None where there is none."""


class PreviewServer(LiveReloadServer):
    """MkDocs' server over what is made on request."""

    def __init__(self, shown: Shown, refresh: Callable[[set[Path]], None], host: str, port: int, root: Path) -> None:
        super().__init__(builder=self._refresh, host=host, port=port, root=str(root))
        self.shown = shown
        self.observer = Observer()
        self.build_delay = SETTLED
        self._to_refresh = refresh
        self._edited: set[Path] = set()

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Follow the edits of a file or of all files in a folder."""
        self._watched_paths[path] = 1
        self.observer.schedule(_Edits(self._note), path, recursive=recursive)

    def show_again(self) -> None:
        """Let browsers ask for their pages once more."""
        with self._epoch_cond:
            self._wanted_epoch = self._visible_epoch = max(self._visible_epoch + 1, round(time.monotonic() * 1000))
            self._epoch_cond.notify_all()

    def _note(self, edited: Path) -> None:
        with self._rebuild_cond:
            self._edited.add(edited)
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _refresh(self) -> None:
        with self._rebuild_cond:
            edited, self._edited = self._edited, set()
        self._to_refresh(edited)

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if asked.startswith("/livereload/"):
            return super()._serve_request(environ, start_response)
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
        path = posixpath.normpath(asked).lstrip("/") + ("/index.html" if asked.endswith("/") else "")
        found = self._as_it_is(path.lstrip("/"))
        if found is None:
            return super()._serve_request(environ, start_response)
        if path.endswith(".html"):
            found = self._inject_js_into_html(found, epoch)
        kind = self._guess_type(path)
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(found)))])
        return [found]

    def _as_it_is(self, path: str) -> bytes | None:
        is_page = path.endswith(".html")
        found = None if is_page and self.shown.wrong else self.shown.content(path)
        return problem_page(self.shown.wrong).encode() if is_page and self.shown.wrong else found


class _Edits(FileSystemEventHandler):
    """Tells of each file that somebody edited."""

    def __init__(self, tell: Callable[[Path], None]) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog."""
        for path in (event.src_path, event.dest_path):
            edited = Path(str(path))
            if path and event.event_type in EDITS and not event.is_directory and "__pycache__" not in edited.parts:
                self._tell(edited)


def problem_page(wrong: str) -> str:
    """The page that stands for all others while something is wrong."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>To be mended</title>'
        "<style>body{font:1rem/1.5 sans-serif;margin:2rem}"
        "pre{padding:1rem;overflow:auto;background:#fbe9d7;color:#3d1c00}</style>"
        "</head><body><h1>Mend this, and the page comes back</h1>"
        f"<pre>{escape(wrong)}</pre></body></html>"
    )
