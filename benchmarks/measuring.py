"""What a command takes: wall time, processor time, and memory."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class Failed(Exception):
    """Raised where a tool did not build; carries what it said."""


@dataclass(frozen=True)
class Run:
    """One run of a command."""

    wall: float
    user: float
    system: float
    peak: float
    """MiB: the largest of its processes."""

    @property
    def cpu(self) -> float:
        """Seconds of processor time, of all its processes."""
        return self.user + self.system


def measured(command: Sequence[str], folder: Path, log: Path) -> Run:
    """Run a command in a folder. Raises Failed with the end of what it said where it fails.

    Python may keep what it compiles of a program, as it does unless it was told not to.
    """
    surroundings = {name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", SMALL, str(log), *command],
        cwd=folder,
        env=surroundings,
        stdout=subprocess.PIPE,
        check=True,
    )
    failed, *figures = json.loads(done.stdout)
    if failed:
        raise Failed(f"{command[0]}: " + log.read_text("utf-8", "replace")[-800:])
    return Run(*figures)


SMALL = """
import json, os, subprocess, sys, time
started = time.perf_counter()
with open(sys.argv[1], "wb") as stream:
    process = subprocess.Popen(sys.argv[2:], stdout=stream, stderr=subprocess.STDOUT)
    _, status, used = os.wait4(process.pid, 0)
wall = time.perf_counter() - started
print(json.dumps([status, wall, used.ru_utime, used.ru_stime, used.ru_maxrss / 1024]))
"""
"""A small process that runs the command: a new process counts the memory of the one that began it as its own."""


@dataclass(frozen=True)
class Output:
    """What a tool wrote."""

    pages: int
    files: int
    bytes: int
    html: int
    """Bytes of HTML."""

    @property
    def bytes_a_page(self) -> int:
        """Bytes of HTML by the number of pages."""
        return self.html // max(self.pages, 1)


def output(folder: Path) -> Output:
    """What stands in a folder."""
    found = [
        (name, os.path.getsize(os.path.join(place, name))) for place, _, names in os.walk(folder) for name in names
    ]
    html = [size for name, size in found if name.endswith(".html")]
    return Output(len(html), len(found), sum(size for _, size in found), sum(html))


def shared_words(page: Path, other: Path) -> float:
    """How much of the words of one page stands in another too, from 0 to 1."""
    words, held = (Counter(_words(one.read_text("utf-8"))) for one in (page, other))
    return (words & held).total() / max(words.total(), 1)


def _words(html: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"(?s)<(script|style|svg)\b.*?</\1>|<[^>]*>", " ", html))
