"""Two builds of the same input are the same to the byte: on another day, in another zone, with another hash seed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from touchstone.building.tree import MARK

PROJECT = Path(__file__).parent.parent.parent
ANOTHER_DAY = """
import datetime, time

DAYS = 500
now = time.time
time.time = lambda: now() + DAYS * 86400


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(DAYS)

    @classmethod
    def utcnow(cls):
        return super().utcnow() + datetime.timedelta(DAYS)


class LaterDay(datetime.date):
    @classmethod
    def today(cls):
        return super().today() + datetime.timedelta(DAYS)


datetime.datetime, datetime.date = Later, LaterDay
"""


def everything(site: Path) -> dict[str, bytes]:
    """Every file but the mark by which a build knows the folder that it made."""
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.name != MARK]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_a_build_on_another_day_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(ANOTHER_DAY, "utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment |= {"PYTHONPATH": str(tmp_path), "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    command = [sys.executable, str(PROJECT / "scripts" / "build.py"), "--site", str(tmp_path / "site")]
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr[-2000:]
    one, other = everything(site), everything(tmp_path / "site")
    assert set(one) == set(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_no_page_tells_the_day_or_the_machine_of_its_build(site: Path) -> None:
    telling = re.compile(rb"/tmp/|/home/|" + re.escape(str(PROJECT).encode()) + rb"|Build Date|generator\"")
    assert [path for path in site.rglob("*.html") if telling.search(path.read_bytes())] == []
