"""Work spread over the processors of this machine, through `concurrent.futures`.

Processes are forked, so that each begins with all that was read so far and nothing is copied to it; where a system
cannot fork, and for little work, all is done in this process.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from itertools import takewhile
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
MOST = 16
_WORK: ContextVar[Callable[[Any], Any]] = ContextVar("what the forked processes do")


def processors() -> int:
    """How many processes this machine can run at once; 1 where it cannot fork."""
    if not can_fork():
        return 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, MOST)


def can_fork() -> bool:
    """Whether this process may be forked: the system knows how, and no second thread would be lost."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def spread(work: Callable[[T], R], tasks: Sequence[T], meanwhile: Callable[[], object] = lambda: None) -> Iterator[R]:
    """The results of `work` for each task in their order, from several processes where there are several tasks.

    Once those have begun, this one does `meanwhile`. What `work` raises is raised here.
    """
    workers = min(processors(), len(tasks))
    if workers < 2:
        yield from map(work, tasks)
        return
    token = _WORK.set(lambda place: work(tasks[place]))
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            results = pool.map(_done, range(len(tasks)))
            meanwhile()
            yield from results
    finally:
        _WORK.reset(token)


@contextmanager
def begun(work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[list[Callable[[], R]]]:
    """For each task what gives its result: processes begin with them at once, and this one is free for other things.

    Where a system cannot fork, a task is done when its result is asked for. What `work` raises is raised there.
    """
    workers = min(processors(), len(tasks))
    if not workers or not can_fork():
        yield [partial(work, task) for task in tasks]
        return
    token = _WORK.set(lambda place: work(tasks[place]))
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            yield [pool.submit(_done, place).result for place in range(len(tasks))]
    finally:
        _WORK.reset(token)


@contextmanager
def meanwhile(work: Callable[[T], R], tasks: Sequence[T], least: int = 2) -> Iterator[list[R]]:
    """A list that holds, once the block is left, what other processes made of some tasks while it ran.

    They are not handed one task after another, which this process would be too busy for: each goes through its share
    until it is told that the block is left. All tasks are left out where a system cannot fork or there are few.
    """
    made: list[R] = []
    workers = processors() - 1
    if not workers or len(tasks) < least:
        yield made
        return
    enough = multiprocessing.get_context("fork").Event()

    def done_by_then(first: int) -> list[R]:
        return [work(task) for task in takewhile(lambda _: not enough.is_set(), tasks[first::workers])]

    with begun(done_by_then, range(workers)) as results:
        try:
            yield made
        finally:
            enough.set()
        for result in results:
            made += result()


def _done(place: int) -> Any:
    return _WORK.get()(place)


def cut(things: Sequence[T], size: int) -> list[Sequence[T]]:
    """A sequence in pieces of at most `size`."""
    return [things[start : start + size] for start in range(0, len(things), size)]
