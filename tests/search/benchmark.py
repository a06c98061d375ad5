"""The benchmark of the search: what it costs to build and to use, for the shipped site and for the register."""

from __future__ import annotations

import gzip
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import measuring
import quality
import search_site
from playwright.sync_api import Browser
from register_entries import register_entries, register_rows
from register_spellings import asked_for_every_row

from touchstone.render import Site
from touchstone.search.entry import Entry
from touchstone.search.files import search_files

QUERIES = 200
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Build:
    """What it costs to make the index."""

    seconds: float
    """Of CPU."""
    files: int
    size: int
    compressed: int


def build(folder: Path, site: Site, entries: Sequence[Entry], cache: Path | None = None) -> Build:
    """Make the index of `entries` in `folder`, and say what it cost; writing the files is not counted."""
    started = time.process_time()
    made = list(search_files(entries, site.catalogue.search_words.same_meaning, cache))
    seconds = time.process_time() - started
    search_site.write_files(folder, made)
    compressed = sum(len(gzip.compress(file.content, 6)) for file in made)
    return Build(seconds, len(made), sum(len(file.content) for file in made), compressed)


def shipped_figures(opened: Browser) -> Iterator[str]:
    """The figures of the site as it ships, and the quality of its answers."""
    site = search_site.shipped()
    entries = search_site.all_entries(site)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        search_site.write_site(folder, site, entries)
        yield _counted("Shipped site", entries)
        yield from _build_lines(build(folder, site, entries))
        units = site.catalogue.units.values()
        typed = measuring.typed_queries([unit.title for unit in units], [unit.code for unit in units], QUERIES)
        yield from _cost_lines(measuring.cost(folder, typed, opened))
        page = opened.new_page()
        page.goto((folder / "index.html").as_uri())
        for file in quality.files():
            yield f"Queries of {file.name}:"
            yield from quality.lines(list(quality.measured(page, file)))
        page.close()


def register_figures(opened: Browser, register: Path) -> Iterator[str]:
    """The figures of the whole national register, with 20 made-up items a unit."""
    site, rows = search_site.shipped(), register_rows(register)
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name, "site"), Path(name, "cache")
        entries = list(register_entries(rows))
        yield _counted("National register", entries)
        held = _peak()
        whole = build(folder, site, entries)
        yield from _build_lines(whole)
        yield f"  peak memory of the build: {_peak():.0f} MB, of which {held:.0f} MB hold the entries"
        half = build(Path(name, "half"), site, entries[: len(entries) // 2])
        yield f"  half as many entries: {half.seconds:.1f} s, {half.size / MEGABYTE:.1f} MB"
        yield from _rebuild_lines(Path(name, "again"), site, entries, cache)
        search_site.write_scripts(folder)
        search_site.write_page(folder, site, "", "Register", "<h1>Register</h1>")
        titles = [row["title"] for row in rows if row["title"]]
        typed = measuring.typed_queries(titles, [row["urn"] for row in rows], QUERIES)
        yield from _cost_lines(measuring.cost(folder, typed, opened))
    yield str(asked_for_every_row(rows))


def _rebuild_lines(folder: Path, site: Site, entries: list[Entry], cache: Path) -> Iterator[str]:
    first = build(folder, site, entries, cache)
    changed = [entries[0]._replace(title="Quite another title"), *entries[1:]]
    for said, listed in (("nothing changed", entries), ("one unit changed", changed)):
        again = build(folder, site, listed, cache)
        yield f"  rebuilt, {said}: {again.seconds:.1f} s of CPU (with a cache to fill: {first.seconds:.1f} s)"


def _counted(what: str, entries: Sequence[Entry]) -> str:
    parts = sum(len(entry.parts) for entry in entries)
    return f"{what}: {len(entries):,} entries with {parts:,} parts, {len(entries) + parts:,} in all"


def _build_lines(made: Build) -> Iterator[str]:
    sizes = f"{made.size / MEGABYTE:.2f} MB, {made.compressed / MEGABYTE:.2f} MB compressed"
    yield f"  index built in {made.seconds:.1f} s of CPU: {made.files:,} files, {sizes}"


def _cost_lines(cost: measuring.Cost) -> Iterator[str]:
    usable = cost.before_usable + cost.after_focus
    yield f"  loaded by every page: {cost.before_usable:,} bytes; before the box answers: {usable:,} bytes (compressed)"
    first, last = measuring.median(cost.first_query), max(cost.first_query)
    yield f"  loaded for a first query, all in all: {first:,.0f} bytes at the median, {last:,} at most (compressed)"
    for said, times in (
        ("last key to results, pieces still to be loaded", cost.fresh),
        ("last key to results, warm", cost.last_key),
        ("every key to results, warm", cost.every_key),
    ):
        middle, late = measuring.median(times), measuring.percentile(times, 0.95)
        yield f"  {said}: median {middle:.1f} ms, 95th percentile {late:.1f} ms ({len(times):,} times)"
    yield f"  the browser's heap afterwards: {cost.memory / MEGABYTE:.0f} MB"


def _peak() -> float:
    """The most memory that this process has held, in MB; macOS counts in bytes, Linux in kilobytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (MEGABYTE if sys.platform == "darwin" else 1024)
