"""A site from its parts: what is as it was is left or linked, the rest is made in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from touchstone.building.dispatch import Elsewhere, made_elsewhere
from touchstone.building.frame import Frame
from touchstone.building.parts import Part
from touchstone.building.places import Place
from touchstone.building.tree import Made, Tree
from touchstone.building.workers import cut, processors, spread

FEW = 24
"""So few parts are made faster here than in processes that must be started first."""
CHUNK = 64


@dataclass(frozen=True)
class Plan:
    """What is to be done with each part."""

    stay: dict[str, Made]
    """Parts of the spare site that are as they should be."""
    take: dict[str, Made]
    """Parts of the live site that the spare one can share."""
    make: list[Part]


def published(
    place: Place,
    frame: Frame,
    parts: Sequence[Part],
    last: Callable[[dict[str, Made]], Part],
    compress: bool = False,
    elsewhere: Elsewhere | None = None,
) -> dict[str, Made]:
    """Make a site of these parts and put it in place; gives what it holds by part.

    `last` gives the part that is made from what is known of all others; `elsewhere` is where units may be made instead.
    Raises OSError where the disk is full, NoShell where the frame lacks a shell, and BuildStopped where workers fail;
    the site then stays as it was.
    """
    live, spare = place.live(), place.take_spare()
    plan = _plan(parts, frame, spare, live)
    _clear(spare, plan)
    for made in plan.take.values():
        assert live is not None
        spare.take(made, live)
    done = {**plan.stay, **plan.take, **_made(spare, frame, plan.make, compress, elsewhere)}
    whole = {part.name: done[part.name] for part in parts}
    end = last(whole)
    whole[end.name] = spare.made(end, frame, compress)
    place.finish(whole)
    return whole


def _plan(parts: Sequence[Part], frame: Frame, spare: Tree, live: Tree | None) -> Plan:
    plan = Plan({}, {}, [])
    spare_whole, live_whole = spare.is_as_noted(), live is not None and live.is_as_noted()
    for part in parts:
        here, there = spare.parts.get(part.name), live.parts.get(part.name) if live else None
        if here and here.is_like(part.key, frame) and (spare_whole or spare.has(here)):
            plan.stay[part.name] = here
        elif there and there.is_like(part.key, frame) and live and (live_whole or live.has(there)):
            plan.take[part.name] = there
        else:
            plan.make.append(part)
    return plan


def _clear(spare: Tree, plan: Plan) -> None:
    """Take out of the spare site what belongs to parts that are gone or are made anew."""
    for name, made in spare.parts.items():
        if name not in plan.stay:
            for address in made.addresses():
                spare.remove(address)


def _made(
    spare: Tree, frame: Frame, parts: Sequence[Part], compress: bool, elsewhere: Elsewhere | None
) -> dict[str, Made]:
    """Make parts; those that are large by themselves come first, so that no process waits for them in the end."""
    if elsewhere and len(parts) > FEW:
        return dict(made_elsewhere(elsewhere, spare, frame, parts, compress))
    large = [[part] for part in parts if " " not in part.name]
    small = cut([part for part in parts if " " in part.name], CHUNK)
    tasks: list[Sequence[Part]] = [*large, *small] if len(parts) > FEW and processors() > 1 else [parts]
    results = spread(lambda task: [(part.name, spare.made(part, frame, compress)) for part in task], tasks)
    return {name: made for result in results for name, made in result}


def counted_pages(made: dict[str, Made]) -> int:
    """How many pages a site has."""
    return sum(line.endswith(".html") for one in made.values() for line in _addresses(one))


def _addresses(made: Made) -> Iterator[str]:
    return (line[66:] for line in made.lines.splitlines())
