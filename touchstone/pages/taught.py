"""Who teaches an item, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from touchstone import addresses
from touchstone.coverage import Changed, Teaching
from touchstone.model.course import Strength
from touchstone.render import Site, past
from touchstone.targets import ItemAddress


@dataclass(frozen=True)
class Taught:
    """A mapping that reaches the item."""

    title: str
    """The course's."""
    address: str
    """That of the learning outcome on the course's page."""
    strength: Strength
    reason: str
    past: bool
    changed: Changed | None
    """What has changed since the mapping was judged; None where it is in date."""


def taught(site: Site, item: ItemAddress) -> tuple[Taught, ...]:
    """The mappings that reach an item, those of one course together."""
    return tuple(_taught(site, teaching) for teaching in site.taught_by.get(item, ()))


def _taught(site: Site, teaching: Teaching) -> Taught:
    course, mapping = teaching
    return Taught(
        course.title,
        f"{addresses.of_course(course)}#{mapping.outcome}",
        mapping.strength,
        mapping.reason,
        past(course, site.catalogue.edition.dated),
        site.changed.get((course.id, mapping)),
    )
