"""The menu of a site whose hand-written pages are not this project's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from touchstone.mentions import left_out

Entry = Any
"""An entry of `nav` in mkdocs.yml: a path, or a title with a path or with entries below it."""


def menu_for(nav: list[Entry], docs: Path, has: Callable[[str], bool]) -> list[Entry]:
    """The entries of mkdocs.yml that lead somewhere, then the pages of `docs` that it does not name.

    `has` says whether there is a data page at an address.
    """
    kept = [found for entry in nav for found in _leading_somewhere(entry, docs, has)]
    named = set(_paths(nav))
    files = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    return kept + [file for file in files if file not in named and not left_out(file)]


def _leading_somewhere(entry: Entry, docs: Path, has: Callable[[str], bool]) -> Iterator[Entry]:
    if isinstance(entry, str):
        if has(entry.lstrip("/")) if entry.startswith("/") else (docs / entry).is_file():
            yield entry
        return
    ((title, below),) = entry.items()
    if isinstance(below, str):
        yield from ({title: path} for path in _leading_somewhere(below, docs, has))
    elif kept := [found for one in below for found in _leading_somewhere(one, docs, has)]:
        yield {title: kept}


def _paths(nav: list[Entry]) -> Iterator[str]:
    for entry in nav:
        below = next(iter(entry.values())) if isinstance(entry, dict) else entry
        yield from [below] if isinstance(below, str) else _paths(below)
