"""Units made by the workers of an executor, a parcel at a time, while this machine makes all else and writes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from touchstone.building.frame import Frame
from touchstone.building.parcels import Delivered, Parcel, Versions, make_there, parcel_of, shared_content
from touchstone.building.parts import OfUnit, Part
from touchstone.building.tree import Made, Tree
from touchstone.building.workers import begun, cut

LARGEST = 128
"""So many units go into a parcel at most: about a megabyte there, and ten back."""
SMALLEST = 4
AHEAD = 2
"""So many parcels are under way for each worker, so that none waits for the next."""


class Workers(Protocol):
    """Workers that are at hand."""

    @property
    def executor(self) -> Executor:
        """What hands tasks to them."""

    def shared(self, content: bytes) -> Any:
        """Give them `Workshop(content)`; what comes back stands for it among the arguments of a task."""

    def number(self) -> int:
        """How many tasks they can do at once, now. Raises BuildStopped where nobody has been there for a while."""

    def patience(self) -> float:
        """After how many seconds without any result it is asked again how many they are."""


class Elsewhere(Protocol):
    """A place where workers may be found."""

    @property
    def versions(self) -> Callable[[], Versions]:
        """A function that tells the versions of the program, wherever it is called."""

    def workers(self) -> AbstractContextManager[Workers]:
        """The workers, for as long as they are needed. Raises BuildStopped where there are none."""


def made_elsewhere(
    where: Elsewhere, spare: Tree, frame: Frame, parts: Sequence[Part], compress: bool
) -> Iterator[tuple[str, Made]]:
    """Make parts and write their files: those of units there, all others here.

    Raises BuildStopped where workers cannot be reached or are not like this machine, and NoShell.
    """
    here = [part for part in parts if not isinstance(part.make, OfUnit)]
    there = [part for part in parts if isinstance(part.make, OfUnit)]
    with begun(lambda part: (part.name, spare.made(part, frame, compress)), here) as results:
        for part in there[:1]:  # draws the shells that most of the others need
            yield part.name, spare.made(part, frame, compress)
        with where.workers() as workers:
            yield from Round(workers, where.versions, spare, frame, compress).made(there[1:])
        for result in results:
            yield result()


@dataclass(frozen=True)
class Round:
    """Parcels on their way to workers and back."""

    workers: Workers
    versions: Callable[[], Versions]
    spare: Tree
    frame: Frame
    compress: bool
    running: dict[Future[Delivered], Sequence[Part]] = field(default_factory=dict)

    def made(self, parts: Sequence[Part]) -> Iterator[tuple[str, Made]]:
        """The parts, as they come back, their files written."""
        if not parts:
            return
        first = parts[0].make
        assert isinstance(first, OfUnit)
        shared = self.workers.shared(shared_content(first.site, self.versions))
        size = min(LARGEST, max(SMALLEST, len(parts) // (AHEAD * AHEAD * self.workers.number())))
        waiting = deque(cut(parts, size))
        try:
            while waiting or self.running:
                self._send(waiting, shared)
                for sent, delivered in self._next():
                    yield from self._written(delivered)
                    waiting.extend([[part for part in sent if part.name in delivered.left]] if delivered.left else [])
        finally:
            for future in self.running:
                future.cancel()

    def _send(self, waiting: deque[Sequence[Part]], shared: Any) -> None:
        room = AHEAD * self.workers.number() - len(self.running)
        for _ in range(min(room, len(waiting))):
            parts = waiting.popleft()
            parcel: Parcel = parcel_of(parts, self.frame, self.compress)
            self.running[self.workers.executor.submit(make_there, shared, parcel)] = parts

    def _next(self) -> Iterator[tuple[Sequence[Part], Delivered]]:
        """The parcels that have come back, each with what it was sent for."""
        for future in wait(self.running, self.workers.patience(), FIRST_COMPLETED).done:
            yield self.running.pop(future), future.result()

    def _written(self, delivered: Delivered) -> Iterator[tuple[str, Made]]:
        for kind in delivered.lacking:
            self.frame.shell(kind)
        for name, made, files in delivered.parts:
            for address, content in files:
                self.spare.write(address, content)
            yield name, made
