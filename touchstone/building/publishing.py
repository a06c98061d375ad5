"""A site from its parts: what is as it was is left or linked, the rest is made in several processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from touchstone.building.dispatch import Elsewhere, made_elsewhere
from touchstone.building.frame import Frame
from touchstone.building.parts import OfUnit, Part
from touchstone.building.places import Place
from touchstone.building.tree import Made, Tree
from touchstone.building.workers import cut, processors, spread

FEW = 24
"""So few parts are made faster here than in processes that must be started first."""
CHUNK = 64
Stages = Generator[Sequence[Part], None, None]
"""The parts of a site by stages: those of each are asked for when those of the one before are made."""


def published(
    place: Place,
    frame: Frame,
    stages: Stages,
    last: Callable[[dict[str, Made]], Part],
    compress: bool = False,
    elsewhere: Elsewhere | None = None,
) -> dict[str, Made]:
    """Make a site of these parts and put it in place; gives what it holds by part.

    `last` gives the part that is made from what is known of all others; `elsewhere` is where units may be made instead.
    Raises OSError where the disk is full, NoShell where the frame lacks a shell, and BuildStopped where workers fail;
    the site then stays as it was.
    """
    spare = place.take_spare()
    workbench = _Workbench(place.live(), spare, frame, compress, elsewhere)
    whole: dict[str, Made] = {}
    with closing(stages) as parts_of_stages:
        for parts in parts_of_stages:
            whole |= workbench.made(parts)
    end = last(whole)
    whole |= workbench.made([end])
    workbench.clear(name for name in spare.parts if name not in whole)
    place.finish(whole, spare, workbench.touched)
    return whole


@dataclass(frozen=True)
class Plan:
    """What is to be done with each part."""

    stay: dict[str, Made]
    """Parts of the spare site that are as they should be."""
    take: dict[str, Made]
    """Parts of the live site that the spare one can share."""
    make: list[Part]


@dataclass(frozen=True)
class _Workbench:
    """Where the next site is made ready, beside the one that stands there."""

    live: Tree | None
    spare: Tree
    frame: Frame
    compress: bool
    elsewhere: Elsewhere | None
    new: set[str] = field(default_factory=set)
    """The addresses of the files that were made or taken."""
    touched: set[str] = field(default_factory=set)
    """The folders in which anything was changed."""

    def made(self, parts: Sequence[Part]) -> dict[str, Made]:
        """What the site holds of these parts, in their order."""
        plan = self._plan(parts)
        self.clear([*plan.take, *(part.name for part in plan.make)])
        for made in plan.take.values():
            assert self.live is not None
            self.spare.take(made, self.live)
        fresh = {**plan.take, **self._made(plan.make)}
        for made in fresh.values():
            self.new.update(made.addresses())
            self.touched.update(made.folders)
        done = plan.stay | fresh
        return {part.name: done[part.name] for part in parts}

    def clear(self, names: Iterable[str]) -> None:
        """Take out of the spare site what parts held before, but for what was put there since."""
        for name in names:
            for address in self.spare.parts[name].addresses() if name in self.spare.parts else ():
                if address not in self.new:
                    self.spare.remove(address)
                    self.touched.add(address.rpartition("/")[0] or ".")

    def _plan(self, parts: Sequence[Part]) -> Plan:
        plan = Plan({}, {}, [])
        for part in parts:
            if (here := self._held(self.spare, part)) is not None:
                plan.stay[part.name] = here
            elif (there := self._held(self.live, part)) is not None:
                plan.take[part.name] = there
            else:
                plan.make.append(part)
        return plan

    def _held(self, tree: Tree | None, part: Part) -> Made | None:
        """A part as a site holds it, where it would be made the same again."""
        held = tree.parts.get(part.name) if tree else None
        if tree is None or held is None or not held.is_like(part.key, self.frame):
            return None
        return held if tree.is_as_noted or tree.has(held) else None

    def _made(self, parts: Sequence[Part]) -> dict[str, Made]:
        """Make parts; those that are large by themselves come first, so that no process waits for them in the end."""
        if self.elsewhere and sum(isinstance(part.make, OfUnit) for part in parts) > FEW:
            return dict(made_elsewhere(self.elsewhere, self.spare, self.frame, parts, self.compress))
        large = [[part] for part in parts if " " not in part.name]
        small = cut([part for part in parts if " " in part.name], CHUNK)
        tasks: list[Sequence[Part]] = [*large, *small] if len(parts) > FEW and processors() > 1 else [parts]
        made: dict[str, Made] = {}
        for task, results in zip(tasks, spread(lambda task: list(map(self._done, task)), tasks), strict=True):
            for part, (result, beside) in zip(task, results, strict=True):
                made[part.name] = result
                if part.beside:
                    part.beside.take(beside)
        return made

    def _done(self, part: Part) -> tuple[Made, Any]:
        """A part as it is made and written, and what is made beside it."""
        made = self.spare.made(part, self.frame, self.compress), part.beside.make() if part.beside else None
        if isinstance(part.make, OfUnit):
            part.make.let_go()
        return made
