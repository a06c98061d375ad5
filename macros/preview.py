"""The live preview: the site on this machine, built again at every edit; problems show where pages would be."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers import Observer

from macros.building import BuildStopped, Options, build
from touchstone.problem import ProblemsFound, as_text

HOST = "127.0.0.1"
WATCHED_IN_PROJECT = ("mkdocs.yml", "macros", "touchstone/templates", "touchstone/assets")


class Preview:
    """Builds into a folder, and keeps the words on what was wrong with the last edit."""

    def __init__(self, project: Path, standards: Path, docs: Path, folder: Path, url: str) -> None:
        self.project = project
        self.standards = standards
        self.docs = docs
        self.folder = folder
        self.url = url
        self.wrong = ""

    def build(self) -> None:
        """Build the site anew; where something is wrong, say it and keep the site as it was."""
        started = time.perf_counter()
        try:
            build(self.project, self.standards, self.docs, self.folder / "site", Options(site_url=self.url))
            self.wrong = ""
            print(f"Built in {time.perf_counter() - started:.1f} s.", flush=True)
        except ProblemsFound as found:
            self.say(as_text(found.problems))
        except BuildStopped as stopped:
            self.say(str(stopped))

    def say(self, wrong: str) -> None:
        """Show what is wrong in the terminal and, at the next page, in the browser."""
        self.wrong = wrong
        print(wrong, file=sys.stderr, flush=True)


class PreviewServer(LiveReloadServer):
    """MkDocs' server, which shows what is wrong in place of any page until it is mended."""

    def __init__(self, preview: Preview, port: int) -> None:
        super().__init__(builder=preview.build, host=HOST, port=port, root=str(preview.folder / "site"))
        self.preview = preview
        self.observer = Observer()

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"]
        if self.preview.wrong and not path.startswith("/livereload/") and "." not in path.rsplit("/", 1)[-1]:
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
            return [self._inject_js_into_html(problem_page(self.preview.wrong).encode(), self._visible_epoch)]
        return super()._serve_request(environ, start_response)


def problem_page(wrong: str) -> str:
    """The page that stands for all others while something is wrong."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>To be mended</title>'
        "<style>body{font:1rem/1.5 sans-serif;margin:2rem}"
        "pre{padding:1rem;overflow:auto;background:#fbe9d7;color:#3d1c00}</style>"
        "</head><body><h1>Mend this, and the page comes back</h1>"
        f"<pre>{escape(wrong)}</pre></body></html>"
    )


def serve(project: Path, standards: Path, docs: Path, port: int) -> None:
    """Show the site at http://127.0.0.1:PORT/ until stopped. Raises BuildStopped where the port is taken."""
    with tempfile.TemporaryDirectory(prefix="touchstone-preview-") as folder:
        preview = Preview(project, standards, docs, Path(folder), f"http://{HOST}:{port}/")
        preview.build()
        server = PreviewServer(preview, port)
        for watched in (standards, docs, *(project / name for name in WATCHED_IN_PROJECT)):
            server.watch(str(watched))
        print(f"Open http://{HOST}:{port}/ ; every edit shows there. Stop with Ctrl-C.", flush=True)
        try:
            server.serve()
        except OSError as error:
            raise BuildStopped(f"Port {port} cannot be used ({error.strerror}): name another with --port.") from None
        finally:
            server.shutdown()
