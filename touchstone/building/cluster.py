"""The workers of a Dask cluster, through its own executor. Dask is an optional package."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from touchstone.building.parcels import Versions, Workshop, refuse_unlike
from touchstone.building.places import BuildStopped

if TYPE_CHECKING:
    from distributed import Client

LOCK = "requirements-dask.lock"
SETTINGS = {
    "distributed.admin.large-graph-warning-threshold": "10GB",
    "distributed.admin.low-level-log-length": 0,
}
"""What all units share is large and sent once; and what was sent is not kept for Dask's own log."""
ASK_AGAIN = 5
"""Seconds without any result after which the scheduler is asked for its workers."""
REACHED_WITHIN = 5
"""Seconds in which a scheduler must answer."""


def not_installed(what: str) -> BuildStopped:
    """What is said where an optional package is missing."""
    return BuildStopped(
        f"{what} is not installed: run `{sys.executable} -m pip install --require-hashes -r {LOCK}`"
        " in the project's folder, and then the same command again."
    )


@dataclass(frozen=True)
class Cluster:
    """A Dask cluster whose scheduler has an address such as tcp://10.0.0.1:8786.

    Raises BuildStopped where Dask is not installed.
    """

    address: str
    versions: Callable[[], Versions]
    patience: float = 60
    """Seconds to wait for a first worker, and for another where the last one has gone."""

    def __post_init__(self) -> None:
        if find_spec("distributed") is None:
            raise not_installed("Dask")

    @contextmanager
    def workers(self) -> Iterator[DaskWorkers]:
        """The workers, for as long as they are needed. Raises BuildStopped where there are none, or they fail."""
        import dask  # noqa: PLC0415
        from distributed import KilledWorker  # noqa: PLC0415

        with dask.config.set(SETTINGS), self._client() as client:
            try:
                workers = DaskWorkers(client, self)
                workers.refuse_others()
                yield workers
            except KilledWorker as killed:
                told = f"{killed.allowed_failures + 1} workers at {self.address} went down with the same units"
                raise BuildStopped(f"{told}: see what their logs say, such as that memory was short.") from None
            except (CancelledError, OSError) as error:
                if _is_of_files(error):
                    raise
                raise BuildStopped(f"The scheduler at {self.address} went away, so the site was not built.") from None

    @contextmanager
    def _client(self) -> Iterator[Client]:
        from distributed import Client  # noqa: PLC0415

        try:
            client = Client(self.address, timeout=REACHED_WITHIN, set_as_default=False)
        except (OSError, ValueError, TypeError, ImportError, RuntimeError) as error:
            raise BuildStopped(
                f"No Dask scheduler could be reached at {self.address} ({error}): start one, or give its address as it"
                " prints it, such as tcp://10.0.0.1:8786."
            ) from None
        try:
            yield client
        finally:
            client.close()


@dataclass(frozen=True)
class DaskWorkers:
    """The workers of a cluster that was reached."""

    client: Client
    cluster: Cluster
    executor: Executor = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "executor", self.client.get_executor(pure=False))

    def refuse_others(self) -> None:
        """Raise BuildStopped where a worker that is there has another program, or none."""
        self.number()
        told = self.cluster.versions
        for worker, answer in sorted(self.client.run(refuse_unlike, told, dict(told()), on_error="return").items()):
            if isinstance(answer, BuildStopped):
                raise answer
            if isinstance(answer, Exception):
                raise BuildStopped(
                    f"The worker at {worker} cannot run this program ({answer}): start it in a copy of the project,"
                    " with PYTHONPATH=. before the command."
                )

    def shared(self, content: bytes) -> Any:
        """A workshop on the cluster, which makes it anew where a worker that held it has gone."""
        return self.client.submit(Workshop, content, pure=False)

    def patience(self) -> float:
        """After how many seconds without any result it is asked again how many workers there are."""
        return min(ASK_AGAIN, self.cluster.patience)

    def number(self) -> int:
        """How many tasks the workers can do at once. Raises BuildStopped where none has come for a while."""
        until = time.monotonic() + self.cluster.patience
        while True:
            found: int = sum(self.client.nthreads().values())
            if found:
                return found
            if time.monotonic() > until:
                raise BuildStopped(
                    f"The scheduler at {self.cluster.address} has had no worker for {self.cluster.patience:.0f}"
                    " seconds, so the site was not built: start workers, and then the same command again."
                )
            time.sleep(0.1)


def _is_of_files(error: BaseException) -> bool:
    """Whether an error is the system's about a file: what Dask raises of a connection bears no number of the system."""
    return isinstance(error, OSError) and error.errno is not None and not isinstance(error, ConnectionError)
