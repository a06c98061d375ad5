"""What the search keeps from build to build, in an SQLite file: what things offer, and the index of it.

All that one build changes is one transaction: a build that is cut off leaves what was there.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from touchstone.search.blocks import HASH, Said
from touchstone.search.keywords import Standing
from touchstone.search.offers import Card, Offer, standing_from

FORMAT = 2
"""Raised whenever what is kept between builds means something else than before."""
TABLES = """
CREATE TABLE things (
  first INTEGER PRIMARY KEY, key TEXT UNIQUE, address TEXT, hashes BLOB, size INTEGER, things INTEGER, kinds TEXT,
  facets TEXT, also TEXT, keywords TEXT, print TEXT
);
CREATE TABLE blocks (id INTEGER PRIMARY KEY, terms TEXT, ordinals TEXT, words TEXT, shown TEXT, standing BLOB);
CREATE TABLE shards (place INTEGER PRIMARY KEY, blocks TEXT);
CREATE TABLE terms (term TEXT PRIMARY KEY, size INTEGER, print TEXT) WITHOUT ROWID;
CREATE TABLE postings (term TEXT PRIMARY KEY, postings TEXT) WITHOUT ROWID;
CREATE TABLE forms (form TEXT PRIMARY KEY, count INTEGER, term TEXT) WITHOUT ROWID;
CREATE INDEX forms_of_terms ON forms (term);
"""
"""A thing is known by the number of its first block; its others have the numbers that follow. What is read of all
things in each build stands apart from what is read of few."""
FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
PAGE = 16_384
"""Bytes of a page of a new file: a block fits into one."""
CACHE = 20_000
"""KiB of the file that SQLite holds in memory."""


class Store:
    """The store in a file. One process writes it; processes that are forked from that one read it too."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._writer = os.getpid()
        self._opened: tuple[int, sqlite3.Connection] | None = None
        try:
            self._see_to_tables()
        except sqlite3.DatabaseError as error:
            if _is_full(error):
                raise _disk_full(file) from error
            self.start_anew()

    def start_anew(self) -> None:
        """Forget everything, such as where the file is damaged."""
        self.close()
        self.file.unlink(missing_ok=True)
        self.file.with_name(self.file.name + "-journal").unlink(missing_ok=True)
        self._see_to_tables()

    def _see_to_tables(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        found = self.run("PRAGMA user_version").fetchone()[0]
        if found not in (0, FORMAT):
            raise sqlite3.DatabaseError
        if not found:
            self._connection.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {FORMAT}; COMMIT;")

    def close(self) -> None:
        """Let go of the file."""
        if self._opened and self._opened[0] == os.getpid():
            self._opened[1].close()
        self._opened = None

    @property
    def _connection(self) -> sqlite3.Connection:
        """The connection of this process: one cannot be taken along through a fork.

        A process that only reads does so in one transaction, since nothing changes while it runs: it need not lock the
        file for each statement.
        """
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = os.getpid(), sqlite3.connect(self.file, isolation_level=None)
            for setting in (f"PRAGMA page_size = {PAGE}", f"PRAGMA cache_size = -{CACHE}"):
                self._opened[1].execute(setting)
            self._opened[1].execute("PRAGMA synchronous = NORMAL" if os.getpid() == self._writer else "BEGIN")
        return self._opened[1]

    def run(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run a statement."""
        return self._connection.execute(statement, values)

    def run_each(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each of many rows."""
        self._connection.executemany(statement, rows)

    @contextmanager
    def change(self) -> Iterator[None]:
        """All or nothing of what is changed within. Raises OSError where the disk is full."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self.run("ROLLBACK")
            if isinstance(error, sqlite3.DatabaseError) and _is_full(error):
                raise _disk_full(self.file) from error
            raise

    def keys(self) -> set[str]:
        """The keys of all that is offered."""
        return {key for (key,) in self.run("SELECT key FROM things")}

    def take(self, offers: Iterable[tuple[str, Offer]]) -> None:
        """Add what is offered under keys that are new."""
        first = self.run("SELECT coalesce(max(id), 0) + 1 FROM blocks").fetchone()[0]
        for key, offer in offers:
            self.run("INSERT INTO things VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (first, key, *offer.card))
            rows = [(first + at, *block, None if at else offer.standing) for at, block in enumerate(offer.blocks)]
            self.run_each("INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?)", rows)
            first += len(rows)

    def forget(self, keys: Iterable[str]) -> None:
        """Forget what is offered under these keys."""
        for key in keys:
            first, hashes = self.run("SELECT first, hashes FROM things WHERE key = ?", (key,)).fetchone()
            last = first + len(hashes) // HASH - 1
            self.run("DELETE FROM blocks WHERE id BETWEEN ? AND ?", (first, last))
            self.run("DELETE FROM things WHERE first = ?", (first,))

    def cards(self) -> dict[str, tuple[int, Card]]:
        """By key the number of the first block, and the card. What many cards hold alike is held once."""
        held: dict[str, str] = {}
        found = {}
        for first, key, address, hashes, size, things, kinds, facets, also, *own in self.run("SELECT * FROM things"):
            alike = [held.setdefault(packed, packed) for packed in (kinds, facets, also)]
            found[key] = first, Card(address, hashes, size, things, *alike, *own)
        return found

    def standing(self, key: str) -> list[Standing]:
        """Where keywords stand in what is offered under a key."""
        asked = "SELECT standing FROM blocks JOIN things ON id = first WHERE key = ?"
        return standing_from(self.run(asked, (key,)).fetchone()[0])

    def shown(self, blocks: Sequence[int]) -> list[str]:
        """What a browser is shown of blocks."""
        return [shown for (shown,) in self._of_blocks("shown", blocks)]

    def said(self, blocks: Sequence[int]) -> list[Said]:
        """What blocks say."""
        return [Said._make(row) for row in self._of_blocks("terms, ordinals, words", blocks)]

    def _of_blocks(self, columns: str, blocks: Sequence[int]) -> list[tuple[str, ...]]:
        """Columns of blocks, in the order in which the blocks are given."""
        asked = f"SELECT id, {columns} FROM blocks WHERE id IN ({','.join('?' * len(blocks))})"
        found = {row[0]: row[1:] for row in self.run(asked, blocks)}
        return [found[block] for block in blocks]


def _is_full(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in FULL


def _disk_full(file: Path) -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
