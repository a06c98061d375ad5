"""A site from its parts: what is as it was is left or linked, the rest is made in several processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from touchstone.building.dispatch import Elsewhere, made_elsewhere
from touchstone.building.frame import Frame, ShellKind
from touchstone.building.parts import OfUnit, Part
from touchstone.building.places import Place
from touchstone.building.tree import Made, Tree
from touchstone.building.workers import cut, processors, spread

FEW = 24
"""So few parts are made faster here than in processes that must be started first."""
SELDOM = 100
"""So few parts are made anew sooner than what is known of the live site is read, which may hold them."""
CHUNK, TASKS = 64, 8
"""So many parts are one task at most; fewer where each process would have less than so many tasks, since in the end one
waits for the other."""


class Stage(NamedTuple):
    """Parts of a site that are made together."""

    parts: Sequence[Part]
    meanwhile: Callable[[], object] = lambda: None
    """What this process does if others make the parts."""


Stages = Generator[Stage, None, None]
"""A site by stages: each is asked for when the parts of the one before are made."""


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
    workbench = _Workbench(place, spare, frame, compress, elsewhere)
    whole: dict[str, Made] = {}
    with closing(stages):
        for stage in stages:
            whole |= workbench.made(stage)
    whole |= workbench.made(Stage([last(whole)]))
    workbench.clear(name for name in spare.parts if name not in whole)
    place.finish(whole, spare, workbench.touched)
    return whole


@dataclass(frozen=True)
class _Workbench:
    """Where the next site is made ready, beside the one that stands there."""

    place: Place
    spare: Tree
    frame: Frame
    compress: bool
    elsewhere: Elsewhere | None
    new: set[str] = field(default_factory=set)
    """The addresses of the files that were made or taken."""
    touched: set[str] = field(default_factory=set)
    """The folders in which anything was changed."""

    def made(self, stage: Stage) -> dict[str, Made]:
        """What the site holds of the parts of a stage, in their order."""
        parts = stage.parts
        stay = self._all_held(self.spare, parts)
        lacking = [part for part in parts if part.name not in stay]
        live = self.place.live() if len(lacking) > SELDOM or any(map(_is_large, lacking)) else None
        take = self._all_held(live, lacking) if live else {}
        self.clear([part.name for part in lacking])
        if live:
            self.spare.take_all(take.values(), live)
        fresh = take | self._made(Stage([part for part in lacking if part.name not in take], stage.meanwhile))
        for made in fresh.values():
            self.new.update(made.addresses())
            self.touched.update(made.folders)
        done = stay | fresh
        return {part.name: done[part.name] for part in parts}

    def clear(self, names: Iterable[str]) -> None:
        """Take out of the spare site what parts held before, but for what was put there since."""
        for name in names:
            for address in self.spare.parts[name].addresses() if name in self.spare.parts else ():
                if address not in self.new:
                    self.spare.remove(address)
                    self.touched.add(address.rpartition("/")[0] or ".")

    def _all_held(self, tree: Tree, parts: Iterable[Part]) -> dict[str, Made]:
        """Those of the parts that a site holds and that would be made the same again."""
        return {part.name: held for part in parts if (held := self._held(tree, part)) is not None}

    def _held(self, tree: Tree, part: Part) -> Made | None:
        held = tree.parts.get(part.name)
        if held is None or not held.is_like(part.key, self.frame):
            return None
        return held if tree.is_as_noted or tree.has(held) else None

    def _made(self, stage: Stage) -> dict[str, Made]:
        """Make parts; those that are large by themselves come first, so that no process waits for them in the end."""
        parts = stage.parts
        if self.elsewhere and sum(isinstance(part.make, OfUnit) for part in parts) > FEW:
            return dict(made_elsewhere(self.elsewhere, self.spare, self.frame, parts, self.compress))
        large = [[part] for part in parts if _is_large(part)]
        others = [part for part in parts if not _is_large(part)]
        small = cut(others, max(1, min(CHUNK, len(others) // (TASKS * processors()))))
        tasks: list[Sequence[Part]] = [*large, *small] if len(parts) > FEW and processors() > 1 else [parts]
        made: dict[str, Made] = {}
        for task, (results, drawn) in zip(tasks, spread(self._all_done, tasks, stage.meanwhile), strict=True):
            self.frame.shells.update(drawn)
            for part, (result, beside) in zip(task, results, strict=True):
                made[part.name] = result
                if part.beside:
                    part.beside.take(beside)
        return made

    def _all_done(self, parts: Sequence[Part]) -> tuple[list[tuple[Made, Any]], dict[ShellKind, tuple[str, ...]]]:
        """Parts as they are made, and the shells that were drawn for them, so that nobody draws these once more."""
        before = set(self.frame.shells)
        results = list(map(self._done, parts))
        return results, {kind: pieces for kind, pieces in self.frame.shells.items() if kind not in before}

    def _done(self, part: Part) -> tuple[Made, Any]:
        """A part as it is made and written, and what is made beside it."""
        made = self.spare.made(part, self.frame, self.compress), part.beside.make() if part.beside else None
        if isinstance(part.make, OfUnit):
            part.make.let_go()
        return made


def _is_large(part: Part) -> bool:
    """Whether a part holds all of a kind, and not one unit or one file of the search."""
    return " " not in part.name
