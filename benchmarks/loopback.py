"""A Dask cluster on this machine alone, to be measured beside this machine's own processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.measuring import Failed, Run

HERE = ("--host", "127.0.0.1", "--no-dashboard")
SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"
WORKER = "from distributed.cli.dask_worker import main; main()"
READY_WITHIN = 60


@dataclass(frozen=True)
class Loopback:
    """A scheduler and its workers, each one process with one thread."""

    address: str
    processes: tuple[Any, ...]
    """Each as psutil sees it."""

    def cpu(self) -> float:
        """Seconds of processor time that all have taken so far."""
        return sum(sum(process.cpu_times()[:2]) for process in self.processes)

    def with_its_own(self, run: Run, before: float) -> Run:
        """A run with the processor time of these processes since `before`, and the memory of the largest."""
        largest = max(_peak(process.pid) for process in self.processes)
        return replace(run, user=run.user + self.cpu() - before, peak=max(run.peak, largest))


@contextmanager
def loopback(folder: Path, project: Path, workers: int) -> Iterator[Loopback]:
    """A cluster whose workers run the program of `project`. Raises Failed where Dask is not there."""
    try:
        import psutil  # noqa: PLC0415
        from distributed import Client  # noqa: PLC0415
    except ImportError:
        raise Failed("Dask is not installed: see requirements-dask.lock") from None
    folder.mkdir(parents=True, exist_ok=True)
    told = folder / "scheduler.json"
    told.unlink(missing_ok=True)
    started = [_start(folder, project, SCHEDULER, *HERE, "--port", "0", "--scheduler-file", str(told))]
    try:
        address = _address(told)
        more = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
        started += [_start(folder, project, WORKER, address, *HERE, *more) for _ in range(workers)]
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=READY_WITHIN)
        yield Loopback(address, tuple(psutil.Process(process.pid) for process in started))
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def _start(folder: Path, project: Path, code: str, *arguments: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(project)}
    with (folder / "cluster.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-c", code, *arguments], cwd=folder, env=environment, stdout=log, stderr=log
        )


def _address(told: Path) -> str:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        try:
            return str(json.loads(told.read_text("utf-8"))["address"])
        except (OSError, ValueError):
            time.sleep(0.1)
    raise Failed(f"no scheduler came up: see {told.parent / 'cluster.log'}")


def _peak(process: int) -> float:
    """MiB that a process has taken at most, where the system tells (Linux, proc(5)); else 0."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0)
