"""What a search costs in the browser: bytes, and the time from a key to the results."""

from __future__ import annotations

import gzip
import os
import random
import shutil
import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TIMED = """async (queries) => {
  const box = document.querySelector("ts-search");
  const typed = async (text) => {
    const answered = new Promise((done) => {
      const watch = new MutationObserver(() => (watch.disconnect(), done()));
      watch.observe(box, { subtree: true, childList: true, attributes: true, attributeFilter: ["hidden"] });
    });
    const start = performance.now();
    box.input.value = text;
    box.input.dispatchEvent(new Event("input", { bubbles: true }));
    await answered;
    return performance.now() - start;
  };
  const keys = [];
  const last = [];
  for (const query of queries) {
    let took = 0;
    for (let length = 1; length <= query.length; length += 1) {
      took = await typed(query.slice(0, length));
      keys.push(took);
    }
    last.push(took);
    await typed("");
  }
  return { keys, last };
}"""


@dataclass
class Counted:
    """What a server has sent: requests and compressed bytes, by path."""

    address: str = ""
    sent: dict[str, int] = field(default_factory=dict)

    def take(self) -> int:
        """The bytes since the last time this was asked."""
        total = sum(self.sent.values())
        self.sent.clear()
        return total


class _Compressing(SimpleHTTPRequestHandler):
    """Serves files as an ordinary server does: compressed, and to be kept by the browser."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, counted: Counted, **named: Any) -> None:
        self.counted = counted
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        content = gzip.compress(path.read_bytes(), 6, mtime=0) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip" if found else "identity")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(content)
        self.counted.sent[self.path.split("?")[0]] = len(content)

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[Counted]:
    """A server of a folder on this machine, which counts what it sends."""
    counted = Counted()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, counted=counted, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    counted.address = f"http://127.0.0.1:{server.server_address[1]}/"
    try:
        yield counted
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser that the tests use."""
    path = os.environ.get("TOUCHSTONE_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield opened
        finally:
            opened.close()


@dataclass(frozen=True)
class Cost:
    """What the search of one site costs a reader. Times in milliseconds, sizes in bytes, compressed."""

    before_usable: int
    """Script and style that every page loads."""
    after_focus: int
    """What is loaded once the box is used."""
    first_query: list[int]
    """For each query, all that is loaded for it by a reader who has searched nothing before."""
    fresh: list[float]
    """From the last key of each query to its results, the first time: pieces have still to be loaded."""
    every_key: list[float]
    """The same for every key, once what the queries need is there."""
    last_key: list[float]
    """And for the last key of each query."""
    memory: int
    """The browser's heap after all queries."""


def cost(folder: Path, queries: Sequence[str], opened: Browser) -> Cost:
    """Measure the search of the site in `folder`."""
    with served(folder) as server:
        first = [_first_query(opened, server, query) for query in queries]
        page = opened.new_page()
        _open(page, server)
        fresh = page.evaluate(TIMED, list(queries))
        warm = page.evaluate(TIMED, list(queries))
        heap = page.evaluate("performance.memory.usedJSHeapSize")
        return Cost(
            before_usable=first[0][0],
            after_focus=first[0][1],
            first_query=[one[2] for one in first],
            fresh=fresh["last"],
            every_key=warm["keys"],
            last_key=warm["last"],
            memory=heap,
        )


def _first_query(opened: Browser, server: Counted, query: str) -> tuple[int, int, int]:
    context = opened.new_context()
    page = context.new_page()
    before, after = _open(page, server)
    page.evaluate(TIMED.replace("let length = 1", "let length = query.length"), [query])
    page.wait_for_timeout(20)
    total = before + after + server.take()
    context.close()
    return before, after, total


def _open(page: Page, server: Counted) -> tuple[int, int]:
    server.take()
    page.goto(server.address)
    page.evaluate("touchstoneSearch.scripts('box')")
    before = sum(size for path, size in server.sent.items() if "search" in path)
    server.take()
    page.locator("ts-search input").focus()
    page.evaluate("touchstoneSearch.prepare(document.querySelector('ts-search').root)")
    page.wait_for_timeout(20)
    return before, server.take()


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def typed_queries(titles: Sequence[str], codes: Sequence[str], count: int, seed: int = 5) -> list[str]:
    """Queries as people type them: one to three words of a title, a code, a word with a slip."""
    chance = random.Random(seed)
    return [_query(chance, titles, codes) for _ in range(count)]


def _query(chance: random.Random, titles: Sequence[str], codes: Sequence[str]) -> str:
    words = [word.strip(".,;:()") for word in chance.choice(titles).lower().split() if len(word) > 3] or ["work"]
    kind = chance.random()
    if kind < 0.2:
        return chance.choice(codes).strip() or "ES19"
    if kind < 0.35:
        word = max(words, key=len)
        at = chance.randrange(1, len(word))
        return word[:at] + word[at + 1 :]
    start = chance.randrange(len(words))
    return " ".join(words[start : start + chance.randint(1, 3)])
