"""What all tests share."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

TAKE_LONGEST = (
    "site/test_in_a_browser.py",
    "building/test_incremental.py",
    "hostile/test_hostile.py",
    "building/test_cluster.py",
    "permalinks/test_history_in_a_browser.py",
    "search/test_quality.py",
    "building/test_safety.py",
    "building/test_preview.py",
    "site/test_both_builders.py",
)
"""These files of tests come first, so that no process is busy with one of them when all others are done."""
LAUNCH = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first."""
    tests = Path(__file__).parent
    places = {tests / file: place for place, file in enumerate(TAKE_LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Recall, above the closing line, the checks that scripts/test.py saw fail before the tests."""
    failed = os.environ.get("TOUCHSTONE_FAILED_STEPS")
    if failed:
        terminalreporter.write_line(f"FAILED before the tests, see above: {failed}", red=True)


@pytest.fixture(scope="session")
def launch() -> dict[str, Any]:
    """How Playwright is to start the browser; scripts/test.py sees to it that there is one."""
    named = os.environ.get("TOUCHSTONE_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    if not named:
        pytest.fail("no browser: run python3 scripts/test.py, or leave these tests out with -m 'not browser'")
    return {"executable_path": named, "args": LAUNCH}


@pytest.fixture(scope="session")
def browser(launch: dict[str, Any]) -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(**launch)
        yield started
        started.close()


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder at an address of its own, with the site's own page for what is not there."""

    def __init__(self, *args: Any, at: str, **more: Any) -> None:
        self.at = at
        super().__init__(*args, **more)

    def translate_path(self, path: str) -> str:
        """The file of an address; one outside the site's own address is not there."""
        return super().translate_path(path.removeprefix(self.at)) if path.startswith(self.at) else "/nowhere"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for an address that is not there."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """A function that serves a folder at a path, such as /any/sub/path/, and gives the address."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path, at: str = "/") -> str:
        handler = partial(SiteHandler, directory=str(folder), at=at.rstrip("/"))
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}{at}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
