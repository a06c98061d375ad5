"""What other processes do while this one is busy with something else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from touchstone.building import workers
from touchstone.building.workers import meanwhile, processors

TWO = pytest.mark.skipif(processors() < 2, reason="a system with one processor, or that cannot fork")
SOON, AT_LAST = 0.02, 60


def became_true(condition: Callable[[], bool]) -> bool:
    """Whether a condition holds within a minute."""
    end = time.monotonic() + AT_LAST
    while not condition() and time.monotonic() < end:
        time.sleep(SOON)
    return condition()


def slow(number: int) -> tuple[int, int]:
    time.sleep(SOON)
    return number, os.getpid()


@TWO
def test_the_first_tasks_are_done_by_others_while_the_block_runs_and_the_rest_are_left_out(tmp_path: Path) -> None:
    def noted(number: int) -> tuple[int, int]:
        (tmp_path / str(number)).touch()
        return slow(number)

    with meanwhile(noted, range(1000)) as made:
        assert became_true(lambda: any(tmp_path.iterdir()))
        assert not made
    numbers = [number for number, _ in made]
    assert numbers == list(range(len(numbers)))
    assert 0 < len(numbers) < 1000
    assert os.getpid() not in {process for _, process in made}


@TWO
def test_nothing_more_is_begun_once_the_block_has_failed() -> None:
    started = time.perf_counter()
    with pytest.raises(KeyError), meanwhile(slow, range(1000)):
        raise KeyError
    assert time.perf_counter() - started < 1000 * SOON / processors() / 4


def test_where_a_system_cannot_fork_and_for_few_tasks_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    with meanwhile(slow, range(3), least=4) as made:
        pass
    assert made == []
    monkeypatch.setattr(workers, "processors", lambda: 1)
    with meanwhile(slow, range(1000)) as made:
        pass
    assert made == []
