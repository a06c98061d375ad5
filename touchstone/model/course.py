"""A course: what is taught, when and for how much, and which items its learning outcomes reach."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from touchstone.model.base import Prose, Record, Slug, Source, Text, Texts, WebAddress, Wording
from touchstone.model.framework import Target

OutcomeId = Annotated[str, StringConstraints(pattern=r"^o[1-9][0-9]*$")]
Day = Annotated[str, StringConstraints(pattern=r"^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
"""A day, such as 2012-01-31 (ISO 8601)."""
Time = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day on the 24-hour clock, such as 13:00."""
Amount = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,7}(\.[0-9]{2})?$")]
"""An amount of money in digits, such as 187 or 187.50; kept as text so that no penny is lost."""
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""The letters of ISO 4217, such as GBP."""
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
"""What touchstone.fingerprint makes of an item's words."""


class Mode(StrEnum):
    """How a course is held."""

    ONLINE = "online"
    IN_PERSON = "in-person"
    BLENDED = "blended"


class Vat(StrEnum):
    """How value added tax stands to a price."""

    EXCLUDED = "excluded"
    INCLUDED = "included"
    NONE = "none"


class Strength(StrEnum):
    """How far a learning outcome reaches an item."""

    INTRODUCES = "introduces"
    COVERS = "covers"
    ASSESSES = "assesses"

    def reaches(self, asked: Strength) -> bool:
        """Whether this is as much as is asked, or more."""
        order = list(Strength)
        return order.index(self) >= order.index(asked)


class CourseDay(Record):
    """One day on which a course is held."""

    day: Day
    starts: Time | None = None
    ends: Time | None = None


class Price(Record):
    """What a place on a course costs, or the course itself."""

    amount: Amount
    currency: Currency
    vat: Vat
    """excluded, included or none."""
    for_whom: Text | None = None
    """Who pays this price, such as members; left out where everybody does."""


class Outcome(Record):
    """What a person takes away from a course."""

    id: OutcomeId
    """o1, o2 and so on."""
    text: Text
    unmapped: Text | None = None
    """Why nothing is mapped to the outcome, where that was judged."""


class Brochure(Record):
    """A document about the course."""

    title: Text
    address: WebAddress | None = None
    """Left out where it is not known."""
    note: Text | None = None


class CourseMapping(Record):
    """A judgement that a learning outcome reaches an item, a section, a level or a behaviour."""

    outcome: OutcomeId
    to: Target
    strength: Strength
    """introduces, covers or assesses."""
    reason: Text
    """Why, in a few words."""
    judged_by: Text
    judged: Day
    """The day of the judgement."""
    fingerprint: Fingerprint
    """The fingerprint of the words on that day; a command writes it."""
    words: Texts = Field(min_length=1)
    """The words on that day, so that a later change can be shown."""

    @model_validator(mode="after")
    def _is_precise(self) -> Self:
        if self.to.unit and not (self.to.item or self.to.section):
            raise ValueError(f"name an item or a section of {self.to.unit}")
        return self


class Course(Record):
    """One file in the courses folder."""

    SET_BY_LOADER = frozenset({"file", "id"})

    id: Slug
    """The file name."""
    file: str
    """The file below the standards folder."""

    title: Text
    provider: Text
    about: Prose
    wording: Wording
    """official, restated or catalogue-only."""
    dates: tuple[CourseDay, ...] = ()
    mode: Mode
    """online, in-person or blended."""
    venue: Text | None = None
    """Where it is held, or with which program."""
    prices: tuple[Price, ...] = ()
    audience: Prose | None = None
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    mappings: tuple[CourseMapping, ...] = ()
    contact: Prose | None = None
    brochure: Brochure | None = None
    source: Source | None = None
    notes: Texts = ()
    """What a reader should know of the record, such as where the source contradicts itself."""

    def outcome(self, outcome_id: str) -> Outcome | None:
        """The learning outcome with this id."""
        return next((one for one in self.outcomes if one.id == outcome_id), None)

    def mapped_from(self, outcome_id: str) -> list[CourseMapping]:
        """The mappings of one learning outcome."""
        return [one for one in self.mappings if one.outcome == outcome_id]

    def last_day(self) -> str | None:
        """The day after which the course is past."""
        return max((one.day for one in self.dates), default=None)
