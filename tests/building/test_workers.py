"""What other processes do while this one is busy with something else.

Each is tried in a process of its own: one that has several threads, as those that run tests may have, never forks.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from touchstone.building import workers
from touchstone.building.workers import meanwhile

PROJECT = Path(__file__).parent.parent.parent
TASKS = """
import json, os, sys, time
from pathlib import Path
from touchstone.building.workers import meanwhile, processors
folder = Path(sys.argv[1])
def task(number):
    (folder / str(number)).touch()
    time.sleep(0.02)
    return number, os.getpid()
"""
WAITING = """
number = processors()
with meanwhile(task, range(1000)) as made:
    while number > 1 and not any(folder.iterdir()):
        time.sleep(0.01)
    before = list(made)
print(json.dumps([number, os.getpid(), before, made]))
"""
FAILING = """
try:
    with meanwhile(task, range(1000)):
        raise KeyError
except KeyError:
    print(len(list(folder.iterdir())))
"""


def told(program: str, folder: Path) -> Any:
    """What a program prints."""
    command = [sys.executable, "-c", TASKS + program, str(folder)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True, timeout=120)
    return json.loads(done.stdout)


def test_the_first_tasks_are_done_by_others_while_the_block_runs_and_the_rest_are_left_out(tmp_path: Path) -> None:
    processors, here, before, made = told(WAITING, tmp_path)
    numbers = [number for number, _ in made]
    assert before == []
    assert numbers == list(range(len(numbers)))
    assert len(numbers) < 1000
    assert bool(numbers) == (processors > 1)
    assert here not in {process for _, process in made}


def test_no_more_is_begun_once_the_block_has_failed(tmp_path: Path) -> None:
    assert told(FAILING, tmp_path) < 100


def test_where_a_system_cannot_fork_and_for_few_tasks_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    with meanwhile(abs, range(3), least=4) as made:
        pass
    assert made == []
    monkeypatch.setattr(workers, "processors", lambda: 1)
    with meanwhile(abs, range(1000)) as made:
        pass
    assert made == []
